"""Explainable linear models: from named features to a calibrated probability and the reasons for it.

    model = load_model(files("discourse_x") / "weights/concession.json")
    decision = model.decide({"cue=although": 1, "clause is initial": 1, "length": 0.4})
    decision.label                 # "concession"; None where the model abstains
    decision.probability           # of the most probable label, calibrated
    decision.why                   # "cue=although (+2.1), clause is initial (+0.8), length (-0.3)"
    model.probability(features)    # of the positive label, in a model of two

Features are a dict of names to numbers; a name that the model does not know weighs nothing. Name features as a reader
would like to read them. Models are fitted with `discourse.analysis.training` and are plain JSON, with
a card that says of which data, under which licence, with which figures::

    {"format": "discourse linear model 1", "labels": ["other", "concession"],
     "intercepts": {"concession": -1.2}, "weights": {"concession": {"cue=although": 2.1, …}},
     "calibration": {"slope": 0.9, "offset": 0.1}, "threshold": 0.5,
     "card": {"task": "…", "data": "…", "licence": "CC BY 4.0", "date": "2025-01-31", "figures": {"F1": 0.8}}}

Inference needs the standard library alone.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, Literal, NoReturn

from attrs import Factory, asdict, evolve, field, frozen

from discourse.analysis.records import Misfit, structure
from discourse.errors import DataError

Features = Mapping[str, float]

FORMAT: Final = "discourse linear model 1"


@frozen(kw_only=True)
class Card:
    """What a model was made of, and how well it does.

    Attributes:
        task: what it decides.
        data, licence: what it was fitted on, and on which terms that may be used.
        date: of the fit, as ISO 8601 has it.
        figures: what was measured, on data that it was not fitted on.
        commit: of the code that fitted it.
        notes: what a user should know besides.
    """

    task: str
    data: str
    licence: str
    date: str
    figures: dict[str, float] = Factory(dict)
    commit: str = ""
    notes: str = ""


@frozen(kw_only=True)
class Calibration:
    """From the model's log-odds to those that hold on data it has not seen.

    `slope` and `offset` are Platt's (1999) for two labels; with more, the slope alone is the inverse of a temperature
    (Guo et al. 2017). `points`, where given, are log-odds after that, with the `shares` of positives there
    (isotonic regression); between two points the line is straight.
    """

    slope: float = 1.0
    offset: float = 0.0
    points: tuple[float, ...] = ()
    shares: tuple[float, ...] = ()

    def __attrs_post_init__(self) -> None:
        if len(self.points) != len(self.shares) or list(self.points) != sorted(set(self.points)):
            raise ValueError("points must rise, and each needs its share.")
        if list(self.shares) != sorted(self.shares) or not all(0 <= s <= 1 for s in self.shares):
            raise ValueError("shares must not fall, and lie between 0 and 1.")
        if self.slope < 0:
            raise ValueError("the slope must not be negative: it would turn the model round.")

    def probability(self, log_odds: float) -> float:
        """The probability of the positive one of two labels."""
        x = self.slope * log_odds + self.offset
        if not self.points:
            return sigmoid(x)
        after = bisect_right(self.points, x)
        if after in (0, len(self.points)):
            return self.shares[max(after - 1, 0)]
        (x0, x1), (y0, y1) = self.points[after - 1 : after + 1], self.shares[after - 1 : after + 1]
        return y0 + (y1 - y0) * (x - x0) / (x1 - x0)


@frozen
class Reason:
    """A feature and what it adds to the log-odds of the label, against the next likely one."""

    feature: str
    weight: float

    def __str__(self) -> str:
        return f"{self.feature} ({self.weight:+.1f})"


@frozen(kw_only=True)
class Decision:
    """What a model says of one case.

    Attributes:
        label: the most probable label; None where its probability is below the threshold.
        probability: of the most probable label.
        probabilities: of each label.
        reasons: what weighs most for or against the most probable label, heaviest first.
    """

    label: str | None
    probability: float
    probabilities: Mapping[str, float]
    reasons: tuple[Reason, ...]

    @property
    def why(self) -> str:
        """The three heaviest reasons, for a reader."""
        return ", ".join(map(str, self.reasons[:3]))


@frozen(kw_only=True)
class LinearModel:
    """A logistic model of two labels, or of several (multinomial).

    Attributes:
        labels: the first of two is the negative one.
        intercepts, weights: for each label; one without is the reference, at 0. Of two, that is the first.
        calibration: fitted on data that the weights were not.
        threshold: below this probability the model abstains.
        card: what it was made of.
    """

    labels: tuple[str, ...] = field()
    weights: dict[str, dict[str, float]]
    intercepts: dict[str, float] = Factory(dict)
    calibration: Calibration = Calibration()
    threshold: float = 0.0
    card: Card | None = None
    format: Literal["discourse linear model 1"] = FORMAT

    def __attrs_post_init__(self) -> None:
        if len(set(self.labels)) != len(self.labels) or len(self.labels) < 2:
            raise ValueError("a model needs two labels or more, each once.")
        unknown = (self.weights.keys() | self.intercepts.keys()) - set(self.labels)
        if unknown:
            raise ValueError(f"{sorted(unknown)[0]!r} has weights and is not among the labels.")
        numbers = [w for weights in self.weights.values() for w in weights.values()]
        if not all(map(math.isfinite, [*numbers, *self.intercepts.values(), self.threshold])):
            raise ValueError("weights must be finite numbers.")
        if len(self.labels) > 2 and (self.calibration.points or self.calibration.offset):
            raise ValueError("a model of several labels is calibrated by the slope alone.")

    def log_odds(self, features: Features) -> float:
        """The log-odds of the positive one of two labels, before calibration."""
        self._needs_two_labels()
        negative, positive = self.labels
        intercept = self.intercepts.get(positive, 0.0) - self.intercepts.get(negative, 0.0)
        margins = self._margins
        return intercept + sum(
            [value * margins[name] for name, value in features.items() if name in margins]
        )

    def probability(self, features: Features) -> float:
        """The calibrated probability of the positive one of two labels.

        Raises:
            ValueError: the model has more labels; ask for `probabilities`.
        """
        return self.calibration.probability(self.log_odds(features))

    def probabilities(self, features: Features) -> dict[str, float]:
        """The calibrated probability of each label; they add up to 1."""
        if len(self.labels) == 2:
            positive = self.probability(features)
            return {self.labels[0]: 1 - positive, self.labels[1]: positive}
        scores = [self.calibration.slope * score for score in self._scores(features).values()]
        highest = max(scores)
        odds = [math.exp(score - highest) for score in scores]
        total = sum(odds)
        return {label: odd / total for label, odd in zip(self.labels, odds, strict=True)}

    def decide(self, features: Features) -> Decision:
        """The most probable label, with its probability and its reasons."""
        probabilities = self.probabilities(features)
        first, second = sorted(self.labels, key=lambda label: -probabilities[label])[:2]
        return Decision(
            label=first if probabilities[first] >= self.threshold else None,
            probability=probabilities[first],
            probabilities=probabilities,
            reasons=self.reasons(features, first, second),
        )

    def reasons(self, features: Features, label: str, other: str) -> tuple[Reason, ...]:
        """What each feature adds to the log-odds of one label against another, heaviest first."""
        ours, theirs = self.weights.get(label, {}), self.weights.get(other, {})
        added = (
            Reason(name, value * (ours.get(name, 0.0) - theirs.get(name, 0.0)))
            for name, value in features.items()
            if name in ours or name in theirs
        )
        return tuple(
            sorted((r for r in added if r.weight), key=lambda r: (-abs(r.weight), r.feature))
        )

    def rounded(self, digits: int = 3) -> LinearModel:
        """The model with its numbers rounded, and without the weights that become 0: small as JSON."""
        weights = {
            label: {name: round(w, digits) for name, w in sorted(own.items()) if round(w, digits)}
            for label, own in self.weights.items()
        }
        intercepts = {label: round(value, digits) for label, value in self.intercepts.items()}
        return evolve(self, weights=weights, intercepts=intercepts)

    def _scores(self, features: Features) -> dict[str, float]:
        """What the features add up to for each label, in the order of the labels."""
        sums = dict.fromkeys(self.labels, 0.0)
        for name, value in features.items():
            for label, weight in self._by_feature.get(name, ()):
                sums[label] += weight * value
        return {label: self.intercepts.get(label, 0.0) + total for label, total in sums.items()}

    @cached_property
    def _margins(self) -> Mapping[str, float]:
        """What each feature weighs for the positive one of two labels against the other."""
        negative, positive = (self.weights.get(label, {}) for label in self.labels)
        names = positive.keys() | negative.keys()
        return {name: positive.get(name, 0.0) - negative.get(name, 0.0) for name in names}

    @cached_property
    def _by_feature(self) -> Mapping[str, Sequence[tuple[str, float]]]:
        """The weights of each feature: most of the features of a case have none for any label."""
        weights: dict[str, list[tuple[str, float]]] = {}
        for label, own in self.weights.items():
            for name, weight in own.items():
                weights.setdefault(name, []).append((label, weight))
        return weights

    def _needs_two_labels(self) -> None:
        if len(self.labels) != 2:
            raise ValueError(
                f"A model of the labels {', '.join(self.labels)} has no positive label; "
                "ask for its probabilities."
            )


def load_model(source: Path | Traversable) -> LinearModel:
    """Read a model from JSON.

    Raises:
        DataError: it is not there, is not JSON, or is no model of this format.
    """
    try:
        values = json.loads(source.read_text(encoding="utf-8"), parse_constant=_refuse)
    except OSError as error:
        raise DataError(f"Reading the model {source}: {error.strerror or error}.") from error
    except (ValueError, RecursionError) as error:
        raise DataError(f"Reading the model {source.name}: it is no JSON: {error}.") from error
    try:
        return structure(LinearModel, values)
    except Misfit as misfit:
        place = ".".join(map(str, misfit.path)) or "the whole"
        raise DataError(
            f"Reading the model {source.name}, {place}: {misfit} Fit it again, or install the version of "
            "the library that it was made for."
        ) from misfit


def dump_model(model: LinearModel) -> str:
    """The model as JSON, the same text for the same model."""
    values = asdict(model)
    if model.card is None:
        del values["card"]
    return json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False) + "\n"


def sigmoid(log_odds: float) -> float:
    """The probability of these log-odds."""
    if log_odds >= 0:
        return 1 / (1 + math.exp(-log_odds))
    odds = math.exp(log_odds)
    return odds / (1 + odds)


def logit(probability: float) -> float:
    """The log-odds of a probability, kept finite: those of 0 are those of one in 10^12."""
    kept = min(max(probability, 1e-12), 1 - 1e-12)
    return math.log(kept / (1 - kept))


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number that a weight may be")

"""Fitting linear models: logistic regression with a Gaussian prior, and folds that keep groups together.

    model = fit(examples, labels=("other", "concession"), card=Card(…))       # examples: (features, label) pairs
    model = fit(few, labels=…, prior=codebook_model, strength=2.0)            # start from known weights

    folds = grouped_folds([case.document for case in cases], 5)               # no document on both sides
    probabilities = out_of_fold(examples, folds, labels)                      # for honest figures, and to calibrate:
    outcomes = [label == "concession" for _, label in examples]
    calibration = platt([logit(p["concession"]) for p in probabilities], outcomes)
    model = evolve(model, calibration=calibration)                            # attrs.evolve

Needs numpy, which Stanza brings along; it is imported when something is fitted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from random import Random
from typing import TYPE_CHECKING, Any

from attrs import frozen

from discourse.analysis.scoring import Card, Features, LinearModel

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray[Any, Any]

Example = tuple[Features, str]


def fit(
    examples: Sequence[Example],
    labels: tuple[str, ...],
    *,
    strength: float = 1.0,
    prior: LinearModel | None = None,
    weights: Sequence[float] | None = None,
    at_least: int = 1,
    card: Card | None = None,
    digits: int = 4,
) -> LinearModel:
    """A logistic model of two labels, or a multinomial one of several, by maximum a posteriori.

    The same examples give the same model. Features should be of about one size, such as 0 to 1.

    Args:
        examples: features with the label that is right.
        labels: all labels; of two, the negative one first.
        strength: the precision of the Gaussian prior (L2): the higher, the closer weights stay to it.
        prior: a model whose weights and intercepts are the prior's mean, instead of 0.
        weights: how much each example counts, 1 by default.
        at_least: features that fewer examples have are left out, unless the prior knows them.
        card: what the model is made of.
        digits: the weights' decimal places.

    Raises:
        ValueError: no examples, or one with a label that is not among the labels.
    """
    if not examples:
        raise ValueError("A model cannot be fitted on no examples.")
    unknown = {label for _, label in examples} - set(labels)
    if unknown:
        raise ValueError(f"{sorted(unknown)[0]!r} is not among the labels {', '.join(labels)}.")
    seen = Counter(name for features, _ in examples for name, value in features.items() if value)
    known = {name for own in (prior.weights.values() if prior else ()) for name in own}
    names = sorted({name for name, count in seen.items() if count >= at_least} | known)
    # Of two labels the first is the reference; of more, the prior alone keeps their weights apart.
    fitted = labels[1:] if len(labels) == 2 else labels
    problem = _Problem.of(examples, names, fitted, strength, prior, weights)
    solution = _minimum(problem.loss_and_gradient, problem.start)
    return LinearModel(
        labels=labels,
        intercepts={label: float(solution[k, -1]) for k, label in enumerate(fitted)},
        weights={
            label: {name: float(w) for name, w in zip(names, solution[k, :-1], strict=True)}
            for k, label in enumerate(fitted)
        },
        card=card,
    ).rounded(digits)


def out_of_fold(
    examples: Sequence[Example],
    folds: Sequence[Sequence[int]],
    labels: tuple[str, ...],
    **settings: Any,
) -> list[dict[str, float]]:
    """The probabilities of each example's labels from a model that was not fitted on its fold.

    `settings` are those of `fit`, but for `weights`.
    """
    probabilities: list[dict[str, float]] = [{} for _ in examples]
    for fold in folds:
        held_back = set(fold)
        rest = [example for place, example in enumerate(examples) if place not in held_back]
        model = fit(rest, labels, **settings)
        for place in fold:
            probabilities[place] = model.probabilities(examples[place][0])
    return probabilities


def grouped_folds(groups: Sequence[Hashable], number: int, *, seed: int = 0) -> list[list[int]]:
    """Folds of about equal size, as places in `groups`, that keep each group together.

    Raises:
        ValueError: fewer groups than folds.
    """
    members: dict[Hashable, list[int]] = {}
    for place, group in enumerate(groups):
        members.setdefault(group, []).append(place)
    if not 2 <= number <= len(members):
        raise ValueError(f"{len(members)} groups cannot make {number} folds of two and more.")
    shuffled = list(members.values())
    Random(seed).shuffle(shuffled)  # noqa: S311 - an order, no secret
    folds: list[list[int]] = [[] for _ in range(number)]
    for group_members in sorted(shuffled, key=len, reverse=True):
        min(folds, key=len).extend(group_members)
    return [sorted(fold) for fold in folds]


@frozen(eq=False)
class _Problem:
    """The negative log-posterior of a model's weights, over a sparse matrix of features."""

    rows: Array
    columns: Array
    values: Array
    targets: Array  # examples × fitted labels
    counts: Array  # how much each example counts
    start: Array  # fitted labels × (features + the intercept): the prior's mean
    strength: float

    @classmethod
    def of(
        cls,
        examples: Sequence[Example],
        names: Sequence[str],
        fitted: tuple[str, ...],
        strength: float,
        prior: LinearModel | None,
        weights: Sequence[float] | None,
    ) -> _Problem:
        import numpy as np

        column_of = {name: column for column, name in enumerate(names)}
        cells = [
            (row, column_of[name], value)
            for row, (features, _) in enumerate(examples)
            for name, value in features.items()
            if name in column_of
        ]
        rows, columns, values = zip(*cells, strict=True) if cells else ((), (), ())
        start = np.zeros((len(fitted), len(names) + 1))
        for k, label in enumerate(fitted if prior else ()):
            own = prior.weights.get(label, {}) if prior else {}
            start[k, :-1] = [own.get(name, 0.0) for name in names]
            start[k, -1] = prior.intercepts.get(label, 0.0) if prior else 0.0
        return cls(
            rows=np.array(rows, dtype=np.int64),
            columns=np.array(columns, dtype=np.int64),
            values=np.array(values, dtype=np.float64),
            targets=np.array([[float(label == own) for own in fitted] for _, label in examples]),
            counts=np.ones(len(examples)) if weights is None else np.array(weights, dtype=float),
            start=start,
            strength=strength,
        )

    def loss_and_gradient(self, weights: Array) -> tuple[float, Array]:
        import numpy as np

        number = len(self.counts)
        scores = np.stack(
            [
                np.bincount(self.rows, self.values * own[self.columns], minlength=number) + own[-1]
                for own in weights
            ],
            axis=1,
        )
        # a single fitted label stands against the reference, whose score is 0
        against = scores if scores.shape[1] > 1 else np.hstack([scores, np.zeros((number, 1))])
        highest = against.max(axis=1, keepdims=True)
        log_total = (highest + np.log(np.exp(against - highest).sum(axis=1, keepdims=True)))[:, 0]
        errors = (np.exp(scores - log_total[:, None]) - self.targets) * self.counts[:, None]
        gradient = np.stack(
            [
                np.append(
                    np.bincount(
                        self.columns,
                        self.values * error[self.rows],
                        minlength=weights.shape[1] - 1,
                    ),
                    error.sum(),
                )
                for error in errors.T
            ]
        )
        away = weights - self.start
        # without a prior of one's own the intercept is free, but for what keeps it finite
        precision = np.full(weights.shape, self.strength)
        if not self.start.any():
            precision[:, -1] = 1e-6
        gradient += precision * away
        loss = float(self.counts @ (log_total - (scores * self.targets).sum(axis=1)))
        return loss + float((precision * away * away).sum()) / 2, gradient


def _minimum(
    loss_and_gradient: Callable[[Array], tuple[float, Array]],
    start: Array,
    *,
    steps: int = 500,
    memory: int = 10,
) -> Array:
    """Where a smooth convex function is least: L-BFGS (Nocedal & Wright 2006, algorithm 7.5)."""
    import numpy as np

    x = start
    loss, gradient = loss_and_gradient(x)
    history: list[tuple[Array, Array]] = []
    for _ in range(steps):
        if np.abs(gradient).max() < 1e-6 * max(1.0, abs(loss)):
            break
        direction = -_inverse_hessian_times(gradient, history)
        slope = float((gradient * direction).sum())
        size = 1.0 if history else 1.0 / max(1.0, float(np.abs(gradient).sum()))
        while True:  # halve until the loss falls enough (Armijo's condition)
            tried = x + size * direction
            tried_loss, tried_gradient = loss_and_gradient(tried)
            if tried_loss <= loss + 1e-4 * size * slope:
                break
            size /= 2
            if size < 1e-12:
                return x
        moved, turned = tried - x, tried_gradient - gradient
        if (moved * turned).sum() > 1e-12:
            history = [*history[1 - memory :], (moved, turned)]
        x, loss, gradient = tried, tried_loss, tried_gradient
    return x


def _inverse_hessian_times(gradient: Array, history: Sequence[tuple[Array, Array]]) -> Array:
    """The two loops of L-BFGS."""
    q = gradient.copy()
    scaled = []
    for moved, turned in reversed(history):
        share = (moved * q).sum() / (moved * turned).sum()
        q -= share * turned
        scaled.append(share)
    if history:
        moved, turned = history[-1]
        q *= (moved * turned).sum() / (turned * turned).sum()
    for (moved, turned), share in zip(history, reversed(scaled), strict=True):
        q += moved * (share - (turned * q).sum() / (moved * turned).sum())
    return q

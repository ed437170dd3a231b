"""Fitting the models of persuasion from coded passages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from discourse import Document, Span
from discourse.analysis.accuracy import Accuracy
from discourse.analysis.calibration import platt
from discourse.analysis.scoring import LinearModel, logit
from discourse.analysis.training import Example, fit, grouped_folds, out_of_fold
from discourse_rhetoric.persuasion.features import features
from discourse_rhetoric.persuasion.techniques import Technique
from discourse_rhetoric.persuasion.units import LISTED, LISTED_PHRASE, units
from discourse_rhetoric.persuasion.weighing import LABELS
from discourse_rhetoric.prose import Prose
from discourse_rhetoric.rules import rules

SETTINGS: Mapping[str, Any] = {
    "strength": 1.5,
    "at_least": 3,
}  # of strengths from 1 to 8, folds preferred 1 to 2
SLIGHT = 0.05  # weights below are left out
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
ABOUT = 0.01  # F1 that is no more apart counts as the same
FOLDS = 5
SURE = 0.4  # the strength from which on a form in persuasion.toml is the technique about as often as not


@frozen(eq=False)
class Coded:
    """A parsed passage, the stretches that are marked in it, by technique, and the text that it is from."""

    document: Document
    marked: Mapping[str, Sequence[Span]]
    source: str


Learn = Callable[[Sequence[Coded], str], Technique]
"""Learns from passages which words go with a technique."""


def fit_technique(coded: Sequence[Coded], name: str, learn: Learn) -> LinearModel:
    """A model of one technique, calibrated, and with the threshold that is best, on folds by document.

    The words that go with the technique are learnt anew for each fold from the others, so that no passage is seen through a
    list that was learnt from it. The models of the folds do see other passages through lists that it had a part in, so
    what is best on folds is a little better there than on new texts.
    """
    examples: list[Example] = []
    groups: list[str] = []
    for fold in grouped_folds([each.source for each in coded], FOLDS):
        held = set(fold)
        technique = learn([each for i, each in enumerate(coded) if i not in held], name)
        for i in fold:
            for example in examples_of(coded[i], technique):
                examples.append(example)
                groups.append(coded[i].source)
    outcomes = [label == LABELS[1] for _, label in examples]
    settings = {**SETTINGS, "prior": _prior(name, sum(outcomes) / len(outcomes))}
    unseen = out_of_fold(examples, grouped_folds(groups, FOLDS), LABELS, **settings)
    calibration = platt([logit(each[LABELS[1]]) for each in unseen], outcomes)
    probabilities = [calibration.probability(logit(each[LABELS[1]])) for each in unseen]
    model = _without_slight_weights(fit(examples, LABELS, **settings))
    return evolve(model, calibration=calibration, threshold=_threshold(probabilities, outcomes))


def _prior(name: str, share: float) -> LinearModel:
    """Before a passage is seen: a unit is as seldom the technique as units are, and as often as not with a form that is one as a rule.

    What is denied is none ("he is no traitor").
    The passages are of diplomats; without it, forms that these hardly ever use would weigh nothing.
    """
    usual = logit(share)
    sure = {
        rule.form for rule in rules("persuasion") if rule.device == name and rule.strength >= SURE
    }
    if name in LISTED:
        sure.add(LISTED_PHRASE)
    weights = {f"form {form}": -usual for form in sure} | {"denied": usual}
    return LinearModel(labels=LABELS, intercepts={LABELS[1]: usual}, weights={LABELS[1]: weights})


def examples_of(coded: Coded, technique: Technique) -> Iterator[Example]:
    """Each unit, and whether a coder marked the technique in it."""
    prose = Prose(coded.document)
    marked = coded.marked.get(technique.name, ())
    for unit in units(prose, technique):
        here = Span(unit.start, unit.end)
        label = LABELS[any(here.overlaps(span) for span in marked)]
        yield features(unit, prose, technique), label


def _threshold(probabilities: Sequence[float], outcomes: Sequence[bool]) -> float:
    """The lowest threshold whose F1 is about the best: of two that do as well, the one that misses less."""

    def f1(threshold: float) -> float:
        found = [probability >= threshold for probability in probabilities]
        right = sum(a and b for a, b in zip(found, outcomes, strict=True))
        return Accuracy(right, sum(found), sum(outcomes)).f1

    best = max(map(f1, THRESHOLDS))
    return next(each for each in THRESHOLDS if f1(each) >= best - ABOUT)


def _without_slight_weights(model: LinearModel) -> LinearModel:
    kept = {
        label: {name: weight for name, weight in own.items() if abs(weight) >= SLIGHT}
        for label, own in model.weights.items()
    }
    return evolve(model, weights=kept).rounded(2)

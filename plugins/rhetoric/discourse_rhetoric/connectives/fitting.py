"""Fitting the two models of connectives from annotated documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from discourse import Document, Span
from discourse.analysis.calibration import platt, temperature
from discourse.analysis.scoring import Calibration, Card, LinearModel, logit
from discourse.analysis.training import Example, fit, grouped_folds, out_of_fold
from discourse_rhetoric.connectives.candidates import Candidate, candidates
from discourse_rhetoric.connectives.correlatives import chained
from discourse_rhetoric.connectives.features import sense_features, usage_features
from discourse_rhetoric.prose import Prose

USES = ("other use", "connective")
RARE = 3  # a sense with fewer examples is left to the next likely one
SLIGHT = 0.035  # weights below are left out: on folds that changes nothing, and halves the models
OF_USE: dict[str, Any] = {"strength": 2.0, "at_least": 2}  # chosen on folds by document
OF_SENSE: dict[str, Any] = {"strength": 4.0, "at_least": 2}


@frozen
class Gold:
    """A parsed document with the sense of each connective in it, by the span of each of its parts."""

    document: Document
    senses: Mapping[Span, str]


def fit_connectives(
    gold: Sequence[Gold], *, card: Card | None = None, folds: int = 5
) -> tuple[LinearModel, LinearModel]:
    """Models of use and of sense, calibrated on folds by document (0 folds: not calibrated)."""
    usage: list[Example] = []
    sense: list[Example] = []
    usage_of, sense_of = [], []
    for number, each in enumerate(gold):
        for chain in chained(candidates(Prose(each.document))):
            labels_of = [_label(candidate, each) for candidate in chain]
            for candidate, label in zip(chain, labels_of, strict=True):
                usage.append((usage_features(candidate), USES[label is not None]))
                usage_of.append(number)
            known = next(filter(None, labels_of), None)
            if known is not None:
                sense.append((sense_features(chain[0]), known))
                sense_of.append(number)
    counts = Counter(label for _, label in sense)
    labels = tuple(sorted(label for label, count in counts.items() if count >= RARE))
    kept = [i for i, (_, label) in enumerate(sense) if label in labels]
    sense, sense_of = [sense[i] for i in kept], [sense_of[i] for i in kept]
    of_use = _without_slight_weights(fit(usage, USES, **OF_USE, card=card))
    of_sense = _without_slight_weights(fit(sense, labels, **OF_SENSE, card=card))
    if folds:
        of_use = evolve(of_use, calibration=_platt(usage, usage_of, folds))
        unseen = out_of_fold(sense, grouped_folds(sense_of, folds), labels, **OF_SENSE)
        of_sense = evolve(of_sense, calibration=temperature(unseen, [label for _, label in sense]))
    return of_use, of_sense


def _without_slight_weights(model: LinearModel) -> LinearModel:
    weights = {
        label: {name: w for name, w in own.items() if abs(w) >= SLIGHT}
        for label, own in model.weights.items()
    }
    return evolve(model, weights=weights)


def _platt(examples: Sequence[Example], groups: Sequence[int], folds: int) -> Calibration:
    unseen = out_of_fold(examples, grouped_folds(groups, folds), USES, **OF_USE)
    outcomes = [label == USES[1] for _, label in examples]
    return platt([logit(each[USES[1]]) for each in unseen], outcomes)


def _label(candidate: Candidate, gold: Gold) -> str | None:
    here = Span(candidate.words[0].start, candidate.words[-1].end)
    return next((sense for span, sense in gold.senses.items() if span.overlaps(here)), None)

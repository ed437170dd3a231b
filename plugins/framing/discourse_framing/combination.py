"""From evidence to a probability: a codebook as a logistic model, and its weights fitted on coded texts.

A codebook is a linear model already: each entry adds its weight, and the threshold has to be reached. Fitting starts
from there. The codebook's weights are the mean of the prior, so that few coded texts move few weights a little
and an entry that no text has keeps the one that its author gave it; every contribution can be printed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import Factory, asdict, evolve, frozen

from discourse.analysis.accuracy import macro_f1, of_label_sets
from discourse.analysis.calibration import expected_calibration_error, platt, threshold_for_f1
from discourse.analysis.records import Misfit, structure
from discourse.analysis.scoring import Card, Features, LinearModel, logit
from discourse.analysis.training import fit, grouped_folds, out_of_fold
from discourse.errors import DataError
from discourse_framing.codebooks import Codebook, CodedFrame
from discourse_framing.evidence import Finding, Reading
from discourse_framing.layers import EXAMPLES_WEIGHT, Evidence

STEEPNESS = 4.0
"""Log-odds that evidence of weight 1 adds before anything is fitted: evidence at the threshold is right in
three of four cases then, half of it in one of four. A convention, until there are codes."""

MARGIN = 0.75  # of the threshold: where the log-odds are even
EVEN = 0.5
NEGATED = "negated"
BESIDE = "beside"
EXAMPLES = "like its examples"
OTHER = "other"
FEWEST = 8  # coded texts with a frame, and without it, from which on it is fitted
ENOUGH_TO_CALIBRATE = 40
FOLDS = 5
PRIOR_STRENGTH = 2.0


@frozen(kw_only=True)
class Gain:
    """What fitting changes for a frame, measured on texts that were held back.

    Attributes:
        texts: the number of texts with the frame.
        before, after: F1 with the codebook's own weights, and with fitted ones.
        alone: F1 with fitted weights that do not know what stands beside a text.
        calibration_error: of the fitted probabilities.
    """

    frame: str
    texts: int
    before: float
    alone: float
    after: float
    calibration_error: float


@frozen(kw_only=True)
class Coded:
    """A text that a person coded, with the evidence in it.

    Attributes:
        frames: that the person gave it.
        document: what it is from, so that it is measured on other documents than it is fitted on; ""
            where that is not known.
    """

    reading: Reading
    frames: frozenset[str]
    document: str = ""


@frozen(kw_only=True)
class Weights:
    """The fitted models of a codebook's frames, by frame; frames with too few codes have none.

    Attributes:
        thresholds: the probability from which on a text uses the frame: where F1 was highest on texts held
            back. A rare frame is seldom more likely than not, even where it is.
        shares: how many of the coded texts have the frame, for those whose model could be calibrated on texts
            held back; a probability of the others is no more than the model's opinion.
    """

    codebook: str
    version: str
    models: dict[str, LinearModel]
    thresholds: dict[str, float] = Factory(dict)
    shares: dict[str, float] = Factory(dict)

    def threshold(self, frame: str) -> float:
        """The probability from which on a text uses the frame."""
        return self.thresholds.get(frame, EVEN)


def features_of(reading: Reading, book: Codebook, frame: str) -> Features:
    """Which entries of a frame are there, what share of them is negated, and how strong it is beside it.

    A frame runs over several sentences more often than not; what codes say of that is one weight for all
    entries.
    """
    own = _evidence_of(reading.findings, book, frame)
    features = {_feature(evidence): 1.0 for evidence in own}
    if own:
        features[NEGATED] = sum(evidence.negated for evidence in own) / len(own)
    nearby = {e.rule: e.weight for e in _evidence_of(reading.beside, book, frame)}
    if nearby:
        features[BESIDE] = min(1.0, sum(nearby.values()) / book[frame].threshold)
    return features


def _evidence_of(findings: Iterable[Finding], book: Codebook, frame: str) -> list[Evidence]:
    return [
        finding.evidence
        for finding in findings
        if any(coded.id == frame for coded in book.lineage(finding.frame))
    ]


def _feature(evidence: Evidence) -> str:
    """Entries are features of their own; to be like one example is as good as to be like another."""
    return EXAMPLES if evidence.source == "examples" else evidence.rule


def prior_of(frame: CodedFrame, parts: Iterable[CodedFrame] = ()) -> LinearModel:
    """The codebook's own weights and threshold as a logistic model; `parts` are the frame's."""
    weights = {EXAMPLES: EXAMPLES_WEIGHT * STEEPNESS}
    for coded in (*parts, frame):
        weights |= {t: b.weight * STEEPNESS for b in coded.lexicon for t in b.terms}
        weights |= {p.rule: p.weight * STEEPNESS for p in coded.pattern}
    return LinearModel(
        labels=(OTHER, frame.id),
        intercepts={frame.id: -MARGIN * frame.threshold * STEEPNESS},
        weights={frame.id: weights},
    )


def fit_weights(book: Codebook, coded: Sequence[Coded], *, data: str, date: str) -> Weights:
    """A model for each frame that enough of the coded texts use, and enough do not.

    Args:
        coded: what a person coded, with the evidence in it.
        data, date: for the models' cards.
    """
    models, thresholds, shares = {}, {}, {}
    for frame in book.frame:
        with_it = sum(frame.id in each.frames for each in coded)
        if FEWEST <= with_it <= len(coded) - FEWEST:
            models[frame.id], thresholds[frame.id] = _fitted(book, frame, coded, data, date)
            if len(coded) >= ENOUGH_TO_CALIBRATE:
                shares[frame.id] = round(with_it / len(coded), 4)
    return Weights(
        codebook=book.id,
        version=book.version,
        models=models,
        thresholds=thresholds,
        shares=shares,
    )


def gains(book: Codebook, weights: Weights, coded: Sequence[Coded]) -> Iterator[Gain]:
    """For each fitted frame, F1 with the codebook's own weights and with fitted ones, held back."""
    apart = [evolve(each, reading=evolve(each.reading, beside=())) for each in coded]
    for frame_id in weights.models:
        frame = book[frame_id]
        right = [frame_id in each.frames for each in coded]
        prior = prior_of(frame, book.parts(frame))
        before = [prior.probability(features_of(e.reading, book, frame_id)) for e in apart]
        after = held_back_probabilities(book, frame, coded)
        yield Gain(
            frame=frame_id,
            texts=sum(right),
            before=_f1([p >= EVEN for p in before], right),
            alone=_f1(_decided(held_back_probabilities(book, frame, apart), apart, right), right),
            after=_f1(_decided(after, coded, right), right),
            calibration_error=expected_calibration_error(after, right),
        )


def _f1(given: Sequence[bool], right: Sequence[bool]) -> float:
    found, gold = ([{"yes"} if each else set[str]() for each in side] for side in (given, right))
    return macro_f1(of_label_sets(found, gold))


def _decided(
    probabilities: Sequence[float], coded: Sequence[Coded], right: Sequence[bool]
) -> list[bool]:
    """Whether each text uses the frame, by a threshold that is best on the other folds."""
    decided = [p >= EVEN for p in probabilities]
    if len(coded) >= ENOUGH_TO_CALIBRATE:
        for fold in _folds(coded):
            rest = [place for place in range(len(coded)) if place not in set(fold)]
            threshold = threshold_for_f1(
                [probabilities[place] for place in rest], [right[place] for place in rest]
            )
            for place in fold:
                decided[place] = probabilities[place] >= threshold
    return decided


def _folds(coded: Sequence[Coded]) -> list[list[int]]:
    groups = [each.document or place for place, each in enumerate(coded)]
    return grouped_folds(groups, min(FOLDS, len(set(groups))))


def held_back_probabilities(
    book: Codebook, frame: CodedFrame, coded: Sequence[Coded]
) -> list[float]:
    """The probability of the frame in each text, from a model that was fitted on no text of its document."""
    probabilities = out_of_fold(
        _examples(book, frame, coded),
        _folds(coded),
        (OTHER, frame.id),
        prior=prior_of(frame, book.parts(frame)),
        strength=PRIOR_STRENGTH,
    )
    return [each[frame.id] for each in probabilities]


def write_weights(weights: Weights) -> str:
    """As JSON, the same text for the same weights."""
    values = asdict(weights, filter=lambda _, value: value is not None)
    return json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read_weights(path: Path) -> Weights:
    """Weights that were fitted before.

    Raises:
        DataError: they are not there, or are none.
    """
    try:
        return structure(Weights, json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise DataError(f"Reading the weights {path}: {error.strerror or error}.") from error
    except Misfit as misfit:
        place = ".".join(map(str, misfit.path)) or "the whole"
        raise DataError(f"Reading the weights {path.name}, {place}: {misfit}") from misfit
    except ValueError as error:
        raise DataError(
            f"Reading the weights {path.name}: they are no JSON ({error}). "
            "`discourse codebook fit` writes them."
        ) from error


def _examples(
    book: Codebook, frame: CodedFrame, coded: Sequence[Coded]
) -> list[tuple[Mapping[str, float], str]]:
    return [
        (
            features_of(each.reading, book, frame.id),
            frame.id if frame.id in each.frames else OTHER,
        )
        for each in coded
    ]


def _fitted(
    book: Codebook, frame: CodedFrame, coded: Sequence[Coded], data: str, date: str
) -> tuple[LinearModel, float]:
    """The model, and the probability from which on the frame is given."""
    model = fit(
        _examples(book, frame, coded),
        (OTHER, frame.id),
        prior=prior_of(frame, book.parts(frame)),
        strength=PRIOR_STRENGTH,
        card=Card(
            task=f"the frame {book.id}/{frame.id}",
            data=data,
            licence="that of the data",
            date=date,
        ),
    )
    if len(coded) < ENOUGH_TO_CALIBRATE:
        return model, EVEN
    held_back = list(map(logit, held_back_probabilities(book, frame, coded)))
    right = [frame.id in each.frames for each in coded]
    calibration = platt(held_back, right)
    threshold = threshold_for_f1(list(map(calibration.probability, held_back)), right)
    return evolve(model, calibration=calibration), round(threshold, 4)

"""How well frames are told: by models fitted on others' codes, and by the Policy Frames codebook as shipped.

The fitted models are plain text classifiers (`framing_models`), made for the figure and thrown away: none of
their weights ships. Folds keep an article or a manifesto together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from attrs import evolve, frozen
from sklearn.metrics import accuracy_score, f1_score

from discourse.analysis.calibration import expected_calibration_error
from tests.evaluation.framing_codebook import codebook_figures
from tests.evaluation.framing_context import context_figures
from tests.evaluation.framing_data import Reader, ccf, gvfc, manifesto, moral_events, semeval
from tests.evaluation.framing_models import Parts, one, parts_of, several
from tests.evaluation.framing_vectors import Vectors, can_be_made
from tests.evaluation.gold import Figure
from tests.evaluation.own import framing_figures

TASK = "framing"


@frozen
class Split:
    """What is fitted on and tested on, with the vectors of both or none."""

    parts: Parts
    vectors: Vectors | None


def figures(gold: Path, train_gold: Path | None) -> Iterator[Figure]:
    """Every figure of the task; a set that is not there is left out.

    Figures named `…_with_vectors` are there where the extra `embeddings` and a model for it are installed; the
    others are the same with and without.
    """
    yield from _fitted(gold, train_gold, with_vectors=False)
    yield from codebook_figures(gold)
    yield from context_figures(gold)
    yield from framing_figures(gold)
    if can_be_made():
        for figure in _fitted(gold, train_gold, with_vectors=True):
            yield evolve(figure, metric=f"{figure.metric}_with_vectors")


def _fitted(gold: Path, train_gold: Path | None, *, with_vectors: bool) -> Iterator[Figure]:
    def splits(read: Reader) -> list[Split]:
        items = [*read(gold), *(read(train_gold) if train_gold else [])]
        vectors = Vectors(items) if with_vectors and items else None
        return [Split(parts, vectors) for parts in parts_of(read, gold, train_gold)]

    yield from _several("semeval23-frames", splits(semeval), letters=False)
    yield from _several("ccf", splits(ccf), letters=True)
    if not with_vectors:  # words alone are well above the aim there
        for part in ("morality", "protectionism"):
            yield from _one(f"manifesto-{part}", splits(manifesto(part)), "macro_f1")
    yield from _one("gvfc", splits(gvfc), "accuracy")
    yield from _moral("moral-events", splits(moral_events))


def _several(name: str, splits: Sequence[Split], *, letters: bool) -> Iterator[Figure]:
    labels = sorted(
        {label for split in splits for item in split.parts.train for label in item.labels}
    )
    right, given, probable = [], [], []
    for split in splits:
        probabilities, predicted = several(
            split.parts, labels, letters=letters, vectors=split.vectors
        )
        right.append([[label in item.labels for label in labels] for item in split.parts.test])
        given.append(predicted)
        probable.append(probabilities)
    if not right:
        return
    gold_labels, found, sure = map(np.concatenate, (right, given, probable))
    number = len(gold_labels)
    macro = f1_score(gold_labels, found, average="macro", zero_division=0)
    if name == "ccf":
        yield Figure(TASK, name, "mean_positive_f1", macro, number)
    else:
        micro = f1_score(gold_labels, found, average="micro")
        yield Figure(TASK, name, "micro_f1", micro, number)
        yield Figure(TASK, name, "macro_f1", macro, number)
    error = float(expected_calibration_error(list(sure.ravel()), list(gold_labels.ravel())))
    yield Figure(TASK, name, "ece", error, number)


def _one(name: str, splits: Sequence[Split], metric: str) -> Iterator[Figure]:
    right: list[str] = []
    found: list[str] = []
    sure: list[float] = []
    for split in splits:
        right += [item.label for item in split.parts.test]
        given, probabilities = one(split.parts, vectors=split.vectors)
        found += given
        sure += list(probabilities)
    if not right:
        return
    if metric == "accuracy":
        value = accuracy_score(right, found)
    else:
        value = f1_score(right, found, average="macro")
    yield Figure(TASK, name, metric, value, len(right))
    hits = [label == guess for label, guess in zip(right, found, strict=True)]
    yield Figure(TASK, name, "ece", float(expected_calibration_error(sure, hits)), len(right))


def _moral(name: str, splits: Sequence[Split]) -> Iterator[Figure]:
    right, found, sure = [], [], []
    for split in splits:
        probabilities, given = several(
            split.parts, ["moral"], letters=True, freedom=1.0, vectors=split.vectors
        )
        right += ["moral" in item.labels for item in split.parts.test]
        found += list(given[:, 0])
        sure += list(probabilities[:, 0])
    if right:
        yield Figure(TASK, name, "any_moral_f1", f1_score(right, found), len(right))
        yield Figure(TASK, name, "ece", float(expected_calibration_error(sure, right)), len(right))

"""How well frames are told: by models fitted on others' codes, and by the Policy Frames codebook as shipped.

The fitted models are plain text classifiers (`framing_models`), made for the figure and thrown away: none of
their weights ships. Folds keep an article or a manifesto together.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.metrics import accuracy_score, f1_score

from discourse.analysis.calibration import expected_calibration_error
from tests.evaluation.framing_codebook import codebook_figures
from tests.evaluation.framing_data import Reader, ccf, gvfc, manifesto, moral_events, semeval
from tests.evaluation.framing_models import one, parts_of, several
from tests.evaluation.gold import Figure
from tests.evaluation.own import framing_figures

TASK = "framing"


def figures(gold: Path, train_gold: Path | None) -> Iterator[Figure]:
    """Every figure of the task; a set that is not there is left out."""
    yield from _several("semeval23-frames", semeval, gold, train_gold, letters=False)
    yield from codebook_figures(gold)
    yield from _several("ccf", ccf, gold, train_gold, letters=True)
    for part in ("morality", "protectionism"):
        yield from _one(f"manifesto-{part}", manifesto(part), "macro_f1", gold, train_gold)
    yield from _one("gvfc", gvfc, "accuracy", gold, train_gold)
    yield from _moral("moral-events", moral_events, gold, train_gold)
    yield from framing_figures(gold)


def _several(
    name: str, read: Reader, gold: Path, train_gold: Path | None, *, letters: bool
) -> Iterator[Figure]:
    labels = sorted({label for item in read(train_gold or gold) for label in item.labels})
    right, given, probable = [], [], []
    for parts in parts_of(read, gold, train_gold):
        probabilities, predicted = several(parts, labels, letters=letters)
        right.append([[label in item.labels for label in labels] for item in parts.test])
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


def _one(
    name: str, read: Reader, metric: str, gold: Path, train_gold: Path | None
) -> Iterator[Figure]:
    right: list[str] = []
    found: list[str] = []
    for parts in parts_of(read, gold, train_gold):
        right += [item.label for item in parts.test]
        found += one(parts)
    if not right:
        return
    if metric == "accuracy":
        value = accuracy_score(right, found)
    else:
        value = f1_score(right, found, average="macro")
    yield Figure(TASK, name, metric, value, len(right))


def _moral(name: str, read: Reader, gold: Path, train_gold: Path | None) -> Iterator[Figure]:
    right, found = [], []
    for parts in parts_of(read, gold, train_gold):
        _, given = several(parts, ["moral"], letters=True, freedom=1.0)
        right += ["moral" in item.labels for item in parts.test]
        found += list(given[:, 0])
    if right:
        yield Figure(TASK, name, "any_moral_f1", f1_score(right, found), len(right))

"""Engagement moves in academic prose (Eguchi & Kyle 2023): five of them, exact spans.

The data is CC BY-NC-SA, so what is fitted on it stays here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.evaluation.gold import Figure
from tests.evaluation.rhetoric_sequences import Labeller, stretches

MOVES = ("ENTERTAIN", "PROCLAIM", "ATTRIBUTION", "COUNTER", "DENY")

Sentence = tuple[list[str], list[list[str]]]


def engagement(folder: Path, train: Path | None) -> Iterator[Figure]:
    """Exact span micro-F1 of the five moves on `eval`, each learnt from `train` by itself, since they overlap."""
    test, data = folder / "eval.iob", (train or folder) / "train.iob"
    if not (test.exists() and data.exists()):
        return
    learnt, judged = read_iob(data), read_iob(test)
    right = found = there = 0
    for move in MOVES:
        labeller = Labeller().fit(
            [words for words, _ in learnt], [_of(move, layers) for _, layers in learnt]
        )
        for words, layers in judged:
            ours, theirs = stretches(labeller.label(words)), spans_of(move, layers)
            right += len(ours & theirs)
            found += len(ours)
            there += len(theirs)
    yield Figure(
        "rhetoric", "engagement", "span_micro_f1", 2 * right / max(1, found + there), there
    )


def read_iob(file: Path) -> list[Sentence]:
    """Sentences of words with, for each word, its labels on every layer."""
    sentences = []
    words: list[str] = []
    layers: list[list[str]] = []
    for line in [*file.read_text(encoding="utf-8").splitlines(), ""]:
        columns = line.split("\t")
        if len(columns) > 1:
            words.append(columns[0])
            layers.append(columns[1:])
        elif words:
            sentences.append((words, layers))
            words, layers = [], []
    return sentences


def spans_of(move: str, layers: list[list[str]]) -> set[tuple[int, int]]:
    """The stretches of a move, on whichever layer."""
    found = set()
    for layer in range(max(map(len, layers))):
        labels = [row[layer] if layer < len(row) else "O" for row in layers]
        found |= stretches([label[0] if label[2:] == move else "O" for label in labels])
    return found


def _of(move: str, layers: list[list[str]]) -> list[str]:
    """One sequence of a move's labels: where two of its stretches lie over each other, the shorter."""
    labels = ["O"] * len(layers)
    for start, end in sorted(spans_of(move, layers), key=lambda span: span[0] - span[1]):
        labels[start:end] = ["B", *["I"] * (end - start - 1)]
    for place in range(1, len(labels)):
        if labels[place] == "I" and labels[place - 1] == "O":
            labels[place] = "B"
    return labels

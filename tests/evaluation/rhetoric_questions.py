"""Rhetorical questions in telephone talk (after Bhattasali et al. 2015, Switchboard): from the question and the turns around it.

The data may not go into what ships, so the model is fitted here; what ships is a rule for prose, which has no turns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from tests.evaluation.gold import Figure

Question = tuple[str, bool]


def questions(file: Path, train: Path | None) -> Iterator[Figure]:
    """F1 of the rhetorical ones, over five folds, or fitted on `train`."""
    if not file.exists():
        return
    items = read_questions(file)
    labels = np.array([rhetorical for _, rhetorical in items])
    if train is not None and train.exists():
        found = _decided(read_questions(train), [text for text, _ in items])
    else:
        found = np.zeros(len(items), dtype=bool)
        folds = StratifiedKFold(5, shuffle=True, random_state=0)
        for rest, fold in folds.split(labels, labels):
            found[fold] = _decided([items[i] for i in rest], [items[i][0] for i in fold])
    hits = int((found & labels).sum())
    f1 = 2 * hits / max(1, int(found.sum()) + int(labels.sum()))
    yield Figure("rhetoric", "questions", "f1", f1, len(items))


def read_questions(file: Path) -> list[Question]:
    """Each line: 1 for rhetorical, 0 for real, a comma, the question, and the turns after and before it."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [(line[2:], line.startswith("1")) for line in lines if line[:2] in ("0,", "1,")]


def _decided(train: Sequence[Question], test: Sequence[str]) -> np.ndarray:
    """Fitted on `train`, with the threshold that is best on held-out parts of it."""
    labels = np.array([rhetorical for _, rhetorical in train])
    texts = [text for text, _ in train]
    unseen = np.zeros(len(texts))
    for rest, fold in StratifiedKFold(4, shuffle=True, random_state=1).split(labels, labels):
        unseen[fold] = _scores([texts[i] for i in rest], labels[rest], [texts[i] for i in fold])
    best = max(
        np.quantile(unseen, np.linspace(0.8, 0.99, 40)), key=lambda cut: _f1(unseen >= cut, labels)
    )
    return np.asarray(_scores(texts, labels, test) >= best)


def _f1(found: np.ndarray, labels: np.ndarray) -> float:
    return 2 * float((found & labels).sum()) / max(1.0, float(found.sum() + labels.sum()))


def _scores(train: Sequence[str], labels: np.ndarray, test: Sequence[str]) -> np.ndarray:
    vectors = DictVectorizer()
    fitted = _small(vectors.fit_transform(map(features, train)))
    model = LogisticRegression(C=0.5, class_weight="balanced", max_iter=300, solver="liblinear")
    model.fit(fitted, labels)
    return np.asarray(model.decision_function(_small(vectors.transform(map(features, test)))))


def _small(matrix: csr_matrix) -> csr_matrix:
    """With indices of 32 bits, which liblinear asks for."""
    return csr_matrix(
        (matrix.data, matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)),
        shape=matrix.shape,
    )


def features(text: str) -> dict[str, float]:
    """Words and word pairs of the question, of the turn after it and of those before; how long each is."""
    question, *context = re.split(r"([%&](?:-\d)?)", text)
    found: dict[str, float] = {}
    places = {"question": question}
    for mark, turn in zip(context[::2], context[1::2], strict=False):
        name = "after" if mark in "%&" else "before"
        places[name] = f"{places.get(name, '')} {turn}"
        found[f"{name} by {'another' if '%' in mark else 'the same'} {mark[1:]}"] = 1.0
    for name, turn in places.items():
        words = re.findall(r"t_\w+|[\w']+|[?.,]", turn.lower())
        found[f"{name} has words"] = min(len(words), 40) / 20
        for size in (1, 2, 3) if name == "question" else (1, 2):
            for at in range(len(words) - size + 1):
                found[f"{name}: {' '.join(words[at : at + size])}"] = 1.0
        found[f"{name} begins {' '.join(words[:2])}"] = 1.0
        found[f"{name} begins {' '.join(words[:1])}"] = 1.0
        found[f"{name} is {' '.join(words)}"] = 1.0
    return found

"""Plain text classifiers: logistic regression over TF-IDF of words, of letters, and of the context; and, where there
are some, over sentence vectors.

Probabilities are calibrated, and thresholds chosen, on inner folds of the training part alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from attrs import frozen
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from discourse.analysis.training import grouped_folds
from tests.evaluation.framing_data import Coded, Reader
from tests.evaluation.framing_vectors import Vectors

FOLDS = 5
INNER_FOLDS = 3
VECTOR = 1.5  # the length of a sentence vector, against 1 of the words together
CONTEXT = 0.5  # what a word beside the sentence counts, against one in it
THRESHOLDS = np.arange(0.2, 0.6, 0.02)

Array = np.ndarray[Any, Any]


@frozen
class Parts:
    """What a model is fitted on, and what it is tested on."""

    train: list[Coded]
    test: list[Coded]


def parts_of(read: Reader, gold: Path, train_gold: Path | None) -> Iterator[Parts]:
    """The two folders, or the folds of the one; none where the set is not there."""
    items = read(gold)
    if train_gold is not None:
        train = read(train_gold)
        if items and train:
            yield Parts(train, items)
        return
    for fold in folds_of(items, FOLDS) if items else ():
        held_back = set(fold)
        yield Parts(
            [item for place, item in enumerate(items) if place not in held_back],
            [items[place] for place in fold],
        )


def folds_of(items: Sequence[Coded], number: int) -> list[list[int]]:
    """Places of items, no article or manifesto in two folds."""
    return grouped_folds([item.group for item in items], number)


class Words:
    """Turns texts into weighted words; short texts into letters as well, and all into vectors if asked."""

    def __init__(
        self, train: Sequence[Coded], *, letters: bool, vectors: Vectors | None = None
    ) -> None:
        self._vectors = vectors
        self._mean = vectors(train).mean(axis=0) if vectors else np.zeros(0)
        self._views: list[tuple[Callable[[Coded], str], TfidfVectorizer, float]] = [
            (lambda item: item.text, _vectorizer(ngram_range=(1, 2)), 1.0)
        ]
        if letters:
            by_letter = _vectorizer(analyzer="char_wb", ngram_range=(3, 5))
            self._views.append((lambda item: item.text, by_letter, 1.0))
        if any(item.before for item in train):
            self._views.append((lambda item: item.before, _vectorizer(), CONTEXT))
        if any(item.after for item in train):
            self._views.append((lambda item: item.after, _vectorizer(), CONTEXT))
        for read, vectorizer, _ in self._views:
            vectorizer.fit([read(item) for item in train])

    def __call__(self, items: Sequence[Coded]) -> csr_matrix:
        weighted = [
            vectorizer.transform([read(item) for item in items]) * weight
            for read, vectorizer, weight in self._views
        ]
        if self._vectors:
            away = self._vectors(items) - self._mean
            weighted.append(csr_matrix(away / np.linalg.norm(away, axis=1, keepdims=True) * VECTOR))
        return hstack(weighted).tocsr()


def several(
    parts: Parts,
    labels: Sequence[str],
    *,
    letters: bool,
    freedom: float = 10.0,
    vectors: Vectors | None = None,
) -> tuple[Array, Array]:
    """For texts with several labels: the probability of each, and which are given.

    A label is given from a threshold halfway between the one that is best for it and the one that is
    best for all labels together: rare labels have too few cases to choose one alone. `freedom` is the
    inverse of the prior's strength.
    """
    words = Words(parts.train, letters=letters, vectors=vectors)
    known, unknown = words(parts.train), words(parts.test)
    has = np.array([[label in item.labels for label in labels] for item in parts.train])
    inner = folds_of(parts.train, INNER_FOLDS)
    columns = [_calibrated(known, has[:, k], inner, unknown, freedom) for k in range(len(labels))]
    held_back = np.column_stack([column for column, _ in columns])
    probabilities = np.column_stack([column for _, column in columns])
    common = max(THRESHOLDS, key=lambda t: f1_score(has, held_back >= t, average="micro"))
    own = np.array([best_threshold(held_back[:, k], has[:, k]) for k in range(len(labels))])
    return probabilities, probabilities >= (own + common) / 2


def one(parts: Parts, *, vectors: Vectors | None = None) -> tuple[list[str], Array]:
    """For texts with one label of several: the most likely one, each label of equal weight, and how sure it is.

    How sure: the probability of that label, scaled on held-back training texts (Platt 1999).
    """
    words = Words(parts.train, letters=True, vectors=vectors)
    known, unknown = words(parts.train), words(parts.test)
    labels = np.array([item.label for item in parts.train])
    sure, right = np.zeros(len(labels)), np.zeros(len(labels), dtype=bool)
    for fold in folds_of(parts.train, INNER_FOLDS):
        rest = np.setdiff1d(np.arange(len(labels)), fold)
        given, sure[fold] = _most_likely(_balanced().fit(known[rest], labels[rest]), known[fold])
        right[fold] = given == labels[fold]
    given, probabilities = _most_likely(_balanced().fit(known, labels), unknown)
    if right.any() and not right.all():
        scale = LogisticRegression(C=100).fit(_logit(sure)[:, None], right)
        probabilities = scale.predict_proba(_logit(probabilities)[:, None])[:, 1]
    return list(given), probabilities


def _balanced() -> LogisticRegression:
    return LogisticRegression(C=10, class_weight="balanced", max_iter=300)


def _most_likely(model: LogisticRegression, texts: csr_matrix) -> tuple[Array, Array]:
    probabilities = model.predict_proba(texts)
    return model.classes_[probabilities.argmax(axis=1)], probabilities.max(axis=1)


def _logit(probabilities: Array) -> Array:
    """Log-odds, kept finite."""
    held = np.clip(probabilities, 1e-6, 1 - 1e-6)
    return np.log(held / (1 - held))


def best_threshold(probabilities: Array, has: Array) -> float:
    """The probability from which on giving the label has the highest F1."""
    cuts = np.quantile(probabilities, np.linspace(0, 1, 101))
    return float(max(cuts, key=lambda t: f1_score(has, probabilities >= t, zero_division=0)))


def _vectorizer(**settings: Any) -> TfidfVectorizer:
    return TfidfVectorizer(sublinear_tf=True, min_df=2, **settings)


def _model(freedom: float) -> LogisticRegression:
    return LogisticRegression(
        C=freedom, solver="liblinear", dual=True, tol=0.01, max_iter=1000, random_state=0
    )


def _calibrated(
    known: csr_matrix,
    has: Array,
    folds: Sequence[Sequence[int]],
    unknown: csr_matrix,
    freedom: float,
) -> tuple[Array, Array]:
    """Probabilities on the training part, held back, and on the test part (Platt 1999)."""
    if has.all() or not has.any():
        return has.astype(float), np.full(unknown.shape[0], float(has.all()))
    held_back = np.zeros(len(has))
    for fold in folds:
        rest = np.setdiff1d(np.arange(len(has)), fold)
        if has[rest].any() and not has[rest].all():
            held_back[fold] = (
                _model(freedom).fit(known[rest], has[rest]).decision_function(known[fold])
            )
    scale = LogisticRegression(C=100).fit(held_back[:, None], has)
    scores = _model(freedom).fit(known, has).decision_function(unknown)
    return scale.predict_proba(held_back[:, None])[:, 1], scale.predict_proba(scores[:, None])[:, 1]

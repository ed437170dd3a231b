"""Labelling words in a row by logistic regression: each word from those around it and the labels just given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from sklearn.feature_extraction import FeatureHasher
from sklearn.linear_model import SGDClassifier

Words = Sequence[str]


class Labeller:
    """Marks stretches of one kind, as B, I and O."""

    def __init__(self, *, beginnings: float = 1.0, seed: int = 0) -> None:
        self._hasher = FeatureHasher(2**20, input_type="string")
        self._model = SGDClassifier(
            "log_loss", alpha=2e-6, max_iter=12, tol=None, random_state=seed, average=True
        )

    def fit(self, sentences: Sequence[Words], labels: Sequence[Sequence[str]]) -> Labeller:
        """Learn from sentences with a label for each word."""
        rows = [
            [*seen, f"label before {before}", f"label before {before} at {words[place].lower()}"]
            for words, given in zip(sentences, labels, strict=True)
            for place, (seen, before) in enumerate(
                zip(window_features(words), ["O", *given[:-1]], strict=True)
            )
        ]
        self._model.fit(
            self._hasher.transform(rows), [label for given in labels for label in given]
        )
        return self

    def label(self, words: Words) -> list[str]:
        """The likeliest sequence of labels."""
        classes = list(self._model.classes_)
        tables: Mapping[str, np.ndarray] = {
            before: self._model.predict_log_proba(
                self._hasher.transform(
                    [
                        *seen,
                        f"label before {before}",
                        f"label before {before} at {words[place].lower()}",
                    ]
                    for place, seen in enumerate(window_features(words))
                )
            )
            for before in classes
        }
        return _likeliest(classes, tables, len(words))


def _likeliest(classes: list[str], tables: Mapping[str, np.ndarray], length: int) -> list[str]:
    """Viterbi's path through the probabilities of each label after each label."""
    if not length:
        return []
    score = tables["O"][0].copy()
    back: list[np.ndarray] = []
    for place in range(1, length):
        steps = np.stack([score[i] + tables[before][place] for i, before in enumerate(classes)])
        back.append(steps.argmax(axis=0))
        score = steps.max(axis=0)
    path = [int(score.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return [classes[i] for i in reversed(path)]


def window_features(words: Words) -> Iterator[list[str]]:
    """For each word: itself, its ending and shape, and its neighbours, alone and in pairs."""
    lower = ["<s>", "<s>", *(word.lower() for word in words), "</s>", "</s>"]
    for at, word in enumerate(words, 2):
        yield [
            "bias",
            *(f"{place:+d} {lower[at + place]}" for place in range(-2, 3)),
            f"pair {lower[at - 1]} {lower[at]}",
            f"pair {lower[at]} {lower[at + 1]} after",
            f"three {lower[at - 1]} {lower[at]} {lower[at + 1]}",
            f"around {lower[at - 1]} {lower[at + 1]}",
            f"next two {lower[at + 1]} {lower[at + 2]}",
            f"last two {lower[at - 2]} {lower[at - 1]}",
            f"ending {lower[at][-3:]}",
            f"ending {lower[at][-2:]} before {lower[at - 1][-2:]}",
            f"next ending {lower[at + 1][-2:]}",
            f"shape {'X' if word[:1].isupper() else 'x'}{'d' if any(c.isdigit() for c in word) else ''}",
        ]


def stretches(labels: Sequence[str]) -> set[tuple[int, int]]:
    """The stretches that B, I and O mark, from word to word."""
    found = set()
    begun: int | None = None
    for place, label in enumerate([*labels, "O"]):
        if begun is not None and label != "I":
            found.add((begun, place))
            begun = None
        if label == "B" or (label == "I" and begun is None):
            begun = place
    return found

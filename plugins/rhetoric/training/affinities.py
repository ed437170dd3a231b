"""Learns which words go with a technique, from marked passages and the vectors of words.

A logistic model over the vectors tells words within marks from the same and other words outside; what it says of every word of the
vectors is the word's affinity, in standard deviations. Words that nobody marked so get the affinity of their like; those of the plugin's word lists
that have no vector get the mean of their list, for the vectors know the language of diplomacy better than that of the street.
"""

from __future__ import annotations

import lzma
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from discourse_rhetoric.persuasion.features import LISTS
from discourse_rhetoric.persuasion.fitting import Coded
from discourse_rhetoric.persuasion.techniques import LEAST, TELLING, Technique
from discourse_rhetoric.wordlists import words_of
from sklearn.linear_model import LogisticRegression

from tests.evaluation.gold import gold_folder, training_folder
from tests.evaluation.own_texts import speech_texts

STRENGTH = 0.1  # of the fit: the inverse of the prior's precision, in scikit-learn's terms
WITHIN_A_SENTENCE = re.compile(r"(?<=[a-z,;] )[A-Za-z]+")
PEOPLES = frozenset({"blacks", "whites", "gypsies", "negroes"})  # those that are written small
COMMON = 20_000  # of the vectors' words, the most frequent ones


@cache
def vectors(folder: Path | None = None) -> Mapping[str, np.ndarray]:
    """Each word's vector, of length one; the file has the most frequent words first."""
    path = (folder or training_folder()) / "vectors" / "ungdc-100d.vec.xz"
    found: dict[str, np.ndarray] = {}
    with lzma.open(path, "rt", encoding="utf-8") as file:
        next(file)
        for line in file:
            word, *numbers = line.rstrip().split(" ")
            vector = np.array(numbers, dtype=np.float32)
            found[word] = vector / np.linalg.norm(vector)
            if len(found) == COMMON:
                break
    return found


@cache
def names() -> frozenset[str]:
    """Words that are written with a capital as a rule: whom a text happens to be about says nothing about how it persuades."""
    capital, small = Counter[str](), Counter[str]()
    for _, text in speech_texts(gold_folder().parent / "corpora"):
        for word in WITHIN_A_SENTENCE.findall(text):
            (capital if word[0].isupper() else small)[word.lower()] += 1
    return frozenset(word for word, count in capital.items() if count > small[word]) | PEOPLES


def learn(coded: Sequence[Coded], name: str) -> Technique:
    """The technique with the words that go with it."""
    known = vectors()
    within, without = Counter[str](), Counter[str]()
    for passage in coded:
        spans = passage.marked.get(name, ())
        for token in passage.document["tokens"]:
            word = passage.document.text[token.start : token.end].lower()
            if word in known and token.upos in TELLING:
                inside = any(span.start <= token.start < span.end for span in spans)
                (within if inside else without)[word] += 1
    words = [*within, *without]
    labels = [True] * len(within) + [False] * len(without)
    weights = np.sqrt([*within.values(), *without.values()])
    model = LogisticRegression(C=STRENGTH, max_iter=300)
    model.fit(np.array([known[word] for word in words]), labels, sample_weight=weights)
    scores = model.decision_function(np.array(list(known.values())))
    scores = (scores - scores.mean()) / scores.std()
    found = dict(zip(known, map(float, scores), strict=True))
    found |= _of_lists(found)
    return Technique(
        name,
        {
            word: round(score, 1)
            for word, score in found.items()
            if score >= LEAST and len(word) > 2 and word.isalpha() and word not in names()
        },
    )


def _of_lists(scores: Mapping[str, float]) -> Mapping[str, float]:
    """The words of the word lists that have no vector, with the mean of those in their list that have one."""
    found: dict[str, float] = {}
    for name in LISTS:
        words = {entry.partition("/")[0] for entry in words_of(name)}
        with_vector = [scores[word] for word in words if word in scores]
        mean = sum(with_vector) / len(with_vector)
        for word in words.difference(scores):
            found[word] = max(mean, found.get(word, mean))
    return found

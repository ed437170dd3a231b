"""The root of a word: what is left without the endings that make one word class of another."""

from __future__ import annotations

from functools import lru_cache

from discourse.text.syntax import Word
from discourse_rhetoric.wordlists import words_of

SHORTEST = (
    4  # letters of a root: shorter ones are shared by words that have nothing to do with each other
)
LONGEST_ENDING = 5


def root(word: Word) -> str:
    """The root of a word's lemma: "govern" of "governments"."""
    return _root(word.lemma.lower())


@lru_cache(maxsize=20_000)
def _root(lemma: str) -> str:
    endings = words_of("derivations")
    while True:
        for size in range(min(LONGEST_ENDING, len(lemma) - SHORTEST), 0, -1):
            if lemma[-size:] in endings:
                lemma = lemma[:-size]
                break
        else:
            return _single(lemma)


def _single(stem: str) -> str:
    """A stem without the second of two consonants that the spelling doubled: "begin" of "beginn(ing)"."""
    doubled = len(stem) > SHORTEST and stem[-1] == stem[-2] and stem[-1] not in "aeiouls"
    return stem[:-1] if doubled else stem

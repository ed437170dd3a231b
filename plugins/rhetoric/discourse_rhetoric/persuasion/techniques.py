"""The techniques that are weighed, and the words that go with each: `affinities/TECHNIQUE.tsv`.

The lists are learnt: from the words in marked stretches and the vectors of all words, so that they hold also what nobody marked. They can
be read, and mended by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from attrs import field, frozen, validators

from discourse.analysis.tables import read_tsv
from discourse.text.syntax import Word

FOLDER = files("discourse_rhetoric") / "affinities"
LEAST = 1.5  # standard deviations above the mean of all words: what goes with a technique less is not in its list
JUDGING = frozenset({"loaded", "judgements", "harms", "insults"})
"""The word lists of what judges, whatever the technique."""
CONTENT = frozenset({"NOUN", "ADJ", "VERB", "ADV", "PROPN"})
TELLING = CONTENT | {"PRON", "AUX", "NUM"}


@frozen(kw_only=True)
class Row:
    """A word in lower case, and how much it goes with the technique, in standard deviations."""

    word: str
    affinity: float = field(validator=validators.ge(LEAST))
    source: str


@frozen(eq=False)
class Technique:
    """A technique by the name of its device, with the words that go with it."""

    name: str
    affinities: Mapping[str, float]

    def affinity(self, word: Word) -> float:
        """How much a word, or else its lemma, goes with it; 0 for a word that is not in the list."""
        if word.upos not in TELLING:
            return 0.0
        known = self.affinities.get(word.lower)
        if known is None and word.lemma != word.lower:
            known = self.affinities.get(word.lemma.lower())
        return known or 0.0

    def of_sentence(self, words: Sequence[tuple[str, str]]) -> float:
        """The sum of all affinities, for words given as `told` gives them."""
        known = self.affinities
        return sum(known.get(form) or known.get(lemma, 0.0) for form, lemma in words)

    def telling(self, words: Iterable[Word]) -> list[str]:
        """The words with a meaning of their own that go with it, the most telling first."""
        found = {word.text: self.affinity(word) for word in words if word.upos in CONTENT}
        return sorted(filter(found.get, found), key=lambda text: (-found[text], text))

    def of_words(self, words: Iterable[Word]) -> tuple[float, float, float]:
        """Of several words: the highest affinity, the mean of the three highest, and the sum of all."""
        found = sorted(map(self.affinity, words), reverse=True)
        return (found[0] if found else 0.0), sum(found[:3]) / 3, sum(found)


def told(words: Iterable[Word]) -> tuple[tuple[str, str], ...]:
    """The words that may go with a technique, each as its form and its lemma in small letters: read once for all techniques."""
    return tuple((word.lower, word.lemma.lower()) for word in words if word.upos in TELLING)


@cache
def technique(name: str) -> Technique:
    """A technique with the list that ships.

    Raises:
        DataError: a row does not fit, with its line.
    """
    rows = read_tsv(FOLDER / f"{name}.tsv", Row)
    return Technique(name, {row.word: row.affinity for row in rows})

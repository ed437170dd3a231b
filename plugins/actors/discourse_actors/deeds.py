"""Words for what actors do to each other: verbs, nouns and adjectives in classes after PLOVER."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from attrs import frozen

from discourse.analysis.inflection import verb_forms
from discourse.analysis.lexicons import Lexicon
from discourse.analysis.tables import read_tsv
from discourse.text.syntax import Word
from discourse_actors.gazetteer import DATA
from discourse_actors.phrases import is_in_a_name


@frozen(kw_only=True)
class Deeds:
    """A row of `predicates.tsv`: words for a class of deeds, and where their target stands."""

    relation: str
    polarity: Literal[-1, 0, 1]
    upos: Literal["VERB", "NOUN", "ADJ"]
    role: tuple[str, ...]
    words: tuple[str, ...]
    source: str

    def entry(self, word: Word) -> str:
        """The word of this row that a word of a text is a form of; lemmatizers cut rare verbs ("telephon")."""
        if self.role == ("prefix",):
            return stance(word)
        known = (w for w in self.words if f"{word.lower}/{word.upos}" in _entries(self, w))
        lemma = word.lemma.lower()
        return lemma if lemma in self.words else next(known, lemma)


def deeds_for(word: Word) -> tuple[Deeds, ...]:
    """The rows that list a word in its part of speech; none for most words."""
    if word.upos not in ("VERB", "NOUN", "ADJ") or (word.upos == "VERB" and is_in_a_name(word)):
        return ()
    if word.upos == "ADJ" and (prefix := stance(word)):
        return (_by_prefix()[prefix],)
    return tuple(dict.fromkeys(_lexicon().values(word)))


def stance(word: Word) -> str:
    """ "pro" of "pro-Russian", "anti" of "anti-American"; "" of other words."""
    prefix, _, rest = word.lower.partition("-")
    return prefix if rest and prefix in _by_prefix() else ""


@cache
def _by_prefix() -> Mapping[str, Deeds]:
    return {word: row for row in _rows() if row.role == ("prefix",) for word in row.words}


@cache
def _rows() -> tuple[Deeds, ...]:
    return read_tsv(DATA / "predicates.tsv", Deeds)


@cache
def _lexicon() -> Lexicon[Deeds]:
    return Lexicon(
        (entry, row) for row in _rows() for word in row.words for entry in _entries(row, word)
    )


def _entries(row: Deeds, word: str) -> tuple[str, ...]:
    """The forms of a word, each with its part of speech; taggers call participles ("allied") verbs or adjectives."""
    if row.upos == "VERB":
        return tuple(f"{form}/VERB" for form in verb_forms(word))
    if row.upos == "ADJ" and word.endswith("ed"):
        return f"{word}/ADJ", f"{word}/VERB"
    return (f"{word}/{row.upos}",)

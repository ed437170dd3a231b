"""Nouns for one human being, which of "he" and "she" they take, and nouns for what no human being is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

from attrs import frozen

from discourse.analysis.tables import read_tsv
from discourse.text.syntax import Tree, Word
from discourse_actors.gazetteer import DATA
from discourse_actors.phrases import beside, coordinated, is_definite, is_plural

Gender = Literal["", "f", "m"]

_GENDERS: Mapping[str, Gender] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}


@frozen(kw_only=True)
class Humans:
    """A row of `humans.tsv`."""

    nouns: tuple[str, ...]
    source: str
    gender: Gender = ""


@frozen(kw_only=True)
class Bodies:
    """A row of `bodies.tsv`."""

    nouns: tuple[str, ...]
    source: str


def is_human(word: Word) -> bool:
    """Whether it is a noun for one human being: "teacher", and neither "teachers" nor "staff"."""
    return word.lemma.lower() in _nouns() and not is_plural(word)


def is_noun_for_a_human(word: str) -> bool:
    """Whether a word alone, whatever its capitals, is such a noun or a title: "Tsar"."""
    return word.lower() in _nouns()


def roles_of(name: Word) -> Iterator[str]:
    """What a person is said to be, as lemmas, at a mention by name: "biologist Nick Bos", "Nick Bos is a biologist"."""
    for word in described_as(name):
        if is_human(word):
            yield word.lemma.lower()


def described_as(name: Word) -> Iterator[Word]:
    """The nouns beside a name, and those it is said to be: "Nick Bos is a biologist and a writer"."""
    yield from beside(name)
    yield from (word for noun in beside(name) for word in coordinated(noun))
    head = name.head
    if head is not None and name.relation == "nsubj" and head.children_by("cop"):
        yield from coordinated(head)


def is_body(word: Word) -> bool:
    """Whether it is a noun for one body, "company", and no part of a name: "the General Assembly"."""
    return word.text.islower() and word.lemma in _bodies() and not is_plural(word)


def referring_humans(tree: Tree) -> Iterator[Word]:
    """Nouns for one human being who is known ("the biologist") or brought up ("a biologist")."""
    for word in tree.words:
        heads_a_phrase = word.deprel not in ("compound", "amod", "flat", "nmod:desc")
        is_told = is_definite(word) or is_brought_up(word)
        is_noun = word.upos == "NOUN" or _is_an_office_alone(word)
        if is_noun and heads_a_phrase and is_told and is_human(word):
            yield word


def _is_an_office_alone(word: Word) -> bool:
    """Whether it is written as a name, and is none: "the Pope", and not "the Pope Francis"."""
    before, following = word.previous, word.next
    return (
        word.upos == "PROPN"
        and before is not None
        and before.lower == "the"
        and (following is None or following.upos != "PROPN")
    )


def is_brought_up(word: Word) -> bool:
    """Whether its article brings up somebody new: "a biologist"."""
    return any(child.lower in ("a", "an") for child in word.children_by("det"))


@frozen(kw_only=True)
class GivenNames:
    """A row of `given_names.tsv`."""

    gender: Gender
    names: tuple[str, ...]
    source: str


def gender_of_name(name: str) -> Gender:
    """The gender that a person's full name tells by its first word; "" where it tells none."""
    first, _, surname = name.partition(" ")
    return _given_names().get(first, "") if surname else ""


@cache
def _given_names() -> Mapping[str, Gender]:
    rows = read_tsv(DATA / "given_names.tsv", GivenNames)
    return {name: row.gender for row in rows for name in row.names}


def gender_of(*words: str) -> Gender:
    """The gender that pronouns, nouns or titles tell, in lower case; "" where none of them does."""
    told = (_GENDERS.get(word) or _nouns().get(word, "") for word in words)
    return next(filter(None, told), "")


@cache
def _bodies() -> frozenset[str]:
    return frozenset(noun for row in read_tsv(DATA / "bodies.tsv", Bodies) for noun in row.nouns)


@cache
def _nouns() -> Mapping[str, Gender]:
    rows = read_tsv(DATA / "humans.tsv", Humans)
    return {noun: row.gender for row in rows for noun in row.nouns}

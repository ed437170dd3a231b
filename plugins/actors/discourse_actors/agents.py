"""Nouns for people and bodies that act: "leadership", "diplomats", "opponents"."""

from __future__ import annotations

from functools import cache
from typing import Literal

from attrs import frozen

from discourse.analysis.lexicons import Lexicon
from discourse.analysis.tables import read_tsv
from discourse.text.syntax import Tree, Word
from discourse_actors.gazetteer import DATA
from discourse_actors.phrases import first_of_series

AgentKind = Literal[
    "organ", "collective", "relative", "polity", "title", "person", "humans", "thing"
]


@frozen(kw_only=True)
class AgentNouns:
    """A row of `agents.tsv`."""

    kind: AgentKind
    nouns: tuple[str, ...]
    source: str
    sector: str = ""
    stance: Literal["", "ally", "opponent"] = ""
    sure: bool = True


@frozen
class Agent:
    """An agent noun found in a sentence: its head word, all its words, and what they may mean."""

    head: Word
    words: tuple[Word, ...]
    readings: tuple[AgentNouns, ...]

    def reading(self, *kinds: AgentKind) -> AgentNouns | None:
        """Its first reading of one of these kinds."""
        return next((reading for reading in self.readings if reading.kind in kinds), None)


def find_agents(tree: Tree, *, modifying: bool = False) -> list[Agent]:
    """The agent nouns of a sentence, in text order; titles aside.

    A noun that only modifies another ("business interests", "state apparatus") is none, unless the whole is in
    the list, or `modifying` ones are asked for.
    """
    found = []
    for match in _nouns().find(tree):
        head = match.words[-1]
        readings = tuple(value for value in match.values if value.kind not in ("title", "thing"))
        if not readings or head.upos not in ("NOUN", "PROPN", "ADJ"):
            continue
        if modifying or not _only_modifies(head):
            found.append(Agent(head, match.words, readings))
    return found


def is_agent(word: Word) -> bool:
    """Whether a word alone is a noun for people or bodies that act."""
    return bool(_nouns().values(word))


def is_agent_noun(noun: str) -> bool:
    """Whether a word of no sentence, in small letters, is such a noun."""
    return any(noun in row.nouns for row in _rows() if row.kind not in ("title", "thing"))


def title_words() -> frozenset[str]:
    """Every title, as it is written before a name."""
    return frozenset(noun for row in _rows() if row.kind == "title" for noun in row.nouns)


def titles(title: str) -> tuple[AgentNouns, ...]:
    """The rows of a title, whatever its capitals: "foreign minister"."""
    return tuple(
        row
        for row in _rows()
        if row.kind == "title" and title.lower() in (noun.lower() for noun in row.nouns)
    )


def find_titles(tree: Tree) -> dict[Word, AgentNouns]:
    """Titles ("President", "Foreign Minister") by each of their words."""
    return {word: match.value for match in _titles().find(tree) for word in match.words}


def _only_modifies(word: Word) -> bool:
    hyphen = word.next
    joined = hyphen is not None and hyphen.text in ("-", "–") and hyphen.start == word.end
    first = first_of_series(word)
    if word.upos == "ADJ" and first is not word and first.upos == "ADJ":
        return True  # "political, military or economic"
    describing = word.relation in ("compound", "amod", "flat") or word.deprel == "nmod:desc"
    return joined or (describing and word.head is not None)


@cache
def _rows() -> tuple[AgentNouns, ...]:
    return read_tsv(DATA / "agents.tsv", AgentNouns)


@cache
def _nouns() -> Lexicon[AgentNouns]:
    return Lexicon((noun, row) for row in _rows() for noun in row.nouns if row.kind != "title")


@cache
def _titles() -> Lexicon[AgentNouns]:
    return Lexicon((noun, row) for row in _rows() for noun in row.nouns if row.kind == "title")

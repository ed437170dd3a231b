"""Words that say how many of a group are meant, and not which: "most", "a number of"."""

from __future__ import annotations

from functools import cache
from typing import Literal

from attrs import frozen

from discourse.analysis.tables import read_tsv
from discourse.text.syntax import Word
from discourse_actors.agents import Agent
from discourse_actors.gazetteer import DATA
from discourse_actors.phrases import is_definite, preposition

QuantityKind = Literal["modifier", "partitive"]


@frozen(kw_only=True)
class Quantities:
    """A row of `quantities.tsv`."""

    kind: QuantityKind
    words: tuple[str, ...]
    source: str


@cache
def words_of_quantity(kind: QuantityKind) -> frozenset[str]:
    """Modifiers ("most", "several"), or nouns and pronouns that take some of a group ("majority", "many")."""
    rows = read_tsv(DATA / "quantities.tsv", Quantities)
    return frozenset(word for row in rows if row.kind == kind for word in row.words)


def only_counts(agent: Agent) -> bool:
    """Whether people are a figure, and nobody who acts: "255 million people", "a fifth of the world population"."""
    head = agent.head
    if agent.readings[0].sector != "CVL":
        return False
    share = head.head if head.relation == "nmod" and preposition(head) == "of" else None
    if head.lemma.lower() == "population" and share is not None and _is_share(share):
        return True
    told_apart = is_definite(head) or bool(head.children_by("amod", "nmod", "acl"))
    return not told_apart and any(map(_is_large, head.children_by("nummod")))


def _is_share(word: Word) -> bool:
    return word.lemma.lower() in (
        "percent",
        "cent",
        "%",
        "third",
        "quarter",
        "fifth",
        "half",
        "tenth",
    )


def _is_large(number: Word) -> bool:
    figures = [number, *number.children_by("compound", "flat", "nummod")]
    return any(word.lemma.lower() in ("thousand", "million", "billion") for word in figures)

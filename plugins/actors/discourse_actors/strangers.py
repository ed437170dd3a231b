"""People without a name whom a text comes back to: "a traveller …, the traveller …, she"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import evolve

from discourse.text.syntax import Word
from discourse_actors.candidates import Candidate
from discourse_actors.humans import is_brought_up
from discourse_actors.keys import slug
from discourse_actors.phrases import noun_phrase

_PREFIX = "person:the-"
_FEWEST_MENTIONS = 3


def described_human(head: Word) -> Candidate:
    """Somebody called by a noun: whoever was named so before, else a stranger."""
    span, noun = noun_phrase(head), head.lemma.lower()
    stranger = Candidate(
        start=span.start,
        end=span.end,
        head=head,
        kind="nominal",
        key=f"{_PREFIX}{slug(noun)}",
        name=noun,
        type="person",
        why=f"noun for a human being {noun!r}",
    )
    if is_brought_up(head):
        return stranger
    return evolve(
        stranger, key="", name="", type="group", title=noun, otherwise=stranger, why="refers back"
    )


def is_stranger(key: str) -> bool:
    """Whether a key is of somebody without a name."""
    return key.startswith(_PREFIX)


def without_passers_by(mentions: Sequence[Candidate]) -> list[Candidate]:
    """The mentions without the strangers whom the text leaves at once, or who are another each time.

    Somebody is come back to with the definite article; "a player …, a player …" are two.
    """
    strangers = [m for m in mentions if is_stranger(m.key)]
    count = Counter(m.key for m in strangers)
    nouns = [m for m in strangers if m.kind == "nominal"]
    known = Counter(m.key for m in nouns if _has_article(m.head, "the"))
    new = Counter(m.key for m in nouns if is_brought_up(m.head))
    called = Counter(m.key for m in nouns)
    return [
        m
        for m in mentions
        if not is_stranger(m.key)
        or (
            count[m.key] >= _FEWEST_MENTIONS
            and called[m.key] >= 2
            and known[m.key] >= max(1, new[m.key])
        )
    ]


def _has_article(word: Word, article: str) -> bool:
    return any(child.lower == article for child in word.children_by("det"))

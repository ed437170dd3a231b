"""How a text casts its actors: protagonist, antagonist or victim, from what it says that they do, suffer and are.

The roles are those of the narrative policy framework (Jones & McBeth 2010: hero, villain, victim). Every word that speaks
for a role is kept as evidence; where it is little, or speaks for several roles alike, no role is given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

from attrs import frozen

from discourse.analysis.inflection import verb_forms
from discourse.analysis.lexicons import Lexicon
from discourse.analysis.tables import read_tsv
from discourse.text.syntax import Word
from discourse_actors.gazetteer import DATA
from discourse_actors.layers import Role
from discourse_actors.phrases import first_of_series
from discourse_actors.roles import agents, is_negated, patients

Aspect = Literal["harm done", "harm suffered", "help done", "help received", "praised", "blamed"]

_SPEAKS_FOR: dict[Aspect, Role] = {
    "harm done": "antagonist",
    "blamed": "antagonist",
    "help done": "protagonist",
    "praised": "protagonist",
    "harm suffered": "victim",
    "help received": "victim",
}

_LEAST_EVIDENCE = 2
_LEAST_SHARE = 0.6


@frozen(kw_only=True)
class Portraying:
    """A row of `portrayals.tsv`."""

    aspect: Aspect
    role: Literal["agent", "patient", "adjective", "noun"]
    words: tuple[str, ...]
    source: str


@frozen
class Trait:
    """One word that says something of an actor."""

    aspect: Aspect
    word: Word


def traits_of(mention: Word) -> Iterator[Trait]:
    """What the clause around a mention, given by its head, says of its actor."""
    yield from (Trait(row.aspect, mention) for row in _rows(mention, "noun"))
    for child in mention.children_by("amod", "compound", "appos"):
        role: Literal["adjective", "noun"] = "adjective" if child.upos == "ADJ" else "noun"
        yield from (Trait(row.aspect, child) for row in _rows(child, role))
    for predicate in _predicates(mention):
        if is_negated(predicate):
            continue
        if predicate.upos == "VERB":
            if any(filler.word is mention for filler in agents(predicate)):
                yield from (Trait(row.aspect, predicate) for row in _rows(predicate, "agent"))
            if any(filler.word is mention for filler in patients(predicate)):
                yield from (Trait(row.aspect, predicate) for row in _rows(predicate, "patient"))
        elif mention.relation == "nsubj":
            role = "adjective" if predicate.upos == "ADJ" else "noun"
            yield from (Trait(row.aspect, predicate) for row in _rows(predicate, role))


def role_of(traits: Iterable[Trait]) -> tuple[Role | None, str]:
    """The role that most traits speak for, with the words that do; None where they are few or divided."""
    told = list(traits)
    votes = Counter(_SPEAKS_FOR[trait.aspect] for trait in told)
    if not votes:
        return None, ""
    role, count = votes.most_common(1)[0]
    if count < _LEAST_EVIDENCE or count < _LEAST_SHARE * len(told):
        return None, ""
    words = dict.fromkeys(t.word.lower for t in told if _SPEAKS_FOR[t.aspect] == role)
    return role, f"{role}: {', '.join(words)}"


def _predicates(mention: Word) -> Iterator[Word]:
    """The words that may say something of a mention: its governor, what is joined to that, and its clauses."""
    governor = first_of_series(mention).head
    if governor is not None and governor.upos in ("VERB", "ADJ", "NOUN"):
        yield governor
        for child in governor.children_by("conj", "xcomp", "advcl"):
            if child.upos == "VERB":
                yield child
    for child in mention.children_by("acl"):
        if child.upos == "VERB":
            yield child


def _rows(word: Word, role: str) -> tuple[Portraying, ...]:
    return tuple(dict.fromkeys(row for row in _lexicon(role).values(word)))


@cache
def _lexicon(role: str) -> Lexicon[Portraying]:
    rows = read_tsv(DATA / "portrayals.tsv", Portraying)
    return Lexicon(
        (form, row)
        for row in rows
        if row.role == role
        for word in row.words
        for form in (verb_forms(word) if role in ("agent", "patient") else (word,))
    )

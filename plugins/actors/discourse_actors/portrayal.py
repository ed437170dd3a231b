"""How a text casts its actors: protagonist, antagonist or victim, from what it says that they do, suffer and are.

The roles are those of the narrative policy framework (Jones & McBeth 2010: hero, villain, victim). Every word that speaks
for a role is kept as evidence; where it is little, or speaks for several roles alike, no role is given.
"""

from __future__ import annotations

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
from discourse_actors.roles import ACCUSED, agents, is_negated, patients

Aspect = Literal[
    "harm done",
    "thwarting",
    "harm suffered",
    "pressed",
    "help done",
    "striving",
    "help received",
    "praised",
    "blamed",
]

_SPEAKS_FOR: dict[Aspect, Role] = {
    "harm done": "antagonist",
    "thwarting": "antagonist",
    "blamed": "antagonist",
    "help done": "protagonist",
    "striving": "protagonist",
    "praised": "protagonist",
    "harm suffered": "victim",
    "pressed": "victim",
    "help received": "victim",
}

_PLAIN = 1.0
# All politics strives, thwarts and is pressed: that can add to a role, and never makes one.
_WEIGHTS: dict[Aspect, float] = {"striving": 0.5, "thwarting": 0.5, "pressed": 0.5}
_LEAST_EVIDENCE = 2.0
_LEAST_SHARE = 0.6

# A hero is not spoken ill of, nor a victim, nor a villain well.
_CONTRARY: dict[Role, int] = {"protagonist": -1, "victim": -1, "antagonist": 1}


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
    yield from (
        Trait(row.aspect, mention)
        for row in _rows(mention, "noun")
        if row.aspect != "praised"  # "leaders" and "partners" are called so, not praised
    )
    for child in mention.children_by("amod", "compound", "appos"):
        role: Literal["adjective", "noun"] = "adjective" if child.upos == "ADJ" else "noun"
        yield from (Trait(row.aspect, child) for row in _rows(child, role))
    for predicate in _predicates(mention):
        if is_negated(predicate):
            continue
        if predicate.upos == "VERB":
            if any(f.word is mention and f.path != ACCUSED for f in agents(predicate)):
                yield from (Trait(row.aspect, predicate) for row in _rows(predicate, "agent"))
            if any(filler.word is mention for filler in patients(predicate)):
                yield from (Trait(row.aspect, predicate) for row in _rows(predicate, "patient"))
        elif mention.relation == "nsubj":
            role = "adjective" if predicate.upos == "ADJ" else "noun"
            yield from (Trait(row.aspect, predicate) for row in _rows(predicate, role))


def role_of(traits: Iterable[Trait], stance: float | None = None) -> tuple[Role | None, str]:
    """The role that most traits speak for, with the words that do; None where they are few or divided.

    A word counts once for a role, however often it is said.

    Args:
        stance: how the author speaks of the actor; a role that does not go with it is not given.
    """
    words: dict[Role, dict[str, float]] = {}
    for trait in traits:
        told = words.setdefault(_SPEAKS_FOR[trait.aspect], {})
        weight = _WEIGHTS.get(trait.aspect, _PLAIN)
        told[trait.word.lemma.lower()] = max(weight, told.get(trait.word.lemma.lower(), 0.0))
    votes = {role: sum(told.values()) for role, told in words.items()}
    plain = [role for role, told in words.items() if _PLAIN in told.values()]
    if not plain:
        return None, ""
    role = max(plain, key=lambda role: votes[role])
    if votes[role] < _LEAST_EVIDENCE or votes[role] < _LEAST_SHARE * sum(votes.values()):
        return None, ""
    if stance is not None and stance * _CONTRARY[role] > 0:
        return None, ""
    return role, f"{role}: {', '.join(words[role])}"


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

"""What a noun phrase is in what its clause tells: agent, patient, recipient or beneficiary.

Agents and patients as `roles` finds them, through passives, coordination, control and relative clauses; and of deeds in
nouns ("Russia's pressure on Ukraine"). A recipient gets what is given (an indirect object, "to Kenya" of a verb of
giving, the subject of "receive"); a beneficiary is for whom it is done ("built a school for Kenya").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from discourse.text.syntax import Tree, Word
from discourse_actors.deeds import Deeds, deeds_for
from discourse_actors.layers import SemanticRole
from discourse_actors.phrases import coordinated, first_of_series, possessors
from discourse_actors.roles import Filler, agents, behaves, obliques, patients


def semantic_roles(sentences: Iterable[Tree]) -> dict[Word, SemanticRole]:
    """The role of each word that has one.

    A word that has several (who was attacked and then helped) has that of its own clause, which its head tells.
    """
    roles: dict[Word, SemanticRole] = {}
    for tree in sentences:
        told = [
            (word, role, predicate)
            for predicate in tree.words
            for word, role in _roles_of(predicate)
        ]
        told.sort(key=lambda found: first_of_series(found[0]).head is not found[2])
        for word, role, _ in told:
            roles.setdefault(word, role)
    return roles


def _roles_of(predicate: Word) -> Iterator[tuple[Word, SemanticRole]]:
    if predicate.upos == "VERB":
        yield from _of_verb(predicate)
    elif predicate.upos == "NOUN":
        for deeds in deeds_for(predicate):
            yield from _of_deed(predicate, deeds)


def _of_verb(verb: Word) -> Iterator[tuple[Word, SemanticRole]]:
    gets = behaves(verb, "receiving")
    for filler in agents(verb):
        yield filler.word, "recipient" if gets else "agent"
    objects = verb.children_by("obj")
    if objects:  # of "urged Iran to help", Iran is an indirect object to UD, and no recipient
        for given in verb.children_by("iobj"):
            for word in coordinated(given):
                yield word, "recipient"
    if any(_is_giving(deeds) for deeds in deeds_for(verb)):
        for filler in obliques(verb, ("to",)):
            yield filler.word, "recipient"
    for filler in patients(verb):
        yield filler.word, "patient"
    made = [filler for thing in objects if not deeds_for(thing) for filler in _for(thing)]
    for filler in (*_for(verb), *made):
        yield filler.word, "beneficiary"


def _for(word: Word) -> list[Filler]:
    return obliques(word, ("for", "on behalf of"))


def _is_giving(deeds: Deeds) -> bool:
    return deeds.relation == "aid" and "to" in deeds.role


def _of_deed(noun: Word, deeds: Deeds) -> Iterator[tuple[Word, SemanticRole]]:
    """ "Russia's pressure on Ukraine", "the attack on Iran by Israel", "aid to Kenya"."""
    if "cop" in deeds.role:
        return  # "an ally of Iran" is who does it, and no deed
    for owner in possessors(noun):
        yield owner, "agent"
    for filler in obliques(noun, ("by",)):
        yield filler.word, "agent"
    for filler in obliques(noun, set(deeds.role) - {"of", "between"}):
        yield filler.word, "recipient" if _is_giving(deeds) else "patient"

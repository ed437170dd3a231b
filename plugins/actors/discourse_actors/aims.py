"""At whom a deed is aimed: where the class of its word says that the target stands, and whose things those are."""

from __future__ import annotations

from collections.abc import Iterable

from discourse.text.syntax import Word
from discourse_actors.deeds import Deeds, deeds_for
from discourse_actors.metonymy import is_deed
from discourse_actors.modality import modality_of
from discourse_actors.phrases import coordinated, is_in_a_name, modifiers, possessors
from discourse_actors.roles import (
    Filler,
    agents,
    behaves,
    is_passive,
    obliques,
    patients,
)


def targets_of(verb: Word, deeds: Deeds) -> list[Filler]:
    """Who stands where the row of a verb says that its target stands (`role` of `predicates.tsv`)."""
    place, *needed = deeds.role
    if place == "obj":
        return patients(verb) if not needed or _goes_with(verb, needed) else []
    if place in ("ccomp", "must"):
        clauses = [c for c in clauses_of(verb) if place == "ccomp" or _must_be(c)]
        return [Filler(f.word, "doer of the clause") for c in clauses for f in agents(c)]
    if place == "xcomp":
        touched = _refused if deeds.relation == "reject" else _touched
        return [f for governed in verb.children_by("xcomp") for f in touched(governed)]
    found = obliques(verb, deeds.role)
    if "to" in deeds.role:
        found += recipients(verb)
    if not found:  # parsers hang "to Kenya" from the grain as well as from the giving
        objects = verb.children_by("obj")
        if deeds.relation != "request":  # of a deed that is given or refused the noun tells
            objects = tuple(each for each in objects if not deeds_for(each))
        nearer = set(deeds.role) - {"of"}
        found = [filler for each in objects for filler in obliques(each, nearer)]
    return found


def _goes_with(verb: Word, needed: Iterable[str]) -> bool:
    """Whether a verb has one of these words, relations or prepositions: "push back", "want to", "provide with"."""
    children = [child for child in verb.children if not is_in_a_name(child)]
    beside = {name for child in children for name in (child.lower, child.relation)}
    return not beside.isdisjoint(needed) or bool(obliques(verb, needed))


def clauses_of(word: Word) -> list[Word]:
    """What is demanded: "that Iran yield", "for Iran to yield"."""
    return [
        clause
        for clause in word.children_by("ccomp", "acl", "advcl", "xcomp")
        if clause.deprel != "acl:relcl"
        and clause.children_by("nsubj")
        and (clause.relation == "ccomp" or _is_introduced(clause, word))
    ]


def _is_introduced(clause: Word, word: Word) -> bool:
    marks = {mark.lower for mark in clause.children_by("mark")}
    return "for" in marks or (word.upos == "NOUN" and "that" in marks)


def _must_be(clause: Word) -> bool:
    """Whether a clause says what has to be: "Sudan must return it", "Iran has to yield"."""
    if behaves(clause, "feeling"):
        return False  # "the Union should feel proud"
    if modality_of(clause) == "obligation":
        return not (behaves(clause, "receiving") and clause.children_by("obj"))
    # what somebody had to do was not up to him who tells it
    is_due = clause.lemma in ("have", "need") and clause.xpos != "VBD"
    has_to = clause.children_by("xcomp") if is_due else ()
    return any(not is_passive(verb) for verb in has_to)


def _touched(verb: Word) -> list[Filler]:
    """Whom something threatened or refused would be done to: "to bomb Iran", "to cut relations with Iran"."""
    found = [*patients(verb), *obliques(verb, _TOUCHING)]
    found += [
        filler
        for thing in verb.children_by("obj")
        if is_deed(thing)
        for filler in obliques(thing, _TOUCHING)
    ]
    return [Filler(filler.word, "object of the clause") for filler in found]


def recipients(verb: Word) -> list[Filler]:
    """ "Kenya" in "gave Kenya grain"; parsers may take it for grain of Kenya's kind."""
    given = verb.children_by("obj")
    names = [w for each in given for w in each.children_by("compound") if w.upos == "PROPN"]
    named = [w for each in verb.children_by("iobj") for w in coordinated(each)] if given else []
    return [Filler(word, "object") for word in (*named, *names)]


def _refused(verb: Word) -> list[Filler]:
    """Whom a refusal is aimed at: "refused to comply with Iran"; who refuses to attack Iran does not reject it."""
    return [] if deeds_for(verb) or verb.children_by("obj") else _touched(verb)


_TOUCHING = ("against", "on", "with", "to", "from", "at")


def behind(fillers: Iterable[Filler], relation: str) -> list[Filler]:
    """Whose the things or deeds are that a deed is aimed at: "rejected Iran's offer", "protested at a call by Iran"."""
    if relation in _NOT_THROUGH_THE_OBJECT:
        return []
    if relation == "support":
        # who welcomes the end of a regime, or the reform of a body, does not support it
        fillers = [
            filler
            for filler in fillers
            if not behaves(filler.word, "downfall") and not _is_remade(filler.word)
        ]
    elif relation in _AGAINST or relation == "coerce":
        # who objects to the plight of a people does not reject the people, nor who leaves a deal his partners
        fillers = [
            filler
            for filler in fillers
            if not behaves(filler.word, "befalling") and not _is_agreed(filler.word)
        ]
    return [
        Filler(word, "owner of the object")
        for filler in fillers
        if filler.word.upos == "NOUN"
        for word in _owners(filler.word, relation)
    ]


def _is_agreed(noun: Word) -> bool:
    """Whether it is something that several have agreed on: "deal", "treaty"."""
    return any(deeds.relation == "agree" and "between" in deeds.role for deeds in deeds_for(noun))


def _is_remade(noun: Word) -> bool:
    """Whether somebody is to be changed, and does not change himself: "the reform of the Council", not "Iran's reforms"."""
    return behaves(noun, "remaking") and not any(True for _ in possessors(noun))


def _owners(noun: Word, relation: str) -> list[Word]:
    owners = [filler.word for filler in obliques(noun, ("by",))]
    if is_deed(noun):
        owners += [f.word for clause in noun.children_by("acl") for f in by_whom(clause)]
    if relation == "request" and not behaves(noun, "to be done by its owner"):
        return owners
    owners += possessors(noun)
    if not owners and not any("of" in deeds.role for deeds in deeds_for(noun)):
        # the killing of civilians is not theirs, nor the treatment of them by others
        owners = [filler.word for filler in obliques(noun, ("of",))]
    if relation == "sanction":
        owners += [filler.word for filler in obliques(noun, ("to", "from"))]
    if is_deed(noun):
        owners += [filler.word for filler in obliques(noun, ("from",))]
    elif relation not in _THROUGH_ITS_THINGS:
        return owners
    return [*owners, *modifiers(noun)]


def by_whom(clause: Word) -> list[Filler]:
    """Who does it in "the help provided by Iran"."""
    return agents(clause) if clause.deprel != "acl:relcl" and is_passive(clause) else []


# Whoever demands women's participation demands nothing of women.
_NOT_THROUGH_THE_OBJECT = frozenset({"yield", "consult", "aid", "cooperate"})


_AGAINST = frozenset({"reject", "accuse", "protest", "threaten", "mobilize", "assault"})


# Whoever strikes an army's targets strikes the army.
_THROUGH_ITS_THINGS = frozenset({"assault", "coerce", "sanction"})

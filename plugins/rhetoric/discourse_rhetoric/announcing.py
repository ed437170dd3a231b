"""Where a text says what it is going to do: "my purpose is to explain", "let me turn to", "I want to make one point".

Announcing goals and shifting topic (Hyland 2005: 219-220). A verb of discourse decides: "our aim is to cut emissions" announces
a policy, and no text.
"""

from __future__ import annotations

from collections.abc import Sequence

from discourse.text.syntax import Word
from discourse_rhetoric.wordlists import words_of

INTENDING = frozenset({"want", "wish", "like", "intend", "propose", "need", "try"})
FUTURE = frozenset({"will", "shall", "'ll", "’ll"})
OWN = frozenset({"my", "our"})
SPEAKER = frozenset({"i", "we"})


def announced(verb: Word) -> Sequence[Word] | None:
    """The words by which a verb of discourse is announced, up to the verb; None if it announces nothing."""
    if verb.upos != "VERB" or not _is_of_discourse(verb):
        return None
    opening = _aim(verb) or _permission(verb) or _intention(verb) or _future(verb)
    return None if opening is None or opening.index > verb.index else (opening, verb)


def _is_of_discourse(verb: Word) -> bool:
    lemma = verb.lemma.lower()
    if lemma in words_of("steps", "acts of discourse"):
        return True
    made = verb.child("obj")
    if lemma in ("make", "add", "offer") and made is not None:
        return made.lemma.lower() in words_of("steps", "points")
    phrases = words_of("steps", "acts of discourse with their preposition")
    near = (*verb.children, *(each for child in verb.children for each in child.children))
    return any(
        f"{lemma} {word.lower}" in phrases
        for word in near
        if word.index > verb.index and word.relation in ("case", "mark")
    )


def _aim(verb: Word) -> Word | None:
    """ "My purpose today is to explain"."""
    if verb.child("cop") is None:
        return None
    for aim in verb.children_by("nsubj", "nsubj:outer"):
        owners = [each for each in aim.children_by("nmod:poss") if each.lower in OWN]
        if owners and aim.lemma.lower() in words_of("steps", "aims"):
            return owners[0]
    return None


def _permission(verb: Word) -> Word | None:
    """ "Let me turn to", "allow me to mention"."""
    head = verb.head
    if verb.relation not in ("xcomp", "ccomp") or head is None:
        return None
    asked = any(each.lower == "me" for each in head.children_by("obj", "iobj", "nsubj"))
    me = asked or any(each.lower == "me" for each in verb.children_by("nsubj"))
    return head if head.lemma.lower() in ("let", "allow", "permit") and me else None


def _intention(verb: Word) -> Word | None:
    """ "I want to make one point", "I would like to begin by"."""
    head = verb.head
    if verb.relation != "xcomp" or head is None or head.lemma.lower() not in INTENDING:
        return None
    subject = head.child("nsubj")
    told = subject is None or subject.lower != "i" or head.feats.get("Tense") == "Past"
    return None if told else subject


def _future(verb: Word) -> Word | None:
    """ "I shall now speak of"."""
    subject = verb.child("nsubj")
    coming = any(auxiliary.lower in FUTURE for auxiliary in verb.children_by("aux"))
    return subject if coming and subject is not None and subject.lower == "i" else None

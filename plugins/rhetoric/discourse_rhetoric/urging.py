"""What a cue asks for: duties, calls, proposals, and time that has come.

The forms of directives (Searle 1976: 11; Huddleston & Pullum 2002: 177, 928, 998): a modal of obligation over an act, a performative verb in
the first person of the present ("I urge you to act"), a mandative clause ("we recommend that it be lifted"), "let us".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from discourse.text.syntax import Word
from discourse_rhetoric.wordlists import words_of

OWN = frozenset({"my", "our"})
DENYING = frozenset({"not", "n't", "n’t", "never"})
FOR = frozenset({"for"})


def urged(cue: Word) -> tuple[Sequence[Word], Word] | None:
    """The words that ask for an act, and the head of what they ask for; None if this word asks for nothing."""
    if {cue.lower, cue.lemma.lower()}.isdisjoint(_cues()):
        return None
    for form in (_by_duty, _by_need, _by_value, _by_call, _by_proposal, _by_let_us, _by_time):
        act = form(cue)
        if act is not None and act.index > cue.index:
            let = form is _by_let_us and cue.next is not None
            return ((cue, cue.next) if let and cue.next is not None else (cue,)), act
    return None


@cache
def _cues() -> frozenset[str]:
    """The words of which one must be there."""
    return words_of("obligations") | {"let", "time"}


def _by_duty(cue: Word) -> Word | None:
    """ "The Fund must begin"; not "it must be late", "it must have begun"."""
    if cue.relation != "aux" or cue.lower not in words_of("obligations", "modals"):
        return None
    act = cue.head
    stative = act is None or act.child("cop", "expl") or act.upos != "VERB"
    perfect = act is not None and any(a.lower == "have" for a in act.children_by("aux"))
    return None if stative or perfect else act


def _by_need(cue: Word) -> Word | None:
    """ "The Union needs to reform", "they ought to leave"; no need of the past, and none that tells things apart ("the funds it needs")."""
    if cue.lemma.lower() not in words_of("obligations", "needs") or cue.upos not in ("VERB", "AUX"):
        return None
    act = cue.child("xcomp")
    if cue.relation not in ("root", "conj", "parataxis", "ccomp"):
        return None
    if act is None or act.upos != "VERB" or not _has_to(act) or cue.child("aux") is not None:
        return None
    return None if cue.feats.get("Tense") == "Past" or _is_denied(cue) else act


def _by_value(cue: Word) -> Word | None:
    """ "It is necessary to understand"."""
    impersonal = any(child.lower == "it" for child in cue.children_by("nsubj", "expl"))
    if impersonal and cue.lemma.lower() in words_of("obligations", "adjectives"):
        return cue.child("csubj", "xcomp", "ccomp", "advcl")
    return None


def _by_call(cue: Word) -> Word | None:
    """ "We call on all states to pay", "I urge you to act", "we call for an end to it"."""
    if cue.lemma.lower() not in words_of("obligations", "calls") or not _is_performed(cue):
        return None
    if cue.lemma.lower() in words_of("obligations", "calls for a thing"):
        for thing in cue.children_by("obl"):
            if thing.upos in ("NOUN", "PROPN", "VERB") and _cases(thing) & FOR:
                return thing
    addressed = cue.child("obj", "iobj", "obl") is not None
    acts = (act for act in cue.children_by("xcomp", "advcl", "ccomp") if _has_to(act))
    return next(acts, None) if addressed else None


def _by_proposal(cue: Word) -> Word | None:
    """ "We recommend that the tax be lifted", "I propose going": a clause without tense, or one with "should"."""
    if cue.lemma.lower() not in words_of("obligations", "proposals") or not _is_performed(cue):
        return None
    for act in cue.children_by("ccomp", "xcomp"):
        verbs = (act, *act.children_by("aux", "aux:pass", "cop"))
        untensed = not any(verb.xpos in ("VBD", "VBZ", "VBP", "MD") for verb in verbs)
        if untensed and (act.relation == "ccomp" or act.xpos == "VBG"):
            return act
    return None


def _by_let_us(cue: Word) -> Word | None:
    """ "Let us act"; "let us turn to trade" only steers the text."""
    after = cue.next
    if cue.lower != "let" or after is None or after.lower not in ("us", "’s", "'s"):
        return None
    act = cue.child("xcomp", "ccomp")
    return None if act is None or act.lemma.lower() in words_of("obligations", "steps") else act


def _by_time(cue: Word) -> Word | None:
    """ "It is time to act", "the time has come to act"."""
    if cue.lemma.lower() != "time" or cue.upos != "NOUN":
        return None
    copula, verb = cue.child("cop"), cue.head
    if copula is not None and copula.feats.get("Tense") == "Pres":
        empty = any(child.lower in ("it", "now") for child in cue.children_by("nsubj", "expl"))
        act = cue.child("acl", "advcl", "csubj", "xcomp", "ccomp")
        return act if empty and act is not None and _has_to(act) else None
    come = verb is not None and verb.lemma == "come" and cue.relation == "nsubj"
    if not come or verb is None or not any(aux.lower == "has" for aux in verb.children_by("aux")):
        return None
    act = verb.child("xcomp", "advcl") or cue.child("acl")
    return act if act is not None and _has_to(act) else None


def _is_performed(verb: Word) -> bool:
    """Whether the speaker does it by saying so: the first person of the present, also after "let me", "I would like to", "I must"."""
    if verb.upos != "VERB" or verb.feats.get("Tense") == "Past" or _is_denied(verb):
        return False
    perfect = any(aux.lower in ("have", "had", "did") for aux in verb.children_by("aux"))
    return not perfect and verb.child("aux:pass") is None and _is_own(verb)


def _is_own(verb: Word) -> bool:
    """Whether the speaker is the subject of a verb, or of the one that it is coordinated with or depends on."""
    while True:
        subject, head = verb.child("nsubj"), verb.head
        if subject is not None:
            possessors = {child.lower for child in subject.children_by("nmod:poss")}
            return subject.lower in ("i", "we") or bool(possessors & OWN)
        if head is None or verb.relation not in ("conj", "xcomp"):
            return False
        if head.lemma == "let":
            return head.child("obj") is not None and head.children_by("obj")[0].lower == "me"
        if head.feats.get("Tense") == "Past" and head.feats.get("VerbForm") == "Fin":
            return False
        verb = head


def _is_denied(verb: Word) -> bool:
    return any(child.lower in DENYING for child in verb.children)


def _has_to(act: Word) -> bool:
    return any(child.lower == "to" and child.upos == "PART" for child in act.children)


def _cases(noun: Word) -> frozenset[str]:
    return frozenset(child.lower for child in noun.children_by("case"))

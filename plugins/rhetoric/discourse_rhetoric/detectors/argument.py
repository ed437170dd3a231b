"""Moves of an argument: what the writer claims and why, wants done, foretells, defines, or rejects."""

from __future__ import annotations

from collections.abc import Iterator

from discourse import Part
from discourse.text.syntax import Word
from discourse_rhetoric.appraisal import is_idea
from discourse_rhetoric.detectors.modality import NEEDED, modals
from discourse_rhetoric.findings import Finding, stretch
from discourse_rhetoric.marked import marked
from discourse_rhetoric.own_side import is_own_side, own_names
from discourse_rhetoric.prose import Prose
from discourse_rhetoric.urging import urged
from discourse_rhetoric.wordlists import words_of

BESIDES = ("punct", "parataxis", "conj", "cc", "discourse")  # what is no part of a clause itself
FUTURE = frozenset({"will", "shall", "’ll", "'ll", "wo"})


def recommendation(prose: Prose) -> Iterator[Finding]:
    """What should be done: "it is necessary to understand …", "we call on all states to pay". Parts: `cue`, `act`.

    Deontic modality: Huddleston & Pullum 2002: 177; claims of policy: Toulmin, Rieke & Janik 1984.
    """
    for sentence in prose.sentences:
        for word in sentence.words:
            asked = None if sentence.is_question else urged(word)
            if asked is not None:
                cue, act = asked
                yield Finding(
                    parts=(stretch("cue", cue), stretch("act", _clause(act, after=cue[-1]))),
                    why=f"“{' '.join(each.text for each in cue)}” asks for an act",
                    strength=0.4,
                )


def prediction(prose: Prose) -> Iterator[Finding]:
    """What will come: "the lenders will flee", "this may pose a threat in the future". Parts: `cue`, `event`.

    Only what comes of itself or by others: "we will build it" and "my government will build it" promise, "I will show" announces the text.
    """
    own = own_names(prose)
    for sentence in prose.sentences:
        if sentence.is_question:
            continue
        for modal in modals(sentence):
            subject, place = modal.verb.child("nsubj"), modal.verb.relation
            foretold = modal.cue.lower in FUTURE and modal.kind == "epistemic"
            if (
                foretold
                and subject is not None
                and subject.lower not in {"i", "you"}
                and place in {"root", "conj", "parataxis"}
                and not _is_promised(modal.verb, subject, own)
            ):
                yield Finding(
                    parts=(
                        modal.cue.part("cue"),
                        stretch("event", _clause(modal.verb, after=modal.cue)),
                    ),
                    why=f"“{modal.cue.text}” foretells",
                    strength=0.3,
                )


def _is_promised(verb: Word, subject: Word, own: frozenset[str]) -> bool:
    """Whether it is an act of the speaker's own side, which the words commit to it (Searle 1976: 11)."""
    lemma = verb.lemma.lower()
    befalls = lemma in words_of("own_side", "undergoings") or lemma in words_of("modals", "states")
    return verb.upos == "VERB" and not befalls and is_own_side(subject, own)


def definition(prose: Prose) -> Iterator[Finding]:
    """What a word is to mean: "by sovereignty I mean …", "the term refers to …", "democracy is defined as …". Parts: `cue`."""
    taken: set[int] = set()
    for match, group in marked(prose, "definitions"):
        if group.name == "a word is defined":
            taken.update(word.index for word in match.words)
            yield Finding(parts=(stretch("cue", match.words),), why=group.name, strength=0.5)
    for sentence in prose.sentences:
        for word in sentence.words:
            if word.index not in taken and not sentence.is_question and _gives_a_meaning(word):
                why = f"“{word.text}” says what a word is to mean"
                yield Finding(parts=(word.part("cue"),), why=why, strength=0.5)


def _gives_a_meaning(verb: Word) -> bool:
    """ "The term refers to", "by sovereignty we mean", "deterrence means that": a word is said to mean something, now and for all."""
    meaning = verb.lemma.lower() in words_of("definitions", "verbs of meaning")
    subject = verb.child("nsubj")
    if not meaning or subject is None or verb.upos != "VERB" or _is_negated(verb):
        return False
    if verb.children_by("aux") or verb.feats.get("Tense") == "Past":
        return False
    plural = subject.feats.get("Number") == "Plur"
    if subject.lemma.lower() in words_of("definitions", "words for words"):
        return not plural
    if verb.lemma != "mean" or verb.child("obj", "ccomp", "xcomp") is None:
        return False
    if subject.lower in {"i", "we"}:
        intended = verb.child("xcomp") is not None  # "we mean to help"
        return not intended and any(map(_is_named, verb.children_by("obl")))
    return subject.upos == "NOUN" and not plural and is_idea(subject) and not subject.children


def _is_named(noun: Word) -> bool:
    """ "By sovereignty"."""
    return noun.upos == "NOUN" and any(c.lower == "by" for c in noun.children_by("case"))


def rejection(prose: Prose) -> Iterator[Finding]:
    """A view is turned down without saying whose it is: "it would be a mistake to think that …". Parts: `cue`, `view`.

    Martin & White 2005: 97 (disclaim); Govier 2010 on straw men.
    """
    for sentence in prose.sentences:
        for word in sentence.words:
            if word.lemma.lower() not in words_of("rejections", "verdicts"):
                continue
            empty = any(child.lower == "it" for child in word.children_by("nsubj", "expl"))
            view = word.child("csubj", "xcomp", "ccomp", "advcl", "acl")
            if empty and view is not None and view.start > word.start:
                yield Finding(
                    parts=(word.part("cue"), stretch("view", view.subtree(without=("punct",)))),
                    why=f"the view is called {word.text.lower()}",
                    strength=0.6,
                )


def claim(prose: Prose) -> Iterator[Finding]:
    """What is concluded, or held by the writer: "therefore, it must be rebuilt", "I believe that …". Parts: `cue`, `claim`.

    Toulmin 1958: 97; Govier 2010: 4-6 on the words that show it.
    """
    for sentence in prose.sentences:
        if sentence.is_question:
            continue
        for cue in sentence.words:
            held = _concluded(cue) or _held(cue)
            if held is not None:
                words = [w for w in held.subtree(without=BESIDES) if w is not cue]
                yield Finding(
                    parts=_in_order(cue.part("cue"), stretch("claim", words)),
                    why=f"“{cue.text}” introduces what is concluded or held",
                    strength=0.5 if _is_disputable(held) else 0.3,
                )


def _concluded(cue: Word) -> Word | None:
    """The clause that "therefore" or "this shows that" draws as a conclusion."""
    if cue.relation == "advmod" and cue.lower in words_of("indicators", "conclusions"):
        clause = cue.head
        if clause is None or not clause.child("nsubj", "expl", "csubj"):
            return None
        return None if _is_told(clause) or _is_own_act(clause) else clause
    if cue.upos == "VERB" and cue.lemma.lower() in words_of("indicators", "inferences"):
        what = cue.child("nsubj", "expl")
        points_back = what is not None and what.lower in {"this", "that", "which", "it", "all"}
        clause = cue.child("ccomp", "csubj") if points_back and not _is_negated(cue) else None
        return clause if clause is not None and clause.index > cue.index else None
    return None


def _is_told(clause: Word) -> bool:
    """ "Montenegro has therefore invested": what followed, and not what follows."""
    verbs = (clause, *clause.children_by("aux", "cop"))
    return any(word.feats.get("Tense") == "Past" for word in verbs) and not any(
        word.xpos == "MD" for word in verbs
    )


def _is_own_act(clause: Word) -> bool:
    """ "We therefore call on", "accordingly, we will organize": the speaker does something, with no duty in it."""
    subject = clause.child("nsubj")
    bound = any(aux.lower in words_of("obligations", "modals") for aux in clause.children_by("aux"))
    own = subject is not None and subject.lower in {"i", "we"}
    return own and clause.upos == "VERB" and not bound and clause.lemma.lower() not in NEEDED


def _held(cue: Word) -> Word | None:
    """The clause under "I believe", "we maintain"."""
    if cue.upos != "VERB" or cue.lemma.lower() not in words_of("indicators", "opinions"):
        return None
    who = cue.child("nsubj")
    past = cue.feats.get("Tense") == "Past"
    if who is None or who.lower not in {"i", "we"} or past or _is_negated(cue):
        return None
    return cue.child("ccomp")


def premise(prose: Prose) -> Iterator[Finding]:
    """A reason for what could be disputed: "it must be rebuilt because it is not safe". Parts: `claim`, `cue`, `premise`.

    A reason for an event that is told ("it broke because it rained") explains, and does not argue (Govier 2010: 13).
    """
    for sentence in prose.sentences:
        for cue in sentence.words:
            if cue.relation != "mark" or cue.lower not in words_of("indicators", "reasons"):
                continue
            reason, main = cue.head, cue.head.head if cue.head is not None else None
            if reason is None or main is None or reason.relation != "advcl":
                continue
            if _is_disputable(main) and _gives_a_reason(cue, reason) and not sentence.is_question:
                inside = set(reason.subtree())
                claimed = [w for w in main.subtree(without=BESIDES) if w not in inside]
                given = [w for w in reason.subtree(without=BESIDES) if w.start > cue.end]
                if given:
                    yield Finding(
                        parts=_in_order(
                            stretch("claim", claimed), cue.part("cue"), stretch("premise", given)
                        ),
                        why=f"“{cue.text}” gives a reason for what could be disputed",
                        strength=0.5,
                    )


def _gives_a_reason(cue: Word, reason: Word) -> bool:
    """Whether a subordinator that may tell of time or manner ("since", "as", "for") gives a reason here."""
    if cue.lower in {"because", "given", "cuz", "cause"}:
        return True
    finite = reason.child("nsubj", "expl") is not None
    if cue.lower == "since":
        return finite and not any(
            w.feats.get("Tense") == "Past" for w in (reason, *reason.children_by("aux", "cop"))
        )
    return finite and cue.lower == "for"


def _is_disputable(head: Word) -> bool:
    """Whether a clause says what may, must or should be, or judges in the present: no event that is told."""
    if any(child.xpos == "MD" for child in head.children_by("aux")):
        return True
    if head.lemma.lower() in {"have", "need"} and head.child("xcomp"):
        return True
    copula = head.child("cop")
    return copula is not None and copula.feats.get("Tense") == "Pres" and head.upos == "ADJ"


def _is_negated(word: Word) -> bool:
    return any(child.lower in {"not", "n't", "n’t", "never"} for child in word.children)


def _in_order(*parts: Part) -> tuple[Part, ...]:
    return tuple(sorted(parts, key=lambda part: part.start))


def _clause(verb: Word, after: Word) -> list[Word]:
    words = verb.subtree(without=("punct", "parataxis", "nsubj", "advcl", "conj"))
    return [word for word in words if word.start > after.start] or [verb]

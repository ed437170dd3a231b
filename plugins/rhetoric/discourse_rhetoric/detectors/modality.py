"""Modality: how a clause stands to what is so, what ought to be, and what can be done (Palmer 2001; Huddleston & Pullum 2002: 175-208).

One auxiliary has several kinds: "he must be ill" concludes, "he must go" obliges. The construction decides, after Coates (1983): perfect,
progressive and stative verbs, things as subjects, and expletives go with knowledge; acts of persons with duty and ability.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from weakref import WeakKeyDictionary

from attrs import frozen

from discourse.text.syntax import Word
from discourse_rhetoric.appraisal import is_idea
from discourse_rhetoric.findings import Finding, stretch
from discourse_rhetoric.prose import Prose, Sentence
from discourse_rhetoric.wordlists import words_of

NEEDED = {"have": "deontic", "need": "deontic", "ought": "deontic"}  # "we have to", "we need to"
PERSONS = frozenset(
    {
        "i",
        "you",
        "we",
        "he",
        "she",
        "they",
        "who",
        "one",
        "everyone",
        "everybody",
        "nobody",
        "anyone",
    }
)
PREFERRING = frozenset({"like", "love", "prefer", "wish"})
WRITERS = frozenset({"i", "we"})
THINGS = frozenset({"it", "this", "that", "there", "these", "those", "which"})


@frozen(eq=False)
class Modal:
    """A word that modalises a verb (or the adjective or noun of a copular clause)."""

    cue: Word
    verb: Word
    kind: str


_modals_of: WeakKeyDictionary[Sentence, Sequence[Modal]] = WeakKeyDictionary()


def epistemic_modality(prose: Prose) -> Iterator[Finding]:
    """What is likely, or must be so: "it may rain", "he must have left". Parts: `cue`, `verb`, `scope`."""
    yield from _modality(prose, "epistemic", "judges how likely it is")


def deontic_modality(prose: Prose) -> Iterator[Finding]:
    """What ought to be done, or may be: "they must pay", "no one is allowed in". Parts: `cue`, `verb`, `scope`."""
    yield from _modality(prose, "deontic", "says what ought to be, or is allowed")


def dynamic_modality(prose: Prose) -> Iterator[Finding]:
    """What somebody or something can or will do of itself: "ships can pass", "I will go". Parts: `cue`, `verb`, `scope`."""
    yield from _modality(prose, "dynamic", "says what somebody can or will do")


def _modality(prose: Prose, kind: str, why: str) -> Iterator[Finding]:
    for sentence in prose.sentences:
        for modal in modals(sentence):
            if modal.kind == kind:
                scope = modal.verb.subtree(
                    without=("punct", "parataxis", "conj", "cc", "discourse")
                )
                yield Finding(
                    parts=(
                        modal.cue.part("cue"),
                        modal.verb.part("verb"),
                        stretch(
                            "scope", [w for w in scope if w.start > modal.cue.start] or [modal.verb]
                        ),
                    ),
                    why=f"“{modal.cue.text} … {modal.verb.text}” {why}",
                    strength=0.3,
                )


def modals(sentence: Sentence) -> Sequence[Modal]:
    """The modal words of a sentence, each with its verb and its kind; looked for once."""
    if sentence not in _modals_of:
        _modals_of[sentence] = tuple(_modals(sentence))
    return _modals_of[sentence]


def _modals(sentence: Sentence) -> Iterator[Modal]:
    for word in sentence.words:
        if word.relation == "aux" and word.head is not None and not is_a_name(word):
            kind = _of_auxiliary(word, word.head, sentence) if word.upos == "AUX" else ""
            if kind:
                yield Modal(word, word.head, kind)
        elif word.upos in ("ADJ", "VERB", "NOUN", "AUX") and word.lemma.lower() in _modal_words():
            verb = _governed(word)
            kind = _of_word(word) if verb is not None else ""
            if verb is not None and kind:
                yield Modal(word, verb, kind)


def is_a_name(auxiliary: Word) -> bool:
    """ "Mrs May said": a surname, behind another name and with a capital that its verb does not have, as it would in a headline."""
    verb, before, after = auxiliary.head, auxiliary.previous, auxiliary.next
    if before is None or not auxiliary.text[0].isupper() or (verb and verb.text[0].isupper()):
        return False
    return before.upos == "PROPN" or (
        after is not None and after.xpos == "MD"
    )  # "Minister May may"


def is_of_ability(could: Word) -> bool:
    """ "She could swim", "she shut the door so that she could sleep": an ability of the past, which nobody doubts (Coates 1983: 111)."""
    verb = could.head
    if verb is None or _is_perfect(verb):
        return False
    subject = verb.child("nsubj")
    if subject is None or is_idea(subject):
        return False
    skilled = verb.lemma.lower() in words_of("modals", "skills") and subject.lower in PERSONS
    for_a_purpose = verb.relation == "advcl" and any(
        mark.lower in ("so", "that", "until") for mark in verb.children_by("mark")
    )
    return skilled or for_a_purpose


def _of_auxiliary(cue: Word, verb: Word, sentence: Sentence) -> str:
    form = cue.lower.replace("’", "'")
    subject = verb.child("nsubj", "expl")
    person = subject is not None and subject.lower in PERSONS
    inverted = subject is not None and cue.index < subject.index
    match form:
        case "may":
            asks = sentence.is_question and inverted and person
            lets = subject is not None and subject.lower == "you" and not _is_state(verb)
            return "deontic" if asks or lets else "epistemic"
        case "might":
            return "epistemic"
        case "must":
            return "epistemic" if _concludes(verb) else "deontic"
        case "should" if verb.lemma.lower() in PREFERRING and subject is not None and person:
            return "dynamic"  # "I should like to"
        case "should" | "ought":
            return "epistemic" if inverted and not sentence.is_question else "deontic"
        case "can" | "ca":
            if _is_negated(verb) and verb.lemma.lower() in words_of("modals", "forbearances"):
                return "deontic"
            moved = verb.lemma.lower() in words_of("modals", "leaves")
            if subject is not None and subject.lower == "you" and moved and not inverted:
                return "deontic"  # "you can go": whoever says so lets you
            return "epistemic" if _is_perfect(verb) or _denies_being(verb) else "dynamic"
        case "could":
            happens = subject is not None and is_idea(subject)
            return "epistemic" if _is_perfect(verb) or _concludes(verb) or happens else "dynamic"
        case "will" | "'ll" | "wo" | "shall":
            if form == "shall" and not (subject is not None and subject.lower in WRITERS):
                return "deontic"
            if (
                subject is not None
                and subject.lower in WRITERS
                and verb.upos == "VERB"
                and not _concludes(verb)
            ):
                return "deontic" if form == "shall" and sentence.is_question else "dynamic"
            return "epistemic"
        case "would" | "'d" if any(c.lower in ("rather", "sooner") for c in verb.children):
            return "dynamic"  # "I would rather go"
        case "would" | "'d":
            if cue.lemma.lower() not in ("would", "will"):
                return ""  # "he 'd gone"
            return (
                "dynamic"
                if verb.lemma.lower() in PREFERRING and subject is not None
                else "epistemic"
            )
        case "need" | "dare":
            return "deontic" if form == "need" else "dynamic"
    return ""


def _of_word(word: Word) -> str:
    """The kind of "have to", "likely to", "are required to", "it is possible that", "our duty to"."""
    lemma = word.lemma.lower()
    if lemma in NEEDED and word.upos != "NOUN":
        return NEEDED[lemma]
    if lemma in ("possible", "impossible") and _is_open_to_all(word):
        return "dynamic"
    if word.upos == "AUX" or (word.upos == "VERB" and not word.children_by("aux")):
        return ""  # "they require us to go" reports; "we are required to go" modalises
    return next(
        (kind for kind in ("epistemic", "deontic", "dynamic") if lemma in words_of("modals", kind)),
        "",
    )


@cache
def _modal_words() -> frozenset[str]:
    """The words beside auxiliaries that may be modal."""
    return frozenset(NEEDED).union(words_of("modals"), ("possible", "impossible"))


def _is_open_to_all(word: Word) -> bool:
    """ "It is possible to travel by train": what circumstances allow; "it is possible that he travels" judges (Palmer 2001: 89)."""
    return any(map(_has_to, word.children_by("csubj", "xcomp", "advcl")))


def _governed(word: Word) -> Word | None:
    """The clause under a modal word: with "to", "capable of" with a gerund, or "that" where the subject is empty."""
    if word.upos in ("VERB", "AUX"):
        passive = word.child("aux:pass") is not None
        if word.lemma.lower() not in NEEDED and not passive:
            return None
        clause = word.child("xcomp")
        bare = clause is not None and word.lemma == "need" and _is_negated(clause)
        return clause if clause is not None and (bare or _has_to(clause)) else None
    for clause in word.children_by("xcomp", "csubj", "ccomp", "advcl", "acl"):
        if clause.index > word.index and (
            _has_to(clause) or _has_of(clause) or (_is_predicate(word) and _is_content(clause))
        ):
            return clause
    return None


def _is_predicate(word: Word) -> bool:
    return word.child("cop") is not None


def _is_content(clause: Word) -> bool:
    return clause.relation not in ("advcl", "acl")


def _has_of(clause: Word) -> bool:
    return clause.xpos == "VBG" and any(child.lower == "of" for child in clause.children)


def _has_to(clause: Word) -> bool:
    return any(child.lower == "to" and child.upos == "PART" for child in clause.children)


def _concludes(verb: Word) -> bool:
    """Whether the clause tells of a state rather than of an act: "must be", "must have gone", "must know"."""
    if _is_perfect(verb) or verb.child("expl"):
        return True
    subject = verb.child("nsubj")
    thing = subject is not None and subject.lower in THINGS
    if verb.child("cop"):
        return thing or (
            subject is not None and subject.upos == "PRON" and subject.lower not in WRITERS
        )
    progressive = verb.xpos == "VBG" and bool(verb.children_by("aux"))
    return progressive or (
        verb.lemma.lower() in words_of("modals", "states") and verb.child("aux:pass") is None
    )


def _is_state(verb: Word) -> bool:
    return verb.child("cop") is not None or verb.lemma.lower() in words_of("modals", "states")


def _is_negated(verb: Word) -> bool:
    return any(child.lower in {"not", "n't", "n’t", "never"} for child in verb.children)


def _is_perfect(verb: Word) -> bool:
    return any(child.lower in {"have", "'ve", "’ve", "of"} for child in verb.children_by("aux"))


def _denies_being(verb: Word) -> bool:
    """ "This cannot be true"."""
    return _is_negated(verb) and verb.child("cop") is not None

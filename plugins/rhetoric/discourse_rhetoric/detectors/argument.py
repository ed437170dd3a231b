"""Moves of an argument: what the writer wants done, foretells, defines, or rejects."""

from __future__ import annotations

from collections.abc import Iterator

from discourse.text.syntax import Word
from discourse_rhetoric.findings import Finding, stretch
from discourse_rhetoric.marked import marked
from discourse_rhetoric.prose import Prose
from discourse_rhetoric.wordlists import words_of


def recommendation(prose: Prose) -> Iterator[Finding]:
    """What should be done: "it is necessary to understand …", "the Fund must begin now". Parts: `cue`, `act`.

    Deontic modality: Huddleston & Pullum 2002: 177; claims of policy: Toulmin, Rieke & Janik 1984.
    """
    for sentence in prose.sentences:
        for word in sentence.words:
            act = _urged(word)
            if act is not None and not sentence.is_question:
                yield Finding(
                    parts=(word.part("cue"), stretch("act", _clause(act, after=word))),
                    why=f"“{word.text}” asks for an act",
                    strength=0.4,
                )


def _urged(cue: Word) -> Word | None:
    """The verb that a cue asks for: that of a modal of obligation, or the clause under "necessary"."""
    if cue.relation == "aux" and cue.lower in words_of("obligations", "modals"):
        act = cue.head
        stative = act is None or act.child("cop", "expl") or act.upos != "VERB"
        perfect = act is not None and any(a.lower == "have" for a in act.children_by("aux"))
        return None if stative or perfect else act
    impersonal = any(child.lower == "it" for child in cue.children_by("nsubj", "expl"))
    if impersonal and cue.lemma.lower() in words_of("obligations", "adjectives"):
        return cue.child("csubj", "xcomp", "ccomp", "advcl")
    return None


def prediction(prose: Prose) -> Iterator[Finding]:
    """What will come: "the lenders will flee", "this may pose a threat in the future". Parts: `cue`, `event`.

    Only of others: "I will show" announces the text.
    """
    for sentence in prose.sentences:
        for cue in sentence.words:
            event = cue.head
            if cue.relation != "aux" or cue.lower not in {"will", "shall", "’ll", "'ll", "wo"}:
                continue
            subject = event.child("nsubj") if event is not None else None
            if (
                event is None
                or subject is None
                or subject.lower in {"i", "you"}
                or sentence.is_question
            ):
                continue
            if event.relation in {"root", "conj", "parataxis"}:
                yield Finding(
                    parts=(cue.part("cue"), stretch("event", _clause(event, after=cue))),
                    why=f"“{cue.text}” foretells",
                    strength=0.3,
                )


def definition(prose: Prose) -> Iterator[Finding]:
    """What a word is to mean: "by sovereignty I mean …", "democracy is defined as …". Parts: `cue`."""
    for match, group in marked(prose, "definitions"):
        yield Finding(parts=(stretch("cue", match.words),), why=group.name, strength=0.5)


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


def _clause(verb: Word, after: Word) -> list[Word]:
    words = verb.subtree(without=("punct", "parataxis", "nsubj", "advcl", "conj"))
    return [word for word in words if word.start > after.start] or [verb]

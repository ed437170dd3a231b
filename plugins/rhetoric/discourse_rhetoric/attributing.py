"""Whom or what a claim rests on, by the grammar of citing: "Smith (2010) argues", "as Porter notes", "the data show".

Hyland 1999: 344-350.
"""

from __future__ import annotations

from collections.abc import Sequence

from discourse.text.syntax import Word
from discourse_rhetoric.own_side import is_own_side
from discourse_rhetoric.wordlists import words_of

PRONOUNS = frozenset({"i", "we", "you", "it", "this", "that", "they", "there"})


def cited(verb: Word) -> tuple[Sequence[Word], str] | None:
    """The words that put a claim on a source, and what kind of source it is; None if this verb puts it on none."""
    subject = verb.child("nsubj")
    if verb.upos != "VERB" or subject is None or subject.lower in PRONOUNS:
        return None
    if is_own_side(subject, frozenset()):  # "as my government has shown" cites nobody else
        return None
    lemma = verb.lemma.lower()
    if lemma in words_of("sources", "showing") and _is_evidence(verb, subject):
        return (subject, verb), "evidence named"
    if lemma not in words_of("sources", "reporting"):
        return None
    if verb.relation == "advcl" and verb.child("obj", "ccomp", "xcomp") is None:
        conjunction = next((m for m in verb.children_by("mark", "advmod") if m.lower == "as"), None)
        if conjunction is not None and conjunction.index < subject.index:
            return (conjunction, verb), "a source named"
    if subject.upos == "PROPN" and _is_dated(subject):
        return (subject, verb), "a source named"
    return None


def _is_evidence(verb: Word, subject: Word) -> bool:
    """ "The data show that": in the present, of evidence, with what it shows."""
    shown = verb.child("ccomp", "obj") is not None
    denied = any(child.lower in ("not", "n't", "n’t") for child in verb.children)
    return subject.lemma.lower() in words_of("sources", "evidence") and shown and not denied


def _is_dated(name: Word) -> bool:
    """ "Smith (2010)", "Smith et al. (2010)"."""
    return any(
        word.text.isdigit() and len(word.text) == 4 and any(p.text == "(" for p in word.children)
        for word in name.subtree()
    )

"""The speaker in person, and the audience drawn in (Hyland 2005: 53-54).

"We" is the one or the other by whom it stands for (`first_person.py`); what else draws the audience in is the second person,
a call in the imperative, and an appeal to what both know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.text.syntax import Word
from discourse_rhetoric.findings import Finding, stretch
from discourse_rhetoric.first_person import (
    CALLING,
    NOT,
    FirstPlural,
    first_plurals,
    is_first_plural,
    modal_over,
)
from discourse_rhetoric.marked import marked
from discourse_rhetoric.prose import Prose

FORMULAS = frozenset({"thank", "thanks", "welcome", "please", "excuse", "see", "cf", "bless"})


def self_mention(prose: Prose) -> Iterator[Finding]:
    """The speaker in person: "I", "our delegation". Part: `cue`."""
    for match, group in marked(prose, "self_mentions"):
        if not is_first_plural(match.words[-1]):
            yield _finding(match.words, group.name)
    for we in first_plurals(prose):
        if not we.takes_in_the_audience and not _is_let_us(we.word):
            yield _of_we(we, (we.word,), "we without the audience")


def engagement_marker(prose: Prose) -> Iterator[Finding]:
    """The audience is drawn in: "you", "let us", "we all", "consider". Part: `cue`."""
    taken: set[int] = set()
    for match, group in marked(prose, "engagement_markers"):
        taken.update(word.index for word in match.words)
        yield _finding(match.words, group.name)
    for we in first_plurals(prose):
        if we.takes_in_the_audience and we.word.index not in taken:
            yield _of_we(we, _with_its_modal(we.word), "we with the audience")
    for sentence in prose.sentences:
        for word in sentence.words:
            if word.index not in taken and is_call(word):
                yield _finding((word,), "a call to the audience")


def is_call(word: Word) -> bool:
    """Whether it is an imperative: a verb in its base form that opens its clause, with neither subject nor auxiliary."""
    if word.upos != "VERB" or word.lower in FORMULAS or not _is_imperative(word):
        return False
    if word.relation == "conj":
        return word.head is not None and is_call(word.head)
    return word.relation in ("root", "parataxis", "ccomp")


def _is_imperative(word: Word) -> bool:
    if word.child("nsubj", "mark") is not None:
        return False
    if word.feats.get("Mood") == "Imp":
        return True
    auxiliaries = [child for child in word.children_by("aux") if child.lemma != "do"]
    return word.relation == "root" and word.xpos == "VB" and not auxiliaries


def _with_its_modal(word: Word) -> tuple[Word, ...]:
    """ "We must", "we cannot": the pronoun up to the modal of duty close behind it; else the pronoun alone."""
    over = modal_over(word)
    if over is None or over[0] not in CALLING or not 0 < over[1].index - word.index <= 3:
        return (word,)
    after = over[1].next
    denied = over[0] == "cannot" and after is not None and after.lower in NOT
    return (word, after if denied and after is not None else over[1])


def _is_let_us(word: Word) -> bool:
    return word.previous is not None and word.previous.lower == "let"


def _of_we(we: FirstPlural, words: Sequence[Word], kind: str) -> Finding:
    because = f": {'; '.join(we.reasons)}" if we.reasons else ""
    return Finding(
        parts=(stretch("cue", words),), why=kind + because, strength=0.3, score=round(we.trust, 3)
    )


def _finding(words: Sequence[Word], why: str) -> Finding:
    return Finding(parts=(stretch("cue", words),), why=why, strength=0.5 if len(words) > 1 else 0.3)

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
    FirstPlural,
    first_plurals,
    is_first_plural,
    modal_over,
)
from discourse_rhetoric.marked import marked
from discourse_rhetoric.prose import Prose


def self_mention(prose: Prose) -> Iterator[Finding]:
    """The speaker in person: "I", "our delegation". Part: `cue`."""
    for match, group in marked(prose, "self_mentions"):
        if not is_first_plural(match.words[-1]):
            yield _finding(match.words, group.name)
    for we in first_plurals(prose):
        if not we.takes_in_the_audience and not _is_let_us(we.word):
            yield _of_we(we, (we.word,), "we without the audience", 1 - we.probability)


def engagement_marker(prose: Prose) -> Iterator[Finding]:
    """The audience is drawn in: "you", "let us", "we all", "consider". Part: `cue`."""
    taken: set[int] = set()
    for match, group in marked(prose, "engagement_markers"):
        taken.update(word.index for word in match.words)
        yield _finding(match.words, group.name)
    for we in first_plurals(prose):
        if we.takes_in_the_audience and we.word.index not in taken:
            yield _of_we(we, _with_its_modal(we.word), "we with the audience", we.probability)
    for sentence in prose.sentences:
        for word in sentence.words:
            if word.index not in taken and is_call(word):
                yield _finding((word,), "a call to the audience")


def is_call(word: Word) -> bool:
    """Whether it is an imperative: a verb in its base form, with neither subject nor auxiliary, that opens its clause."""
    if word.upos != "VERB" or word.feats.get("Mood") != "Imp" or word.lower in _FORMULAS:
        return False
    if word.relation not in ("root", "parataxis", "conj", "ccomp"):
        return False
    if any(c.relation in ("nsubj", "mark") for c in word.children):
        return False
    return not (word.relation == "conj" and word.head is not None and not _is_imperative(word.head))


_FORMULAS = frozenset(
    {"thank", "thanks", "welcome", "please", "excuse", "let", "see", "cf", "bless"}
)


def _is_imperative(word: Word) -> bool:
    return word.feats.get("Mood") == "Imp"


def _with_its_modal(word: Word) -> tuple[Word, ...]:
    """ "We must": the pronoun up to the modal of duty right behind it; else the pronoun alone."""
    over = modal_over(word)
    if over is None or over[0] not in CALLING or not 0 < over[1].index - word.index <= 3:
        return (word,)
    return (word, over[1])


def _is_let_us(word: Word) -> bool:
    return word.previous is not None and word.previous.lower == "let"


def _of_we(we: FirstPlural, words: Sequence[Word], kind: str, score: float) -> Finding:
    because = f": {'; '.join(we.reasons)}" if we.reasons else ""
    return Finding(
        parts=(stretch("cue", words),), why=kind + because, strength=0.3, score=round(score, 3)
    )


def _finding(words: Sequence[Word], why: str) -> Finding:
    return Finding(parts=(stretch("cue", words),), why=why, strength=0.5 if len(words) > 1 else 0.3)

"""Metadiscourse: how writers stand to what they say and to their readers (Hyland 2005).

A word list for each category (`lexicons/NAME.toml`), whose groups say which context makes a word one of them: "may" as
an auxiliary and not the month, "about" before a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse import Part
from discourse.text.syntax import Word
from discourse_rhetoric.announcing import announced
from discourse_rhetoric.attributing import cited
from discourse_rhetoric.detectors.audience import engagement_marker, self_mention
from discourse_rhetoric.findings import Finding, stretch
from discourse_rhetoric.marked import marked
from discourse_rhetoric.prose import Prose

__all__ = [
    "attitude_marker",
    "booster",
    "code_gloss",
    "endophoric_marker",
    "engagement_marker",
    "evidential",
    "frame_marker",
    "hedge",
    "self_mention",
    "transition",
]


def hedge(prose: Prose) -> Iterator[Finding]:
    """A claim is held back: "may", "perhaps", "in most cases". Parts: `cue`, `scope`."""
    yield from _marked(prose, "hedges", scope=True)


def booster(prose: Prose) -> Iterator[Finding]:
    """A claim is made certain: "certainly", "in fact". Parts: `cue`, `scope`."""
    yield from _marked(prose, "boosters", scope=True)


def attitude_marker(prose: Prose) -> Iterator[Finding]:
    """The writer values what is said: "unfortunately", "it is important that". Part: `cue`."""
    yield from _marked(prose, "attitude_markers")


def transition(prose: Prose) -> Iterator[Finding]:
    """Main clauses are tied together: "moreover", "however", "therefore". Part: `cue`."""
    yield from _marked(prose, "transitions")


def frame_marker(prose: Prose) -> Iterator[Finding]:
    """The text names its own stages and aims: "in conclusion", "the purpose of this paper". Part: `cue`."""
    yield from _marked(prose, "frame_markers")
    for verb in _verbs(prose):
        words = announced(verb)
        if words is not None:
            yield _of_words(words, "an aim or a turn of the text")


def endophoric_marker(prose: Prose) -> Iterator[Finding]:
    """The text points to another place in itself: "as noted above", "see Table 2". Part: `cue`."""
    yield from _marked(prose, "endophoric_markers")


def evidential(prose: Prose) -> Iterator[Finding]:
    """A claim is put on other shoulders: "according to", "studies show". Part: `cue`."""
    taken: set[int] = set()
    for match, group in marked(prose, "evidentials"):
        taken.update(word.index for word in match.words)
        yield _of_words(match.words, group.name)
    for verb in _verbs(prose):
        source = cited(verb)
        if source is not None and verb.index not in taken:
            yield _of_words(*source)


def code_gloss(prose: Prose) -> Iterator[Finding]:
    """What was said is said again, more plainly: "in other words", "i.e.", "for example". Part: `cue`."""
    yield from _marked(prose, "code_glosses")


def _marked(prose: Prose, name: str, *, scope: bool = False) -> Iterator[Finding]:
    for match, group in marked(prose, name):
        cue = stretch("cue", match.words)
        yield Finding(
            parts=(cue, *_scope(match.words)) if scope else (cue,),
            why=group.name,
            strength=0.5 if len(match.words) > 1 else 0.3,
        )


def _verbs(prose: Prose) -> Iterator[Word]:
    for sentence in prose.sentences:
        yield from (word for word in sentence.words if word.upos == "VERB")


def _of_words(words: Sequence[Word], why: str) -> Finding:
    return Finding(parts=(stretch("cue", words),), why=why, strength=0.5 if len(words) > 1 else 0.3)


def _scope(words: tuple[Word, ...]) -> tuple[Part, ...]:
    """What a cue weakens or strengthens: the word it modifies with all that hangs from it, or the clause under it."""
    cue = words[-1]
    for child in cue.children:
        if child.relation in {"ccomp", "xcomp", "csubj"}:
            return (stretch("scope", child.subtree(without=("punct",))),)
    head = words[0].head
    if (
        head is None
        or head in words
        or cue.relation not in {"aux", "advmod", "obl", "amod", "case"}
    ):
        return ()
    behind = [w for w in head.subtree(without=("punct", "parataxis", "conj")) if w.start > cue.end]
    return (stretch("scope", behind),) if behind else ()

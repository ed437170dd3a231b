"""Every coordination of a text, however it is found."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from discourse_rhetoric.conjuncts import conjoined, modifiers, single_words
from discourse_rhetoric.coordination import JOINTS, Coordination
from discourse_rhetoric.prose import Prose, Sentence
from discourse_rhetoric.segments import (
    COMMA,
    SEMICOLON,
    clauses,
    in_step,
    opening_alike,
    segments_of,
)


@lru_cache(maxsize=2)
def coordinations(prose: Prose) -> tuple[Coordination, ...]:
    """Every coordination of three members or more, those that open alike first.

    A parser may miss a conjunct; members that begin with the same word are found without it.
    """
    found: list[Coordination] = []
    for sentence in prose.sentences:
        taken: set[int] = set()
        for each in _of_sentence(sentence):
            heads = {head.index for head in each.heads}
            in_order = all(a[-1].index < b[0].index for a, b in pairwise(each.members))
            if in_order and len(heads & taken) < 2:
                found.append(each)
                taken |= {word.index for member in each.members for word in member}
    return tuple(found)


def _of_sentence(sentence: Sentence) -> Iterator[Coordination]:
    """By the words that members open with, then by the tree, then by what they open with; what comes first is kept."""
    if sentence.forms.isdisjoint(COMMA | SEMICOLON | JOINTS):
        return
    by_words = list(segments_of(sentence, COMMA | JOINTS))
    by_commas = list(segments_of(sentence, COMMA))
    for segments in (*by_words, *by_commas, *segments_of(sentence, SEMICOLON)):
        yield from opening_alike(segments)
    for segments in by_commas:
        yield from clauses(segments)
        yield from in_step(segments)
    for segments in by_words:
        yield from clauses(segments)
    yield from single_words(sentence)
    yield from conjoined(sentence)
    yield from modifiers(sentence)

"""Members in a row: conjuncts of a parse, and members that begin with the same word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrs import frozen

from discourse.text.syntax import Word
from discourse_rhetoric.prose import Prose, Sentence, is_content

SEPARATORS = frozenset({",", ";", "—", "–", "and", "or", "nor"})
LONGEST_MEMBER = 25


@frozen(eq=False)
class Coordination:
    """Three or more members in text order, each with the conjunction before it, if there is one.

    Attributes:
        heads: the word that each member is built on.
        members: their words, without conjunction and closing punctuation.
        conjunctions: what joins each to the one before; None for the first.
        opens_alike: whether all begin with the same word.
    """

    heads: tuple[Word, ...]
    members: tuple[tuple[Word, ...], ...]
    conjunctions: tuple[Word | None, ...]
    opens_alike: bool = False


@lru_cache(maxsize=2)
def coordinations(prose: Prose) -> tuple[Coordination, ...]:
    """Every coordination of three members or more, those that open alike first.

    A parser may miss a conjunct; members that begin with the same word are found without it.
    """
    found = []
    for sentence in prose.sentences:
        alike = list(_opening_alike(sentence))
        taken = {word.index for each in alike for member in each.members for word in member}
        found += alike
        found += [
            each for each in _conjoined(sentence) if not {h.index for h in each.heads} & taken
        ]
    return tuple(found)


def _opening_alike(sentence: Sentence) -> Iterator[Coordination]:
    """ "no lobby, no lawyers and no time"."""
    segments, joints = _segments(sentence)
    place = 1
    while place < len(segments):
        key = segments[place][0].lower
        last = place
        while last + 1 < len(segments) and segments[last + 1][0].lower == key:
            last += 1
        before = segments[place - 1]
        begun = next((i for i in range(len(before) - 1, -1, -1) if before[i].lower == key), None)
        if begun is not None and last > place:
            members = (tuple(before[begun:]), *map(tuple, segments[place : last + 1]))
            heads = [next((w for w in member if is_content(w)), None) for member in members]
            if all(heads) and max(map(len, members)) <= LONGEST_MEMBER:
                yield Coordination(
                    tuple(head for head in heads if head),
                    members,
                    (None, *joints[place - 1 : last]),
                    opens_alike=True,
                )
        place = last + 1


def _segments(sentence: Sentence) -> tuple[list[list[Word]], list[Word | None]]:
    """What stands between separators, and the conjunction (if any) between one and the next."""
    segments: list[list[Word]] = [[]]
    joints: list[Word | None] = []
    for word in sentence.words:
        if word.lower in SEPARATORS:
            if segments[-1]:
                segments.append([])
                joints.append(None)
            if joints and word.upos != "PUNCT":
                joints[-1] = word
        elif word.upos not in ("PUNCT", "SYM"):
            segments[-1].append(word)
    if not segments[-1]:
        segments.pop()
    return segments, joints


def _conjoined(sentence: Sentence) -> Iterator[Coordination]:
    for word in sentence.words:
        if word.relation == "conj" or not word.children_by("conj"):
            continue
        conjuncts = _conjuncts(word)
        if len(conjuncts) < 2:
            continue
        heads = (word, *conjuncts)
        members = [_shared_out(word, conjuncts[0])]
        conjunctions: list[Word | None] = [None]
        for number, conjunct in enumerate(conjuncts):
            cc = next((c for c in conjunct.children_by("cc") if c.index < conjunct.index), None)
            limit = conjuncts[number + 1].index if number + 1 < len(conjuncts) else None
            conjunctions.append(cc)
            members.append(
                tuple(
                    w
                    for w in conjunct.subtree(without=("punct", "parataxis", "conj"))
                    if w is not cc and (limit is None or w.index < limit)
                )
            )
        yield Coordination(heads, tuple(members), tuple(conjunctions))


def _conjuncts(word: Word) -> list[Word]:
    """The conjuncts of a word, and theirs: parsers hang them on the first or each on the one before."""
    found = []
    pending = [word]
    while pending:
        for each in pending.pop().children_by("conj"):
            if each.index > word.index:
                found.append(each)
                pending.append(each)
    return sorted(found, key=lambda each: each.index)


def _shared_out(head: Word, following: Word) -> tuple[Word, ...]:
    """The first conjunct without what belongs to all of them (its subject, its case, its copula)."""
    own: Sequence[Word] = head.subtree(without=("conj", "parataxis", "punct", "advcl"))
    shared = {
        w
        for child in head.children
        if child.relation
        in {"nsubj", "cop", "mark", "aux", "expl", "cc", "case", "det", "discourse"}
        for w in child.subtree()
    }
    return tuple(w for w in own if w.index < following.index and w not in shared) or (head,)

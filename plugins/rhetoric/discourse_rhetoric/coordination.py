"""Members in a row: conjuncts of a parse, and members that begin with the same word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrs import frozen

from discourse.text.syntax import Word
from discourse_rhetoric.prose import Prose, Sentence, is_content

COMMA, SEMICOLON = frozenset({","}), frozenset({";"})
JOINTS = frozenset({"and", "or", "nor"})
DASHES = frozenset({"—", "–", "--"})
LONGEST_MEMBER = 25  # words
SUBORDINATING = frozenset({"IN", "WP", "WRB"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
LONGEST_STEP = 12  # words

Segments = tuple[list[list[Word]], list[Word | None]]


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
    found: list[Coordination] = []
    for sentence in prose.sentences:
        taken: set[int] = set()
        for each in _of_sentence(sentence):
            heads = {head.index for head in each.heads}
            if len(heads & taken) < 2:
                found.append(each)
                taken |= {word.index for member in each.members for word in member}
    return tuple(found)


def _of_sentence(sentence: Sentence) -> Iterator[Coordination]:
    """By the words that members open with, then by the tree, then by what they open with; what comes first is kept."""
    by_words = list(_segments(sentence, COMMA | JOINTS))
    for segments in (*by_words, *_segments(sentence, COMMA), *_segments(sentence, SEMICOLON)):
        yield from _opening_alike(segments)
    for segments in by_words:
        yield from _in_step(segments)
    yield from _conjoined(sentence)


def _opening_alike(segments: Segments) -> Iterator[Coordination]:
    """ "no lobby, no lawyers and no time"."""
    members, joints = segments
    place = 1
    while place < len(members):
        key = members[place][0].lower
        last = place
        while last + 1 < len(members) and members[last + 1][0].lower == key:
            last += 1
        before = members[place - 1]
        begun = next((i for i in range(len(before) - 1, -1, -1) if before[i].lower == key), None)
        if begun is not None and last > place:
            yield from _of_members(
                (tuple(before[begun:]), *map(tuple, members[place : last + 1])),
                (None, *joints[place - 1 : last]),
            )
        elif last > place + 1:
            yield from _of_members(
                tuple(map(tuple, members[place : last + 1])), (None, *joints[place:last])
            )
        place = last + 1


def _of_members(
    members: tuple[tuple[Word, ...], ...], joints: tuple[Word | None, ...]
) -> Iterator[Coordination]:
    heads = [next((w for w in member if is_content(w)), None) for member in members]
    if all(heads) and max(map(len, members)) <= LONGEST_MEMBER:
        yield Coordination(tuple(head for head in heads if head), members, joints, opens_alike=True)


def clauses_alike(sentence: Sentence) -> Iterator[tuple[tuple[Word, ...], tuple[Word, ...]]]:
    """ "till we redeem our pledge, till we have paid": two clauses under one subordinator, and nothing but a comma between."""
    for members, joints in _segments(sentence, COMMA):
        for place in range(len(members) - 1):
            first, second = members[place : place + 2]
            key = second[0].lower
            begun = next((i for i, word in enumerate(first) if word.lower == key), None)
            around = [members[i][0].lower for i in (place - 1, place + 2) if 0 <= i < len(members)]
            inside = [word.lower for word in second[1:]]
            if begun is None or joints[place] is not None or key in (*around, *inside):
                continue
            both = tuple(first[begun:]), tuple(second)
            subordinates = second[0].xpos in SUBORDINATING and second[0].upos != "ADP"
            if subordinates and key != "who" and all(map(_has_verb, both)):
                yield both


def _has_verb(words: Sequence[Word]) -> bool:
    return any(word.upos in ("VERB", "AUX") and word.xpos in FINITE for word in words)


def _in_step(segments: Segments) -> Iterator[Coordination]:
    """ "held hearings, called witnesses, and subpoenaed documents": three stretches that open with one kind of word."""
    members, joints = segments
    for place in range(len(members) - 2):
        first, second, third = members[place : place + 3]
        step = kind(second[0])
        if step is None or step != kind(third[0]) or joints[place] is not None:
            continue
        if step == "ADV":  # "forcefully, consistently, and urgently address …"
            first, third = first[-1:], third[:1]
            fits = len(second) == 1 and kind(first[0]) == step
        else:
            begun = next((i for i in range(len(first) - 1, -1, -1) if kind(first[i]) == step), None)
            first = first[begun:] if begun is not None else []
            sizes = [len(first), len(second), len(third)]
            fits = min(sizes) > 1 and max(sizes) <= min(LONGEST_STEP, 3 * min(sizes) + 2)
        if fits:
            heads = (first[0], second[0], third[0])
            spans = (tuple(first), tuple(second), tuple(third))
            yield Coordination(heads, spans, (None, *joints[place : place + 2]))


def kind(word: Word) -> str | None:
    """What opens a member in step: a verb in one tense (past and participle look alike), or an adverb."""
    if word.upos in ("VERB", "AUX"):
        return "past" if word.xpos in ("VBD", "VBN") else word.xpos
    return "ADV" if word.upos == "ADV" and word.lower.endswith("ly") else None


def _segments(sentence: Sentence, separators: frozenset[str]) -> Iterator[Segments]:
    """What stands between separators, and the conjunction (if any) between one and the next.

    A dash begins anew, and so does a semicolon where commas separate.
    """
    segments: list[list[Word]] = [[]]
    joints: list[Word | None] = []
    for word in sentence.words:
        if word.text in DASHES or (word.text == ";" and "," in separators):
            yield _closed(segments, joints)
            segments, joints = [[]], []
        elif word.lower in separators or (word.lower in JOINTS and not segments[-1]):
            if segments[-1]:
                segments.append([])
                joints.append(None)
            if joints and word.upos != "PUNCT":
                joints[-1] = word
        elif word.upos not in ("PUNCT", "SYM"):
            segments[-1].append(word)
    yield _closed(segments, joints)


def _closed(segments: list[list[Word]], joints: list[Word | None]) -> Segments:
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
        if all(len(member) == 1 for member in members[:-1]) and word.upos in ("VERB", "ADJ"):
            members[-1] = (
                heads[-1],
            )  # "to buy, lease and run the ports": what follows belongs to all
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

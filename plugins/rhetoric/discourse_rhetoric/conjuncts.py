"""Members that the tree or the parts of speech join."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.text.syntax import Word
from discourse_rhetoric.coordination import JOINTS, Coordination, kind, may_describe
from discourse_rhetoric.prose import Sentence

SHARED = frozenset({"nsubj", "cop", "mark", "aux", "expl", "cc", "case", "det", "discourse"})


def conjoined(sentence: Sentence) -> Iterator[Coordination]:
    """ "held, signed and sent the letters": a word and two conjuncts of it, or more."""
    for word in sentence.words:
        if word.relation == "conj" or not word.children_by("conj"):
            continue
        conjuncts = _conjuncts(word)
        if len(conjuncts) < 2:
            continue
        heads = (word, *conjuncts)
        members = [_shared_out(word, conjuncts)]
        conjunctions: list[Word | None] = [None]
        for number, conjunct in enumerate(conjuncts):
            cc = _joint(conjunct)
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
        yield _with_pairs(Coordination(heads, tuple(members), tuple(conjunctions)))


def _with_pairs(group: Coordination) -> Coordination:
    """The members, with such as are a pair in one: "every town and village, all farms, and all that grows" has three."""
    last = group.conjunctions[-1]
    if len(group.heads) < 4 or last is None or not _has_comma(last):
        return group
    heads, members, joints = [group.heads[0]], [group.members[0]], [group.conjunctions[0]]
    for head, member, joint in zip(
        group.heads[1:], group.members[1:], group.conjunctions[1:], strict=True
    ):
        if joint is not None and not _has_comma(joint):
            members[-1] = (*members[-1], joint, *member)
            continue
        heads.append(head)
        members.append(member)
        joints.append(joint)
    if len(heads) < 3:
        return group
    return Coordination(tuple(heads), tuple(members), tuple(joints))


def _has_comma(joint: Word) -> bool:
    return joint.previous is not None and joint.previous.text == ","


def _joint(conjunct: Word) -> Word | None:
    return next((c for c in conjunct.children_by("cc") if c.index < conjunct.index), None)


def single_words(sentence: Sentence) -> Iterator[Coordination]:
    """ "live, work and rest": three words of one kind, commas and a conjunction, whatever they hang from.

    A parser is apt to hang the last of them from what stands before the first.
    """
    words = sentence.words
    for place in range(len(words) - 4):
        first, comma, second = words[place : place + 3]
        if comma.text != "," or (
            first.upos not in ("VERB", "ADJ", "NOUN") and not may_describe(first)
        ):
            continue
        rest = words[place + 3 : place + 6]
        joint = next((w for w in rest[:2] if w.lower in JOINTS), None)
        if joint is None or (joint is rest[1] and rest[0].text != ","):
            continue
        third = joint.next
        if third is None or not _is_like(second, first) or not _is_like(third, first):
            continue
        if _goes_back(first):
            continue
        if first.upos == "NOUN" and third.next is not None and third.next.upos in ("NOUN", "ADJ"):
            continue  # "peace, order and road safety"
        yield Coordination(
            (first, second, third), ((first,), (second,), (third,)), (None, None, joint)
        )


def _goes_back(first: Word) -> bool:
    """Whether there is more of the row before its first word: a fourth member, a pair, or the word that it is a part of."""
    before = first.previous
    if before is None:
        return False
    earlier = before.previous if before.text == "," else None
    fourth = earlier is not None and _is_like(earlier, first)
    return fourth or before.text == "-" or before.lower in JOINTS


def _is_like(word: Word, first: Word) -> bool:
    """Whether a word is of one kind with the first of a row; of nouns, a gerund is one too, of adjectives, a participle."""
    if may_describe(first) and may_describe(word):
        return "ADJ" in (first.upos, word.upos)
    if first.upos == "NOUN":
        return word.upos == "NOUN" or word.xpos == "VBG"
    return word.upos == first.upos and kind(word) == kind(first)


def modifiers(sentence: Sentence) -> Iterator[Coordination]:
    """ "a solid, firm, comprehensive platform": three adjectives before a noun, and commas between them."""
    run: list[Word] = []
    for word in (*sentence.words, None):
        if word is not None and (word.relation == "amod" or word.upos == "ADJ"):
            if run and run[-1].index + 1 == word.index:
                run = []
            run.append(word)
        elif word is None or word.text != "," or not run or run[-1].index + 1 != word.index:
            if len(run) > 2 and word is not None and word.upos in ("NOUN", "PROPN"):
                yield Coordination(
                    tuple(run), tuple((each,) for each in run), (None,) * len(run), False
                )
            run = []


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


def _shared_out(head: Word, conjuncts: Sequence[Word]) -> tuple[Word, ...]:
    """The first conjunct without what belongs to all of them: its subject, case, copula; its article, if no other has one."""
    articles = any(each.children_by("det") for each in conjuncts)
    own: Sequence[Word] = head.subtree(without=("conj", "parataxis", "punct", "advcl"))
    shared = {
        w
        for child in head.children
        if child.relation in SHARED and not (child.relation == "det" and articles)
        for w in child.subtree()
    }
    return tuple(w for w in own if w.index < conjuncts[0].index and w not in shared) or (head,)

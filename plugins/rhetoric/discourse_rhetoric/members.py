"""How the members of a coordination stand to each other: alike or not, joined evenly or in pairs, whole or cut short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.text.syntax import Word
from discourse_rhetoric.coordination import (
    FINITE,
    RELATIVE,
    Coordination,
    describe,
    is_clause,
    kind,
)
from discourse_rhetoric.inventories import ARTICLES, is_name, is_value
from discourse_rhetoric.wordlists import words_of

ENDS = frozenset({";", ":", "—", "–", "--"})
SUMMING_UP = frozenset({"above", "all", "finally", "lastly", "most", "importantly", "especially"})


def are_alike(group: Coordination) -> bool:
    """Whether the members have heads of one kind (verbs: of one form), and lengths of one order."""
    kinds = {kind(head) or tag_of(head) for head in group.heads}
    modify = all(w.upos == "ADJ" or (w.upos, w.relation) == ("VERB", "amod") for w in group.heads)
    sizes = [len(member) for member in group.members]
    said = set(map(is_clause, group.members))
    return (
        (
            group.opens_alike
            or len(kinds) == 1
            or modify
            or (max(map(len, group.members)) == 1 and describe(group.heads))
            or _are_clauses(group)
            or all(map(is_value, group.heads))
        )
        and (len(said) == 1 or (group.opens_alike and group.members[-1][0].lower not in ARTICLES))
        and max(sizes) <= 3 * min(sizes) + 4
        and max(sizes) <= 25
    )


def _are_clauses(group: Coordination) -> bool:
    """Whether each member says something of a subject of its own."""
    return all(head.children_by("nsubj", "expl") for head in group.heads)


def is_even(group: Coordination) -> bool:
    """Whether no two members are nearer to each other than to the third: "A, and B and C" joins B and C first."""
    joints = group.conjunctions[1:]
    if None in joints:
        return not any(joints[:-1])
    marks = {_is_mark(joint.previous) for joint in joints if joint is not None}
    return len(marks) == 1


def _is_mark(word: Word | None) -> bool:
    return word is not None and word.upos == "PUNCT"


def are_evenly_joined(group: Coordination) -> bool:
    """Whether each member is joined to the one before, and not to a pair of them: "make and keep the peace and help" has two."""
    if not is_even(group):
        return False
    if _are_clauses(group):
        marked = {bool(head.children_by("mark")) for head in group.heads}
        return len(marked) == 1 and not any(map(_is_relative, group.heads))
    if not are_alike(group):
        return False
    sizes = [len(member) for member in group.members]
    things = all(head.upos in ("NOUN", "PROPN") for head in group.heads)
    loosely = group.members[0][0].lower in ARTICLES or (things and not group.opens_alike)
    if loosely and len(sizes) == 3 and max(sizes) > min(sizes) + 1:
        return False  # "peace and order and respect for all"
    if group.opens_alike:  # "the North and the South is heard and the East" is none
        said = any(word.xpos in FINITE for member in group.members for word in member)
        return not (said and group.members[0][0].lower in ARTICLES)
    if any(map(is_name, group.heads)) or _is_of_pairs(group.heads):
        return False
    says = {bool(head.children_by("nsubj", "expl")) for head in group.heads[1:]}
    goes_on = {m[-1].index > h.index for h, m in zip(group.heads[:-1], group.members, strict=False)}
    first, *rest = map(_lead, group.heads)
    shared = first == "case" or (first == "det" and all(len(m) == 1 for m in group.members))
    even = len(says) == len(goes_on) == len(set(rest)) == 1
    return even and (first == rest[0] or (not rest[0] and shared))


def _is_relative(verb: Word) -> bool:
    return any(word.xpos in RELATIVE for word in verb.children_by("nsubj", "expl"))


def _is_of_pairs(heads: Sequence[Word]) -> bool:
    """Whether something belongs to two members together, so that they are a pair: "weaken and destroy the economy, and …"."""
    return any(
        heads[place + 1].index < child.index < heads[-1].index
        for place, head in enumerate(heads[:-1])
        for child in head.children
        if child.relation not in ("conj", "cc", "punct") and child.index < heads[-1].index
    )


def _lead(head: Word) -> str:
    """What stands before a member's head: a preposition or "to", a determiner, or nothing of the kind."""
    before = [each for each in head.children if each.index < head.index]
    if any(each.relation in ("case", "mark") for each in before):
        return "case"
    return "det" if any(w.relation == "det" or w.xpos == "PRP$" for w in before) else ""


def between(first: Word, last: Word) -> Iterator[Word]:
    """The words of a sentence from one to another."""
    word: Word | None = first
    while word is not None and word.index <= last.index:
        yield word
        word = word.next


def is_cut_short(group: Coordination) -> bool:
    """Whether three members are not all that there is to them: a fourth follows, two of them are a pair, or one is cut."""
    joints = [joint for joint in group.conjunctions if joint is not None]
    if any(map(_is_cut, group.members)):
        return True
    if not joints:
        return _is_continued(group)
    return len(joints) > 1 and not are_evenly_joined(group)


def _is_cut(member: Sequence[Word]) -> bool:
    """Whether a member ends before what its last word belongs to: "help shape a shared geographic, economic and …"."""
    last = member[-1]
    modifies = last.relation in ("amod", "compound", "nummod", "det") and last.head is not None
    return len(member) > 1 and modifies and last.head is not None and last.head.index > last.index


def goes_on(group: Coordination) -> bool:
    """Whether the list does not end with its last member, or that holds a member itself: the parse lost one."""
    last = group.members[-1]
    if any(member[0].upos == "CCONJ" for member in group.members) or _joins_one(last, group):
        return True
    if (
        _is_continued(group)
        or _has_a_later_conjunct(group)
        or any(map(_ends_joined, group.members))
    ):
        return True
    after = last[-1].next
    if group.opens_alike:
        if any(word.xpos in FINITE for word in last):
            return False
        joint = after.next if after is not None and after.text in {",", ";"} else after
        return joint is not None and joint.upos == "CCONJ" and not _says_something(joint)
    if group.heads[-1].upos == "NOUN" and _joins_later(after):
        return True
    if after is not None and group.heads[-1].relation == "amod":
        return False
    if after is not None and after.text in {",", ";"}:
        after = after.next
        if after is not None and after.upos != "CCONJ" and after.relation != "conj":
            return False
    return after is not None and after.upos in ("CCONJ", "NOUN", "PROPN", "ADJ", "NUM")


def _is_continued(group: Coordination) -> bool:
    """Whether a conjunction comes behind the last member, before anything else is said: what stands between is of the list."""
    word = group.members[-1][-1].next
    if word is None or word.text != ",":
        return False
    step = kind(group.heads[-1])
    while word is not None and word.text not in ENDS:
        if word.upos == "CCONJ" and word.lower != "but":
            if step is None or (word.next is not None and kind(word.next) == step):
                return True
        elif word.xpos in FINITE and step is None:
            return False
        word = word.next
    return False


def _says_something(joint: Word) -> bool:
    """Whether a clause follows a conjunction, before the next mark."""
    word = joint.next
    while word is not None and word.upos != "PUNCT":
        if word.xpos in FINITE:
            return True
        word = word.next
    return False


def _has_a_later_conjunct(group: Coordination) -> bool:
    """Whether the tree joins one more to a member by a conjunction: "building roads, guiding trade to new markets, and opening ports"."""
    end = group.members[-1][-1].index
    pending = list(group.heads)
    for word in pending:
        for conjunct in word.children_by("conj"):
            if conjunct.index > end and kind(conjunct) is not None and conjunct.children_by("cc"):
                return kind(conjunct) == kind(group.heads[-1])
            pending.append(conjunct)
    return False


def _ends_joined(member: Sequence[Word]) -> bool:
    """Whether a conjunction at its end joins the next one: "to go, and, if need be, to stay", "to rest and, above all, to sleep"."""
    for place, word in enumerate(member):
        if word.upos == "CCONJ":
            rest = {each.lower for each in member[place + 1 :]}
            before_a_mark = word.next is not None and word.next.text == ","
            if before_a_mark or rest <= SUMMING_UP:
                return True
    return False


def _joins_later(word: Word | None) -> bool:
    """Whether a conjunction comes before anything is said or any mark stands: "hail, storms, floods of all kinds and fires"."""
    while word is not None and word.upos != "PUNCT" and word.xpos not in FINITE:
        if word.upos == "CCONJ":
            return True
        word = word.next
    return False


def _joins_one(last: Sequence[Word], group: Coordination) -> bool:
    """Whether a conjunction within the last member joins another: "the use of A, the spread of B and the loss of C"."""
    after = [word.next for word in between(last[0], last[-1]) if word.upos == "CCONJ"]
    if group.opens_alike:
        shared = _shared(group)
        return any(_opens_with(word, shared) for word in after if word is not None)
    return bool(after)


def _shared(group: Coordination) -> Sequence[str]:
    """The words, two at most, that all members open with."""
    columns = zip(*(member[:2] for member in group.members), strict=False)
    forms = [{word.lower for word in column} for column in columns]
    return [next(iter(each)) for each in forms[: 1 + (len(forms) > 1 and len(forms[1]) == 1)]]


def _opens_with(word: Word, shared: Sequence[str]) -> bool:
    opening = [each.lower for each in (word, word.next)[: len(shared)] if each is not None]
    return opening == shared or (len(shared) == 1 and {*opening, *shared} <= ARTICLES)


def opens_with_a_phrase(member: Sequence[Word]) -> bool:
    """Whether a member opens with a set phrase, so that its first word opens nothing: "in order to", "in line with"."""
    return " ".join(word.lower for word in member[:2]) in words_of("arrangement", "set phrases")


def are_one_thing(group: Coordination) -> bool:
    """Whether the members are the same words: that is said again (epizeuxis), and adds nothing."""
    return len({tuple(word.lower for word in member) for member in group.members}) == 1


def tag_of(word: Word) -> str:
    """A word's part of speech, names being nouns and auxiliaries verbs."""
    return "VERB" if word.upos == "AUX" else "NOUN" if word.upos == "PROPN" else word.upos

"""Members that merely list things, and such as a writer dwells on.

"France, Spain and Italy", "social, economic and political": which ones there are is all that is said. "Clear, firm and just",
"want, human misery and a long despair" round off a thought.
"""

from __future__ import annotations

from collections.abc import Sequence

from discourse.text.syntax import Word
from discourse_rhetoric.coordination import FINITE, Coordination
from discourse_rhetoric.wordlists import words_of

ARTICLES = frozenset({"the", "a", "an"})
LONGEST_QUALITY = 3  # words
OPENERS = frozenset({":", "—", "–", "--"})
CLOSERS = frozenset({".", "!", "?", ";", "—", "–", "--"})
MARKS = frozenset({"“", "”", '"', "‘", "’", "«", "»", "``", "''"})
BEGINNINGS = frozenset({".", "!", "?", ":", "“", '"', "‘", "—", "–", "--"})


def are_listed(group: Coordination) -> bool:
    """Whether the members merely list things: names, numbers, sorts, terms, means, or nouns with nothing to them but what they name."""
    if name_things(group) or _are_terms(group) or sum(map(_sorts, group.heads)) > 1:
        return True
    if group.opens_alike:
        return _open_with_the(group)
    if group.heads[0].upos == "VERB":
        return _are_means(group)
    nominal = group.heads[0].upos in ("NOUN", "PRON")
    return nominal and not (are_qualities(group) or are_human(group) or _are_dwelt_on(group))


def _are_terms(group: Coordination) -> bool:
    """Whether each member stands in quotation marks, or all of them are a term of law or trade: "safe, orderly and regular"."""
    marked = all(_is_in_marks(member) for member in group.members)
    words = " ".join(head.lower for head in group.heads)
    return marked or words in _list("terms of three members")


def _is_in_marks(member: Sequence[Word]) -> bool:
    before, after = member[0].previous, member[-1].next
    if after is not None and after.text in {",", "."}:  # “small,” “large” and “huge.”
        after = after.next
    closed = after is None or not MARKS.isdisjoint(after.text)
    return before is not None and before.text in MARKS and closed


def _open_with_the(group: Coordination) -> bool:
    """Whether "the" is all that the members share: "the use of tanks, the spread of hate"; "the form it takes, the name it has" are even."""
    opening, *_ = group.members
    alike = len({member[1].lower for member in group.members if len(member) > 1}) == 1
    even = len({len(member) for member in group.members}) == 1
    return opening[0].lower == "the" and not (alike or even or are_human(group))


def _are_means(group: Coordination) -> bool:
    """Whether the members say how, or what a plan is for: "by opening borders and …", "ways to cut fees, train guards and …"."""
    first = group.heads[0]
    gerunds = all(head.xpos == "VBG" for head in group.heads)
    planned = first.xpos == "VB" and first.relation == "acl"
    longest = max(map(len, group.members))
    return (gerunds or planned) and longest > 1 and bool(first.children_by("mark"))


def _are_dwelt_on(group: Coordination) -> bool:
    """Whether the members are more than so many things.

    They are all, or none, of what there is ("every street, all houses"), steps of a scale ("days, weeks, months"), or even
    phrases with no conjunction ("real effort, serious work, clear results").
    """
    steps, sizes = _list("steps of a scale"), {len(member) for member in group.members}
    chanted = not any(group.conjunctions) and len(sizes) == 1 and min(sizes) > 1
    scaled = all(head.lemma.lower() in steps for head in group.heads)
    return chanted or scaled or all(map(_is_of_all, group.heads))


def _is_of_all(noun: Word) -> bool:
    return any(each.lower in _list("all and none") for each in noun.children_by("det"))


def are_human(group: Coordination) -> bool:
    """Whether the members are single words for what people are, feel or do to each other: "courage, skill and patience"."""
    if max(map(len, group.members)) > 1:
        return False
    nouns = {head.lemma.lower() if head.upos == "NOUN" else head.lower for head in group.heads}
    return nouns <= _list("virtues") or nouns <= _list("evils")


def name_things(group: Coordination) -> bool:
    """Whether the members are names or figures; of members that open alike, all of them, with nothing else before them."""
    names = [is_name(head) for head in group.heads]
    if not group.opens_alike:
        return any(names)
    opening = group.members[-1][0]
    if opening.lower in ARTICLES:
        return sum(names) > 1
    return all(names) and is_name(opening)


def are_set_apart(group: Coordination) -> bool:
    """Whether a list stands by itself in a sentence, behind a colon or between dashes: "third neighbours: Japan, Korea, India."."""
    first, last = group.members[0][0], group.members[-1][-1]
    before, after = first.previous, last.next
    opened = before is not None and before.text in OPENERS
    closed = after is None or after.text in CLOSERS
    return opened and closed and any(word.xpos in FINITE for word in first.tree.words)


def is_name(word: Word) -> bool:
    """Whether a word names or numbers: by its part of speech, or by a capital within a sentence."""
    within = word.previous is not None and word.previous.text not in BEGINNINGS
    return word.upos in ("PROPN", "NUM", "SYM", "X") or (within and word.text[0].isupper())


def _sorts(word: Word) -> bool:
    """Whether an adjective says of which sort a thing is ("economic"), and not how it is ("strong")."""
    text = word.lower
    if word.upos == "ADV" and text.endswith("ly"):  # "politically", "socially"
        text = text.removesuffix("ly")
    elif word.upos != "ADJ":
        return False
    if text in _list("gradable in spite of their endings"):
        return False
    return text in _list("classifying adjectives") or text.endswith(
        tuple(_list("classifying endings"))
    )


def are_qualities(group: Coordination) -> bool:
    """Whether the members name what people value, feel or suffer, and more than name it: "want, human misery and a long despair"."""
    sizes = [len(member) for member in group.members]
    dwelt_on = sum(size > 1 for size in sizes) > 1 and max(sizes) <= LONGEST_QUALITY
    return dwelt_on and all(map(_is_quality, group.heads))


def _is_quality(word: Word) -> bool:
    lemma = word.lemma.lower()
    if word.upos != "NOUN" or lemma in _list("no qualities"):
        return False
    return lemma in _list("qualities") or lemma.endswith(tuple(_list("endings of qualities")))


def _list(group: str) -> frozenset[str]:
    return words_of("arrangement", group)

"""Members that merely list things, and such as a writer dwells on.

"France, Spain and Italy", "social, economic and political": which ones there are is all that is said. "Courage, skill and patience" round
off a thought.
"""

from __future__ import annotations

from collections.abc import Sequence

from discourse.text.syntax import Word
from discourse_rhetoric.coordination import FINITE, Coordination
from discourse_rhetoric.wordlists import words_of

ARTICLES = frozenset({"the", "a", "an"})
OPENERS = frozenset({":", "—", "–", "--"})
CLOSERS = frozenset({".", "!", "?", ";", "—", "–", "--"})
MARKS = frozenset({"“", "”", '"', "‘", "’", "«", "»", "``", "''"})
BEGINNINGS = frozenset({".", "!", "?", ":", "“", '"', "‘", "—", "–", "--"})


def are_mentioned(group: Coordination) -> bool:
    """Whether each member stands in quotation marks: “small,” “large” and “huge.”"""
    return all(map(_is_in_marks, group.members))


def _is_in_marks(member: Sequence[Word]) -> bool:
    before, after = member[0].previous, member[-1].next
    if after is not None and after.text in {",", "."}:  # “small,” “large” and “huge.”
        after = after.next
    closed = after is None or not MARKS.isdisjoint(after.text)
    return before is not None and before.text in MARKS and closed


def _is_of_all(noun: Word) -> bool:
    return any(each.lower in _list("all and none") for each in noun.children_by("det"))


def is_value(word: Word) -> bool:
    """Whether a noun, or a gerund, says what people are, feel or do to each other: "courage", "killing"."""
    text = word.lemma.lower() if word.upos == "NOUN" else word.lower
    nominal = word.upos == "NOUN" or word.xpos == "VBG"
    return nominal and (text in _list("virtues") or text in _list("evils"))


def is_dwelt_on(noun: Word) -> bool:
    """Whether a noun is all, or none, of what there is ("every street"), or a step of a scale ("days")."""
    return noun.lemma.lower() in _list("steps of a scale") or _is_of_all(noun)


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


def is_sort(word: Word) -> bool:
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


def _list(group: str) -> frozenset[str]:
    return words_of("arrangement", group)

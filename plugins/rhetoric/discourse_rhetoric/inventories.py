"""Members that merely list things, and such as a writer dwells on.

"France, Spain and Italy", "social, economic and political": which ones there are is all that is said. "Clear, firm and just",
"want, human misery and a long despair" round off a thought.
"""

from __future__ import annotations

from discourse.text.syntax import Word
from discourse_rhetoric.coordination import FINITE, Coordination
from discourse_rhetoric.wordlists import words_of

ARTICLES = frozenset({"the", "a", "an"})
LONGEST_QUALITY = 3  # words
OPENERS = frozenset({":", "—", "–", "--"})
CLOSERS = frozenset({".", "!", "?", ";", "—", "–", "--"})
BEGINNINGS = frozenset({".", "!", "?", ":", "“", '"', "‘", "—", "–", "--"})


def are_listed(group: Coordination) -> bool:
    """Whether the members merely list things: names, numbers, sorts, or nouns with nothing to them but what they name."""
    if name_things(group) or sum(map(_sorts, group.heads)) > 1:
        return True
    sizes = {len(member) for member in group.members}
    nominal = group.heads[0].upos in ("NOUN", "PRON")
    plain = nominal and not group.opens_alike and (len(sizes) > 1 or min(sizes) < 2)
    return plain and not are_qualities(group)


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
    if word.upos != "ADJ" or word.lower in _list("gradable in spite of their endings"):
        return False
    return word.lower in _list("classifying adjectives") or word.lower.endswith(
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

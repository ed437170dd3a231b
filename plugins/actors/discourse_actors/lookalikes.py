"""Names that only look like actors: languages that are called as their peoples are, and short forms of things."""

from __future__ import annotations

import re
from collections.abc import Sequence

from discourse.analysis.lexicons import fold
from discourse.text.syntax import Word
from discourse_actors.agents import is_agent_noun
from discourse_actors.phrases import first_of_series, is_plural, preposition

_SPOKEN = frozenset({"in", "into", "from"})
# What is done to a language, and what it is said to be.
_OF_LANGUAGES = frozenset(
    [
        "speak",
        "learn",
        "teach",
        "study",
        "know",
        "understand",
        "read",
        "write",
        "translate",
        "language",
        "tongue",
    ]
)


def is_a_language(demonym: Word) -> bool:
    """Whether a people's name stands for what they speak: "in Greek", "spoke English"."""
    if is_plural(demonym) or demonym.upos not in ("NOUN", "PROPN", "ADJ"):
        return False
    if demonym.children_by("det", "nmod:poss", "nummod") or demonym.lower.endswith("s"):
        return False
    head = first_of_series(demonym).head
    if head is None:
        return False
    relation = first_of_series(demonym).relation
    if relation in ("obl", "nmod"):
        return preposition(demonym) in _SPOKEN
    return relation in ("obj", "nsubj", "nsubj:pass") and head.lemma.lower() in _OF_LANGUAGES


_EXPLAINED = re.compile(
    r"((?<![\w-])(?:(?<![^\n.!?]\s)[A-Z]|[a-z])[\w-]*+\s+(?:[a-z][\w-]*+\s+){1,5})\(\s?([A-Z][A-Za-z]*?)s?\s?\)"
)


def short_for_things(text: str) -> frozenset[str]:
    """The abbreviations, folded, that a text explains by words in small letters: "centre of mass (CoM)"."""
    return frozenset(
        fold(short)
        for words, short in _EXPLAINED.findall(text)
        if _is_short_for(short.lower(), re.split(r"[\s-]+", words.strip().lower()))
    )


def _is_short_for(short: str, words: Sequence[str]) -> bool:
    """Whether it begins and ends as the words do, and the last of them is nobody who acts ("armed groups")."""
    earlier = {word[:1] for word in words[:-1]}
    return (
        len(short) > 1
        and short[0] in earlier
        and short[-1] == words[-1][:1]
        and not is_agent_noun(words[-1])
    )

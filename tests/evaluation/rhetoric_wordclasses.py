"""Which of the plugin's word lists know a word, whatever its ending: what models of persuasion can learn beyond single words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from discourse_rhetoric.wordlists import words_of

LISTS = (
    *("loaded", "judgements", "harms", "alarms", "passions", "insults", "flags", "fears"),
    *("hedges", "boosters", "attitude_markers", "metaphors", "contraries", "extremes"),
)


@cache
def classes_of(word: str) -> frozenset[str]:
    """The names of the lists that have the word, or what it may be a form of."""
    known = _by_word()
    return next((known[form] for form in _forms(word.lower()) if form in known), frozenset())


@cache
def _by_word() -> Mapping[str, frozenset[str]]:
    lists: defaultdict[str, set[str]] = defaultdict(set)
    for name in LISTS:
        for entry in words_of(name):
            lists[entry.partition("/")[0]].add(name)
    return {word: frozenset(names) for word, names in lists.items()}


def _forms(word: str) -> Iterator[str]:
    """The word, and it without the endings of plurals, verbs and adverbs: tried until one is known."""
    yield word
    for ending, instead in (
        *(("s", ""), ("es", ""), ("ies", "y")),
        *(("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", "")),
    ):
        if word.endswith(ending):
            yield word[: -len(ending)] + instead

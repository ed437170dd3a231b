"""The regular forms of English words, for lists whose words the lemmatizer may not know.

Lemmas find every form of the words that the lemmatizer knows; rare words ("defrauded") it may leave as they
are, and rare words are what word lists are full of. Where the spelling depends on the stress, both are
given: one that no text has does no harm.
"""

from __future__ import annotations

import re

_VOWELS = frozenset("aeiou")
_MAY_DOUBLE = re.compile(r"(?<![aeiou])[aeiou][^aeiouwxy]$")
_SIBILANTS = ("s", "x", "z", "ch", "sh")


def with_s(word: str) -> str:
    """The plural of a noun, or the third person of a verb.

    >>> with_s("treaty"), with_s("clash"), with_s("ally")
    ('treaties', 'clashes', 'allies')
    """
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(_SIBILANTS) else f"{word}s"


def verb_forms(verb: str) -> tuple[str, ...]:
    """A verb and its regular forms; of a longer verb both spellings of the last letter ("committed", "visited").

    >>> verb_forms("condemn")
    ('condemn', 'condemns', 'condemned', 'condemning')
    >>> verb_forms("rob")
    ('rob', 'robs', 'robbed', 'robbing')
    """
    if verb.endswith("e"):
        return verb, with_s(verb), f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb, with_s(verb), f"{verb[:-1]}ied", f"{verb}ing"
    plain, doubled = (f"{verb}ed", f"{verb}ing"), (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")
    if not _MAY_DOUBLE.search(verb):
        return verb, with_s(verb), *plain
    is_one_syllable = sum(letter in _VOWELS for letter in verb) == 1
    return verb, with_s(verb), *(doubled if is_one_syllable else (*plain, *doubled))

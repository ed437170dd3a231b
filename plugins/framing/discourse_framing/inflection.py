"""The regular forms of English words, for entries whose words the lemmatizer may not know.

Lemmas find every form of the words that the lemmatizer knows; those that it does not know it leaves as they are
("civilisations", "defrauded"), and rare words are what codebooks are full of.
"""

from __future__ import annotations

import re

_LAST_WORD = re.compile(r"(?:^|(?<=[ -]))(?P<word>[a-z]{3,})(?P<upos>/(?:NOUN|VERB))?$")
_VOWELS = "aeiou"
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_LONGEST_DOUBLING = 5  # "robbed", "slammed"; longer words seldom double


def forms(term: str, language: str) -> tuple[str, ...]:
    """A term as a codebook has it, and with the regular endings of its last word; itself first.

    Phrases take -s; single words -ed and -ing as well, unless they are tagged as nouns. Words that do not
    inflect so give forms that no text has.
    """
    end = _LAST_WORD.search(term)
    if language != "en" or end is None:
        return (term,)
    before, word, upos = term[: end.start()], end["word"], end["upos"] or ""
    endings = [_with_s(word)]
    if upos == "/VERB" or not (before or upos):
        endings += _past_and_participle(word)
    return (term, *(f"{before}{form}{upos}" for form in endings))


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(_SIBILANTS) else f"{word}s"


def _past_and_participle(word: str) -> tuple[str, str]:
    if word.endswith("e"):
        return f"{word}d", f"{word[:-1]}ing"
    if word.endswith("y") and word[-2] not in _VOWELS:
        return f"{word[:-1]}ied", f"{word}ing"
    doubles = (
        len(word) <= _LONGEST_DOUBLING
        and word[-1] not in "aeiouwxy"
        and word[-2] in _VOWELS
        and word[-3] not in _VOWELS
    )
    stem = word + word[-1] if doubles else word
    return f"{stem}ed", f"{stem}ing"

"""Names that a text says are one actor's: "Ibrahim al-Badri, also known as Abu Bakr al-Baghdadi"."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import pairwise

from attrs import evolve

from discourse_actors.candidates import Candidate

# characters between two names, dates of birth and spellings in brackets among them
_LONGEST = 160
_ADVERB = r"(?:also|better|best|now|then|formerly|previously|otherwise|sometimes|usually|generally|commonly|widely|popularly)"
_KIND = r"(?:pseudonym|nickname|alias|stage name|pen name|nom de guerre|name|acronym|initials)"
_BY_NAME = rf"(?:as|by|under)(?: (?:the|his|her|its|their)(?: \w+)? {_KIND})?(?: of)?"
# "met Kim, then called Moon" tells of a telephone
_CALLED = r"(?:sometimes|usually|generally|commonly|widely|popularly) (?:called|referred to as)"
_ALIAS = re.compile(
    r"(?:\s*\([^()]{0,100}\))?"
    rf"(?:(?:\s*[,(]\s*|,? (?:who|which) (?:is|was) )(?:(?:{_ADVERB} )?known {_BY_NAME}|{_CALLED}|nicknamed|dubbed)"
    rf"|\s+known {_BY_NAME}"
    r"|\s*[,(]?\s*(?:a\.?k\.?a\.?|alias|n[ée]e))"
    r"\s+(?:the\s+)?[\"“'‘]?"
)
_BETTER = re.compile(r"\b(?:better|best) known")


def with_one_key(
    candidates: Sequence[Candidate], text: str, known: Container[str]
) -> list[Candidate]:
    """The same, where all names that the text says are one actor's have one key.

    That is the key of the one who is known beforehand, or else of the first name, unless the other is "better known".

    Args:
        candidates: in text order, those by name with keys.
        known: the keys of the actors that the gazetteer has.
    """
    same: dict[str, Candidate] = {}
    named = [candidate for candidate in candidates if candidate.kind == "name"]
    for name, other in pairwise(named):
        between = text[name.end : other.start]
        if other.key == name.key or not says_they_are_one(between):
            continue
        first = same.get(name.key, name)
        prefers_other = other.key in known or _BETTER.search(between) is not None
        if prefers_other and first.key not in known:
            same[first.key] = other
        else:
            same[other.key] = first
    return [
        evolve(c, key=s.key, name=s.name, type=s.type, state=s.state, sector=s.sector)
        if c.kind == "name" and (s := same.get(c.key))
        else c
        for c in candidates
    ]


def says_they_are_one(between: str) -> bool:
    """Whether the words between two names say so: ", also known as "."""
    return len(between) <= _LONGEST and _ALIAS.fullmatch(between) is not None

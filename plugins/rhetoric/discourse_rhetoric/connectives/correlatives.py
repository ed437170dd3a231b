"""Connectives in several parts: "if … then", "not only … but also"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

from discourse_rhetoric.connectives.candidates import Candidate
from discourse_rhetoric.wordlists import words_of

Chain = tuple[Candidate, ...]


def chained(found: Iterable[Candidate]) -> Iterator[Chain]:
    """The candidates in text order, the parts of a correlative of one sentence together."""
    for _, sentence in groupby(found, key=lambda each: each.sentence.number):
        left = list(sentence)
        while left:
            places = next(
                filter(None, (_places(rest, left) for rest in _correlatives(left[0].form))), (0,)
            )
            yield tuple(left[place] for place in places)
            left = [each for place, each in enumerate(left) if place not in places]


@cache
def _correlatives(opener: str) -> tuple[tuple[str, ...], ...]:
    """The forms that may follow an opener, the longest correlative first."""
    split = (tuple(entry.split(" ... ")) for entry in words_of("correlatives"))
    return tuple(
        sorted(
            (forms[1:] for forms in split if forms[0] == opener),
            key=lambda forms: (-len(forms), forms),
        )
    )


def _places(forms: Sequence[str], found: Sequence[Candidate]) -> tuple[int, ...]:
    """The places of the opener and of these forms after it; () if one is missing, or the opener comes again first."""
    places = [0]
    for form in forms:
        for place in range(places[-1] + 1, len(found)):
            if found[place].form == form:
                places.append(place)
                break
            if found[place].form == found[0].form:
                return ()
        else:
            return ()
    return tuple(places)

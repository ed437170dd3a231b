"""Dates as pages write them: "27.02.2023", "February 27, 2023", "27. Februar 2023", "2023-02-27T10:00Z"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})(?:[./]|年\s?)(\d{1,2})(?:[./]|月\s?)(\d{1,2})(?!\d)")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?!\d)")
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d)")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?:\s+(?:of|de))?[\s-]{0,2}([^\W\d_]{3,12})\.?,?(?:\s+(?:de|del))?[\s-]{0,2}(\d{4})(?!\d)",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    r"(?<!\w)([^\W\d_]{3,12})\.?\s{1,2}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,2}(\d{4})(?!\d)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_TIME = re.compile(r"\d{1,2}[:.]\d{2}")

_EARLIEST, _LATEST = 1400, 2200
_MOST_WORDS_BESIDE_A_DATE = 4
_LONGEST_DATE_LINE = 120
_FEWEST_DIGITS = 4


def find_date(text: str) -> date | None:
    """The first date in a short text whose day, month and year are certain, else None.

    "03/04/2023" is certain nowhere: it is March in one country and April in another. A number with dots
    is read day first, as every country that writes it does.
    """
    found = [
        (match.start(), day)
        for pattern, order in _PATTERNS
        for match in pattern.finditer(text[:1000])
        if (day := order(match)) is not None
    ]
    return min(found)[1] if found else None


def is_date_line(text: str, folded: Sequence[str]) -> bool:
    """Whether a line says a date, certain or not, and little else ("Published 9 June 2025, 06:00")."""
    if (
        not folded
        or len(text) > _LONGEST_DATE_LINE
        or sum(map(str.isdecimal, text)) < _FEWEST_DIGITS
    ):
        return False
    rest = text
    for pattern, _ in _PATTERNS:
        rest = pattern.sub(" ", rest)
    if rest == text:
        return False
    rest = _TIME.sub(" ", rest)
    return len(_WORD.findall(rest)) <= _MOST_WORDS_BESIDE_A_DATE


def _day(year: int, month: int | None, day: int) -> date | None:
    if month is None or not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _slashed(match: re.Match[str]) -> date | None:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if first > 12:
        return _day(year, second, first)
    if second > 12 or first == second:
        return _day(year, first, second)
    return None


def _dotted(match: re.Match[str]) -> date | None:
    if len(match[3]) != 4:
        return None
    return _day(int(match[3]), int(match[2]), int(match[1]))


@cache
def _months() -> dict[str, int]:
    source = files("discourse.text") / "data" / "months.toml"
    names = tomllib.loads(source.read_text(encoding="utf-8"))
    return {
        name: number
        for of_language in names.values()
        for number, several in enumerate(of_language, start=1)
        for name in several.split()
    }


def _month(name: str) -> int | None:
    return _months().get(name.casefold())


_PATTERNS = (
    (_ISO, lambda m: _day(int(m[1]), int(m[2]), int(m[3]))),
    (_YEAR_FIRST, lambda m: _day(int(m[1]), int(m[2]), int(m[3]))),
    (_DOTTED, _dotted),
    (_SLASHED, _slashed),
    (_DAY_MONTH, lambda m: _day(int(m[3]), _month(m[2]), int(m[1]))),
    (_MONTH_DAY, lambda m: _day(int(m[3]), _month(m[1]), int(m[2]))),
)

"""What kind of thing a noun names, for whether it can speak; read from `data/sources.tsv`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from discourse.errors import DataError
from discourse.text.syntax import Word

SourceClass = Literal["speaker", "event", "time", "quantity", "condition"]

_COLUMNS = ["lemma", "class", "source"]
_FILE = "sources.tsv"
_LONGEST = 8  # letters of an ending
_POINTING = frozenset({"it", "its"})


def can_speak(noun: Word, with_things: bool) -> bool:
    """Whether a noun may name whoever says something.

    Args:
        noun: the head of the words for the source.
        with_things: whether its verb is used of things too ("remind", "suggest"). Then a noun of which
            nothing is known, and "it", names no speaker.
    """
    found = source_class(noun)
    if found is not None:
        return found == "speaker"
    if noun.text[-1].isdigit() and noun.text[0].isdigit() and noun.child("nmod") is None:
        return False  # "only 17,513"; but "17,513 of the voters"
    if not with_things:
        return True
    named = noun.upos != "NOUN" or noun.text[-1].isdigit()  # "G7"
    return named and noun.lower not in _POINTING


def source_class(noun: Word) -> SourceClass | None:
    """The class of a noun by itself or its ending; None where neither is known, and for other words.

    Of a name only itself: "Justin Welby-Ness" is none for its ending.
    """
    if noun.upos not in ("NOUN", "PROPN"):
        return None
    classes, lemma = english_sources(), noun.lemma.lower()
    if noun.upos == "PROPN" or lemma in classes:
        return classes.get(lemma)
    endings = (
        classes.get(f"-{lemma[place:]}")
        for place in range(max(1, len(lemma) - _LONGEST), len(lemma) - 1)
    )
    return next((found for found in endings if found is not None), None)


@cache
def english_sources() -> dict[str, SourceClass]:
    """The nouns and endings of English that ship with the library, each with its class."""
    text = files("discourse.text").joinpath("data", _FILE).read_text(encoding="utf-8")
    return parse_sources(text.splitlines(), _FILE)


def parse_sources(lines: Iterable[str], name: str) -> dict[str, SourceClass]:
    """Classes from the lines of a table with the columns lemma, class and source.

    Raises:
        DataError: a line is not as it should be; the message has its number.
    """
    classes: dict[str, SourceClass] = {}
    header_seen = False
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells, where = line.split("\t"), f"{name}, line {number}"
        if not header_seen:
            if cells != _COLUMNS:
                raise DataError(f"{where}: the columns are {', '.join(_COLUMNS)}.")
            header_seen = True
            continue
        if len(cells) != len(_COLUMNS) or not all(cell.strip() for cell in cells):
            raise DataError(f"{where}: expected {len(_COLUMNS)} filled columns.")
        lemma, found, _ = cells
        if found not in get_args(SourceClass):
            raise DataError(
                f"{where}: {found!r} is no class; there are {', '.join(get_args(SourceClass))}."
            )
        if lemma in classes:
            raise DataError(f"{where}: {lemma!r} stands there twice.")
        classes[lemma] = found  # type: ignore[assignment]
    return classes

"""The plugin's word lists: `lexicons/*.toml`, each block with its source."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from attrs import frozen

from discourse.analysis.lexicons import Lexicon
from discourse.analysis.tables import read_toml
from discourse.errors import DataError

FOLDER = files("discourse_rhetoric") / "lexicons"


@frozen(kw_only=True)
class Group:
    """Words that do the same work.

    Attributes:
        name: what they do, for the reason that a reader is given.
        words: entries as `discourse.analysis.lexicons.Lexicon` reads them.
        source: where the words, or the category, come from.
        when: the name of a condition that the context must meet (`conditions.py`); "" for none.
        unless: the name of a condition that it must not meet.
    """

    name: str
    words: tuple[str, ...]
    source: str
    when: str = ""
    unless: str = ""


@cache
def groups(name: str) -> tuple[Group, ...]:
    """The blocks `[[group]]` of `lexicons/NAME.toml`, in the order of the file.

    Raises:
        DataError: a block does not fit, with its line.
    """
    return read_toml(FOLDER / f"{name}.toml").records("group", Group)


@cache
def lexicon(name: str) -> Lexicon[Group]:
    """A word list compiled for finding its entries in parsed sentences."""
    return Lexicon((word, group) for group in groups(name) for word in group.words)


@cache
def words_of(name: str, group: str = "") -> frozenset[str]:
    """The words of a list (or of one of its groups), lower case, for looking up lemmas.

    Raises:
        DataError: there is no such group.
    """
    found = [each for each in groups(name) if group in ("", each.name)]
    if not found:
        raise DataError(f"Reading lexicons/{name}.toml: there is no group {group!r}; add one.")
    return frozenset(word.lower() for each in found for word in each.words)

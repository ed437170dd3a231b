"""The words that give a line away: reading `zone_cues.toml`, and finding its phrases in a line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from attrs import frozen

from discourse.errors import DataError
from discourse.text.layers import ZoneLabel

Where = Literal["whole", "label", "start", "anywhere"]
Reach = Literal["line", "block", "section", "rest"]

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """The words of a text, folded, without marks; a number is a word."""
    return _WORD.findall(text.casefold())


@frozen
class Cue:
    """What a phrase says about the line that it stands in; the fields are explained in the data file.

    `size` is how many words the phrase has.
    """

    rule: str
    label: ZoneLabel
    where: Where
    longest: int
    reach: Reach
    in_prose: bool
    size: int


class Cues:
    """All cues, found in a line in time linear in its words."""

    def __init__(self, phrases: Iterable[tuple[Cue, str]]) -> None:
        self._whole: dict[tuple[str, ...], list[Cue]] = {}
        self._labels: dict[tuple[str, ...], list[Cue]] = {}
        self._inside: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
        self.longest = 0
        for cue, phrase in phrases:
            key = tuple(words(phrase))
            if cue.where in ("whole", "label"):
                self._whole.setdefault(key, []).append(cue)
            if cue.where == "label":
                self._labels.setdefault(key, []).append(cue)
            if cue.where in ("start", "anywhere"):
                self._inside.setdefault(key[0], []).append((key, cue))
            self.longest = max(self.longest, cue.longest)

    def of(self, line: Sequence[str], before_colon: Sequence[str] = ()) -> list[Cue]:
        """The cues of a line given as folded words: of the whole first, then of phrases in it.

        `before_colon` are its words up to a colon, if it has one near its start.
        """
        if not line or len(line) > self.longest:
            return []
        found = list(self._whole.get(tuple(line), ()))
        without_numbers = tuple(word for word in line if not word.isdecimal())
        if len(without_numbers) < len(line):
            found.extend(self._whole.get(without_numbers, ()))
        found.extend(self._labels.get(tuple(before_colon), ()))
        for position, word in enumerate(line):
            for phrase, cue in self._inside.get(word, ()):
                if cue.where == "start" and position:
                    continue
                if tuple(line[position : position + len(phrase)]) == phrase:
                    found.append(cue)
        return [cue for cue in found if len(line) <= cue.longest]


@cache
def load_cues() -> Cues:
    """The cues that ship with the library.

    Raises:
        DataError: the data file has a mistake; the message names the line.
    """
    source = files("discourse.text") / "data" / "zone_cues.toml"
    return read_cues(source.read_text(encoding="utf-8"), name="zone_cues.toml")


def read_cues(toml: str, *, name: str) -> Cues:
    """Cues from the text of a data file; `name` is what errors call it."""
    try:
        entries = tomllib.loads(toml).get("cues", [])
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"Reading the cues of {name}: {error}. Mend that line.") from error
    return Cues(pair for entry in entries for pair in _entry(entry, toml, name))


def _entry(entry: Mapping[str, Any], toml: str, name: str) -> list[tuple[Cue, str]]:
    def mistake(what: str, near: object) -> DataError:
        at = toml.find(f'"{near}"')
        line = toml.count("\n", 0, at) + 1 if at >= 0 else "?"
        return DataError(f"Reading the cues of {name}, line {line}: {what}.")

    rule = entry.get("rule")
    if not isinstance(rule, str) or not rule:
        raise mistake("an entry of [[cues]] has no rule; give it a name", entry.get("label"))
    for field, allowed in (
        ("label", get_args(ZoneLabel)),
        ("where", get_args(Where)),
        ("reach", get_args(Reach)),
    ):
        value = entry.get(field, "line" if field == "reach" else None)
        if value not in allowed:
            raise mistake(f"{rule}: {field} is {value!r}; give one of {', '.join(allowed)}", rule)
    longest = entry.get("longest")
    if not isinstance(longest, int) or longest < 1:
        raise mistake(f"{rule}: longest is {longest!r}; give a number of words", rule)
    phrases = [phrase for of in entry.get("phrases", {}).values() for phrase in of]
    for phrase in phrases:
        if not isinstance(phrase, str) or not words(phrase):
            raise mistake(f"{rule}: the phrase {phrase!r} holds no word", phrase)
    return [
        (
            Cue(
                rule=rule,
                label=entry["label"],
                where=entry["where"],
                longest=longest,
                reach=entry.get("reach", "line"),
                in_prose=entry.get("in_prose", False),
                size=len(words(phrase)),
            ),
            phrase,
        )
        for phrase in phrases
    ]

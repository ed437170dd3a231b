"""The words that announce speech and thought, read from `data/quotation_cues.tsv`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from attrs import frozen

from discourse.errors import DataError

Shape = Literal["quote", "clause", "infinitive", "infinitive-other", "name"]

_COLUMNS = ["lemma", "upos", "gives", "source"]
_FILE = "quotation_cues.tsv"


@frozen
class SpeechCues:
    """In which shapes a word announces what somebody says or thinks, by lemma and part of speech."""

    shapes: dict[tuple[str, str], frozenset[str]]

    def announces(self, lemma: str, upos: str, shape: Shape) -> bool:
        """Whether a word is such a cue and takes this shape."""
        return shape in self.shapes.get((lemma.lower(), upos), ())


@cache
def english_cues() -> SpeechCues:
    """The cues of English that ship with the library."""
    text = files("discourse.text").joinpath("data", _FILE).read_text(encoding="utf-8")
    return parse_cues(text.splitlines(), _FILE)


def parse_cues(lines: Iterable[str], name: str) -> SpeechCues:
    """Cues from the lines of a table with the columns lemma, upos, gives and source.

    Raises:
        DataError: a line is not as it should be; the message has its number.
    """
    shapes: dict[tuple[str, str], frozenset[str]] = {}
    header_seen = False
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header_seen:
            if cells != _COLUMNS:
                raise DataError(f"{name}, line {number}: the columns are {', '.join(_COLUMNS)}.")
            header_seen = True
            continue
        if len(cells) != len(_COLUMNS) or not all(cell.strip() for cell in cells):
            raise DataError(f"{name}, line {number}: expected {len(_COLUMNS)} filled columns.")
        lemma, upos, gives, _ = cells
        unknown = set(gives.split()) - set(get_args(Shape))
        if unknown:
            raise DataError(
                f"{name}, line {number}: {min(unknown)!r} is no shape; "
                f"there are {', '.join(get_args(Shape))}."
            )
        if (lemma, upos) in shapes:
            raise DataError(f"{name}, line {number}: {lemma!r} ({upos}) stands there twice.")
        shapes[lemma, upos] = frozenset(gives.split())
    return SpeechCues(shapes)

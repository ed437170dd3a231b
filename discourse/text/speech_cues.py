"""The words that announce speech and thought, read from `data/quotation_cues.tsv`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from attrs import frozen

from discourse.errors import DataError
from discourse.text.syntax import Word

Shape = Literal[
    "quote",
    "clause",
    "infinitive",
    "infinitive-other",
    "object",
    "about",
    "name",
    "heard",
    "shows",
]

_COLUMNS = ["lemma", "upos", "gives", "source"]
_FILE = "quotation_cues.tsv"


@frozen
class SpeechCues:
    """In which shapes a word announces what somebody says or thinks, by lemma and part of speech."""

    shapes: dict[tuple[str, str], frozenset[str]]

    def announces(self, word: Word, shape: Shape) -> bool:
        """Whether a word is such a cue and takes this shape.

        A particle right behind it belongs to it ("went on", "pointed out").
        """
        return any(shape in self.shapes.get(reading, ()) for reading in readings(word))

    def knows(self, word: Word) -> bool:
        """Whether a word is a cue in any shape."""
        return any(reading in self.shapes for reading in readings(word))

    def announces_after_all(self, word: Word) -> bool:
        """Whether a word right before a colon may be a verb of speech that a tagger took for a noun."""
        return word.upos == "NOUN" and any(
            "quote" in self.shapes.get((stem, "VERB"), ()) for stem in _stems(word.lower)
        )


def readings(word: Word) -> Iterator[tuple[str, str]]:
    """The lemmas, each with its part of speech, under which a word may stand in a table of cues.

    That with a particle right behind it, its own, and for a verb those of which it may be a regular form, since
    lemmatizers make up lemmas for verbs that they do not know.
    """
    lemma = word.lemma.lower()
    particle = word.next
    if particle is not None and particle.upos in ("ADP", "ADV"):
        yield f"{lemma} {particle.lower}", word.upos
    yield lemma, word.upos
    if word.upos == "VERB":
        yield from ((stem, "VERB") for stem in _stems(word.lower) if stem != lemma)


def _stems(form: str) -> Iterator[str]:
    """What an English verb may be without its ending: `denied` may be deny, `urged` urge."""
    for ending, replacements in _ENDINGS:
        if form.endswith(ending):
            stem = form.removesuffix(ending)
            yield from (stem + replacement for replacement in replacements)
            if len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]


_ENDINGS = (("ied", ("y",)), ("ies", ("y",)), ("ed", ("", "e")), ("ing", ("", "e")), ("s", ("",)))


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

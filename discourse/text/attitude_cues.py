"""The words that say how somebody stands to something, read from `data/attitude_cues.tsv`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import get_args

from attrs import frozen

from discourse.errors import DataError
from discourse.text.layers import AttitudeKind
from discourse.text.speech_cues import SpeechCues, english_cues, readings
from discourse.text.syntax import Word

_COLUMNS = ["lemma", "upos", "kind", "gives", "source"]
_FILE = "attitude_cues.tsv"
_SHAPES = frozenset(
    {"clause", "infinitive", "infinitive-other", "gerund", "object", "name", "experiencer", "text"}
)
_PREPOSITIONS = frozenset(
    [
        "about",
        "against",
        "around",
        "as",
        "at",
        "behind",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "over",
        "to",
        "toward",
        "towards",
        "with",
    ]
)
# With an object these name no speech: "added a page", "maintained the peace", "committed a crime".
_OTHER_WITH_OBJECT = frozenset(
    ["add", "commit", "conclude", "maintain", "observe", "pronounce", "read", "snap", "swear"]
)
_THEMATIC = frozenset({"of", "about", "for", "against", "to"})


@frozen
class AttitudeCue:
    """What a word says of somebody, and in which shapes it takes that to which the attitude is."""

    kind: AttitudeKind
    gives: frozenset[str]

    def gives_with(self, preposition: str) -> bool:
        """Whether it takes a phrase with this preposition."""
        return preposition in self.gives and preposition in _PREPOSITIONS


@frozen
class AttitudeCues:
    """Cues of attitudes by lemma and part of speech; and those of speech, for speech that gives no words."""

    attitudes: dict[tuple[str, str], AttitudeCue]
    speech: SpeechCues

    def of(self, word: Word) -> AttitudeCue | None:
        """What a word says of somebody; None if it is no cue."""
        for reading in readings(word):
            cue = self.attitudes.get(reading)
            said = self.speech.shapes.get(reading, frozenset())
            shapes = said & _SHAPES
            if "about" in said:
                shapes |= _THEMATIC
            if {"quote", "clause"} <= said and "infinitive-other" not in said:
                shapes |= {"about", "of"}  # "said of the plan"; but "told him"
                if reading[0] not in _OTHER_WITH_OBJECT:
                    shapes |= {"object"}  # "said so"
            if cue is not None:
                return AttitudeCue(cue.kind, cue.gives | shapes)
            if shapes:
                return AttitudeCue("speech", shapes)
        return None


@cache
def english_attitude_cues() -> AttitudeCues:
    """The cues of English that ship with the library."""
    text = files("discourse.text").joinpath("data", _FILE).read_text(encoding="utf-8")
    return AttitudeCues(parse_attitude_cues(text.splitlines(), _FILE), english_cues())


def parse_attitude_cues(lines: Iterable[str], name: str) -> dict[tuple[str, str], AttitudeCue]:
    """Cues from the lines of a table with the columns lemma, upos, kind, gives and source.

    Raises:
        DataError: a line is not as it should be; the message has its number.
    """
    cues: dict[tuple[str, str], AttitudeCue] = {}
    header_seen = False
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        where = f"{name}, line {number}"
        if not header_seen:
            if cells != _COLUMNS:
                raise DataError(f"{where}: the columns are {', '.join(_COLUMNS)}.")
            header_seen = True
            continue
        if len(cells) != len(_COLUMNS) or not all(cell.strip() for cell in cells):
            raise DataError(f"{where}: expected {len(_COLUMNS)} filled columns.")
        lemma, upos, kind, gives, _ = cells
        if kind not in get_args(AttitudeKind):
            raise DataError(
                f"{where}: {kind!r} is no kind; there are {', '.join(get_args(AttitudeKind))}."
            )
        unknown = set(gives.split()) - _SHAPES - _PREPOSITIONS
        if unknown:
            raise DataError(f"{where}: {min(unknown)!r} is neither a shape nor a preposition.")
        if (lemma, upos) in cues:
            raise DataError(f"{where}: {lemma!r} ({upos}) stands there twice.")
        cues[lemma, upos] = AttitudeCue(kind, frozenset(gives.split()))  # type: ignore[arg-type]
    return cues

"""Codebooks: frames with their definitions, examples and the words and patterns that show them.

A codebook is a TOML file that a social scientist writes without Python; `docs` of the plugin and the shipped
files are the models to copy. A mistake in one is reported with its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from attrs import field, frozen, validators

from discourse.analysis.lexicons import Lexicon
from discourse.analysis.patterns import compile_pattern
from discourse.analysis.tables import Source, TomlFile, read_toml
from discourse.errors import DataError
from discourse_framing.layers import Function

Scope = Literal["phrase", "clause", "sentence"]
Status = Literal[
    "not validated",
    "not validated by independent coders",
    "validated",
]

_positive = validators.gt(0.0)


@frozen(kw_only=True)
class Terms:
    """Words and phrases that show a frame.

    Attributes:
        terms: lemmas or phrases; a word may name its part of speech (`threat/NOUN`); a capital asks for a
            capital (see `discourse.analysis.lexicons`).
        weight: what each counts towards the frame's threshold.
        only_if, not_if: words or phrases of which one must, or none may, stand in the same scope.
        scope: where `only_if` and `not_if` are looked for: among the words that the term's noun or
            verb governs and the one that governs it, in its clause, or in the sentence.
        source: where the words come from, if not from the codebook's source.
    """

    terms: tuple[str, ...] = field(validator=validators.min_len(1))
    weight: float = field(default=1.0, validator=_positive)
    only_if: tuple[str, ...] = ()
    not_if: tuple[str, ...] = ()
    scope: Scope = "sentence"
    source: str = ""


@frozen(kw_only=True)
class SyntaxPattern:
    """A construction that shows a frame, as a pattern of words or of a dependency tree.

    Attributes:
        pattern: see `discourse.analysis.patterns`. The evidence is what it captures as `cue` (all that it
            captures, if nothing is called so); what it captures as `content` is what is required, caused or
            judged.
        rule: the construction in words, for readers.
        weight: what it counts towards the frame's threshold.
        only_if, not_if: words or phrases of which one must, or none may, stand in the sentence.
    """

    pattern: str
    rule: str
    weight: float = field(default=1.0, validator=_positive)
    only_if: tuple[str, ...] = ()
    not_if: tuple[str, ...] = ()


@frozen(kw_only=True)
class CodedFrame:
    """A frame as a codebook has it; the examples are tests of it.

    Attributes:
        parent: the id of the frame that it is a part of.
        function: what the frame does (Entman 1993), where it always does the same.
        threshold: the summed weight of evidence from which a sentence uses the frame.
        positive_examples, negative_examples: sentences that use it, and some that only seem to.
    """

    id: str = field(validator=validators.matches_re(r"[a-z][a-z0-9-]*"))
    name: str
    definition: str = field(validator=validators.min_len(1))
    clarification: str = ""
    negative_clarification: str = ""
    parent: str = ""
    function: Function | None = None
    positive_examples: tuple[str, ...] = field(validator=validators.min_len(1))
    negative_examples: tuple[str, ...] = ()
    lexicon: tuple[Terms, ...] = ()
    pattern: tuple[SyntaxPattern, ...] = ()
    threshold: float = field(default=1.0, validator=_positive)
    source: str = ""


@frozen(kw_only=True)
class Codebook:
    """A set of frames, with what one must know to trust it.

    Attributes:
        id, version: what layers and profiles name it by.
        language: of the texts that its words and patterns are for (ISO 639).
        source: the paper or guideline that the frames are from.
        licence: of the file.
        validation: whether people have checked it, and `validation_note` what they found.
        presence: the share of sentences from which a document uses a frame.
        lists: word lists that patterns name (`lemma=$obligation`).
    """

    id: str = field(validator=validators.matches_re(r"[a-z][a-z0-9-]*"))
    name: str
    version: str
    language: str
    source: str
    licence: str
    validation: Status
    validation_note: str = ""
    description: str = ""
    presence: float = field(default=0.05, validator=_positive)
    lists: dict[str, frozenset[str]] = field(factory=dict)
    frame: tuple[CodedFrame, ...] = field(validator=validators.min_len(1))

    def __getitem__(self, frame: str) -> CodedFrame:
        """The frame with this id; raises KeyError if there is none."""
        for coded in self.frame:
            if coded.id == frame:
                return coded
        raise KeyError(frame)

    def lineage(self, frame: CodedFrame) -> Iterator[CodedFrame]:
        """A frame, the frame that it is a part of, and so on up."""
        yield frame
        if frame.parent:
            yield from self.lineage(self[frame.parent])

    def parts(self, frame: CodedFrame) -> Iterator[CodedFrame]:
        """The frames that are a part of this one, directly or through others."""
        for other in self.frame:
            if other is not frame and frame in self.lineage(other):
                yield other


def shipped() -> tuple[str, ...]:
    """The ids of the codebooks that come with the plugin."""
    names = (file.name for file in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def codebook(name: str) -> Codebook:
    """The shipped codebook of that id, or the one in the file of that path.

    Raises:
        DataError: there is none, or the file has a mistake; the message says on which line.
    """
    if name in shipped():
        return _shipped_codebook(name)
    path = Path(name)
    if path.suffix != ".toml":
        raise DataError(
            f"Loading the codebook {name!r}: there is none of that name. Shipped are "
            f"{', '.join(shipped())}; a codebook of your own is the path of a .toml file."
        )
    return read_codebook(path)


@cache
def _shipped_codebook(name: str) -> Codebook:
    return read_codebook(files(__name__) / f"{name}.toml")


def read_codebook(path: Source) -> Codebook:
    """Read a codebook and check all that can be checked without a text.

    Raises:
        DataError: says the file, the line, what is wrong and what would be right.
    """
    file = read_toml(path)
    read = file.record(Codebook)
    for error in _mistakes(file, read):
        raise error
    return read


def _mistakes(file: TomlFile, read: Codebook) -> Iterator[DataError]:
    ids = [frame.id for frame in read.frame]
    for number, frame in enumerate(read.frame):
        place = ("frame", number)
        if ids.index(frame.id) != number:
            yield file.error(f"there are two frames {frame.id!r}; rename one.", *place, "id")
        if frame.parent and frame.parent not in ids[:number]:  # so there is no circle
            yield file.error(
                f"{frame.parent!r} is none of the frames before this one: {', '.join(ids[:number])}.",
                *place,
                "parent",
            )
        if not frame.lexicon and not frame.pattern:
            yield file.error(
                f"nothing can show the frame {frame.id!r}; add [[frame.lexicon]] or [[frame.pattern]].",
                *place,
            )
        yield from _mistakes_in_terms(file, frame, number)
        for index, coded in enumerate(frame.pattern):
            try:
                compile_pattern(coded.pattern, read.lists)
            except DataError as error:
                yield file.error(str(error), *place, "pattern", index, "pattern")


def _mistakes_in_terms(file: TomlFile, frame: CodedFrame, number: int) -> Iterator[DataError]:
    """Terms without a word, and terms that are there twice under the same conditions."""
    seen: set[str] = set()
    for index, block in enumerate(frame.lexicon):
        for key, terms in (
            ("terms", block.terms),
            ("only_if", block.only_if),
            ("not_if", block.not_if),
        ):
            for position, term in enumerate(terms):
                place = ("frame", number, "lexicon", index, key, position)
                try:
                    Lexicon([(term, None)])
                except DataError as error:
                    yield file.error(str(error), *place)
                if key == "terms" and not block.only_if:
                    if term in seen:
                        yield file.error(
                            f"{term!r} is in the frame {frame.id!r} twice; drop one.", *place
                        )
                    seen.add(term)

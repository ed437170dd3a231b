"""Reading our own gold sets: the sample, and what a coder wrote in one pass; mistakes are named by file and line.

A sample has the columns item, document, start, end, stratum, sha256; a pass over it has item, device, start, end, one line a
mark, or item, frames, one line an item. Offsets are code points of the document's text (see `own_texts`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal, TypeVar, get_args

from attrs import field, frozen, validators
from discourse_framing.codebooks import Codebook

from discourse import Span
from discourse.analysis.tables import read_tsv
from discourse.errors import DataError
from tests.evaluation.own_sample import digest

R = TypeVar("R")

DeviceName = Literal[
    "polysyndeton",
    "asyndeton",
    "tricolon",
    "litotes",
    "scare_quotes",
    "attitude_marker",
    "self_mention",
    "engagement_marker",
]
DEVICES: tuple[str, ...] = get_args(DeviceName)

TechniqueName = Literal[
    "loaded_language",
    "name_calling",
    "hyperbole",
    "minimisation",
    "flag_waving",
    "appeal_to_fear",
    "appeal_to_values",
    "appeal_to_hypocrisy",
    "doubt",
    "appeal_to_authority",
    "appeal_to_popularity",
    "false_dilemma",
    "causal_oversimplification",
    "slogan",
    "thought_terminating_cliche",
    "whataboutism",
    "straw_man",
    "red_herring",
    "reductio_ad_hitlerum",
]
TECHNIQUES: tuple[str, ...] = get_args(TechniqueName)

Stratum = Literal["random", "enriched"]
Labels = Mapping[str, frozenset[str]]
"""The devices or frames of each item."""


@frozen(kw_only=True)
class Item:
    """A sentence or passage of a sample; `sha256` is the beginning of its digest."""

    item: str
    document: str
    start: int
    end: int
    stratum: Stratum
    sha256: str

    @property
    def span(self) -> Span:
        """Where the sentence stands."""
        return Span(self.start, self.end)


@frozen(kw_only=True)
class Mark:
    """A device that a coder, or the plugin, sees in a sentence or passage; offsets as in `Item`."""

    item: str
    device: Literal[DeviceName, TechniqueName]
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where its words stand."""
        return Span(self.start, self.end)


@frozen(kw_only=True)
class Codes:
    """The frames that a coder gave to a sentence: `none`, or ids divided by commas."""

    item: str
    frames: frozenset[str] = field(validator=validators.min_len(1))


def read_sample(path: Path) -> dict[str, Item]:
    """The items of a sample, by name.

    Raises:
        DataError: a line does not fit, or an item stands there twice.
    """
    items: dict[str, Item] = {}
    for where, item in _numbered(path, Item):
        if item.item in items:
            raise DataError(f"{where}: the item {item.item!r} stands above already; drop one.")
        items[item.item] = item
    return items


def texts_of(sample: Mapping[str, Item], texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The texts of the sample's documents, by name; none, if one of them is missing.

    Raises:
        DataError: a text is of another edition: a sentence is not what it was when it was drawn.
    """
    names = {item.document for item in sample.values()}
    there = {name: text for name, text in texts if name in names}
    if len(there) < len(names):
        return {}
    for item in sample.values():
        if digest(item.span.quote(there[item.document])) != item.sha256:
            raise DataError(
                f"Reading {item.document}: at {item.start} to {item.end} does not stand the sentence {item.item} that "
                "was coded. The text is of another edition; use the one that the sample was drawn from."
            )
    return there


def read_marks(path: Path, sample: Mapping[str, Item]) -> list[Mark]:
    """The marks of one pass.

    Raises:
        DataError: a line does not fit, or a mark is not inside its item, or stands there twice.
    """
    marks: list[Mark] = []
    for where, mark in _numbered(path, Mark):
        item = _item(mark.item, sample, where)
        if not mark.start < mark.end or not item.span.contains(mark.span):
            raise DataError(
                f"{where}: {mark.start} to {mark.end} is no stretch of the item {mark.item}, which runs from "
                f"{item.start} to {item.end}. Give offsets in the document {item.document}."
            )
        if mark in marks:
            raise DataError(f"{where}: this mark stands above already; drop one.")
        marks.append(mark)
    return marks


def read_codes(path: Path, sample: Mapping[str, Item], book: Codebook) -> Labels:
    """The frames that one pass gives to each item; with a frame, those that it is a part of.

    Raises:
        DataError: a line does not fit, a frame is not in the codebook, or an item is missing or stands there twice.
    """
    known = {frame.id for frame in book.frame}
    labels: dict[str, frozenset[str]] = {}
    for where, codes in _numbered(path, Codes):
        item = _item(codes.item, sample, where).item
        frames = codes.frames - {"none"}
        unknown = sorted(frames - known)
        if unknown:
            raise DataError(
                f"{where}: {unknown[0]!r} is no frame of {book.id}. It has {', '.join(sorted(known))}; or write none."
            )
        if item in labels:
            raise DataError(f"{where}: the item {item!r} stands above already; drop one.")
        labels[item] = frozenset(each.id for id_ in frames for each in book.lineage(book[id_]))
    missing = sorted(sample.keys() - labels.keys())
    if missing:
        raise DataError(
            f"Reading {path.name}: no line for {missing[0]}; write none if it has no frame."
        )
    return labels


def _item(name: str, sample: Mapping[str, Item], where: str) -> Item:
    if name not in sample:
        raise DataError(f"{where}: there is no item {name!r} in the sample.")
    return sample[name]


def _numbered(path: Path, kind: type[R]) -> Iterator[tuple[str, R]]:
    """The records of a TSV file, each with how an error calls its place."""
    records = read_tsv(path, kind, separator=",")
    lines = enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
    filled = [number for number, line in lines if line.strip() and not line.startswith("#")]
    for number, record in zip(filled[1:], records, strict=True):
        yield f"Reading {path.name}, line {number}", record


def labels_of(marks: Iterable[Mark], sample: Mapping[str, Item]) -> Labels:
    """The devices that are marked in each item."""
    labels: dict[str, set[str]] = {item: set() for item in sample}
    for mark in marks:
        labels[mark.item].add(mark.device)
    return {item: frozenset(devices) for item, devices in labels.items()}

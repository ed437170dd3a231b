"""Texts that people have coded, from a CSV file, and how far a codebook agrees with them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

from attrs import frozen

from discourse import Document, Metadata, Pipeline
from discourse.analysis.accuracy import Accuracy, of_label_sets
from discourse.analysis.agreement import cohen_kappa, gwet_ac1, krippendorff_alpha, with_interval
from discourse.analysis.statistics import Estimate
from discourse.errors import DataError
from discourse.text.syntax import trees
from discourse_framing.codebooks import Codebook
from discourse_framing.evidence import Finding, Reader

_PARTED = re.compile(r"\s*[;|,]\s*")
LAYERS = ["tokens.deprel", "quotations", "entities"]


@frozen(kw_only=True)
class CodedText:
    """A text and the frames that a person gave it."""

    text: str
    frames: frozenset[str]


@frozen(kw_only=True)
class Agreement:
    """How far a codebook and a person agree on one frame; coefficients with 95 % intervals."""

    frame: str
    accuracy: Accuracy
    alpha: Estimate
    kappa: Estimate
    ac1: Estimate


def read_coded(path: Path, book: Codebook) -> list[CodedText]:
    """The rows of a CSV file with a column `text` and a column `label` or `labels`.

    Several frames of one text stand in one cell, parted by semicolons; an empty cell is no frame.

    Raises:
        DataError: a column is missing, or a label is no frame of the codebook.
    """
    known = {frame.id for frame in book.frame}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            column = next((c for c in ("labels", "label") if c in (rows.fieldnames or ())), None)
            if column is None or "text" not in (rows.fieldnames or ()):
                raise DataError(
                    f"Reading {path.name}: it needs the columns 'text' and 'label'; it has "
                    f"{', '.join(rows.fieldnames or ()) or 'none'}."
                )
            return [
                CodedText(
                    text=row["text"] or "",
                    frames=_frames(row[column] or "", known, f"{path.name}, line {rows.line_num}"),
                )
                for row in rows
            ]
    except OSError as error:
        raise DataError(f"Reading {path}: {error.strerror or error}. Check the path.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"Reading {path.name}: it is no CSV in UTF-8: {error}.") from error


def findings_in(texts: Sequence[str], book: Codebook) -> Iterator[list[Finding]]:
    """The evidence of a codebook in each text, all sentences taken together."""
    reader = Reader(book)
    for document in parsed(texts, LAYERS, book):
        yield [found for tree in trees(document) for found in reader.read(document, tree)]


def parsed(
    texts: Sequence[str], layers: Sequence[str], book: Codebook, *codebook: str
) -> Iterator[Document]:
    """The texts with these layers, each a text without a page around it.

    Raises:
        DiscourseError: a text could not be analysed.
    """
    pipeline = Pipeline(
        layers,
        zones="plain",
        language=book.language,
        on_error="raise",
        config={"framing": {"codebook": list(codebook)}} if codebook else None,
    )
    documents = (
        Document(id=f"text {number}", text=text, metadata=Metadata(language=book.language))
        for number, text in enumerate(texts, start=1)
    )
    # on_error="raise": a failure is no outcome
    yield from cast("Iterator[Document]", pipeline.stream(documents, batch_size=32))


def agreement(
    book: Codebook, ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]
) -> list[Agreement]:
    """The agreement on each frame that either gave to a text, in the codebook's order."""
    accuracies = of_label_sets(ours, theirs)
    found = []
    for frame in book.frame:
        if frame.id in accuracies:
            pairs = [(frame.id in a, frame.id in b) for a, b in zip(ours, theirs, strict=True)]
            found.append(
                Agreement(
                    frame=frame.id,
                    accuracy=accuracies[frame.id],
                    alpha=with_interval(krippendorff_alpha, pairs),
                    kappa=with_interval(cohen_kappa, pairs),
                    ac1=with_interval(gwet_ac1, pairs),
                )
            )
    return found


def _frames(cell: str, known: set[str], where: str) -> frozenset[str]:
    frames = frozenset(part for part in _PARTED.split(cell.strip()) if part)
    unknown = sorted(frames - known)
    if unknown:
        raise DataError(
            f"Reading {where}: {unknown[0]!r} is no frame of the codebook. "
            f"It has {', '.join(sorted(known))}."
        )
    return frames

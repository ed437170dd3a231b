"""Texts that people have coded, from a CSV file, and how far a codebook agrees with them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import cast

from attrs import evolve, frozen

from discourse import Document, Metadata, Pipeline
from discourse.analysis.accuracy import Accuracy, of_label_sets
from discourse.analysis.agreement import cohen_kappa, gwet_ac1, krippendorff_alpha, with_interval
from discourse.analysis.statistics import Estimate
from discourse.errors import DataError
from discourse.text.syntax import trees
from discourse_framing.codebooks import Codebook
from discourse_framing.combination import Coded
from discourse_framing.evidence import Finding, Reader, Reading
from discourse_framing.vectors import Resemblance

_PARTED = re.compile(r"\s*[;|,]\s*")
LAYERS = ["tokens.deprel", "quotations", "entities"]


@frozen(kw_only=True)
class CodedText:
    """A text and the frames that a person gave it.

    Attributes:
        before, after: what stands beside it, "" where the table does not say.
        document, id: what it is from, and its name in the table; "" where the table does not say.
    """

    text: str
    frames: frozenset[str]
    before: str = ""
    after: str = ""
    document: str = ""
    id: str = ""


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

    Several frames of one text stand in one cell, parted by semicolons; an empty cell is no frame. What stands
    beside a text is in the columns `before` and `after`; or `document` and `position` (a number) say
    where it stands, and its neighbours are rows themselves.

    Raises:
        DataError: a column is missing, or a label is no frame of the codebook.
    """
    known = {frame.id for frame in book.frame}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            columns = rows.fieldnames or ()
            column = next((c for c in ("labels", "label") if c in columns), None)
            if column is None or "text" not in columns:
                raise DataError(
                    f"Reading {path.name}: it needs the columns 'text' and 'label'; it has "
                    f"{', '.join(columns) or 'none'}."
                )
            coded, positions = [], []
            for row in rows:
                where = f"{path.name}, line {rows.line_num}"
                coded.append(
                    CodedText(
                        text=row["text"] or "",
                        frames=_frames(row[column] or "", known, where),
                        before=row.get("before") or "",
                        after=row.get("after") or "",
                        document=row.get("document") or "",
                        id=row.get("id") or "",
                    )
                )
                positions.append(_position(row.get("position") or "", where))
    except OSError as error:
        raise DataError(f"Reading {path}: {error.strerror or error}. Check the path.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"Reading {path.name}: it is no CSV in UTF-8: {error}.") from error
    return _placed(coded, positions)


def _placed(coded: Sequence[CodedText], positions: Sequence[int | None]) -> list[CodedText]:
    """With their neighbours, where the rows have positions."""
    texts = {
        (each.document, position): each.text
        for each, position in zip(coded, positions, strict=True)
        if position is not None
    }
    return [
        each
        if position is None
        else evolve(
            each,
            before=each.before or texts.get((each.document, position - 1), ""),
            after=each.after or texts.get((each.document, position + 1), ""),
        )
        for each, position in zip(coded, positions, strict=True)
    ]


def _position(cell: str, where: str) -> int | None:
    if not cell.strip():
        return None
    try:
        return int(cell)
    except ValueError:
        raise DataError(f"Reading {where}: the position {cell!r} is no whole number.") from None


def with_evidence(
    texts: Sequence[CodedText], book: Codebook, resemblance: Resemblance | None = None
) -> list[Coded]:
    """Coded texts with the evidence of a codebook, all sentences of a text taken together."""
    wanted = [t for each in texts for t in (each.text, each.before, each.after) if t.strip()]
    unique = list(dict.fromkeys(wanted))
    found = dict(zip(unique, _findings_in(unique, book, resemblance), strict=True))
    return [
        Coded(
            reading=Reading(
                found.get(each.text, ()), (*found.get(each.before, ()), *found.get(each.after, ()))
            ),
            frames=each.frames,
            document=each.document,
        )
        for each in texts
    ]


def _findings_in(
    texts: Sequence[str], book: Codebook, resemblance: Resemblance | None
) -> Iterator[tuple[Finding, ...]]:
    reader = Reader(book)
    for document in parsed(texts, LAYERS, book):
        sentences = trees(document)
        own = [found for tree in sentences for found in reader.read(document, tree)]
        alike = chain(*resemblance.read(document, sentences)) if resemblance else ()
        yield (*own, *alike)


def parsed(
    texts: Sequence[str], layers: Sequence[str], book: Codebook, **settings: object
) -> Iterator[Document]:
    """The texts with these layers, each a text without a page around it; `settings` are the annotator's.

    Raises:
        DiscourseError: a text could not be analysed.
    """
    documents = (
        Document(id=f"text {number}", text=text, metadata=Metadata(language=book.language))
        for number, text in enumerate(texts, start=1)
    )
    yield from analysed(documents, layers, book.language, **settings)


def analysed(
    documents: Iterable[Document], layers: Sequence[str], language: str, **settings: object
) -> Iterator[Document]:
    """Documents with these layers; `settings` are the annotator's.

    Raises:
        DiscourseError: one could not be analysed.
    """
    pipeline = Pipeline(
        layers,
        zones="plain",
        language=language,
        on_error="raise",
        config={"framing": settings} if settings else None,
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

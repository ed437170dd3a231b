"""Tables of texts: each row of a .csv or .tsv file, each line of a .jsonl file, is a document."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve

from discourse.errors import ReadError
from discourse.model.document import Document
from discourse.pipeline.reader import Failure
from discourse.text.reading.decoding import Decoded
from discourse.text.zones.dates import find_date

Row = Mapping[str, Any]

_TEXT, _ID = "text", "id"
_KNOWN = ("title", "authors", "speaker", "date", "source", "url", "country", "language")
_OTHER_NAMES = {"author": "authors"}
_LARGEST_CELL = 2**31 - 1  # what the csv module takes on every platform
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_HALF_OF_A_PAIR = re.compile(r"[\ud800-\udfff]")


def csv_documents(decoded: Decoded, path: Path) -> Iterator[Document | Failure]:
    """A document a row; the first row names the columns.

    Columns are parted by commas, semicolons or tabs, whichever the first row has most of.

    Raises:
        ReadError: there is no column `text`, or a column twice.
    """
    csv.field_size_limit(_LARGEST_CELL)
    lines = io.StringIO(decoded.text, newline="")
    rows = csv.reader(lines, delimiter=_delimiter(decoded.text), strict=True)
    try:
        columns = [name.strip() for name in next(rows, [])]
    except csv.Error as error:
        raise ReadError(f"Reading the columns of {str(path)!r}: {error}.") from error
    _check_columns(columns, path)
    number = 0
    while True:
        number += 1
        try:
            cells = next(rows, None)
        except csv.Error as error:
            yield _failure(path, number, f"line {rows.line_num}: {error}. Mend its quotes")
            continue
        if cells is None:
            return
        if not cells:
            number -= 1
            continue
        if len(cells) > len(columns) or len(cells) <= columns.index(_TEXT):
            yield _failure(
                path,
                number,
                f"line {rows.line_num}: it has {len(cells)} cells for {len(columns)} columns. "
                "Put cells that hold a separator or a line break in quotes",
            )
            continue
        yield _document(dict(zip(columns, cells, strict=False)), path, number, decoded)


def jsonl_documents(decoded: Decoded, path: Path) -> Iterator[Document | Failure]:
    """A document a line; each line is a JSON object with at least `text`."""
    number = 0
    for line_number, line in enumerate(decoded.text.split("\n"), start=1):
        if not line.strip():
            continue
        number += 1
        try:
            row = json.loads(line, parse_constant=_refuse_constant)
        except (ValueError, RecursionError) as error:
            yield _failure(path, number, f"line {line_number} is no JSON: {error}. Was it cut off?")
            continue
        if not isinstance(row, dict) or not isinstance(row.get(_TEXT), str):
            have = ", ".join(map(str, row)) if isinstance(row, dict) else type(row).__name__
            yield _failure(
                path,
                number,
                f"line {line_number}: an object with a string under 'text' is due, here is: {have}",
            )
        elif _HALF_OF_A_PAIR.search(json.dumps(row, ensure_ascii=False)):
            yield _failure(
                path,
                number,
                f"line {line_number} holds half of a surrogate pair (\\ud800–\\udfff), which is no "
                "character. Write the text out as UTF-8",
            )
        else:
            yield _document(row, path, number, decoded)


def _delimiter(text: str) -> str:
    first = text[:10_000].split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _check_columns(columns: Sequence[str], path: Path) -> None:
    if _TEXT not in columns:
        have = ", ".join(map(repr, columns)) or "none"
        raise ReadError(
            f"Reading {str(path)!r}: it has no column 'text'; its columns are {have}. "
            "Name the one that holds the texts 'text'."
        )
    twice = sorted({name for name in columns if columns.count(name) > 1})
    if twice:
        raise ReadError(
            f"Reading {str(path)!r}: the column {twice[0]!r} is there twice. Rename one."
        )


def _document(row: Row, path: Path, number: int, decoded: Decoded) -> Document:
    known: dict[str, Any] = {}
    variables: dict[str, Any] = {}
    for column, value in row.items():
        field = _OTHER_NAMES.get(column, column)
        if column in (_TEXT, _ID):
            continue
        read = _read_value(field, value) if field in _KNOWN else None
        if read is not None:
            known[field] = read
        elif field not in _KNOWN or value:
            variables[column] = _scalar(value)
    metadata = evolve(decoded.metadata("plain"), **known, variables=variables)
    return Document(id=_id(row, path, number), text=row[_TEXT], metadata=metadata)


def _read_value(field: str, value: Any) -> str | tuple[str, ...] | None:
    """A column's value as the metadata hold it; None where it is empty or cannot be told."""
    if field == "authors":
        names = value if isinstance(value, list) else str(value or "").split(";")
        return tuple(name for name in (str(name).strip() for name in names) if name) or None
    text = str(value).strip() if isinstance(value, str | int | float) else ""
    if field == "date" and not _ISO.fullmatch(text):
        day = find_date(text)
        return day.isoformat() if day else None
    return text or None


def _scalar(value: Any) -> str | int | float | bool | None:
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return json.dumps(value, ensure_ascii=False)


def _id(row: Row, path: Path, number: int) -> str:
    given = row.get(_ID)
    return str(given) if given not in (None, "") else f"{path}:{number}"


def _failure(path: Path, number: int, what: str) -> Failure:
    return Failure(
        id=f"{path}:{number}", error=ReadError(f"Reading row {number} of {str(path)!r}: {what}.")
    )


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON value")

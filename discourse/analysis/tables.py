"""Reading TOML and TSV word lists into typed records, with the line number of every mistake.

A TOML file, and the class of its blocks::

    [[term]]                          @frozen(kw_only=True)
    words = ["thus", "therefore"]     class Term:
    source = "Hyland 2005: 218"           words: tuple[str, ...]
                                          source: str

    terms = read_toml(files("discourse_x") / "data/terms.toml").records("term", Term)

A TSV file has a header that names the fields of the class; `#` starts a comment line, and a comment
`# source: …` is the `source` of the rows under it, up to the next such comment::

    # source: ISO 3166-1, facts                       @frozen(kw_only=True)
    key	names	population                            class State:
    RUS	Russia|the Russian Federation	144000000         key: str
                                                          names: tuple[str, ...]
    states = read_tsv(path, State)                        source: str
                                                          population: int | None = None

Records are checked when they are made, so validators of the class (`attrs.field(validator=…)`) that raise
ValueError are reported with file and line as well.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from pathlib import Path as FilePath
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from attrs import field, frozen

from discourse.analysis.records import (
    Misfit,
    Path,
    field_names,
    field_type,
    required_fields,
    structure,
    unknown_name,
)
from discourse.analysis.toml_lines import lines_of_toml
from discourse.errors import DataError

R = TypeVar("R")
Source = FilePath | Traversable


@frozen
class TomlFile:
    """A TOML file as read: its values, and the line of each of them."""

    name: str
    values: Mapping[str, Any] = field(repr=False)
    _lines: Mapping[Path, int] = field(repr=False)

    def line(self, *path: str | int) -> int:
        """The line where a value stands, or the nearest value around it: `line("term", 3, "words", 0)`."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    def error(self, problem: str, *path: str | int) -> DataError:
        """The error to raise about a value; it names the file, the line and the place."""
        place = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
        at = f", {place.lstrip('.')}" if place else ""
        return DataError(f"Reading {self.name}, line {self.line(*path)}{at}: {problem}")

    def record(self, kind: type[R], *path: str | int) -> R:
        """The table at `path` (the whole file, if none is given) as an attrs class.

        Raises:
            DataError: it is not there or does not fit the class.
        """
        value: Any = self.values
        for depth, step in enumerate(path):
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                raise self.error(f"there is no {step!r}; add it.", *path[:depth]) from None
        try:
            return structure(kind, value, tuple(path))
        except Misfit as misfit:
            raise self.error(str(misfit), *misfit.path) from misfit

    def records(self, key: str, kind: type[R]) -> tuple[R, ...]:
        """The blocks `[[key]]` as attrs classes, in the order of the file; none if there are none."""
        blocks = self.values.get(key, [])
        if not isinstance(blocks, list):
            raise self.error(f"write each as a block that starts with [[{key}]].", key)
        return tuple(self.record(kind, key, i) for i in range(len(blocks)))


def read_toml(source: Source) -> TomlFile:
    """Read a TOML file.

    Raises:
        DataError: it is not there, not UTF-8 or not TOML.
    """
    text = _read(source)
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise DataError(f"Reading {source.name}: it is not valid TOML: {error}.") from error
    return TomlFile(source.name, values, dict(lines_of_toml(text)))


def read_tsv(source: Source, kind: type[R], *, separator: str = "|") -> tuple[R, ...]:
    """Read a TSV file whose header names fields of `kind`; a row a record.

    An empty cell leaves the field at its default; a cell of a tuple or frozenset holds its items between
    `separator`s.

    Raises:
        DataError: it is not there or not UTF-8, a column is unknown or missing, or a row does not fit.
    """
    known = field_names(kind)
    header: list[str] | None = None
    noted: dict[str, str] = {}
    records = []
    for number, line in enumerate(_read(source).split("\n"), 1):
        where = f"Reading {source.name}, line {number}"
        line = line.rstrip("\r")
        if line.startswith("#"):
            note = _SOURCE_NOTE.match(line)
            if note and "source" in known:
                noted = {"source": note[1]}
        elif not line.strip():
            continue
        elif header is None:
            header = line.split("\t")
            _check_header(header, kind, where, noted)
        else:
            records.append(_row(line.split("\t"), header, kind, noted, separator, where))
    if header is None:
        raise DataError(
            f"Reading {source.name}: there is no header. Add a first line with the columns "
            f"{', '.join(known)}, separated by tabs."
        )
    return tuple(records)


_SOURCE_NOTE = re.compile(r"#\s*source:\s*(\S.*)", re.IGNORECASE)


def _check_header(header: list[str], kind: type, where: str, noted: dict[str, str]) -> None:
    known = field_names(kind)
    for name in header:
        if name not in known:
            raise DataError(f"{where}, the header: {unknown_name(name, known)}")
        if header.count(name) > 1:
            raise DataError(f"{where}, the header: column {name!r} is there twice; drop one.")
    missing = [n for n in required_fields(kind) if n not in header and n not in noted]
    if missing:
        raise DataError(
            f"{where}, the header: missing {', '.join(map(repr, missing))}. Columns are separated by tabs"
            + (
                "; a source may be given as a comment '# source: …'."
                if "source" in missing
                else "."
            )
        )


def _row(
    cells: list[str],
    header: list[str],
    kind: type[R],
    noted: dict[str, str],
    separator: str,
    where: str,
) -> R:
    if len(cells) > len(header):
        raise DataError(
            f"{where}: {len(cells)} cells under {len(header)} columns; is there a tab too many?"
        )
    table: dict[str, Any] = dict(noted)
    for name, cell in zip(header, cells, strict=False):
        if cell.strip():
            try:
                table[name] = _cell(field_type(kind, name), cell.strip(), separator)
            except ValueError:
                raise DataError(f"{where}, column {name!r}: cannot read {cell!r}.") from None
    try:
        return structure(kind, table)
    except Misfit as misfit:
        column = f", column {misfit.path[0]!r}" if misfit.path else ""
        raise DataError(f"{where}{column}: {misfit}") from misfit


def _cell(kind: Any, cell: str, separator: str) -> Any:
    """The text of a cell as the value that its field's type asks for."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        kind = next(argument for argument in arguments if argument is not type(None))
        return _cell(kind, cell, separator)
    if origin in (tuple, frozenset):
        items = (item.strip() for item in cell.split(separator))
        return [_cell(arguments[0], item, separator) for item in items if item]
    if origin is Literal:
        return next((choice for choice in arguments if str(choice) == cell), cell)
    if kind is bool:
        return {"true": True, "yes": True, "false": False, "no": False}.get(cell.lower(), cell)
    return kind(cell) if kind in (int, float) else cell


def _read(source: Source) -> str:
    try:
        return source.read_text(encoding="utf-8").removeprefix("\ufeff")
    except OSError as error:
        raise DataError(f"Reading {source}: {error.strerror or error}. Check the path.") from error
    except UnicodeDecodeError as error:
        raise DataError(
            f"Reading {source}: it is not UTF-8 ({error}). Save it as UTF-8."
        ) from error

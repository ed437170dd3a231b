"""Layers of many documents as CSV files, one a layer."""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

from discourse.model.document import Document
from discourse.model.files import written_whole
from discourse.model.layers import Layer
from discourse.model.rows import columns_of


def write_tables(
    documents: Iterable[Document], folder: str | Path, layers: Iterable[str] | None = None
) -> list[Path]:
    """Write the rows of each layer to `folder/LAYER.csv`, with the document's variables on each row.

    The rows wait in passing files until all columns are known, so that memory holds one document at a time;
    no file appears before all documents are through.

    Args:
        documents: read once, in order.
        folder: made if it is not there.
        layers: which layers; None for all that the documents have.

    Returns:
        The files, in alphabetical order.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    wanted = None if layers is None else set(layers)
    with ExitStack() as waiting:
        tables: dict[str, _Rows] = {}
        for document in documents:
            for name, layer in document.layers.items():
                if isinstance(layer, Layer) and (wanted is None or name in wanted):
                    if name not in tables:
                        tables[name] = _Rows(waiting.enter_context(_passing_file()))
                    tables[name].add(document[name])
        paths = []
        for name in sorted(tables):
            paths.append(target / f"{name}.csv")
            with written_whole(paths[-1]) as file:
                writer = csv.DictWriter(file, tables[name].columns)
                writer.writeheader()
                writer.writerows(tables[name])
    return paths


class _Rows:
    """Rows in a passing file, and the columns that any of them has."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self.columns: dict[str, None] = {}

    def add(self, layer: Layer[Any]) -> None:
        self.columns.update(dict.fromkeys(columns_of(layer)))
        for row in layer.to_rows():
            self._file.write(json.dumps(row) + "\n")

    def __iter__(self) -> Iterator[dict[str, Any]]:
        self._file.seek(0)
        for line in self._file:
            row = json.loads(line)
            yield {name: _writable(value) for name, value in row.items()}


def _writable(value: Any) -> Any:
    """A cell as UTF-8 can have it: a lone surrogate becomes a replacement character."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    return value


def _passing_file() -> IO[str]:
    return tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")

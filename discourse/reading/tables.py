"""One layer as a table, and the list of plugins."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from discourse.model.layers import Layer
from discourse.model.rows import columns_of
from discourse.pipeline.registry import PluginState
from discourse.reading.words import printable

_NOT_ON_SCREEN = {"document", "start", "end", "language", "encoding", "id"}
_LONGEST_CELL = 60
_STYLES = {"loaded": "green", "blocked": "yellow", "failed": "red"}


def print_layers(layers: Iterable[Layer[Any]], form: str, console: Console) -> None:
    """Print one layer of one or more documents: `csv` and `jsonl` whole, `table` with what fits a screen."""
    if form == "jsonl":
        for layer in layers:
            for row in layer.to_rows():
                console.file.write(json.dumps(row) + "\n")
    elif form == "csv":
        _write_csv(list(layers), console)
    else:
        for layer in layers:
            console.print(_table(layer))


def _write_csv(layers: list[Layer[Any]], console: Console) -> None:
    columns = dict.fromkeys(column for layer in layers for column in columns_of(layer))
    writer = csv.DictWriter(console.file, list(columns))
    writer.writeheader()
    for layer in layers:
        writer.writerows(layer.to_rows())


def print_plugins(states: Sequence[PluginState], console: Console) -> None:
    """Print every plugin with its state and what it provides; of a failed one, the error."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for column in ("plugin", "distribution", "state", "provides"):
        table.add_column(column)
    for state in states:
        brings = [("layers", state.layers), ("models", state.models)]
        provides = "; ".join(f"{kind} {', '.join(names)}" for kind, names in brings if names)
        table.add_row(
            Text(state.plugin.name, style="bold"),
            str(state.plugin),
            Text(state.state, style=_STYLES[state.state]),
            Text(printable(str(state.error))) if state.error else provides,
        )
    console.print(table)


def _table(layer: Layer[Any]) -> Table | Text:
    rows = layer.to_rows()
    name = printable(layer.document.id) if layer.document else "this document"
    if not rows:
        return Text(f"The layer {layer.name} is empty in {name}.", style="dim")
    known = set(layer.document.metadata.row()) if layer.document else set()
    columns = [
        column
        for column in rows[0]
        if column not in _NOT_ON_SCREEN | known
        and any(row[column] not in ("", None) for row in rows)
    ]
    table = Table(title=Text(name), box=None, padding=(0, 2, 0, 0), header_style="dim")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(_cell(row[column])) for column in columns))
    return table


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.2f}"
    shown = "" if value is None else printable(str(value))
    return shown if len(shown) <= _LONGEST_CELL else f"{shown[: _LONGEST_CELL - 1]}…"

"""One layer as a table, and the list of plugins."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from discourse.model.layers import Layer
from discourse.pipeline.registry import PluginState
from discourse.reading.words import printable

_NOT_ON_SCREEN = {"document", "start", "end", "language", "encoding", "id"}
_LONGEST_CELL = 60
_STYLES = {"loaded": "green", "blocked": "yellow", "failed": "red"}


def print_layer(layer: Layer[Any], form: str, console: Console) -> None:
    """Print a layer's rows: `csv` and `jsonl` whole, `table` with the columns that say something."""
    rows = layer.to_rows()
    if form == "jsonl":
        for row in rows:
            console.file.write(json.dumps(row) + "\n")
    elif form == "csv":
        writer = csv.DictWriter(console.file, list(rows[0]) if rows else [])
        writer.writeheader()
        writer.writerows(rows)
    elif not rows:
        console.print(Text(f"The layer {layer.name} is empty here.", style="dim"))
    else:
        console.print(_table(layer, rows))


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


def _table(layer: Layer[Any], rows: list[dict[str, Any]]) -> Table:
    known = set(layer.document.metadata.row()) if layer.document else set()
    columns = [
        name
        for name in rows[0]
        if name not in _NOT_ON_SCREEN | known and any(row[name] not in ("", None) for row in rows)
    ]
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name in columns:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(_cell(row[name])) for name in columns))
    return table


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.2f}"
    shown = "" if value is None else printable(str(value))
    return shown if len(shown) <= _LONGEST_CELL else f"{shown[: _LONGEST_CELL - 1]}…"

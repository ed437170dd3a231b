"""One layer as a table, and the list of plugins."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from discourse.model.layers import Layer
from discourse.model.rows import columns_of
from discourse.pipeline.registry import PluginState
from discourse.reading.words import printable

_NOT_ON_SCREEN = {"document", "start", "end", "language", "encoding", "id"}
_LONGEST_CELL = 200
_WIDEST_COLUMN = 40
_GAP = 2
_STYLES = {"loaded": "green", "blocked": "yellow", "failed": "red"}


def print_layers(layers: Iterable[Layer[Any]], form: str, console: Console) -> None:
    """Print one layer of one or more documents: `csv` and `jsonl` whole, `table` for people."""
    if form == "jsonl":
        for layer in layers:
            for row in layer.to_rows():
                console.file.write(json.dumps(row) + "\n")
    elif form == "csv":
        _write_csv(list(layers), console)
    else:
        for layer in layers:
            for renderable in _shown(layer, console.width):
                console.print(renderable)


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


def _shown(layer: Layer[Any], width: int) -> Iterator[RenderableType]:
    """As a table where that fits the screen, else a block for each annotation."""
    name = printable(layer.document.id) if layer.document else "this document"
    if not layer:
        yield Text(f"The layer {layer.name} is empty in {name}.", style="dim")
        return
    known = set(layer.document.metadata.row()) if layer.document else set()
    rows = [_cells(row, _NOT_ON_SCREEN | known) for row in layer.to_rows()]
    columns = [column for column in rows[0] if any(row[column] for row in rows)]
    widest = {name: max(len(row[name]) for row in rows) for name in columns}
    needed = sum(max(len(name), min(widest[name], _WIDEST_COLUMN)) + _GAP for name in columns)
    if needed <= width:
        yield _table(name, columns, rows)
    else:
        yield Text(name, style="bold")
        yield from (_block(row) for row in rows)


def _cells(row: Mapping[str, Any], left_out: set[str]) -> dict[str, str]:
    """The columns for a reader: whom a Ref points to by its key, with the words that stand for it."""
    shown = {}
    for column, value in row.items():
        if column in left_out or _is_beside(column, row):
            continue
        told = _cell(row.get(f"{column}_key", value))
        words = _cell(row.get(f"part.{column}"))
        shown[column] = f"{told} “{words}”".strip() if words else told
    return shown


def _is_beside(column: str, row: Mapping[str, Any]) -> bool:
    """Whether a column is shown in that of the field which it tells more of."""
    return column.removesuffix("_key") in row.keys() - {column} or (
        column.startswith("part.") and column.removeprefix("part.") in row
    )


def _table(name: str, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> Table:
    table = Table(title=Text(name), box=None, padding=(0, _GAP, 0, 0), header_style="dim")
    for column in columns:
        table.add_column(column, overflow="fold", max_width=max(len(column), _WIDEST_COLUMN))
    for row in rows:
        table.add_row(*(Text(row[column]) for column in columns))
    return table


def _block(row: Mapping[str, str]) -> Padding:
    """The line and the words, and under them each field that says something."""
    about = {name: value for name, value in row.items() if name not in ("line", "text", "why")}
    block = Text(f"l. {row['line']}  " if "line" in row else "", style="dim")
    block.append(row.get("text", ""), style="not dim bold")
    block.append("\n")
    for name, value in about.items():
        if value and value != str(False):
            block.append(name, style="dim")
            block.append("  " if value == str(True) else f" {value}  ", style="not dim")
    if row.get("why"):
        block.append(f"\n{row['why']}", style="dim italic")
    return Padding(block, (0, 0, 1, 2))


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.2f}"
    shown = "" if value is None else printable(str(value))
    return shown if len(shown) <= _LONGEST_CELL else f"{shown[: _LONGEST_CELL - 1]}…"

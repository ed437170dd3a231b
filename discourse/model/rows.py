"""Layers as tables: flat rows, and the data frames made of them."""

from __future__ import annotations

import importlib
import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from attrs import fields

from discourse.model.annotations import Annotation, Ref
from discourse.model.layers import Layer
from discourse.model.shapes import shape_of

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


def columns_of(layer: Layer[Annotation]) -> list[str]:
    """The names of the rows' columns, also where the layer is empty; parts have columns where they occur."""
    rows = rows_of(layer)
    if rows:
        return list(rows[0])
    about = ["document", *layer.document.metadata.row()] if layer.document else []
    own = [name for name in _own_fields(layer) if name not in about]
    place = ["id", "start", "end", *(["line", "text"] if layer.document else [])]
    return [*about, *place, *own]


def rows_of(layer: Layer[Annotation]) -> list[dict[str, Any]]:
    """One flat dict an annotation; see `Layer.to_rows`.

    A column of the layer goes before a document variable of the same name, which then is called
    `document.NAME`; a part of the same name as a field is called `part.NAME`.
    """
    document = layer.document
    about = {"document": document.id, **document.metadata.row()} if document else {}
    own = _own_fields(layer)
    keyed = _with_keys(layer)
    taken = {"id", "start", "end", "text", "line", *own, *keyed.values()}
    about = {f"document.{name}" if name in taken else name: value for name, value in about.items()}
    parts = sorted({part.name for item in layer.items for part in item.parts})
    columns = {name: f"part.{name}" if name in taken or name in about else name for name in parts}

    rows = []
    for number, item in enumerate(layer.items):
        row = {**about, "id": str(Ref(layer.name, number)), "start": item.start, "end": item.end}
        if document is not None:
            row["line"] = document.line(item.start)
            row["text"] = document.quote(item)
        for name in own:
            value = getattr(item, name)
            row[name] = _cell(value)
            if name in keyed:
                row[keyed[name]] = _key(layer, value)
        if document is not None:
            words = defaultdict(list)
            for part in item.parts:
                words[part.name].append(document.quote(part))
            row |= {columns[name]: " | ".join(words[name]) for name in parts}
        rows.append(row)
    return rows


def _with_keys(layer: Layer[Annotation]) -> dict[str, str]:
    """The fields whose Refs point to annotations that have a key, and the column for it: `source`, `source_key`.

    A table of relations can be read by itself then, without that of the actors.
    """
    own = _own_fields(layer)
    return {
        name: f"{name}_key"
        for name in own
        if f"{name}_key" not in own
        and any(_key(layer, getattr(item, name)) is not None for item in layer.items)
    }


def _key(layer: Layer[Annotation], value: Any) -> str | None:
    if layer.document is None or not isinstance(value, Ref) or value.layer not in layer.document:
        return None
    key = getattr(layer.document[value], "key", None)
    return key if isinstance(key, str) else None


def _own_fields(layer: Layer[Annotation]) -> list[str]:
    known = (attribute.name for attribute in fields(layer.spec.type))
    return [name for name in known if name not in ("start", "end", "parts")]


def _cell(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, Ref):
        return str(value)
    if isinstance(value, tuple) and all(isinstance(item, str | Ref) for item in value):
        return "; ".join(str(item) for item in value)
    if isinstance(value, tuple):
        return json.dumps([_plain(item) for item in value], ensure_ascii=False)
    return json.dumps(_plain(value), ensure_ascii=False)


def _plain(value: Any) -> Any:
    return shape_of(type(value), where="a row").dump(value)


def arrow_of(layer: Layer[Annotation]) -> pyarrow.Table:
    """The rows as an Arrow table."""
    return _library("pyarrow", "arrow").Table.from_pylist(layer.to_rows())


def pandas_of(layer: Layer[Annotation]) -> pandas.DataFrame:
    """The rows as a pandas data frame."""
    return _library("pandas", "pandas").DataFrame(layer.to_rows(), columns=columns_of(layer))


def polars_of(layer: Layer[Annotation]) -> polars.DataFrame:
    """The rows as a polars data frame."""
    return _library("polars", "polars").from_dicts(layer.to_rows(), infer_schema_length=None)


def _library(name: str, extra: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ImportError(
            f"A layer as a {name} table needs {name}, which is not installed. "
            f"Mend it: pip install 'discourse-kit[{extra}]'"
        ) from error

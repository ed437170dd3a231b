"""Documents to JSON and back, exactly.

One document is JSON, many are JSONL, one a line:

    {"format": 1, "id": …, "offsets": "codepoint", "sha256": …, "text": …, "metadata": {…},
     "layers": {"actors": {"version": 1, "provenance": [{…}], "items": [{"id": "actors:0", "start": 0, …}]}},
     "omissions": […]}

Fields that have their default value are left out. Everything outside ASCII is escaped, so that lone surrogates
survive, and a file can be read in any encoding that knows ASCII.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import fields

from discourse.errors import CodecError, DiscourseError
from discourse.model.annotations import Annotation, Provenance, Ref
from discourse.model.document import Document, Omission, OpaqueLayer
from discourse.model.files import written_whole
from discourse.model.layers import Layer, LayerSpec
from discourse.model.metadata import Metadata
from discourse.model.shapes import shape_of

FORMAT = 1

_PROVENANCE = shape_of(tuple[Provenance, ...], "provenance")
_OMISSIONS = shape_of(tuple[Omission, ...], "omissions")

Specs = Mapping[str, LayerSpec[Annotation]]


def dumps(document: Document) -> str:
    """A document as one line of JSON.

    Raises:
        CodecError: a value is not of the type that its field declares.
    """
    try:
        saved = {
            "format": FORMAT,
            "id": document.id,
            "offsets": "codepoint",
            "sha256": _sha256(document.text),
            "text": document.text,
            "metadata": _dump_metadata(document.metadata),
            "layers": {name: _dump_layer(layer) for name, layer in document.layers.items()},
        }
        if document.omissions:
            saved["omissions"] = _OMISSIONS.dump(document.omissions)
        return json.dumps(saved, allow_nan=False)
    except (CodecError, ValueError, TypeError) as error:
        raise CodecError(f"Saving document {document.id!r}: {error}") from error


def loads(text: str, specs: Specs) -> Document:
    """The document that `dumps` wrote.

    A layer that `specs` does not know, or knows in another version, is kept as an `OpaqueLayer` and saved
    again untouched.

    Raises:
        CodecError: the text is no JSON, no document, of a later format, or was changed by hand.
    """
    try:
        saved = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise CodecError(
            f"Reading a saved document: it is not whole JSON ({error}). Was the file cut off?"
        ) from error
    if not isinstance(saved, dict) or "format" not in saved:
        raise CodecError(
            "Reading a saved document: this is JSON, but no saved document (it has no 'format'). "
            "A table of texts is read with discourse.read_many."
        )
    if saved["format"] != FORMAT:
        raise CodecError(
            f"Reading a saved document: it has format {saved['format']!r}, this version reads "
            f"{FORMAT}. Update discourse-kit."
        )
    try:
        return _load_document(saved, specs)
    except (DiscourseError, KeyError, TypeError, ValueError, AttributeError) as error:
        name = saved.get("id")
        missing = "no field " if isinstance(error, KeyError) else ""
        raise CodecError(f"Reading the saved document {name!r}: {missing}{error}") from error


def save(document: Document, path: str | Path) -> None:
    """Write one document as JSON; the file appears whole or not at all."""
    with written_whole(path) as file:
        file.write(dumps(document) + "\n")


def save_many(documents: Iterable[Document], path: str | Path) -> int:
    """Write documents as JSONL, one a line, and give their number; all or nothing."""
    count = 0
    with written_whole(path) as file:
        for document in documents:
            file.write(dumps(document) + "\n")
            count += 1
    return count


def load(path: str | Path, specs: Specs) -> Document:
    """Read one saved document from a JSON file, laid out over lines or not."""
    text = _read(path)
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and all(line.startswith('{"format"') for line in lines):
        raise CodecError(
            f"{path} holds {len(lines)} documents, one was expected. "
            "discourse.load_many reads files of many."
        )
    try:
        return loads(text, specs)
    except CodecError as error:
        raise CodecError(f"{path}: {error}") from error


def load_many(path: str | Path, specs: Specs) -> Iterator[Document]:
    """Read saved documents from a JSONL file, lazily; errors name the line."""
    try:
        with Path(path).open(encoding="utf-8-sig", newline="\n") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    try:
                        yield loads(line, specs)
                    except CodecError as error:
                        raise CodecError(f"{path}, line {number}: {error}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from error


def _read(path: str | Path) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: str | Path, error: Exception) -> CodecError:
    reason = error.strerror if isinstance(error, OSError) else "it is no text in UTF-8"
    return CodecError(
        f"Reading saved documents from {str(path)!r}: {reason}. "
        "It should be a file that discourse.save or save_many wrote."
    )


def _load_document(saved: dict[str, Any], specs: Specs) -> Document:
    text = saved["text"]
    if saved.get("offsets") != "codepoint":
        raise CodecError(f"offsets must be 'codepoint', got {saved.get('offsets')!r}")
    if not isinstance(text, str) or _sha256(text) != saved["sha256"]:
        raise CodecError(
            "the text is not the one that was saved (its SHA-256 differs), so no offset can be trusted. "
            "Analyse the new text instead."
        )
    layers = saved.get("layers", {})
    known = [_load_layer(name, data, specs[name]) for name, data in layers.items() if name in specs]
    fitting = {layer.name: layer for layer in known if layer is not None}
    opaque = {name: OpaqueLayer(name, data) for name, data in layers.items() if name not in fitting}
    document = Document(
        id=saved["id"],
        text=text,
        metadata=_load_metadata(saved.get("metadata", {})),
        layers={name: opaque[name] for name in layers if name in opaque},
        omissions=_OMISSIONS.load(saved.get("omissions", [])),
    ).with_layers(*fitting.values())
    # in the order in which they were saved
    in_order = {name: document.layers[name] for name in layers}
    return Document(
        id=document.id,
        text=text,
        metadata=document.metadata,
        layers=in_order,
        omissions=document.omissions,
    )


def _dump_layer(layer: Layer[Annotation] | OpaqueLayer) -> Mapping[str, Any]:
    if isinstance(layer, OpaqueLayer):
        return layer.data
    dump = layer.spec.shape.dump
    saved: dict[str, Any] = {"version": layer.spec.version}
    if layer.features:
        saved["features"] = sorted(layer.features)
    if layer.provenance:
        saved["provenance"] = _PROVENANCE.dump(layer.provenance)
    saved["items"] = [
        {"id": str(Ref(layer.name, number)), **_named(layer.name, number, dump, item)}
        for number, item in enumerate(layer.items)
    ]
    return saved


def _load_layer(
    name: str, data: dict[str, Any], spec: LayerSpec[Annotation]
) -> Layer[Annotation] | None:
    if data.get("version") != spec.version:
        return None
    items = [
        _named(name, number, spec.shape.load, item) for number, item in enumerate(data["items"])
    ]
    return Layer(
        spec,
        items,
        features=data.get("features", ()),
        provenance=_PROVENANCE.load(data.get("provenance", [])),
    )


def _named(name: str, number: int, convert: Any, value: Any) -> Any:
    try:
        return convert(value)
    except (CodecError, DiscourseError) as error:
        raise CodecError(f"layer {name!r}, item {number}: {error}") from error


def _dump_metadata(metadata: Metadata) -> dict[str, Any]:
    saved = {}
    for attribute in fields(Metadata):
        value = getattr(metadata, attribute.name)
        if isinstance(value, Mapping):
            value = dict(value)
        if value not in (None, (), {}):
            saved[attribute.name] = value
    return saved


def _load_metadata(saved: dict[str, Any]) -> Metadata:
    given: Any = {k: tuple(v) if isinstance(v, list) else v for k, v in saved.items()}
    return Metadata(**given)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

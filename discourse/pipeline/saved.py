"""Saved documents, read back with the layers of the plugins that are installed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from discourse.model import codec
from discourse.model.document import Document
from discourse.pipeline.registry import Registry


def loads(text: str, *, registry: Registry | None = None) -> Document:
    """The document that `dumps` wrote.

    A layer whose plugin is not installed is kept untouched, and saved again.

    Raises:
        CodecError: the text is no JSON, no saved document, of a later format, or was changed.
    """
    return codec.loads(text, _registry(registry).specs)


def load(path: str | Path, *, registry: Registry | None = None) -> Document:
    """The document that `save` wrote; see `loads`."""
    return codec.load(path, _registry(registry).specs)


def load_many(path: str | Path, *, registry: Registry | None = None) -> Iterator[Document]:
    """The documents that `save_many` wrote, lazily; errors name the line."""
    return codec.load_many(path, _registry(registry).specs)


def holds_saved(path: str | Path) -> bool:
    """Whether a JSON or JSONL file begins with a document that `save` or `save_many` wrote."""
    try:
        with Path(path).open(encoding="utf-8-sig") as file:
            first = json.loads(file.readline())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(first, dict) and {"format", "sha256", "text", "layers"} <= first.keys()


def _registry(registry: Registry | None) -> Registry:
    return Registry.installed() if registry is None else registry

"""Saved documents, read back with the layers of the plugins that are installed."""

from __future__ import annotations

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


def _registry(registry: Registry | None) -> Registry:
    return Registry.installed() if registry is None else registry

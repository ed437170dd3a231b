"""Real parses: the English models and this plugin, loaded once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from discourse import Document, Metadata, Pipeline, Registry
from discourse.testing import isolated_registry


@pytest.fixture(scope="session")
def registry() -> Registry:
    pytest.importorskip("discourse_english", reason="needs the models of discourse-english")
    return isolated_registry("english", "actors")


@pytest.fixture(scope="session")
def read(registry: Registry) -> Callable[..., Document]:
    """A text with all layers of this plugin; keyword arguments are metadata."""
    pipeline = Pipeline(
        ["actors", "mentions", "relations", "attributions", "holders"], registry=registry
    )

    def _read(text: str, **metadata: str) -> Document:
        return pipeline(
            Document(id="test", text=text, metadata=Metadata(language="en", **metadata))
        )

    return _read

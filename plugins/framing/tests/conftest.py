from __future__ import annotations

import pytest

from discourse import Document, Metadata, Pipeline
from discourse.testing import isolated_registry


@pytest.fixture(scope="session")
def registry():
    """This plugin, the core and the English models."""
    return isolated_registry("english", "framing")


@pytest.fixture(scope="session")
def read(registry):
    """Frames and profiles of texts, by the codebooks given."""
    pipelines: dict[tuple[str, ...], Pipeline] = {}

    def read(text: str, *codebooks: str, zones: str = "plain") -> Document:
        [document] = many([text], *codebooks, zones=zones)
        return document

    def many(texts: list[str], *codebooks: str, zones: str = "plain") -> list[Document]:
        key = (*(codebooks or ("foreign-policy",)), zones)
        if key not in pipelines:
            pipelines[key] = Pipeline(
                ["frames", "framing.profile", "framing.actors", "entities"],
                registry=registry,
                language="en",
                zones=zones,
                config={"framing": {"codebook": list(key[:-1])}},
            )
        documents = [
            Document(id=str(number), text=text, metadata=Metadata(language="en"))
            for number, text in enumerate(texts)
        ]
        return list(pipelines[key].stream(documents, batch_size=64))

    read.many = many
    return read

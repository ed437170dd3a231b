"""Parsed documents, kept on disk between runs: parsing is what takes the time."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable, Iterator
from itertools import islice

from discourse import Document, Pipeline, Registry, dumps, loads
from discourse.testing import isolated_registry
from tests.evaluation.gold import REPOSITORY

CACHE = REPOSITORY / ".cache" / "parses"

LINGUISTIC = (
    "zones",
    "sentences",
    "tokens",
    "tokens.upos",
    "tokens.xpos",
    "tokens.feats",
    "tokens.lemma",
    "tokens.head",
    "tokens.deprel",
    "entities",
)


def parsed(documents: Iterable[Document], *, batch_size: int = 64) -> Iterator[Document]:
    """The documents with the layers of `LINGUISTIC`, in order, from the cache where they are there.

    A document keeps its own metadata (`layout`, `language`): gold data is `plain` unless it says so.
    The cache goes by the text, the metadata and the models' files.
    """
    registry = isolated_registry("english")
    models = _fingerprint(registry)
    pipeline = Pipeline(LINGUISTIC, registry=registry, language="en", on_error="skip")
    iterator = iter(documents)
    while batch := list(islice(iterator, batch_size)):
        paths = [CACHE / f"{_key(document, models)}.json.gz" for document in batch]
        missing = [d for d, path in zip(batch, paths, strict=True) if not path.exists()]
        made = pipeline.stream(missing, batch_size=batch_size)
        CACHE.mkdir(parents=True, exist_ok=True)
        for document, path in zip(batch, paths, strict=True):
            if path.exists() and document not in missing:
                yield loads(gzip.decompress(path.read_bytes()).decode(), registry=registry)
                continue
            result = next(made)
            assert isinstance(result, Document)
            passing = path.with_suffix(".part")
            passing.write_bytes(gzip.compress(dumps(result).encode(), compresslevel=1))
            passing.replace(path)
            yield result


def _key(document: Document, models: str) -> str:
    known = (document.id, document.text, document.metadata, models)
    return hashlib.sha256(repr(known).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _fingerprint(registry: Registry) -> str:
    digest = hashlib.sha256()
    for model in registry.models.values():
        for file in sorted(model.folder.rglob("*.pt")):
            digest.update(file.read_bytes())
    return digest.hexdigest()

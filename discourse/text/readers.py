"""From paths to documents: text, Markdown, HTML, and tables of texts."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path

from attrs import evolve

from discourse.errors import CodecError, DiscourseError, ReadError
from discourse.model.document import Document
from discourse.model.metadata import Layout
from discourse.pipeline.reader import Failure, Reader
from discourse.pipeline.registry import Registry
from discourse.pipeline.saved import holds_saved, load_many
from discourse.text.reading.decoding import decode, read_bytes

PathLike = str | Path

_TEXTS = (".txt", ".text", ".md", ".markdown")
_PAGES = (".html", ".htm", ".xhtml")
_TABLES = (".csv", ".tsv")
_LINES = (".jsonl", ".ndjson")
_SAVED = ".json"
SUFFIXES = (*_TEXTS, *_PAGES, *_TABLES, *_LINES)
"""Of the files that the core reads; plugins may know more."""


def read(
    path: PathLike,
    *,
    encoding: str | None = None,
    zones: Layout | None = None,
    registry: Registry | None = None,
) -> Document:
    """The document in a file.

    An empty file is an empty document: nothing went wrong, there is nothing in it, and a corpus keeps
    as many documents as it has files. A file of an unknown kind is read as text, if it is text.

    Args:
        path: of a text, Markdown or HTML file, or of one that a plugin reads.
        encoding: of the file. Default: by its byte order mark, else UTF-8, else guessed;
            `metadata.encoding` says which it was, and `metadata.origins` if it was guessed, and by what.
        zones: `page` looks for clutter about the body, `plain` takes all as body. Default: `page`;
            `plain` for rows of a table.
        registry: the plugins whose readers are used. Default: `Registry.installed()`.

    Raises:
        ReadError: the file is not there, is no text, is not in that encoding, or does not hold
            exactly one document.
    """
    found = list(islice(_Reading(encoding, zones, registry).documents(Path(path)), 2))
    if len(found) != 1:
        raise ReadError(
            f"Reading {str(path)!r}: it holds {'several documents' if found else 'no document'}, "
            "and read gives one. Use read_many."
        )
    if isinstance(found[0], Failure):
        raise found[0].error
    return found[0]


def read_many(
    paths: PathLike | Iterable[PathLike],
    *,
    encoding: str | None = None,
    zones: Layout | None = None,
    registry: Registry | None = None,
) -> Iterator[Document | Failure]:
    """The documents of files, folders and patterns (`speeches/*.txt`), lazily, in order.

    Results that were saved as JSON or JSONL come back with their layers.

    Of a folder, every file of a known kind is read, also in the folders below, sorted by path; hidden
    ones are left aside. A file that is named twice is read once. What cannot be read (a file, a row) is a
    `Failure` in its place, and the others go on; `Pipeline.stream` takes both.

    The arguments are those of `read`.
    """
    reading = _Reading(encoding, zones, registry)
    seen: set[Path] = set()
    for given in [paths] if isinstance(paths, str | Path) else paths:
        for found in reading.files(given):
            if isinstance(found, Failure):
                yield found
            elif found not in seen:
                seen.add(found)
                yield from reading.attempt(found)


class _Reading:
    """How one call reads; the plugins are asked only where the core does not know a kind of file."""

    def __init__(
        self, encoding: str | None, zones: Layout | None, registry: Registry | None
    ) -> None:
        self._encoding = encoding
        self._zones = zones
        self._registry = registry

    def files(self, given: PathLike) -> Iterator[Path | Failure]:
        """The files that a path, a folder or a pattern names."""
        path = Path(given)
        try:
            if path.is_dir():
                files = [file for file in sorted(path.rglob("*")) if self._is_wanted(file, path)]
            elif glob.has_magic(str(given)) and not path.exists():
                matches = glob.glob(str(given), recursive=True)  # noqa: PTH207 - it may be absolute
                files = [match for match in sorted(map(Path, matches)) if match.is_file()]
            else:
                files = [path]
        except (OSError, ValueError) as error:
            yield Failure(id=str(given), error=ReadError(f"Reading {str(given)!r}: {error}."))
            return
        if not files:
            yield Failure(id=str(given), error=self._nothing_in(given))
        yield from files

    def attempt(self, path: Path) -> Iterator[Document | Failure]:
        """The documents of a file, and a Failure for what cannot be read of it."""
        try:
            yield from self.documents(path)
        except ReadError as error:
            yield Failure(id=str(path), error=error)

    def documents(self, path: Path) -> Iterator[Document | Failure]:
        """The documents of a file, with the layout that was asked for."""
        for found in self._read(path):
            if self._zones is None or isinstance(found, Failure):
                yield found
            else:
                yield found.with_metadata(evolve(found.metadata, layout=self._zones))

    def _read(self, path: Path) -> Iterable[Document | Failure]:
        suffix = path.suffix.lower()
        if suffix in (_SAVED, *_LINES) and holds_saved(path):
            return self._saved(path)
        if suffix == _SAVED:
            raise ReadError(
                f"Reading {str(path)!r}: discourse.load reads a saved document. For texts, "
                "write one JSON object a line and name the file .jsonl."
            )
        if suffix and suffix not in SUFFIXES and suffix in self._plugins:
            return self._by_plugin(self._plugins[suffix], path)
        decoded = decode(read_bytes(path), path, self._encoding, is_html=suffix in _PAGES)
        # imported where they are used, so that `import discourse` stays quick
        if suffix in _TABLES:
            from discourse.text.reading.rows import csv_documents

            return csv_documents(decoded, path)
        if suffix in _LINES:
            from discourse.text.reading.rows import jsonl_documents

            return jsonl_documents(decoded, path)
        if suffix in _PAGES:
            from discourse.text.reading.pages import html_document

            return [html_document(decoded, path)]
        return [Document(id=str(path), text=decoded.text, metadata=decoded.metadata("page"))]

    def _saved(self, path: Path) -> Iterator[Document]:
        """Results of before, with all their layers, which are not computed again."""
        try:
            yield from load_many(path, registry=self._registry)
        except CodecError as error:
            raise ReadError(str(error)) from error

    def _by_plugin(self, reader: Reader, path: Path) -> Iterator[Document | Failure]:
        if self._encoding is not None:
            raise ReadError(
                f"Reading {str(path)!r}: the reader {reader.name!r} takes no encoding. Leave it out."
            )
        try:
            yield from reader.read(path)
        except DiscourseError:
            raise
        except Exception as error:
            raise ReadError(
                f"Reading {str(path)!r}: the reader {reader.name!r} failed: "
                f"{type(error).__name__}: {error}"
            ) from error

    def _nothing_in(self, given: PathLike) -> ReadError:
        known = ", ".join((*SUFFIXES, *self._plugins))
        return ReadError(
            f"Looking for texts in {str(given)!r}: there is no file that can be read. "
            f"Kinds that are read: {known}; others if they are named one by one."
        )

    def _is_wanted(self, file: Path, folder: Path) -> bool:
        is_hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        suffix = file.suffix.lower()
        is_known = suffix in SUFFIXES or (suffix and suffix in self._plugins)
        return bool(is_known) and not is_hidden and file.is_file()

    @cached_property
    def _plugins(self) -> dict[str, Reader]:
        """The plugins' readers by suffix; those of the core's own suffixes are not asked."""
        registry = Registry.installed() if self._registry is None else self._registry
        return {
            suffix: reader for reader in registry.readers.values() for suffix in reader.suffixes
        }

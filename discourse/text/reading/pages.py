"""Web pages, through trafilatura: the text of an HTML file and what it says of itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from discourse.errors import ReadError
from discourse.model.document import Document
from discourse.text.reading.decoding import Decoded


def html_document(decoded: Decoded, path: Path) -> Document:
    """The main text of a page; empty where it has none.

    Offsets are code points of the text that trafilatura (Barbaresi 2021) extracts.

    Raises:
        ReadError: trafilatura is not installed, or cannot read the page.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise ReadError(
            f"Reading {str(path)!r}: HTML is read with trafilatura, which is not installed, "
            f"or not wholly ({error}). Mend it: pip install discourse-kit[html]"
        ) from error
    try:
        page = bare_extraction(decoded.text, include_comments=False, with_metadata=True)
    except Exception as error:
        raise ReadError(
            f"Reading {str(path)!r}: trafilatura cannot read the page: {type(error).__name__}: {error}. "
            "Open it in a browser and save its text."
        ) from error
    metadata = decoded.metadata("page")
    if page is None:
        return Document(id=str(path), text="", metadata=metadata)
    return Document(
        id=str(path), text=page.text or "", metadata=metadata.filled(_said(page), "html")
    )


def _said(page: Any) -> dict[str, Any]:
    """What the page's own markup says; trafilatura parts authors by semicolons."""
    authors = (name.strip() for name in (page.author or "").split(";"))
    return {
        "title": page.title,
        "authors": tuple(name for name in authors if name),
        "date": page.date,
        "source": page.sitename or page.hostname,
        "url": page.url,
        "language": page.language,
    }

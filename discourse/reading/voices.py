"""Whose words the text brings besides the author's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from discourse.model.document import Document
from discourse.reading.words import found, indented, lines, printable, quoted, title

MOST_SOURCES = 6


def voices(document: Document) -> Iterator[RenderableType]:
    """The sources that are quoted most, with the first words of each."""
    if not found(document, "quotations"):
        return
    sources: dict[str, list[Any]] = defaultdict(list)
    for quotation in document["quotations"]:
        source = quotation.span_of("source")
        sources[printable(document.quote(source)) if source else "unnamed"].append(quotation)
    yield title("Who is quoted")
    ordered = sorted(sources.items(), key=lambda item: -len(item[1]))
    for source, quotations in ordered[:MOST_SOURCES]:
        first = quotations[0]
        heading = Text(f"  {source}", style="bold")
        heading.append(
            f"  {len(quotations)} ×  {lines(document, quotations)}", style="dim not bold"
        )
        yield heading
        yield indented(quoted(document, first, marks=first.spans_of("content"), style="italic"))
    if len(ordered) > MOST_SOURCES:
        yield Text(f"  … and {len(ordered) - MOST_SOURCES} more", style="dim")

"""Whose words the text brings besides the author's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from discourse.model.annotations import Ref
from discourse.model.document import Document
from discourse.model.layers import Layer
from discourse.model.spans import Span
from discourse.reading.words import found, indented, lines, printable, quoted, title

MOST_SOURCES = 6


def voices(document: Document) -> Iterator[RenderableType]:
    """The sources that are quoted most, with the first words of each.

    A source is called by the actor that it was attributed to, if it was, or else by its words. A pronoun that leads
    to nobody is somebody else each time.
    """
    if not found(document, "quotations"):
        return
    attributed = {a.quotation: a.actor for a in found(document, "attributions") if a.actor}
    sources: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for number, quotation in enumerate(document["quotations"]):
        actor = attributed.get(Ref("quotations", number))
        source = quotation.span_of("source")
        words = document.quote(source) if source else "unnamed"
        other = number if source and not actor and _is_pronoun(document, source) else -1
        sources[printable(document[actor].name if actor else words), other].append(quotation)
    yield title("Who is quoted")
    ordered = sorted(sources.items(), key=lambda item: -len(item[1]))
    for (source, other), quotations in ordered[:MOST_SOURCES]:
        first = quotations[0]
        heading = Text(f"  {source}", style="bold")
        if other >= 0:
            heading.append("  not known who", style="dim not bold")
        heading.append(
            f"  {len(quotations)} ×  {lines(document, quotations)}", style="dim not bold"
        )
        yield heading
        yield indented(quoted(document, first, marks=first.spans_of("content"), style="italic"))
    if len(ordered) > MOST_SOURCES:
        yield Text(f"  … and {len(ordered) - MOST_SOURCES} more", style="dim")


def _is_pronoun(document: Document, source: Span) -> bool:
    words = found(document, "tokens")
    inside = words.within(source) if isinstance(words, Layer) else ()
    return [word.upos for word in inside] == ["PRON"]

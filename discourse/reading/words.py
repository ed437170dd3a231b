"""The words of a text on a terminal: safe to print, cut to size, the telling ones highlighted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from rich.padding import Padding
from rich.text import Text

from discourse.model.annotations import Annotation
from discourse.model.document import Document
from discourse.model.layers import Layer
from discourse.model.spans import Span

LONGEST = 240
"""Code points of a quote; what is longer is cut to the surroundings of its parts."""

_AROUND = 48
_BLANK = re.compile(r"\s+")


def printable(text: str) -> str:
    """Text without what could steer a terminal (control characters, lone surrogates), on one line."""
    shown = "".join(
        c if c.isprintable() or c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text
    )
    return _BLANK.sub(" ", shown)


def found(document: Document, layer: str) -> Layer[Any] | tuple[()]:
    """A layer, or nothing where the document has none of that name."""
    if layer not in document:
        return ()
    return document[layer]


def title(text: str) -> Text:
    """The heading of a section."""
    return Text(f"\n{text}", style="bold underline")


def quoted(
    document: Document, where: Annotation, marks: Sequence[Span] = (), style: str = "bold yellow"
) -> Text:
    """The words of an annotation in their sentence, on one line, with `marks` highlighted.

    Without marks, the annotation's parts are highlighted, or else the annotation itself. Where the whole is too
    long, what stands around the marks is shown, with an ellipsis for the rest.
    """
    spans = sorted(marks or [part.span for part in where.parts] or [where.span])
    whole = _sentence_around(document, where.span)
    windows = [whole] if len(whole) <= LONGEST else _windows(document, spans, whole)
    text = Text()
    for number, window in enumerate(windows):
        if number or window.start > whole.start:
            text.append("… " if not number else " … ", style="dim")
        _append(text, document.text, window, spans, style)
    if windows[-1].end < whole.end:
        text.append(" …", style="dim")
    return text


def indented(text: Text) -> Padding:
    """A quote under its heading."""
    return Padding(text, (0, 2, 0, 6))


def lines(document: Document, where: Iterable[Annotation | Span], most: int = 6) -> str:
    """References to lines: `l. 3, 17, 20 …`."""
    numbers = sorted({document.line(item.start) for item in where})
    shown = ", ".join(map(str, numbers[:most]))
    return f"l. {shown}{' …' if len(numbers) > most else ''}"


def bar(share: float, width: int = 20, style: str = "cyan") -> Text:
    """A bar for a share between 0 and 1, in eighths of a cell."""
    eighths = round(max(0.0, min(1.0, share)) * width * 8)
    full, rest = divmod(eighths, 8)
    return Text(("█" * full + " ▏▎▍▌▋▊▉"[rest].strip()).ljust(width), style=style)


def _sentence_around(document: Document, span: Span) -> Span:
    if "sentences" not in document:
        return span
    for sentence in document["sentences"].overlapping(span):
        span = span.hull(sentence.span)
    return span


def _windows(document: Document, spans: Sequence[Span], whole: Span) -> list[Span]:
    """Stretches around the spans, cut at blanks; those that touch are one."""
    windows: list[Span] = []
    for span in spans:
        end = min(span.end, span.start + LONGEST)
        start = _blank_before(document.text, max(whole.start, span.start - _AROUND), span.start)
        window = Span(start, _blank_after(document.text, end, min(whole.end, end + _AROUND)))
        if windows and window.start <= windows[-1].end:
            windows[-1] = windows[-1].hull(window)
        elif len(windows) < 4:
            windows.append(window)
    return windows


def _blank_before(text: str, start: int, end: int) -> int:
    """The first beginning of a word at or after `start`."""
    if start == 0 or text[start - 1].isspace():
        return start
    blank = _BLANK.search(text, start, end)
    return blank.end() if blank else end


def _blank_after(text: str, start: int, end: int) -> int:
    """The last end of a word up to `end`."""
    if end < len(text) and not text[end].isspace():
        while end > start and not text[end - 1].isspace():
            end -= 1
    return start + len(text[start:end].rstrip())


def _append(text: Text, source: str, window: Span, spans: Sequence[Span], style: str) -> None:
    place = window.start
    for span in spans:
        inside = window.intersection(span)
        if inside is None or inside.end <= place:
            continue
        text.append(printable(source[place : max(place, inside.start)]))
        text.append(printable(source[max(place, inside.start) : inside.end]), style=style)
        place = inside.end
    text.append(printable(source[place : window.end]))

"""Through which frames the text presents its issue: bars with intervals, and the evidence of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from discourse.model.document import Document
from discourse.reading.words import bar, found, lines, printable, quoted, title

MOST_FRAMES = 6


def through_which_frames(document: Document) -> Iterator[RenderableType]:
    """The frame profile of the author, codebook by codebook; others' use of a frame is counted apart."""
    if not found(document, "framing.profile"):
        return
    used = [m for m in document["framing.profile"] if m.rank > 0]
    codebooks: dict[str, list[Any]] = defaultdict(list)
    for measure in used:
        if measure.voice == "author":
            codebooks[measure.name.partition("/")[0]].append(measure)
    others = {m.name: m.count for m in used if m.voice != "author"}
    if not codebooks:
        return
    yield title("Through which frames")
    for codebook, measures in codebooks.items():
        yield Text(f"{codebook}, share of the author's sentences", style="bold")
        yield _bars(document, sorted(measures, key=lambda m: m.rank)[:MOST_FRAMES], others)


def _bars(document: Document, measures: list[Any], others: dict[str, int]) -> Table:
    by_name: dict[str, list[Any]] = defaultdict(list)
    for frame in document["frames"]:
        if frame.voice == "author":
            by_name[f"{frame.codebook}/{frame.frame}"].append(frame)
    greatest = max(measure.high for measure in measures) or 1
    table = Table.grid(padding=(0, 2))
    for measure in measures:
        frames = by_name[measure.name]
        numbers = Text(f"{measure.value:4.0%}")
        numbers.append(f" ({measure.low:.0%}–{measure.high:.0%})", style="dim")
        words = _words(document, frames)
        if others.get(measure.name):
            words.append(f"; others {others[measure.name]} ×", style="magenta")
        table.add_row(
            Text(printable(measure.label), style="bold"),
            bar(measure.value / greatest),
            numbers,
            words,
        )
        if frames:
            strongest = max(frames, key=lambda frame: frame.strength)
            marks = [evidence.span for evidence in strongest.evidence]
            table.add_row(
                "",
                "",
                Text(lines(document, [strongest]), style="dim"),
                quoted(document, strongest, marks),
            )
    return table


def _words(document: Document, frames: list[Any]) -> Text:
    counts = Counter(
        printable(document.quote(evidence.span)).lower()
        for frame in frames
        for evidence in frame.evidence
    )
    return Text(", ".join(word for word, _ in counts.most_common(5)), style="dim")

"""Through which frames the text presents its issue, and which of them go with whom: bars, intervals, evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from discourse.model.document import Document
from discourse.reading.words import bar, found, indented, lines, printable, quoted, title

MOST_FRAMES = 8
QUOTED_FRAMES = 3
MOST_ACTORS = 6
FRAMES_OF_AN_ACTOR = 3
_NAME_WIDTH = 36


def through_which_frames(document: Document) -> Iterator[RenderableType]:
    """The author's frames, codebook by codebook; how often those quoted use one is said beside it."""
    codebooks: dict[str, list[Any]] = defaultdict(list)
    theirs: Counter[str] = Counter()
    for measure in found(document, "framing.profile"):
        if measure.voice != "author":
            theirs[measure.name] += measure.count
        elif measure.rank > 0:
            codebooks[measure.name.partition("/")[0]].append(measure)
    if not codebooks:
        return
    yield title("Through which frames")
    frames: dict[str, list[Any]] = defaultdict(list)
    for frame in document["frames"]:
        if frame.voice == "author":
            frames[f"{frame.codebook}/{frame.frame}"].append(frame)
    for codebook, measures in codebooks.items():
        heading = Text(f"  {codebook}", style="bold")
        heading.append("  share of the author’s sentences (95 % interval)", style="dim not bold")
        yield heading
        first = sorted(measures, key=lambda measure: measure.rank)[:MOST_FRAMES]
        greatest = max(measure.value for measure in first) or 1
        for place, measure in enumerate(first):
            own = frames[measure.name]
            yield _measure(document, measure, greatest, own, theirs[measure.name])
            if own and place < QUOTED_FRAMES:
                strongest = max(own, key=lambda frame: frame.strength)
                yield indented(quoted(document, strongest, [e.span for e in strongest.evidence]))
    yield from _with_actors(document)


def _with_actors(document: Document) -> Iterator[RenderableType]:
    """Which frames the author speaks of an actor through more than of the rest, and how he casts him."""
    own: dict[Any, list[Any]] = defaultdict(list)
    for pair in found(document, "framing.actors"):
        if pair.voice == "author" and pair.log_odds > 0:
            own[pair.actor].append(pair)
    if not own:
        return
    yield Text("\nWhich frames go with whom", style="bold")
    salient = sorted(own, key=lambda actor: (-own[actor][0].sentences, actor.index))
    for actor in salient[:MOST_ACTORS]:
        pairs = sorted(own[actor], key=lambda pair: -pair.log_odds)
        text = Text("  ")
        text.append(printable(document[actor].name), style="bold")
        if pairs[0].role:
            text.append(f" ({printable(pairs[0].role)})")
        for pair in pairs[:FRAMES_OF_AN_ACTOR]:
            text.append(f"  {printable(pair.label)} ")
            text.append(f"{pair.count} of {pair.sentences}", style="bold")
            text.append(f" ({pair.elsewhere:.0%} elsewhere)", style="dim")
        yield text


def _measure(
    document: Document, measure: Any, greatest: float, frames: list[Any], theirs: int
) -> Text:
    words = Counter(
        printable(document.quote(evidence.span)).lower()
        for frame in frames
        for evidence in frame.evidence
    )
    text = Text(f"  {printable(measure.label)[:_NAME_WIDTH]:<{_NAME_WIDTH}} ")
    text.append_text(bar(measure.value / greatest, width=12))
    text.append(f" {measure.value:4.0%} ", style="bold")
    text.append(f"({measure.low:.0%}–{measure.high:.0%})  ", style="dim")
    if measure.calibrated:
        text.append("calibrated  ", style="green")
    text.append(f"{lines(document, frames, most=4)}  ", style="dim")
    if theirs:
        text.append(f"quoted {theirs} ×  ", style="magenta")
    text.append(", ".join(word for word, _ in words.most_common(2)), style="dim italic")
    return text

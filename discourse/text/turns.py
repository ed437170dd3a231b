"""Speaker turns of interviews, debates and press briefings: "Q:", "Mr Smith:", "PRESIDENT X:"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from discourse.model.spans import Span

# A name has at most six words, each with a capital but for particles; marks of bold type may stand around.
_WORD = r"(?:[A-Z][\w.'’-]{0,30}|(?:de|da|van|von|der|den|bin|al|of|the|and))"
_NAME = rf"[A-Z][\w.'’-]{{0,30}}(?:,? {_WORD}){{0,5}}"
_LABEL = re.compile(
    rf"[*_]{{0,2}}(?P<name>{_NAME})(?: ?[(\[][^()\[\]\n]{{1,80}}[)\]])?[*_]{{0,2}}\s?:[*_]{{0,2}}(?=\s|$)"
    r"|(?P<short>[QA])\.(?=\s)"
)
_FEWEST_TURNS = 4
_FEWEST_REPEATED = 2
_SHARE_OF_REPEATED = 0.6


@frozen
class Turn:
    """What one speaker says in a row: the label that names him, and what follows, a span a paragraph."""

    speaker: Span
    contents: tuple[Span, ...]


def turns(text: str, paragraphs: Sequence[Span]) -> tuple[Turn, ...]:
    """The turns of a text; none where its labels make no pattern.

    A pattern is at least four labelled paragraphs and two speakers, where most of the labels are those of
    speakers who come back. A list of points ("Cost: …", "Time: …") names each once.
    """
    labels = [_label(text, paragraph) for paragraph in paragraphs]
    count = Counter(text[label[0].start : label[0].end] for label in labels if label)
    coming_back = {name for name, times in count.items() if times >= _FEWEST_REPEATED}
    repeated = sum(count[name] for name in coming_back)
    total = sum(count.values())
    if total < _FEWEST_TURNS or len(count) < 2 or repeated < _SHARE_OF_REPEATED * total:
        return ()
    found: list[Turn] = []
    speaker: Span | None = None
    contents: list[Span] = []
    for paragraph, label in zip(paragraphs, labels, strict=True):
        if label is not None:
            if speaker is not None:
                found.append(Turn(speaker, tuple(contents)))
            speaker, begins = label
            contents = [Span(begins, paragraph.end)] if begins < paragraph.end else []
        elif speaker is not None:
            contents.append(paragraph)
    if speaker is not None:
        found.append(Turn(speaker, tuple(contents)))
    return tuple(turn for turn in found if turn.contents)


def _label(text: str, paragraph: Span) -> tuple[Span, int] | None:
    """The speaker's name at the start of a paragraph, and where his words begin."""
    match = _LABEL.match(text, paragraph.start, paragraph.end)
    if match is None:
        return None
    name = match.span("name") if match["name"] else match.span("short")
    begins = match.end()
    while begins < paragraph.end and text[begins].isspace():
        begins += 1
    return Span(*name), begins

"""Paragraphs of a plain text: what a reader would see as one block of running text.

In text that was copied off a page, or written by a word processor, each line is a paragraph. In text
that was wrapped at a width (old e-mail, text taken from PDF), a paragraph runs over several lines;
such text gives itself away, because most of its lines end where the next word would not have fitted, or
go on with a small letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

# Everything that Unicode (and str.splitlines) takes for the end of a line.
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")

_SHARE_OF_DOUBLE_SPACING = 0.95
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")

_WIDTHS_OF_WRAPPED_TEXT = range(50, 131)
_SHARE_WITHIN_WIDTH = 0.8  # a few lines may stick out: the letters of print are not all as wide
_STICKS_OUT = 1.3
_SHARE_OF_LINES_THAT_GO_ON = 0.6
_FEWEST_LINES_THAT_GO_ON = 4


@frozen(slots=True)
class Paragraph:
    """A stretch of text without blank ends, and the block that it stands in.

    Attributes:
        start, end: code points of the text.
        block: the number of the run of lines, unbroken by an empty line, that holds it.
    """

    start: int
    end: int
    block: int


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, in order; together they hold every character that is not blank."""
    lines = list(_lines(text))
    width = _wrapping_width(lines, text)
    if width is None:
        return tuple(lines)
    return tuple(_unwrapped(lines, text, width))


def _lines(text: str) -> Iterator[Paragraph]:
    spans: list[tuple[int, int]] = []
    gaps: list[int] = []
    previous_end = 0
    for match in _LINE.finditer(text):
        stripped = match[0].strip()
        if stripped:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            spans.append((start, start + len(stripped)))
            gaps.append(len(_LINE_END.findall(text, previous_end, start)))
            previous_end = match.end()
    widest_within = _widest_gap_within_a_block(gaps[1:])
    block = 0
    for place, ((start, end), gap) in enumerate(zip(spans, gaps, strict=True)):
        block += place > 0 and gap > widest_within
        yield Paragraph(start, end, block)


def _widest_gap_within_a_block(gaps: Sequence[int]) -> int:
    """How many line ends part the lines of a block: one, or two where the text is double-spaced."""
    spaced = sum(gap > 1 for gap in gaps)
    return 2 if spaced >= _SHARE_OF_DOUBLE_SPACING * len(gaps) else 1


def _wrapping_width(lines: list[Paragraph], text: str) -> int | None:
    """The width that the text was wrapped at, or None if each line is a paragraph."""
    if not lines:
        return None
    widths = sorted(line.end - line.start for line in lines)
    width = widths[int(len(widths) * _SHARE_WITHIN_WIDTH)]
    if width not in _WIDTHS_OF_WRAPPED_TEXT:
        return None
    neighbours = [(a, b) for a, b in pairwise(lines) if a.block == b.block]
    going_on = sum(_goes_on(a, b, text, width) for a, b in neighbours)
    if going_on < max(_FEWEST_LINES_THAT_GO_ON, _SHARE_OF_LINES_THAT_GO_ON * len(neighbours)):
        return None
    return width


def _goes_on(line: Paragraph, following: Paragraph, text: str, width: int) -> bool:
    """Whether a line was broken in the middle: it is full, or the next one has a small letter."""
    length = line.end - line.start
    is_finished = _SENTENCE_END.search(text, max(line.start, line.end - 5), line.end) is not None
    if not is_finished and text[following.start].islower():
        return True
    if is_finished and length > width * _STICKS_OUT:
        return False
    head = text[following.start : min(following.end, following.start + width)]
    return length + 1 + len(head.split(maxsplit=1)[0]) > width


def _unwrapped(lines: list[Paragraph], text: str, width: int) -> Iterator[Paragraph]:
    current = lines[0]
    for previous, line in pairwise(lines):
        if line.block == previous.block and _goes_on(previous, line, text, width):
            current = Paragraph(current.start, line.end, line.block)
        else:
            yield current
            current = line
    yield current

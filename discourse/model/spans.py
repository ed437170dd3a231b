"""Spans and their algebra. Offsets are code points of the document's text, as Python counts them."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from attrs import field, frozen

from discourse.errors import SpanError


@frozen(order=True)
class Span:
    """The half-open interval `[start, end)` of code points.

    An empty span (`start == end`) is legal: it marks a place, contains nothing and overlaps nothing.

    Raises:
        SpanError: `start` is negative or `end` lies before `start`.
    """

    start: int
    end: int = field()

    @end.validator
    def _ends_after_it_starts(self, _: object, end: int) -> None:
        if not 0 <= self.start <= end:
            raise SpanError(
                f"A span runs from 0 <= start to end >= start; got start={self.start}, end={end}."
            )

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True

    def contains(self, other: Span | int) -> bool:
        """Whether a span (or the code point at an offset) lies wholly in this one."""
        if isinstance(other, int):
            return self.start <= other < self.end
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return max(self.start, other.start) < min(self.end, other.end)

    def before(self, other: Span) -> bool:
        """Whether this one ends where the other starts, or earlier."""
        return self.end <= other.start

    def after(self, other: Span) -> bool:
        """Whether this one starts where the other ends, or later."""
        return other.end <= self.start

    def intersection(self, other: Span) -> Span | None:
        """The code points that both have, or None where they share none."""
        if not self.overlaps(other):
            return None
        return Span(max(self.start, other.start), min(self.end, other.end))

    def hull(self, other: Span) -> Span:
        """The smallest span that contains both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def shifted(self, by: int) -> Span:
        """The same length, `by` code points further on (or back, where negative)."""
        return Span(self.start + by, self.end + by)

    def quote(self, text: str) -> str:
        """The words of `text` under this span."""
        return text[self.start : self.end]


class OffsetMap:
    """Converts code points of one text to and from UTF-16 units or UTF-8 bytes.

    JavaScript, Java and brat's web client count UTF-16 units; many file formats count bytes. One pass
    over the text to build, logarithmic time per conversion.
    """

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._utf16 = [0, *accumulate(2 if ord(c) > 0xFFFF else 1 for c in text)]
        self._utf8 = [0, *accumulate(_utf8_length(ord(c)) for c in text)]

    def to_utf16(self, span: Span) -> Span:
        """A span of code points as UTF-16 code units."""
        return self._outward(span, self._utf16)

    def to_utf8(self, span: Span) -> Span:
        """A span of code points as bytes of UTF-8."""
        return self._outward(span, self._utf8)

    def from_utf16(self, span: Span) -> Span:
        """A span of UTF-16 code units as code points; raises SpanError inside a surrogate pair."""
        return self._inward(span, self._utf16, "UTF-16 units")

    def from_utf8(self, span: Span) -> Span:
        """A span of UTF-8 bytes as code points; raises SpanError inside a character."""
        return self._inward(span, self._utf8, "UTF-8 bytes")

    def _outward(self, span: Span, offsets: list[int]) -> Span:
        if span.end > self._length:
            raise SpanError(
                f"Converting {span}: the text has {self._length} code points. "
                "Was the span made for another text?"
            )
        return Span(offsets[span.start], offsets[span.end])

    def _inward(self, span: Span, offsets: list[int], unit: str) -> Span:
        places = []
        for offset in (span.start, span.end):
            place = bisect_right(offsets, offset) - 1
            if offsets[place] != offset:
                raise SpanError(
                    f"Converting {span} from {unit}: offset {offset} lies inside a character "
                    "or beyond the text. Was the span made for another text?"
                )
            places.append(place)
        return Span(places[0], places[1])


def _utf8_length(code_point: int) -> int:
    if code_point < 0x80:
        return 1
    if code_point < 0x800:
        return 2
    return 3 if code_point < 0x10000 else 4

"""Stretches between quotation marks: paired, nested, carried over paragraphs; whatever they turn out to be.

One pass over the text with a stack. Marks that do not balance are passed over: an opening mark without a
partner quotes nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from attrs import field, frozen, mutable

from discourse.model.spans import Span

_MARKS = re.compile(r"[\"“”„«»‹›‘’'「」『』]|``|''")
_CLOSED_BY = {
    "“": "”",
    "”": "”",  # Swedish and Finnish open as they close
    "„": "”“",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‘": "’",
    "'": "'",
    '"': '"',
    "``": "''",
    "「": "」",
    "『": "』",
}
_GUILLEMETS = "«»‹›"
_DEEPEST = 8  # more levels are no nesting but marks that nobody closed
_ELIDED = re.compile(r"'(?:tis|twas|em|til|cause|n|round)\b", re.IGNORECASE)
_SINGLE = frozenset("‘’'‹›")


@frozen
class Quoted:
    """A stretch between marks: one span a paragraph, the marks included.

    `depth` is 0 for what stands in no other quotation marks.
    """

    spans: tuple[Span, ...]
    depth: int = 0
    mark: str = '"'

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end

    @property
    def is_single(self) -> bool:
        """Whether single marks stand around it, as they do for words and meanings."""
        return self.mark in _SINGLE

    def contains(self, offset: int) -> bool:
        """Whether the code point at an offset lies in it."""
        return self.overlaps(Span(offset, offset + 1))

    def overlaps(self, span: Span) -> bool:
        """Whether it shares a code point with a span. O(log n) for n paragraphs."""
        place = bisect_left(self.spans, span.end, key=_start) - 1
        return place >= 0 and self.spans[place].end > span.start


def _start(span: Span) -> int:
    return span.start


@mutable
class _Open:
    mark: str
    start: int
    earlier: list[Span] = field(factory=list)


def quoted(text: str, paragraphs: Iterable[Span]) -> tuple[Quoted, ...]:
    """The quoted stretches of these paragraphs of a text, in order, the outer before the inner.

    A quotation goes on over paragraphs if each begins with the opening mark again, or, with marks that have a
    direction, if the next paragraph closes what is open. Linear in the length of the text.
    """
    found: list[Quoted] = []
    waiting: _Open | None = None
    for paragraph in paragraphs:
        waiting = _scan(text, paragraph, waiting, found)
    return tuple(sorted(found, key=lambda stretch: (stretch.start, -stretch.end)))


def _scan(text: str, paragraph: Span, waiting: _Open | None, found: list[Quoted]) -> _Open | None:
    """Reads one paragraph; gives the mark that is left open at its end, if it may go on."""
    stack: list[_Open] = []
    marks = list(_MARKS.finditer(text, paragraph.start, paragraph.end))
    singles_close = _last_closing_singles(text, marks)
    reversed_guillemets = next((m[0] in "»›" for m in marks if m[0] in _GUILLEMETS), False)
    if waiting is not None:
        marks_again = bool(marks) and marks[0].start() == paragraph.start
        if marks_again and marks[0][0] == waiting.mark:
            del marks[0]
            stack.append(_Open(waiting.mark, paragraph.start, waiting.earlier))
        elif _closes_first(marks, waiting.mark):
            stack.append(_Open(waiting.mark, paragraph.start, waiting.earlier))
    for match in marks:
        mark, start, end = match[0], match.start(), match.end()
        partner = next((o for o in reversed(stack) if mark in _CLOSED_BY[o.mark]), None)
        if partner is not None and _may_close(text, match, singles_close):
            while stack[-1] is not partner:
                stack.pop()
            stack.pop()
            spans = (*partner.earlier, Span(partner.start, end))
            found.append(Quoted(spans, len(stack), partner.mark))
        elif _may_open(text, match, paragraph, reversed_guillemets):
            stack.append(_Open(mark, start))
            if len(stack) > _DEEPEST:
                del stack[0]
    if stack and stack[0].mark not in _SINGLE:
        outer = stack[0]
        outer.earlier.append(Span(outer.start, paragraph.end))
        return outer
    return None


def _closes_first(marks: list[re.Match[str]], opened: str) -> bool:
    """Whether the first double mark of a paragraph closes one that has a direction."""
    if opened not in "“„«":
        return False
    first = next((m[0] for m in marks if m[0] not in _SINGLE), "")
    return first != opened and first in _CLOSED_BY[opened] and first != ""


def _may_open(text: str, match: re.Match[str], paragraph: Span, reversed_guillemets: bool) -> bool:
    mark = match[0]
    if mark in _GUILLEMETS:
        return (mark in "»›") == reversed_guillemets
    if mark in ("’", "''", "」", "』") or mark not in _CLOSED_BY:
        return False
    before = text[match.start() - 1] if match.start() > paragraph.start else " "
    after = text[match.end()] if match.end() < paragraph.end else " "
    if mark in ("'", '"', "”"):
        if before.isalnum() or after.isspace() or before in ".,!?":
            return False
        if mark == "'":
            return (after.isalpha() or after in '"“') and not _ELIDED.match(text, match.start())
    return True


def _may_close(text: str, match: re.Match[str], singles_close: frozenset[int]) -> bool:
    mark = match[0]
    if mark in ("’", "'"):
        return match.start() in singles_close
    if mark == '"':
        before = text[match.start() - 1 : match.start()]
        after = text[match.end() : match.end() + 1]
        return not before.isspace() or not after.isalnum()
    return True


def _last_closing_singles(text: str, marks: list[re.Match[str]]) -> frozenset[int]:
    """Where ’ and ' close a quotation rather than stand for left-out letters or a genitive.

    A genitive plural ("the states’ rights") looks like a closing mark. Between an opening mark and the next
    one, a mark after punctuation goes first; where none is, the last that no letter follows.
    """
    closing: set[int] = set()
    candidates: list[int] = []
    decided = False

    def close() -> None:
        if candidates and not decided:
            closing.add(candidates[-1])

    for match in marks:
        mark, start = match[0], match.start()
        before, after = text[start - 1 : start], text[match.end() : match.end() + 1]
        opens = mark == "‘" or (mark == "'" and not before.isalnum() and after.isalpha())
        if opens and not (mark == "'" and before in ".,!?" and before):
            close()
            candidates, decided = [], False
        elif mark in ("’", "'") and not after.isalnum() and not before.isspace() and not decided:
            if before in ".,!?…;":
                closing.add(start)
                decided = True
            else:
                candidates.append(start)
    close()
    return frozenset(closing)

"""Where the article is: the stretch of a page that holds most of its running text.

A page is a row of lines that speak for (running text) or against (everything else) being in the article;
the article is the row of neighbours with the greatest sum, found in one pass (Kadane's algorithm; the
idea is that of maximum subsequence segmentation, Pasternack & Roth 2009). The constants are set by hand.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from discourse.text.zones.lines import Line

_MOST_WORDS_COUNTED = 60
_WORDS_THAT_WEIGH_ONE = 10
_COST_OF_A_CUE = 1.5
_COST_OF_A_SECTION = 4.0
_COST_OF_A_REPEATED_LINE = 1.0
_COST_OF_A_SHORT_LINE = 0.6
# However long, a bar of buttons or a list is worth no more than this between two paragraphs.
_MOST_COST_OF_A_GAP = 5.0
# Readers' comments can outweigh the article, which stands before them.
_SHARE_THAT_IS_ENOUGH = 0.2
_LINES_OF_A_STANDFIRST = 2
_WORDS_OF_A_STANDFIRST = 5
_WORDS_OF_A_LAST_LINE = 7
_WORDS_OF_A_LAST_SENTENCE = 2


def find_article(lines: Sequence[Line], marked: Container[int]) -> range:
    """The positions of the article's lines; empty where no line is running text.

    `marked` are the positions of lines that are known to be something else.
    """
    stretches = [_heaviest(lines, stretch, marked) for stretch in _stretches(lines)]
    enough = _SHARE_THAT_IS_ENOUGH * max((weight for weight, _ in stretches), default=0.0)
    for weight, article in stretches:
        if weight > 0 and weight >= enough:
            return _with_its_edges(lines, article)
    return range(0)


def _stretches(lines: Sequence[Line]) -> Iterator[range]:
    """The page, cut where all that follows is of another kind (comments)."""
    start = 0
    for position, line in enumerate(lines):
        if line.cue is not None and line.cue.reach == "rest":
            yield range(start, position)
            start = position
    yield range(start, len(lines))


def _heaviest(lines: Sequence[Line], stretch: range, marked: Container[int]) -> tuple[float, range]:
    best, best_range = 0.0, range(0)
    weight, start = 0.0, stretch.start
    gap, sections = 0.0, 0.0
    for position in stretch:
        line = lines[position]
        if position in marked or not line.is_prose:
            if line.cue is not None and line.cue.reach == "section":
                sections += _COST_OF_A_SECTION
            elif line.cue is not None or position not in marked:
                gap += _cost(line)
            continue
        weight -= min(gap, _MOST_COST_OF_A_GAP) + sections
        gap = sections = 0.0
        if weight <= 0:
            weight, start = 0.0, position
        weight += _gain(line)
        if weight > best:
            best, best_range = weight, range(start, position + 1)
    return best, best_range


def _gain(line: Line) -> float:
    gain = min(line.size, _MOST_WORDS_COUNTED) / _WORDS_THAT_WEIGH_ONE
    return gain / 2 if line.is_repeated else gain


def _cost(line: Line) -> float:
    if line.cue is not None:
        return _COST_OF_A_CUE
    if line.goes_on:
        return 0.0
    return _COST_OF_A_REPEATED_LINE if line.is_repeated else _COST_OF_A_SHORT_LINE


def _with_its_edges(lines: Sequence[Line], article: range) -> range:
    """The article with its standfirst or with those whom a speech addresses, and with a last line that is short or has no full stop."""
    start, end = article.start, article.stop
    left = _LINES_OF_A_STANDFIRST
    for position in range(start - 1, -1, -1):
        line = lines[position]
        left -= not line.goes_on
        if not _is_plain(line) or left < 0:
            break
        if line.size >= _WORDS_OF_A_STANDFIRST or line.goes_on:
            start = position
    if end < len(lines) and _is_plain(lines[end]) and not lines[end].is_repeated:
        line = lines[end]
        is_last_words = line.ends_sentence and line.size >= _WORDS_OF_A_LAST_SENTENCE
        if is_last_words or line.size >= _WORDS_OF_A_LAST_LINE:
            end += 1
    return range(start, end)


def _is_plain(line: Line) -> bool:
    return line.cue is None and not line.is_date

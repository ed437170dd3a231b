"""An index over intervals sorted by start: which lie within, cover or overlap a span."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Protocol


class Interval(Protocol):
    """Anything with a start and an end."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class IntervalIndex:
    """Positions of the intervals that stand in a relation to a span, in O(log n + k log n).

    Where the ends rise with the starts (tokens, sentences: nothing lies inside another), two bisections
    answer. Elsewhere two trees over the ends, of their maxima and minima, let a query pass over
    whole runs of intervals that cannot match, so that one document-long interval costs nothing.
    """

    def __init__(self, intervals: Sequence[Interval]) -> None:
        self.starts = [interval.start for interval in intervals]
        self.ends = [interval.end for interval in intervals]
        self._ends_rise = all(one <= other for one, other in pairwise(self.ends))
        if not self._ends_rise:
            self._latest = _tree(self.ends, max)
            self._earliest = _tree(self.ends, min)

    def within(self, start: int, end: int) -> Sequence[int]:
        """Positions of intervals that lie wholly in [start, end)."""
        low = bisect_left(self.starts, start)
        high = bisect_right(self.starts, end)
        if self._ends_rise:
            return range(low, max(low, min(high, bisect_right(self.ends, end))))
        return self._search(self._earliest, low, high, lambda earliest: earliest <= end)

    def covering(self, start: int, end: int) -> Sequence[int]:
        """Positions of intervals that contain [start, end) whole."""
        high = bisect_right(self.starts, start)
        if self._ends_rise:
            return range(min(high, bisect_left(self.ends, end)), high)
        return self._search(self._latest, 0, high, lambda latest: latest >= end)

    def overlapping(self, start: int, end: int) -> Sequence[int]:
        """Positions of intervals that share a code point with [start, end)."""
        if start >= end:
            return range(0)
        high = bisect_left(self.starts, end)
        if self._ends_rise:
            found: Sequence[int] = range(min(high, bisect_right(self.ends, start)), high)
        else:
            found = self._search(self._latest, 0, high, lambda latest: latest > start)
        if all(self.starts[position] < self.ends[position] for position in found):
            return found
        return [position for position in found if self.starts[position] < self.ends[position]]

    def _search(
        self, tree: list[list[int]], low: int, high: int, may_match: Callable[[int], bool]
    ) -> list[int]:
        """Positions in [low, high) whose end matches, descending only where the extreme does."""
        found: list[int] = []
        pending = [(len(tree) - 1, 0)]
        while pending:
            level, node = pending.pop()
            first, last = node << level, (node + 1) << level
            if first >= high or last <= low or not may_match(tree[level][node]):
                continue
            if level == 0:
                found.append(node)
                continue
            if 2 * node + 1 < len(tree[level - 1]):
                pending.append((level - 1, 2 * node + 1))
            pending.append((level - 1, 2 * node))
        return found


def _tree(values: list[int], extreme: Callable[[list[int]], int]) -> list[list[int]]:
    """Levels from the values themselves up to one node that holds the extreme of all."""
    levels = [values]
    while len(levels[-1]) > 1:
        below = levels[-1]
        levels.append([extreme(below[i : i + 2]) for i in range(0, len(below), 2)])
    return levels

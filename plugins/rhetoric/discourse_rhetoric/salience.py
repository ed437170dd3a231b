"""Which devices a reader should see first.

A device's salience is the product of
- the weight of its kind (the taxonomy's: an enumeration says more than a hedge),
- its strength among its kind (the detector's: more and longer parts are stronger),
- its place: devices that run over several paragraphs, and those in the title, in the first and in the last
  paragraph, weigh more (where classical arrangement puts exordium and peroration),
- its score: what is often none comes after what is sure, and what is more often none than one long after,
- the voice: what others are quoted with is theirs, and comes after the author's,
and it falls with every stronger one of the same kind in the document, so that the first ten are not ten
hedges, and where stronger devices lie over the same words. Two devices share a place where nearly all parts of the one
meet parts of the other: an anaphora, and the tricolon whose members it opens. The stronger stands for both, and the
other follows much later.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from discourse_rhetoric.findings import Finding
from discourse_rhetoric.prose import Prose

REPEATED = 0.7  # what is left for the second of a kind, for the third its square, and so on
QUOTED = 0.5
UNKNOWN = 0.6  # the score to reckon with where there is none
SHADOWED = 0.6  # what is left where stronger devices lie over the same words
SHARED = 0.4  # and where one of them has the same place
MOST = 0.8  # of the words, or of the parts
DOUBT = 0.2  # the share of a device's salience that does not hang on its score
ACROSS_PARAGRAPHS = 1.25
TITLE, EDGE = 1.2, 1.1


@frozen(eq=False)
class Candidate:
    """A finding of a device, how salient it is by itself, and how sure."""

    device: str
    family: str
    finding: Finding
    salience: float
    score: float | None


def salience(weight: float, finding: Finding, place: float, score: float | None) -> float:
    """How salient a finding of a kind with this weight is by itself, from 0 up."""
    trust = UNKNOWN if score is None else score
    trust = (DOUBT + (1 - DOUBT) * trust) * min(1.0, 2 * trust)
    return weight * (0.5 + 0.5 * finding.strength) * place * trust


def ranked(candidates: Sequence[Candidate], length: int) -> list[Candidate]:
    """The candidates, the most salient first, of a text of `length` code points.

    O(n log n), and ties stay in text order.
    """
    by_salience = sorted(candidates, key=lambda each: (-each.salience, each.finding.start))
    seen: Counter[str] = Counter()
    owners = array("i", [-1]) * length  # for each code point, the strongest device over it
    adjusted = []
    for number, each in enumerate(by_salience):
        left = _left(each.finding, owners)
        value = each.salience * REPEATED ** seen[each.device] * left
        seen[each.device] += left == 1
        for part in each.finding.parts:
            held = (number if owner < 0 else owner for owner in owners[part.start : part.end])
            owners[part.start : part.end] = array("i", held)
        adjusted.append((value, each))
    adjusted.sort(key=lambda pair: (-pair[0], pair[1].finding.start))
    return [each for _, each in adjusted]


def _left(finding: Finding, owners: array[int]) -> float:
    """What is left of a finding's salience where stronger ones, whose numbers `owners` holds, have its words."""
    parts = [owners[part.start : part.end] for part in finding.parts]
    met = Counter(owner for part in parts for owner in set(part) if owner >= 0)
    if not met:
        return 1.0
    if len(parts) > 1 and max(met.values()) >= MOST * len(parts):
        return SHARED
    free = sum(part.count(-1) for part in parts)
    return SHADOWED if free < (1 - MOST) * sum(map(len, parts)) else 1.0


class Places:
    """How much a place in the document weighs."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._paragraphs = [group[0] for group in prose.paragraphs()]
        self._starts = [first.tree.start for first in self._paragraphs]
        self._body = [i for i, first in enumerate(self._paragraphs) if first.label == "body"]

    def weight(self, finding: Finding) -> float:
        """The factor for the place and the voice of a finding."""
        if not self._starts:
            return 1.0
        first = max(0, bisect_right(self._starts, finding.start) - 1)
        last = max(0, bisect_right(self._starts, finding.end - 1) - 1)
        weight = 1.0
        if first != last:
            weight *= ACROSS_PARAGRAPHS
        if self._paragraphs[first].label == "title":
            weight *= TITLE
        elif len(self._body) > 2 and (first == self._body[0] or last == self._body[-1]):
            weight *= EDGE
        spans = [part.span for part in finding.parts]
        if all(self._prose.quotation(span) is not None for span in spans):
            weight *= QUOTED
        return weight

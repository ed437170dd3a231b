"""How well what was found meets what is there: precision, recall, F1, over labels and over spans.

Accuracy(right=8, found=10, there=16).f1                     # 0.615…
of_labels(["a", "b", "a"], ["a", "a", "a"])                   # {"a": Accuracy(…), "b": …}
macro_f1(of_labels(predicted, gold))
of_spans(found, gold)                                         # the same start and end
of_spans(found, gold, by="overlap")                           # at least one code point in common
of_characters(found, gold)                                    # each code point counts
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Literal, TypeVar

from attrs import frozen

from discourse.model.spans import Span

L = TypeVar("L", bound=Hashable)


@frozen
class Accuracy:
    """What was found, what is there, and how much of each is right.

    Attributes:
        right: the number found that are right.
        found, there: the numbers found and there.
        met: the number there that were found; another than `right` where spans overlap many to one.
    """

    right: int
    found: int
    there: int
    met: int = -1

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 if nothing was."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found; 0 if nothing is there."""
        met = self.right if self.met < 0 else self.met
        return met / self.there if self.there else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Accuracy) -> Accuracy:
        """Both taken together, for micro averages."""
        met = sum(a.right if a.met < 0 else a.met for a in (self, other))
        return Accuracy(
            self.right + other.right, self.found + other.found, self.there + other.there, met
        )


def of_labels(predicted: Sequence[L], gold: Sequence[L]) -> dict[L, Accuracy]:
    """The accuracy for each label, one label an item.

    Raises:
        ValueError: the two are not equally long.
    """
    pairs = list(zip(predicted, gold, strict=True))
    return {
        label: Accuracy(
            right=sum(p == g == label for p, g in pairs),
            found=sum(p == label for p, _ in pairs),
            there=sum(g == label for _, g in pairs),
        )
        for label in dict.fromkeys([*gold, *predicted])
    }


def of_label_sets(
    predicted: Sequence[Iterable[L]], gold: Sequence[Iterable[L]]
) -> dict[L, Accuracy]:
    """The accuracy for each label where an item may have several or none."""
    pairs = [(set(p), set(g)) for p, g in zip(predicted, gold, strict=True)]
    labels = dict.fromkeys(label for p, g in pairs for label in (*g, *p))
    return {
        label: Accuracy(
            right=sum(label in p and label in g for p, g in pairs),
            found=sum(label in p for p, _ in pairs),
            there=sum(label in g for _, g in pairs),
        )
        for label in labels
    }


def macro_f1(accuracies: Mapping[L, Accuracy]) -> float:
    """The mean of the labels' F1; 0 if there are none."""
    return sum(a.f1 for a in accuracies.values()) / len(accuracies) if accuracies else 0.0


def micro_f1(accuracies: Mapping[L, Accuracy]) -> float:
    """The F1 of all labels taken together."""
    return sum(accuracies.values(), Accuracy(0, 0, 0)).f1


def of_spans(
    found: Iterable[Span], gold: Iterable[Span], by: Literal["exact", "overlap"] = "exact"
) -> Accuracy:
    """The accuracy of spans of one text; a span given twice counts once."""
    ours, theirs = sorted(set(found)), sorted(set(gold))
    if by == "exact":
        return Accuracy(len(set(ours) & set(theirs)), len(ours), len(theirs))
    return Accuracy(
        right=_touching(ours, theirs),
        found=len(ours),
        there=len(theirs),
        met=_touching(theirs, ours),
    )


def of_characters(found: Iterable[Span], gold: Iterable[Span]) -> Accuracy:
    """The accuracy of the code points that the spans of one text cover."""
    ours, theirs = _united(found), _united(gold)
    shared = 0
    place = 0
    for span in ours:
        while place < len(theirs) and theirs[place].end <= span.start:
            place += 1
        at = place
        while at < len(theirs) and theirs[at].start < span.end:
            shared += min(span.end, theirs[at].end) - max(span.start, theirs[at].start)
            at += 1
    return Accuracy(shared, sum(map(len, ours)), sum(map(len, theirs)))


def _touching(spans: Sequence[Span], others: Iterable[Span]) -> int:
    """How many of the spans overlap one of the others."""
    united = _united(others)
    touching = 0
    place = 0
    for span in spans:  # by start: what ends before this one starts is done with
        while place < len(united) and united[place].end <= span.start:
            place += 1
        touching += place < len(united) and united[place].overlaps(span)
    return touching


def _united(spans: Iterable[Span]) -> list[Span]:
    """The same code points in spans that neither overlap nor touch."""
    united: list[Span] = []
    for span in sorted(span for span in spans if len(span)):
        if united and span.start <= united[-1].end:
            united[-1] = united[-1].hull(span)
        else:
            united.append(span)
    return united

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse.analysis.accuracy import (
    Accuracy,
    macro_f1,
    micro_f1,
    of_characters,
    of_label_sets,
    of_labels,
    of_spans,
)
from discourse.model.spans import Span

spans = st.lists(
    st.tuples(st.integers(0, 15), st.integers(1, 6)).map(lambda s: Span(s[0], s[0] + s[1])),
    max_size=6,
)


def test_precision_recall_and_f1() -> None:
    accuracy = Accuracy(right=8, found=10, there=16)
    assert (accuracy.precision, accuracy.recall) == (0.8, 0.5)
    assert accuracy.f1 == pytest.approx(8 / 13)
    assert Accuracy(0, 0, 0).f1 == 0


def test_labels() -> None:
    by_label = of_labels(["a", "b", "a", "c"], ["a", "a", "a", "b"])
    assert by_label["a"] == Accuracy(2, 2, 3)
    assert by_label["b"] == Accuracy(0, 1, 1)
    assert macro_f1(by_label) == pytest.approx(0.8 / 3)
    assert micro_f1(by_label) == pytest.approx(0.5)


def test_items_with_several_labels_or_none() -> None:
    by_label = of_label_sets([{"a", "b"}, set()], [{"a"}, {"b"}])
    assert by_label == {"a": Accuracy(1, 1, 1), "b": Accuracy(0, 1, 1)}


def test_spans_that_overlap_count_from_each_side() -> None:
    found = [Span(0, 4), Span(5, 8), Span(20, 22)]
    gold = [Span(0, 10), Span(30, 31)]
    assert of_spans(found, gold).f1 == 0
    overlap = of_spans(found, gold, by="overlap")
    assert (overlap.precision, overlap.recall) == (pytest.approx(2 / 3), 0.5)
    assert of_characters(found, gold) == Accuracy(7, 9, 11)


@given(spans, spans)
def test_they_agree_with_their_definitions(found: list[Span], gold: list[Span]) -> None:
    ours, theirs = set(found), set(gold)
    overlap = of_spans(found, gold, by="overlap")
    assert overlap.right == sum(any(a.overlaps(b) for b in theirs) for a in ours)
    assert overlap.met == sum(any(a.overlaps(b) for a in ours) for b in theirs)
    points = [
        {at for span in side for at in range(span.start, span.end)} for side in (ours, theirs)
    ]
    assert of_characters(found, gold) == Accuracy(
        len(points[0] & points[1]), len(points[0]), len(points[1])
    )
    assert of_spans(found, found).f1 == (1 if found else 0)

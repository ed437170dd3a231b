import pytest
from hypothesis import given

from discourse import OffsetMap, Span
from discourse.errors import SpanError
from tests.strategies import spans, texts


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_cannot_be_is_refused(start, end):
    with pytest.raises(SpanError, match=f"start={start}, end={end}"):
        Span(start, end)


@given(spans(), spans())
def test_overlap_is_symmetric_and_is_a_shared_code_point(one, other):
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)
    intersection = one.intersection(other)
    assert (set(range(intersection.start, intersection.end)) if intersection else set()) == shared


@given(spans(), spans())
def test_the_hull_contains_both_and_no_more(one, other):
    hull = one.hull(other)
    assert hull.contains(one)
    assert hull.contains(other)
    assert {hull.start, hull.end} <= {one.start, one.end, other.start, other.end}


@given(spans(), spans())
def test_before_and_after_are_converse_and_exclude_overlap(one, other):
    assert one.before(other) == other.after(one)
    if one.before(other):
        assert not one.overlaps(other)


@given(spans())
def test_an_empty_span_contains_and_overlaps_nothing(span):
    empty = Span(span.start, span.start)
    assert not empty.overlaps(span)
    assert not empty.contains(span.start)


@given(texts, spans(80))
def test_utf16_and_utf8_offsets_are_those_of_the_encoded_text_and_come_back(text, span):
    span = Span(min(span.start, len(text)), min(span.end, len(text)))
    offsets = OffsetMap(text)
    units = text.encode("utf-16-le", "surrogatepass")
    raw = text.encode("utf-8", "surrogatepass")
    utf16, utf8 = offsets.to_utf16(span), offsets.to_utf8(span)
    assert units[2 * utf16.start : 2 * utf16.end] == span.quote(text).encode(
        "utf-16-le", "surrogatepass"
    )
    assert raw[utf8.start : utf8.end] == span.quote(text).encode("utf-8", "surrogatepass")
    assert offsets.from_utf16(utf16) == span == offsets.from_utf8(utf8)


def test_an_offset_inside_a_surrogate_pair_is_refused():
    with pytest.raises(SpanError, match="inside a character"):
        OffsetMap("a😀b").from_utf16(Span(0, 2))

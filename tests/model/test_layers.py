import random
import time

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from discourse import Annotation, Document, Layer, LayerSpec, Metadata, Part, Ref, Span
from discourse.errors import ContractError, SpanError
from tests.strategies import THINGS, Thing, spans, things

layers = st.lists(
    things(100, 1).map(lambda t: Thing(start=t.start, end=t.end, count=t.count)), max_size=30
).map(THINGS.layer)


@given(layers, spans())
def test_queries_give_what_a_look_at_every_annotation_gives(layer, span):
    assert set(layer.within(span)) == {a for a in layer if span.contains(a.span)}
    assert set(layer.covering(span)) == {a for a in layer if a.span.contains(span)}
    assert set(layer.overlapping(span)) == {a for a in layer if a.span.overlaps(span)}


@given(layers, spans())
def test_queries_answer_in_their_order(layer, span):
    for found in (layer.within(span), layer.overlapping(span)):
        assert list(found) == sorted(found, key=lambda a: (a.start, -a.end))
    widths = [len(a.span) for a in layer.covering(span)]
    assert widths == sorted(widths, reverse=True)


@given(layers)
def test_a_ref_leads_back_to_its_annotation(layer):
    for annotation in layer:
        assert layer[layer.ref(annotation).index] == annotation


def test_a_document_long_annotation_does_not_slow_queries_down():
    length = 200_000
    items = [
        Thing(start=0, end=length),
        *(Thing(start=i, end=i + 4) for i in range(0, length - 4, 5)),
    ]
    layer = THINGS.layer(items)
    layer.at(0)
    places = random.Random(1).sample(range(length - 10), 500)
    started = time.process_time()
    for place in places:
        assert 1 <= len(layer.overlapping(Span(place, place + 10))) <= 5
    # a look at all 40,000 takes some 5 ms a query; 0.4 ms leaves room for a slow machine
    assert time.process_time() - started < 0.2


def test_a_layer_out_of_order_is_refused_and_told_how_to_sort():
    with pytest.raises(ContractError, match="out of text order.*spec.layer"):
        Layer(THINGS, [Thing(start=5, end=6), Thing(start=1, end=2)])


def test_an_annotation_of_another_class_is_refused():
    with pytest.raises(ContractError, match="is a Annotation, declared are Things"):
        Layer(THINGS, [Annotation(start=0, end=1)])


def test_a_field_that_cannot_be_saved_is_its_authors_error():
    @frozen(kw_only=True)
    class Odd(Annotation):
        anything: object

    with pytest.raises(ContractError, match=r"Odd.anything.*cannot be saved"):
        LayerSpec("odd", Odd)


def test_a_feature_that_was_not_declared_is_refused():
    with pytest.raises(ContractError, match="features"):
        Layer(THINGS, [], features={"lemma"})


def test_top_ranks_by_the_specs_field_with_unscored_last():
    layer = THINGS.layer(
        [Thing(start=i, end=i + 1, score=s) for i, s in enumerate([0.2, None, 0.9])]
    )
    assert [a.score for a in layer.top(3)] == [0.9, 0.2, None]
    assert [a.start for a in layer.top(2, by="-count")] == [0, 1]
    with pytest.raises(ContractError, match="cannot be ranked by 'colour'"):
        layer.top(1, by="colour")


def test_a_score_is_a_probability():
    with pytest.raises(ValueError, match="score"):
        Thing(start=0, end=1, score=1.5)


def test_rows_carry_the_words_the_parts_and_the_documents_variables():
    document = Document(
        id="d1",
        text="He said: go now.",
        metadata=Metadata(speaker="Ann", variables={"party": "Greens", "score": 7}),
    ).with_layers(
        THINGS.layer(
            [
                Thing(start=0, end=7, parts=(Part("cue", 3, 7), Part("label", 0, 2))),
                Thing(start=9, end=15, head=Ref("tests.things", 0), tags=("a", "b")),
            ]
        )
    )
    first, second = document["tests.things"].to_rows()
    assert first["document"] == "d1"
    assert first["speaker"] == "Ann"
    assert first["party"] == "Greens"
    assert first["document.score"] == 7  # the layer has a score of its own
    assert (first["id"], first["text"], first["cue"], first["part.label"]) == (
        "tests.things:0",
        "He said",
        "said",
        "He",
    )
    assert (second["head"], second["tags"], second["cue"]) == ("tests.things:0", "a; b", "")
    assert first.keys() == second.keys()


@frozen(kw_only=True)
class Named(Annotation):
    key: str


@frozen(kw_only=True)
class Act(Annotation):
    doer: Ref | None
    thing: Ref | None = None


def test_rows_carry_the_keys_of_what_they_point_to():
    names, acts = LayerSpec("tests.names", Named), LayerSpec("tests.acts", Act)
    document = Document(id="d", text="Ann went. Bo sat.").with_layers(
        THINGS.layer([Thing(start=0, end=3)]),
        names.layer([Named(start=0, end=3, key="ann")]),
    )
    by_ann = Act(start=0, end=8, doer=Ref("tests.names", 0), thing=Ref("tests.things", 0))
    document = document.with_layers(acts.layer([by_ann, Act(start=10, end=16, doer=None)]))
    first, second = document["tests.acts"].to_rows()
    assert (first["doer"], first["doer_key"]) == ("tests.names:0", "ann")
    assert (second["doer"], second["doer_key"]) == (None, None)
    assert "thing_key" not in first  # things have no keys
    assert document.layers["tests.acts"].to_rows()[0].keys() >= {"doer"}


@pytest.mark.parametrize(
    ("library", "method"),
    [("pandas", "to_pandas"), ("polars", "to_polars"), ("pyarrow", "to_arrow")],
)
def test_a_layer_becomes_a_data_frame(library, method):
    pytest.importorskip(library)
    document = Document(id="d", text="ab").with_layers(THINGS.layer([Thing(start=0, end=1)]))
    table = getattr(document["tests.things"], method)()
    assert len(table) == 1
    assert {"document", "start", "text"} <= set(
        getattr(table, "column_names", None) or table.columns
    )


def test_the_table_of_an_empty_layer_has_its_columns():
    pytest.importorskip("pandas")
    document = Document(id="d", text="ab").with_layers(THINGS.layer([]))
    table = document["tests.things"].to_pandas()
    assert len(table) == 0
    assert {"document", "start", "text", "label"} <= set(table.columns)


def test_annotations_span_from_their_first_part_to_their_last():
    thing = Thing.over((Part("a", 5, 6), Part("b", 2, 3), Part("a", 8, 9)), label="bad")
    assert thing.span == Span(2, 9)
    assert thing.spans_of("a") == (Span(5, 6), Span(8, 9))
    assert thing.span_of("c") is None
    with pytest.raises(SpanError):
        Thing.over(())

import pytest
from hypothesis import given

from discourse import Document, LayerSpec, Metadata, Part, Ref, Span
from discourse.errors import ContractError, MissingLayerError, SpanError
from discourse.text.layers import QUOTATIONS, Quotation
from tests.strategies import THINGS, Thing, documents


def test_a_layer_is_had_by_name_and_by_its_handle():
    document = Document(id="d", text="words").with_layers(THINGS.layer([Thing(start=0, end=5)]))
    assert document["tests.things"] is document[THINGS]
    assert THINGS in document
    assert "tests.things" in document
    assert document[Ref("tests.things", 0)].span == Span(0, 5)


def test_adding_a_layer_leaves_the_document_and_shares_the_other_layers():
    first = Document(id="d", text="words").with_layers(THINGS.layer([]))
    other = LayerSpec("tests.others", Thing)
    second = first.with_layers(other.layer([Thing(start=1, end=2)]))
    assert "tests.others" not in first
    assert second.layers["tests.things"] is first.layers["tests.things"]
    with pytest.raises(TypeError):
        second.layers["tests.things"] = THINGS.layer([])


@pytest.mark.parametrize(
    ("thing", "error", "message"),
    [
        (Thing(start=0, end=6), SpanError, "ends at 6, but the text has 5"),
        (Thing(start=0, end=1, parts=(Part("cue", 2, 9),)), SpanError, "part 'cue' ends at 9"),
        (
            Thing(start=0, end=1, head=Ref("tests.things", 3)),
            ContractError,
            "tests.things:3 points to nothing",
        ),
        (
            Thing(start=0, end=1, head=Ref("elsewhere", 0)),
            ContractError,
            "elsewhere:0 points to nothing",
        ),
    ],
)
def test_a_layer_that_reaches_beyond_the_document_is_refused(thing, error, message):
    with pytest.raises(error, match=message):
        Document(id="d", text="words").with_layers(THINGS.layer([thing]))


def test_a_missing_layer_says_what_there_is_and_how_to_get_it():
    document = Document(id="d", text="words").with_layers(THINGS.layer([]))
    with pytest.raises(MissingLayerError, match="Did you mean 'tests.things'") as caught:
        document["tests.thing"]
    assert "Pipeline(layers=['tests.thing'])" in str(caught.value)


def test_lines_are_counted_from_one_with_any_newline():
    document = Document(id="d", text="one\ntwo\r\nthree\n")
    assert [document.line(document.text.index(w)) for w in ("one", "two", "three")] == [1, 2, 3]
    assert Document(id="e", text="").line(0) == 1


@given(documents())
def test_a_quote_is_the_slice_of_the_text(document):
    for thing in document[THINGS]:
        assert document.quote(thing) == document.text[thing.start : thing.end]


class TestVoice:
    text = "Ann said: 'Bob told me that it is late.' It was."

    def document(self):
        def part(name, words):
            start = self.text.index(words)
            return Part(name, start, start + len(words))

        outer = Quotation.over(
            (
                part("source", "Ann"),
                part("cue", "said"),
                part("content", "Bob told me that it is late."),
            ),
            kind="direct",
        )
        inner = Quotation.over(
            (part("source", "Bob"), part("cue", "told"), part("content", "it is late")),
            kind="indirect",
        )
        return Document(id="d", text=self.text).with_layers(QUOTATIONS.layer([outer, inner]))

    def at(self, words):
        start = self.text.index(words)
        return Span(start, start + len(words))

    def test_it_is_that_of_the_innermost_source(self):
        document = self.document()
        assert str(document.voice(self.at("late"))) == "Bob"
        assert str(document.voice(self.at("told me"))) == "Ann"

    def test_cue_and_source_and_all_else_are_the_authors(self):
        document = self.document()
        assert document.voice(self.at("said")).is_author
        assert document.voice(self.at("It was")).is_author

    def test_nobody_is_blamed_where_quotations_are_unknown(self):
        with pytest.raises(MissingLayerError, match="quotations"):
            Document(id="d", text=self.text).voice(Span(0, 3))


class TestMetadata:
    def test_only_empty_fields_are_filled_and_who_filled_them_is_kept(self):
        metadata = Metadata(title="Mine").filled({"title": "Theirs", "date": "2023"}, "zones")
        assert (metadata.title, metadata.date) == ("Mine", "2023")
        assert metadata.origins == {"date": "zones"}

    def test_an_unknown_field_is_refused(self):
        with pytest.raises(ContractError, match="colour"):
            Metadata().filled({"colour": "red"}, "zones")

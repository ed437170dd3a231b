"""Random texts and documents, for laws that hold for all of them."""

from __future__ import annotations

from typing import Any, Literal

from attrs import frozen
from hypothesis import strategies as st

from discourse import Annotation, Document, LayerSpec, Metadata, Part, Ref, Span


@frozen(kw_only=True)
class Detail:
    """A record inside an annotation."""

    word: str
    weight: float = 0.0


@frozen(kw_only=True)
class Thing(Annotation):
    """An annotation with a field of every shape that can be saved."""

    label: Literal["good", "bad"] = "good"
    count: int = 0
    sure: bool = False
    share: float | None = None
    head: Ref | None = None
    tags: tuple[str, ...] = ()
    details: tuple[Detail, ...] = ()


THINGS = LayerSpec("tests.things", Thing)

# Every code point, lone surrogates too: what a file or a web page can hold.
texts = st.text(st.characters(exclude_categories=()), max_size=80)


@st.composite
def spans(draw: st.DrawFn, length: int = 100) -> Span:
    """A span within a text of this length."""
    start = draw(st.integers(0, length))
    return Span(start, draw(st.integers(start, length)))


@st.composite
def things(draw: st.DrawFn, length: int, count: int) -> Thing:
    """A Thing within a text, in a layer of `count`."""
    span = draw(spans(length))
    parts = [
        Part(draw(st.text(max_size=5)), p.start, p.end)
        for p in draw(st.lists(spans(length), max_size=3))
    ]
    return Thing(
        start=span.start,
        end=span.end,
        parts=tuple(parts),
        score=draw(st.none() | st.floats(0, 1)),
        why=draw(st.text(max_size=10)),
        label=draw(st.sampled_from(["good", "bad"])),
        count=draw(st.integers()),
        sure=draw(st.booleans()),
        share=draw(st.none() | st.floats(allow_nan=False, allow_infinity=False)),
        head=draw(st.none() | st.integers(0, count - 1).map(lambda i: Ref("tests.things", i))),
        tags=tuple(draw(st.lists(st.text(max_size=5), max_size=3))),
        details=tuple(
            Detail(word=word, weight=0.5)
            for word in draw(st.lists(st.text(max_size=5), max_size=2))
        ),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document with a layer of Things."""
    text = draw(texts)
    count = draw(st.integers(0, 4))
    found: list[Any] = [draw(things(len(text), count)) for _ in range(count)]
    metadata = Metadata(
        title=draw(st.none() | st.text(max_size=10)),
        authors=tuple(draw(st.lists(st.text(min_size=1, max_size=5), max_size=2))),
        variables=draw(
            st.dictionaries(st.text(max_size=5), st.none() | st.integers() | st.text(max_size=5))
        ),
    )
    document = Document(id=draw(st.text(max_size=8)), text=text, metadata=metadata)
    return document.with_layers(THINGS.layer(found))

from __future__ import annotations

from io import StringIO

from attrs import frozen
from discourse_framing.associations import associations
from discourse_framing.codebooks import codebook
from discourse_framing.layers import ACTOR_FRAMES, FRAMES, PROFILE, Frame, Measure
from discourse_framing.profiles import Unit
from rich.console import Console

from discourse import Annotation, Document, LayerSpec, Ref, Span
from discourse.reading.frames import through_which_frames


@frozen(kw_only=True)
class Somebody(Annotation):
    key: str
    name: str
    role: str | None = None


@frozen(kw_only=True)
class Naming(Annotation):
    actor: Ref


@frozen(kw_only=True)
class Words(Annotation):
    kind: str = "direct"


ACTORS = LayerSpec("actors", Somebody)
MENTIONS = LayerSpec("mentions", Naming)
QUOTATIONS = LayerSpec("quotations", Words)

SENTENCES = 10
LENGTH = 10


def sentence(number):
    return Span(number * LENGTH, (number + 1) * LENGTH)


def document_with(*mentioned):
    """A document of ten sentences of ten letters; the only actor is named at the start of those given."""
    document = Document(id="d", text="x" * SENTENCES * LENGTH).with_layers(
        ACTORS.layer([Somebody(start=0, end=1, key="RUS", name="Russia", role="antagonist")]),
        QUOTATIONS.layer([]),
    )
    mentions = [
        Naming(start=n * LENGTH, end=n * LENGTH + 1, actor=Ref("actors", 0)) for n in mentioned
    ]
    return document.with_layers(MENTIONS.layer(mentions))


def framed(*numbers, frame="security"):
    return FRAMES.layer(
        Frame(start=n * LENGTH, end=(n + 1) * LENGTH, codebook="foreign-policy", frame=frame)
        for n in numbers
    )


UNITS = [Unit(sentence(n), 0, 1.0, frozenset({"author"})) for n in range(SENTENCES)]
BOOKS = [codebook("foreign-policy")]


def test_a_frame_goes_with_the_actor_in_whose_sentences_it_stands():
    document = document_with(0, 1, 2, 3)
    [found] = associations(document, UNITS, framed(0, 1, 2, 9), BOOKS)
    assert (found.key, found.role, found.name) == ("RUS", "antagonist", "foreign-policy/security")
    assert (found.count, found.sentences, found.value) == (3, 4, 0.75)
    assert found.low < 0.75 < found.high
    assert found.elsewhere == round(1 / 6, 6)
    assert found.log_odds > 0
    assert [span.start for span in found.spans_of("sentence")] == [0, 10, 20]


def test_a_frame_that_stands_elsewhere_goes_less_with_the_actor():
    document = document_with(0, 1, 2, 3)
    [found] = associations(document, UNITS, framed(0, 1, 4, 5, 6, 7, 8, 9), BOOKS)
    assert found.log_odds < 0


def test_once_is_no_pattern_and_an_actor_named_twice_has_no_profile():
    assert list(associations(document_with(0, 1, 2), UNITS, framed(0), BOOKS)) == []
    assert list(associations(document_with(0, 1), UNITS, framed(0, 1), BOOKS)) == []


def test_without_actors_there_is_nothing_to_go_with():
    document = Document(id="d", text="x" * 100)
    assert list(associations(document, UNITS, framed(0, 1, 2), BOOKS)) == []


def test_the_layer_is_there_and_empty_where_no_plugin_finds_actors(read):
    assert len(read("They defend their sovereignty.")["framing.actors"]) == 0


def test_a_reading_shows_the_actor_with_his_role_and_his_frames():
    document = document_with(0, 1, 2, 3)
    frames = framed(0, 1, 2, 9)
    profile = PROFILE.layer(
        [
            Measure(
                start=0,
                end=SENTENCES * LENGTH,
                name="foreign-policy/security",
                label="Security threat",
                value=0.4,
                low=0.1,
                high=0.7,
                salience=0.4,
                count=4,
                present=True,
                rank=1,
                voice="author",
            )
        ]
    )
    pairs = ACTOR_FRAMES.layer(associations(document, UNITS, frames, BOOKS))
    console = Console(file=StringIO(), width=120, color_system=None)
    for part in through_which_frames(document.with_layers(frames, profile, pairs)):
        console.print(part)
    last = console.file.getvalue().splitlines()[-1]
    assert last.split() == (
        [
            "Russia",
            "(antagonist)",
            "Security",
            "threat",
            "and",
            "confrontation",
            "3",
            "of",
            "4",
            "(17%",
            "elsewhere)",
        ]
    )

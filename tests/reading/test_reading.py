import io

import pytest
from attrs import frozen
from discourse_actors.layers import ACTORS, RELATIONS, Actor, Relation
from discourse_framing.layers import FRAMES, PROFILE, Measure
from hypothesis import given
from rich.console import Console

from discourse import Annotation, Document, LayerSpec, Metadata, Omission, Part, Ref, Span
from discourse.reading import print_reading
from discourse.reading.tables import print_layers
from discourse.reading.words import LONGEST, bar, lines, printable, quoted
from discourse.text.layers import QUOTATIONS, TOKENS, Quotation, Token
from tests.strategies import THINGS, Thing, documents, texts


def printed(document, width=100):
    console = Console(file=io.StringIO(), width=width, color_system=None)
    print_reading(document, console)
    return console.file.getvalue()


@given(texts)
def test_what_is_printed_cannot_steer_a_terminal(text):
    shown = printable(text)
    assert shown.isprintable()
    assert shown.encode("utf-8", "strict") is not None


@given(documents())
def test_any_document_can_be_read(document):
    out = printed(document)
    assert "\x1b" not in out


def test_a_strangers_layer_is_shown_by_its_words_and_reasons():
    document = Document(id="d", text="We must act.").with_layers(
        THINGS.layer([Thing(start=3, end=11, why="a modal and a verb")])
    )
    out = printed(document)
    assert "tests.things (1)" in out
    assert "must act" in out
    assert "a modal and a verb" in out


def test_what_failed_is_told_at_the_end():
    omission = Omission(
        annotator="actors", kind="failed", layers=("actors",), reason="it broke\nlong story"
    )
    out = printed(Document(id="d", text="").with_omissions(omission))
    assert "actors (actors) failed: it broke" in out
    assert "long story" not in out


def test_markup_in_a_text_is_only_words():
    document = Document(
        id="[bold]d[/bold]", text="[red]x[/red]", metadata=Metadata(title="[link=http://x]T[/link]")
    )
    document = document.with_layers(THINGS.layer([Thing(start=0, end=12)]))
    out = printed(document)
    assert "[link=http://x]T[/link]" in out
    assert "[red]x[/red]" in out


class TestQuotes:
    text = "First we act. " + "Then much is said about it. " * 30 + "Second we rest."

    def document(self):
        second = self.text.index("Second")
        parts = (Part("item", 0, 5), Part("item", second, second + 6))
        thing = Thing(start=0, end=len(self.text), parts=parts)
        return Document(id="d", text=self.text).with_layers(THINGS.layer([thing]))

    def test_a_long_one_is_cut_to_what_stands_around_its_parts(self):
        document = self.document()
        shown = quoted(document, document["tests.things"][0])
        assert len(shown.plain) < LONGEST
        assert shown.plain.startswith("First we act.")
        assert " … " in shown.plain
        assert "  " not in shown.plain
        assert shown.plain.endswith("Second we rest.")

    def test_the_parts_are_what_is_highlighted(self):
        document = self.document()
        shown = quoted(document, document["tests.things"][0])
        marked = [shown.plain[s.start : s.end] for s in shown.spans if s.style == "bold yellow"]
        assert marked == ["First", "Second"]

    def test_lines_are_told_once_and_not_too_many(self):
        document = Document(id="d", text="a\n" * 20)
        spans = [Span(i, i + 1) for i in range(0, 20, 2)] * 2
        assert lines(document, spans, most=3) == "l. 1, 2, 3 …"


@pytest.mark.parametrize(("share", "cells"), [(0, 0), (0.5, 5), (1, 10), (7, 10), (-1, 0)])
def test_a_bar_is_as_long_as_its_share(share, cells):
    assert bar(share, width=10).plain == "█" * cells + " " * (10 - cells)


@pytest.mark.parametrize("calibrated", [True, False])
def test_a_share_from_calibrated_weights_says_so(calibrated):
    document = Document(id="d", text="We must act.")
    measure = Measure(
        start=0,
        end=12,
        name="own/duty",
        label="Duty",
        value=0.4,
        low=0.2,
        high=0.6,
        salience=0.4,
        count=0,
        present=True,
        rank=1,
        voice="author",
        calibrated=calibrated,
    )
    out = printed(document.with_layers(FRAMES.layer([]), PROFILE.layer([measure])))
    assert "Duty" in out
    assert ("calibrated" in out) == calibrated


def actors_of(*names):
    text = " ".join(names)
    return text, ACTORS.layer(
        [
            Actor(start=text.index(n), end=text.index(n) + len(n), key=n, name=n, type="state")
            for n in names
        ]
    )


def a_deed(text, **fields):
    return RELATIONS.layer(
        [
            Relation(
                start=0,
                end=len(text),
                source=Ref("actors", 0),
                target=Ref("actors", 1),
                predicate="attack",
                relation="assault",
                polarity=-1,
                **fields,
            )
        ]
    )


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"score": 0.9}, "Iran  − assault → Peru  l. 1"),
        ({"score": 0.9, "negated": True}, "Iran  · not assault → Peru  l. 1"),
        ({"score": 0.9, "voice": "Ann"}, "Iran  − assault → Peru  in the words of Ann  l. 1"),
        ({"score": 0.9, "modality": "obligation"}, "Iran  − assault, obligation → Peru"),
        ({}, "Iran  − assault → Peru"),  # nothing was measured
    ],
)
def test_a_deed_says_whether_it_is_so_and_who_says_it(fields, told):
    text, actors = actors_of("Iran", "Peru")
    document = Document(id="d", text=text).with_layers(actors)
    assert told in printed(document.with_layers(a_deed(text, **fields)))


def test_a_deed_that_is_not_sure_is_only_counted():
    text, actors = actors_of("Iran", "Peru")
    document = Document(id="d", text=text).with_layers(actors)
    assert "assault" not in printed(document.with_layers(a_deed(text, score=0.2)))


def test_a_pronoun_that_leads_to_nobody_is_somebody_else_each_time():
    text = "“Yes,” she said. “No,” she said. “Well,” Ann said. “Hm,” Ann said."
    tokens, quotations = [], []
    for name, upos in (("she", "PRON"), ("Ann", "PROPN")):
        start = -1
        while (start := text.find(name, start + 1)) >= 0:
            tokens.append(Token(start=start, end=start + 3, upos=upos))
            opening = text.rindex("“", 0, start)
            parts = (Part("content", opening, start - 1), Part("source", start, start + 3))
            quotations.append(Quotation(start=opening, end=start + 3, parts=parts, kind="direct"))
    document = Document(id="d", text=text).with_layers(
        TOKENS.layer(tokens, features={"upos"}), QUOTATIONS.layer(quotations)
    )
    out = printed(document)
    assert "Ann  2 ×" in out
    assert out.count("she  not known who  1 ×") == 2


@frozen(kw_only=True)
class Somebody(Annotation):
    key: str


@frozen(kw_only=True)
class Meeting(Annotation):
    host: Ref
    guest: Ref
    subject: str = ""
    friendly: bool = False


def a_meeting(subject=""):
    people = LayerSpec("tests.people", Somebody)
    meetings = LayerSpec("tests.meetings", Meeting)
    document = Document(id="d", text="Ann met Bo.").with_layers(
        people.layer([Somebody(start=0, end=3, key="ann"), Somebody(start=8, end=10, key="bo")])
    )
    met = Meeting(
        start=0,
        end=10,
        parts=(Part("host", 0, 3), Part("guest", 8, 10), Part("cue", 4, 7)),
        host=Ref("tests.people", 0),
        guest=Ref("tests.people", 1),
        subject=subject,
        friendly=True,
        why="a verb and its arguments",
    )
    return document.with_layers(meetings.layer([met]))["tests.meetings"]


def shown(layer, width):
    console = Console(file=io.StringIO(), width=width, color_system=None)
    print_layers([layer], "table", console)
    return console.file.getvalue()


def test_a_layer_that_fits_the_screen_is_a_table():
    out = shown(a_meeting(), width=140)
    header, row = out.splitlines()[1:3]
    assert header.split()[:3] == ["line", "text", "why"]
    assert "ann “Ann”" in row and "bo “Bo”" in row  # whom a Ref points to, and the words
    assert "tests.people" not in out


def test_a_layer_that_does_not_fit_has_a_block_for_each_annotation():
    out = shown(a_meeting(subject="the weather of the coming days, and of those after"), width=80)
    assert all(len(line) <= 80 for line in out.splitlines())
    assert out.splitlines()[1].strip() == "l. 1  Ann met Bo"
    told = " ".join(out.split())
    assert "host ann “Ann” guest bo “Bo” subject the weather of the coming days" in told
    assert "friendly cue met" in told  # what is true is only named
    assert "a verb and its arguments" in told

"""Whose words a figure is made of: a quotation's words are the speaker's, wherever "he said" stands."""

from __future__ import annotations

import pytest
from discourse_rhetoric.layers import DEVICES, Device

from discourse import Document, Pipeline
from discourse.text.layers import QUOTATIONS

REPETITIONS = {"anaphora", "epistrophe", "symploce", "anadiplosis", "epizeuxis", "isocolon"}


def found(document: Document, name: str) -> list[Device]:
    return [device for device in document[DEVICES] if device.device == name]


def quoted(document: Document, device: Device) -> list[str]:
    return [document.quote(part) for part in device.parts]


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        (
            "“No bank will lend to us,” the farmer said. “No bank will talk to us. No bank will wait.”",
            ["No bank will"] * 3,
        ),
        (
            "She wrote: “I have seen the harbour. I have seen the camps. I have seen the graves.”",
            ["I have seen"] * 3,
        ),
        (
            'The nurses complained that "they cut our beds, they cut our nights, they cut our pay".',
            ["they cut our"] * 3,
        ),
    ],
)
def test_who_is_quoted_is_heard_through_the_attribution(
    text: str, openings: list[str], pipeline: Pipeline
) -> None:
    document = pipeline(text)
    assert openings in [quoted(document, each) for each in found(document, "anaphora")]


def test_the_speakers_name_and_office_stand_between_no_members(pipeline: Pipeline) -> None:
    document = pipeline(
        "“Nobody on the island was rich,” said the harbour master, Jonas Brink. “Everybody on the island was proud.”"
    )
    assert found(document, "isocolon")


def test_members_of_a_quotation_stand_side_by_side_whatever_stands_between(
    pipeline: Pipeline,
) -> None:
    document = pipeline(
        "“Everything on the table was old,” the clerk said. “Nothing on the table was cheap.”"
    )
    (isocolon,) = found(document, "isocolon")
    assert quoted(document, isocolon) == [
        "Everything on the table was old",
        "Nothing on the table was cheap",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We want schools. They said: “We want roads.” We want doctors.",
        "We want schools. “We want roads,” the mayor said. We want doctors.",
        "“We want schools,” said the teacher. “We want roads,” said the driver.",
    ],
)
def test_no_figure_is_joined_of_the_words_of_two(text: str, pipeline: Pipeline) -> None:
    document = pipeline(text)
    spoken = [quotation.spans_of("content") for quotation in document[QUOTATIONS]]
    assert spoken
    for device in document[DEVICES]:
        if device.device in REPETITIONS:
            voices = {
                next(
                    (
                        n
                        for n, spans in enumerate(spoken)
                        if any(s.contains(part.span) for s in spans)
                    ),
                    None,
                )
                for part in device.parts
            }
            assert len(voices) == 1


def test_who_attributes_again_and_again_makes_an_anaphora_of_it(pipeline: Pipeline) -> None:
    document = pipeline(
        "My father said: “Wait a year.” My father said: “Take the boat.” My father said: “Burn it.”"
    )
    assert ["My father"] * 3 in [quoted(document, each) for each in found(document, "anaphora")]


def test_a_word_is_said_again_by_one_voice_only(pipeline: Pipeline) -> None:
    document = pipeline("She said: “We shall give up never.” Never had the minister been so glad.")
    assert not found(document, "epizeuxis")


def test_an_antithesis_is_of_the_words_that_are_quoted_alone(pipeline: Pipeline) -> None:
    document = pipeline(
        "Asked whether the town still wanted a wall, the mayor replied that it wanted “less a wall than a door”."
    )
    (antithesis,) = found(document, "antithesis")
    assert quoted(document, antithesis) == ["less", "a wall", "than", "a door"]
    assert not found(document, "epistrophe")


def test_what_is_denied_before_the_attribution_is_affirmed_behind_it(pipeline: Pipeline) -> None:
    document = pipeline("“It is not a border,” the driver said. “It is a wound.”")
    (antithesis,) = found(document, "antithesis")
    assert quoted(document, antithesis)[1:] == ["a border", "a wound"]


def test_what_one_denies_and_another_affirms_is_no_antithesis(pipeline: Pipeline) -> None:
    document = pipeline("“It is not a border,” the driver said. It is a line of eleven stones.")
    assert not found(document, "antithesis")

"""Moves of an argument: what is asked for, what is foretold and what is promised, what a word means."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from discourse_rhetoric.layers import DEVICES

from discourse import Document, Metadata, Pipeline

ASKED = {
    # the speaker calls on somebody, or for something, by saying so
    "We call on all states to pay their dues.": ["call … to pay their dues"],
    "My delegation calls upon the Council to act without delay.": ["calls … to act without delay"],
    "We condemn the attack and urge both sides to stop.": ["urge … to stop"],
    "I would like to ask you to join us.": ["ask … to join us"],
    "We call for an end to the siege.": ["call … for an end to the siege"],
    # others do, or it is told, or asked, or denied
    "The envoy called on all states to pay.": [],
    "They call for an end to the siege.": [],
    "We urged them to leave.": [],
    "We have asked them to go.": [],
    "We ask why it failed.": [],
    "We do not ask them to leave.": [],
    # proposals; "suggest" that it was so is none
    "We recommend that the tax be lifted.": ["recommend … that the tax be lifted"],
    "We suggest that prices rose.": [],
    # let us, unless it steers the text
    "Let us share the water.": ["Let us … share the water"],
    "Let us turn to trade.": [],
    # needs and time
    "The minister ought to resign.": ["ought … to resign"],
    "The Union needs to reform its budget.": ["needs … to reform its budget"],
    "The Union needed to reform its budget.": [],
    "They cut off the money that it needs to build the road.": [],
    "It is time to act.": ["time … to act"],
    "The time has come to reform the Council.": ["time … to reform the Council"],
    "It was time to leave.": [],
}
FORETOLD = {
    "On behalf of Ireland, I thank you. Ireland will build ten schools. France will close its own.": [
        "will close its own"
    ],
    "On behalf of Ireland, I thank you. Ireland will suffer.": ["will suffer"],
    "My government will build the road. Our economy will grow.": ["will grow"],
}
DEFINED = {
    "The term “hybrid war” refers to attacks below the threshold.": ["refers"],
    "By sovereignty we mean the right to decide.": ["mean"],
    "Deterrence means that an attack does not pay.": ["means"],
    "Power is defined as the ability to decide.": ["defined as"],
    "He refers to the treaty.": [],
    "By this law we mean to help.": [],
    "This means war.": [],
    "Higher taxes mean less growth.": [],
    "Words mean little to him.": [],
}


@pytest.fixture(scope="module")
def documents(pipeline: Pipeline) -> Mapping[str, Document]:
    texts = [
        Document(id=text, text=text, metadata=Metadata(language="en"))
        for text in (*ASKED, *FORETOLD, *DEFINED)
    ]
    return {each.id: each for each in pipeline.stream(texts) if isinstance(each, Document)}


def _parts(document: Document, device: str, between: str) -> list[str]:
    """The parts of each device of that name, joined."""
    return [
        between.join(document.quote(part) for part in each.parts)
        for each in document[DEVICES]
        if each.device == device
    ]


@pytest.mark.parametrize(("text", "expected"), ASKED.items())
def test_an_act_is_asked_for_in_the_speakers_own_name(
    text: str, expected: list[str], documents: Mapping[str, Document]
) -> None:
    assert _parts(documents[text], "recommendation", " … ") == expected


@pytest.mark.parametrize(("text", "expected"), FORETOLD.items())
def test_what_ones_own_side_will_do_is_promised_and_not_foretold(
    text: str, expected: list[str], documents: Mapping[str, Document]
) -> None:
    assert _parts(documents[text], "prediction", " ") == expected


def test_the_own_country_is_known_by_the_metadata_too(pipeline: Pipeline) -> None:
    text = "Ireland will build ten schools."
    ours = Metadata(language="en", country="Ireland")
    assert not _parts(pipeline(Document(id="ours", text=text, metadata=ours)), "prediction", " ")
    assert _parts(pipeline(text), "prediction", " ")


@pytest.mark.parametrize(("text", "expected"), DEFINED.items())
def test_a_definition_says_what_a_word_is_to_mean(
    text: str, expected: list[str], documents: Mapping[str, Document]
) -> None:
    assert _parts(documents[text], "definition", " ") == expected

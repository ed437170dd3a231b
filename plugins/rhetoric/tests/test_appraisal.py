"""Attitude: what is valued, and who feels it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from discourse_rhetoric.conditions import CONDITIONS
from discourse_rhetoric.layers import DEVICES
from discourse_rhetoric.wordlists import groups

from discourse import Document, Metadata, Pipeline

MARKED = {
    # said of acts and ideas, before the noun and after the verb
    "This is an important step.": ["important"],
    "It would be absurd to wait.": ["absurd"],
    "That decision was wrong and shameful.": ["wrong", "shameful"],
    "We have seen worrying signs.": ["worrying"],
    # not of persons and things, nor as a term
    "The brave soldiers slept under a magnificent roof.": [],
    "The country held free and fair elections.": [],
    "The dogs are alarming the village.": [],
    # before a noun these words only describe
    "A good result came late.": [],
    "The result is good.": ["good"],
    # feelings of the speaker's, and of others
    "I hope that it lasts, and we are proud of it.": ["hope", "proud"],
    "Allow me to commend the decision.": ["commend"],
    "I was shocked by the news.": ["shocked"],
    "We express our deep gratitude to the crew.": ["gratitude"],
    "The minister hoped that it would last, and they are proud of it.": [],
    "The minister said that the decision was wrong.": [],
    "I would like to begin.": [],
    # nouns
    "It was a tragedy.": ["tragedy"],
    "It is an honour and a pleasure to be here.": ["honour", "pleasure"],
    "They sent help to the disaster area.": [],
    # adverbs
    "Regrettably, nobody came.": ["Regrettably"],
}


@pytest.fixture(scope="module")
def documents(pipeline: Pipeline) -> Mapping[str, Document]:
    texts = [Document(id=text, text=text, metadata=Metadata(language="en")) for text in MARKED]
    return {each.id: each for each in pipeline.stream(texts) if isinstance(each, Document)}


@pytest.mark.parametrize(("text", "expected"), MARKED.items())
def test_attitude_is_the_writers_and_about_what_is_said(
    text: str, expected: list[str], documents: Mapping[str, Document]
) -> None:
    document = documents[text]
    found = [document.quote(d) for d in document[DEVICES] if d.device == "attitude_marker"]
    assert found == expected


def test_direct_speech_is_the_word_of_whoever_is_quoted(pipeline: Pipeline) -> None:
    document = pipeline("“It was wrong,” the minister said.")
    assert [document.quote(d) for d in document[DEVICES] if d.device == "attitude_marker"] == [
        "wrong"
    ]


@pytest.mark.parametrize("name", ["attitude_markers", "engagement_markers", "self_mentions"])
def test_every_condition_of_a_word_list_is_known_and_every_block_has_a_source(name: str) -> None:
    for group in groups(name):
        assert {group.when, group.unless} - {""} <= CONDITIONS.keys()
        assert group.source

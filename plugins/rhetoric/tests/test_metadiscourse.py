"""Words that are metadiscourse or modal in one context, and something else in another."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from discourse_rhetoric.layers import DEVICES

from discourse import Document, Metadata, Pipeline

MODALS = ("epistemic_modality", "deontic_modality", "dynamic_modality")
HEDGED = {
    # a surname is no modal; a headline's is one
    "Mrs May said that the vote may wait.": ["may"],
    "Russia May Attack": ["May"],
    # ability, and what may happen
    "She could swim at five.": [],
    "She shut the door so that she could sleep.": [],
    "This could lead to war.": ["could"],
    # opinions have a content
    "I think of you.": [],
    "I believe in the law.": [],
    "I feel cold.": [],
    "I think that it works.": ["think"],
    "It works, I think.": ["think"],
    # kinds
    "We asked what kind of house they want.": [],
    "It was kind of cold.": ["kind of"],
    # what circumstances allow
    "It is possible to travel by train.": [],
    "A possible reason is the price.": ["possible"],
}
BOOSTED = {
    "He speaks clearly.": [],
    "It is clearly wrong.": ["clearly"],
    "Clearly, he is wrong.": ["Clearly"],
    "It is a fact that prices rose.": ["It is a fact"],
}
KINDS = {
    "You can go now.": "deontic_modality",
    "You can see the harbour from here.": "dynamic_modality",
    "You need not come.": "deontic_modality",
    "I would rather go.": "dynamic_modality",
    "It is possible to travel by train.": "dynamic_modality",
    "It is possible that he travels.": "epistemic_modality",
}
FRAMED = {
    "My purpose today is to explain our vote.": ["My purpose today is to explain"],
    "Let me turn to trade.": ["Let me turn"],
    "I want to make one point.": ["I want to make"],
    "I shall now speak of the budget.": ["I shall now speak"],
    "I would like to begin by counting the costs.": ["I would like to begin"],
    # policies, courtesies and deeds steer no text
    "Our aim is to cut emissions.": [],
    "I wish to thank you.": [],
    "They turned to trade.": [],
    "We will examine the proposal next year.": [],
    # a sequence, and a reason that weighs most
    "First of all, the law is old.": ["First of all"],
    "First of all, because they came late, they lost.": [],
}
ATTRIBUTED = {
    "Smith (2010) argues that states balance.": ["Smith (2010) argues"],
    "As Porter argues, voters differ.": ["As Porter argues"],
    "As I said, the road is closed.": [],
    "The data show that trade grew.": ["data show"],
    "Studies show that trade grew.": ["Studies show"],
    "The evidence does not show that it grew.": [],
    "In the eyes of his mother he was a child.": [],
}
OVERDUE = {"It is about time.": [], "It is high time to act.": ["high time"]}

EXPECTED = {
    "hedge": HEDGED,
    "booster": BOOSTED,
    "frame_marker": FRAMED,
    "evidential": ATTRIBUTED,
    "attitude_marker": OVERDUE,
}
CASES = [(device, *case) for device, cases in EXPECTED.items() for case in cases.items()]


@pytest.fixture(scope="module")
def documents(pipeline: Pipeline) -> Mapping[str, Document]:
    texts = {text for _, text, _ in CASES} | set(KINDS)
    given = [Document(id=text, text=text, metadata=Metadata(language="en")) for text in texts]
    return {each.id: each for each in pipeline.stream(given) if isinstance(each, Document)}


@pytest.mark.parametrize(("device", "text", "expected"), CASES)
def test_a_cue_is_one_by_its_context(
    device: str, text: str, expected: list[str], documents: Mapping[str, Document]
) -> None:
    document = documents[text]
    found = [document.quote(d.parts[0]) for d in document[DEVICES] if d.device == device]
    assert found == expected


@pytest.mark.parametrize(("text", "expected"), KINDS.items())
def test_the_construction_decides_the_kind_of_a_modal(
    text: str, expected: str, documents: Mapping[str, Document]
) -> None:
    assert [d.device for d in documents[text][DEVICES] if d.device in MODALS] == [expected]

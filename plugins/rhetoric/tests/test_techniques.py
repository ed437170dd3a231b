"""Techniques of persuasion: all are named, and what looks like one and is none is left alone."""

from __future__ import annotations

from discourse_rhetoric.layers import DEVICES
from discourse_rhetoric.readings import device_score
from discourse_rhetoric.rules import rules
from discourse_rhetoric.taxonomy import taxonomy

from discourse import Pipeline

SEMEVAL_2020 = {
    "appeal to authority", "appeal to fear/prejudice", "bandwagon, reductio ad hitlerum", "black-and-white fallacy",
    "causal oversimplification", "doubt", "exaggeration, minimisation", "flag-waving", "loaded language",
    "name calling, labeling", "repetition", "slogans", "thought-terminating clichés",
    "whataboutism, straw man, red herring",
}  # fmt: skip
SEMEVAL_2023 = {
    "appeal to authority", "appeal to fear-prejudice", "appeal to hypocrisy", "appeal to popularity", "appeal to time",
    "appeal to values", "causal oversimplification", "consequential oversimplification", "conversation killer", "doubt",
    "exaggeration or minimisation", "false dilemma or no choice", "flag waving", "guilt by association", "loaded language",
    "name calling or labelling", "obfuscation, intentional vagueness, confusion", "questioning the reputation", "red herring",
    "repetition", "slogans", "straw man", "whataboutism",
}  # fmt: skip


def test_every_technique_of_the_shared_tasks_has_a_device() -> None:
    named = [each.other_names for each in taxonomy().values()]
    assert {names["semeval2020"] for names in named if "semeval2020" in names} == SEMEVAL_2020
    assert {names["semeval2023"] for names in named if "semeval2023" in names} == SEMEVAL_2023


def test_every_rule_is_of_a_device_and_finds_its_parts() -> None:
    for rule in (*rules("persuasion"), *rules("possible")):
        declared = taxonomy()[rule.device]
        for pattern in rule.patterns:
            assert set(pattern.names) <= set(declared.parts), pattern.source


def test_a_sober_report_has_no_technique(pipeline: Pipeline) -> None:
    document = pipeline(
        "The committee met on Monday and approved the budget for the coming year. Two members voted against it, because "
        "they wanted more money for roads. The minister said that the figures would be published in May. The new bridge will "
        "cost 40 million. Its construction is expected to take three years."
    )
    assert [d.device for d in document[DEVICES] if d.family == "persuasion"] == []


def test_a_message_is_as_long_as_the_words_are_the_same(pipeline: Pipeline) -> None:
    document = pipeline(
        "The bridge must not be sold to strangers. Whoever lives here knows it. "
        "I say that the bridge must not be sold to strangers! Let them hear it: the bridge must not be sold to strangers."
    )
    (message,) = (each for each in document[DEVICES] if each.device == "repeated_message")
    assert [document.quote(part) for part in message.parts] == [
        "bridge must not be sold to strangers"
    ] * 3


def test_what_a_page_says_again_is_no_message(pipeline: Pipeline) -> None:
    caption = "Photo: The old bridge at the harbour in May. "
    errand = "Check the shop for new prices today. "
    document = pipeline((caption + errand) * 4)
    assert "repeated_message" not in {device.device for device in document[DEVICES]}


def test_a_rule_finds_what_stands_before_the_find_of_an_earlier_rule(pipeline: Pipeline) -> None:
    document = pipeline("The barbaric raid was utterly absurd.")
    found = [each for each in document[DEVICES] if each.device == "loaded_language"]
    assert {document.quote(each) for each in found} == {"barbaric", "utterly absurd"}


def test_a_majority_of_things_is_a_number(pipeline: Pipeline) -> None:
    document = pipeline(
        "The vast majority of houses are old. The vast majority of citizens want them kept."
    )
    found = [each for each in document[DEVICES] if each.device == "appeal_to_popularity"]
    assert [document.quote(each) for each in found] == ["The vast majority of"]
    assert found[0].start > document.text.index("old")


def test_techniques_are_given_as_possible_with_the_share_that_a_reader_judged_right(
    pipeline: Pipeline,
) -> None:
    document = pipeline("The barbaric traitors would have us believe that time is running out.")
    found = {each.device: each for each in document[DEVICES] if each.family == "persuasion"}
    assert {"straw_man", "appeal_to_time"} <= found.keys()
    assert all(device.why.startswith("possibly") for device in found.values())
    assert found["appeal_to_time"].score == device_score("appeal_to_time", "a form of words")
    assert found["straw_man"].score is None, "too few were judged"

"""Figures: what tells one from a list, a slip, a heading or an everyday turn of phrase; and how far each is trusted."""

from __future__ import annotations

from pathlib import Path

import pytest
from discourse_rhetoric.layers import DEVICES, Device
from discourse_rhetoric.readings import Reading, device_score
from discourse_rhetoric.taxonomy import taxonomy

from discourse import Document, Pipeline, Registry
from discourse.analysis.tables import read_tsv
from discourse.errors import DataError

READINGS = Path(__file__).parents[1] / "discourse_rhetoric" / "readings.tsv"


def found(document: Document, name: str) -> list[Device]:
    return [device for device in document[DEVICES] if device.device == name]


def quoted(document: Document, device: Device) -> list[str]:
    return [document.quote(part) for part in device.parts]


@pytest.fixture(scope="module")
def close_reading(registry: Registry) -> Pipeline:
    return Pipeline(
        ["devices"], registry=registry, language="en", config={"rhetoric": {"faint": True}}
    )


def test_persons_cross_in_all_their_forms(close_reading: Pipeline) -> None:
    document = close_reading("I admire him, although he does not admire me.")
    crossed = [quoted(document, each) for each in found(document, "antimetabole")]
    assert ["I", "him", "he", "me"] in crossed


def test_a_phrase_is_taken_up_as_a_whole(close_reading: Pipeline) -> None:
    document = close_reading("I expect he is a card cheat. Card cheats undermine a society.")
    links = [quoted(document, each) for each in found(document, "anadiplosis")]
    assert ["card cheat", "Card cheats"] in links


def test_a_hyphen_within_a_word_ends_no_member(pipeline: Pipeline) -> None:
    document = pipeline("They replaced chlorine-containing paint with iodine-containing paint.")
    assert not found(document, "anaphora") and not found(document, "epistrophe")


def test_who_breaks_off_and_starts_again_makes_no_anaphora(pipeline: Pipeline) -> None:
    assert not found(pipeline("You must -- you must look at the second page."), "anaphora")


def test_a_list_whose_members_stand_at_different_distances_is_no_polysyndeton(
    pipeline: Pipeline,
) -> None:
    document = pipeline("The system is fast and cheap, and it was built in a week and a day.")
    assert not found(document, "polysyndeton")


def test_not_only_adds_and_sets_nothing_against_anything(pipeline: Pipeline) -> None:
    document = pipeline("It concerns not only the elites, but society as a whole.")
    assert not found(document, "antithesis")


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Instead of missiles, they sent grain.", "they sent grain", "missiles"),
        (
            "The world is not built on force; it is built on trust.",
            "built on force",
            "built on trust",
        ),
        ("They ignored the letter and instead sent a ship.", "ignored the letter", "sent a ship"),
    ],
)
def test_what_takes_the_place_of_what_is_an_antithesis(
    text: str, first: str, second: str, pipeline: Pipeline
) -> None:
    document = pipeline(text)
    parts = [
        {part.name: document.quote(part) for part in device.parts}
        for device in found(document, "antithesis")
    ]
    assert any(first in each["first"] and second in each["second"] for each in parts), parts


def test_a_sentence_that_holds_a_question_in_quotes_asks_none(pipeline: Pipeline) -> None:
    document = pipeline(
        "The form had fifty questions, among them: “Were you paid for this journey?”"
    )
    assert not found(document, "rhetorical_question")


def test_a_score_is_what_the_readings_say(pipeline: Pipeline) -> None:
    document = pipeline("The state does not ask for pity, but for justice.")
    (antithesis,) = found(document, "antithesis")
    assert antithesis.score == device_score("antithesis", "not … but")
    assert device_score("antithesis", "a form that nobody has read") is None


def test_every_reading_is_of_a_device_that_there_is() -> None:
    rows = read_tsv(READINGS, Reading)
    assert {row.device for row in rows} <= set(taxonomy())
    assert len({(row.device, row.form) for row in rows}) == len(rows)
    for row in rows:
        score = device_score(row.device, row.form)
        assert score is None or 0 < score < 1


def test_a_reading_cannot_have_more_right_than_judged(tmp_path: Path) -> None:
    file = tmp_path / "readings.tsv"
    file.write_text("# source: none\ndevice\tform\tright\tjudged\nlitotes\tnot\t4\t3\n")
    with pytest.raises(DataError, match=r"4 right of 3"):
        read_tsv(file, Reading)


def test_members_in_step_are_found_where_the_parse_lost_one(pipeline: Pipeline) -> None:
    document = pipeline("We held hearings, called witnesses, and subpoenaed documents.")
    (tricolon,) = found(document, "tricolon")
    assert quoted(document, tricolon) == [
        "held hearings",
        "called witnesses",
        "subpoenaed documents",
    ]


def test_a_dash_begins_a_series_anew(pipeline: Pipeline) -> None:
    document = pipeline("It will take unity—unity of spirit, unity of purpose—to fulfil them.")
    assert not found(document, "tricolon")


def test_clauses_each_behind_an_and_are_a_polysyndeton_whatever_their_length(
    pipeline: Pipeline,
) -> None:
    document = pipeline(
        "He waited for the ship to come, and he was a patient man, and he died in 1983."
    )
    (device,) = found(document, "polysyndeton")
    assert [part.name for part in device.parts].count("conjunction") == 2


def test_what_a_verb_calls_a_thing_is_mentioned(pipeline: Pipeline) -> None:
    document = pipeline("The reviewer declared the paper “incomprehensible”.")
    assert not found(document, "scare_quotes")


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("They want to remember the way we live, the way we work.", "the way we"),
        ("There is no great art without a people, no great people without bread.", "no great"),
    ],
)
def test_an_anaphora_may_begin_within_a_clause(text: str, opening: str, pipeline: Pipeline) -> None:
    document = pipeline(text)
    assert [opening, opening] in [quoted(document, each) for each in found(document, "anaphora")]


def test_a_word_that_the_parse_gives_two_lemmas_still_crosses(pipeline: Pipeline) -> None:
    document = pipeline("People cannot change the truth, but the truth can change people.")
    words = {tuple(quoted(document, each)) for each in found(document, "antimetabole")}
    assert ("People", "truth", "truth", "people") in words


def test_a_close_reading_hears_a_phrase_again_without_a_pause(close_reading: Pipeline) -> None:
    document = close_reading("Do not bite the hand that feeds the hand that feeds you.")
    assert found(document, "epizeuxis")


def test_a_close_reading_hears_what_is_taken_up_behind_a_little_word(
    close_reading: Pipeline,
) -> None:
    document = close_reading("Nobody is apart from our knowledge of it; knowledge makes us.")
    (device,) = found(document, "anadiplosis")
    assert quoted(document, device) == ["knowledge", "knowledge"]


def test_a_hyphen_says_nothing_again(pipeline: Pipeline) -> None:
    assert not found(pipeline("They praised South-South cooperation."), "epizeuxis")


@pytest.mark.parametrize(
    ("text", "is_litotes"),
    [
        ("We are not indifferent to their fate.", True),
        ("We did not fail.", False),
        ("We cannot indefinitely put off reform.", False),
    ],
)
def test_litotes_denies_what_is_bad_and_no_plain_failure(
    text: str, is_litotes: bool, pipeline: Pipeline
) -> None:
    assert bool(found(pipeline(text), "litotes")) == is_litotes


def test_a_topic_that_comes_back_is_no_anaphora(pipeline: Pipeline) -> None:
    document = pipeline(
        "The international court in The Hague heard two cases about the border between the two neighbours. "
        "The international court then heard a third case, which a small island had brought against them both. "
        "The international court will hear a fourth case in the spring, if the parties can agree on a date."
    )
    assert not found(document, "anaphora")


def test_what_only_a_close_reading_hears_has_no_score(close_reading: Pipeline) -> None:
    document = close_reading(
        "The boat that we had seen from the quay on the morning of the storm was gone, "
        "and from the hill we had hoped to see the boat."
    )
    scores = {each.score for each in found(document, "antimetabole")}
    assert None in scores

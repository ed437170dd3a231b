"""What a reader is shown first: what is sure, and one device for a place."""

from __future__ import annotations

from discourse_rhetoric.findings import Finding
from discourse_rhetoric.salience import Candidate, ranked, salience

from discourse import Part, Pipeline


def candidate(device: str, *spans: tuple[int, int], salience: float) -> Candidate:
    parts = tuple(Part("part", start, end) for start, end in spans)
    return Candidate(device, "family", Finding(parts=parts, why=""), salience, None)


def names(*candidates: Candidate) -> list[str]:
    return [each.device for each in ranked(candidates, 100)]


def test_the_second_of_two_that_share_a_place_follows_later() -> None:
    tricolon = candidate("tricolon", (0, 20), (22, 40), (42, 60), salience=0.9)
    anaphora = candidate("anaphora", (0, 5), (22, 27), (42, 47), salience=0.8)
    elsewhere = candidate("litotes", (80, 83), (84, 90), salience=0.5)
    assert names(anaphora, tricolon, elsewhere) == ["tricolon", "litotes", "anaphora"]


def test_the_longer_shares_the_place_of_the_shorter_as_well() -> None:
    anaphora = candidate("anaphora", (0, 5), (22, 27), (42, 47), salience=0.9)
    tricolon = candidate("tricolon", (0, 20), (22, 40), (42, 60), salience=0.8)
    elsewhere = candidate("litotes", (80, 83), (84, 90), salience=0.5)
    assert names(anaphora, tricolon, elsewhere) == ["anaphora", "litotes", "tricolon"]


def test_parts_that_meet_devices_of_several_places_share_none_of_them() -> None:
    scare_quotes = candidate("scare_quotes", (0, 5), salience=0.9)
    litotes = candidate("litotes", (22, 27), salience=0.9)
    antithesis = candidate("antithesis", (0, 20), (22, 40), salience=0.8)
    elsewhere = candidate("isocolon", (80, 83), (84, 90), salience=0.7)
    assert names(scare_quotes, litotes, antithesis, elsewhere)[2] == "antithesis"


def test_what_shares_a_place_is_not_counted_as_one_more_of_its_kind() -> None:
    tricolon = candidate("tricolon", (0, 20), (22, 40), salience=0.9)
    hidden = candidate("anaphora", (0, 5), (22, 27), salience=0.8)
    seen = candidate("anaphora", (60, 65), (70, 75), salience=0.7)
    other = candidate("litotes", (80, 83), (84, 90), salience=0.6)
    assert names(tricolon, hidden, seen, other) == ["tricolon", "anaphora", "litotes", "anaphora"]


def test_a_score_below_one_half_presses_harder() -> None:
    finding = Finding(parts=(Part("part", 0, 5),), why="")
    sure, even, unlikely, hardly = (
        salience(1.0, finding, 1.0, score) for score in (1.0, 0.5, 0.4, 0.1)
    )
    assert sure > even > unlikely > hardly
    assert even / unlikely > 0.5 / 0.4
    assert hardly < 0.1 * sure


def test_one_device_stands_for_the_clauses_that_open_alike(pipeline: Pipeline) -> None:
    document = pipeline(
        "We have lost our boats, we have lost our nets, and we have lost the habit of hoping. "
        "It is no small matter. The envoys promise not money, but patience."
    )
    first = [device.device for device in sorted(document["devices"], key=lambda d: d.rank)[:3]]
    assert len({"tricolon", "anaphora"} & set(first)) == 1


def test_connectives_that_begin_two_clauses_are_no_anaphora(pipeline: Pipeline) -> None:
    document = pipeline(
        "In order to reach the coast, they walked. In order to cross the sea, they waited."
    )
    assert "anaphora" not in {device.device for device in document["devices"]}

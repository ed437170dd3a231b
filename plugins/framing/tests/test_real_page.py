"""A think-tank essay as somebody copied it: what a specialist would say of its frames."""

from __future__ import annotations

from pathlib import Path

import pytest

from discourse import Pipeline, Span, read

PAGE = Path(__file__).parents[4] / "shared" / "seeds" / "000_fc796730cc794f81.txt"

pytestmark = pytest.mark.skipif(
    not PAGE.exists(), reason=f"the page is not in this checkout: {PAGE}"
)


@pytest.fixture(scope="module")
def page(registry):
    return Pipeline(["frames", "framing.profile"], registry=registry)(read(PAGE))


def shares(page, voice):
    return {m.name: m.value for m in page["framing.profile"] if m.voice == voice and m.count}


def evidence(page, frame):
    return " | ".join(
        page.quote(e.span) for f in page["frames"] if f.frame == frame for e in f.evidence
    )


def test_the_author_writes_of_relations_attraction_confrontation_and_a_world_of_many(page):
    own = shares(page, "author")
    for frame in ("partnership", "soft-power", "security", "multipolarity", "sovereignty"):
        assert own[f"foreign-policy/{frame}"] >= 0.05, frame
    for frame in ("economic-interest", "humanitarian", "international-law", "historical-justice"):
        assert own.get(f"foreign-policy/{frame}", 0) < 0.05, frame


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        ("sovereignty", "independence"),
        ("sovereignty", "external adviser"),
        ("multipolarity", "World Majority"),
        ("soft-power", "openness to the outside world"),
        ("security", "military-political confrontation"),
        ("decline", "weaker"),
    ],
)
def test_each_rests_on_words_that_hold_in_context(page, frame, words):
    assert words in evidence(page, frame)


def test_advice_on_advertising_is_no_economic_interest(page):
    assert "invest" not in evidence(page, "economic-interest")


def test_the_remedies_are_what_the_author_asks_for(page):
    contents = [
        page.quote(span)
        for frame in page["frames"]
        if frame.frame == "remedy" and frame.voice == "author"
        for span in frame.spans_of("content")
    ]
    assert any("more careful and prudent approach" in content for content in contents)


def test_what_diplomats_say_is_not_the_authors(page):
    words = "Russia is the most comfortable for Muslims to live"
    start = page.text.index(words)
    said = Span(start, start + len(words))
    assert "diplomats" in str(page.voice(said))
    own = [e for f in page["frames"] if f.voice == "author" for e in f.evidence]
    assert not any(said.overlaps(e.span) for e in own)

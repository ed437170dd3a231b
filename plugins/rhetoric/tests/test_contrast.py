"""Antithesis: what sets one thing against another, and how much that is worth."""

from __future__ import annotations

import pytest
from discourse_rhetoric.layers import DEVICES, Device

from discourse import Document, Pipeline


def antitheses(document: Document) -> list[Device]:
    return [device for device in document[DEVICES] if device.device == "antithesis"]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "The debt is larger than it was before the war.",
            "The debt is larger",
            "it was before the war",
        ),
        (
            "We begin with the facts, as opposed to our rivals.",
            "We begin with the facts",
            "our rivals",
        ),
        (
            "In contrast to our rivals, we begin with the facts.",
            "we begin with the facts",
            "our rivals",
        ),
        (
            "I met them not in gilded halls, but where they live and work.",
            "in gilded halls",
            "where they live and work",
        ),
        (
            "Beauty is no quality of things, but a sentiment of the mind.",
            "quality of things",
            "a sentiment of the mind",
        ),
        (
            "They serve coffee, not tea.",
            "coffee",
            "tea",
        ),
        (
            "It is no longer a promise. It is a threat.",
            "a promise",
            "a threat",
        ),
        (
            "We don’t have habits we can’t leave. We have an understanding.",
            "have habits",
            "an understanding",
        ),
        ("The speech was less a promise than a warning.", "a promise", "a warning"),
        ("He was more a mirror than a leader.", "a mirror", "a leader"),
        ("The evidence is necessary but not sufficient.", "necessary", "sufficient"),
    ],
)
def test_what_is_set_against_what(text: str, first: str, second: str, pipeline: Pipeline) -> None:
    document = pipeline(text)
    parts = [
        {part.name: document.quote(part) for part in device.parts}
        for device in antitheses(document)
    ]
    assert any(first in each["first"] and second in each["second"] for each in parts), parts


@pytest.mark.parametrize(
    "text",
    [
        "More than forty ships lay in the port.",
        "The bridge is longer than the road.",
        "They came late, not really prepared for the vote.",
        "Other than waiting, they had nothing to do.",
        "The costs are high when compared to the gains.",
        "It is less a problem in May than in June.",
        "She owned more than a house.",
        "Coal is less expensive than gas.",
        "The results have been published but not reviewed.",
    ],
)
def test_what_only_measures_or_excepts_is_none(text: str, pipeline: Pipeline) -> None:
    assert not antitheses(pipeline(text))


def test_a_mere_comparison_comes_after_a_real_antithesis(pipeline: Pipeline) -> None:
    document = pipeline(
        "The debt is larger than it was before the war. They are not our enemies, but our friends."
    )
    comparison, opposition = antitheses(document)
    assert comparison.score is not None and opposition.score is not None
    assert comparison.score < 0.2 < opposition.score
    assert opposition.rank < comparison.rank

"""Coordinations: what is dwelt on, and what is merely listed, joined in pairs, or cut short."""

from __future__ import annotations

import pytest

from discourse import Document, Pipeline


def members(document: Document, name: str) -> list[list[str]]:
    return [
        [document.quote(part) for part in device.parts if part.name == "member"]
        for device in document["devices"]
        if device.device == name
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Rivers lose their fish, farmers lose their fields, teachers lose their pupils.",
            ["Rivers lose their fish", "farmers lose their fields", "teachers lose their pupils"],
        ),
        ("In Juba, in Goma, in Aleppo the people wait.", ["In Juba", "in Goma", "in Aleppo"]),
        ("It was a fair, firm, honest answer.", ["fair", "firm", "honest"]),
        ("I said it then, I say it now.", ["I said it then", "I say it now"]),
        (
            "She knew that the vote was lost, that nobody in that old party would mourn.",
            ["that the vote was lost", "that nobody in that old party would mourn"],
        ),
        ("We have new neighbours: Japan, India, Brazil.", ["Japan", "India", "Brazil"]),
    ],
)
def test_members_without_a_conjunction_are_an_asyndeton(
    text: str, found: list[str], pipeline: Pipeline
) -> None:
    assert found in members(pipeline(text), "asyndeton")


@pytest.mark.parametrize(
    "text",
    [
        "They discussed the price of grain, the state of the roads, the loss of the harbour and the debt of the north.",
        "The law aims to protect the rivers, clean the ports, plant the hills, feed the towns and open the schools.",
        "The point is this, the money is gone.",
        "Airlines (Delta, Frontier, Hawaiian) fly there.",
        "We have said it many times, peace is not a gift.",
        "We acted as a nation must, as we had been told.",
    ],
)
def test_a_list_with_its_conjunction_and_clauses_that_belong_together_are_none(
    text: str, pipeline: Pipeline
) -> None:
    assert not members(pipeline(text), "asyndeton")


@pytest.mark.parametrize(
    "text",
    [
        "They wanted to weaken and destroy the economy and isolate the country.",
        "We respect the freedom and independence of nations and restraint.",
    ],
)
def test_a_pair_and_a_third_are_no_polysyndeton(text: str, pipeline: Pipeline) -> None:
    assert not members(pipeline(text), "polysyndeton")


def test_capitals_within_members_that_open_alike_do_not_make_them_names(pipeline: Pipeline) -> None:
    document = pipeline("The law helped this city and this State and this country.")
    assert members(document, "polysyndeton") == [["this city", "this State", "this country"]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "We want a union that is close to the people, that is able to meet their needs and wishes and that is ready to help.",
            [
                "that is close to the people",
                "that is able to meet their needs and wishes",
                "that is ready to help",
            ],
        ),
        (
            "The war has left us with hunger, human misery and a long despair.",
            ["hunger", "human misery", "a long despair"],
        ),
    ],
)
def test_three_members_are_found_whole(text: str, found: list[str], pipeline: Pipeline) -> None:
    assert found in members(pipeline(text), "tricolon")


@pytest.mark.parametrize(
    "text",
    [
        "The plan has economic, social and environmental aims.",
        "They met the envoys of the Kingdom of Spain, the Kingdom of Norway and the Republic of Chile.",
    ],
)
def test_sorts_and_names_are_an_inventory(text: str, pipeline: Pipeline) -> None:
    assert not members(pipeline(text), "tricolon")


def test_a_member_may_hold_a_comma(pipeline: Pipeline) -> None:
    document = pipeline(
        "We want to stay, if need be, to build what was burnt, and to teach those who come."
    )
    assert [
        "to stay, if need be",
        "to build what was burnt",
        "to teach those who come",
    ] in members(document, "tricolon")

"""Who is quoted, in whose voice something is told, and what each mention is in its clause."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from discourse import Document

Read = Callable[..., Document]


@pytest.mark.parametrize(
    ("text", "source_type"),
    [
        ("Sergei Lavrov said that Iran was wrong.", "named"),
        ("Moscow said that Iran was wrong.", "named"),
        ("The Security Council said that Iran was wrong.", "named"),
        ("The Council said that Iran was wrong.", "named"),
        ("The Egyptian government said that Iran was wrong.", "named"),
        ("A senior official said that Iran was wrong.", "anonymous"),
        ("Two diplomats said that Iran was wrong.", "anonymous"),
        ("Sources in Ankara said that Iran was wrong.", "anonymous"),
        ("Russian officials said that Iran was wrong.", "anonymous"),
        ("A Western minister, who asked not to be named, said that Iran was wrong.", "anonymous"),
        ("Experts said that Iran was wrong.", "collective"),
        ("Many countries said that Iran was wrong.", "collective"),
        ("The public believes that Iran was wrong.", "collective"),
    ],
)
def test_a_source_has_a_type(read: Read, text: str, source_type: str) -> None:
    (attribution,) = read(text)["attributions"]
    assert attribution.source_type == source_type


def test_who_is_told_of_in_a_clause_about_the_source_is_not_the_source(read: Read) -> None:
    document = read("Egypt, which Sudan attacked, insisted that Ethiopia was wrong.")
    (attribution,) = document["attributions"]
    assert document[attribution.actor].key == "EGY"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Turkey's statement said that Iran was wrong.", "TUR"),
        ("A report on Egypt said that Iran was wrong.", None),
        (
            "The Russian president, Vladimir Putin, said that Iran was wrong.",
            "person:vladimir-putin",
        ),
    ],
)
def test_a_source_is_who_speaks_or_for_whom(read: Read, text: str, key: str | None) -> None:
    document = read(text)
    (attribution,) = document["attributions"]
    assert (document[attribution.actor].key if attribution.actor else None) == key


def test_an_attribution_has_the_words_of_its_quotation(read: Read) -> None:
    document = read("“China attacked Japan,” Sergei Lavrov said.")
    (row,) = document["attributions"].to_rows()
    assert (row["source"], row["actor_key"]) == ("Sergei Lavrov", "person:sergei-lavrov")
    assert "China attacked Japan" in row["content"]


def test_a_relation_says_whose_word_it_is(read: Read) -> None:
    document = read("Peru helped Chile. “China attacked Japan,” Sergei Lavrov said.")
    told = {document[r.source].key: r for r in document["relations"]}
    assert (told["PER"].voice, told["PER"].speaker) == ("author", None)
    assert told["CHN"].voice == "Sergei Lavrov"
    assert document[told["CHN"].speaker].key == "person:sergei-lavrov"
    rows = {row["source_key"]: row for row in document["relations"].to_rows()}
    assert rows["CHN"]["target_key"] == "JPN"
    assert rows["CHN"]["speaker_key"] == "person:sergei-lavrov"


def test_an_evaluation_says_whose_word_it_is(read: Read) -> None:
    document = read("Iran said that Israel was a criminal state.")
    (evaluation,) = document["evaluations"]
    assert evaluation.voice == "Iran"
    assert document[evaluation.speaker].key == "IRN"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Russia attacked Ukraine.", {"RUS": "agent", "UKR": "patient"}),
        ("Ukraine was attacked by Russia.", {"RUS": "agent", "UKR": "patient"}),
        ("Germany gave weapons to Kenya.", {"DEU": "agent", "KEN": "recipient"}),
        ("Kenya received weapons.", {"KEN": "recipient"}),
        ("Japan built a school for Kenya.", {"JPN": "agent", "KEN": "beneficiary"}),
        ("Russia's pressure on Ukraine grows.", {"RUS": "agent", "UKR": "patient"}),
        ("Aid to Kenya grows.", {"KEN": "recipient"}),
        (
            "Iran, which was attacked by Iraq, helped Syria.",
            {"IRN": "agent", "IRQ": "agent", "SYR": "patient"},
        ),
        ("Israel is a democracy.", {"ISR": None}),
    ],
)
def test_a_mention_has_its_role_in_the_clause(
    read: Read, text: str, roles: dict[str, str | None]
) -> None:
    document = read(text)
    found = {document[m.actor].key: m.semantic_role for m in document["mentions"]}
    assert found == roles

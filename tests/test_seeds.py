"""The sample documents are what their README says."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from discourse import Document, Pipeline, read

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
TEXTS = sorted(SEEDS.glob("*.txt"))


def test_the_readme_lists_every_seed_and_no_other() -> None:
    listed = re.findall(
        r"^\| `([\w.-]+)` \|", (SEEDS / "README.md").read_text("utf-8"), re.MULTILINE
    )
    there = [file.name for file in SEEDS.iterdir() if file.name != "README.md"]
    assert sorted(listed) == sorted(there)


@pytest.mark.parametrize("seed", TEXTS, ids=lambda seed: seed.name)
def test_a_seed_is_of_a_length_that_people_read(seed: Path) -> None:
    assert 500 <= len(seed.read_text("utf-8").split()) <= 1500


@pytest.mark.parametrize(
    "seed", [*TEXTS, SEEDS / "cable-statements.csv"], ids=lambda seed: seed.name
)
def test_a_seed_is_plain_utf8_with_unix_lines(seed: Path) -> None:
    raw = seed.read_bytes()
    assert b"\r" not in raw and not raw.startswith(b"\xef\xbb\xbf")
    assert raw.decode("utf-8").endswith("\n")


def test_the_statements_form_a_table_with_one_document_a_row() -> None:
    with (SEEDS / "cable-statements.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert all(row.values()), row["id"]
        date.fromisoformat(row["date"])
        assert re.fullmatch("[A-Z]{3}", row["country"])


@pytest.fixture(scope="module")
def zoned() -> dict[str, Document]:
    """The texts with their zones, by file name without its suffix."""
    pipeline = Pipeline(["zones"])
    return {seed.stem: pipeline(read(seed)) for seed in TEXTS}


@pytest.mark.parametrize(
    ("seed", "title", "people", "date_"),
    [
        (
            "middle-powers-and-ports",
            "Why Middle Powers Are Buying Harbours",
            ("Leyla A. Demirkan",),
            "2024-10-14",
        ),
        (
            "a-seat-is-not-a-table",
            "Africa does not need another seat. It needs a hand on the bill.",
            ("Adaeze Nwankwo-Bright",),
            "2025-06-09",
        ),
        (
            "between-two-neighbours",
            "Between Two Neighbours, Among All Nations",
            ("Tömörbaatar Enkhjin",),
            "2024-09-26",
        ),
        (
            "nile-talks-adjourn",
            "Nile talks adjourn without a date as Cairo and Addis Ababa trade blame",
            ("Miriam Osei-Tadesse", "Karl Brandvold"),
            "2025-03-18",
        ),
    ],
)
def test_what_stands_about_the_body_becomes_metadata(
    zoned: dict[str, Document], seed: str, title: str, people: tuple[str, ...], date_: str
) -> None:
    metadata = zoned[seed].metadata
    assert metadata.title == title
    assert (metadata.authors or (metadata.speaker,)) == people
    assert metadata.date == date_


@pytest.mark.parametrize(
    "clutter", ["Subscribe", "Share on", "READ MORE", "[email protected]", "©", "Red Sea?"]
)
def test_clutter_is_no_body(zoned: dict[str, Document], clutter: str) -> None:
    assert any(clutter in document.text for document in zoned.values())
    for document in zoned.values():
        for zone in document["zones"]:
            assert zone.label != "body" or clutter not in document.quote(zone)


def test_the_essay_keeps_its_ten_paragraphs(zoned: dict[str, Document]) -> None:
    zones = zoned["middle-powers-and-ports"]["zones"]
    assert [zone.label for zone in zones].count("body") == 10

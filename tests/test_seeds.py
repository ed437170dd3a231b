"""The sample documents are what their README says."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

import pytest

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
TEXTS = sorted(SEEDS.glob("*.txt"))


def test_the_readme_lists_every_seed_and_no_other() -> None:
    listed = re.findall(r"^\| `([\w.-]+)` \|", (SEEDS / "README.md").read_text("utf-8"), re.MULTILINE)
    there = [file.name for file in SEEDS.iterdir() if file.name != "README.md"]
    assert sorted(listed) == sorted(there)


@pytest.mark.parametrize("seed", TEXTS, ids=lambda seed: seed.name)
def test_a_seed_is_of_a_length_that_people_read(seed: Path) -> None:
    assert 500 <= len(seed.read_text("utf-8").split()) <= 1500


@pytest.mark.parametrize("seed", [*TEXTS, SEEDS / "cable-statements.csv"], ids=lambda seed: seed.name)
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

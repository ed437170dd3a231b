"""The coefficients themselves are held to published examples in the core's tests; here they go through the command."""

from __future__ import annotations

import csv

import pytest
from click.testing import CliRunner
from discourse_framing.codebooks import read_codebook
from discourse_framing.commands import codebook_command
from discourse_framing.reliability import confusions, read_coders, reliability

from discourse.errors import DataError

BOOK = """\
id = "levels"
name = "Levels"
version = "1"
language = "en"
source = "none"
licence = "CC0"
validation = "not validated"
""" + "".join(
    f"""
[[frame]]
id = "{name}"
name = "{name}"
definition = "{name}"
positive_examples = ["{name}"]

[[frame.lexicon]]
terms = ["{name}"]
"""
    for name in ("one", "two", "three")
)

# Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section B: two coders, ten articles, two codes,
# alpha = 0.095
FIRST = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
SECOND = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "levels.toml"
    path.write_text(BOOK, encoding="utf-8")
    return path


@pytest.fixture
def coder(tmp_path):
    def write(name, rows):
        path = tmp_path / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["id", "text", "label"])
            writer.writerows(rows)
        return path

    return write


def rows(codes):
    return [(number, f"text {number}", "one" if code else "") for number, code in enumerate(codes)]


def test_two_coders_agree_as_in_the_published_example(book, coder):
    paths = [coder("first", rows(FIRST)), coder("second", rows(SECOND))]
    [found] = reliability(read_coders(paths, read_codebook(book)), read_codebook(book))
    assert found.alpha.value == pytest.approx(0.095, abs=5e-4)
    assert (found.given, found.all_gave) == ((2, 4), 1)
    assert found.alpha.low <= found.alpha.value <= found.alpha.high
    # by hand from the same table: observed .6; expected .56 for kappa, 2 * .3 * .7 = .42 for AC1
    assert found.kappa.value == pytest.approx((0.6 - 0.56) / 0.44)
    assert found.ac1.value == pytest.approx((0.6 - 0.42) / 0.58)


def test_what_stands_against_what_is_counted_whichever_coder_gave_it():
    codes = [
        [frozenset({"one"}), frozenset({"two"})],
        [frozenset({"two"}), frozenset({"one"})],
        [frozenset({"one", "three"}), frozenset({"three"})],
        [frozenset({"one"}), None],
    ]
    assert confusions(codes) == {("one", "two"): 2, ("one", "no frame"): 1}


def test_three_coders_have_no_kappa_and_may_leave_texts_out(book, coder):
    paths = [coder("a", rows(FIRST)), coder("b", rows(SECOND)), coder("c", rows(FIRST[:5]))]
    result = CliRunner().invoke(codebook_command, ["agree", str(book), *map(str, paths)])
    assert result.exit_code == 0, result.output
    assert result.output.startswith("10 texts, 3 coders")
    line = next(line for line in result.output.splitlines() if line.startswith("one"))
    assert line.split()[:3] == ["one", "2/4/1", "1"]


def test_coders_of_different_texts_cannot_be_compared(book, coder):
    paths = [coder("a", rows(FIRST)), coder("b", [(99, "another", "one")])]
    with pytest.raises(DataError, match="no text in common"):
        read_coders(paths, read_codebook(book))


def test_a_text_that_is_coded_twice_by_one_coder_is_named(book, coder):
    paths = [coder("a", [*rows(FIRST), (3, "text 3", "one")]), coder("b", rows(SECOND))]
    with pytest.raises(DataError, match=r"a\.csv: '3' is there twice"):
        read_coders(paths, read_codebook(book))

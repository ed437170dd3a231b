from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

import pytest
from attrs import field, frozen
from hypothesis import given
from hypothesis import strategies as st

from discourse.analysis.tables import read_toml, read_tsv
from discourse.errors import DataError


@frozen(kw_only=True)
class Example:
    text: str
    right: bool = True


def _not_empty(_: object, __: object, words: tuple[str, ...]) -> None:
    if not words:
        raise ValueError("a term needs words; add one.")


@frozen(kw_only=True)
class Term:
    words: tuple[str, ...] = field(validator=_not_empty)
    source: str
    weight: float = 1.0
    pos: Literal["NOUN", "VERB"] | None = None
    example: tuple[Example, ...] = ()


TERMS = '''# a comment with [[term]] in it
[[term]]
words = ["thus", "therefore"]
source = "Hyland 2005: 218"

[[term]]
source = """
[[term]] # in a string
"""
words = [
  "as a result",   # why not

  "con]seque#ntly",
]
weight = 2
  [[term.example]]
  text = 'x = "y"'
  [[term.example]]
  text = "z"
  right = false

[[term]]
words = ["a"]
"source" = "b"
example = [{text = "p"}, { text = "q", right = true }]
'''


def saved(folder: Path, text: str, name: str = "terms.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_blocks_become_records(tmp_path: Path) -> None:
    terms = read_toml(saved(tmp_path, TERMS)).records("term", Term)
    assert [term.words[0] for term in terms] == ["thus", "as a result", "a"]
    assert terms[1].weight == 2.0
    assert terms[1].example == (Example(text='x = "y"'), Example(text="z", right=False))
    assert terms[2].example[1] == Example(text="q")


def test_every_value_knows_its_line(tmp_path: Path) -> None:
    file = read_toml(saved(tmp_path, TERMS))
    lines = TERMS.split("\n")
    for path, marker in {
        ("term", 0): "[[term]]",
        ("term", 0, "words"): "words = [",
        ("term", 1, "words", 0): "as a result",
        ("term", 1, "words", 1): "con]seque",
        ("term", 1, "weight"): "weight = 2",
        ("term", 1, "example", 0): "[[term.example]]",
        ("term", 1, "example", 1, "right"): "right = false",
        ("term", 2, "source"): '"source" =',
        ("term", 2, "example", 1, "right"): "example = [",
    }.items():
        assert marker in lines[file.line(*path) - 1], path
    assert file.line("term", 1, "no such key") == file.line("term", 1)


@pytest.mark.parametrize(
    ("before", "after", "line", "says"),
    [
        ("weight = 2", 'weight = "2"', 15, "a number"),
        ("right = false", "right = 0", 20, "true or false"),
        ('  "con]seque#ntly",', "  7,", 13, "text in quotes"),
        ("weight = 2", "wieght = 2", 15, "did you mean 'weight'"),
        ("weight = 2", 'pos = "NOUNS"', 15, "'NOUN', 'VERB'"),
        ('"source" = "b"', "", 22, "missing: 'source'"),
        ('words = ["a"]', "words = []", 23, "a term needs words"),
    ],
)
def test_a_mistake_is_named_by_its_line(
    tmp_path: Path, before: str, after: str, line: int, says: str
) -> None:
    assert before in TERMS
    file = read_toml(saved(tmp_path, TERMS.replace(before, after)))
    with pytest.raises(DataError) as error:
        file.records("term", Term)
    assert f"terms.toml, line {line}" in str(error.value)
    assert says in str(error.value)


@pytest.mark.parametrize("text", ["a = ", "a = [[[", "a = 1\na = 2", "\x00"])
def test_what_is_not_toml_is_an_error_with_a_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(DataError, match="not valid TOML"):
        read_toml(saved(tmp_path, text))


def test_a_missing_file_and_a_wrong_encoding_are_said(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="Check the path"):
        read_toml(tmp_path / "none.toml")
    (tmp_path / "latin.tsv").write_bytes("key\tn\xe9\n".encode("latin-1"))
    with pytest.raises(DataError, match="Save it as UTF-8"):
        read_tsv(tmp_path / "latin.tsv", Term)


values = st.recursive(
    st.integers(0, 9) | st.text("ab[]{}#=,'\"\\\n", max_size=6) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=6,
)


@given(st.lists(st.dictionaries(st.text("ab. #]=", min_size=1, max_size=4), values, max_size=3)))
def test_lines_are_found_whatever_the_values_hold(
    tmp_path_factory: pytest.TempPathFactory, blocks: list[dict[str, object]]
) -> None:
    # JSON's strings, numbers, booleans and lists are TOML's as well
    written: list[str] = []
    places = {}
    for number, block in enumerate(blocks):
        written.append("[[block]]")
        for key, value in block.items():
            written.append(f"{json.dumps(key)} = {json.dumps(value)}")
            places["block", number, key] = len(written)
    file = read_toml(saved(tmp_path_factory.mktemp("toml"), "\n".join(written)))
    assert {path: file.line(*path) for path in places} == places


@frozen(kw_only=True)
class State:
    key: str
    names: tuple[str, ...]
    source: str
    population: int | None = None
    member: bool = False


STATES = """# source: ISO 3166-1
key\tnames\tpopulation\tmember
RUS\tRussia|the Russian Federation\t144000000\t
# a remark
FRA\tFrance\t\tyes

# source: our own
WST\tthe West
"""


def test_rows_become_records_with_the_source_above_them(tmp_path: Path) -> None:
    assert read_tsv(saved(tmp_path, STATES), State) == (
        State(
            key="RUS",
            names=("Russia", "the Russian Federation"),
            source="ISO 3166-1",
            population=144000000,
        ),
        State(key="FRA", names=("France",), source="ISO 3166-1", member=True),
        State(key="WST", names=("the West",), source="our own"),
    )


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("144000000", "many", "line 3, column 'population': cannot read 'many'"),
        ("yes", "perhaps", "line 5, column 'member': expected true or false"),
        ("key\t", "kay\t", "line 2, the header: unknown: 'kay'; did you mean 'key'"),
        ("\tmember", "\tkey", "column 'key' is there twice"),
        ("# source: ISO 3166-1\n", "", "missing 'source'"),
        ("WST\t", "\t", "line 8: missing: 'key'"),
        ("the West", "the West\t1\tyes\t3", "line 8: 5 cells under 4 columns"),
        (STATES, "# nothing\n", "no header"),
    ],
)
def test_a_wrong_row_is_named_by_its_line(
    tmp_path: Path, before: str, after: str, says: str
) -> None:
    assert before in STATES
    with pytest.raises(DataError) as error:
        read_tsv(saved(tmp_path, STATES.replace(before, after), "states.tsv"), State)
    assert says in str(error.value)
    assert "states.tsv" in str(error.value)

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from attrs import field, frozen
from hypothesis import given
from hypothesis import strategies as st

from discourse.analysis.patterns import Pattern, PatternMatch, PatternSet, compile_pattern
from discourse.analysis.tables import read_toml
from discourse.errors import DataError
from discourse.text.syntax import Tree
from tests.analysis.trees import tree

# Moscow did not openly claim but old allies of Kyiv demanded quick and firm steps .
SENTENCE = tree(
    """
    Moscow Moscow PROPN Number=Sing 5 nsubj
    did do AUX _ 5 aux
    not not PART Polarity=Neg 5 advmod
    openly openly ADV _ 5 advmod
    claim claim VERB VerbForm=Inf 0 root
    but but CCONJ _ 11 cc
    old old ADJ _ 8 amod
    allies ally NOUN Number=Plur 11 nsubj
    of of ADP _ 10 case
    Kyiv Kyiv PROPN Number=Sing 8 nmod
    demanded demand VERB _ 5 conj
    quick quick ADJ _ 15 amod
    and and CCONJ _ 14 cc
    firm firm ADJ _ 12 conj
    steps step NOUN Number=Plur 11 obj
    . . PUNCT _ 5 punct
    """
)


def quotes(pattern: str, sentence: Tree = SENTENCE) -> list[str]:
    return [read(match) for match in compile_pattern(pattern).find(sentence)]


def read(match: PatternMatch) -> str:
    return " ".join(word.text for word in match.words)


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("[upos=VERB]", ["claim", "demanded"]),
        ("[lemma=ally|step & Number=Plur]", ["allies", "steps"]),
        ("[lemma=CLAIM]", ["claim"]),
        ("[Number!=Sing upos=NOUN|PROPN]", ["allies", "steps"]),
        ("[text=moscow]", []),
        ("[lower=moscow]", ["Moscow"]),
        ('[text="."]', ["."]),
        ("[lemma=de*]", ["demanded"]),
        ("[lemma=*ly]", ["openly", "allies"]),
        ("[lemma=*la*]", ["claim"]),
        ("[deprel!=* upos=ADV]", None),
        ("not", ["not"]),
        ("did not", ["did not"]),
        ("not [upos=ADV]? [upos=VERB]", ["not openly claim"]),
        ("not ... but", ["not openly claim but"]),
        ("not ...{1} but", []),
        ("not ...{2} but", ["not openly claim but"]),
        ("[upos=ADJ]{1,2} [upos=NOUN]", ["old allies", "firm steps"]),
        ("(quick | old) []", ["old allies", "quick and"]),
        ("([upos=ADJ] and?){2} steps", ["quick and firm steps"]),
        ("[] [upos=PUNCT]", ["steps ."]),
        ("steps . .", None),
        ("[upos=ADV]?", ["openly"]),
        ("([upos=ADV]? | but)", ["openly", "but"]),
    ],
)
def test_sequences(pattern: str, found: list[str] | None) -> None:
    if found is None:
        with pytest.raises(DataError):
            compile_pattern(pattern)
    else:
        assert quotes(pattern) == found


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("[upos=VERB] >nsubj [upos=PROPN]", ["claim"]),
        ("[upos=VERB] >nsubj who:[]", ["Moscow claim", "allies demanded"]),
        ("[upos=VERB] !>advmod [Polarity=Neg]", ["demanded"]),
        ("[upos=VERB] ?>obj what:[]", ["claim", "demanded steps"]),
        ("[upos=VERB] >nsubj (who:[] >nmod of:[upos=PROPN])", ["allies Kyiv demanded"]),
        ("[upos=PROPN] <nsubj act:[]", ["Moscow claim"]),
        ("[upos=PROPN] << [lemma=demand]", ["Kyiv"]),
        ("[upos=PROPN] <<nsubj [lemma=demand]", ["Kyiv"]),
        ("[upos=PROPN] <<nmod [lemma=demand]", []),
        ("[lemma=claim] >> far:[upos=ADJ]", ["claim old"]),
        ("[] >advmod a:[] >advmod b:[]", ["not openly claim"]),
        ("[] >advmod a:[] >advmod b:[] >advmod c:[]", []),
        ("[upos=VERB] >obj|nsubj x:[upos=NOUN]", ["allies demanded"]),
        ("[lemma=claim] >advmod a:[] ?>advmod b:[] ?>advmod c:[]", ["not openly claim"]),
    ],
)
def test_trees(pattern: str, found: list[str]) -> None:
    assert quotes(pattern) == found


def test_no_link_goes_short_because_another_took_its_word() -> None:
    (match,) = compile_pattern("[] >advmod any:[] >advmod no:[Polarity=Neg]").find(SENTENCE)
    assert match["any"][0].text == "openly"
    assert match["no"][0].text == "not"


def test_captures_become_parts() -> None:
    pattern = compile_pattern("not:[Polarity=Neg] ... cue:but new:([upos=ADJ] [upos=NOUN])")
    (match,) = pattern.find(SENTENCE)
    assert pattern.names == ("not", "cue", "new")
    assert [word.text for word in match["new"]] == ["old", "allies"]
    assert [part.name for part in match.parts] == ["not", "cue", "new"]
    assert match.span.contains(match.parts[2].span)
    assert match["none"] == ()


def test_a_name_may_come_again() -> None:
    (match,) = compile_pattern("(unit:[upos=ADJ] and?){1,3} steps").find(SENTENCE)
    assert [name for name, _ in match.captures] == ["unit", "unit"]
    assert [word.text for word in match["unit"]] == ["quick", "firm"]


def test_word_lists_are_given_by_name() -> None:
    pattern = compile_pattern("[lemma=$saying|demand]", lists={"saying": {"Claim", "say"}})
    assert [read(match) for match in pattern.find(SENTENCE)] == ["claim", "demanded"]


def test_subtypes_of_a_relation_are_that_relation() -> None:
    passive = tree("It it PRON _ 3 nsubj:pass\nwas be AUX _ 3 aux:pass\nsaid say VERB _ 0 root")
    assert quotes("[] >nsubj []", passive) == ["said"]
    assert quotes("[] >nsubj:pass []", passive) == ["said"]
    assert quotes("[deprel=aux]", passive) == ["was"]
    assert quotes("[] !>nsubj:pass [] >nsubj []", passive) == []


@pytest.mark.parametrize(
    ("pattern", "character", "says"),
    [
        ("[lemma=say] [pos=NOUN]", 14, "unknown: 'pos'"),
        ("[lemma=say] [upos NOUN]", 14, "cannot read 'upos NOUN'"),
        ("[lemma=$none]", 8, "no word list 'none'"),
        ("[lemma=a*b]", 8, "a * may stand"),
        ("[upos=NOUN", 1, "cannot read"),
        ("", 1, "expected a word"),
        ("(not | ) but", 8, "expected a word"),
        ("(not but", 9, "closing round bracket"),
        ("not) but", 4, "did not expect"),
        ("not{3,2}", 4, "no range"),
        ("not{99}", 4, "no range"),
        ("not+", 4, "cannot read"),
        ("[] >nsubj", 10, "expected a word"),
        ("[] >nsubj [] but", 14, "did not expect"),
        (">nsubj []", 1, "expected a word"),
        ("(" * 40 + "a" + ")" * 40, 21, "too many round brackets"),
        ("(((([]{50}){50}){50}){50})", 1, "multiply beyond measure"),
    ],
)
def test_a_mistake_is_shown_at_its_place(pattern: str, character: int, says: str) -> None:
    with pytest.raises(DataError) as error:
        compile_pattern(pattern)
    assert f"character {character}: " in str(error.value)
    assert says in str(error.value)


@frozen(kw_only=True)
class Device:
    name: str
    pattern: Pattern = field(converter=compile_pattern)


def test_a_mistake_in_a_file_is_named_by_line_and_place(tmp_path: Path) -> None:
    path = tmp_path / "devices.toml"
    path.write_text("[[device]]\nname = 'x'\npattern = '[upos=VERB'\n")
    with pytest.raises(DataError, match=r"devices.toml, line 3.*⟨here⟩\[upos=VERB"):
        read_toml(path).records("device", Device)
    path.write_text("[[device]]\nname = 'x'\npattern = '[upos=VERB]'\n")
    (device,) = read_toml(path).records("device", Device)
    assert [read(match) for match in device.pattern.find(SENTENCE)] == ["claim", "demanded"]


def letters(written: str) -> Tree:
    return tree(
        "\n".join(f"{letter} {letter} X _ {int(i > 0)} dep" for i, letter in enumerate(written))
    )


pieces = st.recursive(
    st.sampled_from(["a", "b", "[]"]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(" ".join),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]} | {pair[1]})"),
        st.tuples(inner, st.sampled_from(["?", "{2}", "{0,2}", "{1,3}"])).map(
            lambda pair: f"({pair[0]}){pair[1]}"
        ),
        inner.map(lambda piece: f"{piece} ...{{2}} b"),
    ),
    max_leaves=6,
)


@given(pieces, st.text("abc", min_size=1, max_size=8))
def test_sequences_find_what_a_regular_expression_over_letters_finds(
    pattern: str, written: str
) -> None:
    expression = re.sub(r"\.\.\.\{2\}", "<gap>", pattern).replace(" ", "").replace("[]", ".")
    expression = expression.replace("<gap>", ".{0,2}?")
    expected = [m.group() for m in re.finditer(expression, written) if m.group()]
    found = [
        read(match).replace(" ", "") for match in compile_pattern(pattern).find(letters(written))
    ]
    assert found == expected


@given(
    st.lists(pieces | pieces.map(lambda p: f"({p})? c"), max_size=5),
    st.text("abc", min_size=1, max_size=8),
)
def test_a_set_finds_what_each_of_its_patterns_finds(patterns: list[str], written: str) -> None:
    sentence = letters(written)
    compiled = [compile_pattern(pattern) for pattern in patterns]
    expected = [(m, place) for place, p in enumerate(compiled) for m in p.find(sentence)]
    together = PatternSet((pattern, place) for place, pattern in enumerate(compiled))
    assert list(together.find(sentence)) == expected


@pytest.mark.parametrize(
    ("pattern", "keys"),
    [
        ("the treaty of [lemma=peace]", {("lower", "treaty")}),
        ("not ... [lemma=but|yet]", {("lower", "not")}),
        ("[upos=VERB & lemma=say|claim] >nsubj []", {("lemma", "say"), ("lemma", "claim")}),
        ("[upos=VERB] >nsubj [] >obj ([] >amod [lower=old])", {("lower", "old")}),
        ("[upos=VERB] !>obj [lemma=x] ?>nsubj [lemma=y]", {("upos", "VERB")}),
        ("(a | b) c?", {("lower", "a"), ("lower", "b")}),
        ("(a | [lemma=un*])", None),
        ("[Number=Sing]", None),
        ("[lemma!=a]", None),
    ],
)
def test_what_a_sentence_must_have(pattern: str, keys: set[tuple[str, str]] | None) -> None:
    assert compile_pattern(pattern).keys == keys


def test_no_pattern_is_slow() -> None:
    # a regular expression that goes back on its steps would take 2^40 of them
    sentence = letters("a" * 200)
    pattern = compile_pattern("(a?){40} (a | a a){0,10} b")
    started = time.process_time()  # what others do on the machine does not count
    assert not list(pattern.find(sentence))
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("[upos=VREB]", "did you mean 'VERB'"),
        ("[deprel=nsbj]", "did you mean 'nsubj'"),
        ("[upos=VERB] >nsbj who:[]", "did you mean 'nsubj'"),
        ("[upos=VERB] !>obj|obll []", "did you mean 'obl'"),
    ],
)
def test_what_universal_dependencies_do_not_have_is_refused(written, problem):
    with pytest.raises(DataError, match=problem):
        compile_pattern(written)


def test_a_relation_may_have_any_subtype_and_letters_may_be_left_open():
    assert compile_pattern("[upos=V* & deprel=nsubj:outer] >obl:tmod [deprel!=advmod:emph]")

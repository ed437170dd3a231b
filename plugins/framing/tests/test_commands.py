from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from discourse_framing.codebooks import codebook
from discourse_framing.combination import (
    Coded,
    features_of,
    fit_weights,
    gains,
    prior_of,
    read_weights,
)
from discourse_framing.commands import codebook_command
from discourse_framing.evidence import Finding, Reading
from discourse_framing.layers import Evidence

from discourse import Pipeline
from discourse.errors import DataError

WINE = """\
id = "wine"
name = "Wine"
version = "1"
language = "en"
source = "none"
licence = "CC0"
validation = "not validated"

[[frame]]
id = "taste"
name = "Taste"
definition = "How it tastes."
positive_examples = ["It has a note of oak."]
negative_examples = ["The bottle is green."]

[[frame.lexicon]]
terms = ["oak", "bottle"]
"""

CODED = "text,label\n" + "".join(
    f"{text},{label}\n"
    for text, label in [
        ("The oak is strong.", "taste"),
        ("She likes the oak.", "taste"),
        ("Too much oak for me.", "taste"),
        ("We noticed the oak at once.", "taste"),
        ("The bottle is old.", ""),
        ("He broke the bottle.", ""),
        ("A bottle stood on the table.", ""),
        ("Nobody came.", ""),
    ]
    * 3
)


@pytest.fixture
def wine(tmp_path):
    path = tmp_path / "wine.toml"
    path.write_text(WINE, encoding="utf-8")
    return path


@pytest.fixture
def coded(tmp_path):
    path = tmp_path / "coded.csv"
    path.write_text(CODED, encoding="utf-8")
    return path


def run(*arguments):
    return CliRunner().invoke(codebook_command, [str(argument) for argument in arguments])


def test_check_finds_the_example_that_the_codebook_gets_wrong(wine):
    result = run("check", wine)
    assert result.exit_code == 1
    assert "wrongly found in 'The bottle is green.'" in result.output
    wine.write_text(WINE.replace(', "bottle"', ""), encoding="utf-8")
    assert run("check", wine).exit_code == 0


def test_a_mistake_in_the_file_is_told_without_a_traceback(wine):
    wine.write_text(WINE.replace("terms", "trems"), encoding="utf-8")
    result = run("check", wine)
    assert result.exit_code == 1
    assert "wine.toml, line 17" in result.output
    assert "Traceback" not in result.output


def test_try_shows_the_evidence(wine):
    assert "“oak” 1  lexicon: oak" in run("try", wine, "It smells of oak.").output
    assert run("try", wine, "It rains.").output == "No frame found.\n"


def test_evaluate_gives_f1_and_agreement(wine, coded):
    line = run("evaluate", wine, coded).output.splitlines()[-1].split()
    # the codebook takes 12 oaks and 9 bottles for taste, the coder the 12 oaks
    assert line[:5] == ["taste", "12", "0.57", "1.00", "0.73"]


def test_an_unknown_label_is_reported_with_its_line(wine, coded):
    coded.write_text("text,label\nIt rains.,weather\n", encoding="utf-8")
    assert "line 2: 'weather' is no frame" in run("evaluate", wine, coded).output


def test_fitted_weights_learn_what_the_coder_means_and_give_probabilities(
    wine, coded, registry, tmp_path
):
    weights = tmp_path / "weights.json"
    result = run("fit", wine, coded, "-o", weights)
    assert result.exit_code == 0, result.output
    frame, texts, before, alone, after, _ = result.output.splitlines()[-1].split()
    assert (frame, texts) == ("taste", "12")
    assert float(after) == float(alone) > float(before)

    pipeline = Pipeline(
        ["frames"],
        registry=registry,
        language="en",
        config={"framing": {"codebook": str(wine), "weights": str(weights)}},
    )
    [found] = pipeline("It has a note of oak. The bottle is green.")["frames"]
    assert found.score > 0.5
    assert "oak" in found.why


def finding(book, frame, rule):
    return Finding(book[frame], Evidence(start=0, end=1, source="lexicon", rule=rule, weight=1.0))


def test_a_codebook_is_a_model_before_anything_is_fitted():
    book = codebook("foreign-policy")
    sovereignty = book["sovereignty"]
    prior = prior_of(sovereignty)
    enough, half = (
        features_of(Reading((finding(book, "sovereignty", rule),)), book, "sovereignty")
        for rule in ("sovereignty", "patron")
    )
    assert prior.probability(enough) > 0.5 > prior.probability(half) > prior.probability({})


def test_evidence_for_a_part_of_a_frame_counts_for_the_frame():
    book = codebook("foreign-policy")
    reading = Reading((finding(book, "decline", "American decline"),))
    features = features_of(reading, book, "hegemony")
    prior = prior_of(book["hegemony"], book.parts(book["hegemony"]))
    assert prior.probability(features) > 0.5


def test_a_frame_with_too_few_codes_is_left_as_it_is():
    book = codebook("foreign-policy")
    used = Reading((finding(book, "sovereignty", "sovereignty"),))
    coded = [Coded(reading=used, frames=frozenset({"sovereignty"}))] * 7
    coded += [Coded(reading=Reading(), frames=frozenset())] * 20
    assert fit_weights(book, coded, data="test", date="2026-01-01").models == {}


def test_a_rare_frame_is_given_from_the_probability_that_is_best_for_it():
    book = codebook("foreign-policy")
    used = Reading((finding(book, "sovereignty", "patron"),))
    rare = frozenset({"sovereignty"})
    # a third of the sentences with the word use the frame, none without: better to give it than never to
    coded = [
        Coded(
            reading=used if place % 5 == 0 else Reading(),
            frames=rare if place % 15 == 0 else frozenset(),
        )
        for place in range(150)
    ]
    weights = fit_weights(book, coded, data="test", date="2026-01-01")
    probability = weights.models["sovereignty"].probability(features_of(used, book, "sovereignty"))
    assert weights.threshold("sovereignty") <= probability < 0.5
    [gain] = gains(book, weights, coded)
    assert gain.before == 0 < gain.after


def test_weights_that_are_none_are_refused(tmp_path):
    path = tmp_path / "weights.json"
    for text in ("{", json.dumps({"codebook": "wine"})):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(DataError, match=r"weights\.json"):
            read_weights(path)


CONTEXT = "document,position,text,label\n" + "".join(
    f"{story},{position},{text},{label}\n"
    for story in range(12)
    for position, (text, label) in enumerate(
        [
            ("It was full of oak.", "taste"),
            ("The bottle is old.", "taste"),
            ("Nobody came.", ""),
            ("He broke the bottle.", ""),
            ("Nobody stayed.", ""),
        ]
    )
)


def test_what_stands_beside_a_text_helps_to_tell_what_it_means(wine, tmp_path):
    coded = tmp_path / "coded.csv"
    coded.write_text(CONTEXT, encoding="utf-8")
    result = run("fit", wine, coded, "-o", tmp_path / "weights.json")
    assert result.exit_code == 0, result.output
    frame, _, _, alone, fitted, _ = result.output.splitlines()[-1].split()
    assert frame == "taste"
    # a bottle is a taste where oak stands beside it, and only there
    assert float(alone) < float(fitted) == 1.0


def test_a_position_that_is_no_number_is_reported_with_its_line(wine, tmp_path):
    coded = tmp_path / "coded.csv"
    coded.write_text("document,position,text,label\na,first,It rains.,\n", encoding="utf-8")
    assert "line 2: the position 'first'" in run("evaluate", wine, coded).output

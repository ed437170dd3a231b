"""Our own gold sets: what was drawn, what coders wrote about it, and how both become figures."""

import gzip
import json
import math
from collections import Counter

import pytest
from discourse_framing.codebooks import codebook
from discourse_rhetoric.taxonomy import taxonomy
from hypothesis import given
from hypothesis import strategies as st

from discourse import Span
from discourse.analysis.accuracy import Accuracy
from discourse.analysis.tables import read_tsv
from discourse.errors import DataError
from tests.evaluation.own import (
    FOLDER,
    agreed,
    framing_figures,
    overlap,
    positive_agreement,
    rhetoric_figures,
    where_agreed,
)
from tests.evaluation.own_modality import Code
from tests.evaluation.own_passes import (
    DEVICES,
    TECHNIQUES,
    Mark,
    labels_of,
    read_codes,
    read_marks,
    read_sample,
    texts_of,
)
from tests.evaluation.own_persuasion import LEARNT, MEASURED
from tests.evaluation.own_salience import Name, Sampled, documents, grade_of, lists
from tests.evaluation.own_sample import digest
from tests.evaluation.own_texts import SPEECHES, seed_texts, sentences_of

BOOK = codebook("foreign-policy")
STATEMENT = "seeds/cable-statements.csv#2024-05-FIN"


def write(path, *rows):
    path.write_text("".join("\t".join(map(str, row)) + "\n" for row in rows), encoding="utf-8")
    return path


def write_sample(path, document, text, sentences):
    """The sentences as items a1, a2 …; the odd ones at random, the even ones enriched."""
    rows = [("item", "document", "start", "end", "stratum", "sha256")]
    for number, sentence in enumerate(sentences, 1):
        start = text.index(sentence)
        stratum = "random" if number % 2 else "enriched"
        place = (start, start + len(sentence))
        rows.append((f"a{number}", document, *place, stratum, digest(sentence)))
    return write(path, *rows)


@pytest.fixture
def sample(tmp_path):
    text = dict(seed_texts())[STATEMENT]
    sentences = [span.quote(text) for span in sentences_of(text, wrapped=False)]
    return read_sample(write_sample(tmp_path / "rhetoric-sample.tsv", STATEMENT, text, sentences))


def mark(item, words, sample, device="self_mention"):
    text = dict(seed_texts())[STATEMENT]
    start = text.index(words, sample[item].start)
    return Mark(item=item, device=device, start=start, end=start + len(words))


@pytest.mark.parametrize("name", ["rhetoric", "framing"])
def test_half_of_a_sample_is_random_and_half_enriched(name):
    items = read_sample(FOLDER / f"{name}-sample.tsv").values()
    assert Counter(item.stratum for item in items) == {"random": 150, "enriched": 150}
    assert len({(item.document, item.start) for item in items}) == 300


@pytest.mark.parametrize(
    ("name", "passes"),
    [
        *((f"rhetoric-{number}", 2) for number in (2, 3, 4, 5)),
        ("persuasion", 2),
        *((name, 1) for name in LEARNT),
    ],
)
def test_every_mark_lies_in_a_sentence_or_passage_of_its_sample(name, passes):
    sample = read_sample(FOLDER / f"{name}-sample.tsv")
    for number in range(1, passes + 1):
        assert read_marks(FOLDER / f"{name}-pass-{number}.tsv", sample)


def test_no_text_is_both_learnt_from_and_measured_on():
    documents = {
        name: {item.document for item in read_sample(FOLDER / f"{name}-sample.tsv").values()}
        for name in (MEASURED, *LEARNT)
    }
    assert all(documents[MEASURED].isdisjoint(documents[name]) for name in LEARNT)


def test_a_guideline_tells_every_technique_that_is_marked():
    guideline = (FOLDER / "persuasion-guideline.md").read_text(encoding="utf-8")
    assert all(f"| `{technique}` |" in guideline for technique in TECHNIQUES)
    assert set(TECHNIQUES) <= taxonomy().keys()


def test_every_modal_word_is_coded_in_both_passes():
    sample = read_sample(FOLDER / "modality-sample.tsv")
    for number in (1, 2):
        codes = read_tsv(FOLDER / f"modality-pass-{number}.tsv", Code)
        assert len(codes) == 150
        assert {code.item for code in codes} == sample.keys()


@pytest.mark.parametrize(("name", "passes"), [("salience", 1), ("salience-2", 2)])
def test_every_speech_has_a_list_of_its_main_actors(name, passes):
    speeches = {row.document for row in read_tsv(FOLDER / f"{name}-sample.tsv", Sampled)}
    for number in range(1, passes + 1):
        names = read_tsv(FOLDER / f"{name}-pass-{number}.tsv", Name)
        assert {row.document for row in names} == speeches
        assert {row.document for row in names if row.grade == 2} == speeches


def test_no_speech_is_both_learnt_from_and_measured_on():
    learnt, measured = (
        {row.document for row in read_tsv(FOLDER / f"{name}-sample.tsv", Sampled)}
        for name in ("salience", "salience-2")
    )
    assert learnt.isdisjoint(measured)


def test_an_actor_has_the_grade_of_whom_its_mentions_mostly_name(tmp_path):
    text = "Kenya met Kenya's ally Uganda. Uganda left. The ally left."
    header = ("document", "actor", "grade", "start", "end")
    kenya, uganda = ("d", 1, 2, 0, 5), ("d", 2, 1, text.index("Uganda"), text.index("."))
    found = lists(write(tmp_path / "p.tsv", header, kenya, uganda), {"d": text})["d"]
    assert [len(actor.places) for actor in found] == [2, 2]
    ugandas = found[1].places
    assert grade_of([*ugandas, found[0].places[0]], found) == 1
    assert grade_of([found[0].places[1]], found) == 2
    assert grade_of([Span(6, 9)], found) == 0


def test_a_speech_of_another_edition_is_noticed(tmp_path):
    speech = json.dumps({"id": "KEN_70_2015", "text": "Kenya speaks."})
    (tmp_path / SPEECHES).write_bytes(gzip.compress(speech.encode()))
    rows = ("document", "sha256"), ("KEN_70_2015", digest("Kenya spoke."))
    write(tmp_path / "s-sample.tsv", *rows)
    with pytest.raises(DataError, match="line 2: the speech KEN_70_2015 has another text"):
        documents(tmp_path, "s", tmp_path)


def test_the_seeds_are_still_what_was_drawn_from():
    items = read_sample(FOLDER / "rhetoric-sample.tsv")
    seeds = {name: item for name, item in items.items() if item.document.startswith("seeds/")}
    assert texts_of(seeds, seed_texts()).keys() == {item.document for item in seeds.values()}


def test_a_guideline_tells_every_device_and_every_frame():
    devices = (FOLDER / "rhetoric-guideline.md").read_text(encoding="utf-8")
    assert all(f"## {device}\n" in devices for device in DEVICES)
    assert set(DEVICES) <= taxonomy().keys()
    frames = (FOLDER / "framing-guideline.md").read_text(encoding="utf-8")
    assert all(f"\n| {frame.id} | " in frames for frame in BOOK.frame)


def test_a_text_of_another_edition_is_noticed(sample):
    with pytest.raises(DataError, match="a1 that was coded"):
        texts_of(sample, [(STATEMENT, "Another text, as long as you like. " * 40)])


def test_texts_that_are_not_there_are_no_error(sample):
    assert texts_of(sample, []) == {}


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (("a1", "self_mention", 9000, 9002), "line 3: 9000 to 9002 is no stretch of the item a1"),
        (("a9", "self_mention", 0, 2), "line 3: there is no item 'a9'"),
        (("a1", "irony", 0, 2), "line 3, column 'device'"),
        (("a1", "tricolon", 0, 5), "line 3: this mark stands above already"),
    ],
)
def test_a_mistake_in_a_pass_is_named_by_its_line(tmp_path, sample, row, says):
    header = ("item", "device", "start", "end")
    path = write(tmp_path / "p.tsv", header, ("a1", "tricolon", 0, 5), row)
    with pytest.raises(DataError, match=says):
        read_marks(path, sample)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([("a1", "security,irony")], "line 2: 'irony' is no frame of foreign-policy"),
        ([("a1", "none"), ("a1", "security")], "line 3: the item 'a1' stands above already"),
        ([("a1", "none")], "no line for a2"),
        ([("a1", "")], "line 2"),
    ],
)
def test_a_mistake_in_codes_is_named_too(tmp_path, sample, rows, says):
    path = write(tmp_path / "p.tsv", ("item", "frames"), *rows)
    with pytest.raises(DataError, match=says):
        read_codes(path, sample, BOOK)


def test_a_frame_comes_with_the_one_that_it_is_a_part_of(tmp_path, sample):
    rows = [(item, "decline" if item == "a1" else "none") for item in sample]
    codes = read_codes(write(tmp_path / "p.tsv", ("item", "frames"), *rows), sample, BOOK)
    assert codes["a1"] == {"decline", "hegemony"}
    assert codes["a2"] == frozenset()


LABELS = st.fixed_dictionaries(
    {item: st.frozensets(st.sampled_from(["x", "y"])) for item in "abcdefgh"}
)


@given(LABELS, LABELS, LABELS)
def test_where_the_passes_differ_nothing_is_right_or_wrong(first, second, found):
    accuracy = where_agreed("x", first, first, second, found)
    differing = {item for item in first if ("x" in first[item]) != ("x" in second[item])}
    turned = {
        item: found[item] ^ (frozenset("x") if item in differing else frozenset()) for item in found
    }
    assert where_agreed("x", first, first, second, turned) == accuracy
    assert accuracy.there == sum("x" in first[item] & second[item] for item in first)


@given(LABELS, LABELS)
def test_what_the_passes_agree_on_is_found_by_either(first, second):
    accuracy = where_agreed("x", first, first, second, first)
    assert accuracy == Accuracy(accuracy.there, accuracy.there, accuracy.there)


def test_positive_agreement_is_the_share_of_shared_positives():
    first = {"a": {"x"}, "b": {"x"}, "c": set()}
    second = {"a": {"x"}, "b": set(), "c": set()}
    assert positive_agreement("x", first, second) == pytest.approx(2 / 3)
    assert math.isnan(positive_agreement("y", first, second))


def test_a_mark_that_one_pass_made_alone_costs_nothing(sample):
    both, alone = mark("a2", "We", sample), mark("a3", "We", sample)
    wrong = mark("a1", "us", sample)
    assert agreed([both, alone], [both]) == [both]
    assert overlap([both, alone], [both, alone], [both]).f1 == 1
    assert overlap([both], [both, alone], [both]).f1 == 1
    assert overlap([both, wrong], [both, alone], [both]).precision == 0.5
    assert overlap([], [both], [both]).recall == 0


def test_devices_are_compared_apart(sample):
    ours = mark("a2", "We", sample, "engagement_marker")
    theirs = mark("a2", "We", sample)
    assert agreed([theirs], [ours]) == []
    assert labels_of([ours, theirs], sample)["a2"] == {"self_mention", "engagement_marker"}


def test_marks_become_figures(tmp_path, sample):
    header = ("item", "device", "start", "end")
    first = [mark("a1", "us", sample), mark("a2", "We", sample), mark("a3", "We", sample)]
    rows = [(each.item, each.device, each.start, each.end) for each in first]
    assert list(rhetoric_figures(tmp_path / "gold", tmp_path)) == []
    write(tmp_path / "rhetoric-pass-1.tsv", header, *rows)
    write(tmp_path / "rhetoric-pass-2.tsv", header, *rows[:2])
    figures = {each.metric: each for each in rhetoric_figures(tmp_path / "gold", tmp_path)}
    assert {each.set for each in figures.values()} == {"own-rhetoric"}
    assert figures["f1_self_mention"].value == 1
    assert figures["f1_self_mention"].n == 2
    assert figures["overlap_f1_self_mention"].value == 1
    assert figures["consistency_positive_self_mention"].value == pytest.approx(0.8)
    assert figures["consistency_overlap_f1_self_mention"].value == pytest.approx(0.8)
    assert figures["consistency_alpha_self_mention"].value < 1
    assert "f1_litotes" not in figures


def test_codes_become_figures(tmp_path):
    gold = tmp_path / "gold"
    text = "We reject interference in our internal affairs. I thank you, Sir. The weather was very fine."
    sentences = [span.quote(text) for span in sentences_of(text, wrapped=True)]
    write_sample(tmp_path / "framing-sample.tsv", "XXX_1", text, sentences)
    for number, frames in ((1, "sovereignty"), (2, "sovereignty,hegemony")):
        write(
            tmp_path / f"framing-pass-{number}.tsv",
            *[("item", "frames"), ("a1", frames), ("a2", "none"), ("a3", "none")],
        )
    assert list(framing_figures(gold, tmp_path)) == []  # no speeches there yet
    (tmp_path / "corpora").mkdir()
    with gzip.open(tmp_path / "corpora" / SPEECHES, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "XXX_1", "text": text}) + "\n")
    figures = {each.metric: each.value for each in framing_figures(gold, tmp_path)}
    assert figures["f1_sovereignty"] == figures["macro_f1"] == 1
    assert figures["consistency_alpha_sovereignty"] == 1
    assert figures["consistency_positive_hegemony"] == 0
    assert "f1_hegemony" not in figures


def test_a_sentence_goes_on_where_a_line_is_wrapped():
    text = "We meet Mr. Smith of the U. S. today.\nWe thank him for\nhis words. Good."
    spans = list(sentences_of(text, wrapped=True))
    assert [span.quote(text) for span in spans] == [
        "We meet Mr. Smith of the U. S. today.",
        "We thank him for\nhis words.",
        "Good.",
    ]
    assert len(list(sentences_of(text, wrapped=False))) == 3

from __future__ import annotations

import json

import pytest
from attrs import evolve
from click.testing import CliRunner
from discourse_framing.background import FrameBackground, background_of, raised
from discourse_framing.codebooks import codebook, read_codebook, shipped
from discourse_framing.commands import codebook_command

from discourse import Pipeline
from discourse.errors import DataError

COMMON = FrameBackground(
    strengths=(0.5, 1.0, 1.5, 3.0), reached=(0.5, 0.3, 0.1, 0.02), shares=(0.0, 0.1, 0.1, 0.4)
)


@pytest.mark.parametrize(("common", "threshold"), [(0.5, 0.5), (0.3, 1.0), (0.1, 1.5), (0.01, 3.5)])
def test_a_threshold_is_what_no_more_than_a_share_of_the_background_reaches(common, threshold):
    assert COMMON.threshold(common) == threshold


@pytest.mark.parametrize(
    ("share", "percentile"), [(0.0, 0.0), (0.05, 0.25), (0.1, 0.25), (0.5, 1.0)]
)
def test_a_percentile_is_the_share_of_texts_with_less_of_the_frame(share, percentile):
    assert COMMON.percentile(share) == percentile


@pytest.mark.parametrize("name", shipped())
def test_every_shipped_codebook_has_a_background_made_with_its_version(name):
    book = codebook(name)
    background = background_of(name, book)
    assert background is not None
    assert background.frames.keys() == {frame.id for frame in book.frame}
    assert "CC0" in background.source
    for frame in background.frames.values():
        assert list(frame.reached) == sorted(frame.reached, reverse=True)
        assert list(frame.shares) == sorted(frame.shares)


@pytest.mark.parametrize("name", shipped())
def test_raised_thresholds_never_fall_below_the_codebooks_and_leave_the_words_alone(name):
    book = codebook(name)
    background = background_of(name, book)
    assert raised(book, background, 0.0) is book
    higher = raised(book, background, 0.05)
    for before, after in zip(book.frame, higher.frame, strict=True):
        assert after.threshold >= before.threshold
        assert evolve(after, threshold=before.threshold) == before


OWN = """\
id = "sea"
name = "Sea"
version = "1"
language = "en"
source = "none"
licence = "CC0"
validation = "not validated"

[[frame]]
id = "boats"
name = "Boats"
definition = "Boats."
positive_examples = ["A boat."]

[[frame.lexicon]]
terms = ["boat", "harbour"]
"""


@pytest.fixture
def sea(tmp_path):
    """A codebook with a background in which half of the sentences have a boat, one with a harbour too."""
    path = tmp_path / "sea.toml"
    path.write_text(OWN, encoding="utf-8")
    texts = tmp_path / "texts.csv"
    texts.write_text(
        "text\nA boat came. Nobody saw it.\nThe boat left the harbour. It rained.\n",
        encoding="utf-8",
    )
    command = ["background", str(texts), str(path), "-o", str(tmp_path)]
    result = CliRunner().invoke(codebook_command, command)
    assert result.output == "sea 1: 4 sentences of 2 texts\n"
    return path


def test_a_background_of_ones_own_raises_thresholds(sea, registry):
    [boats] = background_of(str(sea), read_codebook(sea)).frames.values()
    assert (boats.strengths, boats.reached) == ((1.0, 2.0), (0.5, 0.25))

    def found(**settings):
        pipeline = Pipeline(
            ["frames", "framing.profile"],
            registry=registry,
            language="en",
            config={"framing": {"codebook": str(sea), **settings}},
        )
        return pipeline("A boat came. The boat reached the harbour.")

    assert len(found()["frames"]) == 2
    assert found()["framing.profile"][0].percentile == 1.0
    [stronger] = found(common=0.3)["frames"]
    assert stronger.strength == 2.0


def test_a_background_of_another_version_is_refused(sea):
    sea.write_text(OWN.replace('version = "1"', 'version = "2"'), encoding="utf-8")
    with pytest.raises(DataError, match="made with sea 1, the codebook is sea 2"):
        background_of(str(sea), read_codebook(sea))


def test_a_broken_background_is_an_error_that_names_the_command(sea):
    file = sea.with_name("sea.background.json")
    for text in ("{", json.dumps({"codebook": "sea"})):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(DataError, match="discourse codebook background"):
            background_of(str(sea), read_codebook(sea))

from __future__ import annotations

import pytest
from discourse_framing.codebooks import codebook, read_codebook, shipped

from discourse.errors import DataError

OWN = """\
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
positive_examples = ["It tastes of oak."]

[[frame.lexicon]]
terms = ["taste/VERB", "oak"]
"""


def written(tmp_path, text):
    path = tmp_path / "wine.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module", params=shipped())
def decided(request, read):
    """Every example of a codebook, with the frames that were found in it."""
    book = codebook(request.param)
    examples = [
        (frame.id, text, expected)
        for frame in book.frame
        for texts, expected in ((frame.positive_examples, True), (frame.negative_examples, False))
        for text in texts
    ]
    documents = read.many([text for _, text, _ in examples], book.id)
    return [
        (frame, text, expected, {found.frame for found in document["frames"]})
        for (frame, text, expected), document in zip(examples, documents, strict=True)
    ]


def test_every_positive_example_uses_its_frame(decided):
    missed = [(frame, text) for frame, text, yes, found in decided if yes and frame not in found]
    assert missed == []


def test_no_negative_example_uses_its_frame(decided):
    wrong = [(frame, text) for frame, text, yes, found in decided if not yes and frame in found]
    assert wrong == []


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_codebook_says_where_it_is_from_and_whether_it_was_validated(name):
    book = codebook(name)
    assert book.source
    assert book.licence == "Apache-2.0"
    assert book.validation == "not validated by independent coders"
    assert all(frame.positive_examples and frame.negative_examples for frame in book.frame)


def test_a_codebook_of_ones_own_is_read_from_its_path(tmp_path, read):
    path = written(tmp_path, OWN)
    document = read("It tastes of honey. The bottle is green.", str(path))
    [frame] = document["frames"]
    assert (frame.codebook, frame.frame, document.quote(frame.evidence[0].span)) == (
        "wine",
        "taste",
        "tastes",
    )


@pytest.mark.parametrize(
    ("wrong", "line", "said"),
    [
        (OWN.replace('"taste/VERB"', '"---"'), 16, "at least one word"),
        (OWN.replace('"oak"', '"taste/VERB"'), 16, "twice"),
        (OWN.replace('"not validated"', '"checked"'), 7, "not validated"),
        (OWN.replace("definition", "definitoin"), 12, "did you mean 'definition'"),
        (OWN + "weight = 0\n", 17, "weight"),
        (OWN + '\n[[frame.pattern]]\npattern = "[lemma=taste"\nrule = "x"\n', 19, "⟨here⟩"),
        (OWN.replace("definition", 'parent = "smell"\ndefinition'), 12, "'smell'"),
        (OWN + OWN[OWN.index("[[frame]]") :], 18, "two frames 'taste'"),
        (OWN[: OWN.index("[[frame.lexicon]]")], 9, "nothing can show"),
    ],
)
def test_a_mistake_is_reported_with_its_line(tmp_path, wrong, line, said):
    with pytest.raises(DataError) as error:
        read_codebook(written(tmp_path, wrong))
    assert f"wine.toml, line {line}" in str(error.value)
    assert said in str(error.value)


def test_an_unknown_codebook_is_named_with_those_that_there_are():
    with pytest.raises(DataError, match="foreign-policy"):
        codebook("forein-policy")

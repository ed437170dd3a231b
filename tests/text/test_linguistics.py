"""Linguistics with real models. Nothing here depends on a fine point of a parse: models are replaced."""

import sys
import time

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from discourse import Document, Metadata, Pipeline, dumps, loads
from discourse.errors import ModelError
from discourse.testing import HARD_TEXTS, isolated_registry
from discourse.text.layers import ZONES, Zone
from discourse.text.linguistics import StanzaConfig, entity_ranges
from discourse.text.segmentation import LONGEST_SENTENCE, passages, split_long, word_spans
from discourse.text.stanza_backend import Piece, official

LINGUISTIC = ["sentences", "tokens", "tokens.head", "tokens.xpos", "entities"]
TEXT = (
    "The Russian foreign minister met his colleague in Geneva on Monday.\n"
    "Nobody signed the treaty\n"
    "that Germany had proposed. Talks go on."
)


@pytest.fixture(scope="module")
def registry():
    return isolated_registry("english")


@pytest.fixture(scope="module")
def pipeline(registry):
    return Pipeline(LINGUISTIC, registry=registry, language="en")


@pytest.fixture(scope="module")
def document(pipeline):
    return pipeline(TEXT)


def english(text: str, name: str = "text") -> Document:
    return Document(id=name, text=text, metadata=Metadata(language="en"))


def test_every_token_has_its_features(document):
    tokens = document["tokens"]
    assert tokens.features == {"lemma", "upos", "xpos", "feats", "head", "deprel"}
    assert all(token.lemma and token.upos and token.deprel for token in tokens)
    words = {document.quote(token): token for token in tokens}
    assert words["minister"].upos == "NOUN"
    assert words["signed"].lemma == "sign"
    assert words["minister"].xpos == "NN"
    assert "_" not in {token.feats for token in tokens}


def test_heads_stay_in_their_sentence_and_lead_to_one_root(document):
    tokens = document["tokens"]
    for sentence in document["sentences"]:
        places = tokens.range_within(sentence.span)
        roots = [place for place in places if tokens[place].head is None]
        assert len(roots) == 1
        assert all(tokens[place].head_index in places for place in places if place not in roots)


def test_a_parsed_document_can_be_saved(document, registry):
    assert loads(dumps(document), registry=registry) == document


def test_entities_have_a_label_of_the_common_set(document):
    labels = {document.quote(entity): entity.label for entity in document["entities"]}
    assert labels["Geneva"] == "PLACE"
    assert labels["Germany"] == "PLACE"


def test_a_paragraph_is_never_joined_to_the_next(document):
    for sentence in document["sentences"]:
        assert "\n" not in document.quote(sentence)


def test_only_title_and_body_are_read(pipeline):
    text = "The talks failed.\nShare this page now."
    zones = ZONES.layer(
        [
            Zone(start=0, end=17, label="body"),
            Zone(start=18, end=len(text), label="navigation"),
        ]
    )
    document = pipeline(english(text).with_layers(zones))
    assert max(token.end for token in document["tokens"]) == 17


def test_only_what_is_wanted_is_computed(registry):
    document = Pipeline(["tokens.lemma"], registry=registry)("Talks go on.")
    assert document["tokens"].features == {"upos", "xpos", "feats", "lemma"}
    assert "entities" not in document


def test_features_are_added_to_the_same_tokens(registry):
    cut = Pipeline(["tokens"], registry=registry)(english("Talks go on in Geneva."))
    parsed = Pipeline(["tokens.deprel"], registry=registry)(cut)
    assert [t.span for t in parsed["tokens"]] == [t.span for t in cut["tokens"]]
    assert not cut["tokens"].features


def test_the_neighbours_in_a_batch_change_nothing(pipeline):
    texts = [english(TEXT, "a"), english("No.", "b"), english("Moscow said no. " * 20, "c")]
    together = list(pipeline.stream(texts))
    alone = [pipeline(text) for text in texts]
    assert [d["tokens"].items for d in together] == [d["tokens"].items for d in alone]
    assert [d["entities"].items for d in together] == [d["entities"].items for d in alone]


@pytest.mark.parametrize("text", HARD_TEXTS)
def test_hard_texts_give_tokens_within_the_text(pipeline, text):
    document = pipeline(english(text))
    for token in document["tokens"]:
        assert document.quote(token).strip() == document.quote(token) != ""


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200))
def test_any_text_is_cut_into_tokens_that_hold_all_that_is_written(text):
    document = Pipeline(["tokens"], registry=isolated_registry("english"))(english(text))
    covered = {place for token in document["tokens"] for place in range(token.start, token.end)}
    letters = {
        place for place, character in enumerate(text) if character.isalnum() and character.isascii()
    }
    assert letters <= covered


def test_a_sentence_without_end_is_cut_where_it_pauses(pipeline):
    text = "we want peace, " * 300
    document = pipeline(english(text))
    tokens = document["tokens"]
    lengths = [len(tokens.range_within(sentence.span)) for sentence in document["sentences"]]
    assert max(lengths) <= LONGEST_SENTENCE
    cut = [document.quote(sentence)[-1] for sentence in document["sentences"][:-1]]
    assert set(cut) == {","}


def pieces(text: str) -> list[Piece]:
    found, offset = [], 0
    for word in text.split():
        offset = text.index(word, offset)
        found.append(Piece(offset, offset + len(word)))
    return found


@given(st.lists(st.sampled_from(["a", ",", ";", "."]), max_size=1000))
def test_cutting_long_sentences_loses_nothing(words):
    text = " ".join(words)
    whole = pieces(text)
    parts = list(split_long(whole, text))
    assert [piece for part in parts for piece in part] == whole
    assert all(len(part) <= LONGEST_SENTENCE for part in parts)


def test_a_strong_pause_goes_before_a_weak_one():
    words = ["a"] * 120 + [";"] + ["b"] * 70 + [","] + ["c"] * 100
    text = " ".join(words)
    first = next(iter(split_long(pieces(text), text)))
    assert text[first[-1].start : first[-1].end] == ";"


def test_words_of_a_token_lie_where_they_are_spelled():
    assert word_spans(Piece(0, 5, ("do", "n't")), "don't") == [(0, 2, ""), (2, 5, "")]


def test_words_that_a_token_does_not_spell_share_its_offsets():
    assert word_spans(Piece(4, 6, ("de", "le")), "vin du pays") == [(4, 6, "de"), (4, 6, "le")]


def test_one_endless_word_costs_no_more_than_its_neighbours(pipeline):
    document = pipeline(english("See http://example.org/" + "a" * 5000 + " now."))
    assert document.quote(document["tokens"][0]) == "See"


def test_megabytes_without_a_blank_are_one_token_at_once(pipeline):
    noise = "1,2;" * 1_000_000
    started = time.process_time()
    document = pipeline(f"He sent this: {noise} Then he left.")
    assert time.process_time() - started < 5
    assert noise in {document.quote(token) for token in document["tokens"]}
    assert document.quote(document["tokens"][-2]) == "left"


def test_a_redacted_address_is_one_word(pipeline):
    document = pipeline(
        english("Write to [email protected] now, said the press office of the institute.")
    )
    redacted = [t for t in document["tokens"] if "protected" in document.quote(t)]
    assert [document.quote(token) for token in redacted] == ["[email protected]"]


def test_passages_are_bounded_and_hold_the_text():
    text = "A word. " * 3000
    document = english(text).with_layers(ZONES.layer([Zone(start=0, end=len(text), label="body")]))
    found = list(passages(document))
    assert max(len(passage.text) for passage in found) <= 4000
    assert "".join(passage.text for passage in found) == text


def test_a_language_without_a_model_is_named(registry):
    chinese = Document(id="zh", text="这是一个关于俄罗斯与西方关系的中文文本。" * 5)
    with pytest.raises(ModelError, match="'zh'"):
        Pipeline(["tokens"], registry=registry)(chinese)


def test_one_document_without_a_model_costs_the_others_nothing(registry):
    documents = [
        english("Talks go on."),
        evolve(english("Gespräche"), id="de", metadata=Metadata(language="de")),
    ]
    good, bad = Pipeline(["tokens"], registry=registry, on_error="skip").stream(documents)
    assert len(good["tokens"]) == 4
    assert "'de'" in bad.omissions[0].reason


def test_a_model_that_is_not_there_is_an_error_with_the_remedy(tmp_path, registry):
    missing = evolve(registry.models["compact-english"], name="gone", folder=tmp_path)
    config = StanzaConfig(models=(missing,))
    with pytest.raises(ModelError, match="Mend it"):
        _segmented(config)


def test_a_model_that_nobody_installed_is_named_with_those_that_are(registry):
    config = StanzaConfig(model="large", models=tuple(registry.models.values()))
    with pytest.raises(ModelError, match="compact-english"):
        config.for_language("en")


def test_official_packages_go_by_language_and_package(registry):
    config = StanzaConfig(model="stanza:de:gsd", models=tuple(registry.models.values()))
    assert config.for_language("de-AT") == official("de", "gsd")
    with pytest.raises(ModelError, match="knows 'de'"):
        config.for_language("en")


def test_the_layers_say_which_model_made_them(document):
    assert {origin.model for origin in document["tokens"].provenance} == {"compact-english"}


@pytest.mark.parametrize(
    ("tags", "ranges"),
    [
        (["O", "S-LOC"], [(1, 1, "LOC")]),
        (["B-ORG", "I-ORG", "E-ORG", "O"], [(0, 2, "ORG")]),
        (["B-ORG", "E-LOC"], [(0, 0, "ORG"), (1, 1, "LOC")]),
        (["I-PER", "I-PER", "B-PER"], [(0, 1, "PER"), (2, 2, "PER")]),
        ([], []),
    ],
)
def test_entities_are_read_from_any_sequence_of_tags(tags, ranges):
    assert entity_ranges(tags) == ranges


def test_nothing_heavy_is_imported_before_it_is_needed():
    import subprocess

    code = (
        "import sys, discourse.text.linguistics, discourse.text.languages, discourse.text.quotations;"
        "print([m for m in ('torch', 'stanza', 'numpy') if m in sys.modules])"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert loaded.stdout.strip() == "[]"


def _segmented(config: StanzaConfig):
    from discourse.text.linguistics import Segmenter

    text = english("Talks go on.")
    return Segmenter(config).annotate(
        text.with_layers(ZONES.layer([Zone(start=0, end=12, label="body")]))
    )

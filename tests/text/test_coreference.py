"""Stanza's processor of coreference, loaded and run for real; the network is tiny and has learned nothing."""

import dataclasses
import json
from pathlib import Path

import pytest
from attrs import evolve

from discourse import LanguageModel, Pipeline
from discourse.errors import ModelError
from discourse.testing import isolated_registry
from discourse.text import stanza_backend
from discourse.text.linguistics import coreference_chains

TEXT = "Emmanuel Macron left Paris.\n\nHe criticised Iran before he met the minister. They talked."


@pytest.fixture(scope="module")
def registry():
    return isolated_registry("english")


@pytest.fixture(scope="module")
def document(registry):
    return Pipeline(["tokens"], registry=registry, language="en")(TEXT)


@pytest.fixture(scope="module")
def untrained(tmp_path_factory) -> LanguageModel:
    """A model in Stanza's format with random weights."""
    pytest.importorskip("transformers", reason="needs stanza[transformers]")
    folder = tmp_path_factory.mktemp("coreference")
    _write(folder, "untrained")
    return LanguageModel(
        name="untrained",
        language="en",
        folder=folder,
        package="untrained",
        processors=("coref",),
    )


def test_mentions_are_tokens_of_one_sentence(document, untrained):
    chains = coreference_chains(document, untrained)
    sentences = [document["tokens"].range_within(s.span) for s in document["sentences"]]
    assert chains
    for mention in (mention for chain in chains for mention in chain):
        assert mention
        assert any(mention.start in s and mention[-1] in s for s in sentences)


def test_a_long_text_is_read_in_portions(document, untrained, monkeypatch):
    monkeypatch.setattr(stanza_backend, "_WORDS_IN_CHAINS", 1)
    second = document["tokens"].range_within(document["sentences"][1].span)
    chains = coreference_chains(document, untrained)
    assert any(mention.start in second for chain in chains for mention in chain)
    for chain in chains:
        inside = {mention.start in second for mention in chain}
        assert len(inside) == 1


@pytest.mark.parametrize("text", ["", "Yes", "…"])
def test_hardly_any_text_has_hardly_any_chains(registry, untrained, text):
    document = Pipeline(["tokens"], registry=registry, language="en")(text)
    assert len(coreference_chains(document, untrained)) <= 1


def test_a_model_without_coreference_says_what_to_name_instead(document, registry):
    with pytest.raises(ModelError, match=r"no processor 'coref'(.|\n)*Mend it: .*'stanza:en'"):
        coreference_chains(document, registry.models["compact-english"])


def test_a_model_that_is_announced_and_not_there_is_an_error(document, registry, tmp_path):
    missing = evolve(
        registry.models["compact-english"], name="gone", folder=tmp_path, processors=("coref",)
    )
    with pytest.raises(ModelError, match="Mend it"):
        coreference_chains(document, missing)


def test_a_missing_library_is_named(document, untrained, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "stanza.models.coref.model", None)
    with pytest.raises(ModelError, match=r"pip install 'stanza\[transformers\]'"):
        coreference_chains(document, evolve(untrained, name="again"))


def _write(folder: Path, package: str) -> None:
    import torch
    from stanza.models.coref.config import Config
    from stanza.models.coref.model import CorefModel
    from transformers import BertConfig, BertModel, BertTokenizerFast

    torch.manual_seed(1)
    letters = [chr(code) for code in range(33, 127)]
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    (folder / "vocab.txt").write_text(
        "\n".join([*special, *letters, *(f"##{letter}" for letter in letters)])
    )
    bert = str(folder / "bert")
    BertTokenizerFast(vocab=str(folder / "vocab.txt"), do_lower_case=False).save_pretrained(bert)
    size = {"hidden_size": 16, "num_hidden_layers": 1, "intermediate_size": 16}
    BertModel(BertConfig(vocab_size=193, num_attention_heads=2, **size)).save_pretrained(bert)

    empty = {"str": "", "int": 1, "float": 0.5, "bool": False}
    types = {
        field.name: getattr(field.type, "__name__", "") for field in dataclasses.fields(Config)
    }
    settings = {
        **{name: empty.get(type_) for name, type_ in types.items()},
        "bert_model": bert,
        "bert_window_size": 512,
        "device": "cpu",
        "lora_target_modules": [],
        "lora_modules_to_save": [],
        "rough_k": 10,
        "singletons": True,
        "sp_embedding_size": 64,
        "tokenizer_kwargs": {},
    }
    model = CorefModel(config=Config(**settings), build_optimizers=False)
    model.save_weights(str(folder / "en" / "coref" / f"{package}.pt"), save_optimizers=False)
    resources = {"lang_name": "English", "coref": {package: {}}, "packages": {package: {}}}
    (folder / "resources.json").write_text(json.dumps({"en": resources}))

"""What is shipped: small, half precision, nothing left over from training, everything licensed."""

import json
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import discourse_english
import pytest
import torch
from discourse_english import MODELS

MEGABYTE = 1_000_000
PROCESSORS = ("tokenize", "pos", "lemma", "depparse", "ner")
PLUGIN = Path(__file__).parents[1]


def load(processor: str):
    return torch.load(MODELS / "en" / processor / "compact.pt", weights_only=True)


def tensors(value) -> Iterator[torch.Tensor]:
    if isinstance(value, torch.Tensor):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from tensors(item)


def test_all_files_together_and_each_alone_are_small():
    sizes = [path.stat().st_size for path in MODELS.rglob("*") if path.is_file()]
    assert max(sizes) <= 25 * MEGABYTE
    assert sum(sizes) <= 45 * MEGABYTE


def test_no_other_file_lies_among_the_models():
    found = {path.relative_to(MODELS).as_posix() for path in MODELS.rglob("*") if path.is_file()}
    wanted = {f"en/{name}/compact.pt" for name in (*PROCESSORS, "pretrain")}
    assert found == wanted | {"resources.json"}


@pytest.mark.parametrize("processor", PROCESSORS)
def test_weights_are_half_precision(processor):
    kinds = {
        tensor.dtype for tensor in tensors(load(processor)["model"]) if tensor.is_floating_point()
    }
    assert kinds == {torch.float16}


@pytest.mark.parametrize("processor", PROCESSORS)
def test_weights_are_numbers(processor):
    for tensor in tensors(load(processor)["model"]):
        assert torch.isfinite(tensor.float()).all()


@pytest.mark.parametrize("processor", PROCESSORS)
def test_nothing_is_left_over_from_training(processor):
    saved = load(processor)
    assert not [key for key in saved if "optimizer" in key or "scheduler" in key]
    paths = {
        key: value for key, value in saved["config"].items() if key.endswith(("_dir", "_file"))
    }
    assert not any(paths.values()), paths


def test_word_vectors_stay_whole():
    vectors = torch.load(MODELS / "en" / "pretrain" / "compact.pt", weights_only=True)
    assert {tensor.dtype for tensor in tensors(vectors)} == {torch.float32}


def test_the_index_names_exactly_what_is_there():
    index = json.loads((MODELS / "resources.json").read_text(encoding="utf-8"))["en"]
    for processor in PROCESSORS:
        assert list(index[processor]) == ["compact"]
        for needed in index[processor]["compact"].get("dependencies", []):
            assert (MODELS / "en" / needed["model"] / f"{needed['package']}.pt").exists()
    assert index["packages"]["compact"] == dict.fromkeys(PROCESSORS, "compact")


def test_the_hook_says_where_the_models_are_and_under_which_licence():
    [model] = discourse_english.discourse_models()
    assert model.folder == MODELS
    assert set(model.processors) == set(PROCESSORS)
    assert model.licence


def test_licences_and_model_card_come_along():
    shipped = {Path(str(file)).name for file in distribution("discourse-english").files or []}
    assert {"LICENSE", "MODEL_LICENCES.md"} <= shipped
    licences = (PLUGIN / "MODEL_LICENCES.md").read_text(encoding="utf-8")
    for processor in (*PROCESSORS, "pretrain"):
        assert f"`en/{processor}`" in licences
    assert (PLUGIN / "MODEL_CARD.md").exists()

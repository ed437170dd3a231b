"""From a training run to what is installed: half precision, nothing but what loading needs."""

import json
import shutil
from pathlib import Path
from typing import Any

import torch

PACKAGE = "compact"
FILES = {
    "tokenize": "tokenize.pt",
    "pos": "pos.pt",
    "lemma": "lemma.pt",
    "depparse": "depparse.pt",
    "ner": "ner.pt",
}
NEED_VECTORS = ("pos", "depparse", "ner")
NOT_SHIPPED = ("optimizer_state_dict", "scheduler_state_dict", "dev_score_history")
LOCAL = (
    "_dir",
    "_file",
    "load_name",
    "save_name",
)  # settings that only name files of the training run


def halved(value: Any) -> Any:
    """The same structure with every float32 tensor in float16."""
    if isinstance(value, torch.Tensor):
        return value.half() if value.dtype == torch.float32 else value
    if isinstance(value, dict):
        return {key: halved(item) for key, item in value.items()}
    return value


def ship_model(trained: Path, shipped: Path) -> None:
    """Write one model as it is installed."""
    saved = torch.load(trained, map_location="cpu", weights_only=True)
    saved = {key: value for key, value in saved.items() if key not in NOT_SHIPPED}
    if saved.get("model") is not None:
        saved["model"] = halved(saved["model"])
    saved["config"] = {
        key: None if key.endswith(LOCAL) and isinstance(value, str) else value
        for key, value in saved["config"].items()
    }
    shipped.parent.mkdir(parents=True, exist_ok=True)
    torch.save(saved, shipped, _use_new_zipfile_serialization=False)


def resources() -> dict[str, Any]:
    """Stanza's index of a model folder."""
    vectors = {"dependencies": [{"model": "pretrain", "package": PACKAGE}]}
    models = {name: {PACKAGE: vectors if name in NEED_VECTORS else {}} for name in FILES}
    processors = dict.fromkeys(FILES, PACKAGE)
    return {
        "en": {
            "lang_name": "English",
            **models,
            "pretrain": {PACKAGE: {}},
            "default_processors": processors,
            "default_dependencies": {},
            "packages": {"default": processors, PACKAGE: processors},
        }
    }


def ship(work: Path, start: Path, folder: Path) -> None:
    """Write Stanza's folder; a model that this run did not train comes from `start`."""
    for name, file in FILES.items():
        trained = work / file if (work / file).exists() else start / name / f"{PACKAGE}.pt"
        ship_model(trained, folder / "en" / name / f"{PACKAGE}.pt")
    vectors = folder / "en" / "pretrain" / f"{PACKAGE}.pt"
    vectors.parent.mkdir(parents=True, exist_ok=True)
    if not vectors.exists():
        shutil.copyfile(start / "pretrain" / f"{PACKAGE}.pt", vectors)
    index = json.dumps(resources(), indent=1) + "\n"
    (folder / "resources.json").write_text(index, encoding="utf-8")

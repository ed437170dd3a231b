"""Compact Stanza models of English: the default that works offline."""

from __future__ import annotations

from pathlib import Path

import discourse
from discourse import LanguageModel


@discourse.hookimpl
def discourse_models() -> list[LanguageModel]:
    """The models in this package's folder `models`."""
    return [
        LanguageModel(
            name="compact-english",
            language="en",
            folder=Path(__file__).parent / "models",
            package="compact",
            licence="CC-BY-SA-4.0",
            version="0.1.0",
        )
    ]

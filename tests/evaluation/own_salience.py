"""The main actors of speeches, as a coder lists them, and how well the most salient of ours agree.

`python -m tests.evaluation.own_salience NAME` prints the speeches that are to be coded by `own/salience-guideline.md`. The set
`salience` was coded once, and the model of salience learns from it; `salience-2` was coded twice, apart, and is measured.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.evaluation.gold import gold_folder
from tests.evaluation.own_texts import speech_texts

SEED = 20261128
SIZES = {"salience": 60, "salience-2": 16}


def speeches(corpora: Path) -> Mapping[str, dict[str, str]]:
    """The speeches of each set, text by name; none is in both."""
    everything = list(speech_texts(corpora))
    drawn = iter(random.Random(SEED).sample(everything, min(len(everything), sum(SIZES.values()))))
    return {
        name: dict(text for text, _ in zip(drawn, range(size), strict=False))
        for name, size in SIZES.items()
    }

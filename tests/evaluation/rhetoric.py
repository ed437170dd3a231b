"""How well devices, connectives, questions, engagement moves and techniques are found: every figure of the plugin.

What is fitted on data whose licence does not let weights ship (questions, engagement, chiasmus, PTC) is fitted here and
nowhere else; the rest measures what ships. GoFigure is literary, so it is measured with `faint=True`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.evaluation.gold import Figure
from tests.evaluation.own import rhetoric_figures
from tests.evaluation.own_modality import modality_figures
from tests.evaluation.own_persuasion import persuasion_figures
from tests.evaluation.own_tricola import tricolon_figures
from tests.evaluation.rhetoric_engagement import engagement
from tests.evaluation.rhetoric_figures import chiasmus, gofigure
from tests.evaluation.rhetoric_gum import gum
from tests.evaluation.rhetoric_questions import questions
from tests.evaluation.rhetoric_shipped import shipped_techniques
from tests.evaluation.rhetoric_strict import strict_reading
from tests.evaluation.rhetoric_techniques import ptc


def figures(gold: Path, train_gold: Path | None = None) -> Iterator[Figure]:
    """The figures of every set that is there."""

    def train(name: str) -> Path | None:
        return train_gold / name if train_gold else None

    yield from gum(gold / "gum", train("gum"))
    yield from chiasmus(gold / "chiasmus/items.xml", train("chiasmus/items.xml"))
    yield from gofigure(gold / "gofigure/items.csv")
    yield from questions(gold / "questions/items.txt", train("questions/items.txt"))
    yield from engagement(gold / "engagement", train("engagement"))
    yield from ptc(gold / "ptc", train("ptc"))
    yield from shipped_techniques(gold / "ptc")
    yield from rhetoric_figures(gold)
    yield from tricolon_figures(gold)
    yield from modality_figures(gold)
    yield from persuasion_figures(gold)
    yield from strict_reading(gold / "gum")

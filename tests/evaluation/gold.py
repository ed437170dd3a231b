"""Where the gold data is, and what a figure is: the one module that knows."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

from attrs import asdict, frozen

REPOSITORY = Path(__file__).resolve().parents[2]


def gold_folder() -> Path:
    """`$DISCOURSE_GOLD`, or `../shared/gold` beside the checkout."""
    return Path(os.environ.get("DISCOURSE_GOLD") or REPOSITORY.parent / "shared" / "gold")


def training_folder() -> Path:
    """`$DISCOURSE_TRAINING`, or `../shared/training` beside the checkout."""
    return Path(os.environ.get("DISCOURSE_TRAINING") or REPOSITORY.parent / "shared" / "training")


def commit() -> str:
    """The commit that the code is of, for the card of a model; that something is not committed is told."""
    described = subprocess.run(
        ["git", "describe", "--always", "--abbrev=40", "--dirty=, changed"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    return described.stdout.strip()


@frozen
class Figure:
    """One measured number: `n` is how many items it was measured on."""

    task: str
    set: str
    metric: str
    value: float
    n: int

    def as_row(self) -> dict[str, str | float | int]:
        return asdict(self)


Measure: TypeAlias = Callable[[Path, Path | None], Iterable[Figure]]
"""A task: figures on the set in the first folder.

Where a second folder is given, everything is fitted on that one and tested on the first, with no folds;
otherwise a set with `train` and `eval` parts is fitted on the one and tested on the other, and
another is cross-validated. A set that is not there gives no figure.
"""

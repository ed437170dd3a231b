"""How far a device can be trusted where nothing better was measured: the share that a strict reader judged right.

`readings.tsv` counts, for each device and each form that it takes, how many a reader judged, and how many were right;
the score is Laplace's rule of succession, so that three right ones of three are no certainty. A form that was judged fewer
than `FEWEST` times has no score.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from attrs import field, frozen, validators

from discourse.analysis.tables import read_tsv

FEWEST = 3


@frozen(kw_only=True)
class Reading:
    """A row of `readings.tsv`."""

    device: str
    form: str
    right: int = field(validator=validators.ge(0))
    judged: int = field(validator=validators.ge(1))
    source: str

    @judged.validator
    def _at_least_right(self, _: object, judged: int) -> None:
        if judged < self.right:
            raise ValueError(f"{self.right} right of {judged} judged: mend one of them")


def device_score(device: str, form: str) -> float | None:
    """The probability that a finding of this form is one; None where too few were judged."""
    reading = _readings().get((device, form))
    if reading is None or reading.judged < FEWEST:
        return None
    return round((reading.right + 1) / (reading.judged + 2), 3)


@cache
def _readings() -> Mapping[tuple[str, str], Reading]:
    rows = read_tsv(files("discourse_rhetoric") / "readings.tsv", Reading)
    return {(row.device, row.form): row for row in rows}

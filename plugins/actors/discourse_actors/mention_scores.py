"""How far it is to be trusted whom a pronoun or a demonym stands for, by what told it.

The share that readers judged right (`mention_scores.tsv`), with one right and one wrong added (Laplace).
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from attrs import frozen

from discourse.analysis.tables import read_tsv
from discourse_actors.gazetteer import DATA

Told = Literal["third person", "we", "our country", "demonym"]


@frozen(kw_only=True)
class JudgedMentions:
    """A row of `mention_scores.tsv`."""

    told: Told
    right: int
    judged: int
    source: str


def mention_score(told: Told) -> float:
    """The probability that such a mention stands for whom we took it for."""
    right, judged = _tally()[told]
    return round((right + 1) / (judged + 2), 3)


@cache
def _tally() -> dict[Told, tuple[int, int]]:
    rows = read_tsv(DATA / "mention_scores.tsv", JudgedMentions)
    return {row.told: (row.right, row.judged) for row in rows}

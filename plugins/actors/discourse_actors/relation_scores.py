"""How far a relation is to be trusted, by the constructions that led to its two sides.

The share of relations that a reader judged right among those found in the same way (`relation_scores.tsv`), with
one right and one wrong added (Laplace), so that few judgements never make a certainty.
"""

from __future__ import annotations

from functools import cache

from attrs import frozen

from discourse.analysis.tables import read_tsv
from discourse_actors.gazetteer import DATA
from discourse_actors.mention_scores import mention_score


@frozen(kw_only=True)
class Judged:
    """A row of `relation_scores.tsv`."""

    source_path: str
    target_path: str
    right: int
    judged: int
    source: str


_ALIKE = {"modifier": "owner", "by": "owner", "of": "owner", "from": "owner", "accused": "control"}
_KINDS = frozenset(
    [
        "subject",
        "object",
        "owner of the object",
        "between",
        "each other",
        "doer of the clause",
        "object of the clause",
        "receiver",
        "pair",
    ]
)


def relation_score(source_path: str, target_path: str, pronouns: int = 0) -> float | None:
    """The probability that a relation found in this way is right; None where nobody judged any.

    Args:
        pronouns: how many of its sides are known by "he", "it" or "they" alone, which may stand for somebody else.
    """
    target = target_path if target_path in _KINDS else _OBJECTS.get(target_path, "preposition")
    right, judged = _tally().get((_ALIKE.get(source_path, source_path), target), (0, 0))
    if not judged:
        return None
    return round((right + 1) / (judged + 2) * mention_score("third person") ** pronouns, 3)


_OBJECTS = {
    "coordination": "object",
    "relative clause": "object",
    "object of a relative clause": "object",
    "control": "object",
    "participle": "object",
}


@cache
def _tally() -> dict[tuple[str, str], tuple[int, int]]:
    """How many were right of how many judged, over all readings."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for row in read_tsv(DATA / "relation_scores.tsv", Judged):
        paths = row.source_path, row.target_path
        right, judged = found.get(paths, (0, 0))
        found[paths] = right + row.right, judged + row.judged
    return found

"""Words that say how many of a group are meant, and not which: "most", "a number of"."""

from __future__ import annotations

from functools import cache
from typing import Literal

from attrs import frozen

from discourse.analysis.tables import read_tsv
from discourse_actors.gazetteer import DATA

QuantityKind = Literal["modifier", "partitive"]


@frozen(kw_only=True)
class Quantities:
    """A row of `quantities.tsv`."""

    kind: QuantityKind
    words: tuple[str, ...]
    source: str


@cache
def words_of_quantity(kind: QuantityKind) -> frozenset[str]:
    """Modifiers ("most", "several"), or nouns and pronouns that take some of a group ("majority", "many")."""
    rows = read_tsv(DATA / "quantities.tsv", Quantities)
    return frozenset(word for row in rows if row.kind == kind for word in row.words)

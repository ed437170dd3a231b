"""Conventional political metaphors, by the domain that they are taken from."""

from __future__ import annotations

from collections.abc import Iterator

from discourse_rhetoric.findings import Finding, stretch
from discourse_rhetoric.marked import marked
from discourse_rhetoric.prose import Prose


def metaphor(prose: Prose) -> Iterator[Finding]:
    """An expression of another domain: a journey, a building, an illness. Part: `vehicle`.

    Lakoff & Johnson 1980; Charteris-Black 2011. Only expressions that are hardly ever meant literally in political prose.
    """
    for match, group in marked(prose, "metaphors"):
        yield Finding(
            parts=(stretch("vehicle", match.words),),
            why=f"politics as {group.name}",
            strength=0.4,
            form=group.name,
        )

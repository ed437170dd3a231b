"""Persuasion techniques that rules can find, of the fourteen of SemEval-2020 task 11 (Da San Martino et al. 2020).

Each is a possible case: whether it misleads is for the reader to judge.
"""

from __future__ import annotations

from collections.abc import Iterator

from discourse_rhetoric.findings import Finding, stretch
from discourse_rhetoric.marked import marked
from discourse_rhetoric.prose import Prose


def appeal_to_popularity(prose: Prose) -> Iterator[Finding]:
    """Something is right because most hold it: "the vast majority of countries". Part: `cue`."""
    yield from _technique(prose, "popularity")


def anonymous_authority(prose: Prose) -> Iterator[Finding]:
    """Somebody who knows is said to have said it, but not who: "experts say". Part: `cue`."""
    yield from _technique(prose, "anonymous_authorities")


def false_dilemma(prose: Prose) -> Iterator[Finding]:
    """Two ways are offered as if there were no third: "there is no alternative". Part: `cue`."""
    yield from _technique(prose, "dilemmas")


def flag_waving(prose: Prose) -> Iterator[Finding]:
    """A nation or group is praised to justify or promote: "our great nation". Part: `cue`."""
    yield from _technique(prose, "flags")


def appeal_to_fear(prose: Prose) -> Iterator[Finding]:
    """What threatens is painted large: "an existential threat", "before it is too late". Part: `cue`."""
    yield from _technique(prose, "fears")


def _technique(prose: Prose, name: str) -> Iterator[Finding]:
    for match, group in marked(prose, name):
        yield Finding(
            parts=(stretch("cue", match.words),), why=f"possibly {group.name}", strength=0.4
        )

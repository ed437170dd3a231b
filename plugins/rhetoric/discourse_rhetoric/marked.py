"""Devices that a word list finds: the entries whose context is as their group asks."""

from __future__ import annotations

from collections.abc import Iterator

from discourse.analysis.lexicons import WordMatch
from discourse_rhetoric.conditions import holds
from discourse_rhetoric.prose import Prose
from discourse_rhetoric.wordlists import Group, lexicon


def marked(prose: Prose, name: str) -> Iterator[tuple[WordMatch[Group], Group]]:
    """The matches of `lexicons/NAME.toml` in a text, each with the group whose conditions hold."""
    for matches in prose.matches(lexicon(name)).values():
        for match in matches:
            group = next((each for each in match.values if holds(each, match.words)), None)
            if group is not None:
                yield match, group

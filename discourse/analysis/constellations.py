"""Finding a pattern in a dependency tree: a word, and words in given relations to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from attrs import frozen

from discourse.analysis.conditions import Condition, Key, rarest
from discourse.text.syntax import Word

Direction = Literal[">", ">>", "<", "<<"]
Demand = Literal["", "!", "?"]
Captured = tuple[tuple[str, Word], ...]


@frozen
class Node:
    """A word that fulfils a condition and stands in relations to others."""

    condition: Condition
    name: str = ""
    links: tuple[Link, ...] = ()

    @property
    def keys(self) -> frozenset[Key] | None:
        """Keys of which every match has one at one of its words; None where none are known."""
        required = (link.node.keys for link in self.links if link.demand == "")
        return rarest((self.condition.keys, *required))

    def match(self, word: Word) -> Captured | None:
        """The words captured if `word` fits, its own first; None if it does not."""
        if not self.condition.holds(word):
            return None
        if any(link.fits(word) for link in self.links if link.demand == "!"):
            return None
        required = [link.fits(word) for link in self.links if link.demand == ""]
        chosen = _choose(required)
        if chosen is None:
            return None
        captured: Captured = ((self.name, word),) if self.name else ()
        for fits, index in zip(required, chosen, strict=True):
            captured += fits[index]
        taken = set(chosen)
        for link in self.links:
            if link.demand == "?":
                for index, found in link.fits(word).items():
                    if index not in taken:
                        taken.add(index)
                        captured += found
                        break
        return captured


@frozen
class Link:
    """A relation in which another word stands to a node's word.

    `>` it depends on the word, `>>` so or through others, `<` the word depends on it, `<<` so or
    through others. The relation is that of whichever of the two depends directly on the other; under `>>` that
    of the word found, under `<<` that of the last step up to it.
    """

    direction: Direction
    relations: tuple[str, ...]
    node: Node
    demand: Demand = ""

    def fits(self, word: Word) -> dict[int, Captured]:
        """The words that stand so and fit, by their index, in text order, with what each captures."""
        fitting = {}
        for dependent, other in _linked(word, self.direction):
            if not self.relations or {dependent.deprel, dependent.relation} & set(self.relations):
                captured = self.node.match(other)
                if captured is not None:
                    fitting[other.index] = captured
        return fitting


def _linked(word: Word, direction: Direction) -> Iterable[tuple[Word, Word]]:
    """The words in a direction, each with the dependent that bears the relation."""
    if direction == ">":
        return ((child, child) for child in word.children)
    if direction == ">>":
        return ((below, below) for below in word.subtree() if below is not word)
    if direction == "<":
        return ((word, word.head),) if word.head else ()
    path = [word, *word.ancestors()]
    return pairwise(path)


def _choose(required: Sequence[dict[int, Captured]]) -> list[int] | None:
    """A different word for each link, the first in the text where there is a choice.

    Bipartite matching by augmenting paths (Kuhn 1955): two links never share a word, and none goes short
    because another took the only word that fits it.
    """
    taken_by: dict[int, int] = {}

    def take(link: int, tried: set[int]) -> bool:
        for index in required[link]:
            if index not in tried:
                tried.add(index)
                if index not in taken_by or take(taken_by[index], tried):
                    taken_by[index] = link
                    return True
        return False

    if not all(take(link, set()) for link in range(len(required))):
        return None
    word_of = {link: index for index, link in taken_by.items()}
    return [word_of[link] for link in range(len(required))]

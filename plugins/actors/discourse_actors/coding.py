"""Which state and which sector a phrase stands for: coding after PLOVER, for a phrase that somebody picked.

`Coder().code(document, span)` reads "Russian riot police" as RUS and COP, "the deputy governor of the Tyumen region" as RUS and
GOV: here places tell the country too, though they do not act.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from discourse import Document, Span
from discourse.text.layers import ENTITIES
from discourse.text.syntax import Tree, Word, trees
from discourse_actors.agents import find_agents, find_titles
from discourse_actors.candidates import Named
from discourse_actors.gazetteer import Gazetteer, load_gazetteer
from discourse_actors.phrases import head_of
from discourse_actors.readings import known_names


@frozen
class Coding:
    """A state's ISO 3166 alpha-3 code (or the key of an organisation), and a sector after PLOVER.

    Either is "" where nothing tells it.
    """

    state: str
    sector: str
    why: str = ""


class Coder:
    """Codes phrases of parsed documents (entities, lemmas and trees are needed)."""

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self._gazetteer = gazetteer or load_gazetteer()

    def code(self, document: Document, span: Span) -> Coding:
        """The state and the sector of the phrase at `span`.

        What the phrase says itself goes first; a phrase without any name ("the rebels") is coded by the
        nearest name before it, then after it, that stands for a state.
        """
        tree = _tree_at(document, span)
        if tree is None:
            return Coding("", "")
        entities = document[ENTITIES].within(tree.span)
        names = known_names(document, tree, entities, self._gazetteer)
        inside = [n for n in names if n.start < span.end and span.start < n.end]
        named = _decisive(inside, tree, span)
        sector = _sector(tree, span, named)
        if named is not None:
            return Coding(named.known.state, sector, document.text[named.start : named.end])
        near = _nearest([n for n in names if n not in inside], span)
        if near is not None:
            return Coding(near.known.state, sector, document.text[near.start : near.end])
        return Coding("", sector)


def _tree_at(document: Document, span: Span) -> Tree | None:
    touching = [t for t in trees(document) if t.start < span.end and span.start < t.end]
    return max(
        touching,
        key=lambda t: min(t.end, span.end) - max(t.start, span.start),
        default=None,
    )


def _decisive(names: Sequence[Named], tree: Tree, span: Span) -> Named | None:
    """The name that tells the state: "Turkish" in "Turkish Kurd refugees", "Uganda" in "rebels in Uganda".

    A person or an organ belongs to its state; a name before the head noun or on it outweighs one behind it.
    """
    telling = [name for name in names if name.known.state]
    if not telling:
        return None
    head = head_of(tree, span.start, span.end)

    def rank(name: Named) -> tuple[bool, bool, bool, int]:
        before_head = head is None or name.start <= head.start
        is_state = name.known.type == "state" and name.naming.kind != "place"
        return (
            not before_head,
            name.known.type in ("organisation", "bloc"),
            not is_state,
            name.start,
        )

    return min(telling, key=rank)


def _nearest(names: Sequence[Named], span: Span) -> Named | None:
    telling = [name for name in names if name.known.state and name.known.type == "state"]
    before = [name for name in telling if name.end <= span.start]
    return before[-1] if before else telling[0] if telling else None


def _sector(tree: Tree, span: Span, named: Named | None) -> str:
    """The sector that the words of the phrase say, that of the name in it, or none."""
    words = set(tree.words_within(span)) or {
        word for word in tree.words if word.start < span.end and span.start < word.end
    }
    said = _said(tree, words)
    if said:
        return said
    if named is None:
        return ""
    if named.naming.kind == "seat":
        return "GOV"
    if named.naming.kind == "demonym" and not named.is_adjective:
        return "CVL"
    return named.known.sector


def _said(tree: Tree, words: set[Word]) -> str:
    """The sector of the agent nouns and titles among these words.

    GOV says least, as leaders, officials and spokesmen are of all sectors ("rebel leaders"); else the last noun says
    most.
    """
    agents = [
        agent for agent in find_agents(tree, modifying=True) if words.intersection(agent.words)
    ]
    sectors = [
        reading.sector
        for agent in reversed(agents)
        for reading in agent.readings
        if reading.sector not in ("", "STA")
    ]
    if sectors:
        return next((sector for sector in sectors if sector != "GOV"), "GOV")
    titles = [noun.sector for word, noun in find_titles(tree).items() if word in words]
    return next((sector for sector in titles if sector), "")

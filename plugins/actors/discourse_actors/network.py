"""The network of a corpus: actors, and what they are said to do to each other, as a networkx graph.

Needs `pip install discourse-actors[network]`. `write_graphml` gives a file that Gephi opens.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

from discourse import Document
from discourse.errors import DiscourseError
from discourse_actors.layers import ACTORS, RELATIONS, Actor
from discourse_actors.speakers import THE_SPEAKER

Graph: TypeAlias = Any
"""A `networkx.MultiDiGraph`; networkx is optional, and brings no types."""


def network(documents: Iterable[Document], *, least_score: float = 0.0) -> Graph:
    """A directed, signed multigraph over all the documents.

    Nodes are the keys of actors, with `name`, `type`, `state`, `frequency` (mentions), `documents` (in how many
    texts) and `salience` (summed over texts). An edge stands for all relations of one class from one
    actor to another in one voice, with `relation`, `voice` ("author", or the words that name the source of the
    quotation), `weight` (how many), `polarity` (friendly minus hostile, what is negated turned round) and
    `negated` (how many are denied).

    Args:
        least_score: leave out relations with a lower score; those without a score are kept.

    Raises:
        DiscourseError: networkx is not installed.
    """
    graph: Graph = _networkx().MultiDiGraph()
    for document in documents:
        for actor in document[ACTORS]:
            _add_actor(graph, actor)
        for relation in document[RELATIONS]:
            if relation.score is not None and relation.score < least_score:
                continue
            voice = str(document.voice(relation)) if "quotations" in document else ""
            source, target = document[relation.source], document[relation.target]
            polarity = -relation.polarity if relation.negated else relation.polarity
            edge = f"{relation.relation} ({voice})" if voice else relation.relation
            _add_edge(
                graph,
                (source.key, target.key, edge),
                {"weight": 1, "polarity": polarity, "negated": int(relation.negated)},
                relation=relation.relation,
                voice=voice,
            )
    return graph


def connected(graph: Graph) -> Graph:
    """The same without actors that stand in no relation."""
    return graph.subgraph([node for node, degree in graph.degree() if degree]).copy()


def between_actors(graph: Graph, *, most: int | None = None) -> Graph:
    """One tie from one actor to another: a `networkx.DiGraph` to draw and to compute with.

    A tie has `weight` (of all classes and voices together), `polarity` and `relations` (the classes with their counts,
    the commonest first). "We" and "I" of nobody known, and groups that are known by a description alone ("people"), are left out:
    they are somebody else in every text.

    Args:
        most: keep the most salient actors only; those without ties go in any case.
    """
    simple: Graph = _networkx().DiGraph()
    told = {
        node: data
        for node, data in graph.nodes(data=True)
        if not (
            node.startswith(THE_SPEAKER.key)
            or (data["type"] == "group" and node.startswith("group:"))
        )
    }
    classes: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for source, target, tie in graph.edges(data=True):
        if source in told and target in told:
            if not simple.has_edge(source, target):
                simple.add_edge(source, target, weight=0, polarity=0)
            simple.edges[source, target]["weight"] += tie["weight"]
            simple.edges[source, target]["polarity"] += tie["polarity"]
            classes[source, target][tie["relation"]] += tie["weight"]
    for edge, counts in classes.items():
        ordered = (f"{name} {count}" for name, count in counts.most_common())
        simple.edges[edge]["relations"] = ", ".join(ordered)
    for node in simple:
        simple.nodes[node].update(told[node])
    if most is not None:
        ranked = sorted(simple, key=lambda node: (-simple.nodes[node]["salience"], node))
        simple = connected(simple.subgraph(ranked[:most]))
    return simple


def write_graphml(graph: Graph, path: str | Path) -> None:
    """Write it whole, or not at all."""
    path = Path(path)
    passing = path.with_name(f".{path.name}.part")
    try:
        _networkx().write_graphml(graph, passing)
        passing.replace(path)
    finally:
        passing.unlink(missing_ok=True)


def _add_actor(graph: Graph, actor: Actor) -> None:
    if actor.key not in graph:
        graph.add_node(
            actor.key,
            name=actor.name,
            type=actor.type,
            state=actor.state,
            frequency=0,
            documents=0,
            salience=0.0,
        )
    node = graph.nodes[actor.key]
    node["frequency"] += actor.frequency
    node["documents"] += 1
    node["salience"] = round(node["salience"] + actor.salience, 4)


def _add_edge(
    graph: Graph,
    edge: tuple[str, str, str],
    counts: dict[str, int],
    **attributes: str,
) -> None:
    if not graph.has_edge(*edge):
        graph.add_edge(*edge[:2], key=edge[2], **attributes, **dict.fromkeys(counts, 0))
    kept: Any = graph.edges[edge]
    kept.update(Counter({name: kept[name] + count for name, count in counts.items()}))


def _networkx() -> Any:
    try:
        return import_module("networkx")
    except ModuleNotFoundError as error:
        raise DiscourseError(
            "Making a network of actors needs networkx, which is not installed. "
            "pip install 'discourse-actors[network]'"
        ) from error

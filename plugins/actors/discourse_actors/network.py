"""The network of a corpus: actors, and what they are said to do to each other, as a networkx graph.

Needs `pip install discourse-actors[network]`. `write_graphml` gives a file that Gephi opens.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

from discourse import Document
from discourse.errors import DiscourseError
from discourse_actors.layers import ACTORS, RELATIONS, Actor

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

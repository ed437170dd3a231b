"""The network of a corpus: actors, and what they are said to do to each other, as a networkx graph.

Needs `pip install discourse-actors[network]`. `write_graphml` gives a file that Gephi opens.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

from attrs import frozen

from discourse import Document, Ref
from discourse.errors import DiscourseError
from discourse.model.files import check_writable
from discourse.text.layers import QUOTATIONS
from discourse_actors.layers import (
    ACTORS,
    EVALUATIONS,
    MENTIONS,
    RELATIONS,
    Actor,
    Evaluation,
    Modality,
    Relation,
)
from discourse_actors.speakers import OUR_SIDE, THE_SPEAKER, WE, I

Graph: TypeAlias = Any
"""A `networkx.MultiDiGraph`; networkx is optional, and brings no types."""

AUTHOR = "author"
_TOLD_ALIKE = ("relation", "voice", "modality", "negated")


def network(documents: Iterable[Document], *, least_score: float = 0.0) -> Graph:
    """A directed, signed multigraph over all the documents.

    A node is an actor, by its key. An actor known by a description alone ("the president"), and "I" and "we" of nobody known,
    are somebody else in every text: they have the document's id in their key (`group:president @ speech-7`). Nodes have:

    - `label`, `type`, `state`, `sector`, `wikidata` of the actor; `document`, the id of the only one that it is of, or "";
    - `frequency` (mentions), `documents` (in how many texts), `salience` (summed over texts);
    - `first_mention`, where it first comes up, from 0 (begin) to 1 (end), as the mean over texts;
    - `agent`, `patient`, `recipient`, `beneficiary`: how many of its mentions are that in their clause;
    - `role`, the one that most texts cast it in, and `stance`, the mean over the texts whose author takes one; where there are.

    An edge stands for all relations of one class from one actor to another that are told alike: in one `voice` ("author", or who
    is quoted), of one `modality`, affirmed or `negated`. It has `weight` (how many), `documents` (in how many texts), and
    `polarity`: friendly minus hostile deeds; what is negated weighs 0, for who does not attack is no friend.

    Stance is an edge as well, of the class `praise` or `blame`: from whoever is quoted, or from the author where the text tells who
    "we" or "I" is, to whom these words evaluate.

    Args:
        documents: with the layers `actors`, `mentions` and `relations`; stance is taken from `evaluations` where they have it.
        least_score: leave out relations and evaluations with a lower score, and those without one where it is above 0.

    Raises:
        DiscourseError: networkx is not installed.
    """
    graph: Graph = _networkx().MultiDiGraph()
    stances: defaultdict[str, list[float]] = defaultdict(list)
    roles: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        nodes = _add_actors(graph, document, stances, roles)
        seen = set()
        for tie in _ties(document):
            if least_score and (tie.score is None or tie.score < least_score):
                continue
            edge = nodes[tie.source], nodes[tie.target], tie.name
            _add_tie(graph, edge, tie, is_new=edge not in seen)
            seen.add(edge)
    for node, told in stances.items():
        graph.nodes[node]["stance"] = round(sum(told) / len(told), 3)
    for node, cast in roles.items():
        graph.nodes[node]["role"] = cast.most_common(1)[0][0]
    return graph


def connected(graph: Graph) -> Graph:
    """The same without actors that stand in no relation."""
    return graph.subgraph([node for node, degree in graph.degree() if degree]).copy()


def between_actors(
    graph: Graph,
    *,
    most: int | None = None,
    voice: str | None = AUTHOR,
    modalities: Collection[Modality] = frozenset({"fact"}),
) -> Graph:
    """One tie from one actor to another: a `networkx.DiGraph` to draw and to compute with.

    A tie has `weight` (how many relations), `polarity` (friendly minus hostile) and `relations` (the classes with their counts,
    the commonest first). Only what the text says to be done makes a tie: nothing that is denied, asked, demanded, planned or
    supposed, and, of voices, the author's. Whoever speaks for a state (`MLI:speaker`) speaks as it. "We" and "I" of nobody known, and
    bare nouns ("people", "countries"), are left out.

    Args:
        most: so many actors at most: those with the strongest ties, and among equals the most salient. Actors without ties
            go in any case.
        voice: "author", or who is quoted, as the edges of the graph have it; None for all together.
        modalities: which relations count: `("fact", "intention")` takes plans and promises as well.
    """
    simple: Graph = _networkx().DiGraph()
    classes: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for one, other, tie in graph.edges(data=True):
        source, target = _spoken_for(graph, one), _spoken_for(graph, other)
        told = not tie["negated"] and tie["modality"] in modalities
        wanted = source != target and (voice is None or tie["voice"] == voice)
        if told and wanted and _is_somebody(graph, source) and _is_somebody(graph, target):
            if not simple.has_edge(source, target):
                simple.add_edge(source, target, weight=0, polarity=0)
            kept = simple.edges[source, target]
            kept["weight"] += tie["weight"]
            kept["polarity"] += tie["polarity"]
            classes[source, target][tie["relation"]] += tie["weight"]
    for edge, counts in classes.items():
        ordered = (f"{name} {count}" for name, count in counts.most_common())
        simple.edges[edge]["relations"] = ", ".join(ordered)
    for node in simple:
        simple.nodes[node].update(graph.nodes[node])
    if most is not None and len(simple) > most:
        simple = connected(simple.subgraph(_strongest(simple, most)))
    return simple


def write_graphml(graph: Graph, path: str | Path) -> None:
    """Write it whole, or not at all.

    Raises:
        WriteError: nothing can be written there.
    """
    path = Path(path)
    check_writable(path)
    passing = path.with_name(f".{path.name}.part")
    try:
        _networkx().write_graphml(graph, passing)
        passing.replace(path)
    finally:
        passing.unlink(missing_ok=True)


@frozen
class _Tie:
    """A relation or an evaluation, as the graph sees it."""

    source: Ref
    target: Ref
    relation: str
    polarity: int
    voice: str
    modality: Modality
    negated: bool
    score: float | None

    @property
    def name(self) -> str:
        """What tells it from other edges between the same two."""
        beside: list[str] = [self.modality] if self.modality != "fact" else []
        beside += [self.voice] if self.voice != AUTHOR else []
        said = f"not {self.relation}" if self.negated else self.relation
        return f"{said} ({', '.join(beside)})" if beside else said


def _ties(document: Document) -> Iterator[_Tie]:
    for relation in document[RELATIONS]:
        yield _of_relation(document, relation)
    if EVALUATIONS not in document:
        return
    author = _author(document)
    told = {relation.span_of("predicate") for relation in document[RELATIONS]}
    for evaluation in document[EVALUATIONS]:
        speaker = author if evaluation.voice == AUTHOR else evaluation.speaker
        if speaker is None or speaker == evaluation.actor or not evaluation.inscribed:
            continue  # to report a deed that most judge is no blame yet
        if evaluation.span_of("evaluation") not in told:  # "we thank Peru" is a relation already
            yield _of_evaluation(document, evaluation, speaker)


def _author(document: Document) -> Ref | None:
    """The actor that "we" or "I" is outside quotations, where it is known who that is; None else."""
    for form in (WE, I):
        for mention in document[MENTIONS]:
            if mention.kind != "pronoun" or document.quote(mention).lower() not in form:
                continue
            if document.voice(mention).is_author:
                is_known = not _is_of_one_text(document[ACTORS][mention.actor.index])
                return mention.actor if is_known else None
    return None


def _of_relation(document: Document, relation: Relation) -> _Tie:
    return _Tie(
        relation.source,
        relation.target,
        relation.relation,
        0 if relation.negated else relation.polarity,
        _name(document, relation.speaker) or relation.voice,
        relation.modality,
        relation.negated,
        relation.score,
    )


def _of_evaluation(document: Document, evaluation: Evaluation, speaker: Ref) -> _Tie:
    """That somebody speaks so is told by whoever quotes him."""
    quotation = document.voice(evaluation).quotation
    source = None if quotation is None else document[QUOTATIONS][quotation.index].span_of("source")
    voice = document.voice(source) if source is not None else None
    return _Tie(
        speaker,
        evaluation.actor,
        "praise" if evaluation.polarity > 0 else "blame",
        evaluation.polarity,
        AUTHOR if voice is None else str(voice),
        "fact",
        False,
        evaluation.score,
    )


def _name(document: Document, actor: Ref | None) -> str:
    return "" if actor is None else document[ACTORS][actor.index].name


def _add_actors(
    graph: Graph,
    document: Document,
    stances: defaultdict[str, list[float]],
    roles: defaultdict[str, Counter[str]],
) -> dict[Ref, str]:
    """Count the actors of a document in, and give the node of each."""
    named = {m.actor for m in document[MENTIONS] if m.kind in ("name", "demonym", "metonym")}
    nodes: dict[Ref, str] = {}
    for number, actor in enumerate(document[ACTORS]):
        ref = Ref(ACTORS.name, number)
        is_local = _is_of_one_text(actor) and ref not in named
        nodes[ref] = f"{actor.key} @ {document.id}" if is_local else actor.key
        _add_actor(graph, nodes[ref], actor, document, is_local=is_local)
        if actor.stance is not None:
            stances[nodes[ref]].append(actor.stance)
        if actor.role is not None:
            roles[nodes[ref]][actor.role] += 1
    for mention in document[MENTIONS]:
        if mention.semantic_role is not None:
            graph.nodes[nodes[mention.actor]][mention.semantic_role] += 1
    return nodes


def _is_of_one_text(actor: Actor) -> bool:
    """Whether its key says nothing about who it is in another text."""
    return actor.key in (THE_SPEAKER.key, OUR_SIDE.key) or actor.key.startswith("group:")


def _add_actor(
    graph: Graph, node: str, actor: Actor, document: Document, *, is_local: bool
) -> None:
    if node not in graph:
        graph.add_node(
            node,
            label=actor.name,
            type=actor.type,
            state=actor.state,
            sector=actor.sector,
            wikidata=actor.wikidata,
            document=document.id if is_local else "",
            frequency=0,
            documents=0,
            salience=0.0,
            first_mention=0.0,
            agent=0,
            patient=0,
            recipient=0,
            beneficiary=0,
        )
    known = graph.nodes[node]
    earlier = known["documents"]
    known["frequency"] += actor.frequency
    known["documents"] += 1
    known["salience"] = round(known["salience"] + actor.salience, 4)
    place = actor.start / max(1, len(document.text))
    known["first_mention"] = round((known["first_mention"] * earlier + place) / (earlier + 1), 4)


def _add_tie(graph: Graph, edge: tuple[str, str, str], tie: _Tie, *, is_new: bool) -> None:
    if not graph.has_edge(*edge):
        graph.add_edge(
            *edge[:2],
            key=edge[2],
            **{name: getattr(tie, name) for name in _TOLD_ALIKE},
            weight=0,
            polarity=0,
            documents=0,
        )
    kept = graph.edges[edge]
    kept["weight"] += 1
    kept["polarity"] += tie.polarity
    kept["documents"] += is_new


def _spoken_for(graph: Graph, node: str) -> str:
    """The state that whoever says "I" speaks for, or the node itself."""
    state = node.removesuffix(":speaker")
    return state if state in graph else node


def _is_somebody(graph: Graph, node: str) -> bool:
    """Whether a reader would know it again: no "we" of nobody known, and no bare noun."""
    data = graph.nodes[node]
    if not data["document"]:
        return True
    is_bare = " " not in data["label"] and data["label"].islower()
    return not is_bare and data["type"] == "group"


def _strongest(simple: Graph, most: int) -> set[str]:
    """The actors of the strongest ties, one tie after the other, as long as there is room."""

    def strength(edge: tuple[str, str, Any]) -> tuple[float, ...]:
        source, target, tie = edge
        return -tie["weight"], -sum(simple.nodes[node]["salience"] for node in (source, target))

    chosen: set[str] = set()
    for source, target, _ in sorted(simple.edges(data=True), key=strength):
        if len(chosen | {source, target}) <= most:
            chosen |= {source, target}
    return chosen


def _networkx() -> Any:
    try:
        return import_module("networkx")
    except ModuleNotFoundError as error:
        raise DiscourseError(
            "Making a network of actors needs networkx, which is not installed. "
            "pip install 'discourse-actors[network]'"
        ) from error

"""Who acts, on data that others annotated; every figure from predicted parses and entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from discourse_actors.coding import Coder
from discourse_actors.gazetteer import load_gazetteer
from discourse_actors.metonymy import read_place
from discourse_actors.phrases import first_of_series, head_of
from discourse_actors.roles import arguments
from discourse_actors.sides import deeds_of

from discourse import Document, Span
from discourse.text.syntax import trees
from tests.evaluation.actors_fitted import framing, sentiment
from tests.evaluation.actors_reading import read
from tests.evaluation.actors_sets import (
    Annotated,
    Marked,
    Related,
    newswcl50,
    plover,
    re3d,
    relocar,
    up_ewt,
)
from tests.evaluation.actors_speeches import delegations
from tests.evaluation.actors_summaries import salience
from tests.evaluation.coreference_scores import conll_f1
from tests.evaluation.gold import Figure
from tests.evaluation.own_salience import salience_figures
from tests.evaluation.parses import parsed


def figures(gold: Path, train_gold: Path | None = None) -> Iterator[Figure]:
    """Every figure of the plugin but those of quotations; a set that is not there is left out."""
    for measure in MEASURES:
        yield from measure(gold, train_gold)


def coding(gold: Path, train_gold: Path | None = None) -> Iterator[Figure]:
    """PLOVER: the country and the sector of actors that the coders marked; nothing is fitted."""
    events = plover(gold)
    if not events:
        return
    documents = list(parsed(event.document for event in events))
    coder = Coder()
    spans, dyads, sectors = list[bool](), list[bool](), list[bool]()
    for event, document in zip(events, documents, strict=True):
        right = []
        for coded in (*event.sources, *event.targets):
            found = coder.code(document, _place(document, coded.words))
            right.append(_country(found.state) == coded.code)
            sector = coded.sector[:3]
            if right[-1] and sector.isalpha():
                sectors.append(found.sector == sector)
        spans += right
        if len(event.sources) == len(event.targets) == 1:
            dyads.append(all(right))
    yield Figure("actors", "plover", "span_iso3_accuracy", _mean(spans), len(spans))
    yield Figure("actors", "plover", "dyad_accuracy", _mean(dyads), len(dyads))
    yield Figure("actors", "plover", "sector_accuracy", _mean(sectors), len(sectors))


PLOVER_CLASSES = {
    "demand": "request",
    "disapprove": "accuse",
    "investigate": "accuse",
    "concede": "yield",
    "retreat": "yield",
    "fight": "assault",
}
"""What the records call by other names than our classes, which are those of the first version of PLOVER."""


def events(gold: Path, train_gold: Path | None = None) -> Iterator[Figure]:
    """PLOVER: who does what to whom, by the relations as they ship; nothing is fitted.

    `relation_recall`: of the records, the share where some relation of ours leads from the right source to the right
    target (or between the two that do it to each other). `event_class_accuracy`: of these, the share with one of the
    right class. `event_class_recall`: of all records, the share where a deed of the class is seen, whoever does it;
    many records have a place for a target, and no second actor.
    """
    records = plover(gold)
    if not records:
        return
    documents = read(event.document for event in records)
    between, classes, seen = list[bool](), list[bool](), list[bool]()
    for event, document in zip(records, documents, strict=True):
        wanted = PLOVER_CLASSES.get(event.category, event.category)
        sources = [_place(document, coded.words) for coded in event.sources]
        targets = [_place(document, coded.words) for coded in event.targets] or sources
        found = [
            relation.relation
            for relation in document["relations"]
            if _touches(relation.span_of("source"), sources)
            and _touches(relation.span_of("target"), targets)
        ]
        between.append(bool(found))
        if found:
            classes.append(wanted in found)
        seen.append(
            any(deed.deeds.relation == wanted for t in trees(document) for deed in deeds_of(t))
        )
    yield Figure("actors", "plover", "relation_recall", _mean(between), len(between))
    yield Figure("actors", "plover", "event_class_accuracy", _mean(classes), len(classes))
    yield Figure("actors", "plover", "event_class_recall", _mean(seen), len(seen))


def _touches(span: Span | None, places: Sequence[Span]) -> bool:
    return span is not None and any(p.start < span.end and span.start < p.end for p in places)


def _place(document: Document, words: str) -> Span:
    """Where the words stand; records that quote loosely are found by their first words."""
    text = " ".join(document.text.split())
    assert len(text) <= len(document.text)
    for end in range(len(words), 2, -1):
        start = document.text.find(words[:end])
        if start >= 0:
            return Span(start, min(start + len(words), len(document.text)))
    return Span(0, 0)


def _country(state: str) -> str:
    """PLOVER's code: organisations of states are IGO."""
    return "IGO" if state.startswith(("org:", "bloc:")) else state


def _mean(values: Sequence[bool]) -> float:
    return sum(values) / max(1, len(values))


ACTING = frozenset({"Person", "Organisation", "Nationality"})
BETWEEN_ACTORS = {
    "AlliesOf": frozenset({"aid", "cooperate", "support", "agree"}),
    "Likes": frozenset({"support", "aid", "cooperate"}),
    "FightingAgainst": frozenset({"assault", "coerce", "mobilize", "threaten"}),
    "Dislikes": frozenset({"accuse", "reject", "sanction", "threaten", "coerce", "protest"}),
}
"""Which of our classes say what a relation of re3d says."""


def defence(gold: Path, train_gold: Path | None = None) -> Iterator[Figure]:
    """re3d: mentions by overlap, descriptions apart, and relations between actors; nothing is fitted."""
    items = re3d(gold)
    if not items:
        return
    documents = read(item.document for item in items)
    found = known = right = given = nominal_found = nominal_known = 0
    for item, document in zip(items, documents, strict=True):
        actors = acting(item)
        ours = [mention.span for mention in document["mentions"]]
        hit = [any(_overlap(m, span) for span in ours) for m in actors]
        found, known = found + sum(hit), known + len(hit)
        right += sum(any(_overlap(m, span) for m in actors) for span in ours)
        given += len(ours)
        nominal = [
            seen
            for m, seen in zip(actors, hit, strict=True)
            if m.label in ("Person", "Organisation") and _without_capital(document, m)
        ]
        nominal_found, nominal_known = nominal_found + sum(nominal), nominal_known + len(nominal)
    yield Figure("actors", "re3d", "mention_f1", _f1(right / given, found / known), known)
    yield Figure("actors", "re3d", "nominal_recall", nominal_found / nominal_known, nominal_known)
    yield relations_between(items, documents)


def acting(item: Annotated) -> list[Marked]:
    """The mentions of actors: people, organisations, peoples, and places that do something to somebody."""
    doing = {end for r in item.related if r.label in BETWEEN_ACTORS for end in (r.source, r.target)}
    return [
        m
        for m in item.marked
        if m.label in ACTING or (m.label == "Location" and (m.start, m.end) in doing)
    ]


def relations_between(items: Sequence[Annotated], documents: Sequence[Document]) -> Figure:
    """F1 over relations between actors: both ends overlap, and the class says the same."""
    right = found = given = known = 0
    for item, document in zip(items, documents, strict=True):
        actors = {(m.start, m.end) for m in acting(item)}
        theirs = [
            r
            for r in item.related
            if r.label in BETWEEN_ACTORS and r.source in actors and r.target in actors
        ]
        ours = [r for r in document["relations"] if not r.negated and r.relation in _CLASSES]
        right += sum(any(_same(r, t) for t in theirs) for r in ours)
        found += sum(any(_same(r, t) for r in ours) for t in theirs)
        given, known = given + len(ours), known + len(theirs)
    value = _f1(right / max(1, given), found / max(1, known))
    return Figure("actors", "re3d", "relation_f1", value, known)


_CLASSES = frozenset().union(*BETWEEN_ACTORS.values())


def _same(ours: Any, theirs: Related) -> bool:
    source, target = ours.span_of("source"), ours.span_of("target")
    return (
        ours.relation in BETWEEN_ACTORS[theirs.label]
        and source.start < theirs.source[1]
        and theirs.source[0] < source.end
        and target.start < theirs.target[1]
        and theirs.target[0] < target.end
    )


def _overlap(marked: Marked, span: Span) -> bool:
    return marked.start < span.end and span.start < marked.end


def _without_capital(document: Document, marked: Marked) -> bool:
    words = document.text[marked.start : marked.end]
    return words == words.lower()


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def places(gold: Path, train_gold: Path | None = None) -> Iterator[Figure]:
    """RelocaR: does a place name stand for an actor? By the rules as they ship, nothing is fitted."""
    items = [item for item in relocar(gold) if item.marked[0].label in ("lit", "met")]
    if not items:
        return
    gazetteer = load_gazetteer()
    right = 0
    for item, document in zip(items, parsed(i.document for i in items), strict=True):
        marked = item.marked[0]
        head = next(
            (
                word
                for tree in trees(document)
                if tree.start < marked.end and marked.start < tree.end
                for word in [head_of(tree, marked.start, marked.end)]
                if word is not None
            ),
            None,
        )
        if head is None:
            continue
        known = gazetteer.namings(document.text[marked.start : marked.end])
        country = any(n.kind == "name" and n.known.type == "state" for n in known)
        found = "met" if read_place(head, "country" if country else "capital").acts else "lit"
        right += found == marked.label
    yield Figure("actors", "relocar", "accuracy", right / len(items), len(items))


def roles(gold: Path, train_gold: Path | None = None) -> Iterator[Figure]:
    """Universal Propositions: heads of A0 and A1 of the marked predicates, on predicted trees; nothing is fitted."""
    items = up_ewt(gold)
    if not items:
        return
    both = ours_all = theirs_all = 0
    for item, document in zip(items, parsed(i.document for i in items), strict=True):
        words = {word.start: word for tree in trees(document) for word in tree.words}
        theirs = {(a.predicate, a.head, a.role) for a in item.arguments}
        ours = {
            (start, filler.word.start, role)
            for start in {a.predicate for a in item.arguments} & words.keys()
            for role, fillers in zip(("ARG0", "ARG1"), arguments(words[start]), strict=True)
            for filler in fillers
            # PropBank marks a series of nouns as one argument, with the first as its head
            if first_of_series(filler.word) not in {f.word for f in fillers} - {filler.word}
        }
        both += len(ours & theirs)
        ours_all, theirs_all = ours_all + len(ours), theirs_all + len(theirs)
    yield Figure("actors", "up-ewt", "a0a1_f1", 2 * both / (ours_all + theirs_all), theirs_all)


ACTOR_CHAINS = frozenset({"ACTOR", "COUNTRY", "GROUP"})


def coreference(gold: Path, train_gold: Path | None = None) -> Iterator[Figure]:
    """NewsWCL50: chains of actors, countries and groups, over the articles of a topic together.

    The mentions are given, as in the published figures; each takes the actor of ours that overlaps it most, or
    stands with those of the same words.
    """
    items = newswcl50(gold)
    if not items:
        return
    topics: defaultdict[str, tuple[dict[Any, Any], dict[Any, Any]]]
    topics = defaultdict(lambda: ({}, {}))
    for item, document in zip(items, read(i.document for i in items), strict=True):
        for marked in item.marked:
            if marked.label in ACTOR_CHAINS:
                mention = document.id, marked.start, marked.end
                theirs, ours = topics[marked.chain.partition("_")[0]]
                theirs[mention] = marked.chain
                ours[mention] = _actor_at(document, marked)
    values = [conll_f1(theirs, ours) for theirs, ours in topics.values()]
    mentions = sum(len(theirs) for theirs, _ in topics.values())
    yield Figure("actors", "newswcl50", "conll_f1", sum(values) / len(values), mentions)


def _actor_at(document: Document, marked: Marked) -> str:
    span = Span(marked.start, marked.end)
    found = document["mentions"].overlapping(span)
    if not found:
        return document.text[span.start : span.end].lower()
    best = max(
        found,
        key=lambda m: (min(m.end, span.end) - max(m.start, span.start)) / (m.end - m.start),
    )
    return str(document[best.actor].key)


MEASURES: tuple[Callable[[Path, Path | None], Iterable[Figure]], ...] = (
    coding,
    events,
    defence,
    places,
    roles,
    coreference,
    salience,
    salience_figures,
    framing,
    sentiment,
    delegations,
)

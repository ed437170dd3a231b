"""Mentions by name: states, blocs, organisations and people, in the gazetteer or found by Stanza."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from attrs import evolve

from discourse import Document, Span
from discourse.text.layers import ZONES, Entity
from discourse.text.syntax import Tree, Word
from discourse_actors.agents import is_agent
from discourse_actors.candidates import Candidate, Named
from discourse_actors.deeds import stance
from discourse_actors.documents import is_no_body
from discourse_actors.gazetteer import Gazetteer, NameKind
from discourse_actors.lookalikes import is_a_language
from discourse_actors.metonymy import Prior, is_deed, read_place
from discourse_actors.phrases import (
    NOMINAL,
    first_of_series,
    head_of,
    is_in_title_case,
    is_some_of_many,
)
from discourse_actors.readings import names_nobody
from discourse_actors.titles import OF_PEOPLE, bare_name, split_title, title_before, titled

_OF_PHRASES = frozenset({"ADP", "AUX", "CCONJ", "SCONJ", "VERB"})
_OF_GOVERNMENTS = frozenset(
    ["caretaker", "coalition", "federal", "interim", "military", "provisional", "transitional"]
)


def trusted_entities(
    document: Document, tree: Tree, entities: Sequence[Entity]
) -> tuple[Entity, ...]:
    """The entities of a sentence without interjections ("Yeah Carol"); of a title in capitals only those that the text names elsewhere.

    Where every word begins with a capital, a model that goes by capitals takes phrases for names. Of a headline in
    running text, which may be all that names somebody, only phrases with a verb or a preposition go ("Obama With Lula").
    """
    entities = [each for entity in entities for each in _without_interjection(tree, entity)]
    if not is_in_title_case(tree):
        return tuple(entities)
    is_title = any(zone.label == "title" for zone in document[ZONES].overlapping(tree.span))
    elsewhere = (document.text[: tree.start], document.text[tree.end :])
    return tuple(
        e
        for e in entities
        if any(document.quote(e) in part for part in elsewhere)
        or not (is_title or _is_a_phrase(tree, e))
    )


def _is_a_phrase(tree: Tree, entity: Entity) -> bool:
    words = tree.words_within(Span(entity.start, entity.end))
    return any(w.upos in _OF_PHRASES and w.text[:1].isupper() for w in words)


def _without_interjection(tree: Tree, entity: Entity) -> Iterator[Entity]:
    words = tree.words_within(Span(entity.start, entity.end))
    if entity.label != "PERSON" or not words or words[0].upos != "INTJ":
        yield entity
        return
    named = next((word for word in words if word.upos != "INTJ"), None)
    if named is not None:
        yield evolve(entity, start=named.start)


def names_nobody_new(document: Document, tree: Tree, entity: Entity, gazetteer: Gazetteer) -> bool:
    """Whether an entity only describes a part of somebody known: "Israeli Government", "Federal Government of Iraq"."""
    head = head_of(tree, entity.start, entity.end)
    if entity.label != "ORG" or head is None or not is_agent(head):
        return False
    start = _whole_name(head, entity.start)
    known = [
        match
        for match in gazetteer.find(document.text, start, entity.end)
        if match.value.known.type in ("state", "bloc")
    ]
    rest = [
        word
        for word in tree.words_within(Span(start, entity.end))
        if word is not head and not any(m.start <= word.start < m.end for m in known)
    ]
    kinds = [word for word in rest if word.lower in _OF_GOVERNMENTS]
    return bool(known or kinds) and all(
        word.upos in ("DET", "ADP", "PART") or word in kinds for word in rest
    )


def mentions_by_name(
    document: Document, names: Sequence[Named], agents: Container[Word]
) -> Iterator[Candidate]:
    """Mentions by the known names of a sentence; places that do not act, and mere adjectives, are none.

    Args:
        agents: the heads of agent nouns, for "Western countries" is no place.
    """
    place_before: Named | None = None
    for named in names:
        kind = named.naming.kind
        listed = place_before is not None and _is_listed(document, place_before, named)
        place_before = named if listed else None
        if kind == "place" or listed or (named.is_adjective and not _has_a_deed(named.head)):
            continue
        if kind == "demonym" and is_a_language(named.head):
            continue
        if named.known.type == "bloc" and named.head.upos != "ADJ" and is_some_of_many(named.head):
            continue
        candidate = Candidate(start=named.start, end=named.end, head=named.head, kind="name")
        if named.whole is not None:
            candidate = candidate.of(named.whole, subactor=named.known.key)
        else:
            candidate = candidate.of(named.known)
        if named.known.type == "person":
            title, _ = split_title(document.text[named.start : named.end])
            candidate = evolve(candidate, title=title or title_before(document, named.start))
        if kind in ("name", "surname") and named.known.type not in ("state", "bloc"):
            yield candidate
        elif named.head in agents and named.known.type == "bloc":
            yield evolve(candidate, kind="nominal")
        elif kind == "demonym":
            yield evolve(candidate, kind="demonym", why="people or adjective of a state")
        else:
            reading = read_place(named.head, _PRIORS[kind])
            leans = reading.may_act if kind == "name" else reading.acts
            if not leans or named.probability < 0.5:
                place_before = named
                continue
            governs = kind in ("capital", "seat") and named.known.type == "state"
            yield evolve(
                candidate,
                kind="metonym" if kind in ("capital", "seat") else "name",
                subactor=f"{named.known.key}:gov" if governs else "",
                probability=reading.probability * named.probability,
                why=reading.why,
            )


_PRIORS: Mapping[NameKind, Prior] = {
    "name": "country",
    "capital": "capital",
    "territory": "territory",
    "region": "region",
    "seat": "seat",
}


def _is_listed(document: Document, before: Named, named: Named) -> bool:
    """Whether a name goes on a list: what holds of "Asia" holds of "Africa" in "Asia, Africa and …"."""
    between = document.text[before.end : named.start].replace(",", " ")
    return len(between) < len(" and the   ") and set(between.split()) <= {"and", "or", "the"}


def _has_a_deed(adjective: Word) -> bool:
    """Whether an adjective says whose deed a noun is, "Western pressure", or for whom one is, "pro-Western"."""
    noun = first_of_series(adjective).head
    if stance(adjective):
        return True
    return noun is not None and noun.upos in NOMINAL and is_deed(noun)


_BY_LABEL = {"PERSON": "person", "ORG": "organisation", "GROUP": "group"}


def other_entities(
    document: Document, tree: Tree, entities: Sequence[Entity], taken: Sequence[Candidate]
) -> Iterator[Candidate]:
    """People, organisations and groups that Stanza found and the gazetteer does not know."""
    for entity in entities:
        type_ = _BY_LABEL.get(entity.label)
        if type_ is None or any(c.start < entity.end and entity.start < c.end for c in taken):
            continue
        head = head_of(tree, entity.start, entity.end)
        if head is None or (type_ == "group" and not _stands_for_people(head)):
            continue
        if type_ == "group" and is_a_language(head):
            continue
        if type_ == "person" and " " not in document.quote(entity) and head.children_by("det"):
            continue  # "this Hall"
        if type_ == "organisation" and _is_a_word_that_opens(document, tree, entity):
            continue
        if head.upos not in NOMINAL and (type_ != "organisation" or head.upos == "PRON"):
            continue
        start = _whole_name(head, entity.start) if type_ == "organisation" else entity.start
        split = split_title if type_ == "person" else titled
        title, name = split(bare_name(document.text[start : entity.end]))
        if names_nobody(name):
            continue
        if len(name) > 1 and not (type_ == "organisation" and is_no_body(name)):
            yield Candidate(
                start=start,
                end=entity.end,
                head=head,
                kind="name",
                name=name,
                type="person" if title in OF_PEOPLE else type_,  # type: ignore[arg-type]
                title=title or title_before(document, entity.start),
                why=f"named entity ({entity.raw_label})",
            )


def _is_a_word_that_opens(document: Document, tree: Tree, entity: Entity) -> bool:
    """Whether it begins a sentence, which gives it its capital, and stands without elsewhere: "Transparency"."""
    word = document.quote(entity)
    opens = entity.start == tree.start and word.isalpha() and word.istitle()
    return opens and f" {word.lower()} " in document.text


def _whole_name(head: Word, start: int) -> int:
    """Where a name begins that the tagger cut short: at "Arctic" in "Arctic Council", at "New" in "New York Times"."""
    first = next((word for word in head.tree.words if word.start >= start), head)
    before = first.previous
    while (
        before is not None
        and before.head in (head, first)
        and before.relation in ("compound", "amod")
        and before.text[:1].isupper()
        and (before.previous is not None or before.upos == "PROPN")
    ):
        first, before = before, before.previous
    return min(start, first.start)


def _stands_for_people(word: Word) -> bool:
    return word.upos in NOMINAL and word.relation not in ("amod", "compound", "flat")

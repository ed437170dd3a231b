"""Mentions by name: states, blocs, organisations and people, in the gazetteer or found by Stanza."""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterator, Sequence

from attrs import evolve, frozen

from discourse import Document, Span
from discourse.analysis.lexicons import Match
from discourse.text.layers import ZONES, Entity
from discourse.text.syntax import Tree, Word
from discourse_actors.agents import is_agent
from discourse_actors.candidates import Candidate
from discourse_actors.gazetteer import Gazetteer, Known, Naming
from discourse_actors.metonymy import is_deed, read_place
from discourse_actors.people import without_honours
from discourse_actors.phrases import NOMINAL, first_of_series, head_of
from discourse_actors.titles import bare_name, split_title, title_before

# An entity of these kinds that holds more than a known name is somebody or something else: "Bank of America".
_LONGEST_SMALL_WORD = 4  # "with", "from": titles leave them small
_ELSE = frozenset({"PERSON", "ORG", "WORK", "EVENT", "PRODUCT"})


@frozen
class Named:
    """A known name in a sentence, with the reading that its sentence allows."""

    start: int
    end: int
    head: Word
    naming: Naming

    @property
    def known(self) -> Known:
        return self.naming.known

    @property
    def is_adjective(self) -> bool:
        """Whether it only describes another noun: "Russian" in "Russian culture"."""
        return self.naming.kind == "demonym" and (
            self.head.upos == "ADJ" or self.head.relation in ("amod", "compound", "flat")
        )


def trusted_entities(
    document: Document, tree: Tree, entities: Sequence[Entity]
) -> tuple[Entity, ...]:
    """The entities of a sentence; of a title in capitals only those that the text names elsewhere.

    Where every word begins with a capital, a model that goes by capitals takes phrases for names.
    """
    is_title = any(zone.label == "title" for zone in document[ZONES].overlapping(tree.span))
    if not (is_title and _is_in_title_case(tree)):
        return tuple(entities)
    elsewhere = (document.text[: tree.start], document.text[tree.end :])
    return tuple(e for e in entities if any(document.quote(e) in part for part in elsewhere))


def names_nobody_new(document: Document, tree: Tree, entity: Entity, gazetteer: Gazetteer) -> bool:
    """Whether an entity only describes a part of somebody known: "Israeli Government", "Government of Iraq"."""
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
    return bool(known) and all(word.upos in ("DET", "ADP", "PART") for word in rest)


def _is_in_title_case(tree: Tree) -> bool:
    """Whether all words but the short ones begin with a capital."""
    long = [word.text for word in tree.words if len(word.text) > _LONGEST_SMALL_WORD]
    return all(text[0].isupper() or not text[0].isalpha() for text in long)


def known_names(
    document: Document, tree: Tree, entities: Sequence[Entity], gazetteer: Gazetteer
) -> list[Named]:
    """The known names in a sentence that no longer name covers."""
    found = []
    for match in gazetteer.find(document.text, tree.start, tree.end):
        if _within_another(match, entities):
            continue
        head = head_of(tree, match.start, match.end)
        naming = _reading(match, head, entities, document.text)
        if head is not None and naming is not None:
            found.append(Named(match.start, match.end, head, naming))
    return found


def _within_another(match: Match[Naming], entities: Sequence[Entity]) -> bool:
    """Whether a name is only part of that of somebody else: "Jordan" in "Michael Jordan"."""
    return any(
        entity.label in _ELSE
        and entity.start <= match.start
        and match.end <= entity.end
        and entity.end - entity.start > match.end - match.start + len("the ")
        and match.value.kind != "demonym"
        and match.value.known.type != "person"
        for entity in entities
    )


def _reading(
    match: Match[Naming], head: Word | None, entities: Sequence[Entity], text: str
) -> Naming | None:
    """Which of a name's readings is meant; None where it is no name here."""
    if head is None:
        return None
    # taggers take "US" and "UN" for a pronoun and a symbol
    in_capitals = head.text.isupper() and len(head.text) > 1
    # and words in another script for anything
    is_foreign = not any("LATIN" in unicodedata.name(c, "") for c in head.text)
    if head.upos not in ("PROPN", "NOUN", "ADJ", "X") and not (in_capitals or is_foreign):
        return None
    whole = [
        entity
        for entity in entities
        if entity.label == "PERSON" and entity.start < match.end and match.start < entity.end
    ]
    for naming in match.values:
        is_person = naming.known.type == "person"
        if naming.kind == "surname" and not all(_may_be_of(naming.known, e, text) for e in whole):
            continue
        whatever_it_seems = naming.kind == "seat" or (naming.kind == "name" and is_person)
        if bool(whole) == is_person or whatever_it_seems:
            return naming
    return None if match.value.kind == "surname" or whole else match.value


def _may_be_of(known: Known, entity: Entity, text: str) -> bool:
    """Whether a longer name may be another spelling of somebody known: "Sergey Lavrov", but not "Sharon Street"."""
    first, *_, last = known.name.split()
    words = without_honours(split_title(bare_name(text[entity.start : entity.end]))[1])
    if len(words) < 2:
        return True
    return words[0][0] == first[0] if words[-1] == last else words[0] == first


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
        candidate = Candidate(start=named.start, end=named.end, head=named.head, kind="name").of(
            named.known
        )
        if named.known.type == "person":
            candidate = evolve(candidate, title=title_before(document, named.start))
        if kind in ("name", "surname") and named.known.type not in ("state", "bloc"):
            yield candidate
        elif named.head in agents and named.known.type == "bloc":
            yield evolve(candidate, kind="nominal")
        elif kind == "demonym":
            yield evolve(candidate, kind="demonym", why="people or adjective of a state")
        elif kind == "seat":
            subactor = f"{named.known.key}:gov"
            yield evolve(candidate, kind="metonym", subactor=subactor, why="seat of government")
        else:
            reading = read_place(named.head, capital=kind == "capital")
            if not (reading.acts or (reading.may_act and kind == "name")):
                place_before = named
            else:
                yield evolve(
                    candidate,
                    kind="metonym" if kind == "capital" else "name",
                    subactor=f"{named.known.key}:gov" if kind == "capital" else "",
                    probability=reading.probability,
                    why=reading.why,
                )


def _is_listed(document: Document, before: Named, named: Named) -> bool:
    """Whether a name goes on a list: what holds of "Asia" holds of "Africa" in "Asia, Africa and …"."""
    between = document.text[before.end : named.start].replace(",", " ")
    return len(between) < len(" and the   ") and set(between.split()) <= {"and", "or", "the"}


def _has_a_deed(adjective: Word) -> bool:
    """Whether an adjective says whose deed a noun is: "Western pressure"."""
    noun = first_of_series(adjective).head
    return noun is not None and noun.upos in NOMINAL and is_deed(noun)


_OF_PEOPLE = frozenset(
    {"mr.", "mr", "mrs.", "mrs", "ms.", "ms", "dr.", "dr", "sir", "sen.", "rep."}
)
# The last words of what recognizers take for organisations: documents, days, and names cut short.
_NO_BODIES = frozenset(
    [
        "of",
        "the",
        "and",
        "Accord",
        "Accords",
        "Act",
        "Agenda",
        "Agreement",
        "Agreements",
        "Charter",
        "Constitution",
        "Convention",
        "Covenant",
        "Day",
        "Declaration",
        "Decade",
        "Goals",
        "Pact",
        "Plan",
        "Process",
        "Protocol",
        "Resolution",
        "Statute",
        "Strategy",
        "Treaty",
        "Vision",
        "Week",
        "Year",
    ]
)
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
        if head.upos not in NOMINAL and type_ != "organisation":
            continue
        start = _whole_name(head, entity.start) if type_ == "organisation" else entity.start
        title, name = split_title(bare_name(document.text[start : entity.end]))
        if name and not (type_ == "organisation" and name.split()[-1] in _NO_BODIES):
            yield Candidate(
                start=start,
                end=entity.end,
                head=head,
                kind="name",
                name=name,
                type="person" if title in _OF_PEOPLE else type_,  # type: ignore[arg-type]
                title=title or title_before(document, entity.start),
                why=f"named entity ({entity.raw_label})",
            )


def _whole_name(head: Word, start: int) -> int:
    """Where a name begins that the tagger cut short: at "Arctic" in "Arctic Council"."""
    first = next((word for word in head.tree.words if word.start >= start), head)
    before = first.previous
    while (
        before is not None
        and before.head is head
        and before.relation in ("compound", "amod")
        and before.text[:1].isupper()
        and before.previous is not None
    ):
        first, before = before, before.previous
    return min(start, first.start)


def _stands_for_people(word: Word) -> bool:
    return word.upos in NOMINAL and word.relation not in ("amod", "compound", "flat")

"""The annotator: from a parsed document to actors, their mentions, and their relations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

from attrs import evolve

from discourse import Document, Layer, Span
from discourse.analysis.lexicons import fold
from discourse.text.layers import ZONES, Entity
from discourse.text.linguistics import StanzaConfig, coreference_chains
from discourse.text.syntax import Tree, Word, trees
from discourse_actors.agents import find_agents
from discourse_actors.candidates import Candidate
from discourse_actors.cast import Cast
from discourse_actors.chains import Link, linked, links_of
from discourse_actors.coinages import with_coinages
from discourse_actors.collectives import gathered, with_the_one_regime
from discourse_actors.coreference import settled
from discourse_actors.documents import is_no_body
from discourse_actors.evaluations import evaluations_of
from discourse_actors.gazetteer import load_gazetteer
from discourse_actors.humans import is_body, is_human
from discourse_actors.identity import identified
from discourse_actors.labels import agreed_entities
from discourse_actors.layers import ActorsConfig
from discourse_actors.lookalikes import short_for_things
from discourse_actors.naming import (
    mentions_by_name,
    names_nobody_new,
    other_entities,
    trusted_entities,
)
from discourse_actors.narrators import narrator
from discourse_actors.nominals import human_mentions, nominal_mentions
from discourse_actors.origin import with_key_of_country
from discourse_actors.phrases import beside, coordinated, head_of, is_plural, preposition
from discourse_actors.readings import known_names
from discourse_actors.relations import relations_of
from discourse_actors.speakers import Speakers
from discourse_actors.spoken_for import spoken_for
from discourse_actors.strangers import without_passers_by
from discourse_actors.titles import OF_PEOPLE


class ActorFinder:
    """Finds who acts in title and body, under which names, and what they do to whom."""

    def __init__(self, config: ActorsConfig) -> None:
        self._gazetteer = load_gazetteer(config.codebook, config.names_in)
        self._subactors = config.granularity == "subactor"
        self._coreference = (
            StanzaConfig(model=config.coreference, models=config.models).for_language("en")
            if config.coreference
            else None
        )

    @property
    def model(self) -> str:
        """The model of coreference, for provenance; "" where none is used."""
        return self._coreference.name if self._coreference else ""

    def annotate(self, document: Document) -> Sequence[Layer[Any]]:
        """The layers `actors`, `mentions`, `relations` and `evaluations`."""
        document = with_key_of_country(document, self._gazetteer)
        sentences = [tree for tree in trees(document) if _is_read(document, tree)]
        cast = Cast(
            document,
            self.mentions(document, sentences),
            known=self._gazetteer.actors,
            subactors=self._subactors,
        )
        relations = relations_of(sentences, cast)
        return cast.layers(relations, evaluations_of(cast.mentions, cast.actor_ref))

    def mentions(self, document: Document, sentences: Sequence[Tree]) -> list[Candidate]:
        """Every mention of an actor, with the key of its actor, in text order."""
        entities = agreed_entities(document, sentences)
        found = [
            c for tree in sentences for c in self._candidates(document, tree, entities[tree.index])
        ]
        things = short_for_things(document.text)
        found = [c for c in found if c.key or fold(c.name) not in things]
        found = with_coinages(document, sentences, found)
        by_sentence: defaultdict[int, list[Candidate]] = defaultdict(list)
        known = identified(found, document.text, self._gazetteer)
        links = self._links(document, sentences, known)
        known = linked(known, links)
        for candidate in known:
            by_sentence[candidate.head.tree.index].append(candidate)
        told_by = narrator(document, sentences, known)
        ours = spoken_for(document, sentences, known, self._gazetteer)
        speakers = Speakers.of(document, known, self._gazetteer, told_by, ours)
        told = settled(sentences, by_sentence, speakers, links)
        # who "she" is in "she said" tells who "I" is in what she said
        speakers = Speakers.of(document, told, self._gazetteer, told_by, ours)
        told = without_passers_by(settled(sentences, by_sentence, speakers, links))
        return gathered(document, with_the_one_regime(told))

    def _is_of_a_name(self, document: Document, head: Word) -> bool:
        """Whether a noun is the end of a known name that stands for a thing here: "the Charter of the United Nations"."""
        if head.upos != "PROPN" or not head.text[0].isupper():
            return False
        found = self._gazetteer.find(document.text, head.tree.start, head.tree.end)
        return any(
            match.start < head.start < match.end and match.value.known.type == "organisation"
            for match in found
        )

    def _links(
        self, document: Document, sentences: Sequence[Tree], known: Sequence[Candidate]
    ) -> Mapping[Word, Link]:
        """What chains of coreference tell; nothing where nobody asked for them."""
        if self._coreference is None:
            return {}
        chains = coreference_chains(document, self._coreference)
        return links_of(chains, sentences, known, self._coreference.name)

    def _candidates(
        self, document: Document, tree: Tree, recognized: Sequence[Entity]
    ) -> list[Candidate]:
        entities = [
            entity
            for entity in trusted_entities(document, tree, recognized)
            if not names_nobody_new(document, tree, entity, self._gazetteer)
        ]
        names = known_names(document, tree, entities, self._gazetteer)
        agents = find_agents(tree)
        named = list(mentions_by_name(document, names, {agent.head for agent in agents}))
        described = [
            mention
            for mention in (
                *nominal_mentions(document, agents, names, self._gazetteer.actors),
                *human_mentions(tree, agents),
            )
            if not any(n.start <= mention.head.start < n.end for n in names)
            if not self._is_of_a_name(document, mention.head)
            if not any(_is_within(mention.head, entity, document) for entity in recognized)
        ]
        others = list(other_entities(document, tree, entities, named))
        whole = [n for n in named if not any(o.start <= n.start and n.end < o.end for o in others)]
        return _without_parts([*whole, *others], described)


def _is_within(noun: Word, entity: Entity, document: Document) -> bool:
    """Whether a noun is a part of what a document or an event is called: "Persons" in "the Convention on the Rights of Persons"."""
    return (
        entity.label == "ORG"
        and entity.start <= noun.start < entity.end
        and is_no_body(document.quote(entity))
        and head_of(noun.tree, entity.start, entity.end) is not noun
    )


def _is_read(document: Document, tree: Tree) -> bool:
    """Whether a sentence stands in the title or the body of the page."""
    zones = document[ZONES].overlapping(tree.span)
    return any(zone.label in ("title", "body") for zone in zones)


def _without_parts(names: list[Candidate], described: list[Candidate]) -> list[Candidate]:
    """One candidate for one phrase.

    A description within a name ("Minister" in "Defence Minister Shoigu") goes, and one beside a person's name
    ("student" in "student Ahmed Mohamed"); so does a name within a description of the same actor ("Iraq" in
    "the government of Iraq").
    """
    people = {n.head for n in names if n.type == "person"}
    bodies = {n.head for n in names if n.type in ("organisation", "group")}
    kept = [
        d if is_plural(d.head) else _of_bearer(d, bodies if is_body(d.head) else people)
        for d in described
        if not any(n.start <= d.head.start and d.head.end <= n.end for n in names)
        and not _is_title(d.head, bodies if is_body(d.head) else people)
    ]
    standing = [
        n
        for n in names
        if not any(d.key == n.key and d.start <= n.start and n.end <= d.end for d in kept)
    ]
    heads: dict[Word, Candidate] = {}
    for candidate in [*standing, *kept]:
        heads.setdefault(candidate.head, candidate)
    return sorted(heads.values(), key=lambda c: (c.start, -c.end))


def _is_title(head: Word, people: Set[Word]) -> bool:
    """Whether a description stands right before a name and is part of it: "student" in "student Ahmed Mohamed".

    So is "activist" in "activist and philosopher Noam Chomsky"; "the president and Minister Shoigu" are two.
    """
    if is_plural(head):
        return False
    series = [head] if head.children_by("det") else list(coordinated(head))
    # parsers take the name for one more of the series
    named = [(word.previous, word) for word in series if word.previous in series]
    named += [(noun, name) for noun in series for name in beside(noun)]
    return any(
        noun is not None
        and name in people
        and name.index > noun.index
        and not _is_parted(noun, name)
        for noun, name in named
    )


def _is_parted(head: Word, name: Word) -> bool:
    words = head.tree.words_within(Span(head.end, name.start))
    return any(word.upos == "PUNCT" for word in words)


def _of_bearer(description: Candidate, bearers: Set[Word]) -> Candidate:
    """A description set off from a name is of the same bearer: "the president, Emmanuel Macron,", "Wagner, a company"."""
    said = [*beside(description.head), *_said_of_an_office(description.head)]
    office = description.head.head
    if office is not None and description.head.relation == "nmod":
        said = [word for word in said if word not in _said_of_an_office(office)]
    bearer = next((word for word in said if word in bearers), None)
    if bearer is None:
        return description
    return evolve(description, key="", owner=None, otherwise=None, bearer=bearer)


def _said_of_an_office(office: Word) -> Iterator[Word]:
    """ "Mr. Roe" in "the Envoy of the Secretary-General, Mr. Roe", which parsers hang from the nearer noun.

    Nobody is set beside a body ("the President of the Assembly, Ms. Roe"); beside somebody who has an envoy, it is the
    envoy.
    """
    acts_for_somebody = office.lemma.lower() in _ACTING_FOR_SOMEBODY
    for whose in office.children_by("nmod"):
        if preposition(whose) in ("of", "for", "to") and (acts_for_somebody or not is_human(whose)):
            yield from (name for name in whose.children_by("appos") if _has_salutation(name))


def _has_salutation(name: Word) -> bool:
    return any(child.lower in OF_PEOPLE for child in name.children)


_ACTING_FOR_SOMEBODY = frozenset(
    {"envoy", "representative", "ambassador", "adviser", "advisor", "coordinator", "deputy"}
)

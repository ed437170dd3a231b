"""Mentions by description: "the top Russian leadership", "opponents of Russia", "the expert community"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from discourse import Document, Span
from discourse.text.syntax import Tree, Word
from discourse_actors.agents import Agent, AgentNouns, title_words
from discourse_actors.candidates import STATES_AT_LARGE, Candidate, Named, folds, part_of
from discourse_actors.deeds import deeds_for, stance
from discourse_actors.gazetteer import Known
from discourse_actors.humans import is_human, referring_humans
from discourse_actors.keys import slug
from discourse_actors.officers import office_of_one, officer_of
from discourse_actors.phrases import (
    complements,
    is_definite,
    is_plural,
    is_some_of_many,
    modifiers,
    noun_phrase,
    possessors,
    preposition,
    with_article,
)
from discourse_actors.quantities import only_counts, words_of_quantity
from discourse_actors.speakers import THE_SPEAKER
from discourse_actors.strangers import described_human


def nominal_mentions(
    document: Document,
    agents: Sequence[Agent],
    names: Sequence[Named],
    known: Mapping[str, Known],
) -> Iterator[Candidate]:
    """The descriptions of actors in a sentence.

    Args:
        names: the known names in it, by which "Russian leadership" belongs to Russia.
        known: the actors of the gazetteer, by key.
    """
    # a region that is no actor owns nobody: "West African leaders"
    owners = {n.head: n for n in names if (n.known.key or n.known.state) and not stance(n.head)}
    wholes = {partitive(agent.head) for agent in agents}
    for agent in agents:
        if agent.head in wholes or any(map(is_predicate, agent.words)) or _is_addressed(agent):
            continue
        if only_counts(agent) or _is_nobody(agent.head):
            continue
        if _describes_a_name(agent, owners):
            continue
        mention = _mention(document, agent, owners, known)
        if mention is not None:
            yield mention


def _is_nobody(noun: Word) -> bool:
    """ "No speaker can ignore it"."""
    return not is_plural(noun) and any(each.lower == "no" for each in noun.children_by("det"))


def human_mentions(tree: Tree, agents: Sequence[Agent]) -> Iterator[Candidate]:
    """Descriptions of one human being that are no actors by themselves.

    "The biologist" may have been named before, or is whom "a biologist" brought up.
    """
    heads = {agent.head for agent in agents}
    for head in referring_humans(tree):
        if head not in heads and not is_predicate(head):
            yield described_human(head)


def _mention(
    document: Document,
    agent: Agent,
    owners: Mapping[Word, Named],
    known: Mapping[str, Known],
) -> Candidate | None:
    head = agent.head
    owner, of = _owner(agent, owners)
    span = noun_phrase(head)
    whole = partitive(head)
    if whole is not None:
        span = Span(noun_phrase(whole).start, span.end)
    if of is not None:
        span = Span(span.start, max(span.end, of.end))
    candidate = Candidate(start=span.start, end=span.end, head=whole or head, kind="nominal")
    reading = _reading(agent, owner)
    if reading is None:
        return None
    if owner is not None:
        whose = _whose(owner.known, reading, known)
        return _of_owner(document, candidate, agent, reading, whose, of)
    pronoun = next((w for w in _possessive(head) if w.upos == "PRON"), None)
    is_quality = head.lemma.lower() in _OF_OTHER_SENSES or preposition(head) == "under"
    is_owned = pronoun is not None and not is_quality
    if not reading.sure and not is_owned and not _does_something(head):
        return None
    if head.lemma.lower() in _DEEDS_TOO and any(True for _ in complements(head, "of")):
        return None  # "the establishment of a system"
    if reading.kind == "polity" and not is_plural(head):
        return _open(candidate, reading, pronoun) if is_definite(head) or pronoun else None
    if pronoun is not None and reading.kind == "relative":
        for word in complements(head, "in", "from"):
            there = owners.get(word)
            if there is not None and there.known.type in ("state", "bloc", "organisation"):
                return candidate.of(there.known)  # "our brothers in Kuwait"
    if pronoun is not None and reading.kind in ("relative", "organ", "collective"):
        return _open(candidate, reading, pronoun)
    return _on_its_own(document, candidate, agent, reading)


def _whose(owner: Known, reading: AgentNouns, known: Mapping[str, Known]) -> Known:
    """Who has an organ: "Assad's forces" are Syria's."""
    if owner.type == "person" and reading.kind == "organ" and folds(reading.sector):
        return known.get(owner.state, owner)
    return owner


def _possessive(head: Word) -> Iterator[Word]:
    """Whose it is: "our" in "our people" and in "the people of our country"."""
    yield from possessors(head)
    for word in complements(head, "of"):
        if word.lemma.lower() in ("country", "nation", "homeland"):
            yield from possessors(word)


def _reading(agent: Agent, owner: Named | None) -> AgentNouns | None:
    """What the noun means here: "the Russian state" and "the state" are organs, "most states" are polities."""
    plural = is_plural(agent.head)
    is_the_state = agent.head.lemma.lower() == "state" and refers_back(agent, "state")
    if not plural and (is_the_state or (owner is not None and owner.known.type == "state")):
        return agent.reading("organ") or agent.readings[0]
    return agent.reading("polity") or agent.readings[0]


def _owner(agent: Agent, owners: Mapping[Word, Named]) -> tuple[Named | None, Word | None]:
    """Whose agent it is, and the word of a complement that says so ("of Russia")."""
    head = agent.head
    ours = any(word.upos == "PRON" for word in possessors(head))
    # "our African partners" are ours
    described = () if ours and agent.reading("relative") else agent.words
    for word in (*(m for w in described for m in modifiers(w)), *possessors(head)):
        if word in owners:
            return owners[word], None
    # "its forces from Europe" are its own
    is_loose = any(reading.kind == "organ" and not reading.sure for reading in agent.readings)
    owned = is_loose or ours
    others = () if owned else ("in", "from")
    for word in (*complements(head, "of", *others), *_shared_complements(agent)):
        if word in owners and owners[word].naming.kind != "place":
            return owners[word], word if word.head is head else None
    return None, None


def _shared_complements(agent: Agent) -> Iterator[Word]:
    """Of whom two are that stand together: "the people and the Government of Mexico"."""
    if agent.readings[0].sector not in ("CVL", "GOV"):
        return
    for other in agent.head.children_by("conj"):
        if other.index - agent.head.index <= 3 and is_definite(other) == is_definite(agent.head):
            yield from complements(other, "of")


def _of_owner(
    document: Document,
    candidate: Candidate,
    agent: Agent,
    reading: AgentNouns,
    known: Known,
    complement: Word | None,
) -> Candidate | None:
    """Part of its owner where it acts for it, else an actor that belongs to it."""
    sector = reading.sector
    if reading.kind == "relative" or (known.type == "person" and reading.kind == "collective"):
        return relative_of(candidate, reading, agent.head, known)
    if reading.kind == "polity":
        of = complement is None or preposition(complement) == "of"
        is_some = known.type == "bloc" and is_some_of_many(agent.head)
        if is_some or (is_plural(agent.head) and (known.type == "state" or not of)):
            return _on_its_own(document, candidate, agent, reading)
        return candidate.of(known)
    if folds(sector) and known.type in ("state", "organisation"):
        office = office_of_one(document, agent) if known.type == "organisation" else ""
        if office:
            officer = officer_of(candidate.of(known), office, label(document, agent))
            return _perhaps_a_person(officer, agent)
        part = candidate.of(known, subactor=part_of(known, sector))
        return _perhaps_a_person(evolve(part, why=f"{agent.head.lemma} of it"), agent)
    name = label(document, agent)
    who, told, _ = name.partition(" of ")
    in_full = bool(told) and complement is not None and known.type == "state"
    if in_full or name.lower() == " ".join(w.lower for w in agent.words):
        name = f"{who} of {with_article(known.name)}"
    return evolve(
        candidate,
        key=part_of(known, sector),
        name=name,
        state=known.state,
        sector=sector,
        why=f"{agent.head.lemma} of {known.name}",
    )


def relative_of(candidate: Candidate, reading: AgentNouns, head: Word, known: Known) -> Candidate:
    """Those who stand to an actor as its allies or opponents: an actor of their own."""
    noun = head.lower if is_plural(head) else f"{head.lemma}"
    mine = known == THE_SPEAKER
    # "Russia's partner" is a state, "Anna's brother" is no body
    is_one_human = reading.sector == "CVL" and is_human(head)
    return evolve(
        candidate,
        key=f"{known.key}:{slug(noun)}",
        name=f"my {noun}" if mine else f"{noun} of {with_article(known.name)}",
        type="person" if is_one_human else candidate.type,
        state=known.state,
        sector=reading.stance or reading.sector,
        owner=None,
        why=f"{head.lemma} of {known.name}",
    )


def _perhaps_a_person(candidate: Candidate, agent: Agent) -> Candidate:
    """ "the president" may be the president who was named before; else it is what it describes."""
    said = " ".join(word.lemma.lower() for word in agent.words)
    is_title = said.title().replace(" Of ", " of ") in title_words()
    if is_plural(agent.head) or not (is_title or is_human(agent.head)):
        return candidate
    otherwise = candidate.otherwise or candidate
    return evolve(candidate, key="", title=said, otherwise=otherwise, why="refers back")


def _open(candidate: Candidate, reading: AgentNouns, pronoun: Word | None) -> Candidate:
    """A description that refers back: "the country", "its allies"; settled by coreference."""
    return evolve(candidate, reading=reading, owner=pronoun, why="refers back")


def _on_its_own(
    document: Document, candidate: Candidate, agent: Agent, reading: AgentNouns
) -> Candidate | None:
    """A group that is known by its description alone."""
    if reading.kind == "humans" and not (is_plural(agent.head) or is_definite(agent.head)):
        return None
    if reading.kind == "organ" and not reading.sure and not is_definite(agent.head):
        return None  # "preventive diplomacy has saved lives"
    name = label(document, agent)
    alone = evolve(
        candidate,
        # "countries" and "states" without more are the same
        key=STATES_AT_LARGE if name in _STATES else f"group:{slug(name)}",
        name=name,
        sector=reading.sector,
        why=f"agent noun {agent.head.lemma!r}",
    )
    before = agent.words[
        0
    ].previous  # parsers hang "the" from the report in "the Secretary-General's report"
    if not is_definite(agent.head) and (before is None or before.lower != "the"):
        return alone
    if refers_back(agent, name):
        alone = evolve(alone, key="", otherwise=alone, why="refers back")
    return _perhaps_a_person(alone, agent)


def refers_back(agent: Agent, name: str) -> bool:
    """Whether a definite description tells nothing but its noun: "the court"; "the people" are everybody."""
    head = agent.head
    if name.lower() != " ".join(word.lower for word in agent.words):
        return False
    told = head.children_by("amod", "compound", "nmod", "acl", "appos", "nummod")
    if told or partitive(head) is not None:
        return False
    return head.lemma.lower() not in _EVERYBODY or any(
        child.lower in ("these", "those", "this", "that") for child in head.children_by("det")
    )


_EVERYBODY = frozenset({"people", "public", "society", "population", "world", "nation", "press"})


_STATES = frozenset({"states", "countries", "nations"})


def label(document: Document, agent: Agent) -> str:
    """What tells a group from others: its noun with its modifiers, and of or from what it is."""
    first = agent.words[0]
    told = [
        word
        for word in agent.head.tree.words_within(noun_phrase(agent.head))
        if word.index < first.index
        and word.upos in ("ADJ", "NOUN", "PROPN", "VERB", "PUNCT", "X")
        and not {word.lemma.lower(), word.lower} & words_of_quantity("modifier")
        and not _is_so_called(word)
    ]
    while told and told[0].upos == "PUNCT":
        told.pop(0)
    end = agent.head.end
    for word in complements(agent.head, "of", "from"):
        if word.upos in ("NOUN", "PROPN"):
            end = max(end, noun_phrase(word).end)
            break
    start = told[0].start if told else first.start
    name = " ".join(document.text[start:end].replace("*", "").split())
    opening = told[0] if told else first
    is_name = opening.upos in ("PROPN", "X") or opening.lemma[:1].isupper() or name[1:2].isupper()
    begins = opening is opening.tree.words[0] or not told
    return name[:1].lower() + name[1:] if begins and not is_name else name


def _is_so_called(word: Word) -> bool:
    """Whether it is the participle of "so-called", which the tokenizer takes apart."""
    return word.lower == "called" and any(w.lower == "so" for w in word.children_by("advmod"))


def partitive(noun: Word) -> Word | None:
    """The word that takes some of a group, and stands in the sentence for it: "a number" of states."""
    head = noun.head
    if (
        head is not None
        and noun.relation == "nmod"
        and preposition(noun) == "of"
        and head.lemma.lower() in words_of_quantity("partitive")
    ):
        return head
    return None


def told_noun(head: Word) -> Word:
    """The noun that tells whom a phrase means: "people" in "most of my people", else its head."""
    return next((noun for noun in complements(head, "of") if partitive(noun) is head), head)


def is_predicate(word: Word) -> bool:
    """Whether it says what somebody is, and mentions nobody: "they are allies", "sworn in as President"."""
    word = partitive(word) or word
    if word.children_by("cop") or preposition(word) == "as":
        return True
    head = word.head
    return (
        head is not None
        and head.lemma in ("become", "remain", "be", "call", "consider")
        and word.relation in ("xcomp", "obj", "obl")
    )


def _is_addressed(agent: Agent) -> bool:
    """Whether the audience is called so: "Mr. President", "Distinguished delegates,"."""
    before = agent.words[0].previous
    if agent.head.deprel == "vocative" or (before is not None and before.lower in _ADDRESSES):
        return True
    honoured = any(child.lower in _HONOURS for child in agent.head.children_by("amod"))
    return (
        honoured
        and not agent.head.children_by("det", "nmod:poss")
        and not agent.head.children_by("case")
    )


_ADDRESSES = frozenset({"mr", "mr.", "mister", "madam", "madame"})
_HONOURS = frozenset({"distinguished", "honourable", "honorable", "esteemed", "dear", "excellent"})


def _describes_a_name(agent: Agent, owners: Mapping[Word, Named]) -> bool:
    """Whether it is said of somebody known: "a partner" behind "Kenya,"; people's names are seen to with all names."""
    named = owners.get(agent.head.head) if agent.head.head is not None else None
    return agent.head.relation == "appos" and named is not None and named.known.type != "person"


# Those who do it, and what they do: "the administration of justice".
_DEEDS_TOO = frozenset({"administration", "establishment", "leadership"})
# What one has as well, and who is nobody by being had: "their owners", "our association with", "its resistance to".
_OF_OTHER_SENSES = frozenset(
    {"owner", "association", "business", "intelligence", "resistance", "union"}
)


def _does_something(word: Word) -> bool:
    """Whether it is the doer of a verb, or the one to whom a deed is done."""
    verb = word.head
    if verb is None or verb.upos != "VERB":
        return False
    if word.lower == "forces" and verb.lemma in ("join", "unite", "combine"):
        return False
    return word.relation == "nsubj" or (word.relation == "obj" and bool(deeds_for(verb)))

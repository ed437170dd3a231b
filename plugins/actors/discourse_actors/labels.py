"""One label for one name: recognizers waver between person, organisation and place, the bearer of a name does not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from attrs import evolve

from discourse import Document
from discourse.analysis.lexicons import fold
from discourse.text.layers import ENTITIES, Entity, EntityLabel
from discourse.text.syntax import Tree
from discourse_actors.humans import described_as, is_body
from discourse_actors.phrases import head_of, preposition
from discourse_actors.titles import bare_name, split_title, title_before, titled

_BEARERS = frozenset({"PERSON", "ORG", "GROUP", "PLACE"})
_SAID = 2  # votes of a mention where the text says what it is, against the recognizer
_LOCATIVE = frozenset(
    ["in", "at", "near", "around", "outside", "through", "throughout", "across", "via"]
)


def agreed_entities(document: Document, sentences: Sequence[Tree]) -> Mapping[int, list[Entity]]:
    """The entities of each sentence, by its number, each with the label that most mentions of its name have.

    A surname is a person's where the text has it in a person's full name. Nobody is "in" a person, and no person is
    "a company". Where labels have the same votes, each entity keeps its own.
    """
    votes: defaultdict[str, Counter[EntityLabel]] = defaultdict(Counter)
    found: dict[int, list[tuple[Entity, str]]] = {}
    for tree in sentences:
        found[tree.index] = []
        for entity in document[ENTITIES].within(tree.span):
            split = split_title if entity.label == "PERSON" else titled
            title, name = split(bare_name(document.quote(entity)))
            found[tree.index].append((entity, fold(name)))
            if entity.label in _BEARERS:
                label = _label(document, tree, entity, title)
                votes[fold(name)][label] += 1 if label == entity.label else _SAID
    _lend_to_surnames(votes)
    return {
        index: [_agreed(entity, votes[name]) for entity, name in entities]
        for index, entities in found.items()
    }


def _label(document: Document, tree: Tree, entity: Entity, title: str) -> EntityLabel:
    head = head_of(tree, entity.start, entity.end)
    if entity.label in ("PERSON", "PLACE") and head is not None:
        if preposition(head) in _LOCATIVE:
            return "PLACE"
        if not title and any(map(is_body, described_as(head))):
            return "ORG"
        if title_before(document, entity.start):
            return "PERSON"
    return "PERSON" if title else entity.label


def _lend_to_surnames(votes: Mapping[str, Counter[EntityLabel]]) -> None:
    """The votes for a full name count for its surname as well; where it has none, those for the surname count for it."""
    for name, labels in list(votes.items()):
        given, _, surname = name.rpartition(" ")
        if not given or surname not in votes:
            continue
        if labels["PERSON"]:
            votes[surname]["PERSON"] += labels["PERSON"]
        elif " " not in given:
            labels["PERSON"] += votes[surname]["PERSON"]


def _agreed(entity: Entity, votes: Counter[EntityLabel]) -> Entity:
    if entity.label not in _BEARERS:
        return entity
    (label, most), *others = votes.most_common(2)
    if label == entity.label or (others and others[0][1] == most):
        return entity
    return evolve(entity, label=label)

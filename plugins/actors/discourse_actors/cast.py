"""The cast of a text: mentions gathered to actors, and how salient each actor is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import field, frozen

from discourse import Document, Layer, Ref
from discourse.text.syntax import Word
from discourse_actors.candidates import Candidate
from discourse_actors.collectives import fullest_name, in_sentence_case, is_in_title
from discourse_actors.evaluations import stance
from discourse_actors.gazetteer import Known
from discourse_actors.layers import (
    ACTORS,
    EVALUATIONS,
    MENTIONS,
    RELATIONS,
    Actor,
    Evaluation,
    Mention,
    Relation,
)
from discourse_actors.mention_scores import mention_score
from discourse_actors.portrayal import role_of, traits_of
from discourse_actors.salience import Salience, salience_of
from discourse_actors.semantic_roles import semantic_roles
from discourse_actors.speakers import OUR_SIDE, THE_SPEAKER
from discourse_actors.voices import Voices


@frozen
class Cast:
    """The actors of a document, in the order of their first mention, with all mentions of each.

    Args:
        known: the actors that a gazetteer knows, by key.
        subactors: whether parts of an actor (`RUS:gov`) are actors of their own.
    """

    document: Document
    mentions: Sequence[Candidate]
    known: Mapping[str, Known] = field(factory=dict, repr=False)
    subactors: bool = False
    keys: dict[str, int] = field(init=False)
    _by_head: dict[Word, Candidate] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        keys: dict[str, int] = {}
        for mention in self.mentions:
            keys.setdefault(self.key(mention), len(keys))
        object.__setattr__(self, "keys", keys)
        object.__setattr__(self, "_by_head", {m.head: m for m in self.mentions})

    def key(self, mention: Candidate) -> str:
        """The key of the actor that a mention counts for."""
        return mention.subactor or mention.key if self.subactors else mention.key

    def mention(self, word: Word) -> Candidate | None:
        """The mention whose head is this word."""
        return self._by_head.get(word)

    def actor_ref(self, mention: Candidate) -> Ref:
        return Ref(ACTORS.name, self.keys[self.key(mention)])

    def layers(
        self, relations: Iterable[Relation], evaluations: Iterable[Evaluation]
    ) -> Sequence[Layer[Any]]:
        """The layers `actors`, `mentions`, `relations` and `evaluations`."""
        evaluations = list(evaluations)
        roles = semantic_roles({mention.head.tree for mention in self.mentions})
        mentions = [
            Mention(
                start=m.start,
                end=m.end,
                actor=self.actor_ref(m),
                kind=m.kind,
                subactor=m.subactor,
                score=mention_score("demonym") if m.kind == "demonym" else m.probability,
                semantic_role=roles.get(m.head),
                why=m.why,
            )
            for m in self.mentions
        ]
        found = Layer(ACTORS, self._actors(evaluations)), MENTIONS.layer(mentions)
        voices = Voices(self.document.with_layers(*found))
        return [
            *found,
            RELATIONS.layer(map(voices.told, relations)),
            EVALUATIONS.layer(map(voices.told, evaluations)),
        ]

    def _actors(self, evaluations: Iterable[Evaluation]) -> list[Actor]:
        by_key: defaultdict[str, list[Candidate]] = defaultdict(list)
        for mention in self.mentions:
            by_key[self.key(mention)].append(mention)
        told: defaultdict[int, list[Evaluation]] = defaultdict(list)
        for evaluation in evaluations:
            told[evaluation.actor.index].append(evaluation)
        salience = salience_of(self.document, by_key)
        return [
            self._actor(key, of_actor, told[number], salience[key])
            for number, (key, of_actor) in enumerate(by_key.items())
        ]

    def _actor(
        self,
        key: str,
        mentions: Sequence[Candidate],
        evaluations: Sequence[Evaluation],
        salience: Salience,
    ) -> Actor:
        first = mentions[0]
        told = next((m for m in mentions if m.kind != "pronoun"), first)
        # a pronoun has the name that its antecedent has, with the capitals of a title
        spelt = (m for m in mentions if m.name and m.kind != "pronoun")
        names = Counter(m.name for m in spelt if not is_in_title(self.document, m))
        name = names.most_common(1)[0][0] if names else in_sentence_case(self.document, told)
        part = key != told.key
        spoken_of = stance(self.document, evaluations)
        is_cast = not _tells_it(key) and not _is_anybody(key, name)
        if _is_anybody(key, name):
            name = fullest_name(self.document, mentions) or name
        traits = [t for m in mentions for t in traits_of(m.head)] if is_cast else []
        role, evidence = role_of(traits, spoken_of)
        return Actor(
            start=first.start,
            end=first.end,
            key=key,
            name=f"{name} ({key.partition(':')[2]})" if part else name,
            type="group" if part else told.type,
            state=told.state,
            sector=key.partition(":")[2].upper() if part else told.sector,
            frequency=len(mentions),
            salience=salience.value,
            role=role,
            stance=spoken_of,
            wikidata=self.known[key].wikidata if key in self.known else "",
            why="; ".join(
                filter(None, (_tally(mentions), f"salience from {salience.why}", evidence))
            ),
        )


def _tells_it(key: str) -> bool:
    """Whether it is who tells the story, who does not cast himself by it."""
    return key in (OUR_SIDE.key, THE_SPEAKER.key) or key.endswith(":speaker")


def _is_anybody(key: str, name: str) -> bool:
    """Whether it is a bare noun ("countries", "people"): others each time, and nobody's part in the story."""
    return key.startswith("group:") and " " not in name and name.islower()


def _tally(mentions: Sequence[Candidate]) -> str:
    """`12 by name, 3 by pronoun`."""
    kinds = Counter(mention.kind for mention in mentions)
    return ", ".join(f"{count} by {kind}" for kind, count in kinds.most_common())

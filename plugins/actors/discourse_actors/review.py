"""Actors that no gazetteer knows, for a person to look at and to put into a codebook."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from discourse import Document, Ref
from discourse_actors.gazetteer import Gazetteer, Known, load_gazetteer
from discourse_actors.layers import ACTORS, MENTIONS, Actor, Mention

_CONTEXT = 60
_CONTEXTS = 3
_LEAST_DESCRIPTIONS = 2
_BY_NAME = ("name", "demonym", "metonym")


@frozen(kw_only=True)
class Unresolved:
    """An actor that is in no gazetteer: found by name, or described again and again ("the friendly countries").

    Attributes:
        state, sector: as far as the text tells them.
        count: mentions in all documents, pronouns included.
        documents: in how many documents it is.
        contexts: the words around some of its mentions, each from another document where there are enough.
    """

    key: str
    name: str
    type: str
    state: str = ""
    sector: str = ""
    count: int
    documents: int
    contexts: tuple[str, ...] = ()


def unresolved(
    documents: Iterable[Document], gazetteer: Gazetteer | None = None
) -> list[Unresolved]:
    """The actors that the gazetteer does not know, the most frequent first.

    Of those who are only described, a coinage ("World Majority") or a description that comes up at least twice; bare nouns
    ("countries", "the President") and parts of others ("opponents of Russia") are nobody's name.
    """
    known = (gazetteer or load_gazetteer()).actors
    found: dict[str, _Found] = {}
    for document in documents:
        mentions: defaultdict[Ref, list[Mention]] = defaultdict(list)
        for mention in document[MENTIONS]:
            mentions[mention.actor].append(mention)
        for number, actor in enumerate(document[ACTORS]):
            own = mentions[Ref(ACTORS.name, number)]
            if _may_be_coded(actor, own, known):
                found.setdefault(actor.key, _Found(actor)).add(document, actor, own)
    listed = [entry.listed() for entry in found.values() if entry.is_worth_a_look]
    return sorted(listed, key=lambda entry: -entry.count)


def _may_be_coded(actor: Actor, mentions: Iterable[Mention], known: Mapping[str, Known]) -> bool:
    if actor.key in known:
        return False
    if any(mention.kind in _BY_NAME for mention in mentions):
        return True
    is_bare = " " not in actor.name
    is_described = any(mention.kind == "nominal" for mention in mentions)
    return is_described and actor.key.startswith("group:") and not is_bare


@frozen
class _Found:
    """What is gathered of an actor while the documents go by."""

    first: Actor
    counts: list[int] = field(factory=list)
    named: list[bool] = field(factory=list)
    contexts: list[list[str]] = field(factory=list)

    def add(self, document: Document, actor: Actor, mentions: Iterable[Mention]) -> None:
        told = [mention for mention in mentions if mention.kind != "pronoun"]
        self.counts.append(actor.frequency)
        self.named.append(any(mention.kind in _BY_NAME for mention in told))
        if len(self.contexts) < _CONTEXTS:
            self.contexts.append([_around(document, mention) for mention in told[:_CONTEXTS]])

    @property
    def is_worth_a_look(self) -> bool:
        is_coined = self.first.name[:1].isupper()
        return any(self.named) or is_coined or sum(self.counts) >= _LEAST_DESCRIPTIONS

    def listed(self) -> Unresolved:
        return Unresolved(
            key=self.first.key,
            name=self.first.name,
            type=self.first.type,
            state=self.first.state,
            sector=self.first.sector,
            count=sum(self.counts),
            documents=len(self.counts),
            contexts=tuple(self._by_turns())[:_CONTEXTS],
        )

    def _by_turns(self) -> Iterator[str]:
        """One of each document, then a second of each."""
        for turn in range(_CONTEXTS):
            yield from (of_one[turn] for of_one in self.contexts if turn < len(of_one))


def _around(document: Document, mention: Mention) -> str:
    around = document.text[max(0, mention.start - _CONTEXT) : mention.end + _CONTEXT]
    return " ".join(around.split())

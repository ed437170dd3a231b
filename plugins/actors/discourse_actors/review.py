"""Actors that no gazetteer knows, for a person to look at and to put into a codebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import frozen

from discourse import Document
from discourse_actors.gazetteer import Gazetteer, load_gazetteer
from discourse_actors.layers import ACTORS, MENTIONS

_CONTEXT = 60


@frozen(kw_only=True)
class Unresolved:
    """An actor found by name that is in no gazetteer.

    Attributes:
        count: mentions in all documents, pronouns included.
        documents: in how many documents it is.
        context: the words around its first mention.
    """

    key: str
    name: str
    type: str
    count: int
    documents: int
    context: str


def unresolved(
    documents: Iterable[Document], gazetteer: Gazetteer | None = None
) -> list[Unresolved]:
    """The actors by name that the gazetteer does not know, the most frequent first."""
    known = (gazetteer or load_gazetteer()).actors
    counts: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    first: dict[str, tuple[str, str, str]] = {}
    for document in documents:
        named = {mention.actor.index for mention in document[MENTIONS] if mention.kind == "name"}
        for number, actor in enumerate(document[ACTORS]):
            if number in named and actor.key not in known:
                counts[actor.key] += actor.frequency
                spread[actor.key] += 1
                context = document.text[max(0, actor.start - _CONTEXT) : actor.end + _CONTEXT]
                words = " ".join(context.split())
                first.setdefault(actor.key, (actor.name, actor.type, words))
    return [
        Unresolved(
            key=key,
            name=first[key][0],
            type=first[key][1],
            count=count,
            documents=spread[key],
            context=first[key][2],
        )
        for key, count in counts.most_common()
    ]

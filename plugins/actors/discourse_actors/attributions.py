"""Whom the text names as the source of each quotation, and as the holder of each attitude."""

from __future__ import annotations

from attrs import frozen

from discourse import Document, Layer, Ref, Span
from discourse.pipeline.annotator import NoConfig
from discourse.text.layers import ATTITUDES, QUOTATIONS, TOKENS
from discourse_actors.layers import (
    ACTORS,
    ATTRIBUTIONS,
    HOLDERS,
    MENTIONS,
    Actor,
    Attribution,
    Holder,
    Mention,
    SourceType,
)

_INDEFINITE = frozenset({"a", "an", "one", "some", "another", "any"})


class Attributor:
    """Resolves the source of each quotation to an actor."""

    def __init__(self, config: NoConfig) -> None:
        self._config = config

    def annotate(self, document: Document) -> Layer[Attribution]:
        """One attribution for each quotation, spanning what the quotation spans."""
        quotations = document[QUOTATIONS]
        return Layer(
            ATTRIBUTIONS,
            [
                Attribution(
                    start=quotation.start,
                    end=quotation.end,
                    quotation=Ref(QUOTATIONS.name, number),
                    actor=source.actor,
                    source_type=source.type,
                    why=source.why,
                )
                for number, quotation in enumerate(quotations)
                for source in [_resolved(document, quotation.span_of("source"))]
            ],
        )


class HolderFinder:
    """Resolves the source of each attitude to an actor."""

    def __init__(self, config: NoConfig) -> None:
        self._config = config

    def annotate(self, document: Document) -> Layer[Holder]:
        """One holder for each attitude, spanning what the attitude spans."""
        attitudes = document[ATTITUDES]
        return Layer(
            HOLDERS,
            [
                Holder(
                    start=attitude.start,
                    end=attitude.end,
                    attitude=Ref(ATTITUDES.name, number),
                    actor=source.actor,
                    source_type=source.type,
                    why=source.why,
                )
                for number, attitude in enumerate(attitudes)
                for source in [_resolved(document, attitude.span_of("source"))]
            ],
        )


@frozen
class _Resolved:
    actor: Ref | None
    type: SourceType
    why: str = ""


@frozen
class _Source:
    mention: Mention
    actor: Actor


def _resolved(document: Document, source: Span | None) -> _Resolved:
    """Whom the words for a source mean."""
    if source is None:
        return _Resolved(None, "none")
    named = _named_in(document, source)
    return _Resolved(
        named.mention.actor if named else None,
        _type(document, source, named),
        f"source {document.quote(source)!r}",
    )


def _named_in(document: Document, source: Span) -> _Source | None:
    """The mention that fills most of the source; a person before the state that they speak for."""
    found = [
        _Source(mention, document[ACTORS][mention.actor.index])
        for mention in document[MENTIONS].overlapping(source)
    ]
    return max(
        found,
        key=lambda s: (
            s.actor.type == "person",
            min(s.mention.end, source.end) - max(s.mention.start, source.start),
        ),
        default=None,
    )


def _type(document: Document, source: Span, named: _Source | None) -> SourceType:
    """Whether a reader could find the source by the name that the text gives."""
    if named is not None and named.mention.kind in ("name", "metonym", "demonym", "pronoun"):
        return "named"
    words = document[TOKENS].within(source)
    if any("Number=Plur" in word.feats for word in words):
        return "collective"
    first = document.quote(words[0]).lower() if words else ""
    if named is not None and named.actor.type != "group" and first not in _INDEFINITE:
        return "named"
    return "anonymous"

"""Whom the text names as the source of each quotation."""

from __future__ import annotations

from attrs import frozen

from discourse import Document, Layer, Ref, Span
from discourse.pipeline.annotator import NoConfig
from discourse.text.layers import QUOTATIONS, TOKENS
from discourse_actors.layers import (
    ACTORS,
    ATTRIBUTIONS,
    MENTIONS,
    Actor,
    Attribution,
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
                _attribution(document, Ref(QUOTATIONS.name, number), q.span, q.span_of("source"))
                for number, q in enumerate(quotations)
            ],
        )


@frozen
class _Source:
    mention: Mention
    actor: Actor


def _attribution(
    document: Document, quotation: Ref, span: Span, source: Span | None
) -> Attribution:
    if source is None:
        return Attribution(
            start=span.start, end=span.end, quotation=quotation, actor=None, source_type="none"
        )
    named = _named_in(document, source)
    return Attribution(
        start=span.start,
        end=span.end,
        quotation=quotation,
        actor=named.mention.actor if named else None,
        source_type=_type(document, source, named),
        why=f"source {document.quote(source)!r}",
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

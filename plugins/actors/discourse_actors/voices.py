"""Who says what is told of the actors: the author, or the actor who is quoted."""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

from attrs import evolve

from discourse import Document, Ref
from discourse.text.layers import QUOTATIONS
from discourse_actors.layers import Evaluation, Relation
from discourse_actors.sources import Sources

Told = TypeVar("Told", Relation, Evaluation)


class Voices:
    """The voices of a document that has the layers `quotations`, `actors` and `mentions`."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._speakers: dict[Ref, Ref | None] = {}

    def told(self, annotation: Told) -> Told:
        """The same with its voice, and the actor whose voice that is."""
        voice = self._document.voice(annotation)
        if voice.quotation is None:
            return annotation
        return evolve(annotation, voice=str(voice), speaker=self._speaker(voice.quotation))

    def _speaker(self, quotation: Ref) -> Ref | None:
        if quotation not in self._speakers:
            source = self._document[QUOTATIONS][quotation.index].span_of("source")
            self._speakers[quotation] = self._sources.at(source).actor
        return self._speakers[quotation]

    @cached_property
    def _sources(self) -> Sources:
        return Sources(self._document)

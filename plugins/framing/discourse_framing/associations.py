"""Which frame goes with which actor: through what a text shows those of whom it speaks.

It needs the layers `actors` and `mentions`, whoever provides them, and knows their fields alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from discourse import Document, Layer, Part, Ref, Span
from discourse.analysis.statistics import contrasts, proportion
from discourse_framing.codebooks import Codebook
from discourse_framing.layers import AUTHOR, QUOTED, ActorFrame, Frame
from discourse_framing.profiles import Unit

FEWEST_SENTENCES = 3  # that speak of an actor
FEWEST = 2  # that do so through the frame: once is no pattern

Place = tuple[int, int]


def associations(
    document: Document, units: Sequence[Unit], frames: Layer[Frame], codebooks: Sequence[Codebook]
) -> Iterator[ActorFrame]:
    """What goes together in two sentences and more, voice by voice.

    A sentence speaks of an actor where it mentions him in that voice, pronouns included.
    """
    if "actors" not in document or "mentions" not in document:
        return
    labels = {f"{book.id}/{frame.id}": frame.name for book in codebooks for frame in book.frame}
    used: dict[str, dict[str, set[Place]]] = {voice: defaultdict(set) for voice in (AUTHOR, QUOTED)}
    for frame in frames:
        voice = AUTHOR if frame.voice == AUTHOR else QUOTED
        used[voice][f"{frame.codebook}/{frame.frame}"].add((frame.start, frame.end))
    for voice, framed in used.items():
        places = [(u.span.start, u.span.end) for u in units if voice in u.voices]
        for actor, spoken_of in _sentences_of_actors(document, units, voice).items():
            if len(spoken_of) >= FEWEST_SENTENCES:
                pair = _Pair(document[actor], actor, voice, frozenset(places), frozenset(spoken_of))
                yield from pair.associations(framed, labels)


@frozen
class _Pair:
    """An actor and a voice that speaks of him."""

    actor: Any
    ref: Ref
    voice: str
    places: frozenset[Place]
    spoken_of: frozenset[Place]

    def associations(
        self, framed: Mapping[str, set[Place]], labels: Mapping[str, str]
    ) -> Iterator[ActorFrame]:
        for name, label in labels.items():
            together = sorted(framed.get(name, set()) & self.spoken_of)
            if len(together) >= FEWEST:
                yield self._association(name, label, together, len(framed[name] & self.places))

    def _association(
        self, name: str, label: str, together: Sequence[Place], everywhere: int
    ) -> ActorFrame:
        count, sentences = len(together), len(self.spoken_of)
        others, framed_others = len(self.places) - sentences, everywhere - count
        share = proportion(count, sentences)
        return ActorFrame(
            start=self.actor.start,
            end=self.actor.end,
            parts=tuple(Part("sentence", start, end) for start, end in together),
            why=f"{count} of {sentences} sentences, {framed_others} of the {others} others",
            actor=self.ref,
            key=self.actor.key,
            role=self.actor.role or "",
            name=name,
            label=label,
            value=round(share.value, 6),
            low=round(share.low, 6),
            high=round(share.high, 6),
            elsewhere=round(framed_others / others, 6) if others else 0.0,
            log_odds=round(_log_odds(count, sentences, framed_others, others), 6),
            count=count,
            sentences=sentences,
            voice=self.voice,
        )


def _log_odds(count: int, sentences: int, framed_others: int, others: int) -> float:
    if not others:
        return 0.0
    odds = contrasts(
        {"framed": count, "not": sentences - count},
        {"framed": framed_others, "not": others - framed_others},
    )
    return next(each.log_odds for each in odds if each.item == "framed")


def _sentences_of_actors(
    document: Document, units: Sequence[Unit], voice: str
) -> dict[Ref, set[Place]]:
    """The sentences in which a voice mentions each actor, actors in text order."""
    found: dict[Ref, set[Place]] = defaultdict(set)
    for unit in units:
        if voice in unit.voices:
            for mention in document["mentions"].within(unit.span):
                is_authors = document.voice(Span(mention.start, mention.end)).is_author
                if is_authors == (voice == AUTHOR):
                    found[mention.actor].add((unit.span.start, unit.span.end))
    return dict(sorted(found.items(), key=lambda item: item[0].index))

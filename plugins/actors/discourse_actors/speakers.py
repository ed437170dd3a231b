"""Whose words a stretch is, so that "we" and "I" can be told: a quotation's source, or whom the metadata name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from attrs import frozen

from discourse import Document, Span
from discourse.text.layers import QUOTATIONS
from discourse_actors.candidates import Candidate, folds
from discourse_actors.gazetteer import Gazetteer, Known
from discourse_actors.origin import author_of, country_of, speaker_of, unnamed_speaker

WE = frozenset({"we", "us", "our", "ours", "ourselves"})
I = frozenset({"i", "me", "my", "mine", "myself"})  # noqa: E741 - that is the word

THE_SPEAKER = Known(key="person:i", name="I", type="person")
"""Whoever says "I" where nobody is named."""

OUR_SIDE = Known(key="group:we", name="we", type="group")
"""Those for whom a text speaks that does not say for whom."""


@frozen
class Speakers:
    """The quoted stretches of a document, each with the actor who speaks there, and the metadata.

    Attributes:
        ours: the state of "our country", where only the text tells it.
    """

    quoted: Sequence[tuple[Span, Candidate | None]]
    gazetteer: Gazetteer
    country: Known | None = None
    speaker: Known | None = None
    narrator: Candidate | None = None
    ours: Known | None = None
    author: Known | None = None

    @classmethod
    def of(
        cls,
        document: Document,
        named: Iterable[Candidate],
        gazetteer: Gazetteer,
        narrator: Candidate | None = None,
        ours: Known | None = None,
    ) -> Speakers:
        """Looks for the source of each quotation among the mentions by name.

        Args:
            narrator: whom the text introduces as its speaker.
            ours: the state for which the text says or shows that it speaks.
        """
        by_start = sorted(named, key=lambda candidate: candidate.start)
        quoted = []
        for quotation in document[QUOTATIONS]:
            source = quotation.span_of("source")
            if quotation.kind == "indirect":
                continue  # in "Biden says that we attacked" we are who reports it
            speaker = _within(source, by_start) if source else None
            quoted += [(content, speaker) for content in quotation.spans_of("content")]
        return cls(
            sorted(quoted, key=lambda q: q[0]),
            gazetteer,
            country_of(document.metadata.country, gazetteer),
            speaker_of(document.metadata, gazetteer),
            narrator,
            ours,
            author_of(document.metadata, gazetteer),
        )

    def home(self, start: int) -> Known | None:
        """The country of the text, for what is said at an offset; None in the words of others."""
        if any(span.start <= start < span.end for span, _ in self._around(start)):
            return None
        return self.country

    def meant_by(self, form: str, start: int) -> Known | None:
        """Who "we" or "I" is at an offset; None where nobody can know."""
        inside = [
            speaker for span, speaker in self._around(start) if span.start <= start < span.end
        ]
        if inside:
            return self._quoted(form, inside[-1])
        if form in I:
            return self._first_person()
        if self.country is not None:
            return self.country
        spoken_for = None if self.speaker is None else self._state_of(self.speaker)
        return spoken_for or OUR_SIDE

    def _first_person(self) -> Known:
        if self.speaker is not None:
            return self.speaker
        if self.narrator is not None:
            return _known(self.narrator)
        if self.author is not None:
            return self.author
        return THE_SPEAKER if self.country is None else unnamed_speaker(self.country)

    def _state_of(self, person: Known) -> Known | None:
        """The state that somebody in office speaks for."""
        return self.gazetteer.actors.get(person.state) if folds(person.sector) else None

    def _around(self, start: int) -> Sequence[tuple[Span, Candidate | None]]:
        end = bisect_right(self.quoted, start, key=lambda q: q[0].start)
        return self.quoted[max(0, end - 4) : end]

    def _quoted(self, form: str, speaker: Candidate | None) -> Known | None:
        """Somebody who speaks for a state means the state by "we"."""
        if speaker is None:
            return None
        state = self.gazetteer.actors.get(speaker.state)
        if form in WE and state is not None and folds(speaker.sector):
            return state
        if form in WE and speaker.type == "person":
            # whom else he speaks for is not said; it is another side than the author's
            name = f"{speaker.name}’s side"
            return Known(key=f"{speaker.key}:side", name=name, type="group", state=speaker.state)
        return _known(speaker)


def _known(speaker: Candidate) -> Known:
    return Known(
        key=speaker.key,
        name=speaker.name,
        type=speaker.type,
        state=speaker.state,
        sector=speaker.sector,
    )


def _within(source: Span, candidates: Sequence[Candidate]) -> Candidate | None:
    first = bisect_left(candidates, source.start, key=lambda c: c.start)
    inside = []
    for candidate in candidates[first:]:
        if candidate.start >= source.end:
            break
        if candidate.key:
            inside.append(candidate)
    return min(inside, key=lambda c: c.type != "person", default=None)

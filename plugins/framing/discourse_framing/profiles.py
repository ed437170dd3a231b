"""How much of a document each frame takes, voice by voice, and how sure that is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from discourse import Document, Layer, Span
from discourse_framing.background import Background, FrameBackground
from discourse_framing.codebooks import Codebook
from discourse_framing.layers import AUTHOR, QUOTED, Frame, Measure
from discourse_framing.prevalence import Prior, interval, prevalence

TITLE, LEAD, CONCLUSION, ELSEWHERE = 4.0, 2.0, 1.5, 1.0
"""What a sentence weighs in salience by where it stands. Title and lead are what readers see first, and often
all that they see (Pan & Kosicki 1993: 59, on the inverted pyramid); the sizes are a convention of ours."""


@frozen
class Unit:
    """A sentence: its paragraph, its weight, and in which voices somebody speaks in it."""

    span: Span
    block: int
    weight: float
    voices: frozenset[str]


@frozen
class Chances:
    """How probable a frame is, by voice and sentence, where codes have calibrated it; and what is expected of a text."""

    of: Mapping[tuple[str, Span], float]
    prior: Prior


def profile(
    document: Document,
    units: Sequence[Unit],
    frames: Layer[Frame],
    codebooks: Sequence[Codebook],
    backgrounds: Mapping[str, Background],
    chances: Mapping[tuple[str, str], Chances],
    seed: int,
) -> Iterator[Measure]:
    """A measure for every frame of every codebook, in every voice that the document has.

    A frame that is not there has a measure too: that a text avoids a frame is a finding. Frames that have calibrated
    `chances`, by codebook and frame, are measured by them; the others by the sentences that reach the threshold.
    """
    used: dict[tuple[str, str, str], dict[tuple[int, int], Frame]] = {}
    for frame in frames:
        voice = AUTHOR if frame.voice == AUTHOR else QUOTED
        key = (frame.codebook, frame.frame, voice)
        used.setdefault(key, {})[frame.start, frame.end] = frame
    for voice in (AUTHOR, QUOTED):
        spoken = [unit for unit in units if voice in unit.voices]
        if spoken:
            for book in codebooks:
                sentences = [
                    used.get((book.id, frame.id, voice), {}).keys() for frame in book.frame
                ]
                known = [chances.get((book.id, frame.id)) for frame in book.frame]
                common = backgrounds[book.id].frames if book.id in backgrounds else {}
                yield from _measures(document, book, voice, spoken, sentences, known, common, seed)


def _measures(
    document: Document,
    book: Codebook,
    voice: str,
    units: Sequence[Unit],
    sentences: Sequence[Iterable[tuple[int, int]]],
    known: Sequence[Chances | None],
    common: Mapping[str, FrameBackground],
    seed: int,
) -> Iterator[Measure]:
    import numpy as np

    has = np.array(
        [[(u.span.start, u.span.end) in found for found in sentences] for u in units], dtype=float
    )
    chances = has.copy()
    for column, own in enumerate(known):
        if own:
            chances[:, column] = [own.of[voice, unit.span] for unit in units]
    priors = [own.prior if own else Prior() for own in known]
    values = prevalence(chances, priors)
    salience = prevalence(chances, priors, [unit.weight for unit in units])
    low, high = interval(chances, priors, [unit.block for unit in units], seed)
    counts = has.sum(axis=0).astype(int)
    shares = has.mean(axis=0)
    order = sorted(range(len(values)), key=lambda i: (not counts[i], -salience[i], -values[i], i))
    rank = {i: position if counts[i] else 0 for position, i in enumerate(order, start=1)}
    for i, frame in enumerate(book.frame):
        yield Measure(
            start=0,
            end=len(document.text),
            why=f"{counts[i]} of {len(units)} sentences",
            name=f"{book.id}/{frame.id}",
            label=frame.name,
            value=round(float(values[i]), 6),
            low=round(float(low[i]), 6),
            high=round(float(high[i]), 6),
            salience=round(float(salience[i]), 6),
            count=int(counts[i]),
            present=bool(shares[i] >= book.presence),
            rank=rank[i],
            voice=voice,
            calibrated=known[i] is not None,
            percentile=common[frame.id].percentile(shares[i]) if frame.id in common else None,
        )


def units_of(document: Document) -> list[Unit]:
    """The sentences of a document, each with what a profile must know of it."""
    paragraphs = [zone for zone in document["zones"] if zone.label in ("title", "body")]
    weights = _weights([zone.label for zone in paragraphs])
    starts = [zone.start for zone in paragraphs]
    units = []
    for sentence in document["sentences"]:
        place = max(0, bisect_right(starts, sentence.start) - 1)
        weight = weights[place] if weights else ELSEWHERE
        units.append(Unit(sentence.span, place, weight, _voices(document, sentence.span)))
    return units


def _weights(labels: Sequence[str]) -> list[float]:
    body = [position for position, label in enumerate(labels) if label == "body"]
    weights = [TITLE if label == "title" else ELSEWHERE for label in labels]
    if len(body) > 1:
        weights[body[0]], weights[body[-1]] = LEAD, CONCLUSION
    return weights


def _voices(document: Document, sentence: Span) -> frozenset[str]:
    """Whose words are in a sentence; to say who speaks ("…, said the minister") is not yet to speak."""
    author = set(range(sentence.start, sentence.end))
    quoted = False
    for quotation in document["quotations"].overlapping(sentence):
        for part in quotation.parts:
            within = sentence.intersection(part.span)
            if within is not None:
                quoted = quoted or part.name == "content"
                author.difference_update(range(within.start, within.end))
    speaks = any(document.text[offset].isalnum() for offset in author)
    return frozenset({AUTHOR} if speaks or not quoted else ()) | ({QUOTED} if quoted else set())

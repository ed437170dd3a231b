"""How much of a document each frame takes, voice by voice, and how sure that is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from discourse import Document, Layer, Span
from discourse_framing.background import Background, FrameBackground
from discourse_framing.codebooks import Codebook
from discourse_framing.layers import AUTHOR, QUOTED, Frame, Measure

if TYPE_CHECKING:
    import numpy as np

REPLICATES = 500
FEWEST_PARAGRAPHS = 5
"""Resampling fewer blocks than this says little: then sentences are the blocks."""

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


def profile(
    document: Document,
    units: Sequence[Unit],
    frames: Layer[Frame],
    codebooks: Sequence[Codebook],
    backgrounds: Mapping[str, Background],
    seed: int,
) -> Iterator[Measure]:
    """A measure for every frame of every codebook, in every voice that the document has.

    A frame that is not there has a measure too, of 0: that a text avoids a frame is a finding. The interval
    is the percentile interval of a bootstrap that draws whole paragraphs, as neighbouring sentences
    are no independent observations; where no or every sentence has the frame, the exact binomial
    bound at 97.5 %.
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
                common = backgrounds[book.id].frames if book.id in backgrounds else {}
                yield from _measures(document, book, voice, spoken, sentences, common, seed)


def _measures(
    document: Document,
    book: Codebook,
    voice: str,
    units: Sequence[Unit],
    sentences: Sequence[Iterable[tuple[int, int]]],
    common: Mapping[str, FrameBackground],
    seed: int,
) -> Iterator[Measure]:
    import numpy as np

    has = np.array(
        [[(u.span.start, u.span.end) in found for found in sentences] for u in units], dtype=float
    )
    weights = np.array([unit.weight for unit in units])
    values = has.mean(axis=0)
    salience = weights @ has / weights.sum()
    low, high = _interval(has, [unit.block for unit in units], seed)
    order = sorted(range(len(values)), key=lambda i: (-salience[i], -values[i], i))
    rank = {i: position if values[i] else 0 for position, i in enumerate(order, start=1)}
    for i, frame in enumerate(book.frame):
        count = int(has[:, i].sum())
        yield Measure(
            start=0,
            end=len(document.text),
            why=f"{count} of {len(units)} sentences",
            name=f"{book.id}/{frame.id}",
            label=frame.name,
            value=round(float(values[i]), 6),
            low=round(float(low[i]), 6),
            high=round(float(high[i]), 6),
            salience=round(float(salience[i]), 6),
            count=count,
            present=bool(values[i] >= book.presence),
            rank=rank[i],
            voice=voice,
            percentile=common[frame.id].percentile(values[i]) if frame.id in common else None,
        )


def _interval(
    has: np.ndarray, blocks: Sequence[int], seed: int
) -> tuple[Sequence[float], Sequence[float]]:
    import numpy as np

    if len(set(blocks)) < FEWEST_PARAGRAPHS:
        blocks = range(len(blocks))
    number = {block: position for position, block in enumerate(dict.fromkeys(blocks))}
    totals = np.zeros((len(number), has.shape[1] + 1))
    for row, block in zip(has, blocks, strict=True):
        totals[number[block], :-1] += row
        totals[number[block], -1] += 1
    draws = np.random.default_rng(seed).multinomial(
        len(number), [1 / len(number)] * len(number), size=REPLICATES
    )
    drawn = draws @ totals
    low, high = np.quantile(drawn[:, :-1] / drawn[:, -1:], (0.025, 0.975), axis=0)
    bound = 1 - 0.025 ** (1 / len(has))
    counts = has.sum(axis=0)
    return np.where(counts == len(has), 1 - bound, low), np.where(counts == 0, bound, high)


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

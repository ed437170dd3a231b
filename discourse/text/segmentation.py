"""Cutting a document's running text into sentences and tokens, each paragraph by itself.

What goes to the tokenizer has the same length as what the document holds, so that offsets carry over;
what could mislead it (line breaks, control characters, half surrogates, redacted addresses) is put out of
the way first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from discourse.model.document import Document
from discourse.text.layers import ZONES
from discourse.text.stanza_backend import Piece
from discourse.text.zones import readable

LONGEST_SENTENCE = 200
"""In tokens; the parser's cost grows with the square and more, and no sentence that people write is longer."""

_LONGEST_PASSAGE = 4000  # code points; the tokenizer's own windows have 1,000
_ANALYSED = ("title", "body")
_BLANK = re.compile(r"[\s\x80-\x9f]")
_NOISE = re.compile(r"[!-~]{1000,}")
"""No word and no address is as long: data, or a key that was held down. Scripts without blanks are not meant."""
_BREAKS = (
    re.compile(r"[.!?…。！？]['\"”’»)\]]*\s"),
    re.compile(r"[,;:，；：]\s"),
    re.compile(r"\s"),
)
_STRONG = frozenset({";", ":", ".", "!", "?", "…", "—", "–", "--", "|", "•"})


@frozen(slots=True)
class Passage:
    """A stretch that the tokenizer takes at once: where it starts, and its words in a form that the tokenizer reads.

    One that `is_noise` is one token as it stands, and spares the tokenizer minutes.
    """

    start: int
    text: str
    is_noise: bool = False


def passages(document: Document) -> Iterator[Passage]:
    """The running text of a document: its title and body, a paragraph at a time, the longest in parts."""
    for zone in document[ZONES]:
        if zone.label in _ANALYSED:
            text = _BLANK.sub(" ", readable(document.quote(zone)))
            place = 0
            for noise in _NOISE.finditer(text):
                yield from _passages(zone.start, text, place, noise.start())
                yield Passage(zone.start + noise.start(), noise.group(), is_noise=True)
                place = noise.end()
            yield from _passages(zone.start, text, place, len(text))


def split_long(sentence: Sequence[Piece], text: str) -> Iterator[Sequence[Piece]]:
    """A sentence in stretches of at most `LONGEST_SENTENCE` tokens, cut after punctuation if there is any.

    A full stop, colon, semicolon or dash goes before a comma, and a comma before none; only the second half of a
    stretch is searched, so that no crumbs come about.
    """
    start = 0
    while len(sentence) - start > LONGEST_SENTENCE:
        window = range(start + LONGEST_SENTENCE, start + LONGEST_SENTENCE // 2, -1)
        marks = [text[sentence[i - 1].start : sentence[i - 1].end] for i in window]
        strong = next((i for i, mark in zip(window, marks, strict=True) if mark in _STRONG), None)
        comma = next((i for i, mark in zip(window, marks, strict=True) if mark == ","), None)
        end = strong or comma or start + LONGEST_SENTENCE
        yield sentence[start:end]
        start = end
    yield sentence[start:]


def word_spans(piece: Piece, text: str) -> list[tuple[int, int, str]]:
    """The words of a token with their offsets, and their form where the text does not show it.

    The words of a multi-word token lie where they are spelled (`don't`: `do`, `n't`); where the token
    does not spell them (`du`: `de`, `le`), each has the offsets of the whole token.
    """
    if not piece.words:
        return [(piece.start, piece.end, "")]
    if "".join(piece.words).casefold() != text[piece.start : piece.end].casefold():
        return [(piece.start, piece.end, form) for form in piece.words]
    spans, offset = [], piece.start
    for form in piece.words:
        spans.append((offset, offset + len(form), ""))
        offset += len(form)
    return spans


def _passages(offset: int, text: str, start: int, end: int) -> Iterator[Passage]:
    for low, high in _parts(text[start:end]):
        if text[start + low : start + high].strip():
            yield Passage(offset + start + low, text[start + low : start + high])


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of bounded length, cut between sentences, else at a pause, between words, or anywhere."""
    low = 0
    while len(text) - low > _LONGEST_PASSAGE:
        window = text[low : low + _LONGEST_PASSAGE]
        places = ([match.end() for match in b.finditer(window)] for b in _BREAKS)
        high = low + next((found[-1] for found in places if found), _LONGEST_PASSAGE)
        yield low, high
        low = high
    yield low, len(text)

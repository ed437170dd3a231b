"""Signposting: the text tells its reader where they are in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from attrs import frozen

from discourse import Part
from discourse.analysis.lexicons import Lexicon, WordMatch
from discourse.text.syntax import Word
from discourse_rhetoric.findings import Finding, limited, stretch
from discourse_rhetoric.prose import Prose, Sentence
from discourse_rhetoric.wordlists import groups, words_of

REACH = 6  # how many paragraphs a series may go without its next item


@frozen(eq=False)
class Marker:
    """A signpost: "second" is number 2 of the series "first"; a closing one has number 0."""

    series: str
    number: int
    part: Part
    sentence: Sentence
    paragraph: int


def enumeration(prose: Prose) -> Iterator[Finding]:
    """Points are numbered: "First of all, … Second, … Third, …", within a sentence or across paragraphs.

    Hyland 2005: 51 (frame markers); Lanham 1991: 60 (enumeratio). Parts: `announcement` ("three reasons") where there
    is one, and an `item` for each signpost.
    """
    opened: dict[tuple[str, int | None], list[Marker]] = {}
    for marker in _markers(prose):
        key = marker.series, marker.sentence.quotation
        series = opened.get(key, [])
        if marker.number == 1:
            yield from _series(series, prose)
            opened[key] = [marker]
        elif series and marker.paragraph - series[-1].paragraph <= REACH:
            if marker.number == 0:
                yield from _series([*series, marker], prose)
                del opened[key]
            elif marker.number == series[-1].number + 1:
                series.append(marker)
    for series in opened.values():
        yield from _series(series, prose)


def _series(series: Sequence[Marker], prose: Prose) -> Iterator[Finding]:
    if len(series) < 2:
        return
    announcement = _announcement(series, prose)
    across = series[0].paragraph != series[-1].paragraph
    yield Finding(
        parts=(*announcement, *(marker.part for marker in series)),
        why=f"{len(series)} points are signposted in order"
        + (", a paragraph each" if across else ""),
        strength=limited(0.2 + 0.2 * len(series) + 0.2 * across + 0.1 * len(announcement)),
    )


def _markers(prose: Prose) -> Iterator[Marker]:
    found = prose.matches(_signposts())
    for paragraph, sentences in enumerate(prose.paragraphs()):
        for sentence in sentences:
            for match in found.get(sentence.tree.index, ()):
                if _stands_apart(match):
                    series, number = match.value
                    part = Part("item", match.start, match.end)
                    yield Marker(series, number, part, sentence, paragraph)


@cache
def _signposts() -> Lexicon[tuple[str, int]]:
    entries = []
    for group in groups("series"):
        series, _, number = group.name.partition(" ")
        entries += [(word, (series, int(number))) for word in group.words]
    return Lexicon(entries)


def _stands_apart(match: WordMatch[tuple[str, int]]) -> bool:
    """Whether a signpost is set off from the clause: "Second, …", "and, third, …", not "the second house"."""
    first, last = match.words[0], match.words[-1]
    before, after = first.previous, last.next
    while before is not None and before.upos == "CCONJ":
        before = before.previous
    begins = before is None or before.upos == "PUNCT"
    closes = after is not None and after.text in {",", ":", "—", "–"}
    if len(match.words) > 1:
        return begins or closes
    says_more = after is not None and after.upos in {"PRON", "DET", "AUX", "SCONJ"}
    return begins and (closes or (before is None and says_more and last.relation != "amod"))


def _announcement(series: Sequence[Marker], prose: Prose) -> tuple[Part, ...]:
    """The words that announce the points and their number: "three things", just before the first."""
    first = series[0].sentence
    for sentence in reversed(prose.sentences[max(0, first.number - 2) : first.number + 1]):
        for word in sentence.words:
            if word.start < series[0].part.start and word.lemma in words_of(
                "announcements", "nouns"
            ):
                for number in word.children_by("nummod"):
                    if _value(number) == len(series):
                        return (stretch("announcement", (number, word)),)
    return ()


def _value(number: Word) -> int | None:
    names = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    if number.lower in names:
        return names.index(number.lower) + 1
    return (
        int(number.text)
        if number.text.isdecimal() and number.text.isascii() and len(number.text) < 3
        else None
    )

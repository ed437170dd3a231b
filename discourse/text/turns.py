"""Speaker turns of interviews, debates and press briefings: "Q:", "Mr Smith:", "PRESIDENT X:"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import frozen

from discourse.model.spans import Span

# A name has at most six words, each with a capital but for particles; marks of bold type may stand around.
_PARTICLES = frozenset({"de", "da", "van", "von", "der", "den", "bin", "al", "of", "the", "and"})
_WORD = r"[^\W\d_][\w.'’-]{0,30}"
_NAME = rf"{_WORD}(?:,? {_WORD}){{0,5}}"
_LABEL = re.compile(
    rf"[*_]{{0,2}}(?P<name>{_NAME})(?: ?[(\[][^()\[\]\n]{{1,80}}[)\]])?[*_]{{0,2}}\s?:[*_]{{0,2}}(?=\s|$)"
    r"|(?P<short>[QA])\.(?=\s)"
)
# What people say to each other and lists of points do not: questions, and the first and second person.
_TALK = re.compile(r"[?？؟]|\b(?:I|you|we|my|your|our)\b", re.IGNORECASE)
_SHORT_LABELS = frozenset({"Q", "A"})
# A note on how the text was made: "This interview was recorded in May.", "Translated by Anna Weber."
_NOTE = re.compile(
    r"\b(?:is|are|was|were|been)(?: \w{1,20}ly)? "
    r"(?:recorded|conducted|edited|condensed|abridged|transcribed|translated|published|broadcast)\b"
    r"|\A\W{0,3}(?:recorded|edited|transcribed|translated|interviewed|interview|questions?) (?:by|in|on)\b",
    re.IGNORECASE,
)
_LONGEST_NOTE = 400
_FEWEST_TURNS = 4
_FEWEST_REPEATED = 2
_SHARE_OF_REPEATED = 0.6


@frozen
class Turn:
    """What one speaker says in a row: the label that names him, and what follows, a span a paragraph."""

    speaker: Span
    contents: tuple[Span, ...]


def turns(text: str, paragraphs: Sequence[Span]) -> tuple[Turn, ...]:
    """The turns of a text; none where its labels make no pattern.

    A pattern is at least four labelled paragraphs and two speakers, where most of the labels are those of
    speakers who come back, and who talk. A list of points ("Cost: …", "Time: …") names each once, or names
    single things again and again, of which nobody says "I" or asks.
    """
    labels = [_label(text, paragraph) for paragraph in paragraphs]
    count = Counter(text[label[0].start : label[0].end] for label in labels if label)
    coming_back = {name for name, times in count.items() if times >= _FEWEST_REPEATED}
    repeated = sum(count[name] for name in coming_back)
    total = sum(count.values())
    if total < _FEWEST_TURNS or len(count) < 2 or repeated < _SHARE_OF_REPEATED * total:
        return ()
    if not _are_speakers(count) and not any(
        label and _TALK.search(text, label[1], paragraph.end)
        for paragraph, label in zip(paragraphs, labels, strict=True)
    ):
        return ()
    end = _end_of_talk(text, paragraphs, labels)
    found: list[Turn] = []
    speaker: Span | None = None
    contents: list[Span] = []
    for paragraph, label in zip(paragraphs[:end], labels[:end], strict=True):
        if label is not None:
            if speaker is not None:
                found.append(Turn(speaker, tuple(contents)))
            speaker, begins = label
            contents = [Span(begins, paragraph.end)] if begins < paragraph.end else []
        elif speaker is not None:
            contents.append(paragraph)
    if speaker is not None:
        found.append(Turn(speaker, tuple(contents)))
    return tuple(turn for turn in found if turn.contents)


def _are_speakers(names: Iterable[str]) -> bool:
    """Whether labels are of people by their form alone: "Q" and "A", or names of several words."""
    return all(name in _SHORT_LABELS or " " in name for name in names)


def _end_of_talk(
    text: str, paragraphs: Sequence[Span], labels: Sequence[tuple[Span, int] | None]
) -> int:
    """How many paragraphs there are before the note that follows the last speaker's words."""
    last = max(place for place, label in enumerate(labels) if label is not None)
    for place in range(last + 1, len(paragraphs)):
        words = text[paragraphs[place].start : paragraphs[place].end]
        if len(words) <= _LONGEST_NOTE and _NOTE.search(words) and not _TALK.search(words):
            return place
    return len(paragraphs)


def _label(text: str, paragraph: Span) -> tuple[Span, int] | None:
    """The speaker's name at the start of a paragraph, and where his words begin."""
    match = _LABEL.match(text, paragraph.start, paragraph.end)
    if match is None or not _is_name(match["name"] or match["short"]):
        return None
    name = match.span("name") if match["name"] else match.span("short")
    begins = match.end()
    while begins < paragraph.end and text[begins].isspace():
        begins += 1
    return Span(*name), begins


def _is_name(words: str) -> bool:
    """Whether words are capitalised as a name is: the first, and all the others but the particles."""
    first, *others = words.replace(",", "").split(" ")
    return first[0].isupper() and all(word[0].isupper() or word in _PARTICLES for word in others)

"""What a line looks like, whatever its language: running text, or something short beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from discourse.text.zones.cues import Cue, Cues, words
from discourse.text.zones.dates import is_date_line
from discourse.text.zones.paragraphs import Paragraph

_SENTENCE_END = re.compile(r"[.!?…。！？؟।:;][\"'”’“»›)\]」』]*$")
_COMMA = re.compile(r"[,،、，][\"'”’»)*_]*$")
_INNER_SENTENCE_END = re.compile(r"\w[.!?…]\s+\w|[。！？]\S")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_LABELLED = re.compile(r"^[^.!?]{1,30}:")

_FEWEST_WORDS_OF_A_SENTENCE = 6
_WORDS_THAT_NEED_NO_END = 25
_IDEOGRAPHS_IN_A_WORD = 2
_HEAD = 400  # a line's looks and its cues are read off its first and last so many characters


@frozen(slots=True)
class Line:
    """A paragraph and what it looks like.

    Attributes:
        start, end, block: where it stands.
        size: its length in words (an ideograph counts as half of one).
        folded: its words, folded; empty where it is too long to have a cue.
        is_prose: whether it reads as running text.
        ends_sentence: whether it ends with the mark of a sentence.
        goes_on: whether it ends with a comma, as whoever speaks to somebody does ("Mr. President,"), and no menu.
        is_date: whether it says a date and little else.
        is_repeated: whether the same line stands elsewhere on the page.
        cue: the first phrase that gives it away, or None.
    """

    start: int
    end: int
    block: int
    size: int
    folded: tuple[str, ...]
    is_prose: bool
    ends_sentence: bool
    goes_on: bool
    is_date: bool
    is_repeated: bool
    cue: Cue | None


def look_at(text: str, paragraphs: Sequence[Paragraph], cues: Cues) -> list[Line]:
    """The lines of a page, with what each looks like; time linear in the text."""
    folded = [_folded(text, paragraph) for paragraph in paragraphs]
    seen = Counter(line for line in folded if line)
    return [
        _line(text, paragraph, line, seen[line] > 1, cues)
        for paragraph, line in zip(paragraphs, folded, strict=True)
    ]


def _folded(text: str, paragraph: Paragraph) -> tuple[str, ...]:
    if paragraph.end - paragraph.start > 2 * _HEAD:
        return ()
    return tuple(words(text[paragraph.start : paragraph.end]))


def _line(
    text: str, paragraph: Paragraph, folded: tuple[str, ...], is_repeated: bool, cues: Cues
) -> Line:
    start, end = paragraph.start, paragraph.end
    head = text[start : min(end, start + 2 * _HEAD)]
    tail = text[max(start, end - 20) : end]
    size = len(folded) if folded else (end - start) // 6
    size += len(_IDEOGRAPH.findall(head)) // _IDEOGRAPHS_IN_A_WORD
    ends = _SENTENCE_END.search(tail) is not None
    is_prose = (ends and size >= _FEWEST_WORDS_OF_A_SENTENCE) or (
        size >= _WORDS_THAT_NEED_NO_END and _INNER_SENTENCE_END.search(head) is not None
    )
    labelled = _LABELLED.match(head)
    found = cues.of(folded, words(labelled[0]) if labelled else ())
    if is_prose and not labelled:
        found = [cue for cue in found if cue.in_prose]
    return Line(
        start=start,
        end=end,
        block=paragraph.block,
        size=size,
        folded=folded,
        is_prose=is_prose,
        ends_sentence=ends,
        goes_on=_COMMA.search(tail) is not None,
        is_date=is_date_line(head, folded),
        is_repeated=is_repeated,
        cue=found[0] if found else None,
    )

"""Which line above an article is its title, and which lines name its author."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from discourse.text.zones.cues import words
from discourse.text.zones.lines import Line

_LINES_ABOVE = 60
_WORDS_OF_A_TITLE = range(2, 31)
_USUAL_WORDS_OF_A_TITLE = range(4, 21)
_FEWEST_LETTERS = 4
_LETTERS_COMPARED = 5
_MANY = 4
_LEAST_SCORE = 0.8
# A standfirst stands just below the title and, being longer, shares more words with the text.
_LINES_TO_A_STANDFIRST = 3
_LEAD_OF_A_TITLE = 0.4
_MOST_TEXT_COMPARED = 20_000

_CONNECTORS = r"(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|al|el|bin|ibn|zu|af|ten|ter)"
_NAME_WORD = r"(?:[^\W\d_a-zß-öø-ÿ][\w'’\-]*\.?)"
_NAME = re.compile(rf"{_NAME_WORD}(?:\s+(?:{_CONNECTORS}\s+){{0,2}}{_NAME_WORD}){{1,3}}")
_TITLE_OF_A_PERSON = re.compile(r"^(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame|Herr|Frau)\.?\s+")
_BETWEEN_NAMES = re.compile(r"\s*(?:,|;|&|/|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bi\b)\s*")
_AFTER_THE_NAMES = re.compile(
    r"\s*(?:[|•·–—@(:\d]|\s-\s|\s{2,}|\b(?:in|for|on|am|für|pour|para)\b)"
)


def find_title(lines: Sequence[Line], article: range, text: str) -> int | None:
    """The position of the title above (or at the head of) an article, or None.

    A title is short, stands near its article and above its author's name, often twice on the page, and
    speaks of the same things: its words come back in the text.
    """
    if not article:
        return None
    # The first line of the article may be its title, unless it is a sentence that states something.
    first = lines[article.start]
    states = first.is_prose and text[first.end - 1] not in "?!"
    last = article.start - states
    vocabulary = _vocabulary(lines, article, text)
    best, best_score = None, _LEAST_SCORE
    below_byline, is_first = False, True
    for position in range(max(0, article.start - _LINES_ABOVE), last + 1):
        line = lines[position]
        below_byline |= line.cue is not None and line.cue.label == "byline"
        if line.cue is not None or line.is_date or line.goes_on:
            continue
        if line.size not in _WORDS_OF_A_TITLE:
            continue
        content = _stems(line.folded)
        if not content:
            continue
        is_usual = line.size in _USUAL_WORDS_OF_A_TITLE
        score = (
            len(content & vocabulary) / len(content)
            + min(len(content & vocabulary), _MANY) / _MANY
            + 0.5 * is_usual
            + 0.5 * line.is_repeated
            + 0.4 * (is_usual and is_first)
            + 0.2 * (len(content) >= 3)
            + 0.3 * _tells_of_author(lines, position + 1)
            - 0.5 * line.is_prose
            - 0.5 * below_byline
            - 0.02 * (article.start - position)
        )
        is_first &= not is_usual
        is_standfirst = best is not None and position - best <= _LINES_TO_A_STANDFIRST
        if score > best_score + _LEAD_OF_A_TITLE * is_standfirst:
            best, best_score = position, score
    return best


def _tells_of_author(lines: Sequence[Line], position: int) -> bool:
    if position == len(lines):
        return False
    line = lines[position]
    return line.is_date or (line.cue is not None and line.cue.label == "byline")


def _stems(folded: Iterable[str]) -> set[str]:
    """The first letters of the longer words: "Africa" and "African" speak of the same."""
    return {word[:_LETTERS_COMPARED] for word in folded if len(word) >= _FEWEST_LETTERS}


def _vocabulary(lines: Sequence[Line], article: range, text: str) -> set[str]:
    """What the article speaks of; its first line left aside where that may be the title itself."""
    first = article.start
    if lines[first].size in _WORDS_OF_A_TITLE and len(article) > 1:
        first += 1
    start = lines[first].start
    end = min(lines[article.stop - 1].end, start + _MOST_TEXT_COMPARED)
    return _stems(words(text[start:end]))


def is_name(text: str) -> bool:
    """Whether a line has the shape of a person's name: "Timofei V. Bordachev", "Ursula von der Leyen"."""
    return len(text) <= 60 and _NAME.fullmatch(plain_name(text)) is not None


def names_in_byline(text: str, cue_words: int) -> tuple[str, ...]:
    """The names after the first `cue_words` words of a byline ("By", "Written by")."""
    text = re.sub(rf"\A(?:\W*\w+){{0,{cue_words}}}\W*", "", text[:300])
    text = _AFTER_THE_NAMES.split(text, maxsplit=1)[0]
    names = (plain_name(part.strip(" .,;:\t")) for part in _BETWEEN_NAMES.split(text))
    return tuple(name for name in names if is_name(name))


def plain_name(name: str) -> str:
    """A name without "Dr" or "Mr" before it."""
    return _TITLE_OF_A_PERSON.sub("", name)

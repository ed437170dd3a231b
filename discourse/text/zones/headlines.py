"""Which line above an article is its title, and which lines name its author."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discourse.text.zones.cues import words
from discourse.text.zones.lines import Line

_LINES_ABOVE = 60
_WORDS_OF_A_TITLE = range(2, 31)
_USUAL_WORDS_OF_A_TITLE = range(4, 21)
_LETTERS_OF_A_CONTENT_WORD = 4
_MOST_TEXT_COMPARED = 20_000

_CONNECTORS = r"(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|al|el|bin|ibn|zu|af|ten|ter)"
_NAME_WORD = r"(?:[^\W\d_a-zß-öø-ÿ][\w'’\-]*\.?)"
_NAME = re.compile(rf"{_NAME_WORD}(?:\s+(?:{_CONNECTORS}\s+){{0,2}}{_NAME_WORD}){{1,3}}")
_TITLE_OF_A_PERSON = re.compile(r"^(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame|Herr|Frau)\.?\s+")
_BETWEEN_NAMES = re.compile(r"\s*(?:,|;|&|/|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bi\b)\s*")
_AFTER_THE_NAMES = re.compile(r"\s*(?:[|•·–—@(:\d]|\s-\s|\s{2,}|\b(?:in|for|on|am|für|pour|para)\b)")


def find_title(lines: Sequence[Line], article: range, text: str) -> int | None:
    """The position of the title above (or at the head of) an article, or None.

    A title is short, stands near its article, often twice on the page, and speaks of the same things:
    its words come back in the text.
    """
    if not article:
        return None
    vocabulary = _vocabulary(lines, article, text)
    first = max(0, article.start - _LINES_ABOVE)
    best, best_score = None, 0.0
    below_byline = False
    for position in range(first, article.start + 1):
        line = lines[position]
        below_byline |= line.cue is not None and line.cue.label == "byline"
        if line.cue is not None or line.is_date or line.size not in _WORDS_OF_A_TITLE:
            continue
        content = {word for word in line.folded if len(word) >= _LETTERS_OF_A_CONTENT_WORD}
        if not content:
            continue
        score = 2.0 * len(content & vocabulary) / len(content)
        score += 0.5 * (line.size in _USUAL_WORDS_OF_A_TITLE) + 0.5 * line.is_repeated
        score += 0.2 * (len(content) >= 3) - 0.02 * (article.start - position)
        score -= 0.5 * line.is_prose + 0.5 * below_byline
        if score > best_score:
            best, best_score = position, score
    return best if best_score >= 1.0 else None


def _vocabulary(lines: Sequence[Line], article: range, text: str) -> set[str]:
    first = article.start if lines[article.start].is_prose else article.start + 1
    if first >= article.stop:
        return set()
    start = lines[min(first, article.stop - 1)].start
    end = min(lines[article.stop - 1].end, start + _MOST_TEXT_COMPARED)
    # The line at the head of the article may be the title itself.
    head = set(lines[first].folded) if lines[first].size <= 30 else set()
    rest = words(text[lines[first].end if head else start : end])
    return set(rest)


def is_name(text: str) -> bool:
    """Whether a line has the shape of a person's name: "Timofei V. Bordachev", "Ursula von der Leyen"."""
    return len(text) <= 60 and _NAME.fullmatch(_TITLE_OF_A_PERSON.sub("", text)) is not None


def names_in_byline(text: str, cue_words: int) -> Iterator[str]:
    """The names after the first `cue_words` words of a byline ("By", "Written by")."""
    for _ in range(cue_words):
        text = re.sub(r"^\W*\w+[\W_]*", "", text[:300], count=1)
    text = _AFTER_THE_NAMES.split(text, maxsplit=1)[0]
    for part in _BETWEEN_NAMES.split(text):
        name = part.strip(" .,;:\t")
        if is_name(name):
            yield name

"""Distance to one's own words: "so-called", and quotation marks that do not quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from discourse import Part
from discourse.text.syntax import Word
from discourse_rhetoric.findings import Finding
from discourse_rhetoric.marked_words import SO_CALLED, MarkedWords, marked_words
from discourse_rhetoric.prose import Prose, Sentence

MOST_MARKS = 2  # in one sentence
_OPENING, _CLOSING = "“\"‘«'", "”\"’»'"


def so_called(prose: Prose) -> Iterator[Finding]:
    """A name is used and disowned: "the so-called World Majority". Parts: `cue`, `scope`.

    Martin & White 2005: 113 (distancing).
    """
    for sentence in prose.sentences:
        text = prose.document.text[sentence.tree.start : sentence.tree.end]
        for cue in SO_CALLED.finditer(text):
            start, end = sentence.tree.start + cue.start(), sentence.tree.start + cue.end()
            scope = _named(sentence, prose.document.text, end)
            if scope is not None:
                yield Finding(
                    parts=(Part("cue", start, end), scope),
                    why="“so-called” keeps the name at a distance",
                    strength=0.9 if prose.document.text[end:].lstrip()[:1] in _OPENING else 0.7,
                    form="so-called",
                )


def scare_quotes(prose: Prose) -> Iterator[Finding]:
    """Quotation marks around a word or two that nobody is quoted with. Part: `scope`.

    Predelli 2003. Words that follow "called", "the term" and the like are mentioned, not used, and a title is a name.
    """
    for sentence in prose.sentences:
        scared = _scared(marked_words(prose, sentence))
        if len(scared) > MOST_MARKS:  # a list of terms
            continue
        for each in scared:
            short = len(each.spoken) <= 2
            yield Finding(
                parts=(Part("scope", each.scope.start, each.scope.end),),
                why="quotation marks without anybody quoted",
                strength=0.6 if short else 0.4,
                form="a word or two" if short else "a phrase",
            )


def _scared(marked: Iterable[MarkedWords]) -> list[MarkedWords]:
    """Those that are kept at a distance: of words joined to such as are not, none."""
    scared: list[MarkedWords] = []
    used: MarkedWords | None = None
    for each in marked:
        if not (used is not None and each.are_joined_to(used)) and _are_at_a_distance(each):
            scared.append(each)
        else:
            used = each
    return scared


def _are_at_a_distance(marked: MarkedWords) -> bool:
    if not marked.are_few or marked.are_glossed or marked.are_announced:
        return False
    return marked.are_disowned or not (
        marked.are_a_name or marked.are_mentioned or marked.are_an_utterance or marked.are_quoted
    )


def _named(sentence: Sentence, text: str, after: int) -> Part | None:
    """What a "so-called" before `after` names: the words in quotes behind it, or the noun phrase it modifies."""
    lead = re.compile(r"[\s,:]*").match(text, after)
    start = lead.end() if lead else after
    if start < sentence.tree.end and text[start] in _OPENING:
        closing = _CLOSING[_OPENING.index(text[start])]
        end = text.find(closing, start + 1, sentence.tree.end)
        if end > start + 1:
            return Part("scope", start + 1, end)
    behind = [word for word in sentence.words if word.start >= after]
    phrase: list[Word] = []
    for word in behind:
        if word.upos in ("NOUN", "PROPN"):
            phrase.append(word)
        elif phrase and phrase[-1].upos in ("NOUN", "PROPN") and word.text != "-":
            break
        elif word.upos in ("ADJ", "ADV", "NUM", "VERB", "X") or word.text in {"-", "’s", "'s"}:
            phrase.append(word)
        else:
            break
    return Part("scope", phrase[0].start, phrase[-1].end) if phrase else None

"""Distance to one's own words: "so-called", and quotation marks that do not quote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discourse import Part, Span
from discourse.text.layers import QUOTATIONS
from discourse.text.syntax import Word
from discourse_rhetoric.findings import Finding
from discourse_rhetoric.prose import Prose, Sentence
from discourse_rhetoric.wordlists import words_of

_SO_CALLED = re.compile(r"\bso[-‐‑ ]called\b", re.IGNORECASE)
_MARKED = re.compile(
    r"“([^“”\n]{1,60})”|\"([^\"\n]{1,60})\"|(?<!\w)‘([^‘’\n]{1,60})’(?!\w)|«([^«»\n]{1,60})»|(?<!\w)'([^'\n]{1,60})'(?!\w)"
)
MOST_MARKS = 2  # in one sentence
_OPEN_CLASSES = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
_OPENING, _CLOSING = "“\"‘«'", "”\"’»'"


def so_called(prose: Prose) -> Iterator[Finding]:
    """A name is used and disowned: "the so-called World Majority". Parts: `cue`, `scope`.

    Martin & White 2005: 113 (distancing).
    """
    for sentence in prose.sentences:
        text = prose.document.text[sentence.tree.start : sentence.tree.end]
        for cue in _SO_CALLED.finditer(text):
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
    text = prose.document.text
    for sentence in prose.sentences:
        marks = list(_MARKED.finditer(text, sentence.tree.start, sentence.tree.end))
        if len(marks) > MOST_MARKS:  # a list of terms
            continue
        for found in marks:
            group = next(number for number in range(1, 6) if found.group(number))
            scope = Span(*found.span(group))
            words = sentence.tree.words_within(scope)
            glossed = text[found.end() : found.end() + 2].lstrip()[:1] in {"(", "["}
            within = text[max(0, found.start() - 2) : found.start()].rstrip()[-1:] in {
                "(",
                "[",
                "+",
            }
            if not glossed and not within and _is_scare(prose, sentence, words, found.start()):
                yield Finding(
                    parts=(Part("scope", scope.start, scope.end),),
                    why="quotation marks without anybody quoted",
                    strength=0.6 if len(words) <= 2 else 0.4,
                    form="a word or two" if len(words) <= 2 else "a phrase",
                )


def _is_scare(prose: Prose, sentence: Sentence, words: tuple[Word, ...], opened: int) -> bool:
    spoken = [word for word in words if word.upos not in ("PUNCT", "SYM")]
    if not 1 <= len(spoken) <= 4 or any(word.upos == "NUM" for word in spoken):
        return False
    closes = words[-1].text in {".", "!", "?", ","} and len(spoken) > 2
    if closes and spoken[0].text[0].isupper():
        return False
    full = [word for word in spoken if word.upos in _OPEN_CLASSES]
    if all(word.upos == "PROPN" or word.text[0].isupper() for word in full or spoken):
        return False
    before = [
        word for word in sentence.words if word.end <= opened and word.upos not in ("PUNCT", "SYM")
    ]
    lead = before[:-1] if before and before[-1].upos == "DET" else before
    if before and (
        (lead and lead[-1].lemma.lower() in words_of("mentions"))
        or _SO_CALLED.search(prose.document.text, before[max(0, len(before) - 3)].start, opened)
    ):
        return False
    governor = next((w.head for w in spoken if w.head is not None and w.head not in spoken), None)
    if governor is not None and governor.upos == "VERB" and governor.lemma in words_of("mentions"):
        return False
    if QUOTATIONS.name not in prose.document:
        return True
    marked = Span(spoken[0].start, spoken[-1].end)
    return (
        not any(
            content.overlaps(marked)
            for quotation in prose.document[QUOTATIONS].overlapping(marked)
            for content in quotation.spans_of("content")
            if quotation.kind in ("direct", "mixed") and len(content) <= 2 * len(marked)
        )
        and prose.quotation(marked) is None
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

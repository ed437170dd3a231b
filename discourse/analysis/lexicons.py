r"""Finding the phrases of a word list: in running text, or over the lemmas of a parsed sentence.

In text, for names and fixed phrases::

    matcher = PhraseMatcher([("US", "USA"), ("united states", "USA"), ("Turkey", "TUR")])
    for match in matcher.find(document.text, zone.start, zone.end):
        match.start, match.end, match.value        # code points of document.text

Over lemmas and parts of speech, for words that inflect or that mean several things::

    lexicon = Lexicon([("may/AUX", "hedge"), ("take/VERB for granted", "booster")])
    for match in lexicon.find(tree):
        match.words, match.value, match.start, match.end
    lexicon.values(word)                           # ("hedge",) if this word alone is an entry

Where many lexicons read the same sentences, an index of their words is made once, and shared::

    for match in lexicon.find_in(word_index(document)):
        match.words[0].tree                        # the sentence that it is in

How words are compared is the same in both:

- A capital in an entry asks for a capital in the text; a small letter takes either. `US` finds "US" and never
  "us"; `Turkey` finds "Turkey" and "TURKEY", not "turkey"; `united states` finds any case.
- Diacritics, curly and straight apostrophes, and kinds of hyphens are one (`fold`). Dashes that part
  sentences (—) are no hyphens.
- Words may be parted by any white space, line ends included, but by no blank line: that ends a paragraph.
- Matches start and end where words do, and never within a negation ("can" is not found in "can't").
- The leftmost, longest phrase wins, and matches do not overlap. A phrase may have several values.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from attrs import frozen

from discourse.analysis.conditions import UPOS
from discourse.errors import DataError
from discourse.model.document import Document
from discourse.model.spans import Span
from discourse.text.layers import TOKENS
from discourse.text.syntax import Tree, Word, trees

T = TypeVar("T")

# Marks that combine with the letter before them, and characters of no width, belong to the word.
_TOKEN = re.compile(r"\w[\w\u0300-\u036f\u00ad\u200b-\u200d\u2060]*|[^\w\s]")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\r?\n")

_UNIFIED = str.maketrans(
    {
        **dict.fromkeys("‘’ʼ′`´＇", "'"),
        **dict.fromkeys("‐‑‒–−﹣－", "-"),
        # letters with a stroke have no decomposition in Unicode
        **dict(zip("łŁøØđĐħĦıŧŦ", "lLoOdDhHitT", strict=True)),
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
    }
)


def fold(text: str) -> str:
    """The text as it is compared: without case, diacritics, and kinds of apostrophes and hyphens.

    The length may change; matchers fold word by word and so keep the offsets of the original.
    """
    return _plain(text).casefold()


@lru_cache(maxsize=1 << 16)
def _fold_word(word: str) -> str:
    return word.lower() if word.isascii() and word != "`" else fold(word)


def _plain(text: str) -> str:
    """The text without diacritics and kinds of apostrophes and hyphens, its case kept."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_UNIFIED)).translate(_UNIFIED)
    return "".join(c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cf"))


@frozen
class Match(Generic[T]):
    """A phrase found: `text[start:end]`, with the values of its entries, in their order."""

    start: int
    end: int
    values: tuple[T, ...]

    @property
    def value(self) -> T:
        """The value, or the first if the phrase has several."""
        return self.values[0]

    @property
    def span(self) -> Span:
        """Where it stands, in code points."""
        return Span(self.start, self.end)


@frozen
class WordMatch(Generic[T]):
    """A phrase found in a sentence: its words, with the values of its entries, in their order."""

    words: tuple[Word, ...]
    values: tuple[T, ...]

    @property
    def value(self) -> T:
        """The value, or the first if the phrase has several."""
        return self.values[0]

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end

    @property
    def span(self) -> Span:
        """From the first to the last word, in code points."""
        return Span(self.start, self.end)


class _Node(Generic[T]):
    """A place in the trie of phrases: what may follow, whether some of it by part of speech, and the entries that end here."""

    __slots__ = ("entries", "following", "has_tags")

    def __init__(self) -> None:
        self.following: dict[str, _Node[T]] = {}
        self.has_tags = False
        # each with its words as written, if a capital among them asks for one, and its value
        self.entries: list[tuple[tuple[str, ...] | None, T]] = []

    def add(self, keys: Iterable[str], written: Sequence[str], value: T) -> None:
        node = self
        for key in keys:
            node.has_tags = node.has_tags or "/" in key
            node = node.following.setdefault(key, _Node())
        has_capitals = any(word != word.lower() for word in written)
        node.entries.append((tuple(written) if has_capitals else None, value))

    def values(self, found: Sequence[str]) -> tuple[T, ...]:
        """The values of the entries whose capitals are capitals in the words found."""
        return tuple(
            value
            for written, value in self.entries
            if written is None or all(map(_keeps_capitals, written, found))
        )


@lru_cache(maxsize=1 << 16)
def _keeps_capitals(written: str, found: str) -> bool:
    if written == found:
        return True
    written, found = _plain(written), _plain(found)
    if len(written) != len(found):  # "ß" and "SS" are one when folded
        return written[:1].isupper() <= found[:1].isupper()
    return all(w.isupper() <= f.isupper() for w, f in zip(written, found, strict=True))


class PhraseMatcher(Generic[T]):
    """Finds phrases in running text; see the module for how words are compared.

    One pass over the text, whatever the number of entries.

    Raises:
        DataError: a phrase has no word in it.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._root: _Node[T] = _Node()
        for phrase, value in entries:
            words = _words_of(phrase)
            self._root.add(map(_fold_word, words), words, value)

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match[T]]:
        """The phrases within `text[start:end]`, in text order; offsets are those of `text`."""
        end = len(text) if end is None else end
        spans = [match.span() for match in _TOKEN.finditer(text, start, end)]
        words = list(map(_fold_word, _TOKEN.findall(text, start, end)))
        openers = self._root.following
        resume = 0
        for position, word in enumerate(words):
            if word in openers and position >= resume:
                after, values = self._longest(text, words, spans, position)
                if values:
                    resume = after
                    yield Match(spans[position][0], spans[after - 1][1], values)

    def _longest(
        self, text: str, words: list[str], spans: list[tuple[int, int]], position: int
    ) -> tuple[int, tuple[T, ...]]:
        """Where the longest phrase from a position ends, and its values; no values if there is none."""
        node = self._root
        longest: tuple[int, tuple[T, ...]] = position, ()
        for place in range(position, len(words)):
            following = node.following.get(words[place])
            if following is None:
                break
            node = following
            if node.entries:
                values = node.values([text[a:b] for a, b in spans[position : place + 1]])
                if values and _stands_alone(text, spans[position][0], spans[place][1]):
                    longest = place + 1, values
        return longest


class WordIndex:
    """Where in these sentences a lexicon's entries may begin: the words, by how their form and their lemma begin."""

    def __init__(self, sentences: Iterable[Tree]) -> None:
        self.words: dict[str, list[Word]] = {}
        for tree in sentences:
            for word in tree.words:
                for key in _openings(word.text, word.lemma):
                    self.words.setdefault(key, []).append(word)


_indices: WeakKeyDictionary[object, WordIndex] = WeakKeyDictionary()


def word_index(document: Document) -> WordIndex:
    """The index of a document's sentences, made once for a tokens layer and kept as long as that lives."""
    tokens = document.layers[TOKENS.name] if TOKENS in document else document[TOKENS]
    if tokens not in _indices:
        _indices[tokens] = WordIndex(trees(document))
    return _indices[tokens]


MOST_KEPT = 1 << 12
"""How many opening words a lexicon keeps what it found for."""


class Lexicon(Generic[T]):
    """Finds entries by lemma or form, and part of speech, in a parsed sentence.

    An entry is one or more words parted by spaces; each stands for its lemma or its form, and may name
    its part of speech as Universal Dependencies does: `may/AUX`, `in/ADP light of`. A word of the sentence is
    matched whole: "high" is not found in a token "high-level".

    Raises:
        DataError: an entry has no word in it.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._root: _Node[T] = _Node()
        for entry, value in entries:
            keys: list[str] = []
            written: list[str] = []
            for chunk in entry.split():
                form, slash, upos = chunk.rpartition("/")
                tagged = bool(slash) and upos in UPOS
                words = _TOKEN.findall(form if tagged else chunk)
                written += words
                keys += map(_fold_word, words)
                if tagged and keys:
                    keys[-1] += f"/{upos}"
            _words_of(" ".join(written))
            self._root.add(keys, written, value)
        self._openers = {key.split("/")[0] or key for key in self._root.following}
        self._begun: dict[tuple[str, str, str], tuple[list[_Way[T]], tuple[T, ...]]] = {}

    def find(self, tree: Tree) -> Iterator[WordMatch[T]]:
        """The entries in a sentence, in text order."""
        return self.find_in(WordIndex([tree]))

    def find_in(self, index: WordIndex) -> Iterator[WordMatch[T]]:
        """The entries in several sentences of a document, in text order."""
        openers = self._openers & index.words.keys()
        opening = {word.index: word for opener in openers for word in index.words[opener]}
        resume = 0
        for place in sorted(opening):
            if place >= resume:
                words = opening[place].tree.words
                position = place - words[0].index
                after, values = self._longest(words, position)
                if values:
                    resume = words[0].index + after
                    yield WordMatch(words[position:after], values)

    def values(self, word: Word) -> tuple[T, ...]:
        """The values of the entries that are this word alone; none if there are none."""
        return self._begin(word)[1]

    def _begin(self, word: Word) -> tuple[list[_Way[T]], tuple[T, ...]]:
        """Where the word leads to that more words can follow, and the values of the entries that are it alone.

        Few words open an entry, and those come again and again: what was found for one is kept.
        """
        key = word.text, word.lemma, word.upos
        begun = self._begun.get(key)
        if begun is None:
            ways = _steps([(self._root, ())], word)
            begun = [way for way in ways if way[0].following], _values(ways)
            if len(self._begun) < MOST_KEPT:
                self._begun[key] = begun
        return begun

    def _longest(self, words: Sequence[Word], position: int) -> tuple[int, tuple[T, ...]]:
        ways, values = self._begin(words[position])
        longest = (position + 1, values) if values else (position, ())
        for place in range(position + 1, len(words)):
            ways = _steps(ways, words[place]) if ways else ways
            if not ways:
                break
            values = _values(ways)
            if values:
                longest = place + 1, values
        return longest


# a place in the trie, and the words of the text that led there
_Way = tuple[_Node[T], tuple[str, ...]]


def _steps(ways: list[_Way[T]], word: Word) -> list[_Way[T]]:
    """Where each way leads by this word, read as its form or as its lemma."""
    after: list[_Way[T]] = []
    for reading in _readings(word.text, word.lemma):
        here = ways
        for key, token in reading:
            there: list[_Way[T]] = []
            for node, found in here:
                plain = node.following.get(key)
                if plain is not None:
                    there.append((plain, (*found, token)))
                tagged = node.following.get(f"{key}/{word.upos}") if node.has_tags else None
                if tagged is not None:
                    there.append((tagged, (*found, token)))
            here = there
            if not here:
                break
        after += here
    return after


def _values(ways: list[_Way[T]]) -> tuple[T, ...]:
    if len(ways) == 1:
        node, words = ways[0]
        return node.values(words) if node.entries else ()
    found: dict[_Node[T], tuple[T, ...]] = {}
    for node, words in ways:
        found[node] = found.get(node) or node.values(words)
    return tuple(value for values in found.values() for value in values)


@lru_cache(maxsize=1 << 16)
def _readings(form: str, lemma: str) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The lemma and the form of a word as tokens, each folded and as it stands; one if they fold alike."""
    readings: dict[tuple[str, ...], tuple[tuple[str, str], ...]] = {}
    for reading in (form, lemma):
        tokens = _TOKEN.findall(reading)
        folded = tuple(map(_fold_word, tokens))
        if folded:
            readings.setdefault(folded, tuple(zip(folded, tokens, strict=True)))
    return tuple(readings.values())


@lru_cache(maxsize=1 << 16)
def _openings(form: str, lemma: str) -> tuple[str, ...]:
    """What a word's readings begin with, folded."""
    return tuple({reading[0][0]: None for reading in _readings(form, lemma)})


_NEGATION = re.compile(r"['’]t\b", re.IGNORECASE)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a phrase neither starts nor ends within a word, nor crosses a blank line."""
    if start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        return False
    goes_on = text[end - 1].isalnum() and text[end : end + 1].isalnum()
    is_negated = text[end - 1] in "nN" and _NEGATION.match(text, end)
    if goes_on or is_negated:
        return False
    return "\n" not in text[start:end] or not _BLANK_LINE.search(text, start, end)


def _words_of(phrase: str) -> list[str]:
    words = [word for word in _TOKEN.findall(phrase) if _fold_word(word)]
    if not any(word[0].isalnum() for word in words):
        raise DataError(f"A phrase needs at least one word to be found by; got {phrase!r}.")
    return words

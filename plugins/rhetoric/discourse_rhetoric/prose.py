"""The text as a rhetorician reads it: paragraphs of sentences, sentences of cola, each with its voice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from attrs import define, field, frozen

from discourse import Annotation, Document, Layer, Part, Span
from discourse.analysis.lexicons import Lexicon, WordMatch, word_index
from discourse.text.layers import QUOTATIONS, ZONES, Quotation, Zone
from discourse.text.syntax import Tree, Word, trees
from discourse_rhetoric.wordlists import words_of

T = TypeVar("T")

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "INTJ"})
BREAKS = frozenset(",;:—–-…!?./")
CLAUSAL = frozenset({"conj", "parataxis", "advcl", "ccomp", "appos", "list"})


@frozen(eq=False)
class Sentence:
    """A sentence at its place.

    Attributes:
        tree: its words.
        paragraph: where its paragraph starts.
        label: of the zone that it is in.
        quotation: the number of the quotation that it is in; None for the author's own words.
        number: its place among the sentences of the document, from 0.
    """

    tree: Tree
    paragraph: int
    label: str
    quotation: int | None
    number: int

    @property
    def words(self) -> tuple[Word, ...]:
        return self.tree.words

    @cached_property
    def spoken(self) -> tuple[Word, ...]:
        """Its words without punctuation."""
        return tuple(word for word in self.tree.words if word.upos not in ("PUNCT", "SYM"))

    @cached_property
    def forms(self) -> frozenset[str]:
        """Its words in lower case: what it must have for a rule to look at it."""
        return frozenset([word.lower for word in self.tree.words])

    @property
    def is_question(self) -> bool:
        """Whether it ends in a question mark (quotes and brackets aside)."""
        return "?" in "".join(word.text for word in self.tree.words[-3:] if word.upos == "PUNCT")


@frozen(eq=False)
class Colon:
    """A member of a sentence (a clause, a conjunct, what stands between commas), without punctuation."""

    words: tuple[Word, ...]
    sentence: Sentence

    def part(self, name: str) -> Part:
        """The colon as a part of a device."""
        return Part(name, self.words[0].start, self.words[-1].end)


@define(eq=False)
class Prose:
    """The title and the body of a document, for detectors to read.

    Attributes:
        document: what it is read from, with the layers `zones`, `sentences`, `tokens`, and `quotations` if they
            were computed.
        faint: whether repetitions that are barely felt count as well.
    """

    document: Document = field()
    faint: bool = False

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in text order."""
        zones: Layer[Zone] = self.document[ZONES]
        found: list[Sentence] = []
        for tree in trees(self.document):
            if not tree.words:
                continue
            zone = next(iter(zones.at(tree.words[0].start)), None)
            paragraph = zone.start if zone else 0
            found.append(
                Sentence(
                    tree=tree,
                    paragraph=paragraph,
                    label=zone.label if zone else "body",
                    quotation=self.quotation(Span(tree.words[0].start, tree.words[-1].end)),
                    number=len(found),
                )
            )
        return tuple(found)

    @cached_property
    def cola(self) -> tuple[Colon, ...]:
        """The cola of all sentences, in text order."""
        return tuple(colon for sentence in self.sentences for colon in _cola(sentence))

    def matches(self, words: Lexicon[T]) -> dict[int, list[WordMatch[T]]]:
        """The entries of a word list, by the index of the tree that they are in, in text order."""
        found: dict[int, list[WordMatch[T]]] = {}
        for match in words.find_in(word_index(self.document)):
            found.setdefault(match.words[0].tree.index, []).append(match)
        return found

    def quotation(self, where: Span) -> int | None:
        """The innermost quotation whose content holds a span whole; None for the author's own words."""
        if QUOTATIONS.name not in self.document:
            return None
        quotations: Layer[Quotation] = self.document[QUOTATIONS]
        for quotation in reversed(quotations.covering(where)):
            if any(content.contains(where) for content in quotation.spans_of("content")):
                return quotations.ref(quotation).index
        return None

    def voice_of(self, where: Word | Part | Annotation) -> str:
        """Whose words begin there: "author", or "quoted" for those of anybody who is quoted."""
        return "quoted" if self._quoted[where.start] else "author"

    @cached_property
    def _quoted(self) -> bytearray:
        """For every code point of the text, whether it is within a quotation's content."""
        quoted = bytearray(len(self.document.text) + 1)
        if QUOTATIONS.name in self.document:
            for quotation in self.document[QUOTATIONS]:
                for content in quotation.spans_of("content"):
                    quoted[content.start : content.end] = b"\x01" * len(content)
        return quoted

    def paragraphs(self) -> Iterator[Sequence[Sentence]]:
        """The sentences paragraph by paragraph."""
        group: list[Sentence] = []
        for sentence in self.sentences:
            if group and sentence.paragraph != group[-1].paragraph:
                yield group
                group = []
            group.append(sentence)
        if group:
            yield group


def _cola(sentence: Sentence) -> Iterator[Colon]:
    """Cut at punctuation, and where a conjunct or a clause begins."""
    begins = {
        word.subtree()[0].index
        for word in sentence.words
        if word.relation in CLAUSAL and word.upos in ("VERB", "AUX", "ADJ")
    }
    group: list[Word] = []
    for word in sentence.words:
        if word.upos in ("PUNCT", "SYM"):
            if word.text[0] in BREAKS and not is_inside_a_word(word):
                if group:
                    yield Colon(tuple(group), sentence)
                group = []
            continue
        if word.index in begins and group:
            yield Colon(tuple(group), sentence)
            group = []
        if not group and word.upos == "CCONJ" and word.relation == "cc":
            continue
        group.append(word)
    if group:
        yield Colon(tuple(group), sentence)


def is_inside_a_word(mark: Word) -> bool:
    """Whether a mark joins what stands before and behind it: "wind-roughened", "and/or"."""
    before, after = mark.previous, mark.next
    return (
        mark.text in {"-", "–", "/"}
        and before is not None
        and after is not None
        and before.end == mark.start
        and mark.end == after.start
    )


def is_content(word: Word) -> bool:
    """Whether a word means something by itself: what a repetition needs to be a figure."""
    return word.upos in CONTENT and word.lemma.lower() not in words_of("light")

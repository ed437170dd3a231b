"""The text as a rhetorician reads it: paragraphs of sentences, sentences of cola, each with its voice."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import TypeVar

from attrs import define, evolve, field, frozen

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
        return _spoken(self.tree.words)

    @cached_property
    def forms(self) -> frozenset[str]:
        """Its words in lower case: what it must have for a rule to look at it."""
        return frozenset([word.lower for word in self.tree.words])

    @cached_property
    def is_question(self) -> bool:
        """Whether it ends in a question mark (quotes and brackets aside)."""
        return "?" in "".join(word.text for word in self.tree.words[-3:] if word.upos == "PUNCT")


@frozen(eq=False)
class Colon:
    """What one voice says in a sentence, or a member of it (a clause, a conjunct, what stands between commas).

    Attributes:
        words: its words without punctuation.
        sentence: the sentence that it is in.
        voice: whose words these are: a number for whoever is quoted there; None for the author.
        attributes: whether they only say whose the quoted words beside them are: "the mediator said".
    """

    words: tuple[Word, ...]
    sentence: Sentence
    voice: int | None = None
    attributes: bool = False

    def of(self, words: tuple[Word, ...]) -> Colon:
        """A stretch of the colon."""
        return Colon(words, self.sentence, self.voice, self.attributes)

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
        """The cola of all sentences, in text order. None goes over from one voice to another."""
        found: list[Colon] = []
        for stretch in self._stretches:
            if any(map(self._attributes, stretch.words)):
                found += (evolve(each, attributes=self._is_aside(each)) for each in _cola(stretch))
            else:
                found += _cola(stretch)
        return tuple(found)

    def cola_of(self, sentence: Sentence) -> Sequence[Colon]:
        """The cola of a sentence."""
        return self._cola_by_sentence.get(sentence.number, ())

    @cached_property
    def _cola_by_sentence(self) -> dict[int, list[Colon]]:
        found: dict[int, list[Colon]] = {}
        for colon in self.cola:
            found.setdefault(colon.sentence.number, []).append(colon)
        return found

    @cached_property
    def spoken_cola(self) -> tuple[Colon, ...]:
        """The cola without those that only attribute speech: what a voice says goes on behind "he said"."""
        return tuple(colon for colon in self.cola if not colon.attributes)

    @cached_property
    def utterances(self) -> tuple[Colon, ...]:
        """What each voice says in a sentence, without a break: the whole of most sentences."""
        spoken = (each.of(_spoken(each.words)) for each in self._stretches)
        return tuple(each for each in spoken if each.words)

    @cached_property
    def _stretches(self) -> tuple[Colon, ...]:
        """The sentences, cut where the voice changes; with punctuation."""
        return tuple(
            Colon(tuple(words), sentence, voice)
            for sentence in self.sentences
            for voice, words in groupby(sentence.words, key=self.voice_number)
        )

    def _is_aside(self, colon: Colon) -> bool:
        """Whether a colon beside a quotation says no more than that, or adds to the speaker's name: "the envoy said, a lawyer"."""
        says = any(word.upos in ("VERB", "AUX") for word in colon.words)
        return not says or any(map(self._attributes, colon.words))

    def _attributes(self, word: Word) -> bool:
        return bool(self._attributing[word.start])

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
        return "author" if self._voices[where.start] < 0 else "quoted"

    def voice_number(self, word: Word) -> int | None:
        """The number of whoever is quoted with a word; None for the author."""
        voice = self._voices[word.start]
        return None if voice < 0 else voice

    @cached_property
    def _voices(self) -> array[int]:
        """For every code point of the text, the number of whoever is quoted there (the innermost); -1 for the author.

        Quotations whose source is told in the same words are of one voice.
        """
        voices = array("i", [-1]) * (len(self.document.text) + 1)
        numbers: dict[str, int] = {}
        for number, quotation in enumerate(self._quotations):
            named = " ".join(
                self.document.text[s.start : s.end] for s in quotation.spans_of("source")
            )
            voice = numbers.setdefault(named.casefold(), number) if named else number
            for content in quotation.spans_of("content"):
                voices[content.start : content.end] = array("i", [voice]) * len(content)
        return voices

    @cached_property
    def _attributing(self) -> bytearray:
        """For every code point of the text, whether it is of a cue that stands beside the very words of somebody."""
        attributing = bytearray(len(self.document.text) + 1)
        for quotation in self._quotations:
            for cue in quotation.spans_of("cue") if quotation.kind == "direct" else ():
                attributing[cue.start : cue.end] = b"\x01" * len(cue)
        return attributing

    @property
    def _quotations(self) -> Iterable[Quotation]:
        return self.document[QUOTATIONS] if QUOTATIONS.name in self.document else ()

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


def _cola(stretch: Colon) -> Iterator[Colon]:
    """Cut at punctuation, and where a conjunct or a clause begins."""
    begins = {
        word.subtree()[0].index
        for word in stretch.words
        if word.relation in CLAUSAL and word.upos in ("VERB", "AUX", "ADJ")
    }
    group: list[Word] = []
    for word in stretch.words:
        if word.upos in ("PUNCT", "SYM"):
            if word.text[0] in BREAKS and not is_inside_a_word(word):
                if group:
                    yield stretch.of(tuple(group))
                group = []
            continue
        if word.index in begins and group:
            yield stretch.of(tuple(group))
            group = []
        if not group and word.upos == "CCONJ" and word.relation == "cc":
            continue
        group.append(word)
    if group:
        yield stretch.of(tuple(group))


def _spoken(words: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(word for word in words if word.upos not in ("PUNCT", "SYM"))


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

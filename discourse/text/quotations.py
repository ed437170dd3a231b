"""The layer `quotations`: direct, indirect and mixed speech with source and cue, and speaker turns.

Marks are read from the text in any language (`quotation_marks.py`), reported speech off the trees of English
(`speech.py`), turns from labels at the start of paragraphs (`turns.py`). Here these are put together: a
quotation in marks takes its source from the verb of speech beside it, and what stands in marks without
being speech (titles, terms, words held at a distance) is none.

Scores are None: the rules are written by hand, and the data that could calibrate them does not allow it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from attrs import frozen

from discourse.model.annotations import Part
from discourse.model.document import Document
from discourse.model.layers import Layer
from discourse.model.spans import Span
from discourse.text.layers import QUOTATIONS, ZONES, Quotation, QuotationKind
from discourse.text.quotation_marks import Quoted, quoted
from discourse.text.speech import Report, cue_span, is_author, reports, source_of
from discourse.text.speech_cues import SpeechCues, english_cues
from discourse.text.syntax import Tree, Word, trees
from discourse.text.turns import turns

_SENTENCE_END = frozenset(".!?…")
_FEWEST_WORDS = 3
_WORDS_OF_A_SENTENCE = 6
_FARTHEST_CUE = 160  # code points between the marks and the verb of speech
_FARTHEST_CONTINUATION = 240  # between two quotations of one speaker
_MOSTLY = 0.6


@frozen(kw_only=True)
class QuotationsConfig:
    """What to look for.

    Attributes:
        turns: whether names before a colon may be speakers.
    """

    turns: bool = True


class QuotationFinder:
    """Finds quotations in the title and the body."""

    def __init__(self, config: QuotationsConfig) -> None:
        self._config = config

    def annotate(self, document: Document) -> Layer[Quotation]:
        """The layer `quotations`."""
        paragraphs = [z.span for z in document[ZONES] if z.label in ("title", "body")]
        found: list[Quotation] = []
        if self._config.turns:
            found.extend(
                _quotation("turn", turn.speaker, None, turn.contents, "speaker's label")
                for turn in turns(document.text, paragraphs)
            )
        language = (document.metadata.language or "").partition("-")[0]
        cues = english_cues() if language == "en" else SpeechCues({})
        found.extend(_Reading(document, paragraphs, cues).quotations())
        return QUOTATIONS.layer(found)


class _Reading:
    """One reading of a document: its trees, its quotation marks, and what each turned out to be."""

    def __init__(self, document: Document, paragraphs: Sequence[Span], cues: SpeechCues) -> None:
        self.text = document.text
        self.paragraphs = paragraphs
        self.cues = cues
        self.trees = trees(document)
        self.starts = [tree.start for tree in self.trees]
        self.marked = quoted(document.text, paragraphs)
        self.outer = [stretch for stretch in self.marked if stretch.depth == 0]
        self.outer_starts = [stretch.start for stretch in self.outer]
        self.taken: set[Quoted] = set()

    def quotations(self) -> Iterator[Quotation]:
        """Every quotation; reports first, since they say which marks belong to them."""
        for tree in self.trees:
            for report in reports(tree, self.cues):
                yield self._reported(report)
        yield from self._direct()
        for stretch in self.marked:
            if stretch.depth and stretch not in self.taken and self._is_speech(stretch):
                verb = self._verb_beside(stretch)
                if verb is not None:
                    yield self._spoken([stretch], verb)

    def _reported(self, report: Report) -> Quotation:
        """A report, direct or mixed where its content stands in quotation marks."""
        inside = [
            stretch
            for content in report.contents
            for stretch in self._outer_overlapping(content)
            if not stretch.contains(report.cue.start)
        ]
        if not inside:
            return _quotation("indirect", report.source, report.cue, report.contents, report.why)
        length = sum(len(content) for content in report.contents)
        shared = sum(
            len(part)
            for content in report.contents
            for stretch in inside
            for span in stretch.spans
            if (part := content.intersection(span)) is not None
        )
        direct = shared >= _MOSTLY * length
        # A quotation in marks ends where the marks say, not where one of its sentences does.
        contents = _united([*report.contents, *(s for stretch in inside for s in stretch.spans)])
        if direct:
            contents = tuple(s for stretch in inside for s in stretch.spans)
        self.taken.update(inside)
        kind: QuotationKind = "direct" if direct else "mixed"
        return _quotation(kind, report.source, report.cue, contents, report.why)

    def _direct(self) -> Iterator[Quotation]:
        """What stands in marks and no report has taken, each with what continues it."""
        groups: list[tuple[list[Quoted], Word | None, str]] = []
        for stretch in self.outer:
            if stretch in self.taken:
                continue
            verb = self._verb_beside(stretch)
            if self._is_speech(stretch):
                if verb is None and groups and self._continues(groups[-1][0][-1], stretch):
                    groups[-1][0].append(stretch)
                    continue
                groups.append(([stretch], verb, ""))
            elif verb is not None and self._governs(verb, stretch):
                groups.append(([stretch], verb, "mixed"))
        for stretches, verb, kind in groups:
            if verb is not None:
                yield self._spoken(stretches, verb, "mixed" if kind else "direct")
            elif self._stands_alone(stretches[0]):
                contents = tuple(span for stretch in stretches for span in stretch.spans)
                yield _quotation("direct", None, None, contents, "a sentence in quotation marks")

    def _spoken(
        self, stretches: Sequence[Quoted], verb: Word, kind: QuotationKind = "direct"
    ) -> Quotation:
        contents = tuple(span for stretch in stretches for span in stretch.spans)
        source = None if is_author(verb) else source_of(verb)
        if source is not None and any(source.overlaps(content) for content in contents):
            source = None
        why = f"quotation marks beside “{verb.text}”"
        return _quotation(kind, source, cue_span(verb), contents, why)

    def _is_speech(self, stretch: Quoted) -> bool:
        """Whether the words in marks say something, rather than name it: they have a predicate.

        A title has one too, now and then ("Who's Afraid of Virginia Woolf?"), but capitals throughout.
        """
        words = [word for word in self._words(stretch) if word.text[0].isalnum()]
        if len(words) < _FEWEST_WORDS:
            return False
        if not any(w.upos in ("VERB", "AUX") and _is_finite(w) for w in words):
            return self._ends_like_a_sentence(stretch) and len(words) >= _WORDS_OF_A_SENTENCE
        long_words = [word for word in words[1:] if len(word.text) > 3]
        return not long_words or not all(word.text[0].isupper() for word in long_words)

    def _stands_alone(self, stretch: Quoted) -> bool:
        """Whether it is speech without any word for who says it: whole sentences."""
        words = self._words(stretch)
        return len(words) >= _WORDS_OF_A_SENTENCE and self._ends_like_a_sentence(stretch)

    def _ends_like_a_sentence(self, stretch: Quoted) -> bool:
        last = self.text[stretch.spans[-1].start : stretch.end].rstrip("\"”»›’'“「」『』").rstrip()
        return last[-1:] in _SENTENCE_END or last[-1:] == ","

    def _verb_beside(self, stretch: Quoted) -> Word | None:
        """The verb of speech next to the marks, in a sentence that they stand in or touch."""
        best: tuple[int, Word] | None = None
        for word in self._words_around(stretch):
            if not self.cues.announces(word.lemma, word.upos, "quote"):
                if not self.cues.announces(word.lemma, word.upos, "name"):
                    continue
                if word.start > stretch.start:
                    continue
            if word.start >= stretch.end:
                between = self.text[stretch.end : word.start]
                open_sentence = not _ends_a_sentence(between)
            else:
                between = self.text[word.end : stretch.start]
                open_sentence = not _ends_a_sentence(between)
            if len(between) > _FARTHEST_CUE or not open_sentence or "”" in between:
                continue
            if best is None or len(between) < best[0]:
                best = len(between), word
        return best[1] if best else None

    def _governs(self, verb: Word, stretch: Quoted) -> bool:
        """Whether a fragment in marks hangs from a verb of speech: "called it “a disgrace”"."""
        words = [word for word in self._words(stretch) if word.text[0].isalnum()]
        if len(words) < 2 or verb.start > stretch.start or is_author(verb):
            return False
        top = next((w for w in words if w.head is None or not stretch.contains(w.head.start)), None)
        if top is None:
            return False
        for distance, ancestor in enumerate(top.ancestors()):
            if ancestor is verb:
                return True
            if distance == 3:
                break
        return False

    def _continues(self, before: Quoted, stretch: Quoted) -> bool:
        """Whether a quotation goes on after the cue: "“…,” he said. “…”"."""
        between = self.text[before.end : stretch.start]
        if len(between) > _FARTHEST_CONTINUATION or "\n" in between:
            return False
        return sum(between.count(mark) for mark in ".!?") <= 1

    def _outer_overlapping(self, span: Span) -> list[Quoted]:
        place = max(0, bisect_right(self.outer_starts, span.start) - 1)
        found = []
        while place < len(self.outer) and self.outer[place].start < span.end:
            if any(part.overlaps(span) for part in self.outer[place].spans):
                found.append(self.outer[place])
            place += 1
        return found

    def _trees_over(self, span: Span) -> Sequence[Tree]:
        first = max(0, bisect_right(self.starts, span.start) - 1)
        last = bisect_right(self.starts, span.end - 1)
        return self.trees[first:last]

    def _words(self, stretch: Quoted) -> list[Word]:
        return [
            word
            for span in stretch.spans
            for tree in self._trees_over(span)
            for word in tree.words_within(span)
        ]

    def _words_around(self, stretch: Quoted) -> Iterator[Word]:
        """The words outside all marks of the sentences at both ends, and of the one that follows closely."""
        first = max(0, bisect_right(self.starts, stretch.start) - 1)
        last = bisect_right(self.starts, stretch.end - 1) - 1
        places = {first, last, last + 1}
        if first and self.text[self.trees[first - 1].end - 1] == ":":
            places.add(first - 1)
        for place in sorted(places):
            if not 0 <= place < len(self.trees):
                continue
            for word in self.trees[place].words:
                within = (
                    stretch.start <= word.start < stretch.end
                    if stretch.depth == 0
                    else (stretch.contains(word.start))
                )
                if not within and (stretch.depth or not self._is_quoted(word.start)):
                    yield word

    def _is_quoted(self, offset: int) -> bool:
        place = bisect_right(self.outer_starts, offset) - 1
        return place >= 0 and self.outer[place].contains(offset)


def _is_finite(word: Word) -> bool:
    return word.feats.get("VerbForm") in (None, "Fin") or word.relation in ("root", "ccomp")


def _ends_a_sentence(between: str) -> bool:
    """Whether a sentence ends in what stands between marks and verb; an abbreviation's dot does not count."""
    stripped = between.strip()
    return (
        any(mark in stripped[:-1] and f"{mark} " in stripped for mark in _SENTENCE_END)
        or "\n\n" in between
    )


def _united(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The same code points in as few spans as can be, in order."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end + 1:
            joined[-1] = joined[-1].hull(span)
        else:
            joined.append(span)
    return tuple(joined)


def _quotation(
    kind: QuotationKind,
    source: Span | None,
    cue: Span | None,
    contents: Sequence[Span],
    why: str,
) -> Quotation:
    named = [("source", source), ("cue", cue), *(("content", content) for content in contents)]
    parts = sorted(
        (Part(name, span.start, span.end) for name, span in named if span is not None),
        key=lambda part: (part.start, part.end),
    )
    return Quotation.over(tuple(parts), kind=kind, why=why)

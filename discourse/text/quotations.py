"""The layer `quotations`: direct, indirect and mixed speech with source and cue, and speaker turns.

Marks are read from the text in any language (`quotation_marks.py`), reported speech off the trees of English
(`speech.py`), turns from labels at the start of paragraphs (`turns.py`). Here these are put together: a
quotation in marks takes its source from the verb of speech beside it, and what stands in marks without
being speech (titles, terms, words held at a distance) is none.

Scores are None: the rules are written by hand, and the data that could calibrate them does not allow it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import mutable

from discourse.model.annotations import Part
from discourse.model.document import Document
from discourse.model.layers import Layer
from discourse.model.spans import Span
from discourse.pipeline.annotator import NoConfig
from discourse.text.cue_spans import cue_span, with_topic
from discourse.text.layers import QUOTATIONS, ZONES, Quotation, QuotationKind
from discourse.text.quotation_marks import Quoted, quoted
from discourse.text.speakers import is_denied, speaker
from discourse.text.speech import is_author, reports, source_of
from discourse.text.speech_cues import SpeechCues, english_cues
from discourse.text.speech_parts import Report
from discourse.text.syntax import Tree, Word, trees
from discourse.text.turns import turns

_SENTENCE_END = frozenset(".!?…")
_OPEN_CLASSES = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
_MARKS_AND_STOPS = "\"”»›’'“「」『』.,!?…;: "
_FEWEST_WORDS = 3
_WORDS_OF_A_SENTENCE = 6
_FARTHEST_CUE = 160  # code points between the marks and the verb of speech
_FARTHEST_CONTINUATION = 240  # between two quotations of one speaker
_MOSTLY = 0.6


class QuotationFinder:
    """Finds quotations in the title and the body."""

    def __init__(self, _: NoConfig) -> None:
        """There is nothing to set."""

    def annotate(self, document: Document) -> Layer[Quotation]:
        """The layer `quotations`."""
        paragraphs = [z.span for z in document[ZONES] if z.label in ("title", "body")]
        found = [
            _quotation("turn", turn.speaker, None, turn.contents, "speaker's label")
            for turn in turns(document.text, paragraphs)
        ]
        language = (document.metadata.language or "").partition("-")[0]
        cues = english_cues() if language == "en" else SpeechCues({})
        found.extend(_Reading(document, paragraphs, cues).quotations())
        return QUOTATIONS.layer(found)


@mutable
class _Draft:
    """A quotation while its contents are still being found."""

    kind: QuotationKind
    source: Span | None
    cue: Span | None
    contents: list[Span]
    why: str
    verb: Word | None = None


class _Reading:
    """One reading of a document: its trees, its quotation marks, and what each turned out to be."""

    def __init__(self, document: Document, paragraphs: Sequence[Span], cues: SpeechCues) -> None:
        self.text = document.text
        self.cues = cues
        self.trees = trees(document)
        self.starts = [tree.start for tree in self.trees]
        self.marked = quoted(document.text, paragraphs)
        deepest = max((stretch.depth for stretch in self.marked), default=0)
        self.levels = [[s for s in self.marked if s.depth == d] for d in range(deepest + 1)]
        self.level_starts = [[stretch.start for stretch in level] for level in self.levels]
        self.outer = self.levels[0]
        self.drafts: list[_Draft] = []
        self.taken: dict[Quoted, _Draft] = {}
        self.reporting: dict[int, _Draft] = {}

    def quotations(self) -> Iterator[Quotation]:
        """Every quotation; reports first, since they say which marks belong to them."""
        for tree in self.trees:
            found = list(reports(tree, self.cues))
            for report in found:
                if not any(_is_part_of_the_cue(report, other) for other in found):
                    self._report(report)
        for before, stretch in pairwise([None, *self.outer]):
            if stretch is not None and stretch not in self.taken:
                self._quote(stretch, before)
        for stretch in self.marked:
            if stretch.depth and self._is_speech(stretch):
                verb = self._verb_beside(stretch)
                if verb is not None and verb.index not in self.reporting:
                    self._spoken(stretch, verb, "direct")
        for draft in self.drafts:
            yield _quotation(
                draft.kind, draft.source, draft.cue, _united(draft.contents), draft.why
            )

    def _report(self, report: Report) -> None:
        """A report; direct or mixed where its content stands in quotation marks."""
        draft = _Draft(
            "indirect",
            report.source,
            _apart_from(report.contents, with_topic(report.cue, report.cue_word), report.cue),
            [self._within_marks(content, report.cue.start) for content in report.contents],
            report.why,
            report.cue_word,
        )
        self._add(draft)
        inside = [
            stretch
            for content in report.contents
            for stretch in self._overlapping(content, self._depth(report.cue.start))
            if not stretch.contains(report.cue.start)
        ]
        if not inside:
            return
        draft.contents = [self._from_the_marks(content, inside) for content in draft.contents]
        # A quotation in marks ends where the marks say, not where one of its sentences does.
        quoted_spans = [span for stretch in inside for span in stretch.spans]
        shared = sum(
            len(part)
            for content in draft.contents
            for span in quoted_spans
            if (part := content.intersection(span)) is not None
        )
        speaks_first = inside[0].start == draft.contents[0].start and self._is_speech(inside[0])
        if speaks_first or shared >= _MOSTLY * sum(len(content) for content in draft.contents):
            draft.kind, draft.contents = "direct", quoted_spans
        else:
            draft.kind, draft.contents = "mixed", [*draft.contents, *quoted_spans]
        self.taken.update(dict.fromkeys(inside, draft))

    def _quote(self, stretch: Quoted, before: Quoted | None) -> None:
        """What stands in marks and no report has taken: speech with a cue, the rest of some, or nothing."""
        verb = self._verb_beside(stretch)
        if not self._is_speech(stretch):
            if verb is not None and self._governs(verb, stretch):
                self._spoken(stretch, verb, "mixed")
            return
        begun = self.taken.get(before) if before is not None else None
        said = self.reporting.get(verb.index) if verb is not None else None
        if said is not None and said is not begun and said.kind == "direct":
            said.contents.extend(stretch.spans)
            self.taken[stretch] = said
        elif verb is not None and (begun is None or begun.verb is not verb):
            self._spoken(stretch, verb, "direct")
        elif begun is not None and before is not None and self._continues(before, stretch):
            begun.contents.extend(stretch.spans)
            self.taken[stretch] = begun
        elif self._stands_alone(stretch):
            why = "a sentence in quotation marks"
            draft = _Draft("direct", None, None, list(stretch.spans), why)
            self._add(draft)
            self.taken[stretch] = draft

    def _spoken(self, stretch: Quoted, verb: Word, kind: QuotationKind) -> None:
        contents = list(stretch.spans)
        source = None if is_author(verb) else source_of(verb)
        if source is not None:
            source = speaker(source, verb, self.cues)
        if source is not None and any(source.overlaps(content) for content in contents):
            source = None
        why = f"quotation marks beside “{verb.text}”"
        cue = _apart_from(contents, with_topic(cue_span(verb), verb), verb.span)
        draft = _Draft(kind, source, cue, contents, why, verb)
        self._add(draft)
        self.taken[stretch] = draft

    def _add(self, draft: _Draft) -> None:
        self.drafts.append(draft)
        if draft.verb is not None:
            self.reporting[draft.verb.index] = draft

    def _is_speech(self, stretch: Quoted) -> bool:
        """Whether the words in marks say something, rather than name it: they have a predicate.

        A title has one too, now and then ("Who's Afraid of Virginia Woolf?"), but capitals throughout.
        """
        words = [word for word in self._words(stretch) if word.text[0].isalnum()]
        if len(words) < _FEWEST_WORDS:
            return False
        if not any(w.upos in ("VERB", "AUX") and _is_finite(w) for w in words):
            return self._ends_like_a_sentence(stretch) and len(words) >= _WORDS_OF_A_SENTENCE
        return not _is_title(words)

    def _stands_alone(self, stretch: Quoted) -> bool:
        """Whether it is speech without any word for who says it: whole sentences, and nobody denies them."""
        words = self._words(stretch)
        before = next((w for w in self._words_before(stretch) if w.upos != "PUNCT"), None)
        if before is not None and self.cues.announces(before, "quote") and is_denied(before):
            return False
        return len(words) >= _WORDS_OF_A_SENTENCE and self._ends_like_a_sentence(stretch)

    def _ends_like_a_sentence(self, stretch: Quoted) -> bool:
        last = self.text[stretch.spans[-1].start : stretch.end].rstrip("\"”»›’'“「」『』").rstrip()
        return last[-1:] in _SENTENCE_END or last[-1:] == ","

    def _verb_beside(self, stretch: Quoted) -> Word | None:
        """The nearest verb of speech in the sentences that the marks stand in or touch."""
        best: tuple[int, Word] | None = None
        for word in self._words_beside(stretch):
            quotes = self.cues.announces(word, "quote")
            names = self.cues.announces(word, "name") and word.end <= stretch.start
            taken = self.reporting.get(word.index)
            if (
                not (quotes or names or self._before_colon(word))
                or is_denied(word)
                or (taken is not None and taken.kind == "indirect")
            ):
                continue
            distance = max(word.start - stretch.end, stretch.start - word.end)
            if distance <= _FARTHEST_CUE and (best is None or distance < best[0]):
                best = distance, word
        return best[1] if best else None

    def _governs(self, verb: Word, stretch: Quoted) -> bool:
        """Whether a fragment in marks hangs from a verb of speech: "called it “a disgrace”"."""
        words = [word for word in self._words(stretch) if word.text[0].isalnum()]
        if len(words) < 2 or verb.start > stretch.start or is_author(verb) or _is_title(words):
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

    def _from_the_marks(self, content: Span, inside: Sequence[Quoted]) -> Span:
        """The content without a sentence or paragraph before its marks: "Putin met Xi. “We are partners,”"."""
        for stretch in inside:
            before = self.text[content.start : max(content.start, stretch.start)]
            if before.rstrip()[-1:] in _SENTENCE_END or "\n" in before:
                return Span(stretch.start, max(content.end, stretch.start))
        return content

    def _within_marks(self, content: Span, cue: int) -> Span:
        """The content without the closing mark of the quotation that its cue too stands in."""
        for depth in range(self._depth(cue)):
            for stretch in self._overlapping(Span(cue, cue + 1), depth):
                if content.start < stretch.end <= content.end:
                    words = self.text[content.start : stretch.end].rstrip(_MARKS_AND_STOPS)
                    content = Span(content.start, content.start + max(1, len(words)))
        return content

    def _before_colon(self, word: Word) -> bool:
        """Whether a word before a colon is a verb of speech, whatever its tag: "The communiqué states: …"."""
        following = word.next
        colon = following is not None and following.text == ":"
        return colon and self.cues.announces_after_all(word)

    def _overlapping(self, span: Span, depth: int) -> list[Quoted]:
        """The stretches of a depth that share words with a span."""
        if depth >= len(self.levels):
            return []
        level, starts = self.levels[depth], self.level_starts[depth]
        first = max(0, bisect_right(starts, span.start) - 1)
        last = bisect_left(starts, span.end)
        return [stretch for stretch in level[first:last] if stretch.overlaps(span)]

    def _depth(self, offset: int) -> int:
        """How many quotation marks stand open around a code point."""
        return sum(
            bool(self._overlapping(Span(offset, offset + 1), depth))
            for depth in range(len(self.levels))
        )

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

    def _words_before(self, stretch: Quoted) -> Iterator[Word]:
        """The words of its sentence before it, the nearest first."""
        for tree in self._trees_over(Span(stretch.start, stretch.start + 1)):
            yield from (word for word in reversed(tree.words) if word.end <= stretch.start)

    def _words_beside(self, stretch: Quoted) -> Iterator[Word]:
        """The words outside all marks before and after it in its sentences.

        Of the sentence after it, where the model cut between "…?" and "he asked"; of the one before it, where
        that ends in a colon.
        """
        first = max(0, bisect_right(self.starts, stretch.start) - 1)
        last = bisect_right(self.starts, stretch.end - 1) - 1
        before, after = list(self.trees[first : first + 1]), list(self.trees[last : last + 1])
        if first and self.text[self.trees[first - 1].end - 1] == ":":
            before.append(self.trees[first - 1])
        if last + 1 < len(self.trees) and _follows_closely(
            stretch, self.trees[last + 1], self.text
        ):
            after.append(self.trees[last + 1])
        for tree in before:
            yield from (
                w for w in tree.words if w.end <= stretch.start and self._outside(w, stretch)
            )
        for tree in after:
            yield from (
                w for w in tree.words if w.start >= stretch.end and self._outside(w, stretch)
            )

    def _outside(self, word: Word, stretch: Quoted) -> bool:
        return stretch.depth > 0 or not self._is_quoted(word.start)

    def _is_quoted(self, offset: int) -> bool:
        return bool(self._overlapping(Span(offset, offset + 1), 0))


def _apart_from(contents: Sequence[Span], wider: Span, cue: Span) -> Span:
    """The wider cue, if none of the contents shares words with it."""
    return cue if any(wider.overlaps(content) for content in contents) else wider


def _is_part_of_the_cue(report: Report, other: Report) -> bool:
    """Whether it is the "statement" of "said in a statement", which a parser gave the same content."""
    return len(other.cue) > len(report.cue) and other.cue.contains(report.cue_word.start)


def _is_title(words: Sequence[Word]) -> bool:
    """Whether words are capitalised as in a title: all but the small ones, and more than one."""
    full = [word for word in words if word.upos in _OPEN_CLASSES]
    return len(full) > 1 and all(word.text[0].isupper() for word in full)


def _is_finite(word: Word) -> bool:
    return word.feats.get("VerbForm") in (None, "Fin") or word.relation in ("root", "ccomp")


def _follows_closely(stretch: Quoted, tree: Tree, text: str) -> bool:
    """Whether a sentence goes on from the marks, on the same line."""
    return tree.start - stretch.end <= 2 and "\n" not in text[stretch.end : tree.start]


def _united(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The same code points in as few spans as can be, in order."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
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

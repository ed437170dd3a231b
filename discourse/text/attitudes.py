"""The layer `attitudes`: what somebody wants, likes or knows, and speech of which no words are given.

Attribution in the wide sense of the Penn Attribution Relations Corpus and of PolNeAR (Pareti 2012; Newell,
Margolin & Ruths 2018) takes in far more than quotations: "Sanders backs the bill", "voters are tired of it",
"the minister would not say when". The words there are the author's, so these are kept apart from `quotations`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from discourse.model.annotations import Part
from discourse.model.document import Document
from discourse.model.layers import Layer
from discourse.pipeline.annotator import NoConfig
from discourse.text.attitude_cues import AttitudeCues, english_attitude_cues
from discourse.text.attitude_nouns import of_adjective, of_noun
from discourse.text.attitude_verbs import of_verb
from discourse.text.layers import ATTITUDES, QUOTATIONS, Attitude, AttitudeKind, Quotation
from discourse.text.speakers import holder, is_thing
from discourse.text.speech import source_of
from discourse.text.speech_asides import according_to, aside
from discourse.text.speech_parts import (
    Report,
    report_of,
    report_with,
)
from discourse.text.syntax import Tree, trees


class AttitudeFinder:
    """Finds attitudes in English; what is a quotation already is left out."""

    def __init__(self, _: NoConfig) -> None:
        """There is nothing to set."""

    def annotate(self, document: Document) -> Layer[Attitude]:
        """The layer `attitudes`."""
        said = {
            offset
            for quotation in document[QUOTATIONS]
            for cue in quotation.spans_of("cue")
            for offset in range(cue.start, cue.end)
        }
        cues = english_attitude_cues()
        return ATTITUDES.layer(
            _attitude(kind, within)
            for tree in trees(document)
            for kind, report in _apart(attitudes(tree, cues))
            if report.cue_word.start not in said
            and (within := _within_speech(report, document[QUOTATIONS])) is not None
        )


def attitudes(tree: Tree, cues: AttitudeCues) -> Iterator[tuple[AttitudeKind, Report]]:
    """The attitudes in a sentence, each with its kind, in the order of their cues."""
    for word in tree.words:
        accordance = according_to(word)
        if accordance is not None:
            yield "evidence", accordance  # what speaks is a quotation already
            continue
        read = _OF.get(word.upos)
        cue = cues.of(word) if read is not None else None
        report = read(word, cue) if read is not None and cue is not None else None
        if report is None and cue is not None and word.upos == "VERB" and "clause" in cue.gives:
            around = aside(word, cues.speech)
            report = (
                report_of(word, source_of(word), around, f"“{word.text}” put in")
                if around
                else None
            )
        if cue is None or report is None or _is_the_reader(report, tree):
            continue
        if report.source is None:
            yield cue.kind, report
            continue
        source = holder(report.source, tree)
        if source is not None:
            shown = cue.kind == "speech" and is_thing(source, word, cues.speech)
            yield "evidence" if shown else cue.kind, evolve(report, source=source)


def _is_the_reader(report: Report, tree: Tree) -> bool:
    """Whether it is "your" attitude: the reader's or anybody's, and so nobody's in particular."""
    source = report.source
    words = tree.words_within(source) if source is not None else ()
    return len(words) == 1 and words[0].lower in ("you", "your")


def _apart(
    found: Iterable[tuple[AttitudeKind, Report]],
) -> Iterator[tuple[AttitudeKind, Report]]:
    """Without what is part of another's cue: in "seems to like it", the seeming."""
    attitudes = list(found)
    by_word = {report.cue_word.start: report for _, report in attitudes}
    parts = {
        start
        for start, own in by_word.items()
        for other in by_word.values()
        if other is not own and other.cue.contains(own.cue_word.span)
    }
    yield from (each for each in attitudes if each[1].cue_word.start not in parts)


def _within_speech(report: Report, quotations: Layer[Quotation]) -> Report | None:
    """What it is to, without the words that report the speech around it: "the voters want change, she said"."""
    reporting = [
        span
        for quotation in quotations.covering(report.cue)
        if any(content.contains(report.cue) for content in quotation.spans_of("content"))
        for span in (*quotation.spans_of("source"), *quotation.spans_of("cue"))
        if any(content.overlaps(span) for content in report.contents)
    ]
    if not reporting:
        return report
    inside = [
        word
        for word in report.cue_word.tree.words
        if any(content.contains(word.span) for content in report.contents)
        and not any(span.overlaps(word.span) for span in reporting)
    ]
    return report_with(report.cue, report.cue_word, report.source, inside, report.why)


def _attitude(kind: AttitudeKind, report: Report) -> Attitude:
    named = [
        ("source", report.source),
        ("cue", report.cue),
        *(("content", c) for c in report.contents),
    ]
    parts = sorted(
        (Part(name, span.start, span.end) for name, span in named if span is not None),
        key=lambda part: (part.start, part.end),
    )
    return Attitude.over(tuple(parts), kind=kind, why=report.why)


_OF = {"VERB": of_verb, "NOUN": of_noun, "ADJ": of_adjective}

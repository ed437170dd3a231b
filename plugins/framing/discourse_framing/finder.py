"""From a document to its frames, sentence by sentence, and the profile of the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from attrs import evolve, frozen

from discourse import Document, Layer, Part, Span
from discourse.text.syntax import Tree, trees
from discourse_framing.associations import associations
from discourse_framing.background import background_of, raised
from discourse_framing.codebooks import Codebook, CodedFrame, codebook
from discourse_framing.combination import OTHER, features_of, read_weights
from discourse_framing.evidence import Finding, Reader, Reading
from discourse_framing.layers import (
    ACTOR_FRAMES,
    AUTHOR,
    FRAMES,
    PROFILE,
    QUOTED,
    ActorFrame,
    Evidence,
    Frame,
    Measure,
    Settings,
)
from discourse_framing.prevalence import PRIOR_SENTENCES, Prior
from discourse_framing.profiles import Chances, profile, units_of
from discourse_framing.vectors import resemblances

FUNCTIONS = "entman"
"""The codebook whose constructions say what a frame does in a sentence."""


class FrameFinder:
    """Reads the sentences with every codebook that is for the document's language."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        books = {name: codebook(name) for name in settings.codebook}
        backgrounds = {name: background_of(name, book) for name, book in books.items()}
        self._functions = Reader(codebook(FUNCTIONS))
        self._readers = [
            Reader(raised(book, backgrounds[name], settings.common)) for name, book in books.items()
        ]
        self._resemblances = resemblances(
            [reader.codebook for reader in self._readers], settings.vectors, settings.vectors_weight
        )
        fitted = [read_weights(Path(path)) for path in settings.weights]
        self._models = {
            (weights.codebook, frame): (model, weights.threshold(frame))
            for weights in fitted
            for frame, model in weights.models.items()
        }
        # a profile is measured against a background that was read with the same weights and thresholds
        self._backgrounds = {
            background.codebook: evolve(
                background,
                frames={
                    frame: own
                    for frame, own in background.frames.items()
                    if (background.codebook, frame) not in self._models
                },
            )
            for background in backgrounds.values()
            if background and not settings.common
        }
        self._priors = {
            (weights.codebook, frame): Prior(share, PRIOR_SENTENCES)
            for weights in fitted
            for frame, share in weights.shares.items()
        }

    def annotate(
        self, document: Document
    ) -> tuple[Layer[Frame], Layer[Measure], Layer[ActorFrame]]:
        language = (document.metadata.language or "").partition("-")[0]
        readers = [r for r in self._readers if language in ("", r.codebook.language)]
        sentences = trees(document) if readers else ()
        functions = [self._functions.read(document, tree) for tree in sentences]
        readings = [(r.codebook, self._read(document, r, sentences, functions)) for r in readers]
        frames = FRAMES.layer(self._frames(sentences, functions, readings))
        units = units_of(document)
        codebooks = [reader.codebook for reader in readers]
        measures = profile(
            document,
            units,
            frames,
            codebooks,
            self._backgrounds,
            self._chances(sentences, readings),
            self._settings.seed,
        )
        return (
            frames,
            PROFILE.layer(measures),
            ACTOR_FRAMES.layer(associations(document, units, frames, codebooks)),
        )

    def _read(
        self,
        document: Document,
        reader: Reader,
        sentences: Sequence[Tree],
        functions: Sequence[list[Finding]],
    ) -> list[Reading]:
        """Each sentence as the codebook reads it, with the evidence in its neighbours."""
        has_read = reader.codebook.id == FUNCTIONS
        found = functions if has_read else [reader.read(document, tree) for tree in sentences]
        resemblance = self._resemblances.get(reader.codebook.id)
        if resemblance:
            like = resemblance.read(document, sentences)
            found = [[*own, *alike] for own, alike in zip(found, like, strict=True)]
        return [
            Reading(
                tuple(own),
                (*(found[place - 1] if place else ()), *chain(*found[place + 1 : place + 2])),
            )
            for place, own in enumerate(found)
        ]

    def _frames(
        self,
        sentences: Sequence[Tree],
        functions: Sequence[Sequence[Finding]],
        readings: Sequence[tuple[Codebook, Sequence[Reading]]],
    ) -> Iterator[Frame]:
        for book, read in readings:
            for tree, function, reading in zip(sentences, functions, read, strict=True):
                for use in _uses(book, reading.findings):
                    frame = use.as_frame(book, tree, function)
                    yield from self._decided(
                        book, use, frame, evolve(reading, findings=use.findings)
                    )

    def _chances(
        self, sentences: Sequence[Tree], readings: Sequence[tuple[Codebook, Sequence[Reading]]]
    ) -> dict[tuple[str, str], Chances]:
        """How probable each frame with a calibrated model is in each sentence and voice, evidence or not."""
        chances = {}
        for book, read in readings:
            for frame in book.frame:
                prior = self._priors.get((book.id, frame.id))
                if prior is not None:
                    model, _ = self._models[book.id, frame.id]
                    of = {
                        (voice, Span(tree.start, tree.end)): model.probability(
                            features_of(_in_voice(reading, voice), book, frame.id)
                        )
                        for tree, reading in zip(sentences, read, strict=True)
                        for voice in (AUTHOR, QUOTED)
                    }
                    chances[book.id, frame.id] = Chances(of, prior)
        return chances

    def _decided(
        self, book: Codebook, use: _Use, frame: Frame, reading: Reading
    ) -> Iterator[Frame]:
        """The frame, if its evidence is enough: for the fitted model, or for the codebook's threshold."""
        if (book.id, frame.frame) in self._models:
            model, threshold = self._models[book.id, frame.frame]
            features = features_of(reading, book, frame.frame)
            probability = model.probability(features)
            if probability >= threshold:
                reasons = model.reasons(features, frame.frame, OTHER)
                yield evolve(frame, score=probability, why=", ".join(map(str, reasons[:3])))
        elif use.strength >= use.frame.threshold:
            yield frame


@frozen
class _Use:
    """The evidence in one sentence for one frame in one voice."""

    frame: CodedFrame
    voice: str
    findings: tuple[Finding, ...]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return tuple(finding.evidence for finding in self.findings)

    @property
    def strength(self) -> float:
        """The summed weights, each entry of the codebook once however often its words come."""
        return sum({evidence.rule: evidence.weight for evidence in self.evidence}.values())

    def as_frame(self, book: Codebook, tree: Tree, functions: Sequence[Finding]) -> Frame:
        contents = [finding.content for finding in self.findings if finding.content]
        return Frame(
            start=tree.start,
            end=tree.end,
            parts=(
                *(Part("evidence", e.start, e.end) for e in self.evidence),
                *(Part("content", span.start, span.end) for span in contents),
            ),
            why=" + ".join(dict.fromkeys(map(_reason, self.evidence))),
            codebook=book.id,
            frame=self.frame.id,
            function=self._function(functions),
            voice=self.voice,
            strength=self.strength,
            evidence=self.evidence,
        )

    def _function(self, functions: Sequence[Finding]) -> str:
        """What is required, caused or judged where the evidence stands; else what the codebook says."""
        if self.frame.function:
            return self.frame.function
        for finding in functions:
            content = finding.content
            if content and any(content.contains(evidence.span) for evidence in self.evidence):
                return finding.frame.function or ""
        return ""


def _uses(book: Codebook, findings: Sequence[Finding]) -> Iterator[_Use]:
    """The findings by frame and voice; those of a part of a frame are the frame's as well."""
    grouped: dict[tuple[str, str], list[Finding]] = {}
    taken: dict[tuple[str, str], set[int]] = {}
    for finding in findings:
        for frame in book.lineage(finding.frame):
            key = frame.id, finding.evidence.voice
            if (
                finding.evidence.source == "examples"
            ):  # of the whole sentence: it takes no words away
                grouped.setdefault(key, []).append(finding)
                continue
            offsets = range(finding.evidence.start, finding.evidence.end)
            if taken.setdefault(key, set()).isdisjoint(offsets):
                taken[key].update(offsets)
                grouped.setdefault(key, []).append(finding)
    for (frame_id, voice), found in grouped.items():
        yield _Use(book[frame_id], voice, tuple(found))


def _in_voice(reading: Reading, voice: str) -> Reading:
    """The reading with the author's evidence alone, or with that of all whom the text quotes."""
    author = voice == AUTHOR
    own = (f for f in reading.findings if (f.evidence.voice == AUTHOR) == author)
    return evolve(reading, findings=tuple(own))


def _reason(evidence: Evidence) -> str:
    flags = [flag for flag in ("negated", "modal") if getattr(evidence, flag)]
    return f"{evidence.rule} ({', '.join((f'{evidence.weight:g}', *flags))})"

"""From a document to its frames, sentence by sentence, and the profile of the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import evolve, frozen

from discourse import Document, Layer, Part
from discourse.text.syntax import Tree, trees
from discourse_framing.codebooks import Codebook, CodedFrame, codebook
from discourse_framing.combination import features_of, read_weights
from discourse_framing.evidence import Finding, Reader
from discourse_framing.layers import FRAMES, PROFILE, Evidence, Frame, Measure, Settings
from discourse_framing.profiles import profile

FUNCTIONS = "entman"
"""The codebook whose constructions say what a frame does in a sentence."""


class FrameFinder:
    """Reads the sentences with every codebook that is for the document's language."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._functions = Reader(codebook(FUNCTIONS))
        self._readers = [
            self._functions if name == FUNCTIONS else Reader(codebook(name))
            for name in settings.codebook
        ]
        fitted = (read_weights(Path(path)) for path in settings.weights)
        self._models = {
            (weights.codebook, frame): model
            for weights in fitted
            for frame, model in weights.models.items()
        }

    def annotate(self, document: Document) -> tuple[Layer[Frame], Layer[Measure]]:
        language = (document.metadata.language or "").partition("-")[0]
        readers = [r for r in self._readers if language in ("", r.codebook.language)]
        frames = FRAMES.layer(
            frame for tree in trees(document) for frame in self._frames(document, tree, readers)
        )
        codebooks = [reader.codebook for reader in readers]
        return frames, PROFILE.layer(profile(document, frames, codebooks, self._settings.seed))

    def _frames(self, document: Document, tree: Tree, readers: Sequence[Reader]) -> Iterator[Frame]:
        functions = self._functions.read(document, tree) if readers else []
        for reader in readers:
            findings = functions if reader is self._functions else reader.read(document, tree)
            for use in _uses(reader.codebook, findings):
                model = self._models.get((reader.codebook.id, use.frame.id))
                frame = use.as_frame(reader.codebook, tree, functions)
                if model is not None:
                    decision = model.decide(features_of(use.findings, reader.codebook, frame.frame))
                    if decision.label == frame.frame:
                        yield evolve(frame, score=decision.probability, why=decision.why)
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
            offsets = range(finding.evidence.start, finding.evidence.end)
            if taken.setdefault(key, set()).isdisjoint(offsets):
                taken[key].update(offsets)
                grouped.setdefault(key, []).append(finding)
    for (frame_id, voice), found in grouped.items():
        yield _Use(book[frame_id], voice, tuple(found))


def _reason(evidence: Evidence) -> str:
    flags = [flag for flag in ("negated", "modal") if getattr(evidence, flag)]
    return f"{evidence.rule} ({', '.join((f'{evidence.weight:g}', *flags))})"

"""What is common: how strong the evidence for each frame is in a background of texts, and how much room frames take there.

Without codes nobody knows what a strength is worth; what can be known is how often it comes by. The shipped codebooks have
a background of speeches in the general debate of the United Nations (2015-2024, CC0); it holds counts, no texts. Another
is made with `discourse codebook background`, and lies beside its codebook as `NAME.background.json`.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from attrs import asdict, evolve, frozen

from discourse import Document
from discourse.analysis.records import Misfit, structure
from discourse.errors import DataError
from discourse.text.syntax import trees
from discourse_framing import codebooks
from discourse_framing.codebooks import Codebook
from discourse_framing.evidence import Finding, Reader

BEYOND = 0.5  # above the greatest strength that was seen

STEPS = 20
"""Shares of texts are kept as this many quantiles, and the least."""


@frozen(kw_only=True)
class FrameBackground:
    """How one frame comes by.

    Attributes:
        strengths: those that were seen, rising.
        reached: for each of them the share of sentences that reach it.
        shares: quantiles, from the least to the greatest in even steps, of the share of a text's sentences that
            use the frame.
    """

    strengths: tuple[float, ...]
    reached: tuple[float, ...]
    shares: tuple[float, ...]

    def threshold(self, common: float) -> float:
        """The strength that at most this share of the sentences reach."""
        for strength, share in zip(self.strengths, self.reached, strict=True):
            if share <= common:
                return strength
        return self.strengths[-1] + BEYOND if self.strengths else 0.0

    def percentile(self, share: float) -> float:
        """The share of the background's texts in which the frame takes less room."""
        return round(bisect_left(self.shares, share) / len(self.shares), 2)


@frozen(kw_only=True)
class Background:
    """What a codebook finds in a sample of texts.

    Attributes:
        version: of the codebook.
        source: the texts, with their licence.
        documents: the ids of those that were read, and `sentences` how many sentences they have.
    """

    codebook: str
    version: str
    source: str
    documents: tuple[str, ...]
    sentences: int
    frames: dict[str, FrameBackground]


def measured(
    books: Sequence[Codebook], documents: Iterable[Document], *, source: str
) -> list[Background]:
    """The backgrounds of several codebooks in the same documents, whoever speaks in them."""
    readers = [Reader(book) for book in books]
    seen = [_Seen(book) for book in books]
    for document in documents:
        sentences = trees(document)
        for reader, own in zip(readers, seen, strict=True):
            own.add(document.id, [reader.read(document, tree) for tree in sentences])
    return [own.background(source) for own in seen]


class _Seen:
    def __init__(self, book: Codebook) -> None:
        self._book = book
        self._sentences = 0
        self._documents: list[str] = []
        self._strengths: dict[str, Counter[float]] = {f.id: Counter() for f in book.frame}
        self._shares: dict[str, list[float]] = {f.id: [] for f in book.frame}

    def add(self, document: str, sentences: Sequence[Sequence[Finding]]) -> None:
        """Count a text."""
        if not sentences:
            return
        strengths = [strengths_of(findings, self._book) for findings in sentences]
        self._documents.append(document)
        self._sentences += len(sentences)
        for frame in self._book.frame:
            own = [each[frame.id] for each in strengths if frame.id in each]
            self._strengths[frame.id].update(own)
            used = sum(strength >= frame.threshold for strength in own)
            self._shares[frame.id].append(used / len(sentences))

    def background(self, source: str) -> Background:
        return Background(
            codebook=self._book.id,
            version=self._book.version,
            source=source,
            documents=tuple(sorted(self._documents)),
            sentences=self._sentences,
            frames={frame.id: self._frame(frame.id) for frame in self._book.frame},
        )

    def _frame(self, frame: str) -> FrameBackground:
        counts = self._strengths[frame]
        strengths = sorted(counts)
        reaching = [sum(counts[s] for s in strengths[place:]) for place in range(len(strengths))]
        shares = sorted(self._shares[frame])
        places = [round(step * (len(shares) - 1) / STEPS) for step in range(STEPS + 1)]
        return FrameBackground(
            strengths=tuple(strengths),
            reached=tuple(round(count / self._sentences, 4) for count in reaching),
            shares=tuple(round(shares[place], 4) for place in places if shares),
        )


def strengths_of(findings: Iterable[Finding], book: Codebook) -> dict[str, float]:
    """The summed weights for each frame in a sentence, an entry once however often its words come."""
    weights: dict[str, dict[str, float]] = {}
    for finding in findings:
        for frame in book.lineage(finding.frame):
            weights.setdefault(frame.id, {})[finding.evidence.rule] = finding.evidence.weight
    return {frame: round(sum(own.values()), 4) for frame, own in weights.items()}


def background_of(name: str, book: Codebook) -> Background | None:
    """The background that lies beside a codebook, given as the codebook is; None where there is none.

    Raises:
        DataError: it is broken, or was made with another version of the codebook.
    """
    return _shipped(name, book) if name in codebooks.shipped() else _beside(Path(name), book)


def _shipped(name: str, book: Codebook) -> Background | None:
    file = files(codebooks) / f"{name}.background.json"
    return _read(file.read_text(encoding="utf-8"), file.name, book) if file.is_file() else None


def _beside(path: Path, book: Codebook) -> Background | None:
    file = path.with_suffix(".background.json")
    if not file.is_file():
        return None
    try:
        return _read(file.read_text(encoding="utf-8"), file.name, book)
    except OSError as error:
        raise DataError(f"Reading the background {file}: {error.strerror or error}.") from error


def _read(text: str, name: str, book: Codebook) -> Background:
    mend = "`discourse codebook background` writes it anew."
    try:
        background = structure(Background, json.loads(text))
    except Misfit as misfit:
        place = ".".join(map(str, misfit.path)) or "the whole"
        raise DataError(f"Reading the background {name}, {place}: {misfit} {mend}") from misfit
    except (ValueError, RecursionError) as error:
        raise DataError(
            f"Reading the background {name}: it is no JSON ({error}). {mend}"
        ) from error
    if (background.codebook, background.version) != (book.id, book.version):
        raise DataError(
            f"Reading the background {name}: it was made with {background.codebook} "
            f"{background.version}, the codebook is {book.id} {book.version}. {mend}"
        )
    return background


def written(background: Background) -> str:
    """As JSON, the same text for the same background."""
    return json.dumps(asdict(background), ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def raised(book: Codebook, background: Background | None, common: float) -> Codebook:
    """The codebook with thresholds so high that at most a share `common` of the background reaches them.

    None falls below the codebook's own; 0 leaves them all as they are.
    """
    if background is None or not common:
        return book
    frames: Mapping[str, FrameBackground] = background.frames
    return evolve(
        book,
        frame=tuple(
            evolve(f, threshold=max(f.threshold, frames[f.id].threshold(common)))
            if f.id in frames
            else f
            for f in book.frame
        ),
    )

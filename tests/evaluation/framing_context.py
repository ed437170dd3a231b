"""What codes make of a codebook, and what the neighbouring sentences add: moral foundations in news (Zhang et al. 2024).

The shipped codebook is fitted as a user would, on sentences with the ones before and after; measured on stories that
were held back.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean

from discourse_framing.codebooks import codebook
from discourse_framing.combination import Coded, fit_weights, gains
from discourse_framing.evidence import Finding, Reader, Reading

from discourse import Document, Metadata, Pipeline
from discourse.testing import isolated_registry
from discourse.text.syntax import trees
from tests.evaluation.gold import Figure
from tests.evaluation.parses import parsed

CODEBOOK = "moral-foundations"
STORIES = 25  # of three articles each, some 2,300 sentences; more take long to parse


def context_figures(gold: Path) -> Iterator[Figure]:
    """Macro-F1 over the foundations: as the codebook is, fitted to sentences alone, and with their neighbours."""
    coded = _coded(gold)
    if not coded:
        return
    book = codebook(CODEBOOK)
    weights = fit_weights(book, coded, data="moral-events", date="")
    found = list(gains(book, weights, coded))
    for metric, value in (
        ("codebook_macro_f1", fmean(gain.before for gain in found)),
        ("fitted_alone_macro_f1", fmean(gain.alone for gain in found)),
        ("fitted_in_context_macro_f1", fmean(gain.after for gain in found)),
        ("fitted_in_context_ece", fmean(gain.calibration_error for gain in found)),
    ):
        yield Figure("framing", "moral-events", metric, value, len(coded))


def _coded(gold: Path) -> list[Coded]:
    paths = sorted((gold / "moral-events" / "articles").glob("*.json"))
    stories = sorted({_story(path) for path in paths})[:STORIES]
    reader = _Reader()
    return [coded for path in paths if _story(path) in stories for coded in reader.article(path)]


def _story(path: Path) -> str:
    return path.stem.partition("_DOCUMENT")[0]


class _Reader:
    """Reads articles with the codebook, a sentence at a time."""

    def __init__(self) -> None:
        self._reader = Reader(codebook(CODEBOOK))
        self._pipeline = Pipeline(
            ["quotations"], registry=isolated_registry("english", "framing"), language="en"
        )

    def article(self, path: Path) -> Iterator[Coded]:
        article = json.loads(path.read_text(encoding="utf-8"))
        known = {frame.id for frame in codebook(CODEBOOK).frame}
        given: dict[int, set[str]] = {}
        for event in article["annotations"]:
            values = {event[key].lower() for key in ("morality", "morality2", "morality3")}
            given.setdefault(event["para"], set()).update(values & known)
        found = [(), *self._findings([each["text"] for each in article["news"]], path.stem), ()]
        for place, sentence in enumerate(article["news"], start=1):
            yield Coded(
                reading=Reading(found[place], (*found[place - 1], *found[place + 1])),
                frames=frozenset(given.get(sentence["id"], ())),
                document=_story(path),
            )

    def _findings(self, texts: list[str], name: str) -> Iterator[tuple[Finding, ...]]:
        documents = (
            Document(
                id=f"{name} {place}", text=text, metadata=Metadata(language="en", layout="plain")
            )
            for place, text in enumerate(texts)
        )
        for document in map(self._pipeline, parsed(documents)):
            yield tuple(f for tree in trees(document) for f in self._reader.read(document, tree))

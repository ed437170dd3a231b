"""Figures of repetition and reversal in the GoFigure collection, and Dubremetz & Nivre's chiasmus candidates.

GoFigure's labels are not exhaustive, so recall alone is measured: a figure is found if a device of its name has parts
over two of the highlighted stretches. Of the chiasmus candidates, average precision of True against False.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen
from discourse_rhetoric.crossings import crossing_features
from discourse_rhetoric.finder import DeviceFinder
from discourse_rhetoric.settings import RhetoricSettings

from discourse import Document, Metadata, Span
from discourse.analysis.scoring import LinearModel
from discourse.analysis.training import Example, fit, grouped_folds
from discourse.text.syntax import trees
from tests.evaluation.gold import Figure
from tests.evaluation.parses import parsed

FAINT = True

NAMES = {
    "epanaphora": ("anaphora", "symploce"),
    "epiphora": ("epistrophe", "symploce"),
    "anadiplosis": ("anadiplosis",),
    "antimetabole": ("antimetabole",),
    "epizeuxis": ("epizeuxis",),
}
"""GoFigure's figure, and the devices of ours that are the same: a symploce is an anaphora and an epistrophe."""


def gofigure(file: Path) -> Iterator[Figure]:
    """Recall of five figures."""
    if not file.exists():
        return
    with file.open(encoding="utf-8", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if row["figure_name"] in NAMES]
    texts = sorted({row["full_text"] for row in rows})
    finder = DeviceFinder(RhetoricSettings(only=("repetition", "reversal"), faint=FAINT))
    documents = parsed(
        Document(id="", text=text, metadata=Metadata(language="en")) for text in texts
    )
    found = {document.text: finder.annotate(document) for document in documents}
    for name, ours in NAMES.items():
        hits, total = 0, 0
        for row in rows:
            places = highlighted(row["highlights"], row["full_text"])
            if row["figure_name"] == name and len(places) > 1:
                total += 1
                hits += any(
                    device.device in ours
                    and sum(any(p.span.overlaps(place) for p in device.parts) for place in places)
                    > 1
                    for device in found[row["full_text"]]
                )
        if total:
            yield Figure("rhetoric", "gofigure", f"recall_{name}", hits / total, total)


def highlighted(highlights: str, text: str) -> list[Span]:
    """Where the highlighted words stand: one after the other, else anywhere."""
    places: list[Span] = []
    after = 0
    for words in (each.strip() for each in highlights.split(";")):
        start = text.find(words, after) if words else -1
        if start < 0 and words:
            start = text.find(words)
        if start >= 0:
            places.append(Span(start, start + len(words)))
            after = start + len(words)
    return places


@frozen
class Candidate:
    """A crossing: the words from the first A to the last, and how B begins."""

    words: str
    b: str
    is_figure: bool


def chiasmus(file: Path, train: Path | None) -> Iterator[Figure]:
    """Average precision of a logistic model over the detector's features, cross-validated, or fitted on `train`."""
    if not file.exists():
        return
    candidates = read_candidates(file)
    examples = _examples(candidates)
    if train is not None and train.exists():
        model = _fitted(_examples(read_candidates(train)))
        scores = [model.log_odds(features) for features, _ in examples]
    else:
        scores = [0.0] * len(examples)
        for fold in grouped_folds([each.words for each in candidates], 5):
            held = set(fold)
            model = _fitted([each for i, each in enumerate(examples) if i not in held])
            for i in fold:
                scores[i] = model.log_odds(examples[i][0])
    outcomes = [each.is_figure for each in candidates]
    value = average_precision(scores, outcomes)
    yield Figure("rhetoric", "chiasmus", "average_precision", value, len(scores))


def read_candidates(file: Path) -> list[Candidate]:
    """True and False candidates; borderline ones and duplicates are left out. The file is not quite XML."""
    text = file.read_text(encoding="utf-8", errors="replace")
    found = []
    for name, items in re.findall(r'<category name="(True|False)">(.*?)</category>', text, re.S):
        for item in re.findall(r"<chi>(.*?)</chi>", items, re.S):
            b = re.search(r"<wB [^>]*>([^<]*)</wB>", item)
            extract = re.search(r"<extract>(.*?)</extract>", item, re.S)
            if b and extract:
                found.append(Candidate(" ".join(extract[1].split()), b[1], name == "True"))
    return found


def _examples(candidates: Sequence[Candidate]) -> list[Example]:
    texts = [each.words for each in candidates]
    documents = parsed(
        Document(id="", text=text, metadata=Metadata(language="en")) for text in texts
    )
    examples: list[Example] = []
    for candidate, document in zip(candidates, documents, strict=True):
        words = [word for tree in trees(document) for word in tree.words]
        stem = candidate.b.lower()[: max(3, len(candidate.b) - 2)]
        inner = [
            i for i, w in enumerate(words) if 0 < i < len(words) - 1 and w.lower.startswith(stem)
        ]
        features: dict[str, float] = {}
        if len(inner) > 1:
            four = crossing_features(words, (0, inner[0], inner[-1], len(words) - 1))
            features = {name: math.log1p(value) for name, value in four.items()}
        examples.append((features, str(candidate.is_figure)))
    return examples


def _fitted(examples: Sequence[Example]) -> LinearModel:
    return fit(examples, ("False", "True"), strength=1.0)


def average_precision(scores: Sequence[float], outcomes: Sequence[bool]) -> float:
    """The mean of the precisions at each positive, in the order of the scores; ties count as they come last."""
    ranked = sorted(zip(scores, outcomes, strict=True), key=lambda pair: (-pair[0], pair[1]))
    hits, total = 0, 0.0
    for place, (_, positive) in enumerate(ranked, 1):
        if positive:
            hits += 1
            total += hits / place
    return total / max(1, hits)

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
from discourse_rhetoric.crossings import WEIGHTS, crossing_features
from discourse_rhetoric.finder import DeviceFinder
from discourse_rhetoric.settings import RhetoricSettings

from discourse import Document, Metadata, Span
from discourse.analysis.scoring import Features, LinearModel
from discourse.analysis.training import Example, fit, grouped_folds
from discourse.text.syntax import Word, trees
from tests.evaluation.gold import Figure
from tests.evaluation.parses import parsed

FAINT = True

LOST_BREAK = re.compile(
    r"(?<=[a-zé…])(?=[A-Z])|(?<=[,;:!?.])(?=[A-Z][a-z]|I\b)|(?<=[’”\"'])(?=[“\"'])"
)
"""Where GoFigure has run two lines of a text together ("tell you whyYou")."""

SHIPPED = LinearModel(labels=("False", "True"), weights={"True": dict(WEIGHTS)})
"""The hand-set weights of crossings, as a model."""

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
    rows = [{name: LOST_BREAK.sub(" ", value) for name, value in row.items()} for row in rows]
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
    """Where the highlighted words stand: whole words before parts of words, and one after the other where they can."""
    places: list[Span] = []
    after = 0
    for words in (each.strip() for each in highlights.split(";")):
        place = _stands(words, text, after) if words else None
        if place is not None:
            places.append(place)
            after = place.end
    return places


def _stands(words: str, text: str, after: int) -> Span | None:
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    found = whole.search(text, after) or whole.search(text)
    start = found.start() if found else text.find(words, after)
    if start < 0:
        start = text.find(words)
    return Span(start, start + len(words)) if start >= 0 else None


@frozen
class Candidate:
    """A crossing: the words from the first A to the last, and how B begins."""

    words: str
    b: str
    is_figure: bool


def chiasmus(file: Path, train: Path | None) -> Iterator[Figure]:
    """Average precision, of the scores as shipped, and of a model fitted over folds, or on `train`.

    The fit starts from the weights that ship, which are set by hand; nothing that it learns goes into what ships.
    """
    if not file.exists():
        return
    candidates = read_candidates(file)
    examples = _examples(candidates)
    if train is not None and train.exists():
        model = _fitted(_examples(read_candidates(train)))
        scores = [_score(model, features) for features, _ in examples]
    else:
        scores = [0.0] * len(examples)
        for fold in grouped_folds([each.words for each in candidates], 5):
            held = set(fold)
            model = _fitted([each for i, each in enumerate(examples) if i not in held])
            for i in fold:
                scores[i] = _score(model, examples[i][0])
    shipped = [_score(SHIPPED, features) for features, _ in examples]
    outcomes = [each.is_figure for each in candidates]
    for metric, given in (("average_precision", scores), ("average_precision_shipped", shipped)):
        value = average_precision(given, outcomes)
        yield Figure("rhetoric", "chiasmus", metric, value, len(given))


def _score(model: LinearModel, features: Features) -> float:
    """A candidate whose words the tokens do not show cannot be found, and comes last."""
    return model.log_odds(features) if features else -math.inf


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
        places = _places(candidate, words)
        features = crossing_features(words, places) if places else {}
        examples.append((features, str(candidate.is_figure)))
    return examples


def _places(candidate: Candidate, words: Sequence[Word]) -> tuple[int, int, int, int] | None:
    """Where A B B A stand; A opens and closes the candidate, and B is given by its lemma."""
    b, last = candidate.b.lower(), len(words) - 1
    stem = b[: max(3, len(b) - 2)]
    inner = [
        i
        for i in range(1, last)
        if (words[i].lemma.lower() == b or words[i].lower.startswith(stem))
        and words[i - 1].text != "-"
    ]
    return (0, inner[0], inner[-1], last) if len(inner) > 1 else None


def _fitted(examples: Sequence[Example]) -> LinearModel:
    located = [each for each in examples if each[0]]
    return fit(located, SHIPPED.labels, prior=SHIPPED, strength=10.0)


def average_precision(scores: Sequence[float], outcomes: Sequence[bool]) -> float:
    """The mean of the precisions at each positive, in the order of the scores; ties count as they come last."""
    ranked = sorted(zip(scores, outcomes, strict=True), key=lambda pair: (-pair[0], pair[1]))
    hits, total = 0, 0.0
    for place, (_, positive) in enumerate(ranked, 1):
        if positive:
            hits += 1
            total += hits / place
    return total / max(1, hits)

"""GUM's explicit connectives and antitheses (Zeldes 2017; GDTB: Liu et al. 2024), laid over running text.

The text is put together from the treebank's words as it was written, with its paragraphs, and parsed anew: gold
annotations are used for nothing but the comparison. Only genres whose texts are free (CC BY(-SA), public domain) count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

from attrs import frozen
from discourse_rhetoric.connectives.finder import ConnectiveFinder
from discourse_rhetoric.connectives.fitting import Gold, fit_connectives
from discourse_rhetoric.finder import DeviceFinder
from discourse_rhetoric.layers import Connective
from discourse_rhetoric.settings import RhetoricSettings

from discourse import Document, Layer, Metadata, Span
from discourse.analysis.accuracy import Accuracy, of_spans
from discourse.testing import document_from_conllu
from tests.evaluation.gold import Figure
from tests.evaluation.parses import parsed

FREE_GENRES = frozenset(
    ["academic", "bio", "court", "interview", "news", "speech", "textbook", "vlog", "voyage"]
)
CONCESSION = "Comparison.Concession"


@frozen
class Relation:
    """An explicit connective of the gold: its words, and its senses at the second level.

    It may have two senses ("by" is one of manner and of purpose); as in the shared tasks on PDTB, either is right.
    """

    cue: tuple[Span, ...]
    senses: tuple[str, ...]


@frozen
class Annotated:
    """A document's text and its gold relations, in code points of that text."""

    document: Document
    relations: tuple[Relation, ...]
    antitheses: tuple[Span, ...]


def read_gum(folder: Path) -> Iterator[Annotated]:
    """The documents of the free genres in a part of GUM (`gum/train`, `gum/eval`), by name."""
    for path in sorted((folder / "dep").glob("GUM_*.conllu")):
        if path.stem.split("_")[1] in FREE_GENRES:
            yield _read(folder, path)


def _read(folder: Path, path: Path) -> Annotated:
    given = document_from_conllu(path.read_text(encoding="utf-8"), name=path.stem)
    words = [(token.start, token.end) for token in given["tokens"]]
    raw = (folder / "rst/gdtb/pdtb/raw/00" / path.stem).read_text(encoding="utf-8")
    places = [match.span() for match in re.finditer(r"\S+", raw)]
    assert len(places) == len(words), (
        f"{path.stem}: {len(places)} raw words, {len(words)} in the treebank"
    )
    start_of = {start: begun for (start, _), (begun, _) in zip(places, words, strict=True)}
    end_of = {end: ended for (_, end), (_, ended) in zip(places, words, strict=True)}

    def spans(column: str) -> tuple[Span, ...]:
        pairs = [tuple(map(int, pair.split(".."))) for pair in column.split(";") if pair]
        return tuple(
            Span(start_of[a], end_of[b]) for a, b in pairs if a in start_of and b in end_of
        )

    senses: dict[tuple[Span, ...], list[str]] = {}
    gold = folder / "rst/gdtb/pdtb/gold/00" / path.stem
    for line in gold.read_text(encoding="utf-8").splitlines():
        columns = line.split("|")
        if columns[0] == "Explicit":
            sense = ".".join(columns[8].split(".")[:2])
            senses.setdefault(spans(columns[1]), []).append(sense)
    relations = [Relation(cue, tuple(each)) for cue, each in senses.items() if cue]
    rst = folder / "rst/rstweb" / f"{path.stem}.rs4"
    document = Document(id=path.stem, text=given.text, metadata=Metadata(language="en"))
    return Annotated(document, tuple(relations), tuple(_antitheses(rst, words)))


def _antitheses(path: Path, words: list[tuple[int, int]]) -> Iterator[Span]:
    """The satellites of `adversative-antithesis`: from their first to their last elementary unit."""
    if not path.exists():
        return
    body = ElementTree.parse(path).getroot().find("body")
    if body is None:
        return
    extent: dict[str, list[int]] = {}
    parent = {
        node.get("id", ""): node.get("parent") for node in body if node.tag in ("segment", "group")
    }
    place = 0
    for node in body.iter("segment"):
        size = len((node.text or "").split())
        identity: str | None = node.get("id")
        seen = set()
        while identity is not None and identity not in seen:
            seen.add(identity)
            held = extent.setdefault(identity, [place, place + size])
            held[1] = place + size
            identity = parent.get(identity)
        place += size
    if place != len(words):
        return
    for node in body:
        if node.get("relname") == "adversative-antithesis" and node.tag in ("segment", "group"):
            first, after = extent[node.get("id", "")]
            yield Span(words[first][0], words[after - 1][1])


def gum(folder: Path, train: Path | None) -> Iterator[Figure]:
    """Connectives and senses of models fitted on the training part; antitheses by rule."""
    if not (folder / "eval").is_dir() or not ((train or folder) / "train").is_dir():
        return
    usage, sense = fit_connectives(gold_connectives((train or folder) / "train"), folds=0)
    finder = ConnectiveFinder.of(usage, sense)
    annotated = list(read_gum(folder / "eval"))
    documents = list(parsed(each.document for each in annotated))
    yield from _connectives(annotated, [finder.annotate(each) for each in documents])
    devices = DeviceFinder(RhetoricSettings(only=("antithesis",)))
    accuracy = Accuracy(0, 0, 0, 0)
    for each, document in zip(annotated, documents, strict=True):
        ours = [device.span for device in devices.annotate(document)]
        accuracy += of_spans(ours, each.antitheses, "overlap")
    yield Figure(
        "rhetoric", "gum", "antithesis_f1", accuracy.f1, sum(len(a.antitheses) for a in annotated)
    )


def gold_connectives(folder: Path) -> list[Gold]:
    """The parsed documents of a part with the senses of their connectives."""
    annotated = list(read_gum(folder))
    documents = parsed(each.document for each in annotated)
    return [
        Gold(document, {part: r.senses[0] for r in each.relations for part in r.cue})
        for each, document in zip(annotated, documents, strict=True)
    ]


def _connectives(
    annotated: Sequence[Annotated], found: Sequence[Layer[Connective]]
) -> Iterator[Figure]:
    counts: Counter[str] = Counter()
    for each, layer in zip(annotated, found, strict=True):
        left = list(each.relations)
        for ours in layer:
            cue = ours.spans_of("cue")
            theirs = next(
                (r for r in left if any(c.overlaps(own) for c in r.cue for own in cue)), None
            )
            counts["found"] += 1
            counts["found concession"] += ours.sense == CONCESSION
            if theirs is not None:
                left.remove(theirs)
                counts["hits"] += 1
                counts["right"] += ours.sense in theirs.senses
                counts["right concession"] += (
                    ours.sense == CONCESSION and CONCESSION in theirs.senses
                )
        counts["gold"] += len(each.relations)
        counts["gold concession"] += sum(CONCESSION in r.senses for r in each.relations)

    def f1(hits: str, of: str = "") -> float:
        return 2 * counts[hits] / max(1, counts[f"found{of}"] + counts[f"gold{of}"])

    n = counts["gold"]
    yield Figure("rhetoric", "gum", "connective_f1", f1("hits"), n)
    yield Figure(
        "rhetoric",
        "gum",
        "sense_accuracy",
        counts["right"] / max(1, counts["hits"]),
        counts["hits"],
    )
    yield Figure("rhetoric", "gum", "connective_sense_f1", f1("right"), n)
    yield Figure(
        "rhetoric",
        "gum",
        "concession_f1",
        f1("right concession", " concession"),
        counts["gold concession"],
    )

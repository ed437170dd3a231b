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

from attrs import evolve, frozen
from discourse_rhetoric.connectives.finder import ConnectiveFinder
from discourse_rhetoric.connectives.fitting import Gold, fit_connectives
from discourse_rhetoric.finder import DeviceFinder
from discourse_rhetoric.layers import Connective
from discourse_rhetoric.settings import RhetoricSettings

from discourse import Document, Layer, Metadata, Span
from discourse.analysis.accuracy import Accuracy, of_characters, of_spans
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
    `arg1` and `arg2` are those of the first.
    """

    cue: tuple[Span, ...]
    senses: tuple[str, ...]
    arg1: tuple[Span, ...]
    arg2: tuple[Span, ...]


@frozen
class Annotated:
    """A document's text and its gold relations, in code points of that text.

    `units` are the elementary ones of rhetorical structure theory: no antithesis is annotated within one.
    """

    document: Document
    relations: tuple[Relation, ...]
    units: tuple[Span, ...]
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

    found: dict[tuple[Span, ...], Relation] = {}
    gold = folder / "rst/gdtb/pdtb/gold/00" / path.stem
    for line in gold.read_text(encoding="utf-8").splitlines():
        columns = line.split("|")
        if columns[0] == "Explicit":
            cue, sense = spans(columns[1]), ".".join(columns[8].split(".")[:2])
            new = Relation(cue, (), spans(columns[14]), spans(columns[20]))
            before = found.get(cue, new)
            found[cue] = evolve(before, senses=(*before.senses, sense))
    relations = tuple(each for cue, each in found.items() if cue)
    rst = folder / "rst/rstweb" / f"{path.stem}.rs4"
    document = Document(id=path.stem, text=given.text, metadata=Metadata(language="en"))
    return Annotated(document, relations, *_structure(rst, words))


def _structure(
    path: Path, words: Sequence[tuple[int, int]]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The elementary units, and the satellites of `adversative-antithesis` from their first to their last unit."""
    body = ElementTree.parse(path).getroot().find("body") if path.exists() else None
    if body is None:
        return (), ()
    nodes = [node for node in body if node.tag in ("segment", "group")]
    parent = {node.get("id", ""): node.get("parent") for node in nodes}
    extent: dict[str, list[int]] = {}
    units: list[tuple[int, int]] = []
    place = 0
    for node in body.iter("segment"):
        size = len((node.text or "").split())
        units.append((place, place + size))
        identity: str | None = node.get("id")
        seen = set()
        while identity is not None and identity not in seen:
            seen.add(identity)
            held = extent.setdefault(identity, [place, place + size])
            held[1] = place + size
            identity = parent.get(identity)
        place += size
    if place != len(words):
        return (), ()

    def span(first: int, after: int) -> Span:
        return Span(words[first][0], words[after - 1][1])

    satellites = [node for node in nodes if node.get("relname") == "adversative-antithesis"]
    return (
        tuple(span(*unit) for unit in units if unit[1] > unit[0]),
        tuple(span(*extent[node.get("id", "")]) for node in satellites),
    )


def gum(folder: Path, train: Path | None) -> Iterator[Figure]:
    """Connectives and senses of models fitted on the training part; antitheses by rule."""
    if not (folder / "eval").is_dir() or not ((train or folder) / "train").is_dir():
        return
    usage, sense = fit_connectives(gold_connectives((train or folder) / "train"), folds=0)
    finder = ConnectiveFinder.of(usage, sense)
    annotated = list(read_gum(folder / "eval"))
    documents = list(parsed(each.document for each in annotated))
    yield from _connectives(annotated, [finder.annotate(each) for each in documents])
    yield from _antitheses(annotated, documents)


def _antitheses(annotated: Sequence[Annotated], documents: Sequence[Document]) -> Iterator[Figure]:
    """Of all that we find, and of what goes beyond one elementary unit: what lies within can be neither right nor wrong."""
    devices = DeviceFinder(RhetoricSettings(only=("antithesis",)))
    everywhere = between = Accuracy(0, 0, 0, 0)
    for each, document in zip(annotated, documents, strict=True):
        ours = [device.span for device in devices.annotate(document)]
        wide = [span for span in ours if not any(unit.contains(span) for unit in each.units)]
        everywhere += of_spans(ours, each.antitheses, "overlap")
        between += of_spans(wide, each.antitheses, "overlap")
    for metric, accuracy in (
        ("antithesis_f1", everywhere),
        ("antithesis_f1_between_units", between),
    ):
        yield Figure("rhetoric", "gum", metric, accuracy.f1, accuracy.there)


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
    arguments = dict.fromkeys(("arg1", "arg2"), Accuracy(0, 0, 0))
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
                for name, gold in (("arg1", theirs.arg1), ("arg2", theirs.arg2)):
                    arguments[name] += of_characters(ours.spans_of(name), gold)
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
    for name, overlap in arguments.items():
        yield Figure("rhetoric", "gum", f"{name}_characters_f1", overlap.f1, counts["hits"])

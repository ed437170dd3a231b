"""Attributions in US political news: PolNeAR (Newell, Margolin & Ruths 2018).

Of every attribution the content, the source and the cue: tokens that lie in one, found against annotated.
An attribution there is whatever somebody says, thinks, wants or is for: ours are quotations and attitudes. None
of theirs lies within the content of another, so of ours too only the outermost are compared. Several people
annotated some texts; each annotation is compared by itself. (On the 16 texts of the training part that two
people annotated, they agree by .91 in contents, .80 in sources and .70 in cues.)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import frozen

from discourse import Annotation, Document, Pipeline
from discourse.model.metadata import Metadata
from discourse.testing import isolated_registry
from tests.evaluation.gold import Figure
from tests.evaluation.parses import parsed

PARTS = ("content", "source", "cue")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_ROLE = re.compile(r"(Source|Cue|Content)\d*$")


@frozen
class Annotated:
    """A text, and the offsets that one annotator marked in it, by part."""

    name: str
    text: str
    spans: dict[str, list[tuple[int, int]]]


def figures(gold: Path, train_gold: Path | None = None) -> Iterator[Figure]:
    """Nothing is fitted, so only `eval` is read; a set that is not there gives no figure."""
    folder = gold / "polnear" / "eval"
    if folder.is_dir():
        yield from compare(read_annotated(folder))


def compare(annotated: Iterable[Annotated]) -> Iterator[Figure]:
    """Token-overlap F1 of contents, sources and cues, over all texts together."""
    items = list(annotated)
    texts = {item.name: item.text for item in items}
    found = {
        document.id: outermost([*document["quotations"], *document["attitudes"]])
        for document in attributed(texts)
    }
    for part in PARTS:
        hits: Counter[str] = Counter()
        for item in items:
            ours = {(span.start, span.end) for a in found[item.name] for span in a.spans_of(part)}
            mine, theirs = covered(item.text, ours), covered(item.text, item.spans[part])
            hits["both"] += len(mine & theirs)
            hits["mine"] += len(mine)
            hits["theirs"] += len(theirs)
        f1 = 2 * hits["both"] / max(1, hits["mine"] + hits["theirs"])
        yield Figure("actors", "polnear", f"{part}_f1", f1, len(items))


def attributed(texts: dict[str, str]) -> list[Document]:
    """The texts with the layers `quotations` and `attitudes`."""
    documents = [
        Document(id=name, text=text, metadata=Metadata(language="en"))
        for name, text in texts.items()
    ]
    layers = ["quotations", "attitudes"]
    pipeline = Pipeline(layers, registry=isolated_registry("english"), on_error="skip")
    return [pipeline(document) for document in parsed(documents)]


def outermost(attributions: Sequence[Annotation]) -> list[Annotation]:
    """Those whose cue does not lie within the content of another."""
    contents = [(span, a) for a in attributions for span in a.spans_of("content")]
    return [
        a
        for a in attributions
        if (cue := a.span_of("cue")) is None
        or not any(span.contains(cue) for span, other in contents if other is not a)
    ]


def covered(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    """Where the words in these spans start; marks are no words, and count for nobody."""
    return {
        start + match.start()
        for start, end in spans
        for match in _TOKEN.finditer(text[start:end])
        if match[0].isalnum()
    }


def read_annotated(folder: Path, limit: int | None = None) -> Iterator[Annotated]:
    """The annotations of a part of the set, in order of their files' names; `limit` takes the first."""
    for path in sorted((folder / "attributions").glob("*.ann"))[:limit]:
        name = path.stem.rpartition("_")[0]
        source = folder / "text" / f"{name}.txt"
        if source.exists():
            text = source.read_text(encoding="utf-8")
            yield Annotated(name, text, spans_of(path.read_text(encoding="utf-8")))


def spans_of(standoff: str) -> dict[str, list[tuple[int, int]]]:
    """The offsets of each part that belongs to an attribution, from brat's standoff format."""
    offsets: dict[str, list[tuple[int, int]]] = {}
    spans: dict[str, list[tuple[int, int]]] = {part: [] for part in PARTS}
    # An annotated text may itself run over lines, so rows are told by how they begin.
    for mark, where in re.findall(r"^(T\d+)\t\S+ ([\d ;]+)\t", standoff, re.MULTILINE):
        pairs = (pair.split() for pair in where.split(";"))
        offsets[mark] = [(int(start), int(end)) for start, end in pairs]
    for arguments in re.findall(r"^E\d+\t(.+)$", standoff, re.MULTILINE):
        for argument in arguments.split():
            role, _, target = argument.partition(":")
            if match := _ROLE.match(role):
                spans[match[1].lower()].extend(offsets.get(target, []))
    return spans

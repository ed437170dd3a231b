"""What a strict reader rejects of the figures that are shown as sure.

One reader went through every figure found in the repository's seeds and in ten news and academic documents of GUM, and
noted by document, place and device whether a teacher of rhetoric would let it stand (`own/strict-reader.tsv`).
A figure that is found now and was not judged yet is counted apart.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from discourse import Document, Pipeline, read
from discourse.testing import isolated_registry
from tests.evaluation.gold import REPOSITORY, Figure
from tests.evaluation.parses import parsed
from tests.evaluation.rhetoric_gum import read_gum

SURE = 0.7
FAMILIES = [
    *("arrangement", "contrast", "emphasis", "imagery"),
    *("irony", "questions", "repetition", "reversal"),
]
VERDICTS = Path(__file__).parent / "own" / "strict-reader.tsv"
WHOLE = "*"
"""The device of a row that says that a document was read from end to end."""

Place = tuple[str, int, int, str]


@frozen(kw_only=True)
class Verdict:
    """A row of the table: offsets are code points of the document's text."""

    document: str
    start: int
    end: int
    device: str
    verdict: str
    date: str


def strict_reading(gum: Path) -> Iterator[Figure]:
    """Rejected and unjudged figures with a score of `SURE` or more, per 1,000 sentences."""
    verdicts = read_verdicts()
    names = {each.document for each in verdicts if each.device == WHOLE}
    judged = {_place(each): each.verdict for each in verdicts}
    documents = [each for each in _documents(gum) if each.id in names]
    if not documents:
        return
    sentences, rejected, unjudged = 0, 0, 0
    for document in analysed(documents):
        sentences += len(document["sentences"])
        for device in document["devices"]:
            if device.score is not None and device.score >= SURE:
                place = (document.id, device.start, device.end, device.device)
                rejected += judged.get(place) == "reject"
                unjudged += place not in judged
    for metric, count in (("rejected_per_1000", rejected), ("unjudged_per_1000", unjudged)):
        yield Figure("rhetoric", "strict-reader", metric, 1000 * count / sentences, sentences)


def read_verdicts() -> list[Verdict]:
    """The rows of the table, as they were written."""
    with VERDICTS.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return [
            Verdict(
                document=row["document"],
                start=int(row["start"]),
                end=int(row["end"]),
                device=row["device"],
                verdict=row["verdict"],
                date=row["date"],
            )
            for row in csv.DictReader(lines, delimiter="\t")
        ]


def _place(verdict: Verdict) -> Place:
    return verdict.document, verdict.start, verdict.end, verdict.device


def analysed(documents: Sequence[Document]) -> Iterator[Document]:
    """The documents with their figures."""
    pipeline = Pipeline(
        ["devices"],
        registry=isolated_registry("english", "rhetoric"),
        language="en",
        config={"rhetoric": {"only": FAMILIES}},
    )
    for document in parsed(documents):
        yield pipeline(document)


def _documents(gum: Path) -> Iterator[Document]:
    """The seeds and the documents of GUM; those of a part that is not there are left out."""
    for path in sorted((REPOSITORY / "seeds").glob("*.txt")):
        seed = read(path)
        yield Document(id=path.name, text=seed.text, metadata=seed.metadata)
    for part in ("eval", "train"):
        if (gum / part).is_dir():
            yield from (each.document for each in read_gum(gum / part))

"""The texts of our own gold sets, and their sentences: cut by rules here, not by what is to be measured.

A document is named in a sample as follows; offsets are code points of its text.

- `GUM_speech_maiden`: a treebank of GUM (`gum/train/dep`, `gum/eval/dep`), its text put together by
  `discourse.testing.document_from_conllu`, its sentences those of the treebank.
- `seeds/NAME.txt`: a file of `seeds/`. `seeds/NAME.csv#ID`: the column `text` of the row whose `id` is ID.
- `AFG_70_2015`: a speech of the UN General Debate Corpus.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

from discourse import Span
from discourse.testing import document_from_conllu
from tests.evaluation.gold import REPOSITORY
from tests.evaluation.rhetoric_gum import FREE_GENRES

SPEECHES = "ungdc-sessions-70-79.jsonl.gz"

_ABBREVIATION = r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bNo)(?<!\b[A-Z])"
_END = re.compile(rf"{_ABBREVIATION}[.!?][”\"’]?(?=\s+[“\"‘A-Z]|\s*\Z)")


def seed_texts() -> Iterator[tuple[str, str]]:
    """The documents of `seeds/`, by name, with their texts."""
    for path in sorted((REPOSITORY / "seeds").glob("*.txt")):
        yield f"seeds/{path.name}", path.read_text(encoding="utf-8")
    for path in sorted((REPOSITORY / "seeds").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield f"seeds/{path.name}#{row['id']}", row["text"]


def gum_texts(gum: Path) -> Iterator[tuple[str, str, list[Span]]]:
    """The documents of GUM's free genres, with their texts and sentences; none if GUM is not there."""
    for path in sorted(gum.glob("*/dep/GUM_*.conllu"), key=lambda path: path.name):
        if path.stem.split("_")[1] in FREE_GENRES:
            document = document_from_conllu(path.read_text(encoding="utf-8"), name=path.stem)
            yield path.stem, document.text, [each.span for each in document["sentences"]]


def speech_texts(corpora: Path) -> Iterator[tuple[str, str]]:
    """The speeches of the UN General Debate Corpus, by id; none if the corpus is not there."""
    path = corpora / SPEECHES
    if not path.exists():
        return
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for speech in map(json.loads, file):
            yield speech["id"], speech["text"]


def sentences_of(text: str, *, wrapped: bool) -> Iterator[Span]:
    """The sentences of running text.

    A line is a paragraph, unless the text is `wrapped`: then a line that ends in the middle of a sentence goes on in
    the next one.
    """
    break_ = r"\n\s*\n" if wrapped else r"\n"
    begun = 0
    for paragraph in re.split(f"({break_})", text):
        start = begun
        begun += len(paragraph)
        for end in _END.finditer(paragraph):
            sentence = Span(start, begun - len(paragraph) + end.end())
            start = sentence.end
            yield _stripped(text, sentence)


def _stripped(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    return Span(span.end - len(words.lstrip()), span.start + len(words.rstrip()))

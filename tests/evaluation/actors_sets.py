"""The gold data on actors, as documents with what their annotators marked."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from attrs import frozen

from discourse import Document, Metadata

MENDED = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM"}
"""Codes that are misspelt in PLOVER's records."""


@frozen
class Coded:
    """An actor as PLOVER's coders marked it: the words, the country and the sector."""

    words: str
    code: str
    sector: str


@frozen
class Event:
    """A sentence of PLOVER's gold standard."""

    document: Document
    sources: tuple[Coded, ...]
    targets: tuple[Coded, ...]
    category: str


@frozen
class Marked:
    """A stretch that annotators marked, with its label and, for coreference, its chain."""

    start: int
    end: int
    label: str
    chain: str = ""


@frozen
class Related:
    """A relation that annotators marked between two stretches."""

    source: tuple[int, int]
    target: tuple[int, int]
    label: str


@frozen
class Annotated:
    """A document and what was marked in it."""

    document: Document
    marked: tuple[Marked, ...]
    related: tuple[Related, ...] = ()
    sentences: tuple[tuple[tuple[int, int], ...], ...] = ()


def document(name: str, text: str) -> Document:
    return Document(id=name, text=text, metadata=Metadata(language="en"))


def plover(gold: Path) -> list[Event]:
    """Newell's sentences after CAMEO's manual; records without any actor are kept."""
    path = gold / "plover" / "records.json"
    if not path.exists():
        return []
    return [
        Event(
            document(record["id"], record["text"]),
            _coded(record.get("source")),
            _coded(record.get("target")),
            record["event"].lower(),
        )
        for record in json.loads(path.read_text(encoding="utf-8"))
    ]


def _coded(actors: Any) -> tuple[Coded, ...]:
    return tuple(
        Coded(a["actorText"], MENDED.get(a["code"], a["code"]), a.get("sector", ""))
        for a in actors or ()
    )


def re3d(gold: Path) -> list[Annotated]:
    """The documents of all sources, with entities and relations."""
    found = []
    for folder in sorted((gold / "re3d").glob("*")):
        if not (folder / "documents.json").exists():
            continue
        entities: defaultdict[str, list[Marked]] = defaultdict(list)
        relations: defaultdict[str, list[Related]] = defaultdict(list)
        for row in _lines(folder / "entities.json"):
            marked = Marked(row["begin"], row["end"], row["type"])
            entities[row["documentId"]].append(marked)
        for row in _lines(folder / "relations.json"):
            source, target = (
                (row["sourceBegin"], row["sourceEnd"]),
                (row["targetBegin"], row["targetEnd"]),
            )
            relations[row["documentId"]].append(Related(source, target, row["type"]))
        for row in _lines(folder / "documents.json"):
            name = row["_id"]
            found.append(
                Annotated(
                    document(name, row["text"]), tuple(entities[name]), tuple(relations[name])
                )
            )
    return found


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def relocar(gold: Path) -> list[Annotated]:
    """Sentences with one place name, marked `lit`, `met` or `mixed`."""
    path = gold / "relocar" / "items.xml"
    if not path.exists():
        return []
    found = []
    for sample in ElementTree.fromstring(path.read_text(encoding="utf-8")):
        location = sample.find("loc")
        assert location is not None
        before, name = sample.text or "", location.text or ""
        text = f"{before}{name}{location.tail or ''}".rstrip()
        marked = Marked(len(before), len(before) + len(name), location.get("reading", ""))
        found.append(Annotated(document(sample.get("number", ""), text), (marked,)))
    return found


def newswcl50(gold: Path) -> list[Annotated]:
    """News with coreference chains of actors, countries and groups, each with its class as label."""
    path = gold / "newswcl50" / "mentions.conll"
    if not path.exists():
        return []
    found = []
    for block in path.read_text(encoding="utf-8").split("#begin document")[1:]:
        name, _, body = block.partition(";")
        rows = [line.split("\t") for line in body.splitlines() if line.count("\t") >= 4]
        words = [row[3] for row in rows]
        text, offsets = joined(words)
        marked = _chains([row[4] for row in rows], offsets)
        found.append(Annotated(document(name.strip(), text), tuple(marked)))
    return found


def _chains(cells: list[str], offsets: list[tuple[int, int]]) -> Iterator[Marked]:
    opened: defaultdict[str, list[int]] = defaultdict(list)
    for (start, end), cell in zip(offsets, cells, strict=True):
        for tag in cell.split("|"):
            chain = tag.strip().strip("()")
            if not chain or chain == "-":
                continue
            if tag.strip().startswith("("):
                opened[chain].append(start)
            if tag.strip().endswith(")") and opened[chain]:
                yield Marked(opened[chain].pop(), end, chain.rsplit("_", 1)[-1], chain)


def joined(words: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Running text from tokens, spaced as in print, with the offsets of each."""
    text, offsets = "", []
    glued = True
    for word in words:
        if word == "\\n":
            offsets.append((len(text), len(text)))
            text, glued = f"{text}\n", True
            continue
        if not glued and not _NO_SPACE_BEFORE.fullmatch(word):
            text += " "
        offsets.append((len(text), len(text) + len(word)))
        text += word
        glued = word in ("(", "[", "“", "$", "‘", "-", "#")
    return text, offsets


_NO_SPACE_BEFORE = re.compile(r"[.,;:!?)\]”%-]|['’](s|re|ve|ll|d|m)?|n['’]t")


@frozen
class Directed:
    """A sentence with two entities, and the sentiment between them: none, + →, + ←, − →, − ←."""

    document: Document
    first: tuple[int, int]
    second: tuple[int, int]
    label: int


def dse(gold: Path, part: str) -> list[Directed]:
    """News sentences with directed sentiment (Xu et al.)."""
    path = gold / "dse" / f"{part}.tsv"
    if not path.exists():
        return []
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        marked, *_, label = line.split("\t")
        text, spans = unbracketed(marked)
        if len(spans) == 2 and label.isdigit():
            found.append(Directed(document(f"{part} {number}", text), *spans, int(label)))
    return found


def unbracketed(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The sentence without the brackets around its entities, and where these stand."""
    pieces = re.split(r"\[([^\]]*)\]", marked)
    text, spans = "", []
    for number, piece in enumerate(pieces):
        if number % 2:
            spans.append((len(text), len(text) + len(piece)))
        text += piece
    return text, spans


@frozen
class Cast:
    """A mention of an entity in an article, and the role that the article gives it."""

    document: Document
    start: int
    end: int
    role: str


def semeval_roles(gold: Path) -> list[Cast]:
    """Entities framed as protagonist, antagonist or innocent (SemEval 2025, task 10)."""
    folder = gold / "semeval25-roles"
    path = folder / "subtask-1-annotations.txt"
    if not path.exists():
        return []
    documents: dict[str, Document] = {}
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, start, end, role, *_ = line.split("\t")
        if name not in documents:
            text = (folder / "raw-documents" / name).read_text(encoding="utf-8")
            documents[name] = document(name, text)
        found.append(Cast(documents[name], int(start), int(end) + 1, role.lower()))
    return found


@frozen
class Argument:
    """Head of an argument, and its role for a predicate, all by offset."""

    predicate: int
    head: int
    role: str


@frozen
class Proposition:
    """A treebank document with PropBank's A0 and A1."""

    document: Document
    arguments: tuple[Argument, ...]


def up_ewt(gold: Path) -> list[Proposition]:
    """Universal Propositions over EWT; offsets are those of the first character of each head."""
    path = gold / "up-ewt" / "items.conllu"
    if not path.exists():
        return []
    found = []
    for name, sentences in conllu_documents(path.read_text(encoding="utf-8")):
        text, arguments = "", list[Argument]()
        for rows in sentences:
            starts = []
            for row in rows:
                starts.append(len(text))
                text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
            text = text.rstrip(" ") + " "
            predicates = [i for i, row in enumerate(rows) if len(row) > 10 and row[10] not in "_"]
            for column, predicate in enumerate(predicates):
                for i, row in enumerate(rows):
                    role = row[11 + column] if len(row) > 11 + column else "_"
                    if role in ("ARG0", "ARG1"):
                        arguments.append(Argument(starts[predicate], starts[i], role))
        found.append(Proposition(document(name, text.rstrip()), tuple(arguments)))
    return found


def conllu_documents(conllu: str) -> Iterator[tuple[str, list[list[list[str]]]]]:
    """Each document's id and its sentences, rows of columns; multi-word and empty nodes left out."""
    name, sentences, rows = "", list[list[list[str]]](), list[list[str]]()
    for line in [*conllu.splitlines(), "", "# newdoc id = "]:
        if line.startswith("# newdoc id"):
            if sentences:
                yield name, sentences
            name, sentences = line.split("=", 1)[1].strip(), []
        elif not line.strip():
            if rows:
                sentences.append(rows)
            rows = []
        elif not line.startswith("#") and line.split("\t")[0].isdigit():
            rows.append(line.split("\t"))

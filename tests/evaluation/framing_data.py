"""The coded sets of `framing`, each as texts with their codes."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

from attrs import frozen

Reader = Callable[[Path], "list[Coded]"]

CCF_FRAMES = ("Eco", "Pbh", "Secu", "Just", "Pol", "Sci", "Envt", "Cult")
GVFC_FRAMES = 9
NO_FRAME = 99


@frozen
class Coded:
    """A text with its codes.

    Attributes:
        text: what was coded.
        labels: its codes; one, where the set has one a text.
        group: the article or manifesto that it is from.
        before, after: the sentences beside it, or what else stands there ("" if the set does not say).
    """

    text: str
    labels: frozenset[str]
    group: str
    before: str = ""
    after: str = ""

    @property
    def label(self) -> str:
        """Its only code."""
        (label,) = self.labels
        return label


def semeval(gold: Path) -> list[Coded]:
    """News articles with generic policy frames, several each (Piskorski et al. 2023)."""
    folder = gold / "semeval23-frames"
    labels = folder / "labels.txt"
    if not labels.exists():
        return []
    rows = (line.split("\t") for line in labels.read_text(encoding="utf-8").splitlines() if line)
    return [
        Coded(
            (folder / "articles" / f"article{number}.txt").read_text(encoding="utf-8"),
            frozenset(frames.split(",")),
            number,
        )
        for number, frames in rows
    ]


def ccf(gold: Path) -> list[Coded]:
    """English sentences of climate news with eight frames, or none of them."""
    path = gold / "ccf" / "items.jsonl"
    if not path.exists():
        return []
    items = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    known = {f"{frame} Detection": frame for frame in CCF_FRAMES}
    return [
        Coded(
            item["text"],
            frozenset(known[label] for label in item["label"] if label in known),
            str(item["meta"]["doc_ID"]),
            before=item["meta"]["title"] or "",
        )
        for item in items
        if item["meta"]["language"] == "EN"
    ]


def manifesto(part: str) -> Reader:
    """Reads quasi-sentences of manifestos with the one before and after; one of three codes each."""
    return partial(_manifesto, part)


def _manifesto(part: str, gold: Path) -> list[Coded]:
    path = gold / "manifesto" / f"{part}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Coded(
                row["text_original"],
                frozenset({row["label_text"]}),
                row["manifesto_id"],
                row["text_preceding"],
                row["text_following"],
            )
            for row in csv.DictReader(file)
        ]


def gvfc(gold: Path) -> list[Coded]:
    """Headlines on gun violence that are about it and have a frame (Liu et al. 2019); the first theme."""
    path = gold / "gvfc" / "items.xlsx"
    if not path.exists():
        return []
    header, *rows = _sheet(path)
    title, theme = header.index("news_title"), header.index("Q3 Theme1")
    coded = []
    for number, row in enumerate(rows):
        if row[title] and row[theme] and float(row[theme]) in range(1, GVFC_FRAMES + 1):
            coded.append(Coded(row[title], frozenset({f"{float(row[theme]):g}"}), str(number)))
    return coded


def moral_events(gold: Path) -> list[Coded]:
    """Sentences of news articles, with the label `moral` where they tell a moral event (Zhang et al. 2024)."""
    coded = []
    for path in sorted((gold / "moral-events" / "articles").glob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        moral = {annotation["para"] for annotation in article["annotations"]}
        texts = [article["title"], *(sentence["text"] for sentence in article["news"]), ""]
        # the three articles of a triplet tell one story
        story = path.stem.partition("_DOCUMENT")[0]
        for place, sentence in enumerate(article["news"], start=1):
            label = "moral" if sentence["id"] in moral else "other"
            coded.append(
                Coded(texts[place], frozenset({label}), story, texts[place - 1], texts[place + 1])
            )
    return coded


_CELL = re.compile(r"[A-Z]+")
_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def _sheet(path: Path) -> Iterator[list[str]]:
    """The rows of the first sheet of an Excel file."""
    with zipfile.ZipFile(path) as file:
        # gold data of ours, not a stranger's
        strings = [
            "".join(text.text or "" for text in item.iter(f"{_NS}t"))
            for item in ElementTree.fromstring(file.read("xl/sharedStrings.xml"))
        ]
        sheet = ElementTree.fromstring(file.read("xl/worksheets/sheet1.xml"))
    columns: list[str] = []
    for row in sheet.iter(f"{_NS}row"):
        cells = {}
        for cell in row:
            value = cell.findtext(f"{_NS}v", "")
            place = _CELL.match(cell.get("r", ""))
            if place:
                cells[place[0]] = strings[int(value)] if cell.get("t") == "s" and value else value
        columns = columns or list(cells)
        yield [cells.get(column, "") for column in columns]

"""The articles of SemEval-2020 task 11, cut into words and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from attrs import frozen

WORD = re.compile(r"\w+(?:[’'-]\w+)*|[^\w\s]")


@frozen
class Article:
    """A text, the spans of propaganda in it, and each span with its technique."""

    name: str
    text: str
    spans: tuple[tuple[int, int], ...]
    techniques: tuple[tuple[int, int, str], ...]


def read_articles(folder: Path) -> list[Article]:
    """The articles, by name."""
    articles = []
    for path in sorted((folder / "articles").glob("article*.txt")):
        spans = _rows(folder / "labels-task-si" / f"{path.stem}.task-si.labels")
        techniques = _rows(folder / "labels-task-flc-tc" / f"{path.stem}.task-flc-tc.labels")
        articles.append(
            Article(
                path.stem,
                path.read_text(encoding="utf-8"),
                tuple((int(row[1]), int(row[2])) for row in spans),
                tuple((int(row[2]), int(row[3]), row[1]) for row in techniques),
            )
        )
    return articles


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [line.split("\t") for line in lines if line.strip()]


@cache
def words_of(article: Article) -> tuple[tuple[int, int], ...]:
    """Where its words and marks stand."""
    return tuple(match.span() for match in WORD.finditer(article.text))


@cache
def sentences_of(article: Article) -> tuple[range, ...]:
    """Its sentences, as ranges of words: cut behind a full stop and at line ends."""
    return tuple(_sentences(article))


def _sentences(article: Article) -> Iterator[range]:
    begun, last = 0, 0
    words = words_of(article)
    for place, (start, end) in enumerate(words):
        previous = article.text[words[place - 1][0] : last] if place else ""
        if place > begun and (previous in {".", "!", "?"} or "\n" in article.text[last:start]):
            yield range(begun, place)
            begun = place
        last = end
    if begun < len(words):
        yield range(begun, len(words))

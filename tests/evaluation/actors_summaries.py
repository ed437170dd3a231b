"""Are our most salient actors those that summaries of GUM's documents name?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from discourse import Document, Metadata, Span
from tests.evaluation.actors_reading import read
from tests.evaluation.gold import Figure


@frozen
class Noun:
    """A mention as GUM marks it: a noun phrase with all that belongs to it, and the words that every answer needs.

    Attributes:
        whole: `her dear sister who lives in Rome`.
        core: `sister`; all words of a name, the heads of a series (GUM's `minspan`).
    """

    whole: Span
    core: Span


@frozen
class Summarized:
    """A document of GUM: its entities' mentions, and how many of five summaries name each entity."""

    document: Document
    genre: str
    mentions: dict[str, tuple[Noun, ...]]
    types: dict[str, str]
    salience: dict[str, int]

    @property
    def named(self) -> list[str]:
        """The people and organisations that summaries name, those that most name first, then the first mentioned."""
        actors = [number for number in self._actors if number in self.salience]
        return sorted(actors, key=lambda n: (-self.salience[n], self.mentions[n][0].whole))

    @property
    def most_frequent(self) -> list[str]:
        """All people and organisations, those with most mentions first, then the first mentioned."""
        return sorted(
            self._actors, key=lambda n: (-len(self.mentions[n]), self.mentions[n][0].whole)
        )

    @property
    def _actors(self) -> list[str]:
        return [n for n in self.mentions if self.types.get(n) in ("person", "organization")]


def salience(gold: Path, train_gold: Path | None = None) -> Iterator[Figure]:
    """GUM, held-back part; the model that ships was fitted on `train`, of free genres.

    Mentions are ours; an actor of ours is the entity of which it covers most mentions.
    `salience_overlap3`: how many of our first three actors at least one of the summaries names, of as many people and
    organisations as summaries name, three at most.
    `salience_precision3`: the same, of our three, be there three to be found or not.
    `salience_distinct3`: as this, where an entity that is two of the three counts once.
    `salience_top3_recall`: of the three people and organisations that most summaries name, the share that
    are among our first three. `frequency_…`: the people and organisations of GUM's own mentions, ranked by how many those are.
    Documents whose summaries name no such actor are left out.
    """
    items = [item for item in gum(gold, "eval") if item.named]
    if not items:
        return
    values: defaultdict[str, list[float]] = defaultdict(list)
    for item, document in zip(items, read(i.document for i in items), strict=True):
        first = [entity_of(_spans(document, actor), item) for actor in document["actors"].top(3)]
        right = [entity for entity in first if entity in item.salience]
        wanted = item.named[:3]
        values["salience_overlap3"].append(min(1.0, len(right) / len(wanted)))
        values["salience_precision3"].append(len(right) / max(1, len(first)))
        values["salience_distinct3"].append(len(set(right)) / max(1, len(first)))
        values["salience_top3_recall"].append(len(set(wanted).intersection(first)) / len(wanted))
        frequent = [entity for entity in item.most_frequent[:3] if entity in item.salience]
        values["frequency_overlap3"].append(min(1.0, len(frequent) / len(wanted)))
        values["frequency_precision3"].append(len(frequent) / 3)
    for metric, found in values.items():
        yield Figure("actors", "gum", metric, sum(found) / len(found), len(found))


def _spans(document: Document, actor: Any) -> list[Span]:
    ref = document["actors"].ref(actor)
    return [Span(m.start, m.end) for m in document["mentions"] if m.actor == ref]


def entity_of(spans: Sequence[Span], item: Summarized) -> str | None:
    """The entity of which an actor's mentions cover most mentions."""
    shared = {
        number: sum(any(_is_found(noun, span) for span in spans) for noun in theirs)
        for number, theirs in item.mentions.items()
    }
    best = max(shared, key=lambda number: shared[number], default=None)
    return best if best is not None and shared[best] else None


def _is_found(noun: Noun, ours: Span) -> bool:
    """Whether ours is mostly the same stretch, or a part of it with its core: the partial match of CorefUD."""
    whole, core = noun.whole, noun.core
    together = min(whole.end, ours.end) - max(whole.start, ours.start)
    is_mostly_the_same = 2 * together > max(whole.end - whole.start, ours.end - ours.start)
    is_part_with_core = (
        whole.start <= ours.start <= core.start and core.end <= ours.end <= whole.end
    )
    return is_mostly_the_same or is_part_with_core


def gum(gold: Path, part: str) -> list[Summarized]:
    """The documents of a part of GUM (`train`, `eval`), with their titles, by name."""
    return [_summarized(path) for path in sorted((gold / "gum" / part / "dep").glob("*.conllu"))]


def _summarized(path: Path) -> Summarized:
    conllu = path.read_text(encoding="utf-8")
    text, words = _text_of(conllu)
    return Summarized(
        Document(
            id=path.stem,
            text=text,
            metadata=Metadata(title=_noted("title", conllu) or None, language="en"),
        ),
        path.stem.split("_")[1],
        _mentions(words),
        dict(re.findall(r"\((\d+)-([a-z]+)-", conllu)),
        {
            number: int(count)
            for number, count in re.findall(
                r"(\d+) \((\d+)\*?\)", _noted("salientEntities", conllu)
            )
        },
    )


def _noted(key: str, conllu: str) -> str:
    found = re.search(rf"^# meta::{key} = (.*)$", conllu, flags=re.M)
    return found[1] if found else ""


def _text_of(conllu: str) -> tuple[str, list[tuple[Span, str]]]:
    """The text, and each word's place in it with its last column."""
    text = ""
    words: list[tuple[Span, str]] = []
    joined_until, space_after_whole = 0, True
    for line in conllu.splitlines():
        columns = line.split("\t")
        if line.startswith("# newpar"):
            text = f"{text.rstrip()}\n\n" if text else ""
        if not line:
            joined_until = 0
        if len(columns) != 10 or "." in columns[0]:
            continue
        if "-" in columns[0]:
            joined_until = int(columns[0].split("-")[1])
            space_after_whole = "SpaceAfter=No" not in columns[9]
            continue
        start = len(text)
        inside, last = int(columns[0]) <= joined_until, int(columns[0]) == joined_until
        space = space_after_whole if last else not inside and "SpaceAfter=No" not in columns[9]
        text += columns[1]
        words.append((Span(start, len(text)), columns[9]))
        text += " " if space else ""
    return text.rstrip(), words


def _mentions(words: Sequence[tuple[Span, str]]) -> dict[str, tuple[Noun, ...]]:
    """The mentions of each entity: `(1-person-new-nnnnn-cf1-2,3-coref` opens one whose core is its words 2 and 3."""
    opened: defaultdict[str, list[tuple[int, list[int]]]] = defaultdict(list)
    mentions: defaultdict[str, list[Noun]] = defaultdict(list)
    for at, (span, noted) in enumerate(words):
        entity = re.search(r"Entity=([^|]*)", noted)
        for opening, number, told, closing in re.findall(
            r"(\()?(\d+)((?:-[^()]*)?)(\))?", entity[1] if entity else ""
        ):
            if opening:
                core = [int(each) - 1 for each in told.split("-")[5].split(",")]
                opened[number].append((at, core))
            if closing and opened[number]:
                first, core = opened[number].pop()
                inside = [word for word, _ in words[first : at + 1]]
                mentions[number].append(
                    Noun(
                        Span(inside[0].start, span.end),
                        Span(inside[min(core)].start, inside[max(core)].end),
                    )
                )
    return {number: tuple(nouns) for number, nouns in mentions.items()}

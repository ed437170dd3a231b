"""The main actors of speeches as coders list them, and how far the most salient of ours agree.

`python -m tests.evaluation.own_salience NAME` draws the speeches of a set and prints its sample, whose speeches are coded by
`own/salience-guideline.md`. The set `salience` was coded once, and the model of salience learns from it; `salience-2` was
coded twice, apart, and is measured. A row of `own/NAME-pass-N.tsv` is one name of an actor, where it first stands.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from attrs import frozen

from discourse import Document, Metadata, Span
from discourse.analysis.tables import read_tsv
from discourse.errors import DataError
from tests.evaluation.actors_reading import read
from tests.evaluation.gold import Figure, gold_folder
from tests.evaluation.own import FOLDER
from tests.evaluation.own_sample import digest
from tests.evaluation.own_texts import speech_texts

SEED = 20261128
SIZES = {"salience": 60, "salience-2": 16}
"""Speeches in each set."""
NOBODYS_NAME = frozenset({"person:i", "group:we"})
"""The keys of those whom the guideline keeps off the lists."""


@frozen(kw_only=True)
class Sampled:
    """A row of a sample."""

    document: str
    sha256: str


@frozen(kw_only=True)
class Name:
    """A row of a pass.

    Attributes:
        actor: its number on the list for the document.
        grade: 2 if a summary of one sentence would name the actor, 1 if one of a paragraph would.
    """

    document: str
    actor: int
    grade: int
    start: int
    end: int


@frozen
class Listed:
    """An actor on a coder's list, and every place where the speech calls it by one of the names there."""

    grade: int
    places: tuple[Span, ...]


def drawn(corpora: Path, name: str) -> list[tuple[str, str]]:
    """The speeches of a set, id and text, none of which is in the other."""
    everything = list(speech_texts(corpora))
    speeches = iter(random.Random(SEED).sample(everything, sum(SIZES.values())))
    return {each: list(islice(speeches, size)) for each, size in SIZES.items()}[name]


def documents(corpora: Path, name: str, folder: Path = FOLDER) -> list[Document]:
    """The speeches of a sample; none where the corpus is not there.

    Raises:
        DataError: a speech has another text than the one that was coded.
    """
    texts = dict(speech_texts(corpora))
    if not texts:
        return []
    path = folder / f"{name}-sample.tsv"
    found = []
    for number, row in enumerate(read_tsv(path, Sampled), start=2):
        if digest(texts.get(row.document, "")) != row.sha256:
            raise DataError(
                f"Reading {path.name}, line {number}: the speech {row.document} has another text than the one that "
                "was coded. Code it again, or use the edition of the corpus that the guideline was written for."
            )
        metadata = Metadata(language="en")
        found.append(Document(id=row.document, text=texts[row.document], metadata=metadata))
    return found


def lists(path: Path, texts: Mapping[str, str]) -> dict[str, list[Listed]]:
    """A coder's lists, by document."""
    names: defaultdict[str, defaultdict[int, list[Name]]] = defaultdict(lambda: defaultdict(list))
    for name in read_tsv(path, Name):
        names[name.document][name.actor].append(name)
    return {
        document: [
            Listed(own[0].grade, tuple(_everywhere(own, texts[document])))
            for own in actors.values()
        ]
        for document, actors in names.items()
    }


def _everywhere(names: Sequence[Name], text: str) -> Iterator[Span]:
    for words in {text[name.start : name.end] for name in names}:
        start = text.find(words)
        while start >= 0:
            yield Span(start, start + len(words))
            start = text.find(words, start + 1)


def grade_of(mentions: Sequence[Span], actors: Sequence[Listed]) -> int:
    """The grade of the actor on a list whom these mentions mostly name; 0 where none of them names any."""
    named = [
        (sum(any(_same(span, place) for place in actor.places) for span in mentions), actor.grade)
        for actor in actors
    ]
    count, grade = max(named, default=(0, 0))
    return grade if count else 0


def _same(one: Span, other: Span) -> bool:
    """Whether two stretches are mostly the same."""
    together = min(one.end, other.end) - max(one.start, other.start)
    return 2 * together > max(one.end - one.start, other.end - other.start)


def salience_figures(gold: Path, train_gold: Path | None = None) -> Iterator[Figure]:
    """Speeches of `salience-2`, for each of whose coders a list is made; "I" and "we" are left out of ours.

    `main3` and `main10`: of our first three and first ten actors, the share that a coder lists. `central10`: of the actors
    that a sentence would name, the share among our first ten. `consistency_main`: of the actors that one coder lists, the share
    that the other one lists too. All are means over speeches and coders.
    """
    found = documents(gold.parent / "corpora", "salience-2")
    if not found:
        return
    texts = {document.id: document.text for document in found}
    coders = [lists(FOLDER / f"salience-2-pass-{number}.tsv", texts) for number in (1, 2)]
    main: defaultdict[int, list[float]] = defaultdict(list)
    central, agreed = list[float](), list[float]()
    for document in read(found):
        ours = [
            [Span(m.start, m.end) for m in document["mentions"] if m.actor == ref]
            for ref in (document["actors"].ref(actor) for actor in _told(document))
        ]
        for own, other in (coders, coders[::-1]):
            listed = own[document.id]
            for first in (3, 10):
                main[first].append(_share(grade_of(m, listed) > 0 for m in ours[:first]))
            wanted = [actor for actor in listed if actor.grade == 2]
            central.append(_share(_is_among(actor, ours[:10]) for actor in wanted))
            names = [actor.places for actor in other[document.id]]
            agreed.append(_share(_is_among(actor, names) for actor in listed))
    count = len(agreed)
    for metric, values in (
        ("main3", main[3]),
        ("main10", main[10]),
        ("central10", central),
        ("consistency_main", agreed),
    ):
        yield Figure("actors", "own-salience-2", metric, sum(values) / count, count)


def _told(document: Document) -> list[object]:
    """The actors of a document but "I" and "we", the most salient first."""
    actors = document["actors"]
    return [actor for actor in actors.top(len(actors)) if actor.key not in NOBODYS_NAME]


def _is_among(actor: Listed, others: Sequence[Sequence[Span]]) -> bool:
    return any(_same(place, span) for place in actor.places for spans in others for span in spans)


def _share(answers: Iterator[bool]) -> float:
    found = list(answers)
    return sum(found) / max(1, len(found))


if __name__ == "__main__":
    print("document\tsha256")
    for key, text in drawn(gold_folder().parent / "corpora", sys.argv[1]):
        print(f"{key}\t{digest(text)}")

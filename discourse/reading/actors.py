"""Who acts, under which names, and what they do to whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from rich.console import JustifyMethod, RenderableType
from rich.table import Table
from rich.text import Text

from discourse.model.annotations import Ref
from discourse.model.document import Document
from discourse.reading.words import bar, found, indented, lines, printable, quoted, title

MOST_ACTORS = 10
MOST_RELATIONS = 8
MOST_STANCES = 6
SURE = 0.7
"""What has a lower score, or none among others that have, is counted and not shown."""

_CELL = 28
_SIGNS = {1: ("+", "green"), -1: ("−", "red")}


def who(document: Document) -> Iterator[RenderableType]:
    """The most salient actors, then the surest relations between them."""
    if not found(document, "actors"):
        return
    yield title("Who acts")
    yield _actors(document)
    if found(document, "relations"):
        yield from _relations(document)
    if found(document, "evaluations"):
        yield from _stances(document)


def _actors(document: Document) -> Table:
    mentions: dict[Ref, list[Any]] = defaultdict(list)
    for mention in found(document, "mentions"):
        mentions[mention.actor].append(mention)
    layer = document["actors"]
    top = layer.top(MOST_ACTORS)
    greatest = max((actor.salience for actor in top), default=0) or 1
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    shows_roles = any(actor.role for actor in top)
    for column in ("actor", "type", "role", "salience", "n", "called", "where"):
        justify: JustifyMethod = "right" if column == "n" else "left"
        if column != "role" or shows_roles:
            table.add_column(column, justify=justify, no_wrap=column not in ("actor", "called"))
    for actor in top:
        own = mentions[layer.ref(actor)]
        names = Counter(printable(document.quote(m)) for m in own if m.kind != "pronoun")
        table.add_row(
            Text(_cut(printable(actor.name)), style="bold"),
            actor.type,
            *([actor.role or "–"] if shows_roles else []),
            bar(actor.salience / greatest, width=8),
            str(len(own)),
            Text(_cut(", ".join(name for name, _ in names.most_common())), style="dim"),
            Text(lines(document, own or [actor], most=3), style="dim"),
        )
    if len(layer) > len(top):
        table.add_row(Text(f"… and {len(layer) - len(top)} more", style="dim"))
    return table


def _cut(text: str) -> str:
    return text if len(text) <= _CELL else f"{text[: _CELL - 1]}…"


def _relations(document: Document) -> Iterator[RenderableType]:
    """What is done to whom, once for all places that say it, with the words of the first.

    What two do to each other in the same words ("the conflict between …") is said once.
    """
    relations = document["relations"]
    deeds: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    is_measured = any(relation.score is not None for relation in relations)
    for relation in relations.top(len(relations)):
        if not is_measured or (relation.score or 0) >= SURE:
            told = relation.relation, relation.negated, relation.modality, _voice(relation)
            deed = (relation.source, relation.target, *told)
            mirrored = (relation.target, relation.source, *told)
            if not _stands_in(relation, deeds.get(mirrored, [])):
                deeds[deed].append(relation)
    if not deeds:
        return
    yield Text("\nWhat they do to each other", style="bold")
    shown = list(deeds.values())[:MOST_RELATIONS]
    mutual = {
        (r.target, r.relation, r.source)
        for r in relations
        for other in relations.within(r.span)
        if (other.source, other.relation, other.target) == (r.target, r.relation, r.source)
    }
    for places in shown:
        first = places[0]
        arrow = "↔" if (first.source, first.relation, first.target) in mutual else "→"
        yield _deed(document, places, arrow)
        yield indented(quoted(document, places[0]))
    rest = len(relations) - sum(map(len, shown))
    if rest:
        yield Text(f"  … and {rest} more", style="dim")


def _stands_in(relation: Any, others: list[Any]) -> bool:
    return any(other.span == relation.span for other in others)


def _deed(document: Document, places: list[Any], arrow: str) -> Text:
    first = places[0]
    # what is denied is neither friendly nor hostile
    sign, style = _SIGNS.get(0 if first.negated else first.polarity, ("·", "dim"))
    what = Text("  ")
    what.append(printable(document[first.source].name), style="bold")
    modality = "" if first.modality == "fact" else f", {first.modality}"
    deed = f"{'not ' if first.negated else ''}{first.relation}{modality}"
    what.append(f"  {sign} {deed} {arrow} ", style=style)
    what.append(printable(document[first.target].name), style="bold")
    if _voice(first):
        what.append(f"  in the words of {printable(_voice(first))}", style="magenta")
    what.append(f"  {lines(document, places)}", style="dim")
    return what


def _voice(relation: Any) -> str:
    """Who is quoted as saying so; "" for the author."""
    voice = getattr(relation, "voice", "author")
    return "" if voice == "author" else str(voice)


def _stances(document: Document) -> Iterator[RenderableType]:
    """Whom the author speaks well or ill of, most often first, with the words; quoted words are not the author's."""
    told: dict[Ref, list[Any]] = defaultdict(list)
    quoted_ones = found(document, "quotations")
    for evaluation in document["evaluations"]:
        own = not quoted_ones or document.voice(evaluation).is_author
        if own and (evaluation.score is None or evaluation.score >= SURE):
            told[evaluation.actor].append(evaluation)
    if not told:
        return
    yield Text("\nHow the author speaks of them", style="bold")
    for actor, evaluations in sorted(told.items(), key=lambda item: -len(item[1]))[:MOST_STANCES]:
        line = Text("  ")
        line.append(printable(document[actor].name), style="bold")
        for polarity, (sign, style) in _SIGNS.items():
            of_sign = [e for e in evaluations if e.polarity == polarity]
            if of_sign:
                words = Counter(_evaluation(document, e) for e in of_sign)
                line.append(
                    f"  {sign} {', '.join(word for word, _ in words.most_common(4))}", style
                )
        line.append(f"  {lines(document, evaluations)}", style="dim")
        yield line
    if len(told) > MOST_STANCES:
        yield Text(f"  … and {len(told) - MOST_STANCES} more", style="dim")


def _evaluation(document: Document, evaluation: Any) -> str:
    """The evaluative word as it stands in the text, marked where it is denied."""
    word = printable(document.quote(evaluation.span_of("evaluation")))
    return f"not {word.lower()}" if evaluation.negated else word.lower()

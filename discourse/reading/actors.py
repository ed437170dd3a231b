"""Who acts, under which names, and what they do to whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from discourse.model.annotations import Ref
from discourse.model.document import Document
from discourse.reading.words import bar, found, lines, printable, quoted, title

MOST_ACTORS = 10
MOST_RELATIONS = 8
SURE = 0.7
"""Relations with a lower score are counted, not shown."""

_SIGNS = {"positive": ("+", "green"), "negative": ("−", "red")}


def who(document: Document) -> Iterator[RenderableType]:
    """The most salient actors, then the surest relations between them."""
    if not found(document, "actors"):
        return
    yield title("Who acts")
    yield _actors(document)
    if found(document, "relations"):
        yield from _relations(document)


def _actors(document: Document) -> Table:
    mentions: dict[Ref, list[Any]] = defaultdict(list)
    for mention in found(document, "mentions"):
        mentions[mention.actor].append(mention)
    layer = document["actors"]
    top = layer.top(MOST_ACTORS)
    greatest = max((actor.salience for actor in top), default=0) or 1
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for column in ("actor", "type", "role", "salience", "mentions", "called", "where"):
        table.add_column(column, justify="right" if column == "mentions" else "left")
    for actor in top:
        own = mentions[layer.ref(actor)]
        names = Counter(printable(document.quote(m)) for m in own if m.kind != "pronoun")
        called = ", ".join(name for name, _ in names.most_common(4))
        table.add_row(
            Text(printable(actor.name), style="bold"),
            actor.type,
            actor.role or "–",
            bar(actor.salience / greatest, width=10),
            str(len(own)),
            Text(called, style="dim"),
            Text(lines(document, own or [actor], most=4), style="dim"),
        )
    if len(layer) > len(top):
        table.add_row(Text(f"… and {len(layer) - len(top)} more", style="dim"))
    return table


def _relations(document: Document) -> Iterator[RenderableType]:
    relations = document["relations"]
    sure = [r for r in relations.top(len(relations)) if r.score is None or r.score >= SURE]
    if not sure:
        return
    yield Text("\nWhat they do to each other", style="bold")
    table = Table.grid(padding=(0, 2))
    for relation in sure[:MOST_RELATIONS]:
        sign, style = _SIGNS.get(relation.polarity, ("·", "dim"))
        what = Text(f"{printable(document[relation.source].name)} ", style="bold")
        what.append(f"{sign} {'not ' if relation.negated else ''}{relation.relation} ", style=style)
        what.append(printable(document[relation.target].name), style="bold")
        table.add_row(
            what, quoted(document, relation), Text(lines(document, [relation]), style="dim")
        )
    yield table
    if len(relations) > MOST_RELATIONS:
        rest = len(relations) - min(len(sure), MOST_RELATIONS)
        yield Text(f"… and {rest} more, among them less certain ones", style="dim")

"""What was analysed and with what, what was left out, and what could not be had."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.console import RenderableType
from rich.panel import Panel
from rich.text import Text

from discourse.model.document import Document
from discourse.model.layers import Layer
from discourse.reading.words import indented, lines, printable, quoted, title

# Attitudes and their holders are for counting, hundreds in a text; no section shows them.
_NOT_OTHER = {
    "zones", "sentences", "tokens", "entities", "quotations", "attributions", "mentions", "actors", "relations",
    "evaluations", "attitudes", "holders", "devices", "connectives", "rhetoric.profile", "frames", "framing.profile",
    "framing.actors",
}  # fmt: skip


def heading(document: Document) -> Iterator[RenderableType]:
    """Title, author, date, size, language, and the analyses with their versions."""
    metadata = document.metadata
    about = Text()
    about.append(printable(metadata.title or document.id), style="bold")
    by = [
        ", ".join(metadata.authors),
        metadata.speaker,
        metadata.date,
        metadata.source,
        metadata.country,
    ]
    known = " · ".join(printable(item) for item in by if item)
    if known:
        about.append(f"\n{known}")
    about.append(f"\n{_size(document)}", style="dim")
    about.append(f"\n{_makers(document)}", style="dim")
    yield Panel(about, border_style="dim", expand=False)


def left_out(document: Document) -> Iterator[RenderableType]:
    """The clutter of the page that no analysis read, by its labels."""
    if "zones" not in document:
        return
    clutter = [zone for zone in document["zones"] if zone.label not in ("title", "body")]
    if clutter:
        counts = Counter(zone.label for zone in clutter)
        labels = ", ".join(f"{label} {count}" for label, count in counts.most_common())
        where = lines(document, clutter, most=12)
        yield Text(f"Not read, as it belongs to the page: {labels} ({where})", style="dim")
    body = [zone for zone in document["zones"] if zone.label == "body"]
    if not any(document.quote(zone).strip() for zone in body):
        yield Text("No body of a text was found, so there is nothing to analyse.", style="yellow")
    elif not any(character.isalpha() for zone in body for character in document.quote(zone)):
        yield Text("The text has no letters, so there is nothing to analyse.", style="yellow")


def other_layers(document: Document) -> Iterator[RenderableType]:
    """The first annotations of layers that no other section shows: those of other people's plugins."""
    for name, layer in document.layers.items():
        if name in _NOT_OTHER or not isinstance(layer, Layer) or not layer:
            continue
        yield title(f"{name} ({len(layer)})")
        for annotation in layer.top(5):
            why = f"  {printable(annotation.why)}" if annotation.why else ""
            yield Text(f"  {lines(document, [annotation])}{why}", style="dim")
            yield indented(quoted(document, annotation))


def omitted(document: Document) -> Iterator[RenderableType]:
    """What failed or was skipped, and why."""
    if not document.omissions:
        return
    yield title("Missing")
    for omission in document.omissions:
        style = "red" if omission.kind == "failed" else "yellow"
        text = Text(
            f"{omission.annotator} ({', '.join(omission.layers)}) {omission.kind}: ", style=style
        )
        text.append(printable(omission.reason.splitlines()[0]))
        yield text


def _size(document: Document) -> str:
    facts = []
    if "tokens" in document:
        facts.append(f"{len(document['tokens']):,} tokens")
    if "sentences" in document:
        facts.append(f"{len(document['sentences']):,} sentences")
    if not facts:
        facts.append(f"{len(document.text):,} characters")
    facts.append(f"language {document.metadata.language or 'unknown'}")
    encoding = document.metadata.encoding
    if encoding and encoding not in ("utf-8", "ascii"):
        facts.append(f"encoding {encoding}")
    return " · ".join(facts)


def _makers(document: Document) -> str:
    """The distributions and models that made the layers."""
    makers: dict[str, None] = {}
    models: dict[str, None] = {}
    for layer in document.layers.values():
        for made in layer.provenance if isinstance(layer, Layer) else ():
            makers[f"{made.distribution} {made.version}"] = None
            if made.model:
                models[made.model] = None
    return "with " + ", ".join([*makers, *(f"model {model}" for model in models)])

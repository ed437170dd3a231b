"""How the text persuades: the most telling devices with their words, and how often each kind occurs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from discourse.model.document import Document
from discourse.reading.words import found, indented, lines, printable, quoted, title

MOST_DEVICES = 10
MOST_KINDS = 12


def how(document: Document) -> Iterator[RenderableType]:
    """The first ten devices by rank, then the counts of all."""
    if not found(document, "devices"):
        return
    devices = document["devices"]
    yield title("How it persuades")
    for device in devices.top(MOST_DEVICES):
        heading = Text(f"  {_spoken(device.device)}", style="bold")
        if found(document, "quotations") and not document.voice(device).is_author:
            voice = printable(str(document.voice(device)))
            heading.append(f"  in the words of {voice}", style="magenta not bold")
        heading.append(
            f"  {printable(device.why)}  {lines(document, [device])}", style="dim not bold"
        )
        yield heading
        yield indented(quoted(document, device))
    counts = Counter(_spoken(device.device) for device in devices).most_common()
    kinds = ", ".join(f"{name} {count}" for name, count in counts[:MOST_KINDS])
    rest = f", and {len(counts) - MOST_KINDS} kinds more" if len(counts) > MOST_KINDS else ""
    yield Text(f"  In all {len(devices)}: {kinds}{rest}", style="dim")


def _spoken(name: str) -> str:
    """A device's name as a reader would write it."""
    return printable(name).replace("_", " ")

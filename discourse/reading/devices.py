"""How the text persuades: the most telling devices with their words, and how often each kind occurs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from discourse.model.document import Document
from discourse.reading.words import found, lines, printable, quoted, title

MOST_DEVICES = 10
MOST_KINDS = 12


def how(document: Document) -> Iterator[RenderableType]:
    """The first ten devices by rank, then the counts of all."""
    if not found(document, "devices"):
        return
    devices = document["devices"]
    yield title("How it persuades")
    table = Table.grid(padding=(0, 2))
    for device in devices.top(MOST_DEVICES):
        name = Text(device.device, style="bold")
        if "quotations" in document and not document.voice(device).is_author:
            name.append(
                f"\n(in the words of {printable(str(document.voice(device)))})", style="dim"
            )
        words = quoted(document, device)
        words.append(f"\n{printable(device.why)}", style="dim")
        table.add_row(name, words, Text(lines(document, [device]), style="dim"))
    yield table
    counts = Counter(device.device for device in devices).most_common()
    kinds = ", ".join(f"{name} {count}" for name, count in counts[:MOST_KINDS])
    rest = f", and {len(counts) - MOST_KINDS} kinds more" if len(counts) > MOST_KINDS else ""
    yield Text(f"\nIn all {len(devices)}: {kinds}{rest}", style="dim")

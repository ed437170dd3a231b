"""A reading of a document for people: what was found, with the words and the lines it rests on.

The sections go by the layers' names and fields, which are the plugins' contract with each other; a layer that no
section knows is shown by its first annotations. A reading may be printed in colour, or piped.
"""

from __future__ import annotations

from rich.console import Console

from discourse.model.document import Document
from discourse.reading.actors import who
from discourse.reading.devices import how
from discourse.reading.frames import through_which_frames
from discourse.reading.overview import heading, left_out, omitted, other_layers
from discourse.reading.voices import voices

SECTIONS = (heading, left_out, who, voices, how, through_which_frames, other_layers, omitted)


def print_reading(document: Document, console: Console) -> None:
    """Print what was found in a document, section by section."""
    for section in SECTIONS:
        for renderable in section(document):
            console.print(renderable)
    console.print()


__all__ = ["SECTIONS", "print_reading"]

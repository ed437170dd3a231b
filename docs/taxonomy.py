"""The directive `taxonomy`: every rhetorical device, as the plugin declares it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from discourse_rhetoric.taxonomy import Declaration, taxonomy
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class Taxonomy(SphinxDirective):
    """A section a family, an entry a device."""

    def run(self) -> list[nodes.Node]:
        text = "\n".join(page(taxonomy().values()))
        return self.parse_text_to_nodes(text, allow_section_headings=True)


def page(devices: Iterable[Declaration]) -> Iterator[str]:
    """The lines of Markdown for devices in the order of their families."""
    for family, members in groupby(devices, key=lambda device: device.family):
        yield f"### {family.capitalize()}\n"
        for device in members:
            yield f"`{device.name}`\n: {device.definition} ({device.reference})\n"
            yield "  *" + ", ".join(device.parts) + "*\n"
            yield f"  > {with_parts_in_bold(device.examples[0])}\n"
            yield f"  Not: {device.counter_examples[0]}\n"
            if device.other_names:
                yield f"  Elsewhere: {elsewhere(device)}\n"


def elsewhere(device: Declaration) -> str:
    """What other taxonomies call it, by the taxonomy."""
    return "; ".join(f"{name} `{called}`" for name, called in device.other_names.items())


def with_parts_in_bold(marked: str) -> str:
    """An example of the taxonomy, `[words](part)`, with the words of its parts in bold."""
    return re.sub(r"\[([^\[\]]*)\]\(\w+\)", r"**\1**", marked)


def setup(app: Sphinx) -> None:
    """Known to pages as `taxonomy`."""
    app.add_directive("taxonomy", Taxonomy)

"""The layer `zones`: body apart from title, byline, contact, subscription, teasers and the rest of a page.

Nothing is taken out of a text; every stretch of it gets a label. Which rules there are: `labels.py`; which
words give a line away: `data/zone_cues.toml`. How other tools go about it: jusText (Pomikálek 2011), the
line rules of C4 (Raffel et al. 2020), trafilatura (Barbaresi 2021).
"""

from __future__ import annotations

from typing import Literal

from discourse.model.annotations import Part
from discourse.model.metadata import Layout
from discourse.text.layers import Zone
from discourse.text.zones.cues import load_cues
from discourse.text.zones.labels import Mark, Page, mark_page
from discourse.text.zones.lines import look_at
from discourse.text.zones.paragraphs import paragraphs
from discourse.text.zones.redactions import readable, redactions

__all__ = ["Mode", "find_zones", "readable", "redactions"]

Mode = Literal["strict", "lenient"]


def find_zones(text: str, *, layout: Layout = "page", mode: Mode = "strict") -> tuple[Zone, ...]:
    """The zones of a text, in order; every character that is not blank lies in exactly one.

    Args:
        layout: `plain` takes every paragraph as body; `page` looks for what is not.
        mode: what becomes of a line of a page that stands outside the article and that no rule
            gives away: `strict` keeps only the title and the article; `lenient` takes it as body.

    Scores are None: the rules are set by hand, and nobody measured how often each is right.
    """
    blocks = paragraphs(text)
    if layout == "plain":
        return tuple(_zone(text, p.start, p.end, Mark("body", "plain")) for p in blocks)
    return zones_of(text, mark_page(text, look_at(text, blocks, load_cues()), keep_doubtful=mode == "lenient"))


def zones_of(text: str, page: Page) -> tuple[Zone, ...]:
    """The zones of a page whose lines are marked."""
    return tuple(
        _zone(text, line.start, line.end, mark)
        for line, mark in zip(page.lines, page.marks, strict=True)
    )


def _zone(text: str, start: int, end: int, mark: Mark) -> Zone:
    hidden = redactions(text[start:end]) if "protected]" in text[start:end] else ()
    return Zone(
        start=start,
        end=end,
        parts=tuple(Part("redacted", start + s.start, start + s.end) for s in hidden),
        why=mark.rule,
        label=mark.label,
        rule=mark.rule,
    )

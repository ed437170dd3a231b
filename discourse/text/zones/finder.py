"""The annotator `zones`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from attrs import field, frozen, validators

from discourse.model.annotations import Part
from discourse.model.document import Document
from discourse.model.layers import Layer
from discourse.model.metadata import Layout, Proposal
from discourse.text.layers import ZONES, Zone
from discourse.text.zones.cues import load_cues
from discourse.text.zones.findings import proposals
from discourse.text.zones.labels import Mark, Page, mark_page
from discourse.text.zones.lines import look_at
from discourse.text.zones.paragraphs import paragraphs
from discourse.text.zones.redactions import redactions

Mode = Literal["strict", "lenient"]

_PLAIN = Mark("body", "plain")


@frozen(kw_only=True)
class ZonesConfig:
    """How a text is parted.

    Attributes:
        zones: `page` looks for clutter about the body, `plain` takes all as body; None: as the
            document's metadata say.
        mode: what becomes of a line of a page that stands outside the article and that no rule
            gives away: `strict` keeps only the title and the article; `lenient` takes it as body.
    """

    zones: Layout | None = field(
        default=None, validator=validators.optional(validators.in_(("page", "plain")))
    )
    mode: Mode = field(default="strict", validator=validators.in_(("strict", "lenient")))


class ZoneFinder:
    """Labels every stretch of a text, and proposes title, authors, speaker and date of a page.

    Scores are None: the rules are set by hand, and nobody measured how often each is right.
    """

    def __init__(self, config: ZonesConfig) -> None:
        self._config = config

    def annotate(self, document: Document) -> list[Layer[Zone] | Proposal]:
        layout = self._config.zones or document.metadata.layout
        if layout == "plain":
            return [ZONES.layer(_plain_zones(document.text))]
        page = _page(document.text, self._config.mode)
        return [ZONES.layer(_page_zones(document.text, page)), *proposals(document.text, page)]


def find_zones(text: str, *, layout: Layout = "page", mode: Mode = "strict") -> tuple[Zone, ...]:
    """The zones of a text, in order; every character that is not blank lies in exactly one.

    The arguments are explained in `ZonesConfig`. Takes time linear in the text.
    """
    if layout == "plain":
        return tuple(_plain_zones(text))
    return tuple(_page_zones(text, _page(text, mode)))


def _page(text: str, mode: Mode) -> Page:
    lines = look_at(text, paragraphs(text), load_cues())
    return mark_page(text, lines, keep_doubtful=mode == "lenient")


def _plain_zones(text: str) -> Iterable[Zone]:
    return (_zone(text, place.start, place.end, _PLAIN) for place in paragraphs(text))


def _page_zones(text: str, page: Page) -> Iterable[Zone]:
    marked: Sequence[Mark] = page.marks
    return (
        _zone(text, line.start, line.end, mark)
        for line, mark in zip(page.lines, marked, strict=True)
    )


def _zone(text: str, start: int, end: int, mark: Mark) -> Zone:
    parts = tuple(
        Part("redacted", start + span.start, start + span.end)
        for span in redactions(text[start:end])
    )
    return Zone(start=start, end=end, parts=parts, why=mark.rule, label=mark.label, rule=mark.rule)

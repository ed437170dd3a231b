"""Where in a text its devices come: a dispersion plot as SVG.

from discourse_rhetoric.dispersion import dispersion_plot

Path("plot.svg").write_text(dispersion_plot(document), encoding="utf-8")

A row for each device, a stroke for each place; what others are quoted with is drawn lighter, and dotted lines stand where paragraphs
begin. Over a stroke a browser shows the words. After the plots of concordancers (Anthony 2005; NLTK); text of the document is
escaped, and the picture loads nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from discourse import Document
from discourse_rhetoric.comparison import check_names
from discourse_rhetoric.layers import DEVICES, Device
from discourse_rhetoric.prose import Prose

WIDTH, LABELS, COUNTS, ROW, TOP, BOTTOM = 900, 190, 60, 24, 44, 40  # pixels
INK, PALE, RULE = "#1f3a5f", "#9db2cf", "#d5d9e0"
LONGEST_QUOTE = 80


def dispersion_plot(document: Document, devices: Sequence[str] = (), *, most: int = 20) -> str:
    """The plot as the text of an SVG file.

    Args:
        document: with the layer `devices`.
        devices: names of devices or families, in the order of the rows; by default those of the highest ranks.
        most: how many rows there are at most where none are named.

    Raises:
        MissingLayerError: the document has no layer `devices`.
        ValueError: a name is neither a device nor a family.
    """
    check_names(document, devices)
    prose = Prose(document)
    rows = [(name, _found(document, name)) for name in devices or _foremost(document, most)]
    height = TOP + ROW * max(1, len(rows)) + BOTTOM
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
            f'viewBox="0 0 {WIDTH} {height}" font-family="Helvetica, Arial, sans-serif" font-size="12">',
            f'<rect width="{WIDTH}" height="{height}" fill="white"/>',
            f'<text x="16" y="22" font-size="14" font-weight="bold">{_plain(document.metadata.title or document.id)}</text>',
            *_paragraphs(prose, height),
            *(line for place, row in enumerate(rows) for line in _row(prose, *row, place)),
            *_axis(height),
            "</svg>\n",
        ]
    )


def _foremost(document: Document, most: int) -> list[str]:
    """The devices of the document by the best rank that one of them has."""
    by_rank = sorted(document[DEVICES], key=lambda device: device.rank)
    return list(dict.fromkeys(device.device for device in by_rank))[:most]


def _found(document: Document, name: str) -> list[Device]:
    return [device for device in document[DEVICES] if name in (device.device, device.family)]


def _row(prose: Prose, name: str, found: Sequence[Device], place: int) -> Iterator[str]:
    top = TOP + ROW * place
    middle = top + ROW // 2
    yield f'<text x="{LABELS - 10}" y="{middle + 4}" text-anchor="end">{_plain(name.replace("_", " "))}</text>'
    yield f'<line x1="{LABELS}" y1="{middle}" x2="{WIDTH - COUNTS}" y2="{middle}" stroke="{RULE}"/>'
    for device in found:
        for part in device.parts or (device,):
            x = _across(part.start, prose.document)
            ink = INK if prose.voice_of(part) == "author" else PALE
            words = _plain(prose.document.quote(device)[:LONGEST_QUOTE])
            yield (
                f'<line x1="{x}" y1="{top + 4}" x2="{x}" y2="{top + ROW - 4}" stroke="{ink}" stroke-width="2">'
                f"<title>{words}</title></line>"
            )
    yield f'<text x="{WIDTH - COUNTS + 10}" y="{middle + 4}">{len(found)}</text>'


def _paragraphs(prose: Prose, height: int) -> Iterator[str]:
    for sentences in prose.paragraphs():
        x = _across(sentences[0].tree.start, prose.document)
        yield (
            f'<line x1="{x}" y1="{TOP - 6}" x2="{x}" y2="{height - BOTTOM}" stroke="{RULE}" stroke-dasharray="1 3"/>'
        )


def _axis(height: int) -> Iterator[str]:
    y = height - BOTTOM + 16
    for percent in (0, 25, 50, 75, 100):
        x = round(LABELS + (WIDTH - COUNTS - LABELS) * percent / 100, 1)
        yield f'<text x="{x}" y="{y}" text-anchor="middle" fill="#555">{percent} %</text>'
    yield (
        f'<text x="16" y="{height - 8}" fill="#555">Strokes: <tspan fill="{INK}">the author</tspan>, '
        f'<tspan fill="{PALE}">those quoted</tspan>. Dotted: paragraphs. Right: how many.</text>'
    )


def _across(offset: int, document: Document) -> float:
    share = offset / max(1, len(document.text))
    return round(LABELS + (WIDTH - COUNTS - LABELS) * share, 1)


def _plain(text: str) -> str:
    """Text that XML may hold: markup escaped, and what is no character of XML left out."""
    return escape("".join(c if _is_xml(c) else " " for c in text))


def _is_xml(character: str) -> bool:
    point = ord(character)
    return 0x20 <= point <= 0xD7FF or 0xE000 <= point <= 0xFFFD or point >= 0x10000

"""The profile by zone and voice, and the picture of where devices come."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from discourse_rhetoric.dispersion import dispersion_plot
from discourse_rhetoric.layers import DEVICES, PROFILE

from discourse import Document, Metadata, Pipeline
from discourse.errors import DiscourseError

SVG = "{http://www.w3.org/2000/svg}"
TEXT = (
    "Perhaps it works. It is certainly true. “We will certainly win,” the minister said.\n\n"
    "It <b>may</b> rain & snow; perhaps not."
)


def test_zones_have_rates_of_their_own_where_a_text_has_several(pipeline: Pipeline) -> None:
    page = Document(
        id="page",
        text="Why the Dam May Fall\n\nPerhaps the dam is old. It is old, and it was built in haste by a firm that went under.\n",
        metadata=Metadata(language="en", layout="page"),
    )
    document = pipeline(page)
    rates = {(m.zone, m.name): m for m in document[PROFILE] if m.voice == "author"}
    labels = {zone.label for zone in document["zones"]} & {"title", "body"}
    zones = {zone for zone, _ in rates}
    assert zones == ({"all"} | labels if len(labels) > 1 else {"all"})
    for measure in rates.values():
        assert measure.low <= measure.value <= measure.high


def test_a_text_of_one_zone_is_measured_once(pipeline: Pipeline) -> None:
    measures = list(pipeline(TEXT)[PROFILE])
    assert {m.zone for m in measures} == {"all"}
    assert len({(m.name, m.voice) for m in measures}) == len(measures)


def test_the_plot_has_a_row_for_each_device_and_a_stroke_for_each_part(pipeline: Pipeline) -> None:
    document = pipeline(TEXT)
    picture = ElementTree.fromstring(dispersion_plot(document, ["hedge", "booster"]))
    words = [text.text for text in picture.iter(f"{SVG}text")]
    assert "hedge" in words and "booster" in words
    parts = sum(len(d.parts) for d in document[DEVICES] if d.device in ("hedge", "booster"))
    strokes = [line for line in picture.iter(f"{SVG}line") if line.find(f"{SVG}title") is not None]
    assert len(strokes) == parts
    assert len({line.get("stroke") for line in strokes}) == 2  # the author's and the minister's
    places = [float(line.get("x1", "")) for line in strokes]
    assert all(0 <= place <= float(picture.get("width", "")) for place in places)


def test_hostile_text_stays_text_in_the_plot(pipeline: Pipeline) -> None:
    document = pipeline(
        "Perhaps </title><script>alert(1)</script> \x0b is & remains \ufffe certainly bad."
    )
    plot = dispersion_plot(document)
    assert "<script" not in plot
    ElementTree.fromstring(plot)


def test_a_plot_without_devices_says_so(pipeline: Pipeline) -> None:
    ElementTree.fromstring(dispersion_plot(pipeline("")))
    with pytest.raises(DiscourseError, match="devices"):
        dispersion_plot(Document(id="x", text="Perhaps."))

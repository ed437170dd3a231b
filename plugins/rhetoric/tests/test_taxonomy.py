"""Every device finds its examples, with their parts, and keeps off its counter-examples."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from discourse_rhetoric.settings import RhetoricSettings
from discourse_rhetoric.taxonomy import Declaration, chosen, taxonomy

from discourse import Document, Metadata, Pipeline
from discourse.errors import ConfigError
from discourse.testing import marked

CASES = [
    (each.name, text, text in each.examples)
    for each in taxonomy().values()
    for text in (*each.examples, *each.counter_examples)
]


@pytest.fixture(scope="module")
def analysed(pipeline: Pipeline) -> Mapping[str, Document]:
    """All examples, parsed in one batch."""
    texts = [text for _, text, _ in CASES]
    documents = [
        Document(id=text, text=marked(text)[0], metadata=Metadata(language="en")) for text in texts
    ]
    return {
        text: d
        for text, d in zip(texts, pipeline.stream(documents), strict=True)
        if isinstance(d, Document)
    }


@pytest.mark.parametrize(("name", "text", "has_it"), CASES)
def test_examples_have_the_device_and_counter_examples_do_not(
    name: str, text: str, has_it: bool, analysed: Mapping[str, Document]
) -> None:
    document = analysed[text]
    found = [device for device in document["devices"] if device.device == name]
    if not has_it:
        assert not found, [document.quote(device) for device in found]
        return
    expected = set(marked(text)[1])
    seen = [
        {part for part in device.parts if part.name in {e.name for e in expected}}
        for device in found
    ]
    assert expected in seen, [
        (part.name, document.quote(part)) for device in found for part in device.parts
    ]


@pytest.mark.parametrize("declaration", taxonomy().values(), ids=lambda each: each.name)
def test_a_declaration_is_whole(declaration: Declaration) -> None:
    assert declaration.definition.endswith(".")
    assert declaration.examples and declaration.counter_examples
    assert (declaration.detector().__doc__ or "").strip()
    marks = {part.name for text in declaration.examples for part in marked(text)[1]}
    assert marks <= set(declaration.parts)


def test_devices_and_families_can_be_switched_off() -> None:
    declared = taxonomy().values()
    assert [d.name for d in chosen(declared, only=["hedge"], without=[])] == ["hedge"]
    left = {d.family for d in chosen(declared, only=[], without=["metadiscourse"])}
    assert "metadiscourse" not in left and "repetition" in left
    with pytest.raises(ConfigError, match="anafora"):
        chosen(declared, only=["anafora"], without=[])
    assert RhetoricSettings(only=["hedge"]).only == ("hedge",)

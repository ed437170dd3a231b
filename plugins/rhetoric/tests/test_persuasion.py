"""Techniques that are weighed: the words that go with them, the forms, and the models over both."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from discourse_rhetoric.layers import DEVICES, Device
from discourse_rhetoric.persuasion.fitting import Coded, examples_of, fit_technique
from discourse_rhetoric.persuasion.techniques import LEAST, Technique, technique
from discourse_rhetoric.persuasion.units import units
from discourse_rhetoric.persuasion.weighing import LABELS, models
from discourse_rhetoric.prose import Prose
from discourse_rhetoric.taxonomy import taxonomy

from discourse import Pipeline, Span
from discourse.testing import marked

FEAR = "If they are not stopped, our villages will burn and our children will perish in the flames."


def found(pipeline: Pipeline, text: str, name: str) -> list[Device]:
    return [each for each in pipeline(text)[DEVICES] if each.device == name]


def test_every_model_is_of_a_device_and_has_its_words_and_a_card() -> None:
    assert models().keys() <= taxonomy().keys()
    for name, model in models().items():
        assert technique(name).affinities
        assert model.labels == LABELS
        assert model.card is not None and model.card.figures


def test_a_finding_tells_the_words_and_the_weights_behind_it(pipeline: Pipeline) -> None:
    (device,) = found(pipeline, FEAR, "appeal_to_fear")
    assert device.score is not None and 0.5 < device.score < 1
    assert "“perish”" in device.why and "(+" in device.why


def test_the_same_words_in_a_sober_sentence_are_less_likely(pipeline: Pipeline) -> None:
    hot = pipeline("The shameless usurpers staged a farce and called it justice.")
    cool = pipeline("The theatre staged a farce by a French author in May.")
    (in_anger,) = (d for d in hot[DEVICES] if hot.quote(d) == "farce" and d.score is not None)
    soberly = [d.score or 0 for d in cool[DEVICES] if cool.quote(d) == "farce"]
    assert (in_anger.score or 0) > max(soberly, default=0) + 0.1


def test_words_that_nobody_marked_get_the_affinity_of_their_like() -> None:
    known = technique("flag_waving").affinities
    assert known["heroism"] > LEAST < known["forefathers"]
    assert "committee" not in known


def test_no_stretch_is_found_twice(pipeline: Pipeline) -> None:
    text = "The bloodthirsty fascist puppet regime fell. The Nazi thug army attacked the vile traitors."
    for name in models():
        spans = [device.span for device in found(pipeline, text, name)]
        assert not any(a.overlaps(b) for i, a in enumerate(spans) for b in spans[i + 1 :]), name


def test_what_is_denied_is_less_likely(pipeline: Pipeline) -> None:
    said = found(pipeline, "The minister is a traitor.", "name_calling")
    denied = found(pipeline, "The minister is no traitor.", "name_calling")
    assert said
    assert max((d.score or 0 for d in denied), default=0.0) < max(d.score or 0 for d in said)


def test_peoples_and_religions_are_no_evidence() -> None:
    for name in models():
        assert not {"jews", "muslims", "islam", "africans", "arabs", "john"} & set(
            technique(name).affinities
        )


def test_one_stretch_is_no_evidence_twice(pipeline: Pipeline) -> None:
    prose = Prose(
        pipeline("There is no alternative to this treaty, and it is the only way to peace.")
    )
    (unit,) = units(prose, technique("false_dilemma"))
    spans = [Span(form.words[0].start, form.words[-1].end) for form in unit.forms]
    assert spans
    assert not any(a.overlaps(b) for i, a in enumerate(spans) for b in spans[i + 1 :])


@pytest.fixture(scope="module")
def coded(pipeline: Pipeline) -> Sequence[Coded]:
    texts = [
        f"The {noun} met on Monday. The [{judging} {noun}](name_calling) must go."
        for judging in ("vile", "cruel", "brutal", "wicked")
        for noun in ("regime", "junta", "council", "board", "party")
    ]
    passages = []
    for text in texts:
        plain, parts = marked(text)
        spans = [Span(part.start, part.end) for part in parts]
        passages.append(Coded(pipeline(plain), {"name_calling": spans}, plain))
    return passages


def by_hand(coded: Sequence[Coded], name: str) -> Technique:
    return Technique(name, dict.fromkeys(("vile", "cruel", "brutal", "wicked", "regime"), 2.0))


def test_a_model_learns_what_coders_marked(coded: Sequence[Coded]) -> None:
    model = fit_technique(coded, "name_calling", by_hand)
    examples = [
        each for passage in coded for each in examples_of(passage, by_hand(coded, "name_calling"))
    ]
    marked_ones = [model.probability(seen) for seen, label in examples if label == LABELS[1]]
    others = [model.probability(seen) for seen, label in examples if label == LABELS[0]]
    assert len(marked_ones) == len(coded)
    assert min(marked_ones) > max(others)
    assert fit_technique(coded, "name_calling", by_hand) == model, (
        "the same passages, the same model"
    )

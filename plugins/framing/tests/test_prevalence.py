"""How much of a text is a frame's: bounds, intervals, priors."""

from __future__ import annotations

import numpy as np
import pytest
from discourse_framing.codebooks import codebook
from discourse_framing.coding import CodedText, with_evidence
from discourse_framing.combination import fit_weights, write_weights
from discourse_framing.prevalence import PRIOR_SENTENCES, Prior, interval, prevalence
from hypothesis import given
from hypothesis import strategies as st

from discourse import Pipeline

CHANCE = st.floats(0, 1)
TEXT = st.lists(CHANCE, min_size=1, max_size=20)
PRIOR = st.builds(Prior, CHANCE, st.floats(0, 10))


def share(chances, prior):
    return float(prevalence(np.array([chances]).T, [prior])[0])


@given(TEXT, PRIOR, st.integers(1, 4), st.integers(0, 5))
def test_a_prevalence_is_a_share_and_lies_in_its_interval(chances, prior, size, seed):
    blocks = [place // size for place in range(len(chances))]
    low, high = interval(np.array([chances]).T, [prior], blocks, seed)
    assert 0 <= low[0] <= share(chances, prior) <= high[0] <= 1 + 1e-9


@given(TEXT, PRIOR, st.data())
def test_more_evidence_in_a_sentence_never_lowers_it(chances, prior, data):
    place = data.draw(st.integers(0, len(chances) - 1))
    more = [*chances]
    more[place] = data.draw(st.floats(chances[place], 1))
    assert share(more, prior) >= share(chances, prior) - 1e-12


@given(TEXT, CHANCE)
def test_it_lies_between_the_mean_of_the_chances_and_the_prior(chances, expected):
    value = share(chances, Prior(expected, PRIOR_SENTENCES))
    mean = sum(chances) / len(chances)
    assert min(mean, expected) - 1e-9 <= value <= max(mean, expected) + 1e-9


@given(TEXT)
def test_without_a_prior_it_is_the_mean(chances):
    assert share(chances, Prior()) == pytest.approx(sum(chances) / len(chances))


def test_the_longer_the_text_the_less_the_prior_weighs():
    prior = Prior(0.1, PRIOR_SENTENCES)
    assert [round(share([1.0] * n, prior), 2) for n in (1, 2, 98)] == [0.4, 0.55, 0.98]


def test_what_is_uncertain_of_the_sentences_widens_the_interval():
    sure, unsure = [1.0, 0.0] * 20, [0.5] * 40
    widths = []
    for chances in (sure, unsure):
        low, high = interval(np.array([chances]).T, [Prior()], range(40), seed=1)
        widths.append(float(high[0] - low[0]))
    assert widths[1] == pytest.approx(widths[0], abs=0.05)
    assert widths[1] > 0.2


CODED = [
    CodedText(text=f"The republic {verb} its {noun}.", frames=frozenset(frames))
    for verb in ("defends", "lost", "wants", "restored", "praised")
    for noun, frames in [
        ("sovereignty", ["sovereignty"]),
        ("independence", ["sovereignty"]),
        ("harbour", []),
        ("weather", []),
        ("museum", []),
        ("autonomy", []),
        ("boats", []),
        ("statehood", ["sovereignty"]),
        ("bakery", []),
        ("opera", []),
    ]
]
TEXTS = (
    "“The treaty restores our independence,” said the minister. The harbour is old. The republic regained its sovereignty.",
    "The boats are red. Nobody came.",
)


@pytest.fixture(scope="module")
def profiles(registry, tmp_path_factory):
    """The author's and the quoted measures of sovereignty, with weights from so many coded texts; and without any."""

    def measured(number):
        settings = {"codebook": "foreign-policy"}
        if number:
            book = codebook("foreign-policy")
            coded = with_evidence(CODED[:number], book)
            path = tmp_path_factory.mktemp("weights") / "weights.json"
            weights = fit_weights(book, coded, data="test", date="2026-01-01")
            path.write_text(write_weights(weights), encoding="utf-8")
            settings["weights"] = str(path)
        pipeline = Pipeline(
            ["frames", "framing.profile"],
            registry=registry,
            language="en",
            zones="plain",
            config={"framing": settings},
        )
        return [
            (
                document,
                {(m.name.partition("/")[2], m.voice): m for m in document["framing.profile"]},
            )
            for document in map(pipeline, TEXTS)
        ]

    return {number: measured(number) for number in (0, 30, len(CODED))}


def test_only_weights_that_were_calibrated_make_a_profile_calibrated(profiles):
    for number, calibrated in ((0, False), (30, False), (len(CODED), True)):
        for _, measures in profiles[number]:
            assert measures["sovereignty", "author"].calibrated == calibrated
            assert not measures["security", "author"].calibrated


def test_what_is_calibrated_is_a_mean_of_all_sentences_and_no_count(profiles):
    (document, measures), (_, without) = profiles[len(CODED)]
    own, quoted = measures["sovereignty", "author"], measures["sovereignty", "quoted"]
    assert own.low <= own.value <= own.high
    assert own.value != own.count / len(document["sentences"])
    assert own.count == quoted.count == 1
    # a text without a word of the frame: not nothing, and less than where it is; nothing is reported
    absent = without["sovereignty", "author"]
    assert 0 < absent.value < own.value
    assert (absent.count, absent.present, absent.rank) == (0, False, 0)


def test_a_background_that_was_read_with_other_weights_is_no_measure(profiles):
    for number, known in ((0, True), (30, False), (len(CODED), False)):
        for _, measures in profiles[number]:
            assert (measures["sovereignty", "author"].percentile is not None) == known
            assert measures["security", "author"].percentile is not None

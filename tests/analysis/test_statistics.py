from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse.analysis.statistics import (
    bootstrap,
    bootstrap_difference,
    contrasts,
    holm,
    proportion,
    rate,
)


@pytest.mark.parametrize(
    ("count", "low", "high"),
    # the exact limits of a Poisson count: Garwood (1936), as in the tables of Breslow & Day (1987)
    [(1, 0.03, 5.57), (5, 1.62, 11.67), (10, 4.80, 18.39), (100, 81.36, 121.63)],
)
def test_rates_have_the_exact_interval_to_within_a_few_hundredths(
    count: int, low: float, high: float
) -> None:
    estimate = rate(count, 1000)
    assert estimate.value == count
    assert estimate.low == pytest.approx(low, abs=0.06)
    assert estimate.high == pytest.approx(high, abs=0.06)


def test_nothing_found_is_a_rate_with_an_upper_bound() -> None:
    estimate = rate(0, 2000)
    assert (estimate.value, estimate.low) == (0, 0)
    assert estimate.high == pytest.approx(3.69 / 2, abs=0.02)


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    # Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, method 3
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_proportions_have_wilsons_interval(
    successes: int, trials: int, low: float, high: float
) -> None:
    estimate = proportion(successes, trials)
    assert estimate.low == pytest.approx(low, abs=5e-5)
    assert estimate.high == pytest.approx(high, abs=5e-5)


@given(st.integers(0, 500), st.integers(1, 500), st.floats(0.5, 0.99))
def test_a_figure_lies_in_its_interval(count: int, more: int, confidence: float) -> None:
    for estimate in (
        rate(count, 1000 * more, confidence=confidence),
        proportion(count, count + more, confidence=confidence),
    ):
        assert estimate.low <= estimate.value <= estimate.high


counts = st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 50), min_size=1)


@given(counts, counts)
def test_contrasts_turn_round_with_the_groups(
    first: dict[str, int], second: dict[str, int]
) -> None:
    one = {c.item: c for c in contrasts(first, second)}
    other = {c.item: c for c in contrasts(second, first)}
    for item, contrast in one.items():
        assert contrast.z == pytest.approx(-other[item].z)
        assert contrast.log_odds == pytest.approx(-other[item].log_odds)


def test_contrasts_follow_the_formula() -> None:
    # by hand: prior = both groups, scaled to 30; equations 16, 20 and 22 of Monroe et al.
    found = {c.item: c for c in contrasts({"war": 20, "peace": 10}, {"war": 10, "peace": 20})}
    expected = math.log((20 + 15) / (10 + 15)) - math.log((10 + 15) / (20 + 15))
    assert found["war"].log_odds == pytest.approx(expected)
    assert found["war"].z == pytest.approx(expected / math.sqrt(1 / 35 + 1 / 25))


def test_a_prior_keeps_rare_and_common_words_from_the_top() -> None:
    first = {"the": 500, "sovereignty": 30, "hapax": 1}
    second = {"the": 505, "sovereignty": 2}
    plain = contrasts(first, second)
    assert plain[0].item == "sovereignty"
    strong = {c.item: c for c in contrasts(first, second, prior_size=10_000)}
    assert abs(strong["hapax"].log_odds) < abs({c.item: c for c in plain}["hapax"].log_odds)


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def test_the_bootstrap_is_the_normal_interval_where_that_holds() -> None:
    random = Random(1)
    values = [random.gauss(5, 2) for _ in range(400)]
    estimate = bootstrap(values, mean, replicates=2000)
    half = 1.96 * 2 / math.sqrt(400)
    assert estimate.low == pytest.approx(estimate.value - half, abs=0.04)
    assert estimate.high == pytest.approx(estimate.value + half, abs=0.04)
    assert bootstrap(values, mean, replicates=50) == bootstrap(values, mean, replicates=50)
    assert bootstrap(values, mean, replicates=50) != bootstrap(values, mean, replicates=50, seed=1)


def test_blocks_widen_the_interval_of_neighbours_that_are_alike() -> None:
    values = [float(number // 10 % 2) for number in range(200)]
    alone, together = bootstrap(values, mean), bootstrap(values, mean, block=20)
    runs = [0.0] * 100 + [1.0] * 100
    assert together.value == alone.value == 0.5
    wide, narrow = bootstrap(runs, mean, block=20), bootstrap(runs, mean)
    assert wide.high - wide.low > 2 * (narrow.high - narrow.low)


def test_a_difference_of_groups_has_a_p_value_that_is_small_only_if_there_is_one() -> None:
    random = Random(2)
    first = [random.gauss(1, 1) for _ in range(80)]
    second = [random.gauss(0, 1) for _ in range(80)]
    estimate, p_value = bootstrap_difference(first, second, mean)
    assert estimate.low > 0
    assert 0 < p_value < 0.01
    _, p_value = bootstrap_difference(first, [*first], mean)
    assert p_value > 0.5


def test_holm_follows_the_published_procedure() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))
    assert holm([]) == ()


@given(st.lists(st.floats(0, 1), max_size=10))
def test_holm_only_raises_and_keeps_the_order(p_values: list[float]) -> None:
    corrected = holm(p_values)
    assert all(p <= c <= 1 for p, c in zip(p_values, corrected, strict=True))
    by_p = [c for _, c in sorted(zip(p_values, corrected, strict=True))]
    assert by_p == sorted(by_p)


def test_what_cannot_be_estimated_is_an_error() -> None:
    for wrong in (
        lambda: rate(1, 0),
        lambda: rate(-1, 5),
        lambda: proportion(2, 1),
        lambda: proportion(0, 0),
        lambda: contrasts({}, {"a": 1}),
        lambda: bootstrap([], mean),
        lambda: rate(1, 5, confidence=95),
    ):
        with pytest.raises(ValueError, match="got|needs"):
            wrong()

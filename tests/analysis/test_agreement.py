from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse.analysis.agreement import (
    cohen_kappa,
    confusion,
    gwet_ac1,
    krippendorff_alpha,
    with_interval,
)


def units_of(*coders: str) -> list[tuple[int | None, ...]]:
    """The units of coders whose codes are digits, and * where there is none."""
    codes = [[None if c == "*" else int(c) for c in coder.replace(" ", "")] for coder in coders]
    return list(zip(*codes, strict=True))


# Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section C: four observers, twelve units
FOUR = units_of(
    "1 2 3 3 2 1 4 1 2 * * *",
    "1 2 3 3 2 2 4 1 2 5 * 3",
    "* 3 3 3 2 3 4 2 2 5 1 *",
    "1 2 3 3 2 4 4 1 2 5 1 *",
)
# Krippendorff's example of three coders and fifteen units, most of them coded by two
THREE = units_of(
    "* * * * * 3 4 1 2 1 1 3 3 * 3",
    "1 * 2 1 3 3 4 3 * * * * * * *",
    "* * 2 1 3 4 4 * 2 1 1 3 3 * 4",
)
# Gwet's table of two abstractors (cont3x3abstractors), with the figures in the documentation of his irrCAC
ABSTRACTORS = [
    pair
    for pair, count in {
        ("ectopic", "ectopic"): 13,
        ("aiu", "aiu"): 20,
        ("aiu", "niu"): 7,
        ("niu", "aiu"): 4,
        ("niu", "niu"): 56,
    }.items()
    for _ in range(count)
]


def test_alpha_gives_the_published_figures() -> None:
    assert krippendorff_alpha(FOUR) == pytest.approx(0.743, abs=5e-4)
    assert krippendorff_alpha(FOUR, "ordinal") == pytest.approx(0.815, abs=5e-4)
    assert krippendorff_alpha(FOUR, "interval") == pytest.approx(0.849, abs=5e-4)
    assert krippendorff_alpha(THREE) == pytest.approx(0.691, abs=5e-4)
    assert krippendorff_alpha(THREE, "interval") == pytest.approx(0.811, abs=5e-4)
    assert krippendorff_alpha(ABSTRACTORS) == pytest.approx(0.7972585, abs=1e-7)


def test_kappa_and_ac1_give_the_published_figures() -> None:
    assert cohen_kappa(ABSTRACTORS) == pytest.approx(0.7964094, abs=1e-7)
    assert gwet_ac1(ABSTRACTORS) == pytest.approx(0.8493305, abs=1e-7)
    # Gwet (2014), the same four raters and twelve units as Krippendorff's
    assert gwet_ac1(FOUR) == pytest.approx(0.77544, abs=1e-5)


codes = st.sampled_from([1, 2, 3, None])


@given(st.lists(st.tuples(codes, codes, codes), max_size=12))
def test_coefficients_are_at_most_one_and_do_not_know_the_coders_order(
    units: list[tuple[Any, ...]],
) -> None:
    for coefficient in (
        krippendorff_alpha,
        gwet_ac1,
        lambda u: krippendorff_alpha(u, "ordinal"),
        lambda u: krippendorff_alpha(u, "interval"),
    ):
        value = coefficient(units)
        turned = coefficient([unit[::-1] for unit in reversed(units)])
        assert math.isnan(value) == math.isnan(turned)
        if not math.isnan(value):
            assert -1.0 - 1e-9 <= value <= 1.0 + 1e-9
            assert value == pytest.approx(turned)


@given(st.lists(st.sampled_from("abc"), min_size=2, max_size=10))
def test_full_agreement_is_one_if_there_is_more_than_one_code(codes_: list[str]) -> None:
    units = [(code, code) for code in codes_]
    for coefficient in (krippendorff_alpha, cohen_kappa):
        value = coefficient(units)
        assert value == pytest.approx(1) if len(set(codes_)) > 1 else math.isnan(value)
    assert gwet_ac1(units) == pytest.approx(1)


def test_kappa_collapses_where_one_code_prevails_and_ac1_does_not() -> None:
    # the paradox of Feinstein & Cicchetti (1990): 118 and 5 agreed, 2 not
    units = [("yes", "yes")] * 118 + [("yes", "no")] * 5 + [("no", "yes")] * 2
    assert cohen_kappa(units) < 0
    assert gwet_ac1(units) > 0.9


def test_no_two_codes_for_a_unit_say_nothing() -> None:
    for units in ([], [("a", None)], [(None, None)]):
        assert math.isnan(krippendorff_alpha(units))
        assert math.isnan(cohen_kappa(units))
        assert math.isnan(gwet_ac1(units))


def test_an_interval_holds_its_figure() -> None:
    estimate = with_interval(krippendorff_alpha, ABSTRACTORS, replicates=300)
    assert estimate.low < estimate.value < estimate.high
    # Gwet's analytical interval is 0.68 to 0.914
    assert estimate.low == pytest.approx(0.68, abs=0.04)
    assert estimate.high == pytest.approx(0.914, abs=0.04)


def test_confusion_counts_pairs_of_two_coders() -> None:
    assert confusion([("a", "b"), ("a", "b"), ("a", None)]) == {("a", "b"): 2}
    with pytest.raises(ValueError, match="two coders"):
        confusion([("a", "b", "c")])

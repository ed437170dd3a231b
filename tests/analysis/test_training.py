from __future__ import annotations

import itertools
import math
from random import Random

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from discourse.analysis.calibration import (
    expected_calibration_error,
    isotonic,
    platt,
    temperature,
    threshold_for_f1,
    threshold_for_precision,
)
from discourse.analysis.scoring import Calibration, LinearModel, logit, sigmoid
from discourse.analysis.training import Example, fit, grouped_folds, out_of_fold

TRUE = {"a": 2.0, "b": -1.5, "c": 0.0}


def drawn(number: int, seed: int = 0) -> list[Example]:
    """Examples of a model whose weights are known."""
    random = Random(seed)
    examples: list[Example] = []
    for _ in range(number):
        features = {name: random.uniform(-1, 1) for name in TRUE}
        p = sigmoid(0.5 + sum(TRUE[name] * value for name, value in features.items()))
        examples.append((features, "yes" if random.random() < p else "no"))
    return examples


def test_the_weights_that_made_the_data_are_found_again() -> None:
    model = fit(drawn(8000), ("no", "yes"), strength=0.01)
    for name, weight in TRUE.items():
        assert model.weights["yes"].get(name, 0.0) == pytest.approx(weight, abs=0.15)
    assert model.intercepts["yes"] == pytest.approx(0.5, abs=0.1)


def test_two_labels_are_a_special_case_of_several() -> None:
    # with a reference of its own, each of the two has half the weight, and half the penalty
    examples = drawn(300)
    binary = fit(examples, ("no", "yes"), strength=1.0, digits=8)
    several = fit(examples, ("no", "yes", "never"), strength=2.0, digits=8)
    for features, _ in examples[:20]:
        p = several.probabilities(features)
        assert p["yes"] / (p["yes"] + p["no"]) == pytest.approx(
            binary.probability(features), abs=5e-3
        )


def test_three_labels_are_told_apart() -> None:
    random = Random(3)
    examples: list[Example] = []
    for _ in range(300):
        label = random.choice("abc")
        features = {f"saw {label}": 1.0} if random.random() < 0.9 else {"saw nothing": 1.0}
        examples.append((features, label))
    model = fit(examples, ("a", "b", "c"))
    for label in "abc":
        assert model.decide({f"saw {label}": 1.0}).label == label


def test_the_fit_is_at_the_minimum() -> None:
    examples = drawn(200)
    model = fit(examples, ("no", "yes"), strength=2.0, digits=10)

    def loss(weights: dict[str, float], intercept: float) -> float:
        penalty = sum(w * w for w in weights.values())
        moved = evolve(model, weights={"yes": weights}, intercepts={"yes": intercept})
        return penalty - sum(math.log(moved.probabilities(f)[label]) for f, label in examples)

    own, intercept = model.weights["yes"], model.intercepts["yes"]
    best = loss(own, intercept)
    for step in (-0.01, 0.01):
        assert loss(own, intercept + step) > best
        for name in own:
            assert loss({**own, name: own[name] + step}, intercept) > best


def test_a_prior_is_kept_where_there_is_little_data_and_left_where_there_is_much() -> None:
    prior = LinearModel(
        labels=("no", "yes"), weights={"yes": {"a": -1.0, "known": 3.0}}, intercepts={"yes": 0.1}
    )
    few = fit(drawn(4), ("no", "yes"), prior=prior, strength=50)
    assert few.weights["yes"]["a"] == pytest.approx(-1.0, abs=0.2)
    assert few.weights["yes"]["known"] == 3.0
    many = fit(drawn(8000), ("no", "yes"), prior=prior)
    assert many.weights["yes"]["a"] == pytest.approx(2.0, abs=0.2)


def test_rare_features_are_left_out_and_weights_of_examples_count() -> None:
    examples: list[Example] = [({"x": 1, "rare": 1}, "yes"), ({"x": 1}, "yes"), ({}, "no")]
    assert set(fit(examples, ("no", "yes"), at_least=2).weights["yes"]) == {"x"}
    twice = fit([*examples, examples[2]], ("no", "yes"))
    assert fit(examples, ("no", "yes"), weights=[1, 1, 2]) == twice


def test_examples_without_features_give_the_share() -> None:
    model = fit([({}, "yes")] * 3 + [({}, "no")], ("no", "yes"))
    assert model.probability({}) == pytest.approx(0.75, abs=1e-3)


def test_what_cannot_be_fitted_is_an_error() -> None:
    with pytest.raises(ValueError, match="no examples"):
        fit([], ("a", "b"))
    with pytest.raises(ValueError, match="'c' is not among"):
        fit([({}, "c")], ("a", "b"))


@given(st.lists(st.integers(0, 12), min_size=12, max_size=60), st.integers(0, 5))
def test_folds_part_the_places_and_keep_groups_together(groups: list[int], seed: int) -> None:
    number = 3
    if len(set(groups)) < number:
        with pytest.raises(ValueError, match="folds"):
            grouped_folds(groups, number, seed=seed)
        return
    folds = grouped_folds(groups, number, seed=seed)
    assert sorted(place for fold in folds for place in fold) == list(range(len(groups)))
    assert all(folds)
    for group in set(groups):
        assert sum(any(groups[place] == group for place in fold) for fold in folds) == 1


def test_what_was_held_back_was_not_learnt() -> None:
    # each group has a feature of its own that gives its label away: of no use across groups
    random = Random(5)
    groups = [group for group in range(40) for _ in range(5)]
    labels = [random.choice(["no", "yes"]) for _ in range(40)]
    examples: list[Example] = [({f"group {g}": 1.0}, labels[g]) for g in groups]
    probabilities = out_of_fold(examples, grouped_folds(groups, 5), ("no", "yes"))
    shares = [p["yes"] for p in probabilities]
    assert max(shares) - min(shares) < 0.35
    fitted = fit(examples, ("no", "yes"))
    assert sum(fitted.decide(f).label == label for f, label in examples) == len(examples)


def miscalibrated(number: int) -> tuple[list[float], list[bool]]:
    """Log-odds three times too sure and one too high, with what came true."""
    random = Random(7)
    truth = [random.gauss(0, 1) for _ in range(number)]
    return [3 * x + 1 for x in truth], [random.random() < sigmoid(x) for x in truth]


def test_calibration_mends_what_is_too_sure() -> None:
    log_odds, outcomes = miscalibrated(3000)
    before = expected_calibration_error([sigmoid(x) for x in log_odds], outcomes)
    scaled = platt(log_odds, outcomes)
    assert scaled.slope == pytest.approx(1 / 3, abs=0.04)
    assert scaled.offset == pytest.approx(-1 / 3, abs=0.1)
    for calibration in (scaled, isotonic(log_odds, outcomes)):
        after = expected_calibration_error([calibration.probability(x) for x in log_odds], outcomes)
        assert before > 0.15
        assert after < 0.03


def test_one_temperature_mends_several_labels() -> None:
    random = Random(8)
    cases, labels = [], []
    for _ in range(1500):
        scores = [random.gauss(0, 1) for _ in range(3)]
        odds = [math.exp(s) for s in scores]
        labels.append(random.choices("abc", odds)[0])
        sure = [math.exp(4 * s) for s in scores]
        cases.append({label: s / sum(sure) for label, s in zip("abc", sure, strict=True)})
    assert temperature(cases, labels).slope == pytest.approx(0.25, abs=0.03)


@given(st.lists(st.tuples(st.floats(-5, 5), st.booleans()), min_size=1, max_size=40))
@example([(2.375, True), (2.4375, False)])
def test_calibration_never_turns_cases_round(cases: list[tuple[float, bool]]) -> None:
    log_odds, outcomes = [x for x, _ in cases], [outcome for _, outcome in cases]
    for calibration in (platt(log_odds, outcomes), isotonic(log_odds, outcomes)):
        shares = [calibration.probability(x) for x in sorted(log_odds)]
        assert all(a <= b + 1e-12 for a, b in itertools.pairwise(shares))
        assert all(0 < share < 1 for share in shares)


@given(st.lists(st.tuples(st.integers(0, 10), st.booleans()), min_size=1, max_size=30))
def test_thresholds_do_what_they_promise(cases: list[tuple[int, bool]]) -> None:
    probabilities, outcomes = [p / 10 for p, _ in cases], [outcome for _, outcome in cases]

    def kept(threshold: float) -> list[bool]:
        return [o for p, o in zip(probabilities, outcomes, strict=True) if p >= threshold]

    def f1(threshold: float) -> float:
        taken = kept(threshold)
        return 2 * sum(taken) / (len(taken) + sum(outcomes))

    threshold = threshold_for_precision(probabilities, outcomes, 0.8)
    assert sum(kept(threshold)) >= 0.8 * len(kept(threshold))
    lower = [p for p in probabilities if p < threshold]
    assert all(sum(kept(p)) < 0.8 * len(kept(p)) for p in lower)
    best = threshold_for_f1(probabilities, outcomes)
    assert f1(best) == pytest.approx(max(f1(p) for p in probabilities))


def test_the_calibration_error_of_a_plain_case() -> None:
    assert expected_calibration_error([0.9, 0.9, 0.1, 0.1], [True, False, False, False]) == (
        pytest.approx((0.8 + 0.2) / 4)
    )
    assert Calibration().probability(logit(0.3)) == pytest.approx(0.3)
    with pytest.raises(ValueError, match="needs cases"):
        expected_calibration_error([], [])

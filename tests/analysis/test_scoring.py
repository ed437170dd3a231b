from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from discourse.analysis.scoring import (
    Calibration,
    Card,
    LinearModel,
    dump_model,
    load_model,
    logit,
    sigmoid,
)
from discourse.errors import DataError

CARD = Card(task="irony", data="our own", licence="CC0", date="2025-01-31", figures={"F1": 0.5})
TWO = LinearModel(
    labels=("no", "yes"),
    intercepts={"yes": -1.0},
    weights={"yes": {"scare quotes": 2.0, "so-called": 3.0, "length": -0.5}},
    card=CARD,
)
THREE = LinearModel(
    labels=("a", "b", "c"),
    weights={"a": {"x": 1.0}, "b": {"x": -1.0, "y": 2.0}, "c": {"z": 1.0}},
    threshold=0.6,
)

names = st.sampled_from(["x", "y", "z", "unknown"])
numbers = st.floats(-5, 5)
feature_dicts = st.dictionaries(names, numbers)
models = st.builds(
    LinearModel,
    labels=st.just(("a", "b", "c")) | st.just(("a", "b")),
    weights=st.fixed_dictionaries({"b": feature_dicts}, optional={"a": feature_dicts}),
    intercepts=st.dictionaries(st.sampled_from(["a", "b"]), numbers),
    calibration=st.builds(Calibration, slope=st.floats(0, 3)),
    threshold=st.floats(0, 1),
    card=st.none() | st.just(CARD),
)


def test_a_probability_is_the_logistic_of_the_weighted_features() -> None:
    features = {"scare quotes": 1, "length": 2, "unheard of": 9}
    assert TWO.log_odds(features) == pytest.approx(0.0)
    assert TWO.probability(features) == pytest.approx(0.5)
    assert TWO.probability({"so-called": 1}) == pytest.approx(1 / (1 + math.exp(-2)))


def test_a_decision_gives_its_reasons() -> None:
    decision = TWO.decide({"length": 1, "so-called": 1, "unheard of": 9})
    assert decision.label == "yes"
    assert decision.why == "so-called (+3.0), length (-0.5)"
    against = TWO.decide({"length": 4})
    assert against.label == "no"
    assert against.why == "length (+2.0)"


def test_reasons_are_against_the_next_likely_label() -> None:
    decision = THREE.decide({"x": 1, "y": 0.8})
    assert decision.probabilities["a"] == max(decision.probabilities.values())
    assert [str(reason) for reason in decision.reasons] == ["x (+2.0)", "y (-1.6)"]
    assert decision.label is None, "below the threshold it abstains"
    assert THREE.decide({"x": 3}).label == "a"


@given(models, feature_dicts)
def test_probabilities_add_up(model: LinearModel, features: dict[str, float]) -> None:
    probabilities = model.probabilities(features)
    assert sum(probabilities.values()) == pytest.approx(1)
    assert all(0 <= p <= 1 for p in probabilities.values())


@given(models, feature_dicts)
def test_reasons_add_up_to_the_difference_of_two_labels(
    model: LinearModel, features: dict[str, float]
) -> None:
    plain = evolve(model, calibration=Calibration(), intercepts={})
    added = sum(reason.weight for reason in plain.reasons(features, "b", "a"))
    p = plain.probabilities(features)
    if min(p.values()) > 1e-9:
        assert added == pytest.approx(math.log(p["b"] / p["a"]), abs=1e-6)


@given(models)
def test_a_saved_model_comes_back_equal(
    tmp_path_factory: pytest.TempPathFactory, model: LinearModel
) -> None:
    path = tmp_path_factory.mktemp("model") / "model.json"
    path.write_text(dump_model(model), encoding="utf-8")
    assert load_model(path) == model


@given(st.floats(1e-9, 1 - 1e-9))
def test_log_odds_and_probability_are_inverse(probability: float) -> None:
    assert sigmoid(logit(probability)) == pytest.approx(probability)


def test_rounding_drops_what_weighs_nothing() -> None:
    model = evolve(TWO, weights={"yes": {"b": 0.00004, "a": 1.23456}}).rounded(2)
    assert model.weights == {"yes": {"a": 1.23}}


def test_a_curve_of_points_is_followed_between_them_and_kept_beyond() -> None:
    calibration = Calibration(points=(-1.0, 1.0), shares=(0.2, 0.6))
    assert [calibration.probability(x) for x in (-9, -1, 0, 1, 9)] == pytest.approx(
        [0.2, 0.2, 0.4, 0.6, 0.6]
    )


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"labels": ["yes"]}, "two labels or more"),
        ({"labels": ["no", "maybe"]}, "'yes' has weights"),
        ({"format": "discourse linear model 9"}, "format: expected one of"),
        ({"weights": {"yes": {"x": "much"}}}, "weights.yes.x: expected a number"),
        ({"wieghts": {}}, "did you mean 'weights'"),
        ({"card": {"task": "t"}}, "card: missing: 'data'"),
        ({"calibration": {"slope": -1}}, "calibration: the slope must not be negative"),
        ({"calibration": {"points": [2, 1], "shares": [0, 1]}}, "points must rise"),
        ({"intercepts": {"yes": math.nan}}, "NaN is no number"),
        ({"intercepts": {"yes": math.inf}}, "Infinity is no number"),
        ({"labels": ["no", "yes", "x"], "calibration": {"offset": 1}}, "by the slope alone"),
    ],
)
def test_a_broken_file_is_named_with_the_place(
    tmp_path: Path, change: dict[str, object], says: str
) -> None:
    path = tmp_path / "model.json"
    path.write_text(json.dumps({**json.loads(dump_model(TWO)), **change}))
    with pytest.raises(DataError) as error:
        load_model(path)
    assert "model.json" in str(error.value)
    assert says in str(error.value)


def test_no_file_and_no_json_are_errors(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="none.json"):
        load_model(tmp_path / "none.json")
    (tmp_path / "cut.json").write_text('{"labels": [')
    with pytest.raises(DataError, match="it is no JSON"):
        load_model(tmp_path / "cut.json")


def test_a_model_of_several_labels_has_no_positive_one() -> None:
    with pytest.raises(ValueError, match="ask for its probabilities"):
        THREE.probability({})


def test_scoring_imports_nothing_heavy() -> None:
    modules = "scoring, calibration, training, statistics, agreement, accuracy, patterns, lexicons, tables"
    code = f"import sys; from discourse.analysis import {modules}; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert not {"numpy", "scipy", "torch", "stanza", "sklearn"} & set(loaded.stdout.split())

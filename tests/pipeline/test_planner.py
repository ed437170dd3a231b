import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse import Annotator, LayerSpec
from discourse.errors import PlanError
from discourse.pipeline.planner import PluginName, layer_of, make_plan
from tests.pipeline.conftest import annotator
from tests.strategies import THINGS, Thing


def plan(*annotators, wanted=None, prefer=None):
    origin = PluginName(name="p", distribution="dist", version="1.0")
    names = [p for a in annotators for p in a.provides]
    specs = {name: LayerSpec(name, Thing) for name in names}
    specs["tokens"] = LayerSpec("tokens", Thing, features={"label", "count"})
    return make_plan({a.name: (a, origin) for a in annotators}, specs, wanted, prefer)


def order(*annotators, **wishes):
    return [step.name for step in plan(*annotators, **wishes)]


def test_what_requires_runs_after_what_provides_and_ties_go_by_name():
    assert order(annotator("c"), annotator("a", requires=["b"]), annotator("b")) == ["b", "a", "c"]


def test_only_what_is_needed_is_planned():
    assert order(annotator("a"), annotator("b", requires=["a"]), annotator("c"), wanted=["b"]) == [
        "a",
        "b",
    ]


def test_uses_orders_but_does_not_pull_in():
    user = annotator("a", uses=["b"])
    assert order(user, annotator("b")) == ["b", "a"]
    assert order(user, annotator("b"), wanted=["a"]) == ["a"]


def test_two_that_may_use_each_other_are_no_circle():
    one, other = annotator("a", uses=["b"]), annotator("b", uses=["a"])
    assert order(one, other) == ["b", "a"]


def test_what_requires_itself_is_told():
    with pytest.raises(PlanError, match="'a' .* → 'a'"):
        plan(annotator("a", requires=["a"]))


def test_features_of_a_layer_have_their_own_providers():
    steps = order(
        annotator("tokens"),
        annotator("counter", ["tokens.count"], requires=["tokens"]),
        annotator("labeller", ["tokens.label"], requires=["tokens.count"]),
        wanted=["tokens.label"],
    )
    assert steps == ["tokens", "counter", "labeller"]


def test_an_annotator_with_languages_asks_for_the_language():
    speaker = Annotator("a", provides=["a"], factory="x:y", languages=("en",))
    identifier = Annotator("z", provides=["metadata.language"], factory="x:y")
    assert order(speaker, identifier, wanted=["a"]) == ["z", "a"]


def test_all_problems_are_told_at_once_with_the_nearest_names():
    with pytest.raises(PlanError) as caught:
        plan(
            annotator("devices", requires=["tokns"]),
            annotator("tokens"),
            wanted=["devices", "nothing"],
        )
    message = str(caught.value)
    assert "'devices' needs 'tokns'" in message
    assert "Did you mean 'tokens'?" in message
    assert "'nothing' is wanted" in message
    assert "dist 1.0 (devices, tokens)" in message


def test_two_providers_are_named_unless_one_is_preferred():
    one, other = annotator("one", ["actors"]), annotator("other", ["actors"])
    with pytest.raises(PlanError, match=r"'one' \(dist 1.0\) and 'other' \(dist 1.0\)") as caught:
        plan(one, other)
    assert "prefer={'actors': 'one'}" in str(caught.value)
    assert order(one, other, wanted=["actors"], prefer={"actors": "other"}) == ["other"]
    with pytest.raises(PlanError, match="'third' is preferred"):
        plan(one, other, prefer={"actors": "third"})


def test_a_cycle_is_told_by_the_names_in_it():
    with pytest.raises(PlanError, match=r"wait for each other: 'a' \(dist 1.0\) → 'b' .* → 'a'"):
        plan(annotator("a", requires=["b"]), annotator("b", requires=["a"]), annotator("c"))


def test_a_layer_that_nobody_defines_is_an_error_of_its_provider():
    origin = PluginName(name="p", distribution="dist", version="1.0")
    with pytest.raises(PlanError, match="which no plugin defines.*discourse_layers"):
        make_plan({"a": (annotator("a"), origin)}, {})


def test_the_explanation_names_every_step_its_reasons_and_its_plugin():
    told = plan(annotator("b"), annotator("a", requires=["b"]), wanted=["a"]).explain()
    assert told.splitlines()[0] == "To give a, 2 annotators run in this order:"
    assert "1. b gives b; needed by a. [dist 1.0]" in told
    assert "2. a gives a, after b; asked for. [dist 1.0]" in told


def test_features_are_told_from_dotted_layers():
    specs = {"tests.things": THINGS, "tokens": LayerSpec("tokens", Thing, features={"label"})}
    assert layer_of("tokens.label", specs) == "tokens"
    assert layer_of("tests.things", specs) == "tests.things"
    assert layer_of("metadata.language", specs) == "metadata"


@given(st.data())
def test_any_acyclic_set_is_planned_in_an_order_that_holds(data):
    names = [f"n{i}" for i in range(data.draw(st.integers(1, 8)))]
    needs = {
        name: data.draw(st.sets(st.sampled_from(names[:i]))) if i else set()
        for i, name in enumerate(names)
    }
    wanted = data.draw(st.sets(st.sampled_from(names), min_size=1))
    shuffled = data.draw(st.permutations(names))
    annotators = [annotator(n, requires=sorted(needs[n])) for n in shuffled]
    done = set()
    for step in plan(*annotators, wanted=sorted(wanted)):
        assert needs[step.name] <= done
        done.add(step.name)
    assert wanted <= done
    due = set(wanted)
    while more := {n for w in due for n in needs[w]} - due:
        due |= more
    assert done == due
    again = plan(*reversed(annotators), wanted=sorted(wanted))
    assert [s.name for s in again] == [s.name for s in plan(*annotators, wanted=sorted(wanted))]

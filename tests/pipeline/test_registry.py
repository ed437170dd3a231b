import pytest

import discourse
from discourse import Pipeline, Registry
from discourse.errors import PluginConflictError, PluginWarning
from discourse.pipeline.hookspecs import API_VERSION
from tests.pipeline.conftest import Hashable, annotator, plugin, registry

GOOD = """
import discourse
from tests.pipeline.conftest import annotator, spec

@discourse.hookimpl
def discourse_layers():
    return [spec("good.things")]

@discourse.hookimpl
def discourse_annotators():
    return [annotator("good", ["good.things"])]
"""


def states(made):
    return {state.plugin.name: state.state for state in made.plugins()}


def test_an_installed_plugin_is_found_and_runs(fake_distribution):
    fake_distribution("good", GOOD, version="2.5")
    made = Registry.installed()
    assert states(made)["good"] == "loaded"
    document = Pipeline(["good.things"], registry=made)("text")
    provenance = document.layers["good.things"].provenance[0]
    assert (provenance.annotator, provenance.distribution, provenance.version) == (
        "good",
        "good",
        "2.5",
    )


def test_a_plugin_that_fails_to_import_is_named_and_the_others_work(fake_distribution):
    fake_distribution("good", GOOD)
    fake_distribution("broken", "import no_such_module", version="3.1")
    with pytest.warns(PluginWarning, match=r"'broken' \(broken 3.1\).*no_such_module"):
        made = Registry.installed()
    assert states(made)["broken"] == "failed"
    assert Pipeline(["good.things"], registry=made)("text")["good.things"]


def test_a_blocked_plugin_is_not_even_imported(fake_distribution):
    fake_distribution("broken", "raise SystemExit('imported')")
    assert states(Registry.installed(block=["broken"]))["broken"] == "blocked"


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (
            "import discourse\n@discourse.hookimpl\ndef discourse_layer(): return []",
            "discourse_layer.*The hooks are",
        ),
        (
            "import discourse\n@discourse.hookimpl\ndef discourse_layers(x): return []",
            "discourse_layers",
        ),
        (
            "import discourse\n@discourse.hookimpl\ndef discourse_layers(): return [1]",
            "gives a int",
        ),
        (
            "import discourse\n@discourse.hookimpl\ndef discourse_layers(): return 1 / 0",
            "ZeroDivisionError",
        ),
        (
            "def discourse_layers(): return []",
            r"discourse_layers\(\) is not marked with @discourse.hookimpl",
        ),
        ("import sys\nsys.exit(3)", "SystemExit: 3"),
        (
            "import discourse\n@discourse.hookimpl\ndef discourse_commands(): return [1]",
            "without a name",
        ),
        ("discourse_api = 99", "asks for version 99.*update discourse-kit"),
        ("discourse_api = 0", "asks for version 0.*update odd"),
    ],
)
def test_a_plugin_that_gives_the_wrong_things_is_named_and_leaves_nothing_behind(
    fake_distribution, code, message
):
    fake_distribution("good", GOOD)
    fake_distribution("odd", code)
    with pytest.warns(PluginWarning, match=message) as caught:
        made = Registry.installed()
    assert any("'odd' (odd 0.1)" in str(warning.message) for warning in caught)
    assert states(made)["odd"] == "failed"
    assert Pipeline(["good.things"], registry=made)("text")["good.things"]


def test_the_current_api_version_can_be_asked_for():
    registry(plugin(annotator("a"), discourse_api=API_VERSION))


@pytest.mark.parametrize("same", ["layer", "annotator"])
def test_two_plugins_that_claim_one_name_are_both_named(same):
    first = plugin(annotator("a", ["things"]))
    second = (
        plugin(annotator("b", ["things"]))
        if same == "layer"
        else plugin(annotator("a", ["others"]))
    )
    with pytest.raises(PluginConflictError, match=f"The {same} .* dist-0 1.0 .* dist-1 1.0"):
        registry(first, second)


def test_a_conflict_registers_nothing_of_the_second():
    made = registry(plugin(annotator("a", ["things"])))
    with pytest.raises(PluginConflictError):
        made.register(plugin(annotator("b", ["new", "things"])), name="second")
    assert set(made.specs) == {"things"}
    assert set(made.annotators) == {"a"}
    with pytest.raises(PluginConflictError, match="registered under"):
        made.register(plugin(), name="p0")


def test_two_registries_know_nothing_of_each_other():
    assert registry(plugin(annotator("a"))).annotators
    assert not Registry().annotators


def test_properties_of_a_plugin_are_not_evaluated():
    class Lazy:
        @property
        def model(self):
            raise AssertionError("loaded")

        @discourse.hookimpl
        def discourse_models(self):
            return []

    Registry().register(Lazy(), name="lazy")


def test_readers_and_models_are_collected_by_name(tmp_path):
    model = discourse.LanguageModel(name="m", language="en", folder=tmp_path)
    reader = discourse.Reader(name="r", suffixes=(".x",), read=lambda path: [])

    class Brings(Hashable):
        def __init__(self):
            pass

        @discourse.hookimpl
        def discourse_models(self):
            return [model]

        @discourse.hookimpl
        def discourse_readers(self):
            return [reader]

    made = registry(Brings())
    assert made.models == {"m": model}
    assert made.readers == {"r": reader}

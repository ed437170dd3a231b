"""Every hook at work, in a plugin that is found as an installed one is."""

import pytest
from click.testing import CliRunner

from discourse import Pipeline, Registry, read
from discourse.cli import main
from discourse.pipeline import hookspecs

PLUGIN = '''
import click
import discourse
from pathlib import Path
from tests.pipeline.conftest import annotator, spec

told = []

@discourse.hookimpl
def discourse_layers():
    return [spec("hooked.things"), spec("hooked.broken")]

def broken(config):
    class Broken:
        def annotate(self, document):
            raise ValueError("never works")
    return Broken()

@discourse.hookimpl
def discourse_annotators():
    return [annotator("hooked", ["hooked.things"]), annotator("broken", ["hooked.broken"], factory=broken)]

@discourse.hookimpl
def discourse_models():
    return [discourse.LanguageModel(name="tiny", language="xx", folder=Path("nowhere"))]

@discourse.hookimpl
def discourse_readers():
    def shout(path):
        yield discourse.Document(id="shouted", text=path.read_text().upper())
    return [discourse.Reader(name="shout", suffixes=(".shout",), read=shout)]

@discourse.hookimpl
def discourse_commands():
    @click.command()
    @click.argument("name")
    def greet(name):
        """Greet somebody by name."""
        click.echo(f"Hello, {name}!")
    return [greet]

@discourse.hookimpl(wrapper=True)
def discourse_run(annotator, documents):
    findings = yield
    told.append(("ran", annotator.name, len(documents)))
    return findings

@discourse.hookimpl
def discourse_failed(annotator, document, error):
    told.append(("failed", annotator.name, document.id))
'''


@pytest.fixture
def hooked(fake_distribution):
    """The plugin's module, once it is loaded."""
    module = fake_distribution("hooked", PLUGIN)
    Registry.installed()
    return __import__(module)


def test_discourse_layers(hooked):
    assert "hooked.things" in Registry.installed().specs


def test_discourse_annotators(hooked):
    assert Pipeline(["hooked.things"])("text")["hooked.things"][0].end == 1


def test_discourse_models(hooked):
    assert Registry.installed().models["tiny"].language == "xx"


def test_discourse_readers(hooked, tmp_path):
    path = tmp_path / "a.shout"
    path.write_text("quiet")
    assert read(path).text == "QUIET"


def test_discourse_commands(hooked):
    assert CliRunner().invoke(main, ["greet", "Ann"]).output == "Hello, Ann!\n"
    assert "Greet somebody by name." in CliRunner().invoke(main, ["--help"]).output


def test_discourse_run(hooked):
    Pipeline(["hooked.things"])("text")
    assert hooked.told == [("ran", "hooked", 1)]


def test_discourse_failed(hooked):
    Pipeline(["hooked.broken"], on_error="skip")("text")
    assert ("failed", "broken", "text") in hooked.told


def test_every_hook_has_its_test():
    hooks = {name for name in vars(hookspecs) if name.startswith("discourse_")}
    assert {f"test_{hook}" for hook in hooks} <= globals().keys()

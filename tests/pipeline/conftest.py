"""Plugins made up on the spot, and distributions that look installed."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

import discourse
from discourse import Annotator, LayerSpec, Registry
from tests.strategies import Thing


def spec(name):
    return LayerSpec(name, Thing)


class Words:
    """Annotates the first character of every text, in the layer that it was made for."""

    def __init__(self, layer):
        self.layer = layer

    def __call__(self, config):
        return self

    def annotate(self, document):
        found = [Thing(start=0, end=1)] if document.text else []
        return spec(self.layer).layer(found)


def plugin(*annotators, layers=(), **more):
    """A plugin with these annotators; their layers are defined unless they are features."""
    names = [*layers, *(p for a in annotators for p in a.provides if "metadata" not in p)]
    made = SimpleNamespace(**more)
    made.discourse_layers = discourse.hookimpl(lambda: [spec(n) for n in dict.fromkeys(names)])
    made.discourse_annotators = discourse.hookimpl(lambda: list(annotators))
    return Hashable(made)


class Hashable:
    """SimpleNamespace has no hash, which pluggy needs."""

    def __init__(self, namespace):
        self.__dict__.update(vars(namespace))


def annotator(name, provides=None, **fields):
    provides = provides or [name]
    return Annotator(name, provides=provides, **{"factory": Words(provides[0]), **fields})


def registry(*plugins):
    made = Registry()
    for number, one in enumerate(plugins):
        made.register(one, name=f"p{number}", distribution=f"dist-{number}", version="1.0")
    return made


@pytest.fixture
def fake_distribution(tmp_path, monkeypatch):
    """A function that makes a distribution with one plugin module, found as if installed."""

    def make(name, code, *, version="0.1", entry=None):
        module = f"fake_{name.replace('-', '_')}"
        (tmp_path / f"{module}.py").write_text(code)
        info = tmp_path / f"{name}-{version}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        (info / "entry_points.txt").write_text(f"[discourse]\n{entry or name} = {module}\n")
        if str(tmp_path) not in sys.path:
            monkeypatch.syspath_prepend(str(tmp_path))
        return module

    yield make
    for name in [n for n in sys.modules if n.startswith("fake_")]:
        del sys.modules[name]

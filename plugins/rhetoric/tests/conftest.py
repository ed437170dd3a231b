"""The pipeline with the real models, made once."""

from __future__ import annotations

import discourse_rhetoric
import pytest

from discourse import Pipeline, Registry
from discourse.testing import isolated_registry


@pytest.fixture(scope="session")
def registry() -> Registry:
    return isolated_registry("english", discourse_rhetoric)


@pytest.fixture(scope="session")
def pipeline(registry: Registry) -> Pipeline:
    return Pipeline(["devices", "rhetoric.profile"], registry=registry, language="en")

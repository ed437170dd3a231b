"""How a text persuades: rhetorical devices, connectives, and the profile of a document."""

from __future__ import annotations

from typing import Any

import discourse
from discourse import Annotator, LayerSpec
from discourse_rhetoric.layers import DEVICES, PROFILE, Device, Measure
from discourse_rhetoric.settings import ProfileSettings, RhetoricSettings

__all__ = ["DEVICES", "PROFILE", "Device", "Measure", "ProfileSettings", "RhetoricSettings"]


@discourse.hookimpl
def discourse_layers() -> list[LayerSpec[Any]]:
    """Devices, and the profile made of them."""
    return [DEVICES, PROFILE]


@discourse.hookimpl
def discourse_annotators() -> list[Annotator]:
    """One annotator finds the devices, another counts them."""
    return [
        Annotator(
            "rhetoric",
            requires=["zones", "quotations", "tokens.lemma", "tokens.upos", "tokens.deprel"],
            provides=["devices"],
            languages=("en",),
            factory="discourse_rhetoric.finder:DeviceFinder",
            config=RhetoricSettings,
        ),
        Annotator(
            "rhetoric.profile",
            requires=["devices", "quotations"],
            provides=["rhetoric.profile"],
            languages=("en",),
            factory="discourse_rhetoric.profile:Profiler",
            config=ProfileSettings,
        ),
    ]

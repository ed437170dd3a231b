"""How a text persuades: rhetorical devices, connectives, and the profile of a document."""

from __future__ import annotations

from typing import Any

import discourse
from discourse import Annotator, LayerSpec
from discourse_rhetoric.layers import CONNECTIVES, DEVICES, PROFILE, Connective, Device, Measure
from discourse_rhetoric.settings import ConnectiveSettings, ProfileSettings, RhetoricSettings

__all__ = [
    "CONNECTIVES",
    "DEVICES",
    "PROFILE",
    "Connective",
    "ConnectiveSettings",
    "Device",
    "Measure",
    "ProfileSettings",
    "RhetoricSettings",
]


@discourse.hookimpl
def discourse_layers() -> list[LayerSpec[Any]]:
    """Devices, the profile made of them, and connectives."""
    return [DEVICES, CONNECTIVES, PROFILE]


@discourse.hookimpl
def discourse_annotators() -> list[Annotator]:
    """One annotator finds the devices, another counts them; connectives have their own."""
    return [
        Annotator(
            "rhetoric",
            requires=[
                "zones",
                "quotations",
                "tokens.lemma",
                "tokens.upos",
                "tokens.feats",
                "tokens.deprel",
            ],
            provides=["devices"],
            languages=("en",),
            factory="discourse_rhetoric.finder:DeviceFinder",
            config=RhetoricSettings,
        ),
        Annotator(
            "connectives",
            requires=["zones", "tokens.lemma", "tokens.feats", "tokens.deprel"],
            provides=["connectives"],
            languages=("en",),
            factory="discourse_rhetoric.connectives.finder:ConnectiveFinder",
            config=ConnectiveSettings,
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

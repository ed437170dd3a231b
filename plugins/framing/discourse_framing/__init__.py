"""Frames: through which frames a text presents its issue, from codebooks, with the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discourse
from discourse import Annotator, LayerSpec
from discourse_framing.layers import (
    ACTOR_FRAMES,
    FRAMES,
    PROFILE,
    ActorFrame,
    Evidence,
    Frame,
    Measure,
    Settings,
)

if TYPE_CHECKING:
    import click

__all__ = [
    "ACTOR_FRAMES",
    "FRAMES",
    "PROFILE",
    "ActorFrame",
    "Evidence",
    "Frame",
    "Measure",
    "Settings",
]


@discourse.hookimpl
def discourse_layers() -> list[LayerSpec[Any]]:
    """Frames sentence by sentence, the profile of the document, and which frame goes with which actor."""
    return [FRAMES, PROFILE, ACTOR_FRAMES]


@discourse.hookimpl
def discourse_commands() -> list[click.Command]:
    """`discourse codebook`."""
    from discourse_framing.commands import codebook_command

    return [codebook_command]


@discourse.hookimpl
def discourse_annotators() -> list[Annotator]:
    """One annotator: the profiles are sums over the frames."""
    return [
        Annotator(
            "framing",
            requires=["zones", "sentences", "tokens.lemma", "tokens.deprel", "quotations"],
            uses=["tokens.feats", "tokens.xpos", "entities", "actors", "mentions"],
            provides=["frames", "framing.profile", "framing.actors"],
            factory="discourse_framing.finder:FrameFinder",
            config=Settings,
        )
    ]

"""Calls to act now: an obligation together with a time that presses."""

from __future__ import annotations

from attrs import frozen

import discourse
from discourse import Annotation, Annotator, LayerSpec


@frozen(kw_only=True)
class Call(Annotation):
    """A call to act now.

    Parts: `obligation` ("must"), `act` ("release"), `time` ("at once", "within thirty days").
    """

    deadline: bool  # a time to act by, rather than a mere "now"


CALLS = LayerSpec("urgency.calls", Call)


@frozen(kw_only=True)
class Config:
    """What a user may set: the phrases that press without naming a time to act by."""

    at_once: tuple[str, ...] = (
        "now",
        "today",
        "at once",
        "immediately",
        "urgently",
        "without delay",
    )


@discourse.hookimpl
def discourse_layers() -> list[LayerSpec[Call]]:
    """What this plugin adds to a document."""
    return [CALLS]


@discourse.hookimpl
def discourse_annotators() -> list[Annotator]:
    """Who finds it, and what the finder needs."""
    return [
        Annotator(
            "urgency",
            requires=["sentences", "tokens.lemma", "tokens.head", "tokens.deprel"],
            provides=["urgency.calls"],
            factory="discourse_urgency.finder:UrgencyFinder",
            config=Config,
            languages=("en",),
        )
    ]

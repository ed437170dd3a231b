"""Who acts in a text, under which names, what they do to whom, and who says so."""

from __future__ import annotations

from typing import Any

import click

import discourse
from discourse import Annotator, LayerSpec
from discourse_actors.layers import (
    ACTORS,
    ATTRIBUTIONS,
    EVALUATIONS,
    MENTIONS,
    RELATIONS,
    Actor,
    ActorsConfig,
    Attribution,
    Evaluation,
    Mention,
    Relation,
)


@discourse.hookimpl
def discourse_layers() -> list[LayerSpec[Any]]:
    """Actors, their mentions, their relations, what is said of them, and whom quotations are attributed to."""
    return [ACTORS, MENTIONS, RELATIONS, EVALUATIONS, ATTRIBUTIONS]


@discourse.hookimpl
def discourse_annotators() -> list[Annotator]:
    """One finds actors with all that they do; one says which of them is quoted."""
    return [
        Annotator(
            "actors",
            requires=["zones", "entities", "quotations", "tokens.lemma", "tokens.deprel"],
            provides=["actors", "mentions", "relations", "evaluations"],
            factory="discourse_actors.finder:ActorFinder",
            config=ActorsConfig,
            languages=("en",),
        ),
        Annotator(
            "attributions",
            requires=["actors", "mentions", "quotations", "tokens.lemma"],
            provides=["attributions"],
            factory="discourse_actors.attributions:Attributor",
            languages=("en",),
        ),
    ]


@discourse.hookimpl
def discourse_commands() -> list[click.Command]:
    """`discourse actors`."""
    from discourse_actors.commands import actors_command

    return [actors_command]


__all__ = [
    "ACTORS",
    "ATTRIBUTIONS",
    "EVALUATIONS",
    "MENTIONS",
    "RELATIONS",
    "Actor",
    "ActorsConfig",
    "Attribution",
    "Evaluation",
    "Mention",
    "Relation",
]

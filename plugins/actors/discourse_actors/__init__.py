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
    HOLDERS,
    MENTIONS,
    RELATIONS,
    Actor,
    ActorsConfig,
    Attribution,
    Evaluation,
    Holder,
    Mention,
    Relation,
)


@discourse.hookimpl
def discourse_layers() -> list[LayerSpec[Any]]:
    """Actors, their mentions, their relations, what is said of them, who is quoted, whose attitudes they are."""
    return [ACTORS, MENTIONS, RELATIONS, EVALUATIONS, ATTRIBUTIONS, HOLDERS]


@discourse.hookimpl
def discourse_annotators() -> list[Annotator]:
    """One finds actors with all that they do; one says which of them is quoted, one whose attitudes they are."""
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
            requires=["actors", "mentions", "quotations", "tokens.lemma", "tokens.deprel"],
            provides=["attributions"],
            factory="discourse_actors.attributions:Attributor",
            languages=("en",),
        ),
        Annotator(
            "holders",
            requires=["actors", "mentions", "attitudes", "tokens.lemma", "tokens.deprel"],
            provides=["holders"],
            factory="discourse_actors.attributions:HolderFinder",
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
    "HOLDERS",
    "MENTIONS",
    "RELATIONS",
    "Actor",
    "ActorsConfig",
    "Attribution",
    "Evaluation",
    "Holder",
    "Mention",
    "Relation",
]

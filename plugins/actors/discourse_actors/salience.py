"""How much a text is about each of its actors: the probability that a summary of it names the actor."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from discourse import Document
from discourse.analysis.scoring import Features, LinearModel, load_model
from discourse.text.layers import ZONES
from discourse_actors.candidates import Candidate

_SUBJECTS = ("nsubj", "nsubj:pass")


@cache
def salience_model() -> LinearModel:
    """The model that ships; its card says what it was fitted on."""
    return load_model(files("discourse_actors").joinpath("data", "salience.json"))


def salience_of(
    document: Document, mentions: Mapping[str, Sequence[Candidate]]
) -> dict[str, float]:
    """A number from 0 to 1 for each key."""
    model = salience_model()
    return {key: model.probability(found) for key, found in features(document, mentions).items()}


def features(
    document: Document, mentions: Mapping[str, Sequence[Candidate]]
) -> dict[str, Features]:
    """What makes each actor salient.

    How often it is mentioned (as a logarithm), how early, and the how manieth of the actors it is to come up
    (1, 1/2, 1/3 …), the shares of its mentions that are subjects and plurals, and whether the title has one. What
    makes an entity salient to readers: Dunietz & Gillick 2014; to writers of summaries: Lin & Zeldes 2024, GUMsley.
    """
    in_order = sorted(mentions, key=lambda key: mentions[key][0].start)
    return {
        key: _features(document, mentions[key], order)
        for order, key in enumerate(in_order, start=1)
    }


def _features(document: Document, mentions: Sequence[Candidate], order: int) -> Features:
    heads = [mention.head for mention in mentions]
    zones = [zone for head in heads for zone in document[ZONES].at(head.start)]
    return {
        "mentions": math.log(len(mentions)),
        "early": 1 - mentions[0].start / max(1, len(document.text)),
        "order": 1 / order,
        "subject": sum(head.deprel in _SUBJECTS for head in heads) / (len(heads) + 1),
        "plural": sum(head.feats.get("Number") == "Plur" for head in heads) / len(heads),
        "title": float(any(zone.label == "title" for zone in zones)),
    }

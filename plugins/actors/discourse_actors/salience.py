"""How much a text is about each of its actors."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from discourse import Document
from discourse.text.layers import ZONES
from discourse_actors.candidates import Candidate

_WEIGHTS = {"frequency": 0.5, "spread": 0.25, "subject": 0.1, "first": 0.1, "title": 0.05}
_SUBJECTS = ("nsubj", "nsubj:pass")


def salience_of(
    document: Document, mentions: Mapping[str, Sequence[Candidate]]
) -> dict[str, float]:
    """A number from 0 to 1 for each key: the weighted mean of `measures`."""
    most = max(map(len, mentions.values()), default=1)
    return {
        key: sum(
            _WEIGHTS[name] * value for name, value in measures(document, of_actor, most).items()
        )
        for key, of_actor in mentions.items()
    }


def measures(document: Document, mentions: Sequence[Candidate], most: int) -> dict[str, float]:
    """What makes an actor salient, each from 0 to 1.

    Frequency against that of the actor named most (`most`, its logarithm), spread over the paragraphs,
    share of mentions that are subjects, how early the first stands, and whether the title has one.
    """
    paragraphs = [zone for zone in document[ZONES] if zone.label == "body"]
    reached = {
        zone.start
        for mention in mentions
        for zone in document[ZONES].at(mention.head.start)
        if zone.label == "body"
    }
    in_title = any(
        zone.label == "title"
        for mention in mentions[:3]
        for zone in document[ZONES].at(mention.head.start)
    )
    subjects = sum(mention.head.deprel in _SUBJECTS for mention in mentions)
    return {
        "frequency": math.log1p(len(mentions)) / math.log1p(most),
        "spread": len(reached) / max(1, len(paragraphs)),
        "subject": subjects / (len(mentions) + 1),
        "first": 1 - mentions[0].start / max(1, len(document.text)),
        "title": float(in_title),
    }

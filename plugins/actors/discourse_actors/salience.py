"""How much a text is about each of its actors."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from discourse import Document
from discourse.text.layers import ZONES
from discourse_actors.candidates import Candidate

# Judgement, checked on whom the summaries of GUM's training documents name (Zeldes 2017; speech, news, interview,
# biography: CC BY): .71 of the first three actors, where frequency and place of the first mention weighed most.
_WEIGHTS = {"frequency": 0.5, "spread": 0.2, "subject": 0.05, "first": 0.2, "title": 0.05}
_SUBJECTS = ("nsubj", "nsubj:pass")


def salience_of(
    document: Document, mentions: Mapping[str, Sequence[Candidate]]
) -> dict[str, float]:
    """A number from 0 to 1 for each key: the weighted mean of `measures`."""
    most = max(map(len, mentions.values()), default=1)
    paragraphs = sum(zone.label == "body" for zone in document[ZONES])
    return {
        key: sum(
            _WEIGHTS[name] * value
            for name, value in measures(document, of_actor, most, paragraphs).items()
        )
        for key, of_actor in mentions.items()
    }


def measures(
    document: Document, mentions: Sequence[Candidate], most: int, paragraphs: int
) -> dict[str, float]:
    """What makes an actor salient, each from 0 to 1.

    Frequency against that of the actor named most (`most`, both as logarithms), spread over the paragraphs,
    share of mentions that are subjects, how early the first stands, and whether the title has one.
    """
    zones = [zone for m in mentions for zone in document[ZONES].at(m.head.start)]
    reached = {zone.start for zone in zones if zone.label == "body"}
    subjects = sum(mention.head.deprel in _SUBJECTS for mention in mentions)
    return {
        "frequency": math.log1p(len(mentions)) / math.log1p(most),
        "spread": min(1.0, len(reached) / max(1, paragraphs)),
        "subject": subjects / (len(mentions) + 1),
        "first": 1 - mentions[0].start / max(1, len(document.text)),
        "title": float(any(zone.label == "title" for zone in zones)),
    }

"""Whom "our country" stands for in speeches whose delegation is known, and is not told to the plugin."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from discourse import Document, Metadata, Pipeline
from tests.evaluation.gold import Figure
from tests.evaluation.own_texts import speech_texts
from tests.evaluation.parses import parsed

SEED, SPEECHES = 20261203, 100
OWN = frozenset({"my country", "our country", "my nation", "our nation"})


def delegations(gold: Path, train_gold: Path | None = None) -> Iterator[Figure]:
    """The share of speeches in which it is settled, and of these the share in which it is the delegation's state."""
    speeches = list(speech_texts(gold.parent / "corpora"))
    if not speeches:
        return
    drawn = random.Random(SEED).sample(speeches, SPEECHES)
    documents = parsed(Document(id=n, text=t, metadata=Metadata(language="en")) for n, t in drawn)
    asked = settled = right = 0
    for document in Pipeline(["actors", "mentions"], language="en").stream(documents):
        assert isinstance(document, Document)
        keys = [
            str(document[mention.actor].key)
            for mention in document["mentions"]
            if document.quote(mention).lower() in OWN
        ]
        if keys:
            asked += 1
            states = {key for key in keys if not key.startswith("group:our")}
            settled += bool(states)
            right += states == {document.id.partition("_")[0]}
    yield Figure("actors", "ungdc", "our_country_coverage", settled / asked, asked)
    yield Figure("actors", "ungdc", "our_country_accuracy", right / settled, settled)

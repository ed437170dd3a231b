"""Documents with the layers of the actors plugin, from kept parses."""

from __future__ import annotations

from collections.abc import Iterable

from discourse_actors import ActorsConfig
from discourse_actors.finder import ActorFinder

from discourse import Document
from discourse.pipeline.annotator import NoConfig
from discourse.text.quotations import QuotationFinder
from tests.evaluation.parses import parsed


def read(documents: Iterable[Document]) -> list[Document]:
    """The documents parsed, with quotations, actors, mentions and relations."""
    finder, quotations = ActorFinder(ActorsConfig()), QuotationFinder(NoConfig())
    found = []
    for document in parsed(documents):
        quoted = document.with_layers(quotations.annotate(document))
        found.append(quoted.with_layers(*finder.annotate(quoted)))
    return found

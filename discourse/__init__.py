"""Discourse analysis: who acts in a text, how it persuades, through which frames, with evidence.

    from discourse import Pipeline, read

    document = Pipeline()(read("seeds/essay.txt"))
    for actor in document["actors"]:
        print(actor.name, actor.salience)

Importing this loads neither torch nor stanza; a pipeline loads what its plan needs when it first runs.
"""

from discourse.model.annotations import Annotation, Part, Provenance, Ref
from discourse.model.document import Document, Omission, Voice
from discourse.model.layers import Layer, LayerSpec
from discourse.model.metadata import Metadata, Proposal
from discourse.model.spans import OffsetMap, Span

__all__ = [
    "Annotation",
    "Document",
    "Layer",
    "LayerSpec",
    "Metadata",
    "OffsetMap",
    "Omission",
    "Part",
    "Proposal",
    "Provenance",
    "Ref",
    "Span",
    "Voice",
]

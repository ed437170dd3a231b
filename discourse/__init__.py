"""Discourse analysis: who acts in a text, how it persuades, through which frames, with evidence.

    from discourse import Pipeline, read

    document = Pipeline()(read("seeds/essay.txt"))
    for actor in document["actors"]:
        print(actor.name, actor.salience)

Importing this loads neither torch nor stanza; a pipeline loads what its plan needs when it first runs.
"""

from discourse.model.annotations import Annotation, Part, Provenance, Ref
from discourse.model.codec import dumps, save, save_many
from discourse.model.document import Document, Omission, Voice
from discourse.model.layers import Layer, LayerSpec
from discourse.model.metadata import Metadata, Proposal
from discourse.model.spans import OffsetMap, Span
from discourse.pipeline.annotator import Annotator, Findings
from discourse.pipeline.hookspecs import API_VERSION, hookimpl
from discourse.pipeline.models import LanguageModel
from discourse.pipeline.planner import Plan
from discourse.pipeline.reader import Failure, Reader
from discourse.pipeline.registry import Registry
from discourse.pipeline.runner import Pipeline
from discourse.pipeline.saved import load, load_many, loads
from discourse.text.readers import read, read_many

__all__ = [
    "API_VERSION",
    "Annotation",
    "Annotator",
    "Document",
    "Failure",
    "Findings",
    "LanguageModel",
    "Layer",
    "LayerSpec",
    "Metadata",
    "OffsetMap",
    "Omission",
    "Part",
    "Pipeline",
    "Plan",
    "Proposal",
    "Provenance",
    "Reader",
    "Ref",
    "Registry",
    "Span",
    "Voice",
    "dumps",
    "hookimpl",
    "load",
    "load_many",
    "loads",
    "read",
    "read_many",
    "save",
    "save_many",
]

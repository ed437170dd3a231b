"""The core as a plugin: the layers and annotators that everything else stands on."""

from __future__ import annotations

from typing import Any

from discourse.model.layers import LayerSpec
from discourse.pipeline.annotator import Annotator
from discourse.pipeline.hookspecs import hookimpl
from discourse.text.languages import LanguageConfig
from discourse.text.layers import ATTITUDES, ENTITIES, QUOTATIONS, SENTENCES, TOKENS, ZONES
from discourse.text.linguistics import StanzaConfig
from discourse.text.zones import ZonesConfig


@hookimpl
def discourse_layers() -> list[LayerSpec[Any]]:
    """Zones, sentences, tokens, entities and quotations."""
    return [ZONES, SENTENCES, TOKENS, ENTITIES, QUOTATIONS, ATTITUDES]


@hookimpl
def discourse_annotators() -> list[Annotator]:
    """Zones and language of a page; Stanza, an annotator a processor; quotations."""
    return [
        Annotator(
            "zones",
            provides=["zones"],
            factory="discourse.text.zones:ZoneFinder",
            config=ZonesConfig,
        ),
        Annotator(
            "language",
            requires=["zones"],
            provides=["metadata.language"],
            factory="discourse.text.languages:LanguageIdentifier",
            config=LanguageConfig,
        ),
        Annotator(
            "segmenter",
            requires=["zones", "metadata.language"],
            provides=["sentences", "tokens"],
            factory="discourse.text.linguistics:Segmenter",
            config=StanzaConfig,
        ),
        Annotator(
            "tagger",
            requires=["sentences", "tokens"],
            provides=["tokens.upos", "tokens.xpos", "tokens.feats"],
            factory="discourse.text.linguistics:Tagger",
            config=StanzaConfig,
        ),
        Annotator(
            "lemmatizer",
            requires=["sentences", "tokens.upos"],
            provides=["tokens.lemma"],
            factory="discourse.text.linguistics:Lemmatizer",
            config=StanzaConfig,
        ),
        Annotator(
            "parser",
            requires=["sentences", "tokens.upos", "tokens.feats", "tokens.lemma"],
            provides=["tokens.head", "tokens.deprel"],
            factory="discourse.text.linguistics:Parser",
            config=StanzaConfig,
        ),
        Annotator(
            "recognizer",
            requires=["sentences", "tokens"],
            provides=["entities"],
            factory="discourse.text.linguistics:Recognizer",
            config=StanzaConfig,
        ),
        Annotator(
            "quotations",
            requires=[
                "zones",
                "metadata.language",
                "sentences",
                "tokens.upos",
                "tokens.feats",
                "tokens.lemma",
                "tokens.head",
                "tokens.deprel",
            ],
            provides=["quotations"],
            factory="discourse.text.quotations:QuotationFinder",
        ),
        Annotator(
            "attitudes",
            requires=[
                "quotations",
                "sentences",
                "tokens.upos",
                "tokens.feats",
                "tokens.lemma",
                "tokens.head",
                "tokens.deprel",
            ],
            provides=["attitudes"],
            factory="discourse.text.attitudes:AttitudeFinder",
            languages=("en",),
        ),
    ]

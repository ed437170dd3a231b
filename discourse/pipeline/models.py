"""Language models that plugins ship: only the facts, nothing is loaded here."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen


@frozen(kw_only=True)
class LanguageModel:
    """A set of Stanza models in a folder.

    Attributes:
        name: names it to users (`Pipeline(model="compact-english")`) and in provenance.
        language: ISO 639-1 code.
        folder: Stanza's model directory (the one with `resources.json`).
        package: the package's name in `resources.json`.
        processors: those that it has, of tokenize, mwt, pos, lemma, depparse, ner, coref.
        licence: SPDX expression or a sentence.
        version: of the models, written into provenance.
    """

    name: str
    language: str
    folder: Path
    package: str = "default"
    processors: tuple[str, ...] = ("tokenize", "pos", "lemma", "depparse", "ner")
    licence: str = ""
    version: str = ""

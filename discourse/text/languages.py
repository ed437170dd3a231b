"""The language of a text, where its metadata does not say it."""

from __future__ import annotations

from functools import cache
from typing import Any

from attrs import frozen

from discourse.model.document import Document
from discourse.model.metadata import Proposal
from discourse.text.layers import ZONES

_SAMPLE = 4000  # code points; more of the text does not change the answer
_ENOUGH_LETTERS = 12
_FALLBACK = "en"
_SURE = 0.5  # likelier than all other languages together


@frozen(kw_only=True)
class LanguageConfig:
    """What to do where a text does not say its language.

    Attributes:
        language: the user's word for it, which is taken as it is. Default: the language is identified,
            and English where it cannot be: too few letters, or more than one likely.
    """

    language: str | None = None


class LanguageIdentifier:
    """Proposes the language of the running text.

    py3langid, a naive Bayes over byte n-grams (Lui & Baldwin 2012, "langid.py"), on the first few
    thousand characters of title and body.
    """

    model = "py3langid"

    def __init__(self, config: LanguageConfig) -> None:
        self._told = config.language

    def annotate(self, document: Document) -> Proposal:
        """The language as an ISO 639-1 code."""
        return Proposal("language", self._told or identify(running_text(document)) or _FALLBACK)


def running_text(document: Document) -> str:
    """The beginning of a document's title and body."""
    pieces: list[str] = []
    length = 0
    for zone in document[ZONES]:
        if zone.label in ("title", "body") and length < _SAMPLE:
            pieces.append(document.text[zone.start : min(zone.end, zone.start + _SAMPLE - length)])
            length += len(pieces[-1])
    return "\n".join(pieces)


def identify(text: str) -> str | None:
    """The language of a text as an ISO 639-1 code, or None where it cannot be told.

    A single character of Chinese or Korean says as much as a syllable elsewhere, so fewer of these are
    enough.
    """
    letters = sum(2 if character > "\u2e7f" else 1 for character in text if character.isalpha())
    if letters < _ENOUGH_LETTERS:
        return None
    language, probability = _identifier().classify(text.encode("utf-8", "replace").decode())
    return str(language) if probability >= _SURE else None


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    # those without an ISO 639-1 code are pidgins, dialects and old languages, which short texts are mistaken for
    identifier.set_languages([code for code in identifier.nb_classes if len(code) == 2])
    return identifier

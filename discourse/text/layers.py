"""The layers that the core provides: the classes of their annotations, and their typed handles."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from discourse.model.annotations import Annotation, Ref
from discourse.model.layers import LayerSpec

ZoneLabel = Literal[
    "title",
    "date",
    "byline",
    "affiliation",
    "contact",
    "subscription",
    "teaser",
    "caption",
    "navigation",
    "legal",
    "comment",
    "body",
]

EntityLabel = Literal[
    "PERSON", "ORG", "PLACE", "GROUP", "WORK", "EVENT", "DATE", "MONEY", "PRODUCT", "OTHER"
]

QuotationKind = Literal["direct", "indirect", "mixed", "turn"]

AttitudeKind = Literal["desire", "appraisal", "thought", "evidence", "speech"]


@frozen(kw_only=True)
class Zone(Annotation):
    """What a stretch of the page is; each paragraph of the body is one zone.

    Parts: `redacted`, for what the page's site had blotted out (`[email protected]`).
    """

    label: ZoneLabel
    rule: str = ""


@frozen(kw_only=True)
class Sentence(Annotation):
    """A sentence; its tokens are those within its span."""


@frozen(kw_only=True)
class Token(Annotation):
    """A token, with what Universal Dependencies knows of it.

    Attributes:
        lemma, upos, xpos, feats, deprel: as UD writes them; "" where not computed.
        head_index: the position of the head in the layer `tokens`; -1 for a root, or where not computed.
        form: the word where the text does not spell it (French "du" is two tokens, "de" and "le", with
            the same offsets); "" everywhere else.
    """

    lemma: str = ""
    upos: str = ""
    xpos: str = ""
    feats: str = ""
    head_index: int = -1
    deprel: str = ""
    form: str = ""

    @property
    def head(self) -> Ref | None:
        """The token that this one depends on; None for the root of a sentence."""
        return None if self.head_index < 0 else Ref("tokens", self.head_index)


@frozen(kw_only=True)
class Entity(Annotation):
    """A named entity.

    Attributes:
        label: one set of labels for all models.
        raw_label: as the model has it (`NORP`, `GPE`).
    """

    label: EntityLabel
    raw_label: str


@frozen(kw_only=True)
class Quotation(Annotation):
    """Somebody's speech in the text.

    Parts: `source` (who speaks), `cue` ("said", "according to"), `content` (what is said; several
    where the cue stands between).
    """

    kind: QuotationKind


@frozen(kw_only=True)
class Attitude(Annotation):
    """How the text says that somebody stands to something, without giving their words.

    What somebody wants, likes or knows, and what he did not, may or will say. The words that name the object are
    the author's: an attitude is no voice.

    Parts: `source` (whose it is), `cue` ("wants", "is opposed to"), `content` (what it is to).
    """

    kind: AttitudeKind


ZONES = LayerSpec("zones", Zone)
SENTENCES = LayerSpec("sentences", Sentence)
TOKENS = LayerSpec(
    "tokens",
    Token,
    features=frozenset({"lemma", "upos", "xpos", "feats", "head", "deprel"}),
)
ENTITIES = LayerSpec("entities", Entity)
QUOTATIONS = LayerSpec("quotations", Quotation)
ATTITUDES = LayerSpec("attitudes", Attitude)

"""What the plugin finds: the classes of its annotations, and the handles of their layers."""

from __future__ import annotations

from attrs import frozen

from discourse import Annotation, LayerSpec


@frozen(kw_only=True)
class Device(Annotation):
    """A rhetorical device at its place, with its parts as the taxonomy names them.

    Attributes:
        device: its name in the taxonomy (`anaphora`).
        family: the family that the taxonomy puts it into (`repetition`).
        rank: 1 for what a reader should see first in this document, then 2, 3 …
    """

    device: str
    family: str
    rank: int


@frozen(kw_only=True)
class Connective(Annotation):
    """A word or phrase that relates two stretches of text.

    Parts: `cue`, and its arguments `arg1` and `arg2` as the Penn Discourse Treebank has them: `arg2` is the one that the
    connective is attached to. A cue in several words ("if … then") and an argument that is interrupted have several parts.

    Attributes:
        sense: of the PDTB-3 (Webber et al. 2019), at the second level: `Comparison.Concession`.
    """

    sense: str


@frozen(kw_only=True)
class Measure(Annotation):
    """How often something is done in the document or in a zone of it, by one voice.

    Attributes:
        name: a device (`hedge`) or a family (`family metadiscourse`), per 1,000 words.
        value, low, high: the rate, and the ends of its interval of confidence.
        voice: "author", or "quoted" for the words of everybody who is quoted.
        zone: "all", or the label of a zone ("title", "body") where the text has several.
    """

    name: str
    value: float
    low: float
    high: float
    voice: str
    zone: str = "all"


DEVICES = LayerSpec("devices", Device, ranked_by="-rank")
CONNECTIVES = LayerSpec("connectives", Connective)
PROFILE = LayerSpec("rhetoric.profile", Measure, ranked_by="value")

"""What the plugin finds: frames with their evidence, and a document's profile of them."""

from __future__ import annotations

from typing import Literal

from attrs import field, frozen

from discourse import Annotation, LayerSpec, Span

Function = Literal["problem", "cause", "moral evaluation", "remedy"]
"""What framing does, after Entman (1993: 52): it promotes a particular problem definition, causal interpretation,
moral evaluation, and/or treatment recommendation."""

AUTHOR = "author"
"""The voice of the text's own author."""


@frozen(kw_only=True)
class Evidence:
    """Why a frame is there: words of the text, and the entry of the codebook that they fit.

    Attributes:
        start, end: the words, in code points of the document's text.
        source: what found them: the codebook's `lexicon` or one of its `pattern`s (syntax).
        rule: the entry as the codebook has it.
        weight: what it counts towards the frame's threshold.
        negated: whether the text denies it ("they are not allies"). It counts all the same: to deny a
            frame is to use it (Lakoff 2004).
        modal: whether it is possible, required or supposed rather than stated ("could threaten").
        voice: whose words they are: `author`, the source of the quotation ("diplomats"), or `unnamed
            source`.
    """

    start: int
    end: int
    source: Literal["lexicon", "pattern"]
    rule: str
    weight: float
    negated: bool = False
    modal: bool = False
    voice: str = AUTHOR

    @property
    def span(self) -> Span:
        """Where the words stand, in code points."""
        return Span(self.start, self.end)


@frozen(kw_only=True)
class Frame(Annotation):
    """A sentence that uses a frame, in one voice. The span is the sentence.

    Parts: `evidence`, one for each piece of evidence; `content`, what a remedy or a cause is about.

    Attributes:
        codebook, frame: the ids of the codebook and of the frame in it.
        function: what the frame does in this sentence, from its syntax or else from the codebook; "" if
            neither says.
        voice: `author`, or the source of the quotation that the evidence stands in.
        strength: the summed weights of the evidence; at least the frame's threshold.
    """

    codebook: str
    frame: str
    function: str = ""
    voice: str = AUTHOR
    strength: float = 0.0
    evidence: tuple[Evidence, ...] = ()


@frozen(kw_only=True)
class Measure(Annotation):
    """How much of a document a frame takes, in one voice. The span is the document.

    Attributes:
        name: codebook and frame, `foreign-policy/sovereignty`.
        label: the frame's name for readers.
        value: prevalence, the share of that voice's sentences that use the frame.
        low, high: its 95 % interval, from a block bootstrap over paragraphs.
        salience: the same share where title, lead and conclusion weigh more.
        count: the number of sentences.
        present: whether the document uses the frame: its share reaches the codebook's `presence`.
        rank: its place by salience among the frames of the codebook, from 1; 0 for a frame not used.
        voice: `author`, or `others` for all quoted sources together.
    """

    name: str
    label: str
    value: float
    low: float
    high: float
    salience: float
    count: int
    present: bool
    rank: int
    voice: str


FRAMES = LayerSpec("frames", Frame, ranked_by="strength")
PROFILE = LayerSpec("framing.profile", Measure, ranked_by="salience")


def _listed(names: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


@frozen(kw_only=True)
class Settings:
    """What a user may set.

    Attributes:
        codebook: the id of a shipped codebook, the path of one's own (a TOML file), or a list of both.
        weights: the paths of weights that `discourse codebook fit` wrote; frames that have some get a
            probability.
        seed: of the bootstrap.
    """

    codebook: tuple[str, ...] = field(
        default=("foreign-policy", "policy-frames", "entman"), converter=_listed
    )
    weights: tuple[str, ...] = field(default=(), converter=_listed)
    seed: int = 1

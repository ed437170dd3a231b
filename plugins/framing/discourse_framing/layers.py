"""What the plugin finds: frames with their evidence, and a document's profile of them."""

from __future__ import annotations

from typing import Literal

from attrs import field, frozen, validators

from discourse import Annotation, LayerSpec, Ref, Span

Function = Literal["problem", "cause", "moral evaluation", "remedy"]
"""What framing does, after Entman (1993: 52): it promotes a particular problem definition, causal interpretation,
moral evaluation, and/or treatment recommendation."""

AUTHOR = "author"
"""The voice of the text's own author."""

QUOTED = "quoted"
"""All those together whom the text quotes; a frame's own voice is the source by name."""

EXAMPLES_WEIGHT = 0.5
"""What it counts to be like a frame's examples: by itself not enough, beside a weak word it is."""


@frozen(kw_only=True)
class Evidence:
    """Why a frame is there: words of the text, and the entry of the codebook that they fit.

    Attributes:
        start, end: the words, in code points of the document's text.
        source: what found them: the codebook's `lexicon`, one of its `pattern`s (syntax), or its
            `examples`, which the sentence as a whole is like (sentence vectors).
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
    source: Literal["lexicon", "pattern", "examples"]
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
        value: prevalence, the share of that voice's sentences that use the frame. If `calibrated`, the posterior
            mean: of the probabilities of all sentences, found or not, drawn a little to the share among the coded
            texts (two sentences' worth). If not, the share of sentences that reach the threshold.
        low, high: its 95 % interval, from a block bootstrap over paragraphs.
        salience: the same where title, lead and conclusion weigh more.
        count: the number of sentences in which the frame is found.
        present: whether the document uses the frame: the share of `count` reaches the codebook's `presence`.
        rank: its place by salience among the frames of the codebook, from 1; 0 for a frame not used.
        voice: `author`, or `quoted` for all sources of quotations together.
        calibrated: whether weights fitted to codes, and calibrated on texts held back, stand behind the value.
        percentile: the share of the background's texts in which the frame takes less room; None where the
            codebook has no background, or the frame fitted weights, with which the background was not read.
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
    calibrated: bool = False
    percentile: float | None = None


@frozen(kw_only=True)
class ActorFrame(Annotation):
    """Which frame goes with which actor, in one voice. The span is the actor's first mention.

    Parts: `sentence`, those that speak of the actor through the frame.

    Attributes:
        actor: into the layer `actors`.
        key, role: the actor's key there, and how the text casts it ("" where it does not say).
        name: codebook and frame, `foreign-policy/sovereignty`.
        label: the frame's name for readers.
        value: the share of the sentences speaking of the actor that use the frame.
        low, high: its 95 % interval (Wilson 1927), as if sentences were independent.
        elsewhere: the share of the voice's other sentences that use it.
        log_odds: how much more the frame goes with this actor than with the rest of the voice's sentences;
            with a prior, so that a single sentence moves it little (Monroe et al. 2008).
        count, sentences: how many sentences use the frame, of how many that speak of the actor.
        voice: `author` or `quoted`.
    """

    actor: Ref
    key: str
    role: str
    name: str
    label: str
    value: float
    low: float
    high: float
    elsewhere: float
    log_odds: float
    count: int
    sentences: int
    voice: str


FRAMES = LayerSpec("frames", Frame, ranked_by="strength")
PROFILE = LayerSpec("framing.profile", Measure, ranked_by="salience")
ACTOR_FRAMES = LayerSpec("framing.actors", ActorFrame, ranked_by="log_odds")


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
        vectors: a model of sentence vectors, whose likeness to definitions and examples becomes evidence: the
            folder of one for sentence-transformers, or the name of an installed package that carries
            one. Empty: none, and nothing of the extra `embeddings` is needed.
        common: a share of sentences, such as 0.1. Thresholds are raised until no frame is found in more of the
            background's sentences than that; 0 keeps the codebook's thresholds. Fitted weights
            have thresholds of their own.
        vectors_weight: what that likeness counts towards a frame's threshold.
    """

    codebook: tuple[str, ...] = field(
        default=("foreign-policy", "policy-frames", "entman"), converter=_listed
    )
    weights: tuple[str, ...] = field(default=(), converter=_listed)
    seed: int = 1
    common: float = field(default=0.0, validator=[validators.ge(0.0), validators.lt(1.0)])
    vectors: str = ""
    vectors_weight: float = field(default=EXAMPLES_WEIGHT, validator=validators.gt(0.0))

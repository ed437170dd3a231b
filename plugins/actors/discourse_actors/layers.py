"""The layers of this plugin: the classes of their annotations, and their typed handles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from attrs import field, frozen, validators

from discourse import Annotation, LanguageModel, LayerSpec, Ref

ActorType = Literal["state", "territory", "bloc", "organisation", "person", "group"]
MentionKind = Literal["name", "demonym", "metonym", "nominal", "pronoun"]
Role = Literal["protagonist", "antagonist", "victim"]
Modality = Literal["fact", "possibility", "obligation", "intention", "condition", "question"]
SemanticRole = Literal["agent", "patient", "recipient", "beneficiary"]
SourceType = Literal["named", "anonymous", "collective", "none"]


@frozen(kw_only=True)
class Actor(Annotation):
    """Somebody who acts in the text: all mentions of one state, bloc, organisation, person or group.

    It spans its first mention.

    Attributes:
        key: ISO 3166 alpha-3 for a state (`RUS`), a sub-actor after a colon (`RUS:bus`), `bloc:west`,
            `org:nato`, an officer of one (`org:un:secretary-general`), `person:sergei-lavrov`, `person:the-traveller` for somebody without a name,
            `group:expert-community`.
        name: as a reader would call it.
        type: a `territory` is part of a state, dependent or disputed: Scotland, Gaza.
        state: the key of the state (or organisation) that it belongs to; its own for a state, "" for none.
        sector: what it is there, after PLOVER: GOV, MIL, OPP, BUS …; "" where that is open.
        frequency: how many mentions it has, pronouns included.
        salience: from 0 to 1, how much the text is about it.
        role: how the text casts it; None where it does not say clearly.
        stance: how the author speaks of it, from -1 (only ill) to 1 (only well); None where he does not say.
            The layer `evaluations` has the words.
        wikidata: its item in Wikidata ("Q159"), or "" where none is certain.
    """

    key: str
    name: str
    type: ActorType
    state: str = ""
    sector: str = ""
    frequency: int = 1
    salience: float = 0.0
    role: Role | None = None
    stance: float | None = None
    wikidata: str = ""


@frozen(kw_only=True)
class Mention(Annotation):
    """A stretch of text that stands for an actor.

    Attributes:
        actor: into the layer `actors`.
        kind: a `metonym` is a place that acts ("Moscow", "the Kremlin"); a `nominal` describes ("the
            expert community").
        score: of a place name, how likely it stands for an actor there; None where nothing was weighed.
        subactor: the part of the actor that is meant (`RUS:gov` in "the Russian leadership"), or "".
        semantic_role: what it is in what the clause tells: who does it (`agent`), to whom it is done (`patient`),
            who gets something (`recipient`), for whom it is done (`beneficiary`); None where it is none of these.
    """

    actor: Ref
    kind: MentionKind
    subactor: str = ""
    semantic_role: SemanticRole | None = None


@frozen(kw_only=True)
class Relation(Annotation):
    """What one actor does to another, in one sentence.

    Parts: `source`, `predicate`, `target`.

    Attributes:
        predicate: the lemma of the word that says what is done.
        relation: the class of the deed after PLOVER, in lower case: agree, consult, support, cooperate,
            aid, yield, request, accuse, reject, threaten, protest, mobilize, sanction, coerce, assault.
        polarity: 1 for a friendly deed, -1 for a hostile one, 0 for neither; as done, were it not negated.
        modality: `fact` where the text says that it is or was so.
        negated: whether the text says that it is not so.
        voice: who says it: "author", or the words that name the source of the quotation that it stands in.
        speaker: the actor whose voice that is, into the layer `actors`; None for the author, and for a source
            that is no actor of the text.
    """

    source: Ref
    target: Ref
    predicate: str
    relation: str
    polarity: int
    modality: Modality = "fact"
    negated: bool = False
    voice: str = "author"
    speaker: Ref | None = None


@frozen(kw_only=True)
class Evaluation(Annotation):
    """Words that speak well or ill of an actor.

    Parts: `target` (the mention), `evaluation`.

    Attributes:
        actor: into the layer `actors`.
        polarity: 1 for well, -1 for ill, as it is meant: a negation has turned it round already.
        negated: whether one has.
        inscribed: whether the words judge by themselves ("cowardly"), or report a deed that most readers judge
            ("bombed"); after Martin & White (2005: 61-68), who call the second invoked.
        voice, speaker: whose words they are, as of a relation.
    """

    actor: Ref
    polarity: int
    negated: bool = False
    inscribed: bool = True
    voice: str = "author"
    speaker: Ref | None = None


@frozen(kw_only=True)
class Attribution(Annotation):
    """Whom the text names as the source of a quotation.

    Parts: those of the quotation (`source`, `cue`, `content`).

    Attributes:
        quotation: into the layer `quotations`.
        actor: into the layer `actors`; None where the source is no actor of the text.
        source_type: `named` where the text gives a name or refers to one ("Lavrov", "she", "the Council");
            `anonymous` for people whose names are held back ("a senior official", "two diplomats", "sources");
            `collective` for many known by their kind ("experts", "the public"); `none` where there is no source.
    """

    quotation: Ref
    actor: Ref | None
    source_type: SourceType


@frozen(kw_only=True)
class Holder(Annotation):
    """Whose an attitude is: who wants, likes or knows.

    Parts: those of the attitude (`source`, `cue`, `content`).

    Attributes:
        attitude: into the layer `attitudes`.
        actor: into the layer `actors`; None where the holder is no actor of the text.
        source_type: as of an attribution; `none` where the text does not say whose it is.
    """

    attitude: Ref
    actor: Ref | None
    source_type: SourceType


ACTORS = LayerSpec("actors", Actor, ranked_by="salience")
MENTIONS = LayerSpec("mentions", Mention)
RELATIONS = LayerSpec("relations", Relation)
EVALUATIONS = LayerSpec("evaluations", Evaluation)
ATTRIBUTIONS = LayerSpec("attributions", Attribution)
HOLDERS = LayerSpec("holders", Holder)


def _languages(given: Sequence[str]) -> tuple[str, ...]:
    if isinstance(given, str):
        raise TypeError(f"names_in is a list of languages, [{given!r}], not the string {given!r}.")
    return tuple(given)


@frozen(kw_only=True)
class ActorsConfig:
    """What a user may set.

    Attributes:
        granularity: `actor` counts "the Kremlin" as Russia; `subactor` keeps `RUS:gov` apart from `RUS`.
        codebook: a TSV file of one's own actors (columns key, name, names, demonyms, capital, seats, type, state, sector,
            wikidata); its names go before ours. It is read when the pipeline is made, so that mistakes come up then.
        names_in: languages in which a text may name states besides English ("de", "pt_BR"), for quotations,
            headlines and names left as they are; needs `discourse-actors[languages]`.
        coreference: a model with Stanza's processor `coref`, whose chains go before our rules for pronouns and
            descriptions: `stanza:en`, or the name of an installed one; needs `discourse-actors[coreference]`.
            Default: the rules alone.
        models: the installed ones; the pipeline fills this in.
    """

    granularity: Literal["actor", "subactor"] = field(
        default="actor", validator=validators.in_(("actor", "subactor"))
    )
    codebook: str | Path | None = field(
        default=None, validator=validators.optional(validators.instance_of((str, Path)))
    )
    names_in: tuple[str, ...] = field(default=(), converter=_languages)
    coreference: str | None = None
    models: tuple[LanguageModel, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.codebook is not None:
            from discourse_actors.codebook import read_codebook  # which needs the types above

            read_codebook(self.codebook)

"""Stretches of a sentence that may stand for an actor, before it is settled which mentions are of one actor."""

from __future__ import annotations

from attrs import evolve, frozen

from discourse.text.syntax import Word
from discourse_actors.agents import AgentNouns
from discourse_actors.gazetteer import ACTING_FOR_THE_STATE, Known, Naming
from discourse_actors.layers import ActorType, MentionKind

# The key of "states", "many countries", "most nations": whatever states.
STATES_AT_LARGE = "group:states"


@frozen
class Named:
    """A known name in a sentence, with the reading that its sentence allows.

    Attributes:
        probability: that of several who bear the name this one is meant.
        whole: the state in whose name it acts, for an organ that does: the United States for "the Pentagon".
    """

    start: int
    end: int
    head: Word
    naming: Naming
    probability: float = 1.0
    whole: Known | None = None

    @property
    def known(self) -> Known:
        return self.naming.known

    @property
    def is_adjective(self) -> bool:
        """Whether it only describes another noun: "Russian" in "Russian culture"."""
        return self.naming.kind == "demonym" and (
            self.head.upos == "ADJ" or self.head.relation in ("amod", "compound", "flat")
        )


@frozen(kw_only=True)
class Candidate:
    """A possible mention.

    Attributes:
        head: the word that the others hang from.
        key: of the actor, "" while it is open (a pronoun, "its allies").
        subactor: the part of the actor that is meant, as a key, or "".
        owner: a word whose actor decides the key: "its" in "its allies".
        bearer: the head of a name beside it whose actor decides the key: "the president, Emmanuel Macron,".
        title: what is said before a person's name, or the noun of a description that may refer to a person
            with that title ("the president").
        otherwise: what it stands for if it refers back to nobody.
        reading: what its noun means, for a description.
        probability: that it stands for an actor, where that was weighed.
    """

    start: int
    end: int
    head: Word
    kind: MentionKind
    key: str = ""
    name: str = ""
    type: ActorType = "group"
    state: str = ""
    sector: str = ""
    subactor: str = ""
    owner: Word | None = None
    bearer: Word | None = None
    reading: AgentNouns | None = None
    title: str = ""
    otherwise: Candidate | None = None
    probability: float | None = None
    why: str = ""

    def of(self, known: Known, *, subactor: str = "", sector: str = "") -> Candidate:
        """The same, settled on a known actor."""
        return evolve(
            self,
            key=known.key,
            name=known.name,
            type=known.type,
            state=known.state,
            sector=known.sector or ("" if subactor else sector),
            subactor=subactor,
        )

    def standing_for(self, actor: Candidate, why: str) -> Candidate:
        """The same, settled on the actor of another mention."""
        return evolve(
            self,
            key=actor.key,
            name=actor.name,
            type=actor.type,
            state=actor.state,
            sector=actor.sector,
            why=why,
        )


def is_whole_body(candidate: Candidate) -> bool:
    """Whether it is an international organisation, and no council, court or fund of one."""
    last = candidate.name.rpartition(" ")[2]
    return (
        bool(candidate.key)
        and candidate.type == "organisation"
        and candidate.sector == "IGO"
        and last not in _ORGANS
    )


_ORGANS = frozenset(
    [
        "Council",
        "Court",
        "Commission",
        "Committee",
        "Parliament",
        "Bank",
        "Fund",
        "Agency",
        "Assembly",
    ]
)


def part_of(known: Known, sector: str) -> str:
    """The key of a part of an actor: `RUS:bus`."""
    whole = known.key if known.type == "territory" else known.state or known.key
    return f"{whole}:{sector.lower()}"


def folds(sector: str) -> bool:
    """Whether the deeds of this sector are those of its state."""
    return sector in ACTING_FOR_THE_STATE

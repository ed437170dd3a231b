"""Does a place act, or is it where something happens? Decided by syntax, cue by cue.

"Moscow condemned the vote" is Russia; "they met in Moscow" is a town. Each cue adds to the evidence for one
side; the sum, through the logistic function, is the probability that the place acts. After Markert & Nissim
(2007), "SemEval-2007 Task 08: Metonymy Resolution", whose grammatical cues these are.
"""

from __future__ import annotations

import math
from functools import cache
from typing import Literal

from attrs import frozen

from discourse.analysis.lexicons import Lexicon
from discourse.analysis.tables import read_tsv
from discourse.text.syntax import Word
from discourse_actors.deeds import deeds_for
from discourse_actors.gazetteer import DATA
from discourse_actors.phrases import first_of_series, preposition


@frozen(kw_only=True)
class Cue:
    """A row of `metonymy.tsv`: how much a circumstance speaks for an acting place (in log-odds)."""

    cue: str
    weight: float
    source: str


@frozen(kw_only=True)
class Governors:
    """A row of `governors.tsv`: words that a place acts, or lies, beside."""

    sense: str
    words: tuple[str, ...]
    source: str


@frozen
class Reading:
    """How likely a place name stands for an actor, and the cues that say so."""

    probability: float
    why: str

    @property
    def acts(self) -> bool:
        """Whether an actor is likelier than a place."""
        return self.probability >= 0.5

    @property
    def may_act(self) -> bool:
        """Whether it is not plainly a place: enough for a country, of which a text speaks as of an actor."""
        return self.probability >= 1 / 3


Prior = Literal["country", "capital", "territory", "region", "seat"]


def read_place(word: Word, prior: Prior) -> Reading:
    """Weigh the cues around the head word of a place name.

    Args:
        prior: what it is the name of. A town or a part of a country or a continent is a place unless something speaks for an actor;
            a country leans to the actor in political text; the seat of a government ("the Kremlin") more so.
    """
    found = [prior, *cues(word)]
    if prior == "seat" and "subject of location" in found:
        found.append("building")
    weights = _weights()
    total = sum(weights.get(cue, 0.0) for cue in found)
    why = ", ".join(cue for cue in found if cue in weights)
    return Reading(1 / (1 + math.exp(-total)), why)


def is_deed(noun: Word) -> bool:
    """Whether a noun is something that an actor does or has: "pressure", "interests"."""
    return bool(deeds_for(noun)) or "deed" in _governors().values(noun)


def cues(word: Word) -> list[str]:
    """The circumstances that tell an actor from a place, by name."""
    first = first_of_series(word)
    governor = first.head
    relation = first.deprel
    found = []
    if governor is None:
        return ["alone"]
    senses = set(_governors().values(governor))
    if deeds_for(governor):
        senses.add("deed")
    case = preposition(word)
    if case == "from" and _is_received(governor):
        senses.add("receiving")
    if relation.startswith("nsubj") and "pass" not in relation:
        copula = governor.children_by("cop")
        if copula:
            found.append("subject of copula")
        elif "located" in senses or _stands_somewhere(governor):
            found.append("subject of location")
        elif "having" in senses:
            found.append("subject of having")
        else:
            found.append("subject")
    elif relation == "nsubj:pass":
        found.append("subject of passive deed" if "deed" in senses else "subject of passive")
    elif relation in ("obj", "iobj"):
        if "motion" in senses:
            found.append("object of motion")
        else:
            found.append("object of deed" if "deed" in senses else "object")
    elif relation == "nmod:poss":
        found.append(_beside("owner", senses, "owner of"))
    elif relation in ("compound", "flat", "amod", "nmod:unmarked", "nmod:desc"):
        found.append(_beside("modifies", senses, "modifies"))
    elif relation == "appos":
        found.append("apposition")
    elif case:
        kind = _preposition_kind(case)
        found.append(_beside(f"{kind} noun" if relation == "nmod" else kind, senses, kind))
        if "motion" in senses:
            found.append("motion")
        # "close to Russia" is sympathy, "closer to Warsaw than to Paris" is distance
        if "opposed" in senses and governor.feats.get("Degree") != "Cmp":
            found.append("opposed")
    if "consuming" in senses and relation in ("obj", "nsubj:pass"):
        found.append("consumed")
    return found


def _is_received(governor: Word) -> bool:
    """Whether something is had from a giver: "received weapons from Germany", "a loan from China"."""
    verb = governor.head if governor.relation == "obj" else governor
    words = (governor, verb) if verb is not None else (governor,)
    return any("receiving" in _governors().values(word) for word in words)


def _stands_somewhere(verb: Word) -> bool:
    """Whether a verb says where something is: "stands on a hill", not "stands with Ukraine"."""
    return verb.lemma in ("stand", "sit") and any(
        _preposition_kind(preposition(place)) in ("in", "on") for place in verb.children_by("obl")
    )


def _beside(otherwise: str, senses: set[str], what: str) -> str:
    """The cue with the sense of the governor, if it has one that tells: `of ground`, `owner of deed`."""
    for sense in ("receiving", "ground", "deed", "agent"):
        if sense in senses and f"{what} {sense}" in _weights():
            return f"{what} {sense}"
    return otherwise


_KINDS = {
    **dict.fromkeys(
        ("in", "at", "inside", "within", "near", "outside", "around", "throughout"), "in"
    ),
    **dict.fromkeys(("from", "into", "across", "through", "via", "off"), "from"),
    "to": "to",
    "of": "of",
    "by": "by",
    **dict.fromkeys(
        ("with", "between", "against", "among", "towards", "toward", "like", "for"), "with"
    ),
    "on": "on",
    "over": "on",
    "according to": "by",
    "thanks to": "by",
}


def _preposition_kind(case: str) -> str:
    last = case.split()[-1] if case.endswith((" of", " to", " by", " with")) else case
    return _KINDS.get(case) or _KINDS.get(last, "other")


@cache
def _weights() -> dict[str, float]:
    return {row.cue: row.weight for row in read_tsv(DATA / "metonymy.tsv", Cue)}


@cache
def _governors() -> Lexicon[str]:
    rows = read_tsv(DATA / "governors.tsv", Governors)
    return Lexicon((word, row.sense) for row in rows for word in row.words)

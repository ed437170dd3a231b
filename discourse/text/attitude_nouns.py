"""Attitudes that a noun or an adjective names: "support for the bill", "are tired of it"."""

from __future__ import annotations

from discourse.text.attitude_cues import AttitudeCue
from discourse.text.attitude_parts import WITHIN_A_PHRASE, marker, words_under
from discourse.text.clauses import is_passive, preposition, subjects
from discourse.text.cue_spans import adjective_span, noun_span, with_preposition
from discourse.text.speech import bearer, source_of
from discourse.text.speech_parts import Report, predicated, report_with, source_span
from discourse.text.syntax import Word

_ABOUT = frozenset({"about", "against", "on", "over", "toward", "towards"})
_OWNING = frozenset({"by", "from", "among"})
# Levin 1993: 13.5.1, get verbs, and verbs whose subject undergoes what the noun says.
_GETTING = frozenset(
    [
        "attract",
        "draw",
        "earn",
        "elicit",
        "enjoy",
        "face",
        "find",
        "gain",
        "garner",
        "get",
        "have",
        "lose",
        "meet",
        "prompt",
        "provoke",
        "receive",
        "secure",
        "spark",
        "win",
    ]
)
# Quirk et al. 1985: 17.51-17.54, verbs of general meaning with an eventive object: "have a plan", "voice support".
_LIGHT = frozenset(
    [
        "attract",
        "be",
        "cast",
        "deliver",
        "do",
        "draw",
        "express",
        "face",
        "get",
        "give",
        "have",
        "hold",
        "issue",
        "launch",
        "make",
        "mount",
        "offer",
        "pose",
        "provide",
        "publish",
        "put",
        "raise",
        "receive",
        "release",
        "reiterate",
        "renew",
        "repeat",
        "send",
        "share",
        "show",
        "take",
        "throw",
        "voice",
    ]
)


def of_noun(noun: Word, cue: AttitudeCue) -> Report | None:
    """ "support for the bill", "their plan to leave", "voiced concerns about it"."""
    if noun.relation in WITHIN_A_PHRASE:
        return None
    light = (
        noun.head
        if noun.relation == "obj" and noun.head is not None and noun.head.lemma.lower() in _LIGHT
        else None
    )
    taken = cue.gives | _ABOUT if cue.gives & _ABOUT else cue.gives
    candidates = [*noun.children, *(light.children_by("obl") if light is not None else ())]
    content = next(
        (c for c in candidates if c.index > noun.index and _noun_shape(c) in taken), None
    )
    if content is None:
        return _predicated_of(noun) or _met_with(noun)
    owner = noun.child("nmod:poss") or next(
        (n for n in noun.children_by("nmod") if preposition(n) in _OWNING and n is not content),
        None,
    )
    source = source_span(owner, noun) if owner is not None else None
    if light is not None:
        source = source or source_of(light)
    span = noun_span(noun, light)
    return report_with(
        with_preposition(span, content),
        noun,
        source,
        words_under([content], noun),
        f"the noun “{noun.text}”",
    )


def _predicated_of(noun: Word) -> Report | None:
    """ "the question is whether …", "their goal was to leave"."""
    found = predicated(noun)
    if found is None:
        return None
    owner = noun.child("nmod:poss")
    source = source_span(owner, noun) if owner is not None else None
    return report_with(found[0], noun, source, found[1], f"the noun “{noun.text}” as a subject")


def _met_with(noun: Word) -> Report | None:
    """ "the plan drew criticism from the opposition": what others feel is felt about the subject."""
    governor = noun.head
    if noun.relation != "obj" or governor is None or governor.lemma.lower() not in _GETTING:
        return None
    owner = next(
        (
            other
            for other in (*noun.children_by("nmod"), *governor.children_by("obl"))
            if other.index > noun.index and preposition(other) in ("from", "among")
        ),
        None,
    )
    target = next(iter(subjects(governor)), None)
    if owner is None or target is None or is_passive(governor):
        return None
    return report_with(
        with_preposition(noun_span(noun, governor), owner),
        noun,
        source_span(owner, noun),
        target.subtree(),
        f"“{governor.text}” with “{noun.text}”",
    )


def of_adjective(adjective: Word, cue: AttitudeCue) -> Report | None:
    """ "are tired of it", "is willing to leave"."""
    content = next(
        (
            c
            for c in adjective.children
            if c.index > adjective.index and _noun_shape(c) in cue.gives
        ),
        None,
    )
    if content is None:
        return None
    holder = adjective.head if adjective.relation == "amod" else bearer(adjective)
    if holder is None or holder.relation == "csubj":
        return None
    span = with_preposition(adjective_span(adjective), content)
    nobody = holder.deprel == "expl" or holder.lower == "it"  # "it is not clear whether"
    return report_with(
        span,
        adjective,
        None if nobody else source_span(holder, adjective),
        words_under([content], adjective),
        f"the adjective “{adjective.text}”",
    )


def _noun_shape(child: Word) -> str:
    """The shape of what completes a noun or an adjective.

    A noun takes one preposition or another for the same thing ("an attack on", "an attack against").
    """
    mark = child.child("mark")
    if child.deprel == "acl:relcl" and mark is None:
        return ""
    if child.relation in ("acl", "ccomp", "csubj", "xcomp", "advcl"):
        if mark is not None and mark.lower == "to":
            return "infinitive"
        if child.relation in ("ccomp", "csubj") or (
            mark is not None and mark.lower in ("that", "whether", "if")
        ):
            return "clause"
    return marker(child)

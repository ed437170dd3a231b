"""Attitudes that a verb names: "backs the bill", "wants him to leave", "angered the voters"."""

from __future__ import annotations

from collections.abc import Sequence

from discourse.text.attitude_cues import AttitudeCue
from discourse.text.attitude_parts import ASKING, WITHIN_A_PHRASE, marker, words_under
from discourse.text.clauses import is_passive, patients, preposition, subjects
from discourse.text.cue_spans import TEXTS, cue_span, with_preposition
from discourse.text.speech import source_of
from discourse.text.speech_parts import Report, goes_on, report_with, source_span
from discourse.text.syntax import Word

_OBLIQUE = ("obl", "advcl")
_REASONS = frozenset({"for", "as", "of", "over", "to", "with", "against", "from"})
_CAUSES = frozenset({"by", "at", "with", "over", "about"})
_NAMING = frozenset({"as", "for", "of", "about"})  # "was seen as", "is known for"


def of_verb(verb: Word, cue: AttitudeCue) -> Report | None:
    """ "backs the bill", "wants him to leave", "was criticised for it"."""
    if verb.relation in WITHIN_A_PHRASE:
        return None
    objects = [o for o in patients(verb) if o.deprel != "expl" and not _points_ahead(o, verb)]
    if "text" in cue.gives:
        objects = [o for o in objects if o.lemma.lower() in TEXTS]
    gives_object = not cue.gives.isdisjoint({"object", "text"})
    taken = cue.gives | {"clause", "gerund"} if "object" in cue.gives else cue.gives
    complements = [c for c in verb.children if _shape(c, verb, objects) in taken]
    about = [c for c in complements if c.relation in _OBLIQUE and c.index > verb.index]
    direct = [c for c in complements if c not in about]
    if objects and (gives_object or direct or any(preposition(c) == "as" for c in about)):
        direct += [o for o in objects if o not in direct]
        about += [c for c in verb.children_by(*_OBLIQUE) if marker(c) in _REASONS]
    if not direct and "name" in cue.gives and verb.child("iobj") is not None:
        direct += verb.children_by("iobj", "obj")  # "calls himself a democrat"
    if not direct and not about:
        return _felt(verb) if "experiencer" in cue.gives else None
    source = source_of(verb)
    if source is None and verb.feats.get("VerbForm") == "Inf" and not is_passive(verb):
        return None  # "time to decide": nobody does
    span = cue_span(verb)
    if about and (not direct or marker(about[0]) in _NAMING):
        span = with_preposition(span, about[0])
    inside = goes_on(verb, words_under([*direct, *about], verb))
    return report_with(span, verb, source, inside, f"the verb “{verb.text}”")


def _felt(verb: Word) -> Report | None:
    """ "the plan angered the voters", "were angered by the plan": it is theirs who feel it.

    Levin 1993: 31.1, amuse verbs.
    """
    if is_passive(verb):
        cause = next((o for o in verb.children_by("obl") if preposition(o) in _CAUSES), None)
        experiencer = next(iter(patients(verb)), None)
    else:
        cause, experiencer = next(iter(subjects(verb)), None), verb.child("obj")
    if cause is None or experiencer is None or cause.lower == "it":
        return None
    span = with_preposition(cue_span(verb), cause) if is_passive(verb) else cue_span(verb)
    source, inside = source_span(experiencer, verb), words_under([cause], verb)
    return report_with(span, verb, source, inside, f"“{verb.text}”, felt by its object")


def _points_ahead(noun: Word, verb: Word) -> bool:
    """Whether "it" stands for a clause behind the verb: "it is recognised that …"."""
    return noun.lower == "it" and verb.child("ccomp", "csubj") is not None


def _shape(child: Word, verb: Word, objects: Sequence[Word]) -> str:
    """The shape of a verb's complement: what it is called in the table of cues, or its preposition."""
    mark = child.child("mark")
    if child.relation == "ccomp" or (mark is not None and mark.lower in ASKING):
        return "clause"
    if child.relation in ("obj", "iobj"):
        return "object"
    if child.relation == "xcomp":
        if child.upos not in ("VERB", "AUX") and mark is None:
            return "name"
        if mark is None or mark.lower != "to":
            return "gerund"
        return "infinitive-other" if objects else "infinitive"
    return marker(child) if child.relation in _OBLIQUE and child.index > verb.index else ""

"""The layer `attitudes`: what somebody wants, likes or knows, and speech of which no words are given.

Attribution in the wide sense of the Penn Attribution Relations Corpus and of PolNeAR (Pareti 2012; Newell,
Margolin & Ruths 2018) takes in far more than quotations: "Sanders backs the bill", "voters are tired of it",
"the minister would not say when". The words there are the author's, so these are kept apart from `quotations`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from discourse.model.annotations import Part
from discourse.model.document import Document
from discourse.model.layers import Layer
from discourse.pipeline.annotator import NoConfig
from discourse.text.attitude_cues import AttitudeCue, AttitudeCues, english_attitude_cues
from discourse.text.clauses import is_passive, patients, preposition, subjects
from discourse.text.cue_spans import adjective_span, cue_span, noun_span, with_preposition
from discourse.text.layers import ATTITUDES, QUOTATIONS, Attitude, AttitudeKind, Quotation
from discourse.text.speakers import holder
from discourse.text.speech import according_to, aside, bearer, source_of
from discourse.text.speech_parts import (
    Report,
    goes_on,
    predicated,
    report_of,
    report_with,
    source_span,
)
from discourse.text.syntax import Tree, Word, trees

_WITHIN_A_PHRASE = frozenset({"amod", "compound", "aux", "case", "mark", "fixed"})
_OBLIQUE = ("obl", "advcl")
_ASKING = frozenset({"whether", "if"})
_REASONS = frozenset({"for", "as", "of", "over", "to", "with", "against", "from"})
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
_NAMING = frozenset({"as", "for", "of", "about"})  # "was seen as", "is known for"
_ABOUT = frozenset({"about", "against", "on", "over", "toward", "towards"})
_OWNING = frozenset({"by", "from", "among"})
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


class AttitudeFinder:
    """Finds attitudes in English; what is a quotation already is left out."""

    def __init__(self, _: NoConfig) -> None:
        """There is nothing to set."""

    def annotate(self, document: Document) -> Layer[Attitude]:
        """The layer `attitudes`."""
        said = {
            offset
            for quotation in document[QUOTATIONS]
            for cue in quotation.spans_of("cue")
            for offset in range(cue.start, cue.end)
        }
        cues = english_attitude_cues()
        return ATTITUDES.layer(
            _attitude(kind, within)
            for tree in trees(document)
            for kind, report in _apart(attitudes(tree, cues))
            if report.cue_word.start not in said
            and (within := _within_speech(report, document[QUOTATIONS])) is not None
        )


def attitudes(tree: Tree, cues: AttitudeCues) -> Iterator[tuple[AttitudeKind, Report]]:
    """The attitudes in a sentence, each with its kind, in the order of their cues."""
    for word in tree.words:
        shown = according_to(word)
        if shown is not None:
            yield "evidence", shown  # what speaks is a quotation already
            continue
        read = _OF.get(word.upos)
        cue = cues.of(word) if read is not None else None
        report = read(word, cue) if read is not None and cue is not None else None
        if report is None and cue is not None and word.upos == "VERB" and "clause" in cue.gives:
            around = aside(word, cues.speech)
            report = (
                report_of(word, source_of(word), around, f"“{word.text}” put in")
                if around
                else None
            )
        if cue is None or report is None or _is_the_reader(report, tree):
            continue
        if report.source is None:
            yield cue.kind, report
            continue
        source = holder(report.source, tree)
        if source is not None:
            yield cue.kind, evolve(report, source=source)


def _is_the_reader(report: Report, tree: Tree) -> bool:
    """Whether it is "your" attitude: the reader's or anybody's, and so nobody's in particular."""
    source = report.source
    words = tree.words_within(source) if source is not None else ()
    return len(words) == 1 and words[0].lower in ("you", "your")


def _apart(
    found: Iterable[tuple[AttitudeKind, Report]],
) -> Iterator[tuple[AttitudeKind, Report]]:
    """Without what is part of another's cue: in "seems to like it", the seeming."""
    attitudes = list(found)
    by_word = {report.cue_word.start: report for _, report in attitudes}
    parts = {
        start
        for start, own in by_word.items()
        for other in by_word.values()
        if other is not own and other.cue.contains(own.cue_word.span)
    }
    yield from (each for each in attitudes if each[1].cue_word.start not in parts)


def _within_speech(report: Report, quotations: Layer[Quotation]) -> Report | None:
    """What it is to, without the words that report the speech around it: "the voters want change, she said"."""
    reporting = [
        span
        for quotation in quotations.covering(report.cue)
        if any(content.contains(report.cue) for content in quotation.spans_of("content"))
        for span in (*quotation.spans_of("source"), *quotation.spans_of("cue"))
        if any(content.overlaps(span) for content in report.contents)
    ]
    if not reporting:
        return report
    inside = [
        word
        for word in report.cue_word.tree.words
        if any(content.contains(word.span) for content in report.contents)
        and not any(span.overlaps(word.span) for span in reporting)
    ]
    return report_with(report.cue, report.cue_word, report.source, inside, report.why)


def _of_verb(verb: Word, cue: AttitudeCue) -> Report | None:
    """ "backs the bill", "wants him to leave", "was criticised for it"."""
    if verb.relation in _WITHIN_A_PHRASE:
        return None
    objects = [o for o in patients(verb) if o.deprel != "expl" and not _points_ahead(o, verb)]
    taken = cue.gives | {"clause", "gerund"} if "object" in cue.gives else cue.gives
    complements = [c for c in verb.children if _shape(c, verb, objects) in taken]
    about = [c for c in complements if c.relation in _OBLIQUE and c.index > verb.index]
    direct = [c for c in complements if c not in about]
    if objects and ("object" in cue.gives or direct or any(preposition(c) == "as" for c in about)):
        direct += [o for o in objects if o not in direct]
        about += [c for c in verb.children_by(*_OBLIQUE) if _marker(c) in _REASONS]
    if not direct and "name" in cue.gives and verb.child("iobj") is not None:
        direct += verb.children_by("iobj", "obj")  # "calls himself a democrat"
    if not direct and not about:
        return None
    source = source_of(verb)
    if source is None and verb.feats.get("VerbForm") == "Inf" and not is_passive(verb):
        return None  # "time to decide": nobody does
    span = cue_span(verb)
    if about and (not direct or _marker(about[0]) in _NAMING):
        span = with_preposition(span, about[0])
    inside = goes_on(verb, _words([*direct, *about], verb))
    return report_with(span, verb, source, inside, f"the verb “{verb.text}”")


def _of_noun(noun: Word, cue: AttitudeCue) -> Report | None:
    """ "support for the bill", "their plan to leave", "voiced concerns about it"."""
    if noun.relation in _WITHIN_A_PHRASE:
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
        _words([content], noun),
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
    """ "the plan drew criticism from the opposition": to what others feel it is the subject's.

    Levin 1993: 13.5.1, get verbs, with those whose subject undergoes it ("face", "draw").
    """
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


def _of_adjective(adjective: Word, cue: AttitudeCue) -> Report | None:
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
        _words([content], adjective),
        f"the adjective “{adjective.text}”",
    )


def _points_ahead(noun: Word, verb: Word) -> bool:
    """Whether "it" stands for a clause behind the verb: "it is recognised that …"."""
    return noun.lower == "it" and verb.child("ccomp", "csubj") is not None


def _shape(child: Word, verb: Word, objects: Sequence[Word]) -> str:
    """The shape of a verb's complement: what it is called in the table of cues, or its preposition."""
    mark = child.child("mark")
    if child.relation == "ccomp" or (mark is not None and mark.lower in _ASKING):
        return "clause"
    if child.relation in ("obj", "iobj"):
        return "object"
    if child.relation == "xcomp":
        if child.upos not in ("VERB", "AUX") and mark is None:
            return "name"
        if mark is None or mark.lower != "to":
            return "gerund"
        return "infinitive-other" if objects else "infinitive"
    return _marker(child) if child.relation in _OBLIQUE and child.index > verb.index else ""


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
    return _marker(child)


def _marker(child: Word) -> str:
    """The preposition before a noun phrase or a gerund."""
    if child.relation not in ("obl", "nmod", "advcl", "acl"):
        return ""
    mark = child.child("case", "mark")
    return mark.lower if mark is not None else ""


def _words(heads: Iterable[Word], cue: Word) -> list[Word]:
    """All words under these, in text order, but for the clause of the cue, where one of them has it.

    Nor what the author only adds behind a comma: "backs the mayor, who …", "wants to leave, saying that …".
    """
    found: dict[int, Word] = {}
    for head in heads:
        inside = head.subtree()
        own = {word.index for word in cue.subtree()} if cue in inside else set()
        for word in inside:
            if word is not head and _is_added(word):
                own.update(added.index for added in word.subtree())
        found.update((word.index, word) for word in inside if word.index not in own)
    return [found[index] for index in sorted(found)]


def _is_added(word: Word) -> bool:
    """Whether it heads a clause that a comma parts from what it is about."""
    if word.deprel != "acl:relcl" and not (word.relation == "advcl" and word.xpos == "VBG"):
        return False
    first = word.subtree()[0]
    return "," in (first.text, first.previous.text if first.previous is not None else "")


def _attitude(kind: AttitudeKind, report: Report) -> Attitude:
    named = [
        ("source", report.source),
        ("cue", report.cue),
        *(("content", c) for c in report.contents),
    ]
    parts = sorted(
        (Part(name, span.start, span.end) for name, span in named if span is not None),
        key=lambda part: (part.start, part.end),
    )
    return Attitude.over(tuple(parts), kind=kind, why=report.why)


_OF = {"VERB": _of_verb, "NOUN": _of_noun, "ADJ": _of_adjective}

"""Reported speech and thought in a sentence: who is said to say what, read off the tree.

The parts are those of attribution in the Penn Attribution Relations Corpus (Pareti 2012): source, cue, content.
What an author says of himself ("I think", "we believe") is his own voice and no report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from discourse.model.spans import Span
from discourse.text.clauses import (
    agents,
    is_passive,
    main_predicate,
    modal,
    phrase,
    preposition,
    subjects,
)
from discourse.text.cue_spans import adjective_span, cue_span, noun_span, with_preposition
from discourse.text.speakers import QUOTATION_MARKS, speaker, was_said
from discourse.text.speech_asides import according_to, aside, viewpoint
from discourse.text.speech_cues import SpeechCues
from discourse.text.speech_order import (
    announces_own_subject,
    content_of,
    describes_the_speaker,
    insertion,
    inversion,
    subject_of,
)
from discourse.text.speech_parts import (
    Report,
    goes_on,
    is_left_marker,
    predicated,
    report_of,
    report_with,
    source_span,
    without,
)
from discourse.text.syntax import Tree, Word

_AUTHOR = frozenset({"i", "we", "you", "one", "let"})
_THEMATIC = frozenset({"of", "about", "for", "against", "to"})
_HELD_WITH = frozenset({"with", "in"})  # "with the assurance that", "in the hope that"
_RELATIVE = frozenset({"who", "which", "that"})


def reports(tree: Tree, cues: SpeechCues) -> Iterator[Report]:
    """The reports in a sentence, in the order of their cues."""
    found: list[Report] = []
    for word in tree.words:
        report = according_to(word) or viewpoint(word)
        if report is None and word.upos in ("VERB", "AUX"):
            report = _of_verb(word, cues)
        elif report is None and word.upos in _OF and cues.announces(word, "clause"):
            report = _OF[word.upos](word) if was_said(word) else None
        if report is not None and report.source is not None:
            source = speaker(report.source, report.cue_word, cues)
            report = None if source is None else evolve(report, source=source)
        if report is not None:
            found.append(report)
    return iter(_parted(found, tree, cues))


def _parted(found: list[Report], tree: Tree, cues: SpeechCues) -> list[Report]:
    """The reports, each without a participle that goes on with the next: "said it was late, adding that …".

    Parsers hang it on the nearest verb, as they do with what the one reported is said to have done.
    """
    for place, comma in _participles(tree, cues):
        before = next((r for r in reversed(found) if _runs_over(r, comma, tree)), None)
        if before is None:
            continue
        cut = tuple(
            Span(c.start, min(c.end, comma.start)) for c in before.contents if c.start < comma.start
        )
        found = [
            evolve(r, contents=cut)
            if r is before
            else evolve(r, source=before.source)
            if r.cue_word is place
            else r
            for r in found
        ]
    return found


def _participles(tree: Tree, cues: SpeechCues) -> Iterator[tuple[Word, Word]]:
    """The participles of speech behind a comma, each with its comma."""
    for word in tree.words:
        if word.upos != "VERB" or not word.lower.endswith("ing") or not cues.knows(word):
            continue
        before = word.previous
        while before is not None and before.upos == "ADV":
            before = before.previous
        if before is not None and before.text == ",":
            yield word, before


def _runs_over(report: Report, comma: Word, tree: Tree) -> bool:
    """Whether a report's content begins before a comma and goes on behind it, outside quotation marks."""
    inside = next((c for c in report.contents if c.contains(comma.span)), None)
    if inside is None or report.cue.start > comma.start:
        return False
    words = tree.words_within(Span(inside.start, comma.start))
    return bool(words) and sum(word.text in QUOTATION_MARKS for word in words) % 2 == 0


def source_of(verb: Word) -> Span | None:
    """Who speaks, of a verb of speech: its agent with all that describes it; None if it has none.

    Of several subjects that a parser gave one verb, the nearest.
    """
    own = verb.children_by("nsubj")
    if own and not is_passive(verb):
        nearest = min(own, key=lambda word: abs(word.index - verb.index))
        if nearest.index > verb.index and announces_own_subject(nearest):
            return subject_of(verb)
        if nearest.lower not in _RELATIVE:
            return source_span(nearest, verb)
    doers = agents(verb)
    if doers:
        return source_span(doers[0], verb)
    return None if is_passive(verb) else subject_of(verb)


def is_author(verb: Word) -> bool:
    """Whether a verb's subject is whoever writes, or people in general."""
    subject = next(iter(subjects(verb)), None)
    return subject is not None and subject.lower in _AUTHOR


def _of_verb(verb: Word, cues: SpeechCues) -> Report | None:
    heard = _from_others(verb, cues)
    if heard is not None:
        return heard
    if is_author(verb) or verb.relation == "amod" or not was_said(verb):
        return None
    inserted = insertion(verb, cues)
    if inserted is not None:
        return report_of(verb, *inserted, f"“{verb.text}” put into the clause")
    source = source_of(verb)
    if cues.announces(verb, "clause"):
        clauses = [c for c in verb.children_by("ccomp") if not describes_the_speaker(c)]
        if is_passive(verb):
            clauses.extend(verb.children_by("csubj"))
        clause = clauses[0] if clauses else None
        if clause is not None and (source is not None or is_passive(verb)):
            inside = without(clause.subtree(), _own_side(verb, clause))
            inside += [word for more in _clauses_added(verb, cues) for word in more.subtree()]
            return report_of(verb, source, inside, f"“{verb.text}” with a clause")
        around = aside(verb, cues)
        if around and source is not None:
            return report_of(verb, source, around, f"“{verb.text}” put into or after the clause")
        ordered = content_of(verb, cues)
        if ordered and source is not None:
            return report_of(verb, source, ordered, f"“{verb.text}” by the order of words")
        inverted = inversion(verb, cues)
        if inverted is not None:
            said_by = source_span(inverted[0], verb)
            return report_of(verb, said_by, inverted[1], f"“{verb.text}” before its subject")
    if verb.feats.get("VerbForm") == "Inf" or modal(verb) is not None:
        return None  # what somebody will or is to promise, he has not promised
    named = _named_by_others(verb, cues) or _named(verb, source, cues)
    if named is not None:
        return named
    complement = verb.child("xcomp")
    if complement is not None and _says_what_to_do(complement) and source is not None:
        has_other = verb.child("obj", "iobj") is not None
        if cues.announces(verb, "infinitive-other" if has_other else "infinitive"):
            return report_of(
                verb, source, complement.subtree(), f"“{verb.text}” with an infinitive"
            )
    return _with_object(verb, source, cues) if source is not None else None


def _from_others(verb: Word, cues: SpeechCues) -> Report | None:
    """ "one hears from diplomats that …", "it was announced by the ministry that …": the words are theirs.

    The "that" behind the phrase begins them; parsers tend to take it for a relative pronoun.
    """
    announced = is_passive(verb) and cues.announces(verb, "clause") and was_said(verb)
    if not announced and not cues.announces(verb, "heard"):
        return None
    that = next((w for w in verb.subtree() if w.lower == "that" and w.index > verb.index), None)
    speakers = [
        noun
        for noun in verb.children_by("obl")
        if preposition(noun) == ("by" if announced else "from")
        and that is not None
        and verb.index < noun.index < that.index
    ]
    predicate = main_predicate(that) if that is not None else None
    if that is None or predicate is None or predicate is verb or not speakers:
        return None
    source = phrase(speakers[0]).hull(phrase(speakers[-1]))
    if that.previous is None or that.previous.end != source.end:
        return None
    inside = [word for word in predicate.subtree() if word.index >= that.index]
    by = "by" if announced else "from"
    return report_of(verb, source, inside, f"“{verb.text} {by}” with a clause")


def _named_by_others(verb: Word, cues: SpeechCues) -> Report | None:
    """ "was described as dangerous by the opposition": the name is the agent's."""
    name = verb.child("xcomp") or next(
        (noun for noun in verb.children_by("obl") if preposition(noun) == "as"), None
    )
    if name is None or not is_passive(verb) or not cues.announces(verb, "name"):
        return None
    agent = next((w for w in (*name.children, *verb.children) if _is_agent(w)), None)
    if agent is None:
        return None
    inside = without(name.subtree(), agent.subtree())
    cue = with_preposition(cue_span(verb), name)
    return report_with(cue, verb, source_span(agent, verb), inside, f"“{verb.text}” with a name")


def _named(verb: Word, source: Span | None, cues: SpeechCues) -> Report | None:
    """ "calls it a disaster", "dismissed the fear as alarmist": what somebody says that a thing is.

    A name in quotation marks is found by its marks.
    """
    thing = verb.child("obj")
    if thing is None or source is None or is_passive(verb) or not cues.announces(verb, "name"):
        return None
    name = next((n for n in verb.children_by("obl", "advcl") if preposition(n) == "as"), None)
    if name is None:
        # parsers take the thing and its name for two objects now and then
        things = verb.children_by("obj", "iobj")
        name = things[-1] if len(things) > 1 else verb.child("xcomp")
        if name is not None and name.upos == "VERB":
            return None
        inside = list(name.subtree()) if name is not None else []
    else:
        inside = goes_on(verb, [*thing.subtree(), *name.subtree()])
    if name is None or any(word.text in QUOTATION_MARKS for word in name.subtree()):
        return None
    return report_of(verb, source, inside, f"“{verb.text}” with a name")


def _is_agent(noun: Word) -> bool:
    return noun.relation == "obl" and preposition(noun) == "by"


def _with_object(verb: Word, source: Span, cues: SpeechCues) -> Report | None:
    """ "denied the allegations", "warned of war": an act of speech that names what it is about.

    Leech & Short 1981, the narrative report of speech acts: the words for what it is about are as likely the
    speaker's as the narrator's.
    """
    if is_passive(verb):
        return None
    thing = verb.child("obj")
    if thing is not None and thing.upos != "PRON" and cues.announces(verb, "object"):
        inside = goes_on(verb, thing.subtree())
        return report_of(verb, source, inside, f"“{verb.text}” with an object")
    if cues.announces(verb, "about"):
        theme = next((o for o in verb.children_by("obl") if preposition(o) in _THEMATIC), None)
        if theme is not None and theme.upos != "PRON":
            inside = goes_on(verb, (w for w in theme.subtree() if not is_left_marker(w, theme)))
            cue = with_preposition(cue_span(verb), theme)
            return report_with(
                cue, verb, source, inside, f"“{verb.text}” with “{preposition(theme)}”"
            )
    return None


def _of_noun(noun: Word) -> Report | None:
    """ "the claim that …", "his promise to …", "her message was that …"."""
    found = _clause_of(noun)
    owner = noun.child("nmod:poss") or next(
        (n for n in noun.children_by("nmod") if preposition(n) in ("of", "by", "from", "among")),
        None,
    )
    if found is None or (owner is not None and owner.lower in ("my", "our", "your")):
        return None
    span, inside = found
    source = source_span(owner, noun) if owner is not None else None
    governor = noun.head
    held_with = noun.relation == "obl" and preposition(noun) in _HELD_WITH
    if source is None and governor is not None and (noun.relation == "obj" or held_with):
        if is_author(governor):
            return None
        source = source_of(governor)
        if source is None and held_with:
            return None
    if source is None and preposition(noun) == "of" and (holder := noun.child("nsubj")):
        if holder.lower in _AUTHOR:  # "we are of the view that …"
            return None
        source = source_span(holder, noun)
        span = noun_span(noun, governor if owner is None else None)
    return report_with(span, noun, source, inside, f"the noun “{noun.text}” with a clause")


def _clause_of(noun: Word) -> tuple[Span, Sequence[Word]] | None:
    """The cue and the clause that a noun of speech introduces, as its complement or its predicate."""
    # parsers call it a relative clause now and then
    clause = next((c for c in noun.children_by("acl", "ccomp") if c.child("mark")), None)
    if clause is None:
        return predicated(noun)
    mark = clause.child("mark")
    gerund = clause.feats.get("VerbForm") == "Ger"  # "a view to promoting"
    introduced = mark is not None and (mark.lower == "that" or (mark.lower == "to" and not gerund))
    return (noun_span(noun, None), clause.subtree()) if introduced else None


def _of_adjective(adjective: Word) -> Report | None:
    """ "officials are confident that …"."""
    clause = adjective.child("ccomp")
    subject = bearer(adjective)
    if clause is None or subject is None or subject.lower in {*_AUTHOR, "it"}:
        return None
    source = source_span(subject, adjective)
    return report_with(
        adjective_span(adjective),
        adjective,
        source,
        clause.subtree(),
        f"the adjective “{adjective.text}” with a clause",
    )


def bearer(adjective: Word) -> Word | None:
    """Who or what is so; of "made it clear", whoever made it so."""
    governor = adjective.head
    if governor is not None and governor.lemma == "make" and adjective.relation == "xcomp":
        return next(iter(subjects(governor)), None)
    return adjective.child("nsubj", "expl") or next(iter(subjects(adjective)), None)


def _of_adverb(adverb: Word) -> Report | None:
    """ "The envoy reportedly left": hearsay, of nobody in particular."""
    predicate = main_predicate(adverb)
    if adverb.relation != "advmod" or predicate is None:
        return None
    inside = [w for w in predicate.subtree(without=("parataxis", "conj")) if w is not adverb]
    return report_of(adverb, None, inside, f"the adverb “{adverb.text}”")


def _clauses_added(verb: Word, cues: SpeechCues) -> list[Word]:
    """What "and" adds to the content, where a parser hung it on the verb: "says that …, and that …".

    Without a second "that", if no comma parts it and it is no word of speech: "said she was glad and would vote".
    """
    added = []
    for more in verb.children_by("conj"):
        mark, first = more.child("mark"), more.subtree()[0]
        apart = first.previous is None or first.previous.upos == "PUNCT"
        goes_on = first.lower == "and" and more.index > verb.index and not apart
        if (mark is not None and mark.lower == "that") or (goes_on and not cues.knows(more)):
            added.append(more)
    return added


def _own_side(verb: Word, clause: Word) -> tuple[Word, ...]:
    """What a parser hung into the clause, but stands beyond its verb: a slip with inverted speech."""
    words = clause.subtree()
    if clause.index < verb.index:
        return tuple(w for w in words if w.index > verb.index)
    return tuple(w for w in words if w.index < verb.index)


def _says_what_to_do(word: Word) -> bool:
    """Whether it is an infinitive with words of its own: not the "to do so" that points back."""
    mark = word.child("mark")
    points_back = word.lemma == "do" and any(child.lower == "so" for child in word.children)
    return mark is not None and mark.lower == "to" and not points_back


_OF = {"NOUN": _of_noun, "ADJ": _of_adjective, "ADV": _of_adverb}

"""Reported speech and thought in a sentence: who is said to say what, read off the tree.

The parts are those of attribution in the Penn Attribution Relations Corpus (Pareti 2012): source, cue, content.
What an author says of himself ("I think", "we believe") is his own voice and no report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

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
from discourse.text.speech_cues import SpeechCues
from discourse.text.speech_order import (
    announces_own_subject,
    content_of,
    insertion,
    subject_of,
    whole_name,
)
from discourse.text.syntax import Tree, Word

_AUTHOR = frozenset({"i", "we", "you", "one", "let"})
_VIEWPOINTS = frozenset({"word", "view", "opinion", "account", "telling", "judgment", "judgement"})
_THEMATIC = frozenset({"of", "about", "for", "against", "to"})
_RELATIVE = frozenset({"who", "which", "that"})
_TIED_TO_CUE = ("aux", "aux:pass", "compound:prt")


@frozen
class Report:
    """Somebody's words or thoughts in the words of the text.

    Attributes:
        cue: what announces them ("has said", "according to").
        cue_word: its head.
        source: whose they are; None where the text does not say.
        contents: what is said, in as many spans as the cue cuts it into.
        why: the rule.
    """

    cue: Span
    cue_word: Word
    source: Span | None
    contents: tuple[Span, ...]
    why: str


def reports(tree: Tree, cues: SpeechCues) -> Iterator[Report]:
    """The reports in a sentence, in the order of their cues."""
    for word in tree.words:
        report = _according_to(word) or _viewpoint(word)
        if report is None and word.upos in ("VERB", "AUX"):
            report = _of_verb(word, cues)
        elif report is None and word.upos in _OF and cues.announces(word, "clause"):
            report = _OF[word.upos](word)
        if report is not None:
            yield report


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
            return _source_span(nearest, verb)
    doers = agents(verb)
    if doers:
        return _source_span(doers[0], verb)
    return None if is_passive(verb) else subject_of(verb)


def is_author(verb: Word) -> bool:
    """Whether a verb's subject is whoever writes, or people in general."""
    subject = next(iter(subjects(verb)), None)
    return subject is not None and subject.lower in _AUTHOR


def cue_span(verb: Word) -> Span:
    """The verb with its auxiliaries, its particle and what negates it, as far as they stand together."""
    together = {verb.index}
    for child in verb.children:
        if child.deprel in _TIED_TO_CUE or (child.relation == "advmod" and not child.children):
            together.add(child.index)
    first = last = verb
    while first.previous is not None and first.previous.index in together:
        first = first.previous
    while last.next is not None and last.next.index in together:
        last = last.next
    return Span(first.start, last.end)


def _of_verb(verb: Word, cues: SpeechCues) -> Report | None:
    heard = _from_others(verb, cues)
    if heard is not None:
        return heard
    if is_author(verb) or verb.relation == "amod":
        return None
    inserted = insertion(verb, cues)
    if inserted is not None:
        return _report(verb, *inserted, f"“{verb.text}” put into the clause")
    source = source_of(verb)
    if cues.announces(verb, "clause"):
        clauses = [c for c in verb.children_by("ccomp") if not _describes_the_speaker(c)]
        if is_passive(verb):
            clauses.extend(verb.children_by("csubj"))
        clause = clauses[0] if clauses else None
        if clause is not None and (source is not None or is_passive(verb)):
            inside = _without(clause.subtree(), _own_side(verb, clause))
            return _report(verb, source, inside, f"“{verb.text}” with a clause")
        around = _parenthesis(verb)
        if around and source is not None:
            return _report(verb, source, around, f"“{verb.text}” put into or after the clause")
        ordered = content_of(verb, cues)
        if ordered and source is not None:
            return _report(verb, source, ordered, f"“{verb.text}” by the order of words")
    if verb.feats.get("VerbForm") == "Inf" or modal(verb) is not None:
        return None  # what somebody could or is to say was not said
    complement = verb.child("xcomp")
    if complement is not None and _is_infinitive(complement) and source is not None:
        has_other = verb.child("obj", "iobj") is not None
        if cues.announces(verb, "infinitive-other" if has_other else "infinitive"):
            return _report(verb, source, complement.subtree(), f"“{verb.text}” with an infinitive")
    return _with_object(verb, source, cues) if source is not None else None


def _from_others(verb: Word, cues: SpeechCues) -> Report | None:
    """ "one hears from diplomats that …": the words are theirs, whoever has heard them.

    The "that" behind the phrase begins them; parsers tend to take it for a relative pronoun.
    """
    if not cues.announces(verb, "heard"):
        return None
    that = next((w for w in verb.subtree() if w.lower == "that" and w.index > verb.index), None)
    speakers = [
        noun
        for noun in verb.children_by("obl")
        if preposition(noun) == "from" and that is not None and verb.index < noun.index < that.index
    ]
    predicate = main_predicate(that) if that is not None else None
    if that is None or predicate is None or predicate is verb or not speakers:
        return None
    source = phrase(speakers[0]).hull(phrase(speakers[-1]))
    if that.previous is None or that.previous.end != source.end:
        return None
    inside = [word for word in predicate.subtree() if word.index >= that.index]
    return _report(verb, source, inside, f"“{verb.text} from” with a clause")


def _with_object(verb: Word, source: Span, cues: SpeechCues) -> Report | None:
    """ "denied the allegations", "warned of war": an act of speech that names what it is about.

    Leech & Short 1981, the narrative report of speech acts: the words for what it is about are as likely the
    speaker's as the narrator's.
    """
    if is_passive(verb):
        return None
    thing = verb.child("obj")
    if thing is not None and thing.upos != "PRON" and cues.announces(verb, "object"):
        return _report(verb, source, thing.subtree(), f"“{verb.text}” with an object")
    if cues.announces(verb, "about"):
        theme = next((o for o in verb.children_by("obl") if preposition(o) in _THEMATIC), None)
        if theme is not None and theme.upos != "PRON":
            inside = [w for w in theme.subtree() if not _is_left_marker(w, theme)]
            return _report(verb, source, inside, f"“{verb.text}” with “{preposition(theme)}”")
    return None


def _of_noun(noun: Word) -> Report | None:
    """ "the claim that …", "his promise to …"."""
    clause = next(
        (
            c
            for c in noun.children_by("acl", "ccomp")
            if c.deprel != "acl:relcl" and c.child("mark")
        ),
        None,
    )
    if clause is None or (mark := clause.child("mark")) is None or mark.lower not in ("that", "to"):
        return None
    owner = noun.child("nmod:poss")
    if owner is None:
        owner = next(
            (
                n
                for n in noun.children_by("nmod")
                if preposition(n) in ("of", "by", "from", "among")
            ),
            None,
        )
    if owner is not None and owner.lower in ("my", "our", "your"):
        return None
    source = _source_span(owner, noun) if owner is not None else None
    governor = noun.head
    if source is None and noun.relation == "obj" and governor is not None:
        if is_author(governor):
            return None
        source = source_of(governor)
    return _report(noun, source, clause.subtree(), f"the noun “{noun.text}” with a clause")


def _of_adjective(adjective: Word) -> Report | None:
    """ "officials are confident that …"."""
    clause = adjective.child("ccomp")
    subject = next(iter(subjects(adjective)), None)
    if clause is None or subject is None or subject.lower in {*_AUTHOR, "it"}:
        return None
    source = _source_span(subject, adjective)
    return _report(
        adjective, source, clause.subtree(), f"the adjective “{adjective.text}” with a clause"
    )


def _of_adverb(adverb: Word) -> Report | None:
    """ "The envoy reportedly left": hearsay, of nobody in particular."""
    predicate = main_predicate(adverb)
    if adverb.relation != "advmod" or predicate is None:
        return None
    inside = [w for w in predicate.subtree(without=("parataxis", "conj")) if w is not adverb]
    return _report(adverb, None, inside, f"the adverb “{adverb.text}”")


def _according_to(word: Word) -> Report | None:
    following = word.next
    if word.lower != "according" or following is None or following.lower != "to":
        return None
    noun = word.head if word.relation == "case" else word.child("obl", "obj", "nmod")
    top = noun if word.relation == "case" else word
    if noun is None or top is None or top.head is None:
        return None
    skipped = {word.index, following.index}
    source = _hull([w for w in noun.subtree() if w.index not in skipped])
    if source is not None:
        source = whole_name(source, noun.tree.words, before=word)
    said = main_predicate(top.head) or top.head
    inside = _without(said.subtree(), top.subtree())
    return _made(Span(word.start, following.end), word, source, inside, "“according to”")


def _viewpoint(noun: Word) -> Report | None:
    """ "in Moscow's view, …", "in the words of the minister, …"."""
    if noun.lemma not in _VIEWPOINTS or noun.relation != "obl" or preposition(noun) != "in":
        return None
    owner = noun.child("nmod:poss") or next(
        (n for n in noun.children_by("nmod") if preposition(n) == "of"), None
    )
    if owner is None or noun.head is None or owner.lower in ("my", "our", "your"):
        return None
    inside = _without(noun.head.subtree(), noun.subtree())
    return _made(noun.span, noun, _source_span(owner, noun), inside, f"“in … {noun.text}”")


def _parenthesis(verb: Word) -> list[Word]:
    """The clause that a parenthetical verb of speech stands in: "…, he said, …", "as he said, …"."""
    governor = verb.head
    if governor is None or verb.child("obj", "xcomp", "ccomp") is not None:
        return []
    as_he_said = verb.relation == "advcl" and (mark := verb.child("mark")) and mark.lower == "as"
    if verb.relation != "parataxis" and not as_he_said:
        return []
    return _without(governor.subtree(), verb.subtree())


def _describes_the_speaker(clause: Word) -> bool:
    """Whether it is a relative clause that a parser took for the content: "said Weber, who teaches law"."""
    first = next(word for word in clause.subtree() if word.upos != "PUNCT" or word is clause)
    before = first.previous
    return first.lower in _RELATIVE and before is not None and before.text == ","


def _own_side(verb: Word, clause: Word) -> tuple[Word, ...]:
    """What a parser hung into the clause, but stands beyond its verb: a slip with inverted speech."""
    words = clause.subtree()
    if clause.index < verb.index:
        return tuple(w for w in words if w.index > verb.index)
    return tuple(w for w in words if w.index < verb.index)


def _is_infinitive(word: Word) -> bool:
    mark = word.child("mark")
    return mark is not None and mark.lower == "to"


def _source_span(noun: Word, cue: Word) -> Span | None:
    own = {word.index for word in cue.subtree()} if cue in noun.subtree() else set()
    words = [w for w in noun.subtree() if w.index not in own and not _is_left_marker(w, noun)]
    found = _hull(words)
    return None if found is None else whole_name(found, noun.tree.words, before=cue)


def _is_left_marker(word: Word, noun: Word) -> bool:
    """The preposition or conjunction before a noun, and the genitive's mark after it."""
    return word.head is noun and word.relation in ("case", "mark", "cc")


def _without(words: Iterable[Word], other: Iterable[Word]) -> list[Word]:
    left_out = {word.index for word in other}
    return [word for word in words if word.index not in left_out]


def _report(cue: Word, source: Span | None, inside: Iterable[Word], why: str) -> Report | None:
    return _made(cue_span(cue), cue, source, inside, why)


def _made(
    cue: Span, cue_word: Word, source: Span | None, inside: Iterable[Word], why: str
) -> Report | None:
    contents = _runs(list(inside), cue, source)
    return Report(cue, cue_word, source, contents, why) if contents else None


def _runs(words: list[Word], cue: Span, source: Span | None) -> tuple[Span, ...]:
    """Words as spans: neighbours together, gaps of punctuation closed, punctuation at the ends left out."""
    if not words:
        return ()
    chosen = {word.index for word in words if not word.span.overlaps(cue)}
    if source is not None:
        chosen -= {w.index for w in words if source.contains(w.span)}
    tree = words[0].tree
    runs: list[list[Word]] = [[]]
    for word in tree.words:
        if word.index in chosen or (word.upos == "PUNCT" and runs[-1]):
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    spans = (_hull(run) for run in runs if any(word.upos != "PUNCT" for word in run))
    return tuple(span for span in spans if span is not None)


def _hull(words: list[Word]) -> Span | None:
    """From the first to the last word, without commas and the like at the ends."""
    first, last = 0, len(words)
    while first < last and words[first].upos == "PUNCT" and words[first].text not in _QUOTES:
        first += 1
    while last > first and words[last - 1].upos == "PUNCT" and words[last - 1].text not in _QUOTES:
        last -= 1
    return Span(words[first].start, words[last - 1].end) if first < last else None


_QUOTES = frozenset("\"“”„«»‘’'") | {"``", "''"}
_OF = {"NOUN": _of_noun, "ADJ": _of_adjective, "ADV": _of_adverb}

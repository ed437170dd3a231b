"""The parts of a report as spans of the text: its cue, its source, its contents."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from discourse.model.spans import Span
from discourse.text.cue_spans import cue_span, is_circumstance, is_time, noun_span
from discourse.text.speakers import QUOTATION_MARKS
from discourse.text.speech_order import whole_name
from discourse.text.syntax import Word

_CIRCUMSTANTIAL = frozenset({"on", "during", "after", "before", "since", "until", "despite"})


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


def report_of(cue: Word, source: Span | None, inside: Iterable[Word], why: str) -> Report | None:
    """A report whose cue is a word with its auxiliaries; None without content."""
    return report_with(cue_span(cue), cue, source, inside, why)


def report_with(
    cue: Span, cue_word: Word, source: Span | None, inside: Iterable[Word], why: str
) -> Report | None:
    """A report whose cue is given as a span; None without content."""
    contents = _runs(list(inside), cue, source)
    return Report(cue, cue_word, source, contents, why) if contents else None


def goes_on(verb: Word, inside: Iterable[Word]) -> list[Word]:
    """The words of a content, and what goes on with it though a parser hung it on the verb: "cited changes | in it".

    That stands right behind it, without a comma, and is no circumstance of the speaking ("in an interview", "after
    the vote").
    """
    words = list(inside)
    while words:
        following = max(words, key=lambda word: word.index).next
        branch = next((c for c in verb.children if c.subtree()[0] is following), None)
        if branch is None or branch.index < verb.index or not _belongs_to_content(branch, verb):
            break
        words += branch.subtree()
    return words


def _belongs_to_content(branch: Word, verb: Word) -> bool:
    first = branch.subtree()[0]
    if branch.relation in ("obj", "ccomp", "xcomp"):
        return True
    if branch.relation == "advcl":
        return first.lower in ("to", "for", "as")
    if branch.relation != "obl" or branch.child("case") is None or is_time(branch):
        return False
    return first.lower not in _CIRCUMSTANTIAL and not is_circumstance(branch, verb)


def predicated(noun: Word) -> tuple[Span, list[Word]] | None:
    """The cue and the content of "the minister's message was | that taxes would fall".

    Only where it is somebody's: "the question is whether …" is the author's.
    """
    clause = noun.head
    if noun.deprel != "nsubj:outer" or clause is None or noun.child("nmod:poss", "nmod") is None:
        return None
    first = next((w for w in clause.children_by("mark") if w.index > noun.index), None)
    copula = next((w for w in clause.children_by("cop") if w.index > noun.index), None)
    if first is None or copula is None or copula.index > first.index:
        return None
    inside = [word for word in clause.subtree() if word.index >= first.index]
    return noun_span(noun, None).hull(copula.span), inside


def source_span(noun: Word, cue: Word) -> Span | None:
    """A noun with all that describes it, but for the cue and what the cue governs."""
    own = {word.index for word in cue.subtree()} if cue in noun.subtree() else set()
    words = [w for w in noun.subtree() if w.index not in own and not is_left_marker(w, noun)]
    found = hull(words)
    return None if found is None else whole_name(found, noun.tree.words, before=cue)


def is_left_marker(word: Word, noun: Word) -> bool:
    """Whether it is the preposition or conjunction before a noun, and the genitive's mark after it."""
    return word.head is noun and word.relation in ("case", "mark", "cc")


def without(words: Iterable[Word], other: Iterable[Word]) -> list[Word]:
    """The words that are not among the others."""
    left_out = {word.index for word in other}
    return [word for word in words if word.index not in left_out]


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
    spans = (hull(run) for run in runs if any(word.upos != "PUNCT" for word in run))
    return tuple(span for span in spans if span is not None)


def hull(words: list[Word]) -> Span | None:
    """From the first to the last word, without commas and the like at the ends."""
    first, last = 0, len(words)
    while (
        first < last and words[first].upos == "PUNCT" and words[first].text not in QUOTATION_MARKS
    ):
        first += 1
    while (
        last > first
        and words[last - 1].upos == "PUNCT"
        and words[last - 1].text not in QUOTATION_MARKS
    ):
        last -= 1
    return Span(words[first].start, words[last - 1].end) if first < last else None

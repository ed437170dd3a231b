"""The parts of a report as spans of the text: its cue, its source, its contents."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from discourse.model.spans import Span
from discourse.text.speakers import QUOTATION_MARKS
from discourse.text.speech_order import whole_name
from discourse.text.syntax import Word

_TIED_TO_CUE = ("aux", "aux:pass", "compound:prt", "cop")
_MEDIA = frozenset(
    ["column", "email", "e-mail", "facebook", "letter", "memo", "op-ed", "statement", "twitter"]
)
# Biber et al. 1999: 694-704, verbs of aspect, effort and probability with infinitives.
_ASPECT = frozenset(
    [
        "appear",
        "attempt",
        "begin",
        "cease",
        "come",
        "continue",
        "get",
        "go",
        "keep",
        "manage",
        "proceed",
        "seem",
        "start",
        "stop",
        "struggle",
        "tend",
        "try",
    ]
)


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


def cue_span(verb: Word) -> Span:
    """The verb with its auxiliaries, its particle, its adverbs and what negates it, as far as they stand together.

    So do a verb that only says that it is begun, tried or seen ("went on to say", "seemed to say"), and the text that
    carries the words ("said in a statement", "released a statement saying").
    """
    together = {verb.index}
    governed: Word | None = verb
    while governed is not None:
        together.update(word.index for word in governed.children if _is_tied(word))
        governor = governed.head if governed.relation in ("xcomp", "advcl") else None
        governed = governor if governor is not None and governor.lemma in _ASPECT else None
        if governed is not None:
            together.add(governed.index)
    first = last = verb
    while first.previous is not None and first.previous.index in together:
        first = first.previous
    while last.next is not None and last.next.index in together:
        last = last.next
    medium = next((noun for noun in verb.children_by("obl") if _is_medium(noun, last)), last)
    carried = _carried_by(verb) if first is verb else None
    return Span(first.start if carried is None else cue_span(carried).start, medium.end)


def _carried_by(participle: Word) -> Word | None:
    """The verb whose object is the text that says it: "released a statement saying that …"."""
    noun, before = participle.head, participle.previous
    if noun is None or noun is not before or participle.deprel != "acl":
        return None
    governor = noun.head
    if noun.lemma.lower() not in _MEDIA or noun.relation != "obj" or governor is None:
        return None
    return governor if governor.index < noun.index else None


def _is_medium(noun: Word, verb: Word) -> bool:
    """Whether it names, right behind the verb, the text that carries the words: "said in a statement"."""
    first = noun.subtree()[0]
    return (
        noun.lemma.lower() in _MEDIA
        and first.lower in ("in", "on")
        and first.previous is verb
        and noun.index > verb.index
    )


def _is_tied(word: Word) -> bool:
    if word.relation == "advmod":
        return not word.children
    return word.deprel in _TIED_TO_CUE or (word.relation == "mark" and word.lower == "to")


def with_preposition(cue: Span, noun: Word) -> Span:
    """The cue with a noun's preposition, where that follows at once: "called for", "are tired of"."""
    case = noun.child("case", "mark")
    if case is not None and case.upos == "PART":
        return cue  # the "to" of an infinitive begins what is said
    before = case.previous if case is not None else None
    if case is None or before is None or before.end != cue.end:
        return cue
    return Span(cue.start, case.end)


def report_of(cue: Word, source: Span | None, inside: Iterable[Word], why: str) -> Report | None:
    """A report whose cue is a word with its auxiliaries; None without content."""
    return report_with(cue_span(cue), cue, source, inside, why)


def report_with(
    cue: Span, cue_word: Word, source: Span | None, inside: Iterable[Word], why: str
) -> Report | None:
    """A report whose cue is given as a span; None without content."""
    contents = _runs(list(inside), cue, source)
    return Report(cue, cue_word, source, contents, why) if contents else None


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

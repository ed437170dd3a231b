"""The other side's points: what is granted before a stronger point is made, and the objection that is met before it is raised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from discourse import Part
from discourse.analysis.lexicons import WordMatch
from discourse.text.syntax import Word
from discourse_rhetoric.findings import Finding, stretch
from discourse_rhetoric.prose import Prose, Sentence, is_content
from discourse_rhetoric.wordlists import Group, lexicon, words_of

COUNTER_REACH = 5  # sentences between what is granted and the "but" that takes it back


def concession(prose: Prose) -> Iterator[Finding]:
    """A point is granted so that a stronger one can be made. Parts: `cue`, `conceded`, `counter`.

    Lanham 1991: 38 (concessio). Two forms: a concessive clause or phrase ("although …", "despite …"), and a sentence that
    grants ("of course", "to be fair") followed by one that takes it back ("but", "however").
    """
    found = prose.matches(lexicon("concession"))
    for sentence in prose.sentences:
        yield from _concessive_clauses(sentence, found.get(sentence.tree.index, ()))
    for paragraph in prose.paragraphs():
        yield from _granted_then_countered(paragraph, found)


def _concessive_clauses(
    sentence: Sentence, matches: Sequence[WordMatch[Group]]
) -> Iterator[Finding]:
    for match in matches:
        cue = match.words[-1]
        clause = cue.head
        if match.value.name not in ("clauses", "phrases") or clause is None:
            continue
        before = match.words[0].previous
        if before is not None and before.lower == "as":  # "as though" compares
            continue
        main = clause.head
        if (
            clause.relation not in {"advcl", "obl", "nmod"}
            or main is None
            or len(sentence.spoken) < 6
        ):
            continue
        conceded = [w for w in clause.subtree(without=("punct",)) if w.index > cue.index]
        inside = set(clause.subtree())
        counter = [w for w in main.subtree(without=("punct",)) if w not in inside]
        if match.value.name == "phrases" and not any(is_content(w) for w in conceded):
            continue
        if conceded and counter:
            after = [w for w in counter if w.start > conceded[-1].end]
            told = (
                after
                if conceded[0].start < main.start and after
                else [w for w in counter if w.end < cue.start]
            )
            yield Finding(
                parts=(
                    stretch("cue", match.words),
                    stretch("conceded", conceded),
                    stretch("counter", told or counter),
                ),
                why=f"“{' '.join(w.text for w in match.words)}” grants one thing and holds to another",
                strength=0.4,
                form=match.value.name,
            )


def _granted_then_countered(
    paragraph: Sequence[Sentence], found: Mapping[int, Sequence[WordMatch[Group]]]
) -> Iterator[Finding]:
    granted: tuple[Sentence, Part] | None = None
    for sentence in paragraph:
        counter = _counter_cue(sentence)
        if granted and counter and sentence.quotation == granted[0].quotation:
            begun, cue = granted
            if sentence.number - begun.number <= COUNTER_REACH:
                last = max(begun.tree.words[-1].end, begun.tree.end)
                yield Finding(
                    parts=(
                        cue,
                        Part("conceded", begun.tree.start, last),
                        counter,
                        Part("counter", sentence.tree.start, sentence.tree.end),
                    ),
                    why="a point is granted, then outweighed",
                    strength=0.8,
                    form="granted, then countered",
                )
                granted = None
                continue
        cue_words = next(
            (
                m
                for m in found.get(sentence.tree.index, ())
                if m.value.name == "grants" and _is_parenthetical(m.words)
            ),
            None,
        )
        if cue_words is not None:
            cue_part = stretch("cue", cue_words.words)
            within = next(
                (
                    w
                    for w in sentence.words
                    if w.start > cue_part.end
                    and w.lower in words_of("concession", "counters")
                    and w.upos == "CCONJ"
                ),
                None,
            )
            if within is not None and within.next is not None:
                yield Finding(
                    parts=(
                        cue_part,
                        Part("conceded", sentence.tree.start, within.start),
                        within.part("cue"),
                        Part("counter", within.next.start, sentence.tree.end),
                    ),
                    why="a point is granted, then outweighed",
                    strength=0.7,
                    form="granted, then countered",
                )
                granted = None
            else:
                granted = (sentence, cue_part)


def _is_parenthetical(words: Sequence[Word]) -> bool:
    """Whether a cue is set off by punctuation on either side, or opens its sentence."""
    before, after = words[0].previous, words[-1].next
    apart_after = after is not None and after.upos == "PUNCT"
    return (before is None or before.upos in ("PUNCT", "CCONJ")) and apart_after


def _counter_cue(sentence: Sentence) -> Part | None:
    """The "but" or "however" that a sentence opens with (or has as a parenthesis)."""
    counters = words_of("concession", "counters")
    for word in sentence.words[:6]:
        if word.lower in counters:
            opens = word.previous is None
            parenthetical = (
                word.previous is not None
                and word.previous.upos == "PUNCT"
                and word.next is not None
                and word.next.upos == "PUNCT"
            )
            if opens or parenthetical:
                return word.part("cue")
    return None


def prolepsis(prose: Prose) -> Iterator[Finding]:
    """An objection is raised for the other side, to be met: "Some will answer that …". Parts: `objector`, `objection`.

    Lanham 1991: 120.
    """
    for sentence in prose.sentences:
        if sentence.quotation is not None:
            continue
        for verb in sentence.words:
            if verb.lemma.lower() not in words_of("objections", "verbs of objecting"):
                continue
            subject = verb.child("nsubj") or verb.child("expl")
            content = verb.child("ccomp", "csubj")
            if subject is None or content is None or content.start < verb.start:
                continue
            if any(mark.lower in {"whether", "if"} for mark in content.children_by("mark")):
                continue
            foreseen = any(
                aux.lower in words_of("objections", "modals") for aux in verb.children_by("aux")
            )
            someone = subject.lemma.lower() in words_of("objections", "objectors")
            if someone and foreseen:
                yield Finding(
                    parts=(
                        Part("objector", subject.start, verb.end),
                        stretch("objection", content.subtree(without=("punct",))),
                    ),
                    why="an objection is foreseen",
                    strength=0.7,
                    form="foreseen",
                )

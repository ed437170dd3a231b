"""One thing put in another's place, or measured against it: "X rather than Y", "Instead, Y", "Unlike X, Y", "more than we had"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse import Part
from discourse.text.syntax import Word
from discourse_rhetoric.coordination import FINITE
from discourse_rhetoric.findings import Finding, limited, stretch
from discourse_rhetoric.prose import Prose, Sentence, is_content

SET_APART = {
    "opposed": ("as", "opposed", "to"),
    "contrast": ("in", "contrast", "to"),
    "contrary": ("contrary", "to"),
    "compared": ("compared", "to"),
}
"""By the word that tells it, the phrase that sets what follows against what is said; "with" may stand for "to"."""
OF_A_PHRASE = frozenset({"det", "nmod:poss", "amod", "compound", "nummod", "case", "advmod"})
CLAUSAL = frozenset({"VERB", "AUX"})
INDEFINITE = frozenset({"a", "an"})
NAMES = frozenset({"NOUN", "PROPN", "ADJ"})
LONGEST_NAME = 10  # words


def replaced(cue: Word) -> Iterator[Finding]:
    """ "coal dust rather than missiles", "Instead of missiles, they sent dust"."""
    behind = cue.next
    pair = (cue.lower, behind.lower if behind is not None else "")
    if pair not in {("rather", "than"), ("instead", "of")} or behind is None or behind.next is None:
        return
    words = cue.tree.words
    place = cue.index - words[0].index
    head = next((h for h in (behind.head, cue.head) if h and h.index > behind.index), behind.next)
    second = [w for w in head.subtree(without=("punct",)) if w.index > behind.index]
    clause = _clause_before(words, place)
    if not clause:  # "Rather than X, Y"
        comma = next((w for w in words[place:] if w.text == ","), None)
        second = [w for w in second if comma is None or w.index < comma.index]
    rival = next(
        (w for w in reversed(words[max(0, place - 12) : place]) if w.upos == head.upos), None
    )
    if rival is not None:
        first = [
            w for w in rival.subtree(without=("punct", "nsubj", "mark")) if w.index < cue.index
        ]
        while len(first) > 1 and first[0].upos == "ADP" and second and second[0].upos != "ADP":
            first.pop(0)
    elif clause:
        first = clause
    else:
        first = [w for w in words[place:] if second and w.index > second[-1].index]
    first = [w for w in first if w.upos not in ("PUNCT", "CCONJ")]
    if first and second:
        yield Finding(
            parts=(
                stretch("first", first),
                stretch("cue", (cue, behind)),
                stretch("second", second),
            ),
            why=f"“… {pair[0]} {pair[1]} …”",
            strength=limited(0.3 + 0.02 * (len(first) + len(second))),
            form=" ".join(pair),
        )


def instead(prose: Prose, sentence: Sentence) -> Iterator[Finding]:
    """ "Instead, they sent a letter", after what they did not do."""
    cue = sentence.words[0]
    if cue.lower != "instead" or sentence.number == 0 or cue.next is None or cue.next.lower == "of":
        return
    before = prose.sentences[sentence.number - 1]
    if (before.paragraph, before.quotation) == (sentence.paragraph, sentence.quotation):
        yield Finding(
            parts=(
                Part("first", before.tree.start, before.tree.end),
                cue.part("cue"),
                Part("second", cue.next.start, sentence.tree.end),
            ),
            why="“Instead, …” takes the place of what was said",
            strength=0.3,
            form="instead",
        )


def unlike(word: Word) -> Iterator[Finding]:
    """ "Unlike European states, Russia preserves …"."""
    cue = next((c for c in word.children_by("case") if c.lower == "unlike"), None)
    if cue is None or word.head is None or cue.previous is not None:
        return
    subject = word.head.child("nsubj")
    if subject is not None and subject.start > word.end:
        yield Finding(
            parts=(
                cue.part("cue"),
                stretch("first", [w for w in word.subtree(without=("punct",)) if w is not cue]),
                stretch("second", subject.subtree(without=("acl", "appos"))),
            ),
            why="“Unlike …, …”",
            strength=0.5,
            form="unlike",
        )


def measured(cue: Word) -> Iterator[Finding]:
    """ "is more rapid than it has been", with a clause of comparison; "other than" excepts, and measures nothing."""
    head, before = cue.head, cue.previous
    if cue.lower != "than" or cue.relation != "mark" or head is None or head.index < cue.index:
        return
    if before is None or before.lower in {"rather", "other"}:
        return
    if head.upos in CLAUSAL or head.child("nsubj") is not None:
        words = cue.tree.words
        first = _clause_before(words, cue.index - words[0].index)
        second = [w for w in head.subtree(without=("punct",)) if w.index > cue.index]
        yield from _against((cue,), first, second, "than", 0.0)


def weighed(cue: Word) -> Iterator[Finding]:
    """ "less a promise than a warning": two names for one thing, and the second is the better (Huddleston & Pullum 2002: 1122)."""
    behind = cue.next
    if cue.lower != "than" or behind is None or behind.lower not in INDEFINITE:
        return
    head = next((h for h in behind.ancestors() if h.upos in NAMES), None)
    words = cue.tree.words
    place = cue.index - words[0].index
    for begun in range(place - 2, max(-1, place - LONGEST_NAME), -1):
        word = words[begun]
        if word.upos == "PUNCT" or word.xpos in FINITE:
            return
        if word.lower in {"less", "more"} and word.relation == "advmod":
            first = words[begun + 1 + (words[begun + 1].lower == "of") : place]
            denied = word.previous is not None and word.previous.lower in {"no", "not", "any"}
            if denied or head is None or not first or first[0].lower not in INDEFINITE:
                return
            second = [w for w in head.subtree(without=("punct", "conj")) if w.index > cue.index]
            yield Finding(
                parts=(
                    word.part("cue"),
                    stretch("first", first),
                    cue.part("cue"),
                    stretch("second", second),
                ),
                why=f"“{word.text} … than …”",
                strength=limited(0.4 + 0.02 * (len(first) + len(second))),
                form=f"{word.lower} … than",
            )
            return


def set_apart(cue: Word) -> Iterator[Finding]:
    """ "We begin with the headline, as opposed to the Times", "In contrast to the Times, we begin with the headline"."""
    phrase = SET_APART.get(cue.lower)
    if phrase is None or cue.next is None or cue.next.lower not in {"to", "with"}:
        return
    words = cue.tree.words
    place = cue.index - words[0].index
    begin, end = place - phrase.index(cue.lower), place + 2
    said = tuple(w.lower for w in words[max(begin, 0) : end - 1])
    if begin < 0 or said != phrase[:-1] or end >= len(words):
        return
    other = words[end]
    while other.deprel in OF_A_PHRASE and other.head and other.head.index > cue.next.index:
        other = other.head
    second = [w for w in other.subtree(without=("punct",)) if w.index > cue.next.index]
    first = _clause_before(words, begin)
    if first and first[-1].lower == "when":  # "when compared to others"
        return
    if second and not any(is_content(w) for w in first):  # "Thus, in contrast to X, Y"
        first = [w for w in words[end:] if w.index > second[-1].index]
    form = "compared to" if cue.lower == "compared" else "as opposed to"
    yield from _against(words[begin:end], first, second, form, 0.2)


def _against(
    cue: Sequence[Word], first: Sequence[Word], second: Sequence[Word], form: str, strength: float
) -> Iterator[Finding]:
    first = [w for w in first if w.upos != "PUNCT"]
    if first and second:
        yield Finding(
            parts=(stretch("first", first), stretch("cue", cue), stretch("second", second)),
            why=f"“… {' '.join(w.lower for w in cue)} …”",
            strength=strength,
            form=form,
        )


def _clause_before(words: Sequence[Word], place: int) -> list[Word]:
    """The words before a place, back to the punctuation before them."""
    clause: list[Word] = []
    for word in reversed(words[:place]):
        if word.upos == "PUNCT" and clause:
            break
        clause.append(word)
    return clause[::-1]

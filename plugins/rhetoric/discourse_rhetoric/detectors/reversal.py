"""Figures of reversal: words come back in the opposite order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from discourse import Part
from discourse_rhetoric.crossings import Crossing, crossings
from discourse_rhetoric.findings import Finding, limited, stretch
from discourse_rhetoric.prose import Colon, Prose, is_content

LONGEST_MEMBER = 10  # words
TIGHT, FELT, FAINT = 0.0, -1.5, -7.0  # the score from which a crossing is taken for a figure


def antimetabole(prose: Prose) -> Iterator[Finding]:
    """The same words in reverse order: "ask not what your country can do for you, but what you can do for your country".

    Lanham 1991: 14; Dubremetz & Nivre 2015. Parts: `a`, `b`, `b`, `a`.
    """
    least = FAINT if prose.faint else FELT
    taken: set[int] = set()
    for crossing in sorted(crossings(prose), key=lambda each: -each.score):
        places = {word.index for word in crossing.words}
        if crossing.score < least or len(places & taken) > (3 if prose.faint else 0):
            continue
        taken |= places
        yield Finding(
            parts=_parts(crossing),
            why=f"“{crossing.words[0].text} … {crossing.words[1].text}” comes back as "
            f"“{crossing.words[2].text} … {crossing.words[3].text}”",
            strength=limited(0.4 + crossing.score / 6),
            form=_form(crossing),
        )


def _form(crossing: Crossing) -> str:
    if crossing.score >= FELT:
        return "tight" if crossing.score >= TIGHT else "loose"
    return "faint"


def chiasmus(prose: Prose) -> Iterator[Finding]:
    """Members built alike in the opposite order, without the same words: "By day the frolic, and the dance by night".

    Lanham 1991: 33. Parts: `first`, `second`. Compared is the order of the phrases; where the same words come
    back, it is an antimetabole.
    """
    for first, second in pairwise(prose.cola):
        if first.sentence is second.sentence and _is_mirrored(first, second):
            yield Finding(
                parts=(first.part("first"), second.part("second")),
                why=f"{' – '.join(_phrases(first))}, then {' – '.join(_phrases(second))}",
                strength=0.5,
                form="mirrored phrases",
            )


def _is_mirrored(first: Colon, second: Colon) -> bool:
    one, other = len(first.words), len(second.words)
    if max(one, other) > LONGEST_MEMBER or abs(one - other) > 2:
        return False
    order = _phrases(first)
    if len(order) < 2 or order == order[::-1] or _phrases(second) != order[::-1]:
        return False
    if not _are_coordinated(first, second):
        return False
    # "the talks failed, said the minister" is only inverted; what "by day" answers to is "by night"
    if len(order) == 2 and ("verb" in order or not _prepositions(first) & _prepositions(second)):
        return False
    words = {word.lemma for word in first.words if is_content(word)}
    return words.isdisjoint(word.lemma for word in second.words if is_content(word))


def _are_coordinated(first: Colon, second: Colon) -> bool:
    """Whether a conjunction or a semicolon, and no more than a comma with it, stands between them."""
    words = first.sentence.words
    begun = words[0].index
    between = words[first.words[-1].index - begun + 1 : second.words[0].index - begun]
    return any(word.upos == "CCONJ" or word.text == ";" for word in between)


def _prepositions(colon: Colon) -> set[str]:
    return {word.lower for word in colon.words if word.upos == "ADP"}


def _phrases(colon: Colon) -> list[str]:
    """The phrases of a colon, in their order, by what they are built on."""
    order = []
    for word in colon.words:
        if word.relation in {"amod", "compound", "det", "nummod", "flat", "fixed", "case", "cc"}:
            continue
        if word.upos in ("NOUN", "PROPN", "PRON", "NUM"):
            order.append("prepositional phrase" if word.children_by("case") else "noun phrase")
        elif word.upos == "VERB":
            order.append("verb")
        elif word.upos == "ADJ":
            order.append("adjective")
    return order


def _parts(crossing: Crossing) -> tuple[Part, ...]:
    return tuple(stretch(name, (word,)) for name, word in zip("abba", crossing.words, strict=True))

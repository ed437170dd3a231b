"""Members in a row, and what a member says or opens with."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from discourse.text.syntax import Word

JOINTS = frozenset({"and", "or", "nor"})
LONGEST_MEMBER = 25  # words
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
RELATIVE = frozenset({"WDT", "WP", "WP$"})
FORMS = {"VBD": "past", "VBN": "past", "VB": "bare", "VBP": "bare"}
CLAUSES = frozenset({"root", "conj", "parataxis"})


@frozen(eq=False)
class Coordination:
    """Three or more members in text order, each with the conjunction before it, if there is one.

    Attributes:
        heads: the word that each member is built on.
        members: their words, without conjunction and closing punctuation.
        conjunctions: what joins each to the one before; None for the first.
        opens_alike: whether all begin with the same word.
    """

    heads: tuple[Word, ...]
    members: tuple[tuple[Word, ...], ...]
    conjunctions: tuple[Word | None, ...]
    opens_alike: bool = False


def clause_of(words: Sequence[Word]) -> tuple[Word, Word] | None:
    """What a main clause says of its subject, and the subject's first word."""
    inside = {word.index for word in words}
    for word in words:
        if word.relation in ("nsubj", "expl") and word.xpos not in ("WDT", "WP"):
            head = word.head
            if (
                head is not None
                and word.index < head.index
                and head.index in inside
                and head.relation in CLAUSES
                and not head.children_by("mark")
            ):
                return head, word.subtree()[0]
    return None


def is_clause(words: Sequence[Word]) -> bool:
    """Whether these words begin with a subject and say something of it."""
    relative = next((word.index for word in words if word.xpos in RELATIVE), words[-1].index + 1)
    return any(
        word.relation in ("nsubj", "expl")
        and word.head is not None
        and word.head.index < relative
        and word.subtree()[0] is words[0]
        for word in words
    )


def may_describe(word: Word) -> bool:
    """Whether a word may be an adjective: "a just, lasting and overpowering cause" (taggers take that "just" for "only")."""
    participle = word.xpos in ("VBG", "VBN") and not word.children_by("obj", "xcomp", "ccomp")
    return word.upos == "ADJ" or participle or word.lower == "just"


def describe(words: Sequence[Word]) -> bool:
    """Whether all of these may be adjectives, and one is."""
    return all(map(may_describe, words)) and any(word.upos == "ADJ" for word in words)


def kind(word: Word) -> str | None:
    """What opens a member in step: a verb in one form, as far as forms look different, or an adverb."""
    if word.upos in ("VERB", "AUX"):
        return FORMS.get(word.xpos, word.xpos)
    return "ADV" if word.upos == "ADV" and word.lower.endswith("ly") else None

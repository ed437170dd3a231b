"""How a deed stands to the facts: told as one, possible, due, wanted, or under a condition."""

from __future__ import annotations

from discourse.text.syntax import Word
from discourse_actors.layers import Modality
from discourse_actors.roles import behaves, governor

_CONDITIONS = frozenset({"if", "unless", "whether"})
_ASKED = frozenset({"if", "whether"})
_TOLD_BESIDE = frozenset(
    {"when", "while", "as", "because", "since", "after", "before", "although", "though", "whereas"}
)
_TIMES_TO_COME = frozenset({"when", "whenever", "once", "until", "till"})
_MODALS: tuple[tuple[frozenset[str], Modality], ...] = (
    (frozenset({"must", "should", "ought", "shall"}), "obligation"),
    (frozenset({"can", "could", "may", "might"}), "possibility"),
    (frozenset({"would"}), "condition"),
    (frozenset({"will"}), "intention"),
)


def modality_of(word: Word) -> Modality:
    """How the deed stands to the facts."""
    if word.relation in ("ccomp", "csubj") and _ASKED & {m.lower for m in word.children_by("mark")}:
        return "question"  # "they wonder if Iran will yield"
    if _is_under_a_condition(word):
        return "condition"
    auxiliaries = {child.lemma for child in word.children_by("aux")}
    for lemmas, modality in _MODALS:
        if auxiliaries & lemmas:
            return modality
    head = governor(word)
    if head is not None and head.xpos == "MD" and word.relation == "xcomp":
        return "possibility"  # "we do what we can to help"
    if is_told_beside(word):
        head = None
    if head is not None and word.relation in ("xcomp", "ccomp", "acl", "advcl"):
        if behaves(head, "intention"):
            return "condition" if _is_under_a_condition(head) else "intention"
        # "has to help" is obliged to, "has the honour of helping" is not; who was able to, did (Karttunen 1971)
        infinitive = any(mark.lower == "to" for mark in word.children_by("mark"))
        if behaves(head, "obligation") and (infinitive or head.lemma != "have"):
            return "obligation"
        did = any(copula.lower in ("was", "were") for copula in head.children_by("cop"))
        if behaves(head, "possibility") and not (did and head.lower == "able"):
            return "possibility"
    is_known = word.relation == "ccomp" and head is not None and behaves(head, "factive")
    return "question" if word.tree.words[-1].text == "?" and not is_known else "fact"


def _is_under_a_condition(clause: Word) -> bool:
    marks = {child.lower for child in clause.children_by("mark", "advmod")}
    return bool(marks & _CONDITIONS or (marks & _TIMES_TO_COME and _is_to_come(clause)))


def is_told_beside(clause: Word) -> bool:
    """Whether a clause tells when, while or why something else is so: "he had to flee when Russia invaded"."""
    marks = {child.lower for child in clause.children_by("mark", "advmod")}
    return (
        clause.relation == "advcl"
        and not marks.isdisjoint(_TOLD_BESIDE)
        and bool(clause.children_by("nsubj"))
    )


def _is_to_come(clause: Word) -> bool:
    """Whether a clause of time tells what has not come yet: "when we make peace", "until Iran yields"."""
    finite = clause.child("aux") or clause.child("cop") or clause
    return (
        clause.relation == "advcl"
        and finite.xpos in ("VBP", "VBZ")
        and (clause.child("aux") is None or finite.lemma == "have")
    )

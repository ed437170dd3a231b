"""Two clauses with nothing but a comma or a dash between: "The West does not lack money, it lacks patience"."""

from __future__ import annotations

from collections.abc import Sequence

from discourse.text.syntax import Word
from discourse_rhetoric.coordination import CLAUSES
from discourse_rhetoric.wordlists import words_of

LONGEST_CLAUSE = 15  # words, of two that need no conjunction
PAUSES = frozenset({",", "—", "–", "-", "--"})
QUESTIONING = frozenset({"WDT", "WP", "WRB"})
APART = ("punct", "parataxis", "conj")

Clauses = tuple[list[Word], list[Word]]


def two_clauses(second: Word) -> Clauses | None:
    """The clause that this verb makes and the one before it, where a conjunction is due between them and none is there."""
    if second.relation not in ("parataxis", "conj"):
        return None
    first = _clause_beside(second)
    if first is None or not _are_set_side_by_side(first, second):
        return None
    one, other = first.child("nsubj", "expl"), second.child("nsubj", "expl")
    if one is None or other is None or not one.index < first.index < other.index < second.index:
        return None
    if other.xpos in QUESTIONING:  # a relative clause misread, or "whatever happens"
        return None
    lead, opening = other.subtree()[0], _not_only(first, one) or one.subtree()[0]
    before = {
        w.index
        for w in first.children_by("cc", "advcl")
        for w in w.subtree()
        if w.index < opening.index
    }
    members = (
        [w for w in first.subtree(without=APART) if w.index < lead.index and w.index not in before],
        [w for w in second.subtree(without=("punct", "parataxis")) if w.index >= lead.index],
    )
    pause = lead.previous
    if opening is not members[0][0] or pause is None or pause.text not in PAUSES:
        return None
    same = one.lower == other.lower
    again = same and pause.text != ","  # "we know — we know it well"
    again = again or [w.lower for w in members[0]] == [w.lower for w in members[1]]
    sizes = [len(member) for member in members]
    alike = same or first.lemma == second.lemma or abs(sizes[0] - sizes[1]) < 3
    beside = pause.previous is members[0][-1] and not _points_ahead(members[0])
    return members if beside and alike and not again and max(sizes) <= LONGEST_CLAUSE else None


def _clause_beside(second: Word) -> Word | None:
    """The clause that another is set beside: its head, or what hangs from that head and stands nearer.

    "He is gone: the work stays, it is ours"; "we are late, but nobody minds — the night is long".
    """
    head = second.head
    if head is None:
        return None
    nearer = [
        each
        for each in head.children_by("parataxis", "conj")
        if each.index < second.index and _stands_alone(each)
    ]
    return max(nearer, key=lambda each: each.index, default=head)


def _stands_alone(clause: Word) -> bool:
    """Whether a clause is set off from the one that it hangs from, by a colon or a conjunction, and has a subject."""
    lead = clause.subtree(without=("punct",))[0]
    before = lead.previous
    announced = before is not None and before.text in {":", ";"}
    return announced or (lead.upos == "CCONJ" and bool(clause.children_by("nsubj", "expl")))


def _are_set_side_by_side(first: Word, second: Word) -> bool:
    """Whether neither of two clauses is joined to, under or inside the other, nor a third beside them."""
    if second.children_by("cc"):
        return False
    if first.relation not in CLAUSES or first.children_by("mark") or second.children_by("mark"):
        return False
    if second.children_by("ccomp") and not first.children_by("ccomp"):
        return False
    beside = [*first.children_by("conj", "parataxis"), *second.children_by("conj")]
    return all(each is second for each in beside) and not _is_put_in(first, second)


def _is_put_in(first: Word, second: Word) -> bool:
    """Whether one clause only says whose words the other is: "you see", "we have said it often, peace is no gift".

    It does not where both say something of their own: "I said it then, I say it now".
    """
    saying = words_of("arrangement", "saying")
    own = all(verb.children_by("obj", "ccomp", "xcomp") for verb in (first, second))
    said = {verb.lemma for verb in (first, second) if not _is_passive(verb)}
    bidden = {verb.lemma for verb in first.children_by("xcomp")}  # "you must know, it is late"
    return not saying.isdisjoint(bidden) or (not own and not saying.isdisjoint(said))


def _is_passive(verb: Word) -> bool:
    """Whether a verb says what is done to its subject, and so holds no other clause: "all voices were heard"."""
    subject = verb.child("nsubj")
    done = verb.xpos == "VBN" and any(aux.lemma == "be" for aux in verb.children_by("aux"))
    return done and subject is not None and subject.upos == "NOUN"


def _not_only(verb: Word, subject: Word) -> Word | None:
    """The "not" of a clause that begins with "not only": "not only did they come, they stayed"."""
    only = next((word for word in verb.children_by("advmod") if word.lower == "only"), None)
    before = only.previous if only is not None and only.index < subject.index else None
    return before if before is not None and before.lower == "not" else None


def _points_ahead(clause: Sequence[Word]) -> bool:
    """Whether a clause announces what comes: "The beauty is this", "That is why"."""
    return any(
        word.lower in words_of("arrangement", "pointing ahead")
        for word in (clause[-1], *clause[1:3])
    )

"""Finds calls to act now in the trees of sentences."""

from __future__ import annotations

from collections.abc import Iterator

from discourse import Document, Layer
from discourse.model.annotations import Part
from discourse.text.syntax import Word, trees
from discourse_urgency import CALLS, Call, Config

AUXILIARIES = {"must", "should", "shall", "ought"}
VERBS = {"have", "need"}  # "have to act", "need to act"
DEADLINES = {"by", "before", "within", "until"}


class UrgencyFinder:
    """An obligation and a time that presses, on one verb: "The bank [must] [act] [now]"."""

    def __init__(self, config: Config) -> None:
        self.at_once = frozenset(config.at_once)

    def annotate(self, document: Document) -> Layer[Call]:
        return CALLS.layer(
            call for tree in trees(document) for word in tree.words for call in self.calls(word)
        )

    def calls(self, act: Word) -> Iterator[Call]:
        """The call that this verb makes, if it is obliged and pressed."""
        obligation = obligation_to(act)
        if obligation is None:
            return
        for time in act.children_by("advmod", "obl", "advcl"):
            deadline = sets_a_deadline(time)
            if deadline or time.lower in self.at_once:
                span = time.subtree_span()
                yield Call.over(
                    (obligation.part("obligation"), act.part("act"), Part("time", span.start, span.end)),
                    deadline=deadline,
                    why=f"{obligation.lemma} + {act.lemma} + {'deadline' if deadline else time.lower}",
                )


def obligation_to(act: Word) -> Word | None:
    """The word that makes an act an obligation: a modal beside it, or "have to" above it."""
    for auxiliary in act.children_by("aux"):
        if auxiliary.lemma in AUXILIARIES:
            return auxiliary
    if act.deprel == "xcomp" and act.head is not None and act.head.lemma in VERBS:
        return act.head
    return None


def sets_a_deadline(time: Word) -> bool:
    """Whether it names a time to act by: "within thirty days", "before it is too late"."""
    return any(marker.lemma in DEADLINES for marker in time.children_by("case", "mark"))

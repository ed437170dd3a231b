"""Finds calls to act now in the trees of sentences."""

from __future__ import annotations

from collections.abc import Iterator

from discourse import Document, Layer, Part
from discourse.analysis.lexicons import Lexicon
from discourse.text.syntax import Tree, Word, trees
from discourse_urgency import CALLS, Call, Config

MODALS = {"must", "should", "shall", "ought"}
VERBS = {"have", "need"}  # "have to act", "need to act"
DEADLINES = {"by", "before", "within", "until"}


class UrgencyFinder:
    """An obligation and a time that presses, on one verb: "The bank [must] [act] [now]"."""

    def __init__(self, config: Config) -> None:
        self.at_once = Lexicon((phrase, "at once") for phrase in config.at_once)

    def annotate(self, document: Document) -> Layer[Call]:
        return CALLS.layer(call for tree in trees(document) for call in self.calls(tree))

    def calls(self, tree: Tree) -> Iterator[Call]:
        """Every pair of an obligation and a time, with the verb that joins them."""
        pressing = {word: match.span for match in self.at_once.find(tree) for word in match.words}
        for act in tree.words:
            obligation = obligation_to(act)
            if obligation is None:
                continue
            for time in act.children:
                deadline = sets_a_deadline(time)
                span = time.subtree_span() if deadline else pressing.get(time)
                if span is not None:
                    yield Call.over(
                        (
                            obligation.part("obligation"),
                            act.part("act"),
                            Part("time", span.start, span.end),
                        ),
                        deadline=deadline,
                        why=f"{obligation.lemma} + {act.lemma} + {'deadline' if deadline else 'now'}",
                    )


def obligation_to(act: Word) -> Word | None:
    """The word that makes an act an obligation: a modal beside it, or "have to" above it."""
    for auxiliary in act.children_by("aux"):
        if auxiliary.lemma in MODALS:
            return auxiliary
    if act.deprel == "xcomp" and act.head is not None and act.head.lemma in VERBS:
        return act.head
    return None


def sets_a_deadline(time: Word) -> bool:
    """Whether it names a time to act by: "within thirty days", "before it is too late"."""
    return any(marker.lemma in DEADLINES for marker in time.children_by("case", "mark"))

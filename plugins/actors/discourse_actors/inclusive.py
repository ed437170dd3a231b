"""Whether "we" takes in those who are spoken to, so that it is no country alone: "our planet", "together we can"."""

from __future__ import annotations

from functools import cache
from typing import Literal

from attrs import frozen

from discourse.analysis.tables import read_tsv
from discourse.text.syntax import Word
from discourse_actors.gazetteer import DATA


@frozen(kw_only=True)
class Inclusive:
    """A row of `inclusive.tsv`."""

    kind: Literal["thing", "shared", "beside"]
    words: tuple[str, ...]
    source: str


def is_inclusive(we: Word, *, before_an_assembly: bool) -> bool:
    """Whether a first person plural is that of speaker and audience.

    Args:
        before_an_assembly: whether states are spoken to, who are meant by what "we must" do and by what comes "if we" do not.
    """
    head = we.head
    if head is None:
        return False
    if any(child.lower in ("all", "both") for child in we.children) or head.lower == "all":
        return True  # "all of us"
    if we.deprel != "nmod:poss":
        together = any(child.lower in _words("beside") for child in head.children_by("advmod"))
        return together or (before_an_assembly and _is_called_for(head))
    said = (child.lower for child in head.children_by("amod"))
    return head.lemma.lower() in _words("thing") or not _words("shared").isdisjoint(said)


def _is_called_for(verb: Word) -> bool:
    auxiliaries = {child.lemma for child in verb.children_by("aux")}
    marks = {child.lower for child in verb.children_by("mark", "advmod")}
    has_to = verb.lemma in ("have", "need") and bool(verb.children_by("xcomp"))
    return has_to or not auxiliaries.isdisjoint(("must", "should")) or not marks.isdisjoint(_IF)


_IF = frozenset({"if", "unless", "until"})


@cache
def _words(kind: str) -> frozenset[str]:
    rows = read_tsv(DATA / "inclusive.tsv", Inclusive)
    return frozenset(word for row in rows if row.kind == kind for word in row.words)

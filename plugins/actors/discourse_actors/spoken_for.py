"""For which state a text speaks, where its metadata do not tell: who "our country" is.

It says so itself ("my country, Kenya", "on behalf of the people of Kenya, I"); or it addresses an assembly, where delegates speak of
nobody as often as of their own. That leaves "we" open, which may be all who are in the hall.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from discourse import Document, Span
from discourse.text.layers import QUOTATIONS
from discourse.text.syntax import Tree, Word
from discourse_actors.candidates import Candidate
from discourse_actors.gazetteer import Gazetteer, Known
from discourse_actors.phrases import beside, preposition
from discourse_actors.speakers import WE, I

_COUNTRY = frozenset({"country", "nation", "homeland", "motherland", "fatherland"})
_OWN = WE | I
_ADDRESS = re.compile(
    r"\b(?:Mr\.?|Madam|Madame) (?:President|Speaker|Chair\w*|Secretary-General)\b|\bExcellenc(?:y|ies)\b"
    r"|\b[Dd]istinguished (?:delegates|colleagues|members|representatives)\b"
    r"|\bthis (?:Hall|rostrum|podium|Assembly|august)\b|\b(?:General )?Assembly at its\b"
)
_OFTEN = 3  # mentions
_CLEARLY = 2.0  # times as often as any other state


def spoken_for(
    document: Document,
    sentences: Sequence[Tree],
    mentions: Sequence[Candidate],
    gazetteer: Gazetteer,
) -> Known | None:
    """The state that a text speaks for; None where that is open. What others are quoted with tells of them."""
    states = {c.head: c.state for c in mentions if _is_state(gazetteer.actors.get(c.state))}
    named = Counter(states.values()).most_common(2)
    own = [tree for tree in sentences if not _is_quoted(document, tree.span)]
    told = Counter(state for tree in own for state in _told(tree, states))
    for state, _ in told.most_common(1):
        if state in dict(named):
            return gazetteer.actors[state]
    addresses = (Span(*found.span()) for found in _ADDRESS.finditer(document.text))
    if not named or all(_is_quoted(document, address) for address in addresses):
        return None
    (state, times), *others = named
    often = times >= _OFTEN and all(times >= _CLEARLY * less for _, less in others)
    return gazetteer.actors[state] if often else None


def _is_quoted(document: Document, where: Span) -> bool:
    """Whether it is, or has within it, what somebody is quoted with word for word."""
    return any(
        content.overlaps(where)
        for quotation in document[QUOTATIONS].overlapping(where)
        if quotation.kind != "indirect"
        for content in quotation.spans_of("content")
    )


def _is_state(known: Known | None) -> bool:
    return known is not None and known.type == "state"


def _told(tree: Tree, states: Mapping[Word, str]) -> Iterator[str]:
    """The state, as often as the speaker says that it is his."""
    if not any(word.lower in _OWN for word in tree.words):
        return
    for word in tree.words:
        if word.lemma in _COUNTRY and _is_own(word):
            names = beside(word)
        elif (word.lower == "behalf" and _speaks(word)) or _is_held(word):
            names = iter(word.subtree())
        else:
            continue
        found = next((states[name] for name in names if name in states), None)
        if found:
            yield found


def _is_own(noun: Word) -> bool:
    return any(whose.lower in _OWN for whose in noun.children_by("nmod:poss"))


def _speaks(behalf: Word) -> bool:
    """Whether it is the speaker who does something on somebody's behalf."""
    return not _is_own(behalf) and any(
        subject.lower in _OWN
        for verb in behalf.ancestors()
        for subject in verb.children_by("nsubj")
    )


def _is_held(office: Word) -> bool:
    """Whether it is what the speaker is: "as President of Kenya, I"."""
    verb = office.head
    return (
        verb is not None
        and office.relation == "obl"
        and preposition(office) == "as"
        and any(subject.lower in _OWN for subject in verb.children_by("nsubj"))
    )

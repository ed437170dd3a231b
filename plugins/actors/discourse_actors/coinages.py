"""Actors that an author coins: "the Golden Billion", "the Deep State", told by a repeated name and by what it does.

Their heads are no nouns for actors and no list knows them. A phrase in capitals with the definite article counts
where it stands more than once and deals with actors as an actor does: does something to them, says something, has
deeds of its own, suffers from theirs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache

from attrs import frozen

from discourse import Document, Span
from discourse.analysis.lexicons import fold
from discourse.analysis.tables import read_tsv
from discourse.text.layers import ENTITIES
from discourse.text.syntax import Tree, Word
from discourse_actors.agents import title_words
from discourse_actors.candidates import Candidate
from discourse_actors.documents import no_bodies
from discourse_actors.gazetteer import DATA
from discourse_actors.keys import slug
from discourse_actors.metonymy import is_deed
from discourse_actors.phrases import head_of, is_in_title_case, preposition

_LEAST = 2  # a name that stands once is not yet one
_SMALL = frozenset({"of", "the", "for"})
# Entities of these kinds are something else than an actor.
_ELSE = frozenset({"WORK", "EVENT", "DATE", "MONEY", "PRODUCT"})
# How a deed reaches those whom it is done to, besides as an object.
_TOWARDS = frozenset({"with", "against", "by", "to", "upon", "for", "at"})


def with_coinages(
    document: Document, sentences: Sequence[Tree], found: Sequence[Candidate]
) -> list[Candidate]:
    """The mentions found already, and those of coined actors; a bare "the state" within "the Deep State" gives way."""
    coined = _coined(document, sentences, [c for c in found if c.key or c.kind == "name"])
    heads = {candidate.head for candidate in coined}
    return [*(c for c in found if c.head not in heads), *coined]


def _coined(
    document: Document, sentences: Sequence[Tree], found: Sequence[Candidate]
) -> list[Candidate]:
    phrases: defaultdict[str, list[tuple[Span, Word]]] = defaultdict(list)
    taken = _by_sentence(found)
    for tree in sentences:
        if not is_in_title_case(tree):
            for span, head in _phrases(document, tree, taken[tree.index]):
                phrases[fold(document.text[span.start : span.end])].append((span, head))
    heads = {candidate.head for candidate in found}
    return [
        _mention(document, span, head)
        for stands in phrases.values()
        if len(stands) >= _LEAST and _acts([head for _, head in stands], heads)
        for span, head in stands
    ]


@frozen(kw_only=True)
class Things:
    """A row of `things.tsv`: last words of names that stand for no actor."""

    words: tuple[str, ...]
    source: str


@cache
def _no_actors() -> frozenset[str]:
    rows = read_tsv(DATA / "things.tsv", Things)
    return no_bodies().union(word for row in rows for word in row.words)


def _by_sentence(found: Sequence[Candidate]) -> Mapping[int, list[Candidate]]:
    grouped: defaultdict[int, list[Candidate]] = defaultdict(list)
    for candidate in found:
        grouped[candidate.head.tree.index].append(candidate)
    return grouped


def _phrases(
    document: Document, tree: Tree, taken: Sequence[Candidate]
) -> Iterator[tuple[Span, Word]]:
    """The phrases of several capitalised words behind "the" that nothing else is found in."""
    words = tree.words
    for place, word in enumerate(words[:-1]):
        if word.lower != "the":
            continue
        run = _capitalised(words[place + 1 :])
        if len(run) < 2 or run[-1].text in _no_actors():
            continue
        span = Span(run[0].start, run[-1].end)
        if document.text[span.start : span.end] in title_words():
            continue
        head = head_of(tree, span.start, span.end)
        if head is None or any(c.start < span.end and span.start < c.end for c in taken):
            continue
        if not any(entity.label in _ELSE for entity in document[ENTITIES].overlapping(span)):
            yield span, head


def _capitalised(words: Sequence[Word]) -> list[Word]:
    """The words that a name runs through, small words within it included: "Empire of Lies"."""
    run: list[Word] = []
    for word in words:
        if not (word.text[:1].isupper() or (run and word.lower in _SMALL)):
            break
        run.append(word)
    while run and run[-1].lower in _SMALL:
        run.pop()
    return run


def _acts(heads: Sequence[Word], actors: Set[Word]) -> bool:
    """Whether it deals with actors at least twice, and of its own will at least once."""
    doing = sum(_does(head, actors) for head in heads)
    return doing > 0 and doing + sum(_suffers(head, actors) for head in heads) >= _LEAST


def _does(head: Word, actors: Set[Word]) -> bool:
    verb = head.head
    if verb is None:
        return False
    if head.deprel == "nmod:poss" or (head.relation == "nmod" and preposition(head) == "of"):
        return is_deed(verb)
    if head.relation != "nsubj" or head.deprel == "nsubj:pass" or verb.upos != "VERB":
        return False
    return bool(verb.children_by("ccomp")) or any(
        child in actors and _is_reached(child) for child in verb.children
    )


def _suffers(head: Word, actors: Set[Word]) -> bool:
    verb = head.head
    return (
        verb is not None
        and _is_reached(head)
        and any(child in actors for child in verb.children_by("nsubj"))
    )


def _is_reached(word: Word) -> bool:
    """Whether it is where a verb's deed arrives."""
    if word.relation == "obl":
        return preposition(word) in _TOWARDS
    return word.relation in ("obj", "iobj")


def _mention(document: Document, span: Span, head: Word) -> Candidate:
    name = " ".join(document.text[span.start : span.end].split())
    return Candidate(
        start=span.start,
        end=span.end,
        head=head,
        kind="name",
        key=f"group:{slug(name)}",
        name=name,
        why="a repeated name that deals with actors",
    )

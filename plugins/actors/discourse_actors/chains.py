"""What chains of a neural model of coreference tell, on request: whom pronouns and descriptions stand for.

The names in a chain say whose chain it is; they are never overruled. Where they name two actors, or none, the chain
tells nothing, and the rules go on alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from discourse import Span
from discourse.text.syntax import Tree, Word
from discourse_actors.candidates import Candidate
from discourse_actors.nominals import is_predicate
from discourse_actors.phrases import head_of, is_definite, noun_phrase


@frozen
class Link:
    """From a mention in a chain to the first in it whose actor is known."""

    anchor: Candidate
    chain: str

    def claimed(self, mention: Candidate) -> Candidate:
        """The mention, as one of the anchor's actor."""
        settled = evolve(mention, subactor="", owner=None, bearer=None, title="", otherwise=None)
        return settled.standing_for(self.anchor, f"{self.chain}, with {self.anchor.head.text!r}")


def links_of(
    chains: Sequence[Sequence[range]],
    trees: Sequence[Tree],
    candidates: Sequence[Candidate],
    model: str,
) -> dict[Word, Link]:
    """The heads of all mentions in those chains that lead to one actor.

    Args:
        chains: of ranges of positions in the layer `tokens`.
        model: what gave them, for the reason.
    """
    words = {word.index: word for tree in trees for word in tree.words}
    known = {candidate.head: candidate for candidate in candidates if candidate.key}
    links: dict[Word, Link] = {}
    for number, chain in enumerate(chains, start=1):
        heads = [head for mention in chain if (head := _head(mention, words)) is not None]
        anchors = [known[word] for head in heads for word in _named(head) if word in known]
        names = [anchor for anchor in anchors if anchor.kind != "nominal"]
        told = names or anchors
        if len({anchor.key for anchor in told}) == 1:
            link = Link(told[0], f"chain {number} of {model}")
            links.update(dict.fromkeys(heads, link))
    return links


def linked(candidates: Sequence[Candidate], links: Mapping[Word, Link]) -> list[Candidate]:
    """The candidates, with the descriptions that chains settle, and those that only chains can tell."""
    if not links:
        return list(candidates)
    settled = [_settled(candidate, links.get(candidate.head)) for candidate in candidates]
    by_head = {candidate.head: candidate for candidate in settled}
    further = [_described(head, link) for head, link in links.items() if _is_description(head)]
    apart = [mention for mention in further if not _is_held(mention, by_head)]
    return sorted([*settled, *apart], key=lambda c: (c.start, -c.end))


def _head(mention: range, words: Mapping[int, Word]) -> Word | None:
    """The head of a mention; None for a series, which stands for nobody by himself, and outside title and body."""
    if mention.start not in words or mention.stop - 1 not in words:
        return None
    first, last = words[mention.start], words[mention.stop - 1]
    head = head_of(first.tree, first.start, last.end)
    if head is None or any(word.index in mention for word in head.children_by("conj")):
        return None
    return head


def _named(head: Word) -> Iterator[Word]:
    """The words by which a phrase may name somebody: "Macron" too in "President Macron"."""
    yield head
    yield from head.children_by("flat", "appos")


def _settled(candidate: Candidate, link: Link | None) -> Candidate:
    """A description that refers back, or is known by its words alone, as whom its chain names."""
    if link is None or candidate.kind != "nominal" or candidate.key == link.anchor.key:
        return candidate
    alone = candidate.key.startswith("group:") and is_definite(candidate.head)
    return link.claimed(candidate) if alone or not candidate.key else candidate


def _is_description(head: Word) -> bool:
    return head.upos == "NOUN" and is_definite(head) and not is_predicate(head)


def _described(head: Word, link: Link) -> Candidate:
    """A definite description, be its noun in a list or not: "the newcomer"."""
    phrase = noun_phrase(head)
    found = Candidate(start=phrase.start, end=phrase.end, head=head, kind="nominal")
    return link.claimed(found)


def _is_held(mention: Candidate, by_head: Mapping[Word, Candidate]) -> bool:
    """Whether the phrase has a mention already: its own, or of the same actor ("Macron" in "the young Macron")."""
    if mention.head in by_head:
        return True
    words = mention.head.tree.words_within(Span(mention.start, mention.end))
    return any(word in by_head and by_head[word].key == mention.key for word in words)

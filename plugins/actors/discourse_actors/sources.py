"""Whom the words for a source mean, and how far a reader could find them.

- `named`: the text gives a name, or refers to somebody whom it names: "Lavrov", "she", "the Council", "Egypt's government".
- `anonymous`: certain people who did speak and whose names are held back: "a senior official", "two diplomats", "sources
  familiar with the matter", "officials", "an aide who asked not to be named". Words for insiders are in `sources.tsv`.
- `collective`: many, known by their kind alone: "experts", "many countries", "the public".
- `none`: nobody is named at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal

from attrs import frozen

from discourse import Document, Ref, Span
from discourse.analysis.lexicons import Lexicon
from discourse.analysis.tables import read_tsv
from discourse.text.layers import SENTENCES
from discourse.text.syntax import Word, trees
from discourse_actors.gazetteer import DATA
from discourse_actors.layers import ACTORS, MENTIONS, Actor, Mention, SourceType
from discourse_actors.phrases import (
    NOMINAL,
    coordinated,
    head_of,
    modifiers,
    possessors,
    preposition,
)


@frozen
class Source:
    """Who a source is: an actor of the text, or None, and of which type."""

    actor: Ref | None
    type: SourceType
    why: str = ""


@frozen(kw_only=True)
class SourceWords:
    """A row of `sources.tsv`."""

    kind: Literal["insider", "withheld", "unnamed"]
    words: tuple[str, ...]
    source: str


class Sources:
    """The sources of one document.

    Args:
        document: with the layers `actors`, `mentions` and `tokens.deprel`.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._mentions = document[MENTIONS]
        self._named = {m.actor for m in self._mentions if m.kind in _BY_NAME}
        self._described = {m.actor for m in self._mentions if m.kind == "nominal"}

    def at(self, span: Span | None) -> Source:
        """Whom the words at `span` mean; None where there are no such words."""
        if span is None:
            return Source(None, "none")
        head = self._head(span)
        mention = self._mention_of(span, head)
        return Source(
            mention.actor if mention else None,
            self._type(head, mention),
            f"source {self._document.quote(span)!r}",
        )

    def _head(self, span: Span) -> Word | None:
        places = self._document[SENTENCES].overlapping(span)
        if not places:
            return None
        tree = trees(self._document)[self._document[SENTENCES].ref(places[0]).index]
        return head_of(tree, span.start, span.end)

    def _mention_of(self, source: Span, head: Word | None) -> Mention | None:
        """The mention of the head, or of the name beside it; else of whom it comes from ("Iran’s statement").

        What stands in a clause about the source ("Egypt, where half of the population …") is not the source.
        """
        found = list(self._mentions.overlapping(source))
        if head is not None:
            found = _over(found, _nucleus(head)) or _over(found, _behind(head))
        return max(
            found,
            key=lambda m: (
                self._actor(m).type == "person",
                min(m.end, source.end) - max(m.start, source.start),
            ),
            default=None,
        )

    def _actor(self, mention: Mention) -> Actor:
        return self._document[ACTORS][mention.actor.index]

    def _type(self, head: Word | None, mention: Mention | None) -> SourceType:
        if mention is not None and mention.kind in _BY_NAME:
            return "named"
        has_a_name = mention is not None and self._has_a_name(mention)
        if mention is not None and mention.kind == "pronoun":
            return "named" if has_a_name else "anonymous"
        if head is None or head.upos == "PRON" or self._is_withheld(head):
            return "anonymous"
        if head.upos == "PROPN":
            return "named"  # "the Council", "Northern Ireland": whoever it is, it is a name
        insider = "insider" in _words().values(head)
        if head.feats.get("Number") == "Plur":
            return "anonymous" if insider or head.children_by("nummod") else "collective"
        if head.lemma in _MANY:
            return "collective"
        return "named" if has_a_name and not _is_indefinite(head) else "anonymous"

    def _has_a_name(self, mention: Mention) -> bool:
        """Whether it is of somebody whom the text, or a gazetteer, names."""
        if mention.actor in self._named:
            return True
        type_ = self._actor(mention).type
        return type_ != "group" and not (type_ == "person" and mention.actor in self._described)

    def _is_withheld(self, head: Word) -> bool:
        """Whether the text says that the name is held back."""
        if any("unnamed" in _words().values(child) for child in head.children_by("amod")):
            return True
        sentence = self._document.quote(head.tree.span).lower()
        return any(phrase in sentence for phrase in _phrases_of_withholding())


_BY_NAME = ("name", "demonym", "metonym")


def _nucleus(head: Word) -> Iterator[Word]:
    """A noun and the name or title that is one with it: "President" and "Macron"."""
    yield head
    for child in head.children_by("flat", "appos", "compound"):
        if child.upos in NOMINAL:
            yield from coordinated(child)


def _behind(head: Word) -> Iterator[Word]:
    """For whom or from where somebody speaks: "Iran" of "Iran’s statement"."""
    owners = [*possessors(head), *modifiers(head)]
    owners += [w for w in head.children_by("nmod") if preposition(w) in _FROM]
    for owner in owners:
        yield from coordinated(owner)


_FROM = frozenset({"of", "from", "in", "at", "for", "within", "inside", "by", "with", "close to"})


def _over(mentions: Sequence[Mention], words: Iterable[Word]) -> list[Mention]:
    starts = [word.start for word in words]
    return [m for m in mentions if any(m.start <= start < m.end for start in starts)]


def _is_indefinite(head: Word) -> bool:
    return any(child.lower in _INDEFINITE for child in head.children_by("det", "nummod"))


_INDEFINITE = frozenset({"a", "an", "one", "some", "another", "any"})


# singular nouns for many
_MANY = frozenset({"public", "population", "majority", "minority", "opposition", "community"})


@cache
def _rows() -> tuple[SourceWords, ...]:
    return read_tsv(DATA / "sources.tsv", SourceWords)


@cache
def _words() -> Lexicon[str]:
    return Lexicon(
        (word, row.kind) for row in _rows() for word in row.words if row.kind != "withheld"
    )


@cache
def _phrases_of_withholding() -> tuple[str, ...]:
    return tuple(word for row in _rows() for word in row.words if row.kind == "withheld")

"""Walking a sentence's dependency tree: heads, children, subtrees.

Who does what to whom, what is negated, where a phrase ends: `clauses.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from weakref import WeakKeyDictionary

from discourse.model.annotations import Part, Ref
from discourse.model.document import Document
from discourse.model.layers import Layer
from discourse.model.spans import Span
from discourse.text.layers import SENTENCES, TOKENS, Token


class Word:
    """A token at its place in the tree of its sentence.

    `deprel`, `upos`, `xpos`, `lemma` and `feats` are as Universal Dependencies writes them. Words are equal if
    they are the same token of the same tree.

    Attributes:
        lower: the text in lower case.
        deprel: the relation to the head, with its subtype (`nsubj:pass`).
        relation: the relation to the head without its subtype (`nsubj`).
    """

    # what is asked for hundreds of times a word is looked up once
    __slots__ = (
        "_children",
        "_feats",
        "deprel",
        "head",
        "index",
        "lemma",
        "lower",
        "relation",
        "text",
        "token",
        "tree",
        "upos",
    )

    def __init__(self, token: Token, index: int, text: str, tree: Tree) -> None:
        self.token = token
        self.index = index
        self.text = text
        self.tree = tree
        lower = text.lower()
        self.lower = text if lower == text else lower
        self.lemma = token.lemma
        self.upos = token.upos
        self.deprel = token.deprel
        self.relation = token.deprel.partition(":")[0]
        self.head: Word | None = None
        self._children: list[Word] = []
        self._feats: dict[str, str] | None = None

    def __repr__(self) -> str:
        return f"<Word {self.text!r} {self.upos} {self.deprel}>"

    @property
    def start(self) -> int:
        return self.token.start

    @property
    def end(self) -> int:
        return self.token.end

    @property
    def span(self) -> Span:
        return Span(self.token.start, self.token.end)

    @property
    def ref(self) -> Ref:
        """The pointer to the token in the layer `tokens`."""
        return Ref("tokens", self.index)

    @property
    def xpos(self) -> str:
        return self.token.xpos

    @property
    def feats(self) -> dict[str, str]:
        """The morphological features: `{"Number": "Plur"}`."""
        if self._feats is None:
            pairs = (pair.partition("=") for pair in self.token.feats.split("|") if "=" in pair)
            self._feats = {name: value for name, _, value in pairs}
        return self._feats

    @property
    def children(self) -> tuple[Word, ...]:
        """The words that depend on this one, in text order."""
        return tuple(self._children)

    def children_by(self, *deprels: str) -> tuple[Word, ...]:
        """Children in one of these relations; `nsubj` also finds `nsubj:pass`."""
        return tuple(
            [
                child
                for child in self._children
                if child.relation in deprels or child.deprel in deprels
            ]
        )

    def child(self, *deprels: str) -> Word | None:
        """The first child in one of these relations."""
        for child in self._children:
            if child.relation in deprels or child.deprel in deprels:
                return child
        return None

    @property
    def previous(self) -> Word | None:
        """The word before it in the sentence."""
        position = self.index - self.tree.words[0].index
        return self.tree.words[position - 1] if position > 0 else None

    @property
    def next(self) -> Word | None:
        """The word after it in the sentence."""
        position = self.index - self.tree.words[0].index
        return self.tree.words[position + 1] if position + 1 < len(self.tree.words) else None

    def ancestors(self) -> Iterator[Word]:
        """The head, its head, and so on up to the root."""
        word = self.head
        while word is not None:
            yield word
            word = word.head

    def subtree(self, without: Sequence[str] = ()) -> tuple[Word, ...]:
        """This word and all that hang from it, in text order.

        `without` prunes the branches in these relations (`("acl:relcl", "punct")`).
        """
        found = [self]
        for word in found:
            found += [
                child
                for child in word._children
                if child.relation not in without and child.deprel not in without
            ]
        return tuple(sorted(found, key=attrgetter("index")))

    def subtree_span(self, without: Sequence[str] = ()) -> Span:
        """From the first to the last word of the subtree."""
        words = self.subtree(without)
        return Span(words[0].start, words[-1].end)

    def part(self, name: str) -> Part:
        """This word as a named part of an annotation."""
        return Part(name, self.start, self.end)


class Tree:
    """A sentence with its words; the words of a parsed one know their heads and children."""

    __slots__ = ("index", "span", "words")

    def __init__(self, index: int, span: Span) -> None:
        self.index = index
        self.span = span
        self.words: tuple[Word, ...] = ()

    def __repr__(self) -> str:
        return f"<Tree {' '.join(word.text for word in self.words)!r}>"

    @property
    def start(self) -> int:
        return self.span.start

    @property
    def end(self) -> int:
        return self.span.end

    @property
    def ref(self) -> Ref:
        """The pointer to the sentence in the layer `sentences`."""
        return Ref("sentences", self.index)

    @property
    def root(self) -> Word | None:
        """The first word without a head; None for a sentence without words."""
        return next((word for word in self.words if word.head is None), None)

    def words_within(self, span: Span) -> tuple[Word, ...]:
        """The words that lie wholly in `span`."""
        return tuple(
            word for word in self.words if span.start <= word.start and word.end <= span.end
        )


_trees: WeakKeyDictionary[object, tuple[Tree, ...]] = WeakKeyDictionary()


def trees(document: Document) -> tuple[Tree, ...]:
    """The sentences of a document as trees of words.

    Needs the layers `sentences` and `tokens`; heads are there if `tokens.head` was computed. Made once for
    a tokens layer and kept as long as that lives.
    """
    tokens = document.layers[TOKENS.name] if TOKENS in document else document[TOKENS]
    if tokens not in _trees:
        _trees[tokens] = _grow(document)
    return _trees[tokens]


def _grow(document: Document) -> tuple[Tree, ...]:
    tokens: Layer[Token] = document[TOKENS]
    text = document.text
    grown = []
    for number, sentence in enumerate(document[SENTENCES]):
        tree = Tree(number, sentence.span)
        places = tokens.range_within(sentence.span)
        tree.words = tuple(_word(tokens[place], place, text, tree) for place in places)
        for word in tree.words:
            head = word.token.head_index
            if head in places:
                word.head = tree.words[head - places.start]
                word.head._children.append(word)
        grown.append(tree)
    return tuple(grown)


def _word(token: Token, index: int, text: str, tree: Tree) -> Word:
    return Word(token, index, token.form or text[token.start : token.end], tree)

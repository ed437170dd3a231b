r"""Patterns of words and of dependency trees, written as text by linguists, compiled once.

    pattern = compile_pattern("[lemma=say|claim & upos=VERB] >nsubj source:[upos=PROPN]")
    for match in pattern.find(tree):
        match["source"]           # the words captured under that name: (<Word 'Moscow'>,)
        match.parts               # the same as named parts of an annotation
        match.start, match.end    # from the first to the last word, in code points

**A word** is `[…]` with conditions that must all hold: `[lemma=say|tell & upos=VERB]`, `[deprel!=conj]`,
`[Number=Plur]`, `[text="United"]`, `[]` (any word). What can be asked for: `text` (as it stands), `lower`,
`lemma` (in any case), `upos`, `xpos`, `deprel` (`nsubj` holds for `nsubj:pass` too), and every feature of
Universal Dependencies by its name. `|` parts alternatives, `!=` means none of them, `un*`, `*ness` and `*gov*`
stand for what starts with, ends with or contains the letters, `$name` for a list of words that
`compile_pattern(…, lists={"name": {…}})` is given. A word without brackets (`but`) stands for that form.
A name and a colon before it, `cue:but`, captures it.

**Words in sequence** follow one another; in round brackets they are a group::

    not:[Polarity=Neg] only ... cue:but also?      ... is a gap of at most 10 words, the shortest that does
    [lemma=do] not ...{3} [upos=VERB]              at most 3 words between
    the very? name:([upos=ADJ]{0,2} [upos=NOUN])   ? none or one, {2} twice, {0,2} at most twice
    (so called | self styled) what:[upos=NOUN]     one or the other

Matches do not overlap; each takes as many words as it can, but for gaps, which take as few.

**Words in a tree** stand in relations to the first one, as in Semgrex (Chambers et al. 2007)::

    act:[upos=VERB] >nsubj agent:[] >obj patient:[upos=PROPN|NOUN]     both depend on the verb
    [lemma=demand] >obj ([upos=NOUN] >nmod what:[])                    round brackets: `what` depends on the noun
    [upos=VERB] !>advmod [Polarity=Neg] ?>obl where:[]                 none such; captured if there is one
    [upos=NOUN] <obj|obl [lemma=impose]                                the noun depends on the verb
    [upos=VERB] >> [lemma=must]                                        anywhere below; << anywhere above

There is one match for each word that the first `[…]` fits. Two `>` of a word never stand for the same word;
where several words would do, the first in the text is taken.

Look for many at once with a `PatternSet`::

    devices = PatternSet([(compile_pattern("not only ... but"), "correction"), …])
    for match, name in devices.find(tree): …

Every pattern takes time in proportion to the text. In TOML, `pattern = '[lemma=say] >nsubj who:[]'`; with
`pattern: Pattern = attrs.field(converter=compile_pattern)` in the record (see `tables`), a mistake is
reported with the file, the line and the place in the pattern.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Generic, Protocol, TypeVar

from attrs import frozen

from discourse.analysis.conditions import Key, readers_of
from discourse.analysis.constellations import Node
from discourse.analysis.pattern_reading import PatternReader, misread
from discourse.analysis.sequences import Anchor, Sequencer, TooLong, anchor
from discourse.errors import DataError
from discourse.model.annotations import Part
from discourse.model.spans import Span
from discourse.text.syntax import Tree, Word

T = TypeVar("T")


@frozen
class PatternMatch:
    """Where a pattern was found.

    Attributes:
        words: the words of a sequence; of a tree, the first word and those captured, in text order.
        captures: each name with its words, in the order of the pattern; a name may come again.
    """

    words: tuple[Word, ...]
    captures: tuple[tuple[str, tuple[Word, ...]], ...]

    def __getitem__(self, name: str) -> tuple[Word, ...]:
        """The words captured under a name, in the order of the pattern; () if there are none."""
        return tuple(word for found, words in self.captures if found == name for word in words)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The captures as the named parts of an annotation."""
        return tuple(Part(name, words[0].start, words[-1].end) for name, words in self.captures)

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end

    @property
    def span(self) -> Span:
        """From the first to the last word, in code points."""
        return Span(self.start, self.end)


class Pattern(Protocol):
    """A compiled pattern.

    Attributes:
        source: the pattern as written.
        names: the names of its captures, in the order of the pattern.
        keys: what a sentence must have at one of its words for the pattern to be there; None if unknown.
    """

    @property
    def source(self) -> str: ...
    @property
    def names(self) -> tuple[str, ...]: ...
    @property
    def keys(self) -> frozenset[Key] | None: ...
    def find(self, tree: Tree, near: Iterable[int] | None = None) -> Iterator[PatternMatch]:
        """The matches in a sentence, in text order.

        `near` are the positions in the sentence of all words that have one of the keys, where they are known.
        """


def compile_pattern(written: str, lists: Mapping[str, Set[str]] | None = None) -> Pattern:
    """The pattern that is written so; see the module for how.

    Raises:
        DataError: it cannot be read; the message shows the place.
    """
    if not isinstance(written, str):
        raise DataError(f"A pattern is text in quotes; got {written!r}.")
    reader = PatternReader(written, lists or {})
    read = reader.read()
    names = tuple(reader.names)
    if isinstance(read, Node):
        return _TreePattern(written, names, read.keys, read)
    try:
        return _SequencePattern(written, names, Sequencer(read), anchor(read))
    except TooLong as error:
        raise misread(written, 0, str(error)) from error


class PatternSet(Generic[T]):
    """Many patterns, each with a value, looked for at once.

    A pattern is tried only in sentences that have one of the words that it asks for, so that hundreds cost
    little more than those which are there.
    """

    def __init__(self, patterns: Iterable[tuple[Pattern, T]]) -> None:
        self._patterns = tuple(patterns)
        self._always: list[int] = []
        by_name: dict[str, dict[str, list[int]]] = {}
        for place, (pattern, _) in enumerate(self._patterns):
            if pattern.keys is None:
                self._always.append(place)
            for name, value in pattern.keys or ():
                by_name.setdefault(name, {}).setdefault(value, []).append(place)
        tables = sorted(by_name.items())
        self._tables = [(read, table) for name, table in tables for read in readers_of(name)]

    def find(self, tree: Tree) -> Iterator[tuple[PatternMatch, T]]:
        """The matches of each pattern in a sentence, with its value; in the order of the patterns."""
        near: dict[int, set[int]] = {}
        for read, table in self._tables:
            for position, word in enumerate(tree.words):
                for place in table.get(read(word), ()):
                    near.setdefault(place, set()).add(position)
        for place in sorted((*near, *self._always)):
            pattern, value = self._patterns[place]
            for match in pattern.find(tree, near.get(place)):
                yield match, value


@frozen
class _SequencePattern:
    source: str
    names: tuple[str, ...]
    sequencer: Sequencer
    anchor: Anchor | None

    @property
    def keys(self) -> frozenset[Key] | None:
        return self.anchor.keys if self.anchor else None

    def find(self, tree: Tree, near: Iterable[int] | None = None) -> Iterator[PatternMatch]:
        words, may_start = tree.words, self.sequencer.may_start
        starts: Iterable[int] = range(len(words))
        if self.anchor is not None and near is not None:
            starts = self.anchor.starts(near)
        resume = 0
        for start in starts:
            if start < resume or not may_start(words[start]):
                continue
            found = self.sequencer.match(words, start)
            if found:
                resume, captures = found
                named = tuple((name, words[a:b]) for name, a, b in captures)
                yield PatternMatch(words[start:resume], named)


@frozen
class _TreePattern:
    source: str
    names: tuple[str, ...]
    keys: frozenset[Key] | None
    node: Node

    def find(self, tree: Tree, near: Iterable[int] | None = None) -> Iterator[PatternMatch]:
        words: Iterable[Word] = tree.words
        if near is not None and self.node.condition.keys == self.keys:
            words = [tree.words[at] for at in sorted(near)]
        for word in words:
            captured = self.node.match(word)
            if captured is not None:
                met = {found.index: found for _, found in (("", word), *captured)}
                yield PatternMatch(
                    tuple(met[index] for index in sorted(met)),
                    tuple((name, (found,)) for name, found in captured),
                )

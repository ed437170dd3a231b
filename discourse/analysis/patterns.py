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

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Generic, NoReturn, Protocol, TypeVar, cast

from attrs import frozen

from discourse.analysis.conditions import (
    BadCondition,
    Condition,
    Key,
    WordLists,
    check_relation,
    form,
    read_conditions,
    readers_of,
)
from discourse.analysis.constellations import Demand, Direction, Link, Node
from discourse.analysis.sequences import (
    All,
    Either,
    Named,
    One,
    Piece,
    Repeated,
    Sequencer,
    TooLong,
    keys_of_piece,
)
from discourse.errors import DataError
from discourse.model.annotations import Part
from discourse.model.spans import Span
from discourse.text.syntax import Tree, Word

T = TypeVar("T")

LONGEST_GAP = 10
MOST_REPETITIONS = 50
DEEPEST_BRACKETS = 20


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
    def find(self, tree: Tree) -> Iterator[PatternMatch]:
        """The matches in a sentence, in text order."""


def compile_pattern(written: str, lists: Mapping[str, Set[str]] | None = None) -> Pattern:
    """The pattern that is written so; see the module for how.

    Raises:
        DataError: it cannot be read; the message shows the place.
    """
    if not isinstance(written, str):
        raise DataError(f"A pattern is text in quotes; got {written!r}.")
    return _Parser(written, lists or {}).pattern()


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
        places = set(self._always)
        for read, table in self._tables:
            for word in tree.words:
                found = table.get(read(word))
                if found is not None:
                    places.update(found)
        for place in sorted(places):
            pattern, value = self._patterns[place]
            for match in pattern.find(tree):
                yield match, value


@frozen
class _SequencePattern:
    source: str
    names: tuple[str, ...]
    keys: frozenset[Key] | None
    sequencer: Sequencer

    def find(self, tree: Tree) -> Iterator[PatternMatch]:
        position = 0
        words, may_start = tree.words, self.sequencer.may_start
        while position < len(words):
            if not may_start(words[position]):
                position += 1
                continue
            found = self.sequencer.match(words, position)
            if found:
                end, captures = found
                named = tuple((name, words[a:b]) for name, a, b in captures)
                yield PatternMatch(words[position:end], named)
                position = end
            else:
                position += 1


@frozen
class _TreePattern:
    source: str
    names: tuple[str, ...]
    keys: frozenset[Key] | None
    node: Node

    def find(self, tree: Tree) -> Iterator[PatternMatch]:
        for word in tree.words:
            captured = self.node.match(word)
            if captured is not None:
                words = {found.index: found for _, found in (("", word), *captured)}
                yield PatternMatch(
                    tuple(words[index] for index in sorted(words)),
                    tuple((name, (found,)) for name, found in captured),
                )


_TOKEN = re.compile(
    r"""(?P<space>\s+)
    |(?P<link>[!?]?(?:>>|<<|>|<)[\w:|]*)
    |(?P<name>[^\W\d]\w*:(?=[\[(\w]))
    |(?P<word>\[(?:[^\]"]|"[^"]*")*\])
    |(?P<gap>\.\.\.)
    |(?P<times>\?|\{\d{1,3}(?:,\d{1,3})?\})
    |(?P<mark>[()|])
    |(?P<form>\w[\w'’.-]*|['’]\w+|[,;:!—–-])""",
    re.VERBOSE,
)
_LINK = re.compile(r"([!?]?)(>>|<<|>|<)(.*)")


class _Parser:
    """Reads a pattern from left to right, by recursive descent."""

    def __init__(self, written: str, lists: WordLists) -> None:
        self._written = written
        self._lists = lists
        self._names: dict[str, None] = {}
        self._tokens: list[tuple[str, str, int]] = []
        self._depth = 0
        at = 0
        while at < len(written):
            match = _TOKEN.match(written, at)
            if not match:
                self._fail("cannot read what stands here", at)
            if match.lastgroup != "space":
                self._tokens.append((match.lastgroup or "", match[0], at))
            at = match.end()
        self._tokens.append(("end", "", len(written)))
        self._next = 0

    def pattern(self) -> Pattern:
        if any(kind == "link" for kind, _, _ in self._tokens):
            node = self._node()
            self._expect_end()
            return _TreePattern(self._written, tuple(self._names), node.keys, node)
        piece = self._alternatives()
        self._expect_end()
        try:
            sequencer = Sequencer(piece)
        except TooLong as error:
            self._fail(str(error), 0)
        return _SequencePattern(self._written, tuple(self._names), keys_of_piece(piece), sequencer)

    def _node(self) -> Node:
        """A word with its links; a link's target has links of its own only in round brackets."""
        name = self._name()
        condition = self._condition()
        links = []
        while self._kind == "link":
            links.append(self._link())
        return Node(condition, name, tuple(links))

    def _link(self) -> Link:
        at = self._tokens[self._next][2]
        demand, direction, written = cast("re.Match[str]", _LINK.match(self._take())).groups()
        relations = tuple(relation for relation in written.split("|") if relation)
        for relation in relations:
            try:
                check_relation(relation, at)
            except BadCondition as error:
                self._fail(str(error), error.at)
        if self._text == "(":
            self._open()
            node = self._node()
            self._close()
        else:
            name = self._name()
            node = Node(self._condition(), name)
        return Link(
            cast(Direction, direction),
            relations,
            node,
            cast(Demand, demand),
        )

    def _alternatives(self) -> Piece:
        pieces = [self._sequence()]
        while self._text == "|":
            self._take()
            pieces.append(self._sequence())
        return pieces[0] if len(pieces) == 1 else Either(tuple(pieces))

    def _sequence(self) -> Piece:
        pieces = []
        while self._kind in ("name", "word", "form", "gap") or self._text == "(":
            pieces.append(self._repeated())
        if not pieces:
            self._fail("expected a word such as [upos=NOUN]")
        return All(tuple(pieces))

    def _repeated(self) -> Piece:
        if self._kind == "gap":
            self._take()
            most = self._times()[1] if self._kind == "times" else LONGEST_GAP
            return Repeated(One(read_conditions("", {})), 0, most, is_gap=True)
        name = self._name()
        if self._text == "(":
            self._open()
            piece = self._alternatives()
            self._close()
        else:
            piece = One(self._condition())
        if self._kind == "times":
            piece = Repeated(piece, *self._times())
        return Named(name, piece) if name else piece

    def _times(self) -> tuple[int, int]:
        _, written, at = self._tokens[self._next]
        self._take()
        if written == "?":
            return 0, 1
        least, _, most = written.strip("{}").partition(",")
        times = int(least), int(most or least)
        if not times[0] <= times[1] <= MOST_REPETITIONS or not times[1]:
            self._fail(f"{written} is no range from 0 to {MOST_REPETITIONS} times", at)
        return times

    def _condition(self) -> Condition:
        _, written, at = self._tokens[self._next]
        if self._kind == "form":
            return form(self._take())
        if self._kind != "word":
            self._fail("expected a word such as [upos=NOUN]")
        self._take()
        try:
            return read_conditions(written[1:-1], self._lists)
        except BadCondition as error:
            self._fail(str(error), at + 1 + error.at)

    def _name(self) -> str:
        if self._kind != "name":
            return ""
        name = self._take().rstrip(":")
        self._names[name] = None
        return name

    def _open(self) -> None:
        self._depth += 1
        if self._depth > DEEPEST_BRACKETS:
            self._fail("too many round brackets within one another")
        self._take()

    def _close(self) -> None:
        if self._text != ")":
            self._fail("expected a closing round bracket")
        self._depth -= 1
        self._take()

    def _expect_end(self) -> None:
        if self._kind != "end":
            self._fail("did not expect this")

    @property
    def _kind(self) -> str:
        return self._tokens[self._next][0]

    @property
    def _text(self) -> str:
        return self._tokens[self._next][1]

    def _take(self) -> str:
        self._next += 1
        return self._tokens[self._next - 1][1]

    def _fail(self, problem: str, at: int | None = None) -> NoReturn:
        at = self._tokens[self._next][2] if at is None else at
        before, after = self._written[:at], self._written[at:]
        raise DataError(f"In the pattern “{before}⟨here⟩{after}”, character {at + 1}: {problem}.")

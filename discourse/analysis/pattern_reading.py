"""Reading a pattern as it is written (see `patterns`): its words, their order, and how they hang together."""

from __future__ import annotations

import re
from typing import NoReturn, cast

from discourse.analysis.conditions import (
    BadCondition,
    Condition,
    WordLists,
    check_relation,
    form,
    read_conditions,
)
from discourse.analysis.constellations import Demand, Direction, Link, Node
from discourse.analysis.sequences import All, Either, Named, One, Piece, Repeated
from discourse.errors import DataError

LONGEST_GAP = 10
MOST_REPETITIONS = 50
DEEPEST_BRACKETS = 20

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


class PatternReader:
    """Reads a pattern from left to right, by recursive descent.

    Attributes:
        names: the names of its captures, in the order of the pattern.
    """

    def __init__(self, written: str, lists: WordLists) -> None:
        self._written = written
        self._lists = lists
        self.names: dict[str, None] = {}
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

    def read(self) -> Node | Piece:
        """What is written: words in a tree, or words in sequence.

        Raises:
            DataError: it cannot be read; the message shows the place.
        """
        is_tree = any(kind == "link" for kind, _, _ in self._tokens)
        found = self._node() if is_tree else self._alternatives()
        if self._kind != "end":
            self._fail("did not expect this")
        return found

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
        self.names[name] = None
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
        raise misread(self._written, self._tokens[self._next][2] if at is None else at, problem)


def misread(written: str, at: int, problem: str) -> DataError:
    """The error that shows the place in a pattern."""
    before, after = written[:at], written[at:]
    return DataError(f"In the pattern “{before}⟨here⟩{after}”, character {at + 1}: {problem}.")

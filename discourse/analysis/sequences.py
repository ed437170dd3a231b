"""Finding a pattern of consecutive words: a regular expression over words, in linear time.

Thompson's construction with captures (Pike's machine; Cox 2009, "Regular Expression Matching: the Virtual
Machine Approach"): all ways to go on are followed at once, in order of preference, so no pattern and no
text can make it slow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from attrs import frozen

from discourse.analysis.conditions import Condition, Key, Test, rarest
from discourse.text.syntax import Word

# what a pattern of words is made of
Piece: TypeAlias = "One | All | Either | Repeated | Named"


@frozen
class One:
    """One word."""

    condition: Condition


@frozen
class All:
    """One piece after the other."""

    pieces: tuple[Piece, ...]


@frozen
class Either:
    """One of the pieces; the first that fits is preferred."""

    pieces: tuple[Piece, ...]


@frozen
class Repeated:
    """A piece several times: as often as possible, or as seldom for a gap."""

    piece: Piece
    least: int
    most: int
    is_gap: bool = False


@frozen
class Named:
    """A piece whose words are captured."""

    name: str
    piece: Piece


@frozen
class Anchor:
    """Where in a piece a word stands that tells whether the piece can be there.

    Attributes:
        keys: the word has one of these.
        least, most: how many words of the piece stand before it.
    """

    keys: frozenset[Key]
    least: int
    most: int

    def starts(self, positions: Iterable[int]) -> list[int]:
        """Where a match may start if words with one of the keys stand at these positions, in text order."""
        if not self.most:
            return sorted(positions)
        steps = range(self.least, self.most + 1)
        return sorted({at - step for at in positions for step in steps if at >= step})


def anchor(piece: Piece) -> Anchor | None:
    """The rarest word that every match of a piece has; None where none is known."""
    if isinstance(piece, One):
        keys = piece.condition.keys
        return None if keys is None else Anchor(keys, 0, 0)
    if isinstance(piece, All):
        return _rarest_of(piece.pieces)
    if isinstance(piece, Either):
        either = [anchor(each) for each in piece.pieces]
        known = [each for each in either if each is not None]
        if len(known) < len(either):
            return None
        return Anchor(
            frozenset().union(*(each.keys for each in known)),
            min(each.least for each in known),
            max(each.most for each in known),
        )
    if isinstance(piece, Repeated) and not piece.least:
        return None
    return anchor(piece.piece)


def _rarest_of(pieces: Iterable[Piece]) -> Anchor | None:
    anchors: dict[frozenset[Key], Anchor] = {}
    least = most = 0
    for piece in pieces:
        inside = anchor(piece)
        if inside is not None:
            found = Anchor(inside.keys, inside.least + least, inside.most + most)
            anchors.setdefault(inside.keys, found)
        shortest, longest = _lengths(piece)
        least, most = least + shortest, most + longest
    keys = rarest(anchors)
    return None if keys is None else anchors[keys]


def _lengths(piece: Piece) -> tuple[int, int]:
    """The fewest and the most words that a piece has."""
    if isinstance(piece, One):
        return 1, 1
    if isinstance(piece, Named):
        return _lengths(piece.piece)
    if isinstance(piece, Repeated):
        shortest, longest = _lengths(piece.piece)
        return shortest * piece.least, longest * piece.most
    shortest_of, longest_of = zip(*map(_lengths, piece.pieces), strict=True)
    if isinstance(piece, All):
        return sum(shortest_of), sum(longest_of)
    return min(shortest_of), max(longest_of)


@frozen
class _Take:
    condition: Condition


@frozen
class _Fork:
    """Go on at each of these places, the preferred first."""

    to: tuple[int, ...]


@frozen
class _Mark:
    """Note the position: where the capture `name` starts or ends."""

    name: str
    is_end: bool


_Step = _Take | _Fork | _Mark

# the steps of a program that a pattern may have; [upos=NOUN]{0,50} has some 150
LONGEST_PROGRAM = 2000

Capture = tuple[str, int, int]
_Marks = tuple[tuple[_Mark, int], ...]


class TooLong(ValueError):  # noqa: N818 - the parser of patterns turns it into a DataError
    """A pattern whose repetitions multiply beyond measure."""


class Sequencer:
    """A compiled pattern of words.

    Attributes:
        may_start: whether a match can begin with a word: asked first, as it rules out nearly all of them.
    """

    def __init__(self, piece: Piece) -> None:
        self._program: list[_Step] = []
        self._compile(piece)
        self._opening = self._reach({}, 0, 0, ())
        opening = [self._program[at] for at in self._opening if at < len(self._program)]
        self.may_start = _any([step.condition.holds for step in opening if isinstance(step, _Take)])

    def match(self, words: Sequence[Word], start: int) -> tuple[int, tuple[Capture, ...]] | None:
        """Where the preferred match from `words[start]` ends, and its captures; None if there is none.

        A match has at least one word.
        A capture is a name with the half-open interval of positions in `words`.
        """
        best: tuple[int, _Marks] | None = None
        threads = {
            at: tuple([(mark, start) for mark, _ in marks]) if marks else marks
            for at, marks in self._opening.items()
        }
        for position in range(start, len(words) + 1):
            following: dict[int, _Marks] = {}
            for at, marks in threads.items():
                if at == len(self._program):
                    if position == start:
                        continue  # no word is no match
                    best = position, marks
                    break  # the threads after this one are less preferred
                step = self._program[at]
                if (
                    isinstance(step, _Take)
                    and position < len(words)
                    and step.condition.holds(words[position])
                ):
                    self._reach(following, at + 1, position + 1, marks)
            if not following:
                break
            threads = following
        return (best[0], _captures(best[1])) if best else None

    def _reach(
        self, threads: dict[int, _Marks], at: int, position: int, marks: _Marks
    ) -> dict[int, _Marks]:
        """Add a step, and all that are reached from it without taking a word, in order of preference."""
        stack = [(at, marks)]
        while stack:
            at, marks = stack.pop()
            if at in threads:
                continue
            threads[at] = marks
            step = self._program[at] if at < len(self._program) else None
            if isinstance(step, _Fork):
                stack.extend((to, marks) for to in reversed(step.to))
            elif isinstance(step, _Mark):
                stack.append((at + 1, (*marks, (step, position))))
        return threads

    def _compile(self, piece: Piece) -> None:
        if len(self._program) > LONGEST_PROGRAM:
            raise TooLong("the repetitions multiply beyond measure; lower them")
        if isinstance(piece, One):
            self._program.append(_Take(piece.condition))
        elif isinstance(piece, All):
            for part in piece.pieces:
                self._compile(part)
        elif isinstance(piece, Named):
            self._program.append(_Mark(piece.name, is_end=False))
            self._compile(piece.piece)
            self._program.append(_Mark(piece.name, is_end=True))
        elif isinstance(piece, Either):
            self._compile_either(piece)
        else:
            self._compile_repeated(piece)

    def _compile_either(self, either: Either) -> None:
        fork = self._reserve()
        starts, ends = [], []
        for piece in either.pieces:
            starts.append(len(self._program))
            self._compile(piece)
            ends.append(self._reserve())
        self._program[fork] = _Fork(tuple(starts))
        for end in ends:
            self._program[end] = _Fork((len(self._program),))

    def _compile_repeated(self, repeated: Repeated) -> None:
        for _ in range(repeated.least):
            self._compile(repeated.piece)
        forks = []
        for _ in range(repeated.most - repeated.least):
            forks.append(self._reserve())
            self._compile(repeated.piece)
        after = len(self._program)
        for fork in forks:
            ways = (fork + 1, after)
            self._program[fork] = _Fork(ways[::-1] if repeated.is_gap else ways)

    def _reserve(self) -> int:
        self._program.append(_Fork(()))
        return len(self._program) - 1


def _any(tests: Sequence[Test]) -> Test:
    """One of several tests; one alone is asked itself, as it is asked of every word."""
    if len(tests) == 1:
        return tests[0]

    def holds(word: Word) -> bool:
        for test in tests:  # noqa: SIM110 - a generator costs more than what it asks
            if test(word):
                return True
        return False

    return holds


def _captures(marks: _Marks) -> tuple[Capture, ...]:
    """The captures in the order that they start; those of no word are left out."""
    found: list[Capture] = []
    open_marks: list[int] = []
    for mark, position in marks:
        if not mark.is_end:
            open_marks.append(len(found))
            found.append((mark.name, position, position))
        else:
            place = open_marks.pop()
            found[place] = (mark.name, found[place][1], position)
    return tuple(capture for capture in found if capture[1] < capture[2])

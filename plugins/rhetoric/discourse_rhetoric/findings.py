"""What a detector yields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from attrs import frozen

from discourse import Part
from discourse.text.syntax import Word
from discourse_rhetoric.prose import Prose


@frozen(kw_only=True)
class Finding:
    """One device found.

    Attributes:
        parts: its named parts, in the order that the device has them.
        why: what makes it one, for a reader.
        strength: how telling it is among its kind, from 0 (barely) to 1 (a schoolbook's example).
        form: which of the forms that the device takes; its score is the share of them that a reader judged right.
        score: a calibrated probability, where a model of the device was measured.
    """

    parts: tuple[Part, ...]
    why: str
    strength: float = 0.5
    form: str = ""
    score: float | None = None

    @property
    def start(self) -> int:
        return min(part.start for part in self.parts)

    @property
    def end(self) -> int:
        return max(part.end for part in self.parts)


class Detector(Protocol):
    """One device's definition as a function."""

    def __call__(self, prose: Prose, /) -> Iterator[Finding]: ...


def stretch(name: str, words: Sequence[Word]) -> Part:
    """A named part from the first to the last of these words."""
    return Part(name, min(word.start for word in words), max(word.end for word in words))


def limited(value: float) -> float:
    """A strength within its bounds."""
    return max(0.0, min(1.0, value))

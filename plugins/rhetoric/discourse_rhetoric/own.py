"""Devices that users declare in TOML, with patterns in place of a detector.

    [[device]]
    name = "corrective"
    family = "contrast"
    definition = "One thing is said not to be, and another to be instead."
    pattern = "denial:not ... cue:but second:[upos=NOUN]"
    weight = 0.6

Patterns are those of `discourse.analysis.patterns`; what they capture by name become the parts, and a pattern that captures nothing
gives one part, `match`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import field, frozen, validators

from discourse import Part
from discourse.analysis.patterns import Pattern, PatternSet, compile_pattern
from discourse.analysis.tables import read_toml
from discourse_rhetoric.findings import Finding
from discourse_rhetoric.prose import Prose
from discourse_rhetoric.taxonomy import taxonomy


@frozen(kw_only=True)
class OwnDevice:
    """A device of the user's; see the module."""

    name: str
    family: str
    definition: str
    pattern: Pattern = field(converter=compile_pattern)
    weight: float = field(default=0.5, validator=[validators.ge(0.0), validators.le(1.0)])


def read_own(paths: Sequence[str]) -> tuple[OwnDevice, ...]:
    """The devices of these files, in order.

    Raises:
        DataError: a file is not there, or a block in it does not fit, with its line; or a name is taken.
    """
    devices: dict[str, OwnDevice] = {}
    for path in paths:
        file = read_toml(Path(path))
        for number, device in enumerate(file.records("device", OwnDevice)):
            if device.name in taxonomy() or device.name in devices:
                raise file.error(
                    f"there is a device {device.name!r} already; give yours another name.",
                    *("device", number, "name"),
                )
            devices[device.name] = device
    return tuple(devices.values())


class OwnFinder:
    """Finds all of a user's devices in one pass."""

    def __init__(self, devices: Sequence[OwnDevice]) -> None:
        self._patterns = PatternSet([(each.pattern, each) for each in devices])

    def find(self, prose: Prose) -> Iterator[tuple[OwnDevice, Finding]]:
        """Each device found, in text order."""
        for sentence in prose.sentences:
            for match, device in self._patterns.find(sentence.tree):
                parts = match.parts or (Part("match", match.start, match.end),)
                yield device, Finding(parts=parts, why=device.definition)

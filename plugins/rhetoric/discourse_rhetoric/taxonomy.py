"""The taxonomy: every device with its family, its definition, its parts, examples, and its other names.

One file a device, `devices/FAMILY/NAME.toml`; the detector is the function NAME that `detectors/FAMILY.py` holds or
takes from a module beside it. A user's own devices are blocks with patterns in place of a detector (`own.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Protocol, TypeVar, cast

from attrs import field, frozen, validators

from discourse.analysis.tables import read_toml
from discourse.errors import ConfigError
from discourse_rhetoric.findings import Detector

FOLDER = files("discourse_rhetoric") / "devices"


@frozen(kw_only=True)
class Declaration:
    """What the taxonomy says of a device.

    Attributes:
        name, family: as in the layer `devices`.
        definition: one sentence.
        parts: the names of its parts.
        reference: the handbook or paper that the definition follows.
        examples: sentences that have it, with their parts marked (`discourse.testing.marked`).
        counter_examples: sentences that look like it and do not have it.
        weight: how much a reader cares for it, from 0 to 1; see `salience.py`.
        other_names: what other taxonomies call it, by their short names.
    """

    name: str
    family: str
    definition: str
    parts: tuple[str, ...]
    reference: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    weight: float = field(validator=validators.and_(validators.ge(0.0), validators.le(1.0)))
    other_names: Mapping[str, str] = field(factory=dict)

    def detector(self) -> Detector:
        """The function that finds it."""
        module = import_module(f"discourse_rhetoric.detectors.{self.family}")
        return cast(Detector, getattr(module, self.name))


@cache
def taxonomy() -> Mapping[str, Declaration]:
    """The devices that the plugin knows, by name, in the order of their families and names.

    Raises:
        DataError: a declaration does not fit, with file and line.
    """
    declared = {}
    for family in sorted(FOLDER.iterdir(), key=lambda each: each.name):
        if family.is_dir():
            for file in sorted(family.iterdir(), key=lambda each: each.name):
                if file.name.endswith(".toml"):
                    declaration = read_toml(file).record(Declaration, "device")
                    declared[declaration.name] = declaration
    return declared


class Named(Protocol):
    """What can be chosen: a declaration of ours, or a device of the user's."""

    @property
    def name(self) -> str: ...
    @property
    def family(self) -> str: ...


N = TypeVar("N", bound=Named)


def chosen(devices: Iterable[N], only: Iterable[str], without: Iterable[str]) -> tuple[N, ...]:
    """The devices that the settings leave.

    Raises:
        ConfigError: a name is neither a device nor a family.
    """
    devices = tuple(devices)
    known = {name for each in devices for name in (each.name, each.family)}
    only, without = frozenset(only), frozenset(without)
    for name in sorted(only | without):
        if name not in known:
            near = get_close_matches(name, sorted(known), n=1)
            families = ", ".join(sorted({each.family for each in devices}))
            raise ConfigError(
                f"Choosing rhetorical devices: {name!r} is neither a device nor a family. "
                + (f"Did you mean {near[0]!r}? " if near else "")
                + f"The families are {families}; the docs page “Rhetorical devices” lists the devices."
            )
    return tuple(
        each
        for each in devices
        if (not only or {each.name, each.family} & only) and not {each.name, each.family} & without
    )

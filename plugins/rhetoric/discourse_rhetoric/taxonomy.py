"""The taxonomy: every device with its family, its definition, its parts, examples, and its other names.

One file a device, `devices/FAMILY/NAME.toml`; the detector is the function NAME that `detectors/FAMILY.py` holds or
takes from a module beside it. A user's own devices are blocks with patterns in place of a detector (`own.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import cast

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


def chosen(
    declared: Iterable[Declaration], only: Iterable[str], without: Iterable[str]
) -> tuple[Declaration, ...]:
    """The declarations that the settings leave.

    Raises:
        ConfigError: a name is neither a device nor a family.
    """
    declared = tuple(declared)
    known = {name for each in declared for name in (each.name, each.family)}
    only, without = frozenset(only), frozenset(without)
    for name in sorted(only | without):
        if name not in known:
            raise ConfigError(
                f"Choosing rhetorical devices: {name!r} is neither a device nor a family. "
                f"There are {', '.join(sorted(known))}."
            )
    return tuple(
        each
        for each in declared
        if (not only or {each.name, each.family} & only) and not {each.name, each.family} & without
    )

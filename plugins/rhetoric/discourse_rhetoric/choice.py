"""Which devices are looked for: what the settings leave of the taxonomy, and of the user's own devices."""

from __future__ import annotations

from attrs import frozen

from discourse_rhetoric.own import OwnDevice, read_own
from discourse_rhetoric.settings import RhetoricSettings
from discourse_rhetoric.taxonomy import Declaration, chosen, taxonomy


@frozen
class Choice:
    """The devices of the taxonomy, and the user's own."""

    declared: tuple[Declaration, ...]
    own: tuple[OwnDevice, ...]


def choice(settings: RhetoricSettings) -> Choice:
    """What the settings leave.

    Raises:
        ConfigError: a name is neither a device nor a family.
        DataError: a file of the user's is not there or does not fit, with its line.
    """
    devices: tuple[Declaration | OwnDevice, ...] = (*taxonomy().values(), *read_own(settings.own))
    left = chosen(devices, settings.only, settings.without)
    return Choice(
        tuple(each for each in left if isinstance(each, Declaration)),
        tuple(each for each in left if isinstance(each, OwnDevice)),
    )

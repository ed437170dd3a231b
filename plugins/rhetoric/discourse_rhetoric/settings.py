"""What a user may set."""

from __future__ import annotations

from attrs import field, frozen


def _strings(values: object) -> tuple[str, ...]:
    if isinstance(values, str) or not hasattr(values, "__iter__"):
        raise ValueError(f"give a list of strings, got {values!r}")
    return tuple(str(value) for value in values)


@frozen(kw_only=True)
class RhetoricSettings:
    """Which devices are looked for.

    Attributes:
        only: names of devices or families; empty for all.
        without: names of devices or families to leave out.
        faint: report repetitions of little words too, as a close reading of poetry does.
        own: paths of TOML files with devices of one's own (docs: "Devices of your own"); `only` and `without` choose
            among these too.

    Raises:
        ConfigError: a name is neither a device nor a family.
        DataError: a file of one's own is not there or does not fit, with its line.
    """

    only: tuple[str, ...] = field(default=(), converter=_strings)
    without: tuple[str, ...] = field(default=(), converter=_strings)
    faint: bool = False
    own: tuple[str, ...] = field(default=(), converter=_strings)

    def __attrs_post_init__(self) -> None:
        if self.only or self.without or self.own:
            # reading the taxonomy takes time, which plain settings need not wait for
            from discourse_rhetoric.choice import choice

            choice(self)


@frozen(kw_only=True)
class ProfileSettings:
    """How the profile is made.

    Attributes:
        confidence: of the intervals around the rates.
    """

    confidence: float = 0.95


@frozen(kw_only=True)
class ConnectiveSettings:
    """How sure a connective must be.

    Attributes:
        threshold: the least probability that a word is used as a connective.
    """

    threshold: float = 0.5

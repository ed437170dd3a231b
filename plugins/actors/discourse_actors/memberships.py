"""Which states belonged to which organisation, and when."""

from __future__ import annotations

from functools import cache

from attrs import frozen

from discourse.analysis.tables import read_tsv
from discourse.errors import DataError
from discourse_actors.gazetteer import DATA


@frozen(kw_only=True)
class Membership:
    """A row of `memberships.tsv`: who belongs to what, from which year to which."""

    organisation: str
    state: str
    since: int
    source: str
    until: int | None = None


@cache
def memberships() -> tuple[Membership, ...]:
    """Who belongs to which organisation, and since when."""
    return read_tsv(DATA / "memberships.tsv", Membership)


def members(organisation: str, year: int) -> frozenset[str]:
    """The states that belonged to an organisation at some time of a year; none before it was founded.

    Raises:
        DataError: there is no list of its members: they are not listed here, or nobody can list them ("bloc:west").
    """
    rows = [m for m in memberships() if m.organisation == organisation]
    if not rows:
        listed = ", ".join(sorted({m.organisation for m in memberships()}))
        raise DataError(
            f"Looking up the members of {organisation!r}: there is no list of them. Lists are there for {listed}."
        )
    return frozenset(
        m.state for m in rows if m.since <= year and (m.until is None or year <= m.until)
    )

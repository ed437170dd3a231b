"""A user's own actors: a TSV file that is put above our lists.

Columns: `key` and `name`; where they help, `names`, `demonyms` and `seats` (several between `|`), `capital`, `type`, `state`,
`sector`, `wikidata`. A row with a key of ours adds to that actor and renames it. The list that `discourse actors unresolved`
writes has such columns too, and three for the reader (`count`, `documents`, `contexts`), which are passed over here.
"""

from __future__ import annotations

import re
from pathlib import Path

from attrs import Attribute, field, frozen, validators

from discourse.analysis.tables import read_tsv
from discourse.errors import DataError
from discourse_actors.layers import ActorType

_TYPES: dict[str, ActorType] = {
    "bloc": "bloc",
    "org": "organisation",
    "person": "person",
    "group": "group",
}
_STATE = re.compile(r"[A-Z]{3}")
_KEY = re.compile(r"[^\s:@]+(:[^\s:@]+)*")


def type_of(key: str) -> ActorType:
    """The type that a key tells: three capitals are a state, `org:…` is an organisation."""
    if _STATE.fullmatch(key):
        return "state"
    return _TYPES.get(key.partition(":")[0], "group")


def _is_key(_: object, __: Attribute[str], key: str) -> None:
    if not _KEY.fullmatch(key):
        raise ValueError(
            f"{key!r} is no key: write it without blanks, as in 'RUS', 'RUS:bus', 'org:nato', 'group:old-guard'."
        )


def _goes_with_the_key(row: Coded, _: object, kind: ActorType | None) -> None:
    told = _TYPES.get(row.key.partition(":")[0])
    if kind is not None and told not in (None, kind):
        raise ValueError(
            f"the key {row.key!r} is that of {told!r}, and the type is {kind!r}. Change one."
        )


@frozen(kw_only=True)
class Coded:
    """A row of a codebook."""

    key: str = field(validator=_is_key)
    name: str
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str = ""
    seats: tuple[str, ...] = ()
    type: ActorType | None = field(default=None, validator=_goes_with_the_key)
    state: str = ""
    sector: str = ""
    wikidata: str = field(default="", validator=validators.matches_re(r"(Q[1-9][0-9]*)?"))
    count: str = ""
    documents: str = ""
    contexts: str = ""


def read_codebook(path: str | Path) -> tuple[Coded, ...]:
    """The rows of a codebook.

    Raises:
        DataError: it is not there, a row does not fit, a key has two rows or a name two keys.
    """
    path = Path(path)
    rows = read_tsv(path, Coded)
    owners: dict[str, str] = {}
    keys: set[str] = set()
    for row in rows:
        if row.key in keys:
            raise DataError(
                f"Reading {path.name}: the key {row.key!r} has two rows. Write one, with all its names in the "
                "column 'names'."
            )
        keys.add(row.key)
        for name in dict.fromkeys((row.name, *row.names)):
            if owners.setdefault(name, row.key) != row.key:
                raise DataError(
                    f"Reading {path.name}: the name {name!r} is given to {owners[name]!r} and to {row.key!r}. "
                    "Leave it to one of them."
                )
    return rows

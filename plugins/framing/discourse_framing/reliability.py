"""How far coders agree with each other on the frames of a codebook: what it takes before anything is measured against them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from discourse.analysis.agreement import (
    Units,
    cohen_kappa,
    gwet_ac1,
    krippendorff_alpha,
    with_interval,
)
from discourse.analysis.statistics import Estimate
from discourse.errors import DataError
from discourse_framing.codebooks import Codebook
from discourse_framing.coding import CodedText, read_coded

NOTHING = "no frame"
"""What a coder gave who did not give a frame that the other gave."""

Codes = Sequence[frozenset[str] | None]
"""What each coder gave a text; None where he did not code it."""


@frozen(kw_only=True)
class Reliability:
    """How far coders agree on one frame: 95 % intervals from a bootstrap over the texts.

    Attributes:
        given: how many texts each coder gave the frame.
        all_gave: how many texts all of their coders gave it.
        alpha: Krippendorff's, for any number of coders, with codes missing.
        kappa: Cohen's, for two coders; None for more.
        ac1: Gwet's.
    """

    frame: str
    given: tuple[int, ...]
    all_gave: int
    alpha: Estimate
    kappa: Estimate | None
    ac1: Estimate


def read_coders(paths: Sequence[Path], book: Codebook) -> list[Codes]:
    """The codes of each text that two coders and more coded, one table a coder.

    Tables are as for `read_coded`; texts go together by the column `id` where all tables have it, else by
    their words.

    Raises:
        DataError: a table has a mistake or a text twice, or no text was coded by two.
    """
    tables = [read_coded(path, book) for path in paths]
    have_ids = all(each.id for table in tables for each in table)
    coded = [_by_key(table, path, have_ids) for table, path in zip(tables, paths, strict=True)]
    keys = dict.fromkeys(key for table in coded for key in table)
    codes = [[table.get(key) for table in coded] for key in keys]
    shared = [unit for unit in codes if sum(given is not None for given in unit) > 1]
    if not shared:
        raise DataError(
            f"Comparing {', '.join(path.name for path in paths)}: they have no text in common. "
            "Texts go together by the column 'id', or by their words."
        )
    return list(shared)


def _by_key(table: Sequence[CodedText], path: Path, have_ids: bool) -> dict[str, frozenset[str]]:
    keys = [each.id if have_ids else each.text.strip() for each in table]
    twice = next((key for key, count in Counter(keys).items() if count > 1), None)
    if twice is not None:
        raise DataError(
            f"Reading {path.name}: {twice[:60]!r} is there twice; a coder codes a text once. "
            "Give texts that are alike an 'id'."
        )
    return {key: each.frames for key, each in zip(keys, table, strict=True)}


def reliability(codes: Sequence[Codes], book: Codebook) -> Iterator[Reliability]:
    """The agreement on each frame that somebody gave, in the codebook's order."""
    for frame in book.frame:
        units: Units = [
            tuple(None if given is None else frame.id in given for given in unit) for unit in codes
        ]
        if any(True in unit for unit in units):
            yield Reliability(
                frame=frame.id,
                given=tuple(column.count(True) for column in zip(*units, strict=True)),
                all_gave=sum(False not in unit and True in unit for unit in units),
                alpha=with_interval(krippendorff_alpha, units),
                kappa=with_interval(cohen_kappa, units) if len(units[0]) == 2 else None,
                ac1=with_interval(gwet_ac1, units),
            )


def confusions(codes: Sequence[Codes]) -> Counter[tuple[str, str]]:
    """Which frame one coder gave where another gave which instead, however the two are ordered.

    Frames that both gave are agreed on and left aside; a frame that stands against none at all stands
    against `NOTHING`.
    """
    found: Counter[tuple[str, str]] = Counter()
    for unit in codes:
        given = [frames for frames in unit if frames is not None]
        for place, first in enumerate(given):
            for second in given[place + 1 :]:
                for one in sorted(first - second) or [NOTHING]:
                    for other in sorted(second - first) or [NOTHING]:
                        if one != other:
                            found[_ordered(one, other)] += 1
    return found


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (other, one) if one == NOTHING or (other != NOTHING and other < one) else (one, other)

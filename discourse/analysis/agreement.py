"""Agreement between coders, corrected for chance.

Codes come as units, each with one code a coder, None where a coder gave none::

    units = [("threat", "threat"), ("threat", None), ("trade", "threat")]
    krippendorff_alpha(units)                       # any number of coders, missing codes
    gwet_ac1(units)
    cohen_kappa(units)                              # two coders
    with_interval(krippendorff_alpha, units)        # an Estimate: bootstrap over the units
    confusion(units)                                # Counter({("threat", "threat"): 1, …})

A coefficient is 1 for full agreement and 0 for what chance would give. It is NaN where it is undefined: no unit with
two codes, or, for alpha and kappa, one and the same code throughout, which says nothing about
whether coders can tell codes apart.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import combinations
from typing import Any, Literal

from discourse.analysis.statistics import Estimate, bootstrap

Level = Literal["nominal", "ordinal", "interval"]
Units = Sequence[Sequence[Any]]


def krippendorff_alpha(units: Units, level: Level = "nominal") -> float:
    """Krippendorff's alpha, for any number of coders and with codes missing.

    Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability". `ordinal` codes are ordered as
    Python orders them; `interval` codes are numbers.
    """
    pairable = [counts for counts in map(_counts, units) if counts.total() > 1]
    totals: Counter[Hashable] = sum(pairable, Counter())
    n = totals.total()
    difference = _difference(level, totals)
    observed = sum(_disagreement(counts, difference) / (counts.total() - 1) for counts in pairable)
    expected = _disagreement(totals, difference) / (n - 1) if n else 0.0
    return 1 - observed / expected if expected else math.nan


def cohen_kappa(units: Units) -> float:
    """Cohen's kappa for two coders (Cohen 1960); units that one of them left out do not count.

    Raises:
        ValueError: there are not two coders.
    """
    pairs = confusion(units)
    n = pairs.total()
    if not n:
        return math.nan
    first, second = (_margin(pairs, place) for place in (0, 1))
    observed = sum(count for (a, b), count in pairs.items() if a == b) / n
    expected = sum(first[code] * second[code] for code in first) / (n * n)
    return (observed - expected) / (1 - expected) if expected < 1 else math.nan


def gwet_ac1(units: Units, codes: Iterable[Hashable] = ()) -> float:
    """Gwet's AC1, which does not collapse where one code prevails (Gwet 2008; 2014, ch. 5).

    `codes` names those that could have been given, if not all were.
    """
    coded = [counts for counts in map(_counts, units) if counts]
    pairable = [counts for counts in coded if counts.total() > 1]
    categories = set(codes).union(*coded)
    if not pairable:
        return math.nan
    if len(categories) < 2:
        return 1.0
    observed = sum(
        sum(c * (c - 1) for c in counts.values()) / (counts.total() * (counts.total() - 1))
        for counts in pairable
    ) / len(pairable)
    shares = [sum(c[code] / c.total() for c in coded) / len(coded) for code in categories]
    expected = sum(share * (1 - share) for share in shares) / (len(categories) - 1)
    return (observed - expected) / (1 - expected)


def with_interval(
    coefficient: Callable[[Units], float],
    units: Units,
    *,
    replicates: int = 1000,
    confidence: float = 0.95,
    seed: int = 0,
) -> Estimate:
    """A coefficient with its bootstrap interval over the units."""
    return bootstrap(units, coefficient, replicates=replicates, confidence=confidence, seed=seed)


def confusion(units: Units) -> Counter[tuple[Any, Any]]:
    """How often the first coder gave one code and the second another, in the units that both coded.

    Raises:
        ValueError: there are not two coders.
    """
    if any(len(unit) != 2 for unit in units):
        raise ValueError("This compares two coders: each unit needs two codes, or None for one.")
    return Counter((a, b) for a, b in units if a is not None and b is not None)


def _counts(unit: Sequence[Any]) -> Counter[Hashable]:
    return Counter(code for code in unit if code is not None)


def _margin(pairs: Counter[tuple[Any, Any]], place: int) -> Counter[Any]:
    margin: Counter[Any] = Counter()
    for codes, count in pairs.items():
        margin[codes[place]] += count
    return margin


def _disagreement(counts: Counter[Hashable], difference: Callable[[Any, Any], float]) -> float:
    """The difference summed over all ordered pairs of codes."""
    return 2 * sum(counts[a] * counts[b] * difference(a, b) for a, b in combinations(counts, 2))


def _difference(level: Level, totals: Counter[Any]) -> Callable[[Any, Any], float]:
    """How far two codes are apart."""
    if level == "nominal":
        return lambda a, b: float(a != b)
    if level == "interval":
        return lambda a, b: float(a - b) ** 2
    ordered = sorted(totals)
    ranks = {}
    below = 0
    for code in ordered:
        ranks[code] = below + totals[code] / 2
        below += totals[code]
    # the codes given between the two, each end counted half
    return lambda a, b: float(ranks[a] - ranks[b]) ** 2

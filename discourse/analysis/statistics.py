"""Figures with their uncertainty: rates, proportions, contrasts of two groups, the bootstrap, corrections.

    rate(12, words=4_300)                       # Estimate(2.79, 1.44, 4.88): per 1,000 words
    proportion(8, 10)                           # Estimate(0.8, 0.49, 0.94)
    contrasts(counts_of_group_a, counts_of_group_b)      # words by how much they mark one of the two
    bootstrap(documents, mean_of_something)     # an interval that knows that words of one text go together
    holm([0.01, 0.04, 0.03])                    # p-values of several tests at once

Nothing here needs more than the standard library; what draws at random takes a seed, and gives the same result
for the same seed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from random import Random
from statistics import NormalDist
from typing import TypeVar

from attrs import frozen

T = TypeVar("T")


@frozen
class Estimate:
    """A figure with the interval that it lies in at the given confidence."""

    value: float
    low: float
    high: float


def _z(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise ValueError(f"A confidence lies between 0 and 1; got {confidence}.")
    return NormalDist().inv_cdf((1 + confidence) / 2)


def rate(count: int, words: int, *, per: int = 1000, confidence: float = 0.95) -> Estimate:
    """Occurrences per 1,000 words, taken as Poisson, with Byar's interval.

    Byar's approximation to the exact interval is good from the first count on: Breslow & Day (1987),
    "Statistical Methods in Cancer Research" II, p. 69. Devices that come in clusters are less certain than
    this says; `bootstrap` over documents knows better.

    Raises:
        ValueError: no words, or a negative count.
    """
    if words <= 0 or count < 0:
        raise ValueError(f"A rate needs words and a count from 0; got {count} in {words} words.")
    z = _z(confidence)
    above = count + 1
    low = count * (1 - 1 / (9 * count) - z / (3 * math.sqrt(count))) ** 3 if count else 0.0
    high = above * (1 - 1 / (9 * above) + z / (3 * math.sqrt(above))) ** 3
    scale = per / words
    return Estimate(count * scale, max(low, 0.0) * scale, high * scale)


def proportion(successes: int, trials: int, *, confidence: float = 0.95) -> Estimate:
    """A share with Wilson's score interval (Wilson 1927; Brown, Cai & DasGupta 2001 on why).

    Raises:
        ValueError: no trials, or successes outside 0 … trials.
    """
    if not 0 <= successes <= trials or not trials:
        raise ValueError(f"A proportion needs 0 <= successes <= trials; got {successes}/{trials}.")
    z = _z(confidence)
    share = successes / trials
    centre = (share + z * z / (2 * trials)) / (1 + z * z / trials)
    half = z / (1 + z * z / trials)
    half *= math.sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials))
    # rounding may push the bound past the share where nothing, or everything, is a success
    return Estimate(share, min(share, max(0.0, centre - half)), max(share, min(1.0, centre + half)))


@frozen
class Contrast:
    """How much an item marks the first group (above 0) or the second (below 0).

    Attributes:
        log_odds: the difference of the two groups' log-odds, drawn towards 0 by the prior.
        z: the same in standard errors; beyond ±1.96 it is unlikely to be chance, for one item alone.
    """

    item: str
    log_odds: float
    z: float


def contrasts(
    first: Mapping[str, int],
    second: Mapping[str, int],
    prior: Mapping[str, int] | None = None,
    *,
    prior_size: float | None = None,
) -> tuple[Contrast, ...]:
    """Items by how much they mark one of two groups: log-odds with an informative Dirichlet prior.

    Monroe, Colaresi & Quinn (2008), "Fightin' Words", equations 16, 20 and 22. `prior` counts the items in a
    background corpus, by default in both groups together; its total is scaled to `prior_size`, by default
    the size of the smaller group: the more, the closer rare items stay to 0. Highest z first.

    Raises:
        ValueError: a group is empty.
    """
    totals = [sum(first.values()), sum(second.values())]
    if not all(totals):
        raise ValueError("A contrast needs two groups, each with at least one item counted.")
    items = sorted(first.keys() | second.keys())
    if len(items) == 1:  # all of both groups: its odds are infinite, and alike
        return (Contrast(items[0], 0.0, 0.0),)
    background = {
        item: prior.get(item, 0) if prior else first.get(item, 0) + second.get(item, 0)
        for item in items
    }
    # an item that the background does not have gets half a count there, lest its odds be undefined
    smoothed = {item: count or 0.5 for item, count in background.items()}
    size = min(totals) if prior_size is None else prior_size
    total = sum(prior.values()) if prior else sum(totals)
    scale = size / max(total, sum(smoothed.values()))
    found = []
    for item in items:
        alpha = smoothed[item] * scale
        counts = [first.get(item, 0) + alpha, second.get(item, 0) + alpha]
        rests = [group + size - count for group, count in zip(totals, counts, strict=True)]
        log_odds = math.log(counts[0] / rests[0]) - math.log(counts[1] / rests[1])
        found.append(Contrast(item, log_odds, log_odds / math.sqrt(sum(1 / c for c in counts))))
    return tuple(sorted(found, key=lambda contrast: (-contrast.z, contrast.item)))


def bootstrap(
    items: Sequence[T],
    statistic: Callable[[Sequence[T]], float],
    *,
    block: int = 1,
    replicates: int = 1000,
    confidence: float = 0.95,
    seed: int = 0,
) -> Estimate:
    """A statistic with its percentile interval over resampled items (Efron & Tibshirani 1993, ch. 13).

    Items are what was sampled: documents, for a statement about texts like these. For the paragraphs of
    one document, which lean on their neighbours, `block` draws runs of that many, the last followed by the first
    (Politis & Romano 1992). Replicates where the statistic is undefined (NaN) are left out; where all are,
    the interval is NaN.

    Raises:
        ValueError: there are no items.
    """
    if not items:
        raise ValueError("The bootstrap needs at least one item.")
    random = Random(seed)  # noqa: S311 - a simulation, no secret
    drawn = [statistic(_resample(items, block, random)) for _ in range(replicates)]
    return Estimate(statistic(items), *_middle(drawn, confidence))


def bootstrap_difference(
    first: Sequence[T],
    second: Sequence[T],
    statistic: Callable[[Sequence[T]], float],
    *,
    replicates: int = 1000,
    confidence: float = 0.95,
    seed: int = 0,
) -> tuple[Estimate, float]:
    """How much a statistic is higher in the first group, with its interval, and a two-sided p-value.

    Both groups are resampled, each by itself. The p-value is twice the share of replicates on the other side
    of 0, counting one more on each side (Davison & Hinkley 1997, p. 141), so it is never 0.

    Raises:
        ValueError: a group is empty.
    """
    if not first or not second:
        raise ValueError("The bootstrap needs at least one item in each group.")
    random = Random(seed)  # noqa: S311 - a simulation, no secret
    drawn = [
        statistic(_resample(first, 1, random)) - statistic(_resample(second, 1, random))
        for _ in range(replicates)
    ]
    defined = [value for value in drawn if not math.isnan(value)]
    smaller = min(sum(value <= 0 for value in defined), sum(value >= 0 for value in defined))
    p_value = min(1.0, 2 * (smaller + 1) / (len(defined) + 1))
    difference = statistic(first) - statistic(second)
    return Estimate(difference, *_middle(drawn, confidence)), p_value


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """The p-values of several tests, corrected so that one false alarm in all stays as rare (Holm 1979)."""
    order = sorted(range(len(p_values)), key=lambda place: p_values[place])
    corrected = [0.0] * len(p_values)
    highest = 0.0
    for rank, place in enumerate(order):
        highest = max(highest, min(1.0, (len(order) - rank) * p_values[place]))
        corrected[place] = highest
    return tuple(corrected)


def _resample(items: Sequence[T], block: int, random: Random) -> Sequence[T]:
    if block <= 1:
        return random.choices(items, k=len(items))
    drawn: list[T] = []
    while len(drawn) < len(items):
        start = random.randrange(len(items))
        drawn.extend(items[(start + step) % len(items)] for step in range(block))
    return drawn[: len(items)]


def _middle(drawn: Sequence[float], confidence: float) -> tuple[float, float]:
    """The bounds of the middle share of the values."""
    if not 0 < confidence < 1:
        raise ValueError(f"A confidence lies between 0 and 1; got {confidence}.")
    defined = sorted(value for value in drawn if not math.isnan(value))
    if not defined:
        return math.nan, math.nan
    return _quantile(defined, (1 - confidence) / 2), _quantile(defined, (1 + confidence) / 2)


def _quantile(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)

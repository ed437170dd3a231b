"""Making a model's probabilities hold on data that it has not seen, and knowing when to abstain.

log_odds = out_of_fold(…)                            # see `training`; never those of its own training data
model = evolve(model, calibration=platt(log_odds, outcomes))
expected_calibration_error(probabilities, outcomes)
threshold_for_precision(probabilities, outcomes, precision=0.8)
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from discourse.analysis.scoring import Calibration, sigmoid


def platt(log_odds: Sequence[float], outcomes: Sequence[bool]) -> Calibration:
    """Platt's scaling of a model of two labels: a straight line over its log-odds.

    Platt (1999) with the targets that he softens against overfitting, fitted by Newton's method as
    Lin, Lin & Weng (2007) do. Good from a few dozen cases on.

    Raises:
        ValueError: no cases, or not as many of the one as of the other.
    """
    pairs = _pairs(log_odds, outcomes)
    positives = sum(outcomes)
    high = (positives + 1) / (positives + 2)
    low = 1 / (len(pairs) - positives + 2)
    cases = [(x, high if outcome else low) for x, outcome in pairs]
    share = math.log((positives + 1) / (len(pairs) - positives + 1))
    slope, offset = 0.0, share
    loss = _loss(cases, slope, offset)
    for _ in range(100):
        step = _newton_step(cases, slope, offset)
        size = 1.0
        while size > 1e-9:
            tried = slope - size * step[0], offset - size * step[1]
            tried_loss = _loss(cases, *tried)
            if tried_loss < loss:
                break
            size /= 2
        else:
            break
        (slope, offset), gained, loss = tried, loss - tried_loss, tried_loss
        if gained < 1e-12 * len(cases):
            break
    # a model that is worse than chance tells nothing: then every case gets the share of positives
    return (
        Calibration(slope=slope, offset=offset)
        if slope > 0
        else Calibration(slope=0.0, offset=share)
    )


def isotonic(log_odds: Sequence[float], outcomes: Sequence[bool]) -> Calibration:
    """Isotonic regression of a model of two labels: any rising curve.

    Pool adjacent violators (Ayer et al. 1955; Zadrozny & Elkan 2002). Wants a thousand cases and more; shares are
    drawn in by half a case on each side, so that nothing is certain.

    Raises:
        ValueError: no cases, or not as many of the one as of the other.
    """
    # pools of neighbouring cases: the number, the positives, the sum of log-odds
    pools: list[tuple[int, int, float]] = []
    for x, outcome in sorted(_pairs(log_odds, outcomes)):
        pools.append((1, int(outcome), x))
        while len(pools) > 1 and (
            pools[-2][1] * pools[-1][0] >= pools[-1][1] * pools[-2][0]
            or pools[-2][2] * pools[-1][0] >= pools[-1][2] * pools[-2][0]
        ):
            last, before = pools.pop(), pools.pop()
            pools.append((last[0] + before[0], last[1] + before[1], last[2] + before[2]))
    points: dict[float, float] = {}
    highest = 0.0
    for number, positives, total in pools:
        highest = max(highest, (positives + 0.5) / (number + 1))
        points[total / number] = highest
    return Calibration(points=tuple(points), shares=tuple(points.values()))


def temperature(probabilities: Sequence[Mapping[str, float]], labels: Sequence[str]) -> Calibration:
    """One slope for all labels of a model of several (Guo et al. 2017).

    `probabilities` are those of the model without calibration, each a mapping from label.

    Raises:
        ValueError: no cases, or not as many of the one as of the other.
    """
    cases = [
        ({label: math.log(max(p, 1e-12)) for label, p in case.items()}, gold)
        for case, gold in zip(probabilities, labels, strict=True)
    ]
    if not cases:
        raise ValueError("Calibration needs cases.")

    def loss(log_slope: float) -> float:
        slope = math.exp(log_slope)
        return sum(
            math.log(sum(math.exp(slope * x) for x in scores.values())) - slope * scores[gold]
            for scores, gold in cases
        )

    low, high = math.log(0.05), math.log(20)
    for _ in range(60):  # the loss has one minimum: close in on it
        third = (high - low) / 3
        if loss(low + third) < loss(high - third):
            high -= third
        else:
            low += third
    return Calibration(slope=math.exp((low + high) / 2))


def expected_calibration_error(
    probabilities: Sequence[float], outcomes: Sequence[bool], *, bins: int = 10
) -> float:
    """How far probabilities are from the shares that came true, on average.

    Bins of equal width, weighted by their cases (Naeini, Cooper & Hauskrecht 2015; Guo et al. 2017). For a
    model of several labels give the probability of the label decided on, and whether it was right.

    Raises:
        ValueError: no cases, or not as many of the one as of the other.
    """
    pairs = _pairs(probabilities, outcomes)
    gaps = [0.0] * bins
    for probability, outcome in pairs:
        gaps[min(int(probability * bins), bins - 1)] += probability - outcome
    return sum(map(abs, gaps)) / len(pairs)


def threshold_for_precision(
    probabilities: Sequence[float], outcomes: Sequence[bool], precision: float
) -> float:
    """The lowest threshold from which on that share comes true; above 1 where none does (abstain always)."""
    fulfilling = [
        threshold
        for threshold, found, right in _cuts(probabilities, outcomes)
        if right >= precision * found
    ]
    return fulfilling[-1] if fulfilling else 1.01


def threshold_for_f1(probabilities: Sequence[float], outcomes: Sequence[bool]) -> float:
    """The threshold with the highest F1 of the positives; the highest of those where several have it."""
    positives = sum(outcomes)
    cuts = _cuts(probabilities, outcomes)
    return max(cuts, key=lambda cut: 2 * cut[2] / (cut[1] + positives))[0]


def _cuts(
    probabilities: Sequence[float], outcomes: Sequence[bool]
) -> Iterator[tuple[float, int, int]]:
    """Each threshold, highest first, with the number that reach it and how many of them come true."""
    right = 0
    pairs = sorted(_pairs(probabilities, outcomes), reverse=True)
    following = [*(probability for probability, _ in pairs[1:]), -math.inf]
    for found, ((probability, outcome), after) in enumerate(zip(pairs, following, strict=True), 1):
        right += outcome
        if after < probability:
            yield probability, found, right


def _pairs(values: Sequence[float], outcomes: Sequence[bool]) -> list[tuple[float, bool]]:
    if not values or len(values) != len(outcomes):
        raise ValueError(
            f"Calibration needs cases, each with its outcome; got {len(values)} and {len(outcomes)}."
        )
    return list(zip(values, outcomes, strict=True))


def _loss(cases: Sequence[tuple[float, float]], slope: float, offset: float) -> float:
    """The negative log-likelihood of the targets."""
    total = 0.0
    for x, target in cases:
        z = slope * x + offset
        # log(1 + e^z) - target * z, in the form that cannot overflow
        total += max(z, 0.0) + math.log1p(math.exp(-abs(z))) - target * z
    return total


def _newton_step(
    cases: Sequence[tuple[float, float]], slope: float, offset: float
) -> tuple[float, float]:
    """Newton's step: the Hessian (a b; b c), kept from being singular, against the gradient (d e)."""
    a = c = 1e-12
    b = d = e = 0.0
    for x, target in cases:
        p = sigmoid(slope * x + offset)
        weight, error = p * (1 - p), p - target
        a += weight * x * x
        b += weight * x
        c += weight
        d += error * x
        e += error
    determinant = a * c - b * b
    return (c * d - b * e) / determinant, (a * e - b * d) / determinant

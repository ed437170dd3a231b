"""How much of a text is a frame's, from what each sentence says: a mean, drawn to a prior, with its interval.

What is known of a sentence is either whether it uses the frame (1 or 0) or, where weights were fitted and calibrated, the
probability that it does. Calibrated probabilities add up to the number to be expected, so their mean is the
prevalence; a count of those above a threshold is biased wherever mistakes to either side are not as many (Forman 2008,
"Quantifying counts and costs via classification", Data Mining and Knowledge Discovery 17).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from attrs import field, frozen, validators

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

REPLICATES = 500
FEWEST_PARAGRAPHS = 5
"""Resampling fewer blocks than this says little: then sentences are the blocks."""

PRIOR_SENTENCES = 2.0
"""What the prior weighs, in sentences: it moves a text of two sentences half of the way and one of a hundred hardly."""


@frozen
class Prior:
    """What is expected of a text before it is read: a Beta distribution of this mean, worth this many sentences.

    The prior worth 0 sentences leaves a share as it is.
    """

    mean: float = field(default=0.0, validator=[validators.ge(0.0), validators.le(1.0)])
    sentences: float = field(default=0.0, validator=validators.ge(0.0))


def prevalence(
    chances: NDArray[np.float64], priors: Sequence[Prior], weights: Sequence[float] | None = None
) -> NDArray[np.float64]:
    """The posterior mean of each frame's share: (sum + prior mean · prior sentences) / (n + prior sentences).

    Args:
        chances: a row for each sentence, a column for each frame: the probability that the one uses the other.
        priors: for each frame.
        weights: of the sentences, if some count more than others; n stays their number.
    """
    import numpy as np

    sums = np.average(chances, axis=0, weights=weights) * len(chances)
    return _drawn(sums, np.full(len(priors), float(len(chances))), priors)


def interval(
    chances: NDArray[np.float64], priors: Sequence[Prior], blocks: Sequence[int], seed: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The 95 % interval of each frame's prevalence; the mean lies in it.

    The percentile interval of a bootstrap that draws whole paragraphs (`blocks`), as neighbouring sentences are no
    independent observations. What is uncertain of the sentences drawn adds its variance, the sum of p · (1 - p), by the
    normal approximation; what is uncertain of the model does not. Where all sentences surely have the frame or
    surely lack it, the exact binomial bound at 97.5 %.
    """
    import numpy as np

    if len(set(blocks)) < FEWEST_PARAGRAPHS:
        blocks = range(len(blocks))
    number = {block: position for position, block in enumerate(dict.fromkeys(blocks))}
    frames = chances.shape[1]
    totals = np.zeros((len(number), 2 * frames + 1))
    rows = np.hstack([chances, chances * (1 - chances), np.ones((len(chances), 1))])
    np.add.at(totals, [number[block] for block in blocks], rows)
    random = np.random.default_rng(seed)
    share = [1 / len(number)] * len(number)
    drawn = random.multinomial(len(number), share, size=REPLICATES) @ totals
    sums, variances, counts = drawn[:, :frames], drawn[:, frames:-1], drawn[:, -1:]
    sums = np.clip(sums + np.sqrt(variances) * random.standard_normal(sums.shape), 0, counts)
    low, high = np.quantile(_drawn(sums, counts, priors), (0.025, 0.975), axis=0)
    bound = 1 - 0.025 ** (1 / len(chances))
    low = np.where((chances == 1).all(axis=0), 1 - bound, low)
    high = np.where((chances == 0).all(axis=0), bound, high)
    mean = prevalence(chances, priors)
    return np.minimum(low, mean), np.maximum(high, mean)


def _drawn(
    sums: NDArray[Any], counts: NDArray[Any], priors: Sequence[Prior]
) -> NDArray[np.float64]:
    """Sums over sentences as shares, drawn to the priors."""
    import numpy as np

    worth = np.array([prior.sentences for prior in priors])
    expected = np.array([prior.mean * prior.sentences for prior in priors])
    shares: NDArray[np.float64] = (sums + expected) / (counts + worth)
    return shares

"""Comparing how groups of documents frame: newspapers, parties, years."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from attrs import frozen

from discourse import Document
from discourse.analysis.statistics import Estimate, bootstrap_difference, contrasts, holm
from discourse_framing.layers import AUTHOR, PROFILE, Measure

FEWEST = 3  # documents in a group


@frozen(kw_only=True)
class FrameContrast:
    """How much more the first group uses a frame than the second.

    Attributes:
        name: codebook and frame.
        first, second: the mean prevalence in each group, every document of equal weight.
        difference: of the two, with its 95 % interval from a bootstrap over documents.
        p_value: of the difference, corrected for all frames of its codebook (Holm 1979).
        log_odds: of the frame against the codebook's others, with a prior (Monroe et al. 2008).
    """

    name: str
    first: float
    second: float
    difference: Estimate
    p_value: float
    log_odds: float


def compare(
    first: Sequence[Document], second: Sequence[Document], *, voice: str = AUTHOR, seed: int = 0
) -> list[FrameContrast]:
    """The frames of both groups' profiles in one voice, those that differ most first.

    Documents are what is resampled: the intervals and p-values are for texts like these, so a group of a few
    documents gives wide ones.

    Args:
        first, second: documents with the layer `framing.profile`, made with the same codebooks.
        voice: `author` or `quoted`.

    Raises:
        ValueError: a group has fewer than three documents with that voice.
    """
    groups = [_profiles(first, voice), _profiles(second, voice)]
    for number, group in enumerate(groups, start=1):
        if len(group) < FEWEST:
            raise ValueError(
                f"Comparing frames: group {number} has {len(group)} documents with the voice {voice!r}; "
                f"a comparison needs {FEWEST} and more in each."
            )
    names = [name for name in groups[0][0] if all(name in p for group in groups for p in group)]
    found: list[FrameContrast] = []
    for book in dict.fromkeys(name.partition("/")[0] for name in names):
        own = [name for name in names if name.startswith(f"{book}/")]
        found += _contrasts(own, groups, seed)
    return sorted(found, key=lambda contrast: (contrast.p_value, -abs(contrast.difference.value)))


Profile = dict[str, Measure]


def _profiles(documents: Sequence[Document], voice: str) -> list[Profile]:
    profiles = (
        {measure.name: measure for measure in document[PROFILE] if measure.voice == voice}
        for document in documents
    )
    return [profile for profile in profiles if profile]


def _mean(values: Sequence[float]) -> float:
    return fmean(values)


def _contrasts(
    names: Sequence[str], groups: Sequence[Sequence[Profile]], seed: int
) -> list[FrameContrast]:
    counts = [{name: sum(p[name].count for p in group) for name in names} for group in groups]
    odds = {}
    if all(any(group.values()) for group in counts):
        odds = {each.item: each.log_odds for each in contrasts(*counts)}
    means, differences, p_values = [], [], []
    for name in names:
        ours, theirs = ([profile[name].value for profile in group] for group in groups)
        difference, p_value = bootstrap_difference(ours, theirs, _mean, seed=seed)
        means.append((_mean(ours), _mean(theirs)))
        differences.append(difference)
        p_values.append(p_value)
    return [
        FrameContrast(
            name=name,
            first=mean[0],
            second=mean[1],
            difference=difference,
            p_value=p_value,
            log_odds=odds.get(name, 0.0),
        )
        for name, mean, difference, p_value in zip(
            names, means, differences, holm(p_values), strict=True
        )
    ]

"""The mean of two models' weights: `python mean.py FIRST.pt SECOND.pt OUT.pt`.

Where a run was taken up again with other data, the middle between its two ends is often better than
either (Wortsman et al. 2022, "Model soups"). Both must be of one run: the same settings, the same
vocabulary.
"""

import argparse
from pathlib import Path

import torch


def mean_of(
    first: dict[str, torch.Tensor], second: dict[str, torch.Tensor]
) -> dict[str, torch.Tensor]:
    """Half of either; what is not a number with a fraction is taken from the first."""
    return {
        name: (weight.float() + second[name].float()) / 2 if weight.is_floating_point() else weight
        for name, weight in first.items()
    }


def main() -> None:
    """Read two, write one."""
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("first", "second", "out"):
        arguments.add_argument(name, type=Path)
    given = arguments.parse_args()
    first, second = (
        torch.load(path, map_location="cpu", weights_only=True)
        for path in (given.first, given.second)
    )
    if first["vocab"] != second["vocab"]:
        raise SystemExit(f"{given.first} and {given.second} know different words: not of one run.")
    torch.save({**first, "model": mean_of(first["model"], second["model"])}, given.out)


if __name__ == "__main__":
    main()

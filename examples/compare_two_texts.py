"""Two texts side by side: the devices that they use, and the frames, in the words of their own authors.

python examples/compare_two_texts.py [FILE FILE]
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from discourse import Document, Pipeline, read

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
PAIR = SEEDS / "middle-powers-and-ports.txt", SEEDS / "a-seat-is-not-a-table.txt"
TEXT = click.Path(exists=True, dir_okay=False, path_type=Path)
ROW = "{:46}{:>25}{:>25} {}"


@click.command(help=__doc__)
@click.argument("one", default=PAIR[0], type=TEXT)
@click.argument("other", default=PAIR[1], type=TEXT)
def main(one: Path, other: Path) -> None:
    """Print the profiles of both, and a star where their intervals lie apart."""
    pipeline = Pipeline(
        layers=["rhetoric.profile", "framing.profile"],
        config={"framing": {"codebook": "policy-frames"}},
    )
    first, second = pipeline(read(one)), pipeline(read(other))
    print(ROW.format("", one.stem[:23], other.stem[:23], "").rstrip())

    print("\nDevices per 1,000 words, and the 95 % interval")
    compare(devices(first), devices(second), "{:.1f} ({:.1f}–{:.1f})")
    print("\nFrames, share of the sentences, and the 95 % interval")
    compare(frames(first), frames(second), "{:.0%} ({:.0%}–{:.0%})")
    print("\n* the intervals lie apart")


def compare(one: dict[str, Any], other: dict[str, Any], form: str) -> None:
    """A line for each measure that is above zero in one of the texts."""
    for name, a in one.items():
        b = other[name]
        if a.value or b.value:
            star = "*" if a.high < b.low or b.high < a.low else ""
            cells = (form.format(item.value, item.low, item.high) for item in (a, b))
            print(ROW.format(name, *cells, star).rstrip())


def devices(document: Document) -> dict[str, Any]:
    """How often the author uses each device in the whole text; its zones and the sums by family are left out."""
    return {
        rate.name: rate
        for rate in document["rhetoric.profile"]
        if (rate.voice, rate.zone) == ("author", "all") and not rate.name.startswith("family ")
    }


def frames(document: Document) -> dict[str, Any]:
    """How much of the author's text each frame takes."""
    return {share.label: share for share in document["framing.profile"] if share.voice == "author"}


if __name__ == "__main__":
    main()

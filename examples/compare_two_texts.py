"""Two texts side by side: how often each uses a family of devices, and which frames each prefers.

python examples/compare_two_texts.py [FILE FILE]
"""

from __future__ import annotations

import sys
from pathlib import Path

from discourse import Document, Pipeline, read

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
PAIR = SEEDS / "middle-powers-and-ports.txt", SEEDS / "a-seat-is-not-a-table.txt"


def main(one: Path, other: Path) -> None:
    """Print the profiles of both texts, and a mark where their intervals lie apart."""
    pipeline = Pipeline(layers=["rhetoric.profile", "framing.profile"])
    texts = [pipeline(read(path)) for path in (one, other)]
    print(f"{'':30} {one.stem[:24]:>24} {other.stem[:24]:>24}")
    for layer in ("rhetoric.profile", "framing.profile"):
        print()
        compare(*texts, layer)


def compare(one: Document, other: Document, layer: str) -> None:
    """A line for each measure that both texts have in the author's own voice."""
    first, second = ({item.name: item for item in text[layer] if item.voice == "author"} for text in (one, other))
    for name in sorted(first.keys() & second.keys()):
        a, b = first[name], second[name]
        apart = a.high < b.low or b.high < a.low
        print(f"{name:30} {shown(a):>24} {shown(b):>24} {'*' if apart else ''}")


def shown(item: object) -> str:
    """A measure with its interval."""
    return f"{item.value:.3f} [{item.low:.3f}–{item.high:.3f}]"


if __name__ == "__main__":
    main(*(map(Path, sys.argv[1:3]) if len(sys.argv) > 2 else PAIR))

"""Draws reading.svg, the picture in the README: a real reading of a sample, each section cut short.

python docs/img/draw.py
"""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console, Group
from rich.segment import SegmentLines
from rich.text import Text

from discourse import Pipeline, read
from discourse.reading import SECTIONS

HERE = Path(__file__).resolve().parent
SEED = "seeds/middle-powers-and-ports.txt"
SHOWN = {"heading": 7, "left_out": 2, "who": 9, "how": 12, "through_which_frames": 9}


def main() -> None:
    """Print the beginning of each section to a recording terminal, and save what it shows."""
    document = Pipeline(config={"framing": {"codebook": "foreign-policy"}})(
        read(HERE.parents[1] / SEED)
    )
    console = Console(
        record=True, width=108, file=io.StringIO(), force_terminal=True, highlight=False
    )
    for section in SECTIONS:
        height = SHOWN.get(section.__name__, 0)
        lines = console.render_lines(Group(*section(document)), pad=False)
        if height and lines:
            console.print(SegmentLines(lines[:height], new_lines=True), end="")
            if len(lines) > height:
                console.print(Text("  …", style="dim"))
    console.save_svg(str(HERE / "reading.svg"), title=f"discourse analyze {SEED}")


if __name__ == "__main__":
    main()

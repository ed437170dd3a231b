"""Where in a text its devices come, as a picture.

python examples/plot_devices.py [FILE [PICTURE.svg [DEVICE …]]]
"""

from __future__ import annotations

import sys
from pathlib import Path

from discourse_rhetoric.dispersion import dispersion_plot

from discourse import Pipeline, read

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def main(text: Path, picture: Path | None, devices: list[str]) -> None:
    """Write the plot, or print it where no file is named."""
    document = Pipeline(layers=["devices"])(read(text))
    plot = dispersion_plot(document, devices)
    if picture is None:
        print(plot)
    else:
        picture.write_text(plot, encoding="utf-8")
        print(f"wrote {picture}")


if __name__ == "__main__":
    given = sys.argv[1:]
    main(
        Path(given[0]) if given else SEEDS / "a-seat-is-not-a-table.txt",
        Path(given[1]) if len(given) > 1 else None,
        given[2:],
    )

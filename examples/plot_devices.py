"""Where in a text its devices come, as a picture.

python examples/plot_devices.py [FILE [PICTURE.svg [DEVICE …]]]
"""

from __future__ import annotations

from pathlib import Path

import click
from discourse_rhetoric.dispersion import dispersion_plot

from discourse import Pipeline, read

SEED = Path(__file__).resolve().parent.parent / "seeds" / "a-seat-is-not-a-table.txt"


@click.command(help=__doc__)
@click.argument(
    "text",
    default=SEED,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.argument(
    "picture",
    required=False,
    type=click.Path(dir_okay=False, path_type=Path),
)
@click.argument("devices", nargs=-1)
def main(text: Path, picture: Path | None, devices: tuple[str, ...]) -> None:
    """Write the plot, or print it where no file is named."""
    document = Pipeline(layers=["devices"])(read(text))
    plot = dispersion_plot(document, devices)
    if picture is None:
        print(plot)
    else:
        picture.write_text(plot, encoding="utf-8")
        print(f"wrote {picture}")


if __name__ == "__main__":
    main()

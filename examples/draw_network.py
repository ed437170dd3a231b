"""Draw who does what to whom: green for friendly, red for hostile, as wide as it is often said.

python examples/draw_network.py PICTURE.png [FILE ...]

Needs pip install 'discourse-actors[drawing]'. Files are texts, tables of texts, or results that were saved as JSON or JSONL. Drawn is
what the texts say to be done, in their authors' voice.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click
from discourse_actors.network import between_actors, network

from discourse import Document, Pipeline, read_many

FOLDER = Path(__file__).resolve().parent.parent / "seeds"
SEEDS = [
    FOLDER / "cable-statements.csv",
    FOLDER / "middle-powers-and-ports.txt",
    FOLDER / "nile-talks-adjourn.txt",
]
MOST_ACTORS = 25
LONGEST_LINE = 18
SURE = 0.7
PICTURES = (".png", ".svg", ".pdf", ".jpg")
FRIENDLY, HOSTILE, NEITHER = "#2a7f62", "#b3382c", "#9a9a9a"


@click.command(help=__doc__)
@click.argument("picture", default="network.png", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(picture: Path, files: tuple[Path, ...]) -> None:
    """Draw the ties between the most salient actors of all files together."""
    if picture.suffix.lower() not in PICTURES:
        raise click.UsageError(
            f"{str(picture)!r} is no picture; the first file is drawn to: {', '.join(PICTURES)}."
        )
    ties = between_actors(network(documents(files or SEEDS), least_score=SURE), most=MOST_ACTORS)
    draw(ties, picture)
    for source, target, tie in ties.edges(data=True):
        print(f"{ties.nodes[source]['label']} → {ties.nodes[target]['label']}: {tie['relations']}")
    print(f"{picture}: {len(ties)} actors, {ties.number_of_edges()} ties")


def documents(files: Iterable[Path]) -> Iterator[Document]:
    """The texts analysed, saved results as they are."""
    analyse = Pipeline(layers=["actors", "relations"])
    outcomes = analyse.stream(read_many(files))
    # what cannot be read or analysed is raised
    return (outcome for outcome in outcomes if isinstance(outcome, Document))


def draw(ties: Any, picture: Path) -> None:
    """Nodes by salience, arrows by sign and count; the names stand beside the nodes."""
    import matplotlib
    import networkx

    matplotlib.use("Agg")
    from matplotlib import pyplot

    places = networkx.circular_layout(sorted(ties, key=lambda node: ties.nodes[node]["label"]))
    figure, axes = pyplot.subplots(figsize=(13, 11))
    greatest = max((node["salience"] for _, node in ties.nodes(data=True)), default=1) or 1
    sizes = [80 + 900 * ties.nodes[node]["salience"] / greatest for node in ties]
    networkx.draw_networkx_nodes(
        ties,
        places,
        ax=axes,
        node_size=sizes,
        node_color="#dbe4ee",
        edgecolors="#44546a",
    )
    # the strongest are drawn last, above the others
    for source, target, tie in sorted(ties.edges(data=True), key=lambda edge: edge[2]["weight"]):
        networkx.draw_networkx_edges(
            ties,
            places,
            edgelist=[(source, target)],
            ax=axes,
            width=1.2 + 0.8 * math.log2(tie["weight"]),
            edge_color=colour(tie["polarity"]),
            alpha=0.75,
            arrowsize=12,
            nodelist=list(ties),
            node_size=sizes,
            connectionstyle="arc3,rad=0.12",
        )
    for node, (x, y) in places.items():
        side = "left" if x >= 0 else "right"
        name = textwrap.fill(ties.nodes[node]["label"], width=LONGEST_LINE)
        height = "bottom" if y > 0.5 else "top" if y < -0.5 else "center"
        axes.text(1.09 * x, 1.06 * y, name, ha=side, va=height, fontsize=11)
    axes.set_axis_off()
    axes.set(xlim=(-1.7, 1.7), ylim=(-1.3, 1.3))
    lines = [
        pyplot.Line2D([], [], color=shade, linewidth=3) for shade in (FRIENDLY, HOSTILE, NEITHER)
    ]
    axes.legend(lines, ["friendly", "hostile", "neither"], loc="lower right", frameon=False)
    figure.savefig(picture, dpi=110, bbox_inches="tight")
    pyplot.close(figure)


def colour(polarity: int) -> str:
    """Green where friendly deeds outnumber hostile ones, red where it is the other way round."""
    return FRIENDLY if polarity > 0 else HOSTILE if polarity < 0 else NEITHER


if __name__ == "__main__":
    main()

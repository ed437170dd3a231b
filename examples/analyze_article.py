"""Read one article: who acts, how it persuades, through which frames.

python examples/analyze_article.py [FILE]
"""

from __future__ import annotations

from pathlib import Path

import click

from discourse import Annotation, Document, Pipeline, read

SEED = Path(__file__).resolve().parent.parent / "seeds" / "middle-powers-and-ports.txt"


@click.command(help=__doc__)
@click.argument(
    "path",
    default=SEED,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
def main(path: Path) -> None:
    """Print a page's worth of what is in the article."""
    article = Pipeline()(read(path))
    about = article.metadata
    print(about.title or article.id, *about.authors, about.date or "", sep="\n")

    print("\nWho acts")
    for actor in article["actors"].top(6):
        print(f"  {actor.name}, {actor.frequency} times, first in line {article.line(actor.start)}")

    print("\nHow it persuades")
    for device in article["devices"].top(6):
        print(f"  {device.device}, line {article.line(device.start)}: {shortly(article, device)}")

    print("\nThrough which frames (share of the author's sentences)")
    own = article["framing.profile"].where(lambda frame: frame.voice == "author")
    for frame in sorted(own, key=lambda frame: frame.value, reverse=True)[:6]:
        print(f"  {frame.value:4.0%} ({frame.low:.0%}–{frame.high:.0%})  {frame.label}")


def shortly(document: Document, annotation: Annotation, width: int = 90) -> str:
    """The words of an annotation on one line; of a long one, those of its parts."""
    words = " ".join(document.quote(annotation).split())
    if len(words) > width and annotation.parts:
        words = " … ".join(" ".join(document.quote(part).split()) for part in annotation.parts)
    return words if len(words) <= width else f"{words[:width]}…"


if __name__ == "__main__":
    main()

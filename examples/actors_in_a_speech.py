"""Whom does a speech name, by which words, and who does what to whom?

python examples/actors_in_a_speech.py [FILE]
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import click

from discourse import Document, Pipeline, Ref, read

SEED = Path(__file__).resolve().parent.parent / "seeds" / "between-two-neighbours.txt"


@click.command(help=__doc__)
@click.argument(
    "path",
    default=SEED,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
def main(path: Path) -> None:
    """Print the actors with the words that stand for them, and the deeds between them."""
    speech = Pipeline(layers=["actors", "mentions", "relations"])(read(path))
    words = words_for_actors(speech)

    for actor in speech["actors"].top(10):
        called = words[speech["actors"].ref(actor)]
        cast = f", cast as {actor.role}" if actor.role else ""
        often = ", ".join(f"{word} {count}" for word, count in called.most_common(5))
        print(f"{actor.name} ({actor.type}{cast}): {often}")

    print()
    for deed in speech["relations"]:
        source, target = speech[deed.source], speech[deed.target]
        quoted = " ".join(speech.quote(deed).split())
        print(
            f"line {speech.line(deed.start)}: {source.name} → {target.name}: {deed.relation}, “{quoted}”"
        )


def words_for_actors(document: Document) -> dict[Ref, Counter[str]]:
    """The words that stand for each actor, with their counts."""
    words: dict[Ref, Counter[str]] = defaultdict(Counter)
    for mention in document["mentions"]:
        words[mention.actor][document.quote(mention)] += 1
    return words


if __name__ == "__main__":
    main()

"""Whom does a speech name, by which names, and who does what to whom?

python examples/actors_in_a_speech.py [FILE]
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

from discourse import Document, Pipeline, Ref, read

SEED = Path(__file__).resolve().parent.parent / "seeds" / "between-two-neighbours.txt"


def main(path: Path) -> None:
    """Print the actors with their names, and the relations between them."""
    speech = Pipeline(layers=["actors", "mentions", "relations"])(read(path))
    names = names_of_actors(speech)

    for actor in speech["actors"].top(10):
        called = names[speech["actors"].ref(actor)]
        print(f"{actor.name}, {called.total()} times, as {', '.join(list(called)[:5])}")

    print()
    for relation in speech["relations"]:
        source, target = speech[relation.source], speech[relation.target]
        line = speech.line(relation.start)
        print(f"line {line}: {source.name} –{relation.predicate}→ {target.name}")


def names_of_actors(document: Document) -> dict[Ref, Counter[str]]:
    """The words that stand for each actor, with their counts, most frequent first."""
    names: dict[Ref, Counter[str]] = defaultdict(Counter)
    for mention in document["mentions"]:
        names[mention.actor][document.quote(mention)] += 1
    return {actor: Counter(dict(called.most_common())) for actor, called in names.items()}


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SEED)

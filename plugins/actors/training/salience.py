"""Fits the model of salience that ships, on GUM's free genres, and writes it with its card.

Run from the repository's root: `python -m plugins.actors.training.salience [--gold DIR]`. The figures on the card are of
five folds by document, within the part that it is fitted on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click
from attrs import evolve
from discourse_actors import ActorsConfig
from discourse_actors.candidates import Candidate
from discourse_actors.finder import ActorFinder
from discourse_actors.salience import features

from discourse import Span
from discourse.analysis.scoring import Card, Features, LinearModel, dump_model
from discourse.analysis.training import fit, grouped_folds, out_of_fold
from discourse.model.files import written_whole
from discourse.pipeline.annotator import NoConfig
from discourse.text.quotations import QuotationFinder
from discourse.text.syntax import trees
from tests.evaluation.actors_summaries import entity_of, gum
from tests.evaluation.gold import REPOSITORY, commit, gold_folder
from tests.evaluation.parses import parsed

WEIGHTS = REPOSITORY / "plugins/actors/discourse_actors/data/salience.json"
FREE = frozenset(
    ["academic", "bio", "court", "interview", "news", "speech", "textbook", "vlog", "voyage"]
)
LABELS = ("not named", "named")
# GUM has few speeches: what a courtesy weighs is judged.
PRIOR = LinearModel(
    labels=LABELS,
    intercepts={"named": 0.0},
    weights={"named": {"only in courtesies": -1.5}},
)


@click.command()
@click.option("--gold", type=click.Path(path_type=Path), default=gold_folder)
def train(gold: Path) -> None:
    """Fit on the free genres of `gum/train`, write `data/salience.json`."""
    examples = list(actors(gold))
    settings = {"prior": PRIOR, "digits": 3}
    pairs = [(features, label) for _, features, label in examples]
    documents = [document for document, _, _ in examples]
    unseen = out_of_fold(pairs, grouped_folds(documents, 5), LABELS, **settings)
    figures = {"overlap3 in five folds": overlap(examples, [each["named"] for each in unseen])}
    card = Card(
        task="whether a summary of the text names the actor",
        data=f"GUM, genres {', '.join(sorted(FREE))} (training part), actors as found",
        licence="CC BY 4.0 (annotations); texts CC BY(-SA) or public domain",
        date=date.today().isoformat(),
        figures=figures,
        commit=commit(),
        notes="The prior of the weight of courtesies is judged, for GUM has few speeches.",
    )
    model = fit(pairs, LABELS, card=card, **settings)
    with written_whole(WEIGHTS) as file:
        file.write(dump_model(evolve(model, card=card)))
    click.echo(figures)


def actors(gold: Path) -> Iterator[tuple[str, Features, str]]:
    """Each actor that we find: its document, its features, and whether a summary names it."""
    items = [item for item in gum(gold, "train") if item.genre in FREE and item.named]
    finder, quotations = ActorFinder(ActorsConfig()), QuotationFinder(NoConfig())
    for item, parse in zip(items, parsed(item.document for item in items), strict=True):
        document = parse.with_layers(quotations.annotate(parse))
        by_key: defaultdict[str, list[Candidate]] = defaultdict(list)
        for mention in finder.mentions(document, trees(document)):
            by_key[mention.key].append(mention)
        for key, found in features(document, by_key).items():
            entity = entity_of([Span(m.start, m.end) for m in by_key[key]], item)
            yield document.id, found, LABELS[entity in item.salience]


def overlap(examples: Sequence[tuple[str, Features, str]], salience: Sequence[float]) -> float:
    """Of the first three actors of each document, the share that a summary names."""
    ranked: defaultdict[str, list[tuple[float, bool]]] = defaultdict(list)
    for (document, _, label), value in zip(examples, salience, strict=True):
        ranked[document].append((value, label == "named"))
    shares = []
    for found in ranked.values():
        first = sorted(found, reverse=True)[:3]
        shares.append(sum(named for _, named in first) / len(first))
    return round(sum(shares) / len(shares), 3)


if __name__ == "__main__":
    train()

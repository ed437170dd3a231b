"""Fits the model of salience that ships, on GUM's free genres and on speeches, and writes it with its card.

Run from the repository's root: `python -m plugins.actors.training.salience [--gold DIR]`. The figures on the card are of
five folds by document, within what it is fitted on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import click
from attrs import evolve, frozen
from discourse_actors import ActorsConfig
from discourse_actors.candidates import Candidate
from discourse_actors.finder import ActorFinder
from discourse_actors.salience import features

from discourse import Document, Span
from discourse.analysis.scoring import Card, Features, dump_model
from discourse.analysis.training import fit, grouped_folds, out_of_fold
from discourse.model.files import written_whole
from discourse.pipeline.annotator import NoConfig
from discourse.text.quotations import QuotationFinder
from discourse.text.syntax import trees
from tests.evaluation.actors_summaries import entity_of, gum
from tests.evaluation.gold import REPOSITORY, commit, gold_folder
from tests.evaluation.own import FOLDER
from tests.evaluation.own_salience import NOBODYS_NAME, documents, grade_of, lists
from tests.evaluation.parses import parsed

WEIGHTS = REPOSITORY / "plugins/actors/discourse_actors/data/salience.json"
FREE = frozenset(
    ["academic", "bio", "court", "interview", "news", "speech", "textbook", "vlog", "voyage"]
)
LABELS = ("not named", "named")


@frozen
class Example:
    """An actor that we find: its document, its features, and whether those who summed the document up name it."""

    document: str
    features: Features
    is_named: bool


@click.command()
@click.option("--gold", type=click.Path(path_type=Path), default=gold_folder)
def train(gold: Path) -> None:
    """Fit on the free genres of `gum/train` and on the speeches of `own/salience`, write `data/salience.json`."""
    summarized, listed = list(of_gum(gold)), list(of_speeches(gold))
    examples = [*summarized, *listed]
    pairs = [(each.features, LABELS[each.is_named]) for each in examples]
    folds = grouped_folds([each.document for each in examples], 5)
    unseen = [each["named"] for each in out_of_fold(pairs, folds, LABELS, digits=3)]
    figures = {
        "GUM, overlap3 in five folds": overlap(summarized, unseen[: len(summarized)], 3),
        "speeches, overlap10 in five folds": overlap(listed, unseen[len(summarized) :], 10),
    }
    card = Card(
        task="whether a summary of the text names the actor",
        data=f"GUM, genres {', '.join(sorted(FREE))} (training part), and 60 speeches of the UN General Debate "
        "Corpus (own set `salience`), actors as found",
        licence="CC BY 4.0 (annotations of GUM); texts CC BY(-SA) or public domain; lists of actors our own",
        date=date.today().isoformat(),
        figures=figures,
        commit=commit(),
        notes="The weights of long texts are those of speeches by states.",
    )
    model = fit(pairs, LABELS, card=card, digits=3)
    with written_whole(WEIGHTS) as file:
        file.write(dump_model(evolve(model, card=card)))
    click.echo(figures)


def of_gum(gold: Path) -> Iterator[Example]:
    """The actors of GUM's free genres: named where one of five summaries names them."""
    items = {i.document.id: i for i in gum(gold, "train") if i.genre in FREE and i.named}
    found = _actors(item.document for item in items.values())
    for document, _, own, spans in found:
        item = items[document]
        yield Example(document, own, entity_of(spans, item) in item.salience)


def of_speeches(gold: Path) -> Iterator[Example]:
    """The actors of speeches: named where the coder lists them."""
    speeches = documents(gold.parent / "corpora", "salience")
    texts = {document.id: document.text for document in speeches}
    coded = lists(FOLDER / "salience-pass-1.tsv", texts)
    for document, key, own, spans in _actors(speeches):
        if key not in NOBODYS_NAME:
            yield Example(document, own, grade_of(spans, coded[document]) > 0)


def _actors(texts: Iterable[Document]) -> Iterator[tuple[str, str, Features, list[Span]]]:
    """Each actor that we find: its document, its key, its features and its mentions."""
    finder, quotations = ActorFinder(ActorsConfig()), QuotationFinder(NoConfig())
    for parse in parsed(texts):
        document = parse.with_layers(quotations.annotate(parse))
        by_key: defaultdict[str, list[Candidate]] = defaultdict(list)
        for mention in finder.mentions(document, trees(document)):
            by_key[mention.key].append(mention)
        for key, own in features(document, by_key).items():
            yield document.id, key, own, [Span(m.start, m.end) for m in by_key[key]]


def overlap(examples: Sequence[Example], salience: Sequence[float], first: int) -> float:
    """Of the first actors of each document, the share that is named."""
    ranked: defaultdict[str, list[tuple[float, bool]]] = defaultdict(list)
    for each, value in zip(examples, salience, strict=True):
        ranked[each.document].append((value, each.is_named))
    shares = []
    for found in ranked.values():
        best = sorted(found, reverse=True)[:first]
        shares.append(sum(named for _, named in best) / len(best))
    return round(sum(shares) / len(shares), 3)


if __name__ == "__main__":
    train()

"""Fits the model of tricola that ships, on sentences coded for this project, and writes it with its card.

Run from the repository's root: `python -m plugins.rhetoric.training.tricolon [--gold DIR]`. The figures on the card are those on folds by
sentence: of each sentence that its coders agree on, whether a tricolon is in it, by a model that has not seen it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from statistics import mean

import click
from attrs import evolve

from discourse.analysis.scoring import Card, dump_model
from discourse.model.files import written_whole
from tests.evaluation.gold import REPOSITORY, commit, gold_folder
from tests.evaluation.own_tricola import FOLDS, ROUNDS, THRESHOLD, Coded, fitted

WEIGHTS = REPOSITORY / "plugins/rhetoric/discourse_rhetoric/weights/tricolon.json"


@click.command()
@click.option("--gold", type=click.Path(path_type=Path), default=gold_folder)
def train(gold: Path) -> None:
    """Fit on the coded sentences, measure on folds of them, write `weights/tricolon.json`."""
    coded = Coded.read(gold)
    measured = mean(map(coded.f1, coded.on_folds()))
    sentences = [there for of_set in coded.agreed.values() for there in of_set.values()]
    card = Card(
        task="whether three members are a tricolon",
        data=f"{len(sentences)} sentences of the UN General Debate Corpus, of GUM's free genres and of this repository, coded twice for "
        f"this project (1,040 of them once): {sum(sentences)} with a tricolon, {len(coded.examples)} triples",
        licence="marks Apache-2.0, as this project; texts CC0, CC BY(-SA) or public domain",
        date=date.today().isoformat(),
        figures={"f1": round(measured, 3)},
        commit=commit(),
        notes=f"Parsed with discourse-english; figures and calibration on {FOLDS} folds by sentence, {ROUNDS} times.",
    )
    model = evolve(
        fitted(coded.examples), calibration=coded.calibration, threshold=THRESHOLD, card=card
    )
    with written_whole(WEIGHTS) as file:
        file.write(dump_model(model.rounded(2)))
    click.echo(card.figures)


if __name__ == "__main__":
    train()

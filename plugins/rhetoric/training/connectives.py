"""Fits the models of connectives that ship, on GUM's free genres, and writes them with their cards.

Run from the repository's root: `python -m plugins.rhetoric.training.connectives [--gold DIR]`. The figures on the cards are
those of the part of GUM that was held back.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from attrs import evolve
from discourse_rhetoric.connectives.fitting import fit_connectives

from discourse.analysis.scoring import Card, dump_model
from discourse.model.files import written_whole
from tests.evaluation.gold import REPOSITORY, commit, gold_folder
from tests.evaluation.rhetoric_gum import gold_connectives, gum

WEIGHTS = REPOSITORY / "plugins/rhetoric/discourse_rhetoric/weights"
NAMES = ("connective_usage", "connective_sense")
TASKS = ("whether a form is used as a connective", "in which sense a connective is used")


@click.command()
@click.option("--gold", type=click.Path(path_type=Path), default=gold_folder)
def train(gold: Path) -> None:
    """Fit on `gum/train`, measure on `gum/eval`, write `weights/*.json`."""
    figures = {
        each.metric: round(each.value, 3)
        for each in gum(gold / "gum", None)
        if not each.metric.startswith("antithesis")
    }
    models = fit_connectives(gold_connectives(gold / "gum" / "train"))
    for name, task, model in zip(NAMES, TASKS, models, strict=True):
        card = Card(
            task=task,
            data="GUM, genres academic, bio, court, interview, news, speech, textbook, vlog, voyage (training part)",
            licence="CC BY 4.0 (annotations); texts CC BY(-SA) or public domain",
            date=date.today().isoformat(),
            figures=figures,
            commit=commit(),
            notes="Parsed anew with discourse-english; calibrated on five folds by document.",
        )
        with written_whole(WEIGHTS / f"{name}.json") as file:
            file.write(dump_model(evolve(model.rounded(2), card=card)))
    click.echo(figures)


if __name__ == "__main__":
    train()

"""Fits the models of persuasion that ship, on passages coded for this project, and writes them with their cards.

Run from the repository's root: `python -m plugins.rhetoric.training.persuasion [--gold DIR]`. The figures on the cards are of the
passages that were coded twice and are held back (`own-persuasion`).
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from attrs import evolve
from discourse_rhetoric.persuasion.fitting import fit_technique
from discourse_rhetoric.persuasion.techniques import Technique, technique
from discourse_rhetoric.persuasion.weighing import models

from discourse.analysis.scoring import Card, dump_model
from discourse.model.files import written_whole
from plugins.rhetoric.training.affinities import learn
from tests.evaluation.gold import REPOSITORY, commit, gold_folder
from tests.evaluation.own_persuasion import LEARNT, coded_passages, persuasion_figures

PACKAGE = REPOSITORY / "plugins/rhetoric/discourse_rhetoric"
WEIGHTS, AFFINITIES = PACKAGE / "weights/persuasion", PACKAGE / "affinities"
HEADER = "# source: learnt by training/persuasion.py from passages of the UN General Debate Corpus (CC0) and GUM (free genres) coded for this project, and word vectors"
WEIGHED = (
    "appeal_to_authority",
    "appeal_to_fear",
    "appeal_to_hypocrisy",
    "false_dilemma",
    "flag_waving",
    "loaded_language",
    "name_calling",
    "slogan",
)
"""The techniques with 70 marks or more and an F1 of .3 or more on folds."""


@click.command()
@click.option("--gold", type=click.Path(path_type=Path), default=gold_folder)
def train(gold: Path) -> None:
    """Fit on the sets to learn from, measure on the set that is held back, write `weights/persuasion` and `affinities`."""
    coded = [passage for name in LEARNT for passage in coded_passages(gold, name)]
    fitted = {name: fit_technique(coded, name, learn) for name in WEIGHED}
    for name, model in fitted.items():
        _write(AFFINITIES / f"{name}.tsv", _list(learn(coded, name)))
        _write(WEIGHTS / f"{name}.json", dump_model(model))
    models.cache_clear()
    technique.cache_clear()
    figures = {each.metric: round(each.value, 3) for each in persuasion_figures(gold)}
    for name, model in fitted.items():
        marks = sum(len(passage.marked.get(name, ())) for passage in coded)
        card = Card(
            task=f"whether a word, phrase or sentence is the technique {name}",
            data=f"{len(coded)} passages of the UN General Debate Corpus (Jankin, Baturo & Dasandi 2017) and of GUM's free genres "
            f"(Zeldes 2017), coded for this project: {marks} marks",
            licence="texts CC0, CC BY(-SA) or public domain; marks Apache-2.0, as this project",
            date=date.today().isoformat(),
            figures={
                metric: figures[f"{metric}_{name}"]
                for metric in ("f1", "precision", "recall")
                if f"{metric}_{name}" in figures
            },
            commit=commit(),
            notes="Coded by instances of a language model after tests/evaluation/own/persuasion-guideline.md; parsed with discourse-english; "
            "calibrated on five folds by document. The figures are of sentences held back.",
        )
        _write(WEIGHTS / f"{name}.json", dump_model(evolve(model, card=card)))
    click.echo(figures)


def _list(learnt: Technique) -> str:
    """The words that go with a technique, the most telling first."""
    rows = sorted(learnt.affinities.items(), key=lambda row: (-row[1], row[0]))
    return "\n".join([HEADER, "word\taffinity", *(f"{word}\t{value}" for word, value in rows), ""])


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    with written_whole(path) as file:
        file.write(text)


if __name__ == "__main__":
    train()

"""The command: measures, compares with the floor and the aim, and writes `docs/figures.md`."""

from __future__ import annotations

import csv
import importlib
import json
import sys
import time
from pathlib import Path

import click

from tests.evaluation.gold import REPOSITORY, Figure, Measure, gold_folder
from tests.evaluation.report import write_figures

TASKS = {
    "english": ["english"],
    "zones": ["zones"],
    "actors": ["actors", "polnear"],
    "rhetoric": ["rhetoric"],
    "framing": ["framing"],
}
"""The modules of each task; every one has `figures(gold, train_gold)`."""


@click.command()
@click.argument("tasks", nargs=-1, type=click.Choice(sorted(TASKS)))
@click.option("--gold", type=click.Path(path_type=Path), help="Folder of the gold data.")
@click.option(
    "--train-gold",
    type=click.Path(path_type=Path),
    help="Fit everything on this folder and test on --gold, with no folds.",
)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list instead of a table.")
def evaluate(
    tasks: tuple[str, ...], gold: Path | None, train_gold: Path | None, as_json: bool
) -> None:
    """Measure TASKS (default: all) on gold data that others made."""
    folder = gold or gold_folder()
    if not folder.is_dir():
        raise click.ClickException(
            f"There is no gold data in {folder}. Give --gold, or set DISCOURSE_GOLD."
        )
    fit_on = train_gold if train_gold and train_gold.resolve() != folder.resolve() else None
    figures: list[Figure] = []
    for task in tasks or sorted(TASKS):
        started = time.perf_counter()
        for module in TASKS[task]:
            figures.extend(_measure(module)(folder, fit_on))
        click.echo(f"{task}: {time.perf_counter() - started:.0f} s", err=True)
    if as_json:
        click.echo(json.dumps([figure.as_row() for figure in figures], indent=1))
    else:
        _print_table(figures, folder)
    if gold is None and train_gold is None:
        write_figures(figures, REPOSITORY / "docs" / "figures.md", _targets(gold_folder()))


def _measure(module: str) -> Measure:
    try:
        measure: Measure = importlib.import_module(f"tests.evaluation.{module}").figures
    except ModuleNotFoundError as error:
        raise click.ClickException(
            f"Measuring needs {error.name!r}: pip install -r requirements-dev.txt"
        ) from error
    return measure


def _print_table(figures: list[Figure], folder: Path) -> None:
    targets = _targets(folder)
    for figure in figures:
        floor, aim = targets.get((figure.task, figure.set, figure.metric), ("", ""))
        name = f"{figure.task} {figure.set} {figure.metric}"
        click.echo(f"{name:<50} {figure.value:6.3f}  n={figure.n:<7} floor {floor:5} aim {aim}")


def _targets(folder: Path) -> dict[tuple[str, str, str], tuple[str, str]]:
    path = folder / "metrics.tsv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {(r["task"], r["set"], r["metric"]): (r["floor"], r["aim"]) for r in rows}


if __name__ == "__main__":
    sys.exit(evaluate())

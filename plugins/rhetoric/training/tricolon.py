"""Fits the model of tricola that ships, on sentences coded for this project, and writes it with its card.

Run from the repository's root: `python -m plugins.rhetoric.training.tricolon [--gold DIR]`. The figures on the card are those on folds by
sentence: of each sentence that two coders agree on, whether a tricolon is in it, by a model that has not seen it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from statistics import mean

import click
from attrs import evolve, frozen
from discourse_rhetoric.findings import stretch
from discourse_rhetoric.prose import Prose
from discourse_rhetoric.tricola import LABELS, features, triples

from discourse import Document, Metadata, Span
from discourse.analysis.accuracy import Accuracy
from discourse.analysis.calibration import platt
from discourse.analysis.scoring import Card, LinearModel, dump_model, logit
from discourse.analysis.training import Example, fit, grouped_folds
from discourse.model.files import written_whole
from tests.evaluation.gold import REPOSITORY, commit, gold_folder
from tests.evaluation.own import FOLDER
from tests.evaluation.own_passes import Mark, read_marks, read_sample, texts_of
from tests.evaluation.own_texts import gum_texts, seed_texts, speech_texts
from tests.evaluation.parses import parsed

WEIGHTS = REPOSITORY / "plugins/rhetoric/discourse_rhetoric/weights/tricolon.json"
SETS = (
    "rhetoric",
    "rhetoric-2",
    "rhetoric-3",
    "rhetoric-4",
    "rhetoric-5",
    "rhetoric-6",
    "rhetoric-8",
)
STRENGTH = 0.2  # chosen on folds by sentence
FOLDS, ROUNDS = 10, 10
THRESHOLD = 0.4  # on folds what lies between 0.25 and 0.5 does as well


@frozen
class Case:
    """Three members in a coded sentence; `label` is None where the coders differ."""

    item: str
    features: Mapping[str, float]
    label: str | None


@click.command()
@click.option("--gold", type=click.Path(path_type=Path), default=gold_folder)
def train(gold: Path) -> None:
    """Fit on the coded sentences, measure on folds of them, write `weights/tricolon.json`."""
    cases: list[Case] = []
    agreed: dict[str, bool] = {}
    for name in SETS:
        cases.extend(_cases(name, gold, agreed))
    examples = [(case.features, case.label) for case in cases if case.label is not None]
    rounds = [_unseen(cases, seed) for seed in range(ROUNDS)]
    sure = [place for place, case in enumerate(cases) if case.label is not None]
    unseen = [logit(mean(each[place] for each in rounds)) for place in sure]
    calibration = platt(unseen, [cases[place].label == LABELS[1] for place in sure])
    measured = mean(
        _f1(cases, [calibration.probability(logit(p)) for p in each], agreed) for each in rounds
    )
    card = Card(
        task="whether three members are a tricolon",
        data=f"{len(agreed)} sentences of the UN General Debate Corpus, of GUM's free genres and of this repository, coded twice for "
        f"this project (1,040 of them once): {sum(agreed.values())} with a tricolon, {len(examples)} triples",
        licence="marks Apache-2.0, as this project; texts CC0, CC BY(-SA) or public domain",
        date=date.today().isoformat(),
        figures={"f1": round(measured, 3)},
        commit=commit(),
        notes=f"Parsed with discourse-english; figures and calibration on {FOLDS} folds by sentence, {ROUNDS} times.",
    )
    model = evolve(_fitted(examples), calibration=calibration, threshold=THRESHOLD, card=card)
    with written_whole(WEIGHTS) as file:
        file.write(dump_model(model.rounded(2)))
    click.echo(card.figures)


def _cases(name: str, gold: Path, agreed: dict[str, bool]) -> Iterator[Case]:
    """The triples in a set's sentences; notes in `agreed` of which sentences the coders say the same."""
    sample = read_sample(FOLDER / f"{name}-sample.tsv")
    texts = texts_of(sample, _texts(name, gold))
    marked = [read_marks(path, sample) for path in sorted(FOLDER.glob(f"{name}-pass-?.tsv"))]
    passes = [[mark for mark in marks if mark.device == "tricolon"] for marks in marked]
    for item in sample:
        seen = {any(mark.item == item for mark in marks) for marks in passes}
        if len(seen) == 1:
            agreed[item] = seen.pop()
    names = dict.fromkeys(item.document for item in sample.values())
    documents = (Document(id=n, text=texts[n], metadata=Metadata(language="en")) for n in names)
    for document in parsed(documents):
        items = [item for item in sample.values() if item.document == document.id]
        for group in triples(Prose(document)):
            part = stretch("member", [word for member in group.members for word in member])
            place = Span(part.start, part.end)
            for item in items:
                if item.span.contains(place):
                    said = {_is_marked(place, item.item, marks) for marks in passes}
                    label = LABELS[said.pop()] if len(said) == 1 else None
                    yield Case(item.item, features(group), label)


def _texts(name: str, gold: Path) -> Iterator[tuple[str, str]]:
    if name == "rhetoric":
        yield from seed_texts()
        yield from ((each, text) for each, text, _ in gum_texts(gold / "gum"))
    else:
        yield from speech_texts(gold.parent / "corpora")


def _is_marked(place: Span, item: str, marks: Sequence[Mark]) -> bool:
    """Whether a coder marked these members: most of them and not much else."""
    for mark in marks:
        shared = mark.span.intersection(place) if mark.item == item else None
        if shared is not None and 2 * len(shared) >= max(len(mark.span), len(place)):
            return True
    return False


def _unseen(cases: Sequence[Case], seed: int) -> list[float]:
    """The probability of each case by a model that was not fitted on its sentence."""
    probabilities = [0.0] * len(cases)
    for fold in grouped_folds([case.item for case in cases], FOLDS, seed=seed):
        held = set(fold)
        rest = [(c.features, c.label) for i, c in enumerate(cases) if i not in held and c.label]
        model = _fitted(rest)
        for place in fold:
            probabilities[place] = model.probability(cases[place].features)
    return probabilities


def _fitted(examples: Sequence[Example]) -> LinearModel:
    return fit(examples, LABELS, strength=STRENGTH, at_least=2)


def _f1(cases: Sequence[Case], probabilities: Sequence[float], agreed: Mapping[str, bool]) -> float:
    """How well sentences with a tricolon are found, those without a triple among them."""
    found = {c.item for c, p in zip(cases, probabilities, strict=True) if p >= THRESHOLD}
    right = sum(there and item in found for item, there in agreed.items())
    return Accuracy(right, len(found & agreed.keys()), sum(agreed.values())).f1


if __name__ == "__main__":
    train()

"""Three members in coded sentences: what the model of tricola is fitted on, and how it does on sentences that it has not seen.

The model that ships has seen the sentences of all sets but `rhetoric-7`, so that what the device reaches on them flatters.
`f1_tricolon_on_folds` is that of models each fitted without the sentences that it is asked of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from statistics import mean

from attrs import frozen
from discourse_rhetoric.findings import stretch
from discourse_rhetoric.prose import Prose
from discourse_rhetoric.tricola import LABELS, features, triples

from discourse import Document, Metadata, Span
from discourse.analysis.accuracy import Accuracy
from discourse.analysis.calibration import Calibration, platt
from discourse.analysis.scoring import LinearModel, logit
from discourse.analysis.training import Example, fit, grouped_folds
from tests.evaluation.gold import Figure
from tests.evaluation.own import FOLDER, MEASURED
from tests.evaluation.own_passes import Mark, read_marks, read_sample, texts_of
from tests.evaluation.own_texts import gum_texts, seed_texts, speech_texts
from tests.evaluation.parses import parsed

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


def tricolon_figures(gold: Path) -> Iterator[Figure]:
    """How well sentences with a tricolon are found, on folds by sentence; nothing if the speeches are missing."""
    if not any(True for _ in speech_texts(gold.parent / "corpora")):
        return
    coded = Coded.read(gold)
    rounds = coded.on_folds()
    for name in ("rhetoric", *MEASURED):
        if name in coded.agreed:
            there = sum(coded.agreed[name].values())
            value = mean(coded.f1(each, name) for each in rounds)
            yield Figure("rhetoric", f"own-{name}", "f1_tricolon_on_folds", value, there)


@frozen
class Coded:
    """The triples of all sets, and of each set which sentences the coders say the same of, and what."""

    cases: tuple[Case, ...]
    agreed: Mapping[str, Mapping[str, bool]]

    @classmethod
    def read(cls, gold: Path) -> Coded:
        """All sets that the model is fitted on."""
        agreed: dict[str, dict[str, bool]] = {name: {} for name in SETS}
        cases = [case for name in SETS for case in _cases(name, gold, agreed[name])]
        return cls(tuple(cases), agreed)

    @property
    def examples(self) -> list[Example]:
        """The triples that the coders agree on."""
        return [(case.features, case.label) for case in self.cases if case.label is not None]

    @cached_property
    def _rounds(self) -> list[list[float]]:
        return [_unseen(self.cases, seed) for seed in range(ROUNDS)]

    @property
    def calibration(self) -> Calibration:
        """Of the mean of several rounds on folds."""
        sure = [place for place, case in enumerate(self.cases) if case.label is not None]
        unseen = [logit(mean(each[place] for each in self._rounds)) for place in sure]
        return platt(unseen, [self.cases[place].label == LABELS[1] for place in sure])

    def on_folds(self) -> list[list[float]]:
        """The calibrated probability of each triple by a model that was not fitted on its sentence, several times."""
        calibration = self.calibration
        return [[calibration.probability(logit(p)) for p in each] for each in self._rounds]

    def f1(self, probabilities: Sequence[float], name: str = "") -> float:
        """How well sentences with a tricolon are found, of a set or of all; those without a triple are among them."""
        sets = [name] if name else SETS
        agreed = {item: there for each in sets for item, there in self.agreed[each].items()}
        found = {
            case.item
            for case, probability in zip(self.cases, probabilities, strict=True)
            if probability >= THRESHOLD
        }
        right = sum(there and item in found for item, there in agreed.items())
        return Accuracy(right, len(found & agreed.keys()), sum(agreed.values())).f1


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
        model = fitted(rest)
        for place in fold:
            probabilities[place] = model.probability(cases[place].features)
    return probabilities


def fitted(examples: Sequence[Example]) -> LinearModel:
    """The model of these triples, uncalibrated."""
    return fit(examples, LABELS, strength=STRENGTH, at_least=2)

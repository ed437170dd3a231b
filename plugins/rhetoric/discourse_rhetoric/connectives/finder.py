"""The annotator of the layer `connectives`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from discourse import Document, Layer, Part
from discourse.analysis.scoring import LinearModel, load_model
from discourse.text.syntax import Word
from discourse_rhetoric.connectives.candidates import Candidate, candidates
from discourse_rhetoric.connectives.correlatives import chained
from discourse_rhetoric.connectives.features import sense_features, usage_features
from discourse_rhetoric.findings import stretch
from discourse_rhetoric.layers import CONNECTIVES, Connective
from discourse_rhetoric.prose import Prose, Sentence
from discourse_rhetoric.settings import ConnectiveSettings

WEIGHTS = files("discourse_rhetoric") / "weights"


class ConnectiveFinder:
    """Finds explicit connectives, their sense and their arguments.

    Two logistic models: whether a form connects here, and in which sense. The score of a connective is the
    probability that it is one and has this sense. Arguments follow the tree.
    """

    def __init__(self, settings: ConnectiveSettings) -> None:
        self._threshold = settings.threshold
        self._usage = load_model(WEIGHTS / "connective_usage.json")
        self._sense = load_model(WEIGHTS / "connective_sense.json")

    @classmethod
    def of(cls, usage: LinearModel, sense: LinearModel, threshold: float = 0.5) -> ConnectiveFinder:
        """A finder with other models than those that ship."""
        finder = cls.__new__(cls)
        finder._threshold, finder._usage, finder._sense = threshold, usage, sense
        return finder

    def annotate(self, document: Document) -> Layer[Connective]:
        prose = Prose(document)
        return CONNECTIVES.layer(self._found(prose))

    def _found(self, prose: Prose) -> Iterator[Connective]:
        for chain in chained(candidates(prose)):
            probabilities = [self._usage.probability(usage_features(each)) for each in chain]
            probability = max(probabilities)
            if probability < self._threshold:
                continue
            candidate = chain[probabilities.index(probability)]
            decision = self._sense.decide(sense_features(chain[0]))
            sense = decision.label or max(
                decision.probabilities, key=decision.probabilities.__getitem__
            )
            cues = [stretch("cue", each.words) for each in chain]
            parts = (*cues, *arguments(candidate, prose))
            yield Connective.over(
                tuple(sorted(parts, key=lambda part: (part.start, part.name))),
                sense=sense,
                score=round(probability * decision.probability, 4),
                why=decision.why,
            )


def arguments(candidate: Candidate, prose: Prose) -> tuple[Part, ...]:
    """The clause that the connective is attached to (`arg2`), and what that is related to (`arg1`)."""
    clause, cue = candidate.clause, set(candidate.words)
    if clause is None:
        return _previous(candidate.sentence, prose)
    own = [w for w in clause.subtree(without=("punct",)) if w not in cue]
    if candidate.words[0].relation in ("cc", "mark", "case"):
        own = [w for w in own if w.start > candidate.words[-1].start] or own
    matrix = clause.head
    arg2 = _trimmed("arg2", own)
    if matrix is None or clause.relation not in {
        "conj",
        "advcl",
        "parataxis",
        "obl",
        "acl",
        "ccomp",
        "xcomp",
    }:
        return (*_previous(candidate.sentence, prose), *arg2)
    inside = set(clause.subtree())
    rest = [w for w in matrix.subtree(without=("punct",)) if w not in inside and w not in cue]
    if clause.relation in {"conj", "parataxis"}:
        rest = [w for w in rest if w.index < clause.index]
    return (*_trimmed("arg1", rest), *arg2)


def _trimmed(name: str, words: list[Word]) -> tuple[Part, ...]:
    return (stretch(name, words),) if words else ()


def _previous(sentence: Sentence, prose: Prose) -> tuple[Part, ...]:
    """The sentence before, within the paragraph, as first argument."""
    if sentence.number == 0:
        return ()
    before = prose.sentences[sentence.number - 1]
    if before.paragraph != sentence.paragraph:
        return ()
    return (Part("arg1", before.words[0].start, before.words[-1].end),)

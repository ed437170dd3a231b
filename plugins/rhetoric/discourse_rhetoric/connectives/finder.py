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
JOINED = ("conj", "parataxis")
RELATED = frozenset({*JOINED, "advcl", "obl", "acl", "ccomp", "xcomp"})


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
    """The clause that the connective is attached to (`arg2`), and what that is related to (`arg1`).

    A first argument that the second one interrupts has two parts.
    """
    clause, cue = candidate.clause, set(candidate.words)
    if clause is None:
        return _previous(candidate.sentence, prose)
    inside = clause.subtree()
    own = [w for w in inside if w not in cue and w.relation != "punct"]
    if candidate.words[0].relation in ("cc", "mark", "case"):
        own = [w for w in own if w.start > candidate.words[-1].start] or own
    arg2 = _trimmed("arg2", own)
    if clause.head is None or clause.relation not in RELATED:
        return (*_previous(candidate.sentence, prose), *arg2)
    excluded = cue.union(inside, _joined_later(clause, clause.head))
    rest = [w for w in clause.head.subtree(without=("punct",)) if w not in excluded]
    before = [w for w in rest if w.index < inside[0].index]
    after = [w for w in rest if w.index > inside[-1].index and clause.relation not in JOINED]
    return (*_trimmed("arg1", before), *_trimmed("arg1", after), *arg2)


def _joined_later(clause: Word, matrix: Word) -> Iterator[Word]:
    """The words of clauses joined to the matrix after both: "She stayed because it rained, and he left"."""
    for joined in matrix.children_by(*JOINED):
        if joined.index > max(clause.index, matrix.index):
            yield from joined.subtree()


def _trimmed(name: str, words: list[Word]) -> tuple[Part, ...]:
    return (stretch(name, words),) if words else ()


def _previous(sentence: Sentence, prose: Prose) -> tuple[Part, ...]:
    """The sentence before, in the body or in the title as this one, as first argument."""
    if sentence.number == 0:
        return ()
    before = prose.sentences[sentence.number - 1]
    if before.label != sentence.label:
        return ()
    return (Part("arg1", before.words[0].start, before.words[-1].end),)

"""Our own gold set of persuasion: passages of eight sentences in which coders marked the techniques (`own/persuasion-guideline.md`).

`persuasion` (240 passages) was coded in two passes that did not see each other, and is what the figures are measured on: in sentences
where both passes say the same of a technique. `persuasion-2` and `persuasion-3` (480 each, of other speeches) and `persuasion-4` (160, of GUM's
free genres) were coded once; on them the models were fitted and the forms developed that the models weigh (`plugins/rhetoric/training/persuasion.py`). The coders were instances
of a language model, each alone with the guideline and the passages: their agreement is the consistency of such coders.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from discourse_rhetoric.persuasion.fitting import Coded

from discourse import Document, Metadata, Pipeline, Span
from discourse.analysis.accuracy import macro_f1, micro_f1
from discourse.analysis.agreement import krippendorff_alpha
from discourse.testing import isolated_registry
from tests.evaluation.gold import Figure
from tests.evaluation.own import FOLDER, positive_agreement, where_agreed
from tests.evaluation.own_passes import TECHNIQUES, read_marks, read_sample, texts_of
from tests.evaluation.own_texts import gum_texts, seed_texts, speech_texts
from tests.evaluation.parses import parsed

MEASURED, LEARNT = "persuasion", ("persuasion-2", "persuasion-3", "persuasion-4")
FEWEST = 4  # a technique that both passes mark in fewer sentences has no figure


def persuasion_figures(gold: Path) -> Iterator[Figure]:
    """How well techniques are found in sentences, and how consistently they were marked; nothing if texts are missing."""
    first, second = (coded_passages(gold, MEASURED, number) for number in (1, 2))
    if not first:
        return
    pipeline = Pipeline(
        ["devices"],
        registry=isolated_registry("english", "rhetoric"),
        language="en",
        config={"rhetoric": {"only": ["persuasion", "hyperbole"]}},
    )
    ours = [
        Coded(each.document, _spans(pipeline(each.document)["devices"], "device"), each.source)
        for each in first
    ]
    labels = [dict(_by_sentence(each)) for each in (first, second, ours)]
    accuracies = {name: where_agreed(name, labels[0], *labels) for name in TECHNIQUES}
    measured = {name: each for name, each in accuracies.items() if each.there >= FEWEST}
    n = sum(each.there for each in accuracies.values())
    yield Figure("rhetoric", "own-persuasion", "macro_f1", macro_f1(measured), n)
    yield Figure("rhetoric", "own-persuasion", "micro_f1", micro_f1(accuracies), n)
    for name, each in measured.items():
        yield Figure("rhetoric", "own-persuasion", f"f1_{name}", each.f1, each.there)
        yield Figure("rhetoric", "own-persuasion", f"precision_{name}", each.precision, each.found)
        yield Figure("rhetoric", "own-persuasion", f"recall_{name}", each.recall, each.there)
        units = [(name in labels[0][place], name in labels[1][place]) for place in labels[0]]
        alpha, positive = krippendorff_alpha(units), positive_agreement(name, *labels[:2])
        yield Figure(
            "rhetoric", "own-persuasion", f"consistency_alpha_{name}", alpha, len(labels[0])
        )
        yield Figure(
            "rhetoric", "own-persuasion", f"consistency_positive_{name}", positive, len(labels[0])
        )


def coded_passages(gold: Path, name: str, number: int = 1) -> list[Coded]:
    """The passages of a set, parsed and with quotations, and what a pass marked in them; none if texts are missing."""
    sample = read_sample(FOLDER / f"{name}-sample.tsv")
    texts = texts_of(
        sample,
        [
            *seed_texts(),
            *((name, text) for name, text, _ in gum_texts(gold / "gum")),
            *speech_texts(gold.parent / "corpora"),
        ],
    )
    if not texts:
        return []
    marks = defaultdict[str, list[tuple[str, Span]]](list)
    for mark in read_marks(FOLDER / f"{name}-pass-{number}.tsv", sample):
        start = sample[mark.item].start
        marks[mark.item].append((mark.device, Span(mark.start - start, mark.end - start)))
    documents = (
        Document(
            id=item.item,
            text=item.span.quote(texts[item.document]),
            metadata=Metadata(language="en", layout="plain"),
        )
        for item in sample.values()
    )
    quotations = Pipeline(["quotations"], registry=isolated_registry("english"), language="en")
    return [
        Coded(document, _grouped(marks[document.id]), sample[document.id].document)
        for document in map(quotations, parsed(documents))
    ]


def _grouped(marks: Sequence[tuple[str, Span]]) -> Mapping[str, Sequence[Span]]:
    grouped = defaultdict[str, list[Span]](list)
    for device, span in marks:
        grouped[device].append(span)
    return grouped


def _spans(devices: Sequence[object], field: str) -> Mapping[str, Sequence[Span]]:
    return _grouped([(getattr(each, field), each.span) for each in devices])


def _by_sentence(passages: Sequence[Coded]) -> Iterator[tuple[str, frozenset[str]]]:
    """For each sentence of the parse, by passage and number: the techniques in it."""
    for passage in passages:
        for number, sentence in enumerate(passage.document["sentences"]):
            techniques = frozenset(
                name
                for name, spans in passage.marked.items()
                if any(span.overlaps(sentence.span) for span in spans)
            )
            yield f"{passage.document.id}.{number}", techniques

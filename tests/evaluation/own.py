"""Our own gold sets: 300 sentences coded for eight rhetorical devices, some 1,200 for the rare ones of them, and 300 for the frames of foreign policy.

Each set was coded in two passes that did not see each other (`own/*-guideline.md` is what the coders had, `own/*-pass-*.tsv`
what they wrote). How far the passes agree is a figure of its own, the consistency of the coding (`consistency_…`), and no more
than that: it is not the agreement of independent experts. For `rhetoric-2` (120 sentences) one coder, who knew the detectors, made both passes,
the second in another order: their consistency says little. `rhetoric-3` to `-5` and `-7` were coded by instances of a language model
that knew the guideline alone, `-6` and `-8` by one of them; these are learnt from, and `-7` is not.

A sentence is measured for a device or frame only where both passes say the same of it; where they differ, there is no telling
who is right, so that it is neither a hit nor a mistake. `f1_…` asks of each sentence whether the device or frame is in it;
`overlap_f1_…` asks for its place. Half of the sentences (of the sets for rare devices, most) were sought out because they look likely (stratum `enriched`, see
`own_sample`): micro-F1 over all devices or frames is given for either half.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import get_args

from discourse_framing.codebooks import codebook

from discourse import Document, Metadata, Pipeline, Span
from discourse.analysis.accuracy import Accuracy, macro_f1, micro_f1, of_label_sets, of_spans
from discourse.analysis.agreement import krippendorff_alpha
from discourse.testing import isolated_registry
from tests.evaluation.gold import Figure
from tests.evaluation.own_passes import (
    DEVICES,
    Item,
    Labels,
    Mark,
    Stratum,
    labels_of,
    read_codes,
    read_marks,
    read_sample,
    texts_of,
)
from tests.evaluation.own_texts import gum_texts, seed_texts, speech_texts
from tests.evaluation.parses import parsed

FOLDER = Path(__file__).parent / "own"
CODEBOOK = "foreign-policy"
RARE = DEVICES[:5]
"""What the later sets are coded for: the figures that the first has few of."""
MEASURED = ("rhetoric-2", "rhetoric-3", "rhetoric-4", "rhetoric-5", "rhetoric-7")
"""Those of them that were coded twice; `rhetoric-6` and `rhetoric-8` are only learnt from."""


def rhetoric_figures(gold: Path, folder: Path = FOLDER) -> Iterator[Figure]:
    """The consistency of the marks, and how well the devices are found; nothing if texts or passes are missing."""
    documents = [*seed_texts(), *((name, text) for name, text, _ in gum_texts(gold / "gum"))]
    yield from _device_figures("rhetoric", DEVICES, documents, folder)
    for name in MEASURED:
        yield from _device_figures(name, RARE, speech_texts(gold.parent / "corpora"), folder)


def _device_figures(
    name: str, devices: Sequence[str], documents: Iterable[tuple[str, str]], folder: Path
) -> Iterator[Figure]:
    """The figures of the set `own-NAME`."""
    passes = [folder / f"{name}-pass-{number}.tsv" for number in (1, 2)]
    if not all(path.exists() for path in passes):
        return
    sample = read_sample(folder / f"{name}-sample.tsv")
    texts = texts_of(sample, documents)
    if not texts:
        return
    first, second = (read_marks(path, sample) for path in passes)
    found = [mark for mark in _found_devices(sample, texts) if mark.device in devices]
    labels = [labels_of(marks, sample) for marks in (first, second, found)]
    yield from _figures("rhetoric", f"own-{name}", devices, sample, *labels)
    for device in devices:
        ours, one, other = (
            [m for m in marks if m.device == device] for marks in (found, first, second)
        )
        measured = {
            f"overlap_f1_{device}": (overlap(ours, one, other).f1, len(agreed(one, other))),
            f"consistency_overlap_f1_{device}": (_of_marks(one, other).f1, len(one) + len(other)),
        }
        for metric, (value, n) in measured.items():
            if n:
                yield Figure("rhetoric", f"own-{name}", metric, value, n)


def framing_figures(gold: Path, folder: Path = FOLDER) -> Iterator[Figure]:
    """The consistency of the codes, and how well the codebook finds the frames; nothing if texts or passes are missing."""
    passes = [folder / f"framing-pass-{number}.tsv" for number in (1, 2)]
    if not all(path.exists() for path in passes):
        return
    sample = read_sample(folder / "framing-sample.tsv")
    texts = texts_of(sample, speech_texts(gold.parent / "corpora"))
    if not texts:
        return
    book = codebook(CODEBOOK)
    first, second = (read_codes(path, sample, book) for path in passes)
    found = _found_frames(sample, texts)
    frames = [frame.id for frame in book.frame]
    yield from _figures("framing", "own-frames", frames, sample, first, second, found)


def _figures(
    task: str,
    name: str,
    labels: Sequence[str],
    sample: Mapping[str, Item],
    first: Labels,
    second: Labels,
    found: Labels,
) -> Iterator[Figure]:
    accuracies = {label: where_agreed(label, sample, first, second, found) for label in labels}
    coded = {label: each for label, each in accuracies.items() if each.there}
    if not coded:
        return
    yield Figure(task, name, "macro_f1", macro_f1(coded), len(sample))
    for stratum in get_args(Stratum):
        items = [item for item, each in sample.items() if each.stratum == stratum]
        parts = {label: where_agreed(label, items, first, second, found) for label in labels}
        yield Figure(task, name, f"micro_f1_{stratum}", micro_f1(parts), len(items))
    for label, accuracy in coded.items():
        yield Figure(task, name, f"f1_{label}", accuracy.f1, accuracy.there)
    for label in labels:
        alpha = krippendorff_alpha(
            [(label in first[item], label in second[item]) for item in sample]
        )
        if not math.isnan(alpha):
            positive = positive_agreement(label, first, second)
            yield Figure(task, name, f"consistency_alpha_{label}", alpha, len(sample))
            yield Figure(task, name, f"consistency_positive_{label}", positive, len(sample))


# ------------------------------------------------------------------------------------------------------------ measures


def positive_agreement(label: str, first: Labels, second: Labels) -> float:
    """How often one pass gives the label where the other does: 2·both / (first + second); NaN if neither does."""
    one, other = (
        {item for item, labels in each.items() if label in labels} for each in (first, second)
    )
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else math.nan


def where_agreed(
    label: str, items: Iterable[str], first: Labels, second: Labels, found: Labels
) -> Accuracy:
    """How well the label is found in the items of which both passes say the same."""
    same = [item for item in items if (label in first[item]) == (label in second[item])]
    asked = frozenset([label])
    accuracies = of_label_sets([found[i] & asked for i in same], [first[i] & asked for i in same])
    return accuracies.get(label, Accuracy(0, 0, 0))


def agreed(first: Sequence[Mark], second: Sequence[Mark]) -> list[Mark]:
    """The marks of the first pass that overlap one of the second of the same device."""
    return [mark for mark in first if _meets(mark, second)]


def overlap(found: Sequence[Mark], first: Sequence[Mark], second: Sequence[Mark]) -> Accuracy:
    """How well the agreed marks are found; what meets only a mark that one pass made alone does not count."""
    right = agreed(first, second)
    sure = [mark for mark in found if _meets(mark, right) or not _meets(mark, [*first, *second])]
    return _of_marks(sure, right)


def _meets(mark: Mark, others: Iterable[Mark]) -> bool:
    return any(
        mark.item == other.item and mark.device == other.device and mark.span.overlaps(other.span)
        for other in others
    )


def _of_marks(found: Sequence[Mark], there: Sequence[Mark]) -> Accuracy:
    ours, theirs = _spans_by_item(found), _spans_by_item(there)
    each = (of_spans(ours[item], theirs[item], "overlap") for item in {**ours, **theirs})
    return sum(each, Accuracy(0, 0, 0))


def _spans_by_item(marks: Iterable[Mark]) -> defaultdict[str, list[Span]]:
    spans = defaultdict[str, list[Span]](list)
    for mark in marks:
        spans[mark.item].append(mark.span)
    return spans


# --------------------------------------------------------------------------------------------------------- what is found


def _found_devices(sample: Mapping[str, Item], texts: Mapping[str, str]) -> Iterator[Mark]:
    """What the plugin reports in the sentences, the documents read whole."""
    items: dict[str, list[Item]] = {}
    for item in sample.values():
        items.setdefault(item.document, []).append(item)
    documents = (
        Document(id=name, text=texts[name], metadata=Metadata(language="en")) for name in items
    )
    pipeline = Pipeline(
        ["devices"], registry=isolated_registry("english", "rhetoric"), language="en"
    )
    for document in map(pipeline, parsed(documents)):
        for device in document["devices"]:
            for item in items[document.id]:
                place = device.span.intersection(item.span)
                if device.device in DEVICES and place is not None:
                    yield Mark(
                        item=item.item, device=device.device, start=place.start, end=place.end
                    )


def _found_frames(sample: Mapping[str, Item], texts: Mapping[str, str]) -> Labels:
    """The frames that the codebook as shipped finds in the sentences, each read by itself."""
    documents = (
        Document(
            id=item.item,
            text=item.span.quote(texts[item.document]),
            metadata=Metadata(language="en", layout="plain"),
        )
        for item in sample.values()
    )
    pipeline = Pipeline(
        ["frames"],
        registry=isolated_registry("english", "framing"),
        language="en",
        config={"framing": {"codebook": CODEBOOK}},
    )
    return {
        document.id: frozenset(frame.frame for frame in document["frames"])
        for document in map(pipeline, parsed(documents))
    }

"""Our own gold set of modality: 150 modal words, each coded in its context as epistemic, deontic, dynamic or none of them.

`python -m tests.evaluation.own_modality` draws the sample: 100 auxiliaries and 50 adjectives, verbs and nouns, from speeches at the
United Nations, GUM's speeches and the seeds, at most so many of one form, so that rare forms occur at all. An item is the word itself:
names and offsets only, as in `own_sample`. Both passes are of one coder, who knew the detector, and made the second in another order
right after the first: their agreement says how consistent he was, and no more. Only words that both code alike are measured.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

from attrs import frozen

from discourse import Document, Metadata, Pipeline, Span
from discourse.analysis.accuracy import macro_f1, of_labels
from discourse.analysis.agreement import krippendorff_alpha
from discourse.analysis.tables import read_tsv
from discourse.testing import isolated_registry
from tests.evaluation.gold import Figure, gold_folder
from tests.evaluation.own_passes import Item, read_sample, texts_of
from tests.evaluation.own_sample import Candidate, rows
from tests.evaluation.own_texts import gum_texts, seed_texts, speech_texts
from tests.evaluation.parses import parsed

FOLDER = Path(__file__).parent / "own"
SEED = 20261122
SPEECHES = 45
OF_ONE_DOCUMENT = 6
AUXILIARIES = r"\b(?:can|cannot|could|may|might|must|shall|should|will|would|ought)\b"
LEXICAL = (
    r"\b(?:(?:have|has|had|need|needs|needed)(?= to\b)|able|unable|capable|likely|unlikely|possible|impossible|necessary|essential"
    r"|imperative|certain|sure|required|allowed|obliged|permitted|supposed|bound|willing|ready|possibility|necessity|obligation|duty"
    r"|ability|likelihood|probability|permission|capacity)\b"
)
PATTERNS = {"random": (AUXILIARIES, 100, 12), "enriched": (LEXICAL, 50, 4)}
"""For each stratum: what is drawn from, how many, and how many of one form at most."""

Kind = Literal["epistemic", "deontic", "dynamic", "none"]


@frozen(kw_only=True)
class Code:
    """What a coder says of an item."""

    item: str
    kind: Kind


def modality_figures(gold: Path, folder: Path = FOLDER) -> Iterator[Figure]:
    """How well the kind of modality is found, and how consistent the coding is; nothing if texts or passes are missing."""
    passes = [folder / f"modality-pass-{number}.tsv" for number in (1, 2)]
    if not all(path.exists() for path in passes):
        return
    sample = read_sample(folder / "modality-sample.tsv")
    texts = texts_of(sample, _texts(gold))
    if not texts:
        return
    first, second = ({code.item: code.kind for code in read_tsv(path, Code)} for path in passes)
    agreed = [item for item in sample if first[item] == second[item]]
    found = _found(sample, texts)
    accuracies = of_labels([found[item] for item in agreed], [first[item] for item in agreed])
    kinds = {kind: each for kind, each in accuracies.items() if kind != "none"}
    right = sum(found[item] == first[item] for item in agreed)
    yield Figure("rhetoric", "own-modality", "accuracy", right / len(agreed), len(agreed))
    yield Figure("rhetoric", "own-modality", "macro_f1", macro_f1(kinds), len(agreed))
    for kind, each in sorted(kinds.items()):
        yield Figure("rhetoric", "own-modality", f"f1_{kind}", each.f1, each.there)
    alpha = krippendorff_alpha([(first[item], second[item]) for item in sample])
    yield Figure("rhetoric", "own-modality", "consistency_alpha", alpha, len(sample))


def _found(sample: Mapping[str, Item], texts: Mapping[str, str]) -> dict[str, str]:
    """The kind that the plugin gives to each item, the documents read whole."""
    pipeline = Pipeline(
        ["devices"],
        registry=isolated_registry("english", "rhetoric"),
        language="en",
        config={"rhetoric": {"only": ["modality"]}},
    )
    kinds: dict[tuple[str, int], str] = {}
    names = dict.fromkeys(item.document for item in sample.values())
    documents = (Document(id=name, text=texts[name], metadata=_metadata(name)) for name in names)
    for document in map(pipeline, parsed(documents)):
        for device in document["devices"]:
            (cue,) = device.spans_of("cue")
            kinds[document.id, cue.start] = device.device.removesuffix("_modality")
    return {name: kinds.get((item.document, item.start), "none") for name, item in sample.items()}


def _metadata(name: str) -> Metadata:
    """Speeches are plain text; the others are as in our other gold sets."""
    plain = not name.startswith(("GUM_", "seeds/"))
    return Metadata(language="en", layout="plain") if plain else Metadata(language="en")


def _texts(gold: Path) -> Iterator[tuple[str, str]]:
    yield from seed_texts()
    yield from ((name, text) for name, text, _ in gum_texts(gold / "gum"))
    yield from speech_texts(gold.parent / "corpora")


def modality_sample(gold: Path) -> list[tuple[Candidate, str]]:
    """The words, shuffled, with their strata."""
    speeches = dict(speech_texts(gold.parent / "corpora"))
    drawn = random.Random(SEED).sample(sorted(speeches), SPEECHES)
    texts = [
        *seed_texts(),
        *((name, text) for name, text, _ in gum_texts(gold / "gum") if "_speech_" in name),
        *((name, speeches[name]) for name in drawn),
    ]
    chance = random.Random(SEED)
    items = [
        (each, stratum)
        for stratum, (pattern, number, of_one_form) in PATTERNS.items()
        for each in _drawn(texts, pattern, number, of_one_form, chance)
    ]
    chance.shuffle(items)
    return items


def _drawn(
    texts: Sequence[tuple[str, str]],
    pattern: str,
    number: int,
    of_one_form: int,
    chance: random.Random,
) -> Iterator[Candidate]:
    there = [
        Candidate(name, Span(*match.span()), match[0])
        for name, text in texts
        for match in re.finditer(pattern, text)
    ]
    counts: Counter[str] = Counter()
    for each in chance.sample(there, len(there)):
        full = counts[each.document] == OF_ONE_DOCUMENT or counts[each.text] == of_one_form
        if number and not full:
            counts.update([each.document, each.text])
            number -= 1
            yield each


if __name__ == "__main__":
    for row in rows(modality_sample(gold_folder()), "m"):
        print(*row, sep="\t")

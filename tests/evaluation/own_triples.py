"""Draws the sentences of `rhetoric-8`: `python -m tests.evaluation.own_triples`.

They have three members that the plugin takes for a possible tricolon, so that a model of tricola has more to learn from. They are
coded once, and nothing is measured on them. The plugin of commit 5fa717d found the members; another one draws others.
"""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

from discourse_rhetoric.prose import Prose
from discourse_rhetoric.tricola import triples

from discourse import Document, Metadata, Span
from tests.evaluation.gold import gold_folder
from tests.evaluation.own import FOLDER
from tests.evaluation.own_passes import read_sample
from tests.evaluation.own_sample import SAMPLES, Candidate, candidates_of, print_sample
from tests.evaluation.own_texts import sentences_of, speech_texts
from tests.evaluation.parses import parsed

SEED, SPEECHES, SENTENCES = 20261202, 220, 640
OF_ONE = 4


def triples_sample(corpora: Path) -> list[tuple[Candidate, str]]:
    """640 sentences of 220 speeches that `rhetoric-7` has nothing of, none that another set has, at most four of one speech."""
    others = {
        name: list(read_sample(FOLDER / f"{name}-sample.tsv").values())
        for name in SAMPLES
        if name.startswith("rhetoric") and name != "rhetoric-8"
    }
    held = {item.document for item in others["rhetoric-7"]}
    taken = {(item.document, item.start) for items in others.values() for item in items}
    chance = random.Random(SEED)
    texts = dict(
        chance.sample([each for each in speech_texts(corpora) if each[0] not in held], SPEECHES)
    )
    documents = (Document(id=n, text=t, metadata=Metadata(language="en")) for n, t in texts.items())
    pool: list[Candidate] = []
    for document in parsed(documents):
        places = [
            Span(group.members[0][0].start, group.members[-1][-1].end)
            for group in triples(Prose(document))
        ]
        sentences = sentences_of(document.text, wrapped=True)
        pool += [
            each
            for each in candidates_of(document.id, document.text, sentences)
            if (document.id, each.span.start) not in taken and any(map(each.span.contains, places))
        ]
    drawn = Counter[str]()
    kept = []
    for each in random.Random(SEED).sample(pool, len(pool)):
        if drawn[each.document] < OF_ONE:
            drawn[each.document] += 1
            kept.append((each, "enriched"))
    return kept[:SENTENCES]


if __name__ == "__main__":
    print_sample(triples_sample(gold_folder().parent / "corpora"), SAMPLES["rhetoric-8"])

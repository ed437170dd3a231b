"""How far the rules for persuasion techniques agree with the annotators of SemEval-2020 task 11: nothing is fitted.

A finding is right if it shares a letter with a span of its technique, and a span is met if a finding of its technique shares one
with it; devices go by the technique that the taxonomy gives them (`semeval2020`). The annotators marked what spreads
propaganda in news that was chosen for it, and left many loaded words alone; so a precision here says how often they would agree.
`flc_f1` is the measure of place and technique together, by the share of each span that is right (Da San Martino et al. 2019).
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from discourse_rhetoric.taxonomy import chosen, taxonomy

from discourse import Document, Metadata, Pipeline, Span
from discourse.analysis.accuracy import Accuracy, macro_f1, micro_f1, of_spans
from discourse.testing import isolated_registry
from tests.evaluation.gold import Figure
from tests.evaluation.parses import parsed
from tests.evaluation.rhetoric_articles import Article, read_articles
from tests.evaluation.rhetoric_spans import overlap, share

Spans = Mapping[str, Sequence[Span]]
"""The spans of each technique in an article."""

DEVICES = ["persuasion", "hyperbole"]
"""The family, and the figure that exaggerates."""

LABELS = {
    "Appeal_to_Authority": "appeal to authority",
    "Appeal_to_fear-prejudice": "appeal to fear/prejudice",
    "Bandwagon,Reductio_ad_hitlerum": "bandwagon, reductio ad hitlerum",
    "Black-and-White_Fallacy": "black-and-white fallacy",
    "Causal_Oversimplification": "causal oversimplification",
    "Doubt": "doubt",
    "Exaggeration,Minimisation": "exaggeration, minimisation",
    "Flag-Waving": "flag-waving",
    "Loaded_Language": "loaded language",
    "Name_Calling,Labeling": "name calling, labeling",
    "Repetition": "repetition",
    "Slogans": "slogans",
    "Thought-terminating_Cliches": "thought-terminating clichés",
    "Whataboutism,Straw_Men,Red_Herring": "whataboutism, straw man, red herring",
}
"""The labels of the corpus, and the techniques' names in the taxonomy."""


def shipped_techniques(folder: Path) -> Iterator[Figure]:
    """The means over the techniques, the same on the articles that no rule was read against, and each technique's own figures."""
    if not (folder / "articles").is_dir():
        return
    articles = read_articles(folder)
    pairs = list(zip(map(marked_in, articles), found_in(articles), strict=True))
    unread = [
        pair for article, pair in zip(articles, pairs, strict=True) if not is_read(article.name)
    ]
    accuracies = agreement(pairs)
    n = sum(each.there for each in accuracies.values())
    yield Figure("rhetoric", "ptc", "shipped_macro_f1", macro_f1(accuracies), n)
    yield Figure("rhetoric", "ptc", "shipped_micro_f1", micro_f1(accuracies), n)
    yield Figure("rhetoric", "ptc", "shipped_flc_f1", share(_shares(pairs)), n)
    kept = agreement(unread)
    n = sum(each.there for each in kept.values())
    yield Figure("rhetoric", "ptc", "shipped_macro_f1_unread", macro_f1(kept), n)
    yield Figure("rhetoric", "ptc", "shipped_micro_f1_unread", micro_f1(kept), n)
    for technique, each in sorted(accuracies.items()):
        name = re.sub(r"\W+", "_", technique.replace("é", "e"))
        for metric, value, n in (
            ("precision", each.precision, each.found),
            ("recall", each.recall, each.there),
            ("f1", each.f1, each.there),
        ):
            yield Figure("rhetoric", "ptc", f"shipped_{metric}_{name}", value, n)


def is_read(name: str) -> bool:
    """Whether an article is of the half that was read for the errors of the rules."""
    return zlib.crc32(name.encode()) % 2 == 0


def found_in(articles: Iterable[Article]) -> Iterator[Spans]:
    """What the rules find in each article."""
    names = {
        each.name: each.other_names["semeval2020"]
        for each in chosen(taxonomy().values(), DEVICES, ())
        if "semeval2020" in each.other_names
    }
    pipeline = Pipeline(
        ["devices"],
        registry=isolated_registry("english", "rhetoric"),
        language="en",
        config={"rhetoric": {"only": DEVICES}},
    )
    documents = (
        Document(id=each.name, text=each.text, metadata=Metadata(language="en", layout="plain"))
        for each in articles
    )
    for document in parsed(documents):
        found: dict[str, list[Span]] = {}
        for device in pipeline(document)["devices"]:
            if device.device in names:
                # a message that is repeated is marked each time, and not from the first time to the last
                again = device.spans_of("instance")
                found.setdefault(names[device.device], []).extend(again or [device.span])
        yield found


def marked_in(article: Article) -> Spans:
    """What the annotators marked."""
    marked: dict[str, list[Span]] = {}
    for start, end, technique in article.techniques:
        marked.setdefault(LABELS[technique], []).append(Span(start, end))
    return marked


def agreement(pairs: Iterable[tuple[Spans, Spans]]) -> dict[str, Accuracy]:
    """The accuracy of each technique that the annotators know, by overlap."""
    totals: dict[str, Accuracy] = {}
    for marked, found in pairs:
        for technique in {**marked, **found}:
            here = of_spans(found.get(technique, ()), marked.get(technique, ()), by="overlap")
            totals[technique] = totals.get(technique, Accuracy(0, 0, 0)) + here
    return totals


def _shares(pairs: Iterable[tuple[Spans, Spans]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for marked, found in pairs:
        for technique in {**marked, **found}:
            ours, theirs = (
                [(each.start, each.end) for each in spans.get(technique, ())]
                for spans in (found, marked)
            )
            counts += overlap([ours], [theirs])
    return counts

"""Propaganda techniques in news articles: the corpus of SemEval-2020 task 11 (Da San Martino et al. 2020).

Spans: the task's own measure, by which a span found counts for the share of it that is right. Techniques: for a given span.
The data is for research only, so what is fitted on it stays here.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from discourse.analysis.training import grouped_folds
from tests.evaluation.gold import Figure
from tests.evaluation.rhetoric_articles import WORD, Article, read_articles
from tests.evaluation.rhetoric_spans import overlap, share, spans_in
from tests.evaluation.rhetoric_wordclasses import classes_of

FOLDS = 5


def ptc(folder: Path, train: Path | None) -> Iterator[Figure]:
    """Both figures, over five folds by article, or fitted on `train`."""
    if not (folder / "articles").is_dir():
        return
    articles = read_articles(folder)
    if train is not None and (train / "articles").is_dir():
        learnt = [(read_articles(train), articles)]
    else:
        learnt = []
        for fold in grouped_folds([each.name for each in articles], FOLDS):
            held = set(fold)
            rest = [each for i, each in enumerate(articles) if i not in held]
            learnt.append((rest, [articles[i] for i in fold]))
    pairs: list[tuple[str, str]] = []
    counts: Counter[str] = Counter()
    for rest, test in learnt:
        found = spans_in(rest, test)
        counts += overlap(found, [each.spans for each in test])
        pairs += techniques_of(rest, test)
    yield Figure("rhetoric", "ptc", "span_f1", share(counts), counts["there"])
    yield Figure(
        "rhetoric",
        "ptc",
        "technique_micro_f1",
        sum(a == b for a, b in pairs) / max(1, len(pairs)),
        len(pairs),
    )
    yield Figure("rhetoric", "ptc", "technique_macro_f1", _macro(pairs), len(pairs))


def techniques_of(train: Sequence[Article], test: Sequence[Article]) -> list[tuple[str, str]]:
    """Of each given span, the technique found and that of the gold."""
    vectors = DictVectorizer(dtype=np.float32)
    rows = [span_features(each, start, end) for each in train for start, end, _ in each.techniques]
    labels = [technique for each in train for _, _, technique in each.techniques]
    model = LogisticRegression(C=2.0, max_iter=120, class_weight=_softened(labels))
    model.fit(vectors.fit_transform(rows), labels)
    unseen = [(each, start, end, gold) for each in test for start, end, gold in each.techniques]
    found = model.predict(vectors.transform(span_features(a, s, e) for a, s, e, _ in unseen))
    return [(str(ours), gold) for ours, (_, _, _, gold) in zip(found, unseen, strict=True)]


def _softened(labels: Sequence[str]) -> dict[str, float]:
    """Rare techniques count for more, but not as much more as they are rarer."""
    counts = Counter(labels)
    return {label: (max(counts.values()) / count) ** 0.4 for label, count in counts.items()}


def span_features(article: Article, start: int, end: int) -> dict[str, float]:
    """The words of a span, its length, its marks, whether its words come back in the article, and its surroundings."""
    span = article.text[start:end]
    words = [word.lower() for word in WORD.findall(span)]
    features = {f"word {word}": 0.5 for word in words}
    features |= {f"pair {a} {b}": 0.5 for a, b in pairwise(words)}
    features |= {f"ending {word[-3:]}": 0.25 for word in words if len(word) > 4}
    features |= {f"beginning {word[:4]}": 0.25 for word in words if len(word) > 4}
    features[f"first {words[0] if words else ''}"] = 1.0
    features[f"last {words[-1] if words else ''}"] = 1.0
    for limit in (1, 2, 3, 5, 8, 12, 20, 30, 45):
        features[f"longer than {limit} words"] = float(len(words) > limit)
    for mark in '?!“"’,:;':
        features[f"has {mark}"] = float(mark in span)
    features["ends with the sentence"] = float(
        span[-1:] in ".!?" or article.text[end : end + 1] in (".", "!", "?", "\n")
    )
    features["begins the sentence"] = float(
        bool(re.search(r"(^|[.!?”\"]\s*|\n\s*)$", article.text[:start][-4:]))
    )
    features["capitals"] = sum(w[:1].isupper() for w in span.split()) / max(1, len(span.split()))
    again = len(re.findall(re.escape(span.lower()), article.text.lower())) - 1
    features["comes back"] = float(again > 0)
    features["comes back often"] = float(again > 2)
    features["comes back, and short"] = float(again > 0 and len(words) < 4)
    earlier = span.lower() in article.text[:start].lower()
    features["came before"] = float(earlier)
    features["comes for the first time"] = float(again > 0 and not earlier)
    features["came before, and short"] = float(earlier and len(words) < 4)
    features["came before, and long"] = float(earlier and len(words) >= 4)
    features["in quotes"] = float(article.text[start - 1 : start] in ("“", '"', "‘"))
    before, after = (
        WORD.findall(article.text[max(0, start - 60) : start]),
        WORD.findall(article.text[end : end + 60]),
    )
    features |= {f"before {word.lower()}": 0.5 for word in before[-3:]}
    features |= {f"after {word.lower()}": 0.5 for word in after[:3]}
    return features | dict(_kinds_of_words(span, words))


EXTREME = re.compile(r"\w+est|most|ever|never|all|every|only|no|nothing")
PERSONS = {"I": {"i", "me", "my"}, "we": {"we", "our", "us"}, "you": {"you", "your"}}


def _kinds_of_words(span: str, words: Sequence[str]) -> Iterator[tuple[str, float]]:
    """The classes of the words, persons, extremes, numbers, and words in capitals."""
    counts = Counter(name for word in words for name in classes_of(word))
    for name, count in counts.items():
        yield f"has {name}", 1.0
        yield f"has {name}, and short", float(len(words) < 4)
        yield f"share of {name}", count / len(words)
    for place, word in zip(("first", "last"), (*words[:1], *words[-1:]), strict=False):
        for name in classes_of(word):
            yield f"{place} is {name}", 1.0
    for person, forms in PERSONS.items():
        yield f"says {person}", float(not forms.isdisjoint(words))
    yield "has an extreme", float(any(EXTREME.fullmatch(word) for word in words))
    yield "has a number", float(bool(re.search(r"\d", span)))
    yield "has a word in capitals", float(bool(re.search(r"\b[A-Z]{4,}\b", span)))
    yield "is one word with a capital", float(len(words) == 1 and span[:1].isupper())
    yield "length", math.log1p(len(words))


def _macro(pairs: Sequence[tuple[str, str]]) -> float:
    values = []
    for label in {gold for _, gold in pairs}:
        right = sum(a == b == label for a, b in pairs)
        found, there = sum(a == label for a, _ in pairs), sum(b == label for _, b in pairs)
        values.append(2 * right / max(1, found + there))
    return sum(values) / max(1, len(values))

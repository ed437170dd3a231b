"""Propaganda techniques in news articles: the corpus of SemEval-2020 task 11 (Da San Martino et al. 2020).

Spans: the task's own measure, by which a span found counts for the share of it that is right. Techniques: for a given span.
The data is for research only, so what is fitted on it stays here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from attrs import frozen
from scipy.sparse import csr_matrix, vstack
from sklearn.feature_extraction import DictVectorizer, FeatureHasher
from sklearn.linear_model import LogisticRegression, SGDClassifier

from discourse.analysis.training import grouped_folds
from tests.evaluation.gold import Figure
from tests.evaluation.rhetoric_sequences import window_features

FOLDS = 5
WORD = re.compile(r"\w+(?:[’'-]\w+)*|[^\w\s]")


@frozen
class Article:
    """A text, the spans of propaganda in it, and each span with its technique."""

    name: str
    text: str
    spans: tuple[tuple[int, int], ...]
    techniques: tuple[tuple[int, int, str], ...]


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
    overlap: Counter[str] = Counter()
    for rest, test in learnt:
        found = spans_in(rest, test)
        overlap += _overlap(found, [each.spans for each in test])
        pairs += techniques_of(rest, test)
    precision = overlap["right"] / max(1, overlap["found"]) / 1000
    recall = overlap["met"] / max(1, overlap["there"]) / 1000
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    yield Figure("rhetoric", "ptc", "span_f1", f1, overlap["there"])
    yield Figure(
        "rhetoric",
        "ptc",
        "technique_micro_f1",
        sum(a == b for a, b in pairs) / max(1, len(pairs)),
        len(pairs),
    )
    yield Figure("rhetoric", "ptc", "technique_macro_f1", _macro(pairs), len(pairs))


def read_articles(folder: Path) -> list[Article]:
    """The articles, by name."""
    articles = []
    for path in sorted((folder / "articles").glob("article*.txt")):
        spans = _rows(folder / "labels-task-si" / f"{path.stem}.task-si.labels")
        techniques = _rows(folder / "labels-task-flc-tc" / f"{path.stem}.task-flc-tc.labels")
        articles.append(
            Article(
                path.stem,
                path.read_text(encoding="utf-8"),
                tuple((int(row[1]), int(row[2])) for row in spans),
                tuple((int(row[2]), int(row[3]), row[1]) for row in techniques),
            )
        )
    return articles


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [line.split("\t") for line in lines if line.strip()]


def spans_in(train: Sequence[Article], test: Sequence[Article]) -> list[list[tuple[int, int]]]:
    """Runs of words that are likely to be propaganda, the threshold being that which is best on a fifth of `train`."""
    cut = max(1, len(train) // 5)
    probe = _word_model(train[cut:])
    tried = {
        level: _share(
            _overlap(
                [_runs(each, _probabilities(probe, each), level) for each in train[:cut]],
                [a.spans for a in train[:cut]],
            )
        )
        for level in (0.12, 0.16, 0.2, 0.25, 0.3, 0.35)
    }
    best = max(tried, key=lambda level: tried[level])
    model = _word_model(train)
    return [_runs(each, _probabilities(model, each), best) for each in test]


def _word_model(train: Sequence[Article]) -> SGDClassifier:
    model = SGDClassifier(
        "log_loss", alpha=3e-6, max_iter=5, tol=None, random_state=0, average=True
    )
    labels = [
        any(start <= place < end for start, end in each.spans)
        for each in train
        for place, _ in _words(each.text)
    ]
    return model.fit(vstack([_matrix(each) for each in train]), labels)


def _probabilities(model: SGDClassifier, article: Article) -> np.ndarray:
    """Of each word, smoothed over its neighbours."""
    if not _words(article.text):
        return np.zeros(0)
    raw = model.predict_proba(_matrix(article))[:, 1]
    return np.convolve(raw, [0.1, 0.2, 0.4, 0.2, 0.1], mode="same")


@cache
def _matrix(article: Article) -> csr_matrix:
    return FeatureHasher(2**20, input_type="string").transform(_word_rows(article))


def _words(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in WORD.finditer(text)]


def _word_rows(article: Article) -> Iterator[list[str]]:
    """A word's features: its window, and the words of its sentence."""
    for words in _sentences(article.text):
        around = [
            f"in a sentence with {word.lower()}" for word in dict.fromkeys(words) if len(word) > 3
        ]
        for row in window_features(words):
            yield [*row, f"sentence ends {words[-1]}", *around[:12]]


def _sentences(text: str) -> Iterator[list[str]]:
    """The words of `_words`, cut behind a full stop and at line ends."""
    sentence: list[str] = []
    last = 0
    for start, end in _words(text):
        if sentence and (sentence[-1] in ".!?" or "\n" in text[last:start]):
            yield sentence
            sentence = []
        sentence.append(text[start:end])
        last = end
    if sentence:
        yield sentence


def _runs(article: Article, probabilities: np.ndarray, level: float) -> list[tuple[int, int]]:
    words = _words(article.text)
    found: list[tuple[int, int]] = []
    for (start, end), probability in zip(words, probabilities, strict=False):
        if probability < level:
            continue
        if found and start - found[-1][1] <= 1:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return [(start, end) for start, end in found if end - start > 3]


def _overlap(
    found: Iterable[Sequence[tuple[int, int]]], there: Iterable[Sequence[tuple[int, int]]]
) -> Counter[str]:
    """The task's measure, in thousandths: what of each span found lies in a gold one, and the other way round."""
    counts: Counter[str] = Counter()
    for ours, theirs in zip(found, there, strict=True):
        counts["found"] += len(ours)
        counts["there"] += len(theirs)
        for a, b in ours:
            for c, d in theirs:
                shared = max(0, min(b, d) - max(a, c))
                counts["right"] += round(1000 * shared / (b - a))
                counts["met"] += round(1000 * shared / (d - c))
    return counts


def _share(counts: Mapping[str, int]) -> float:
    precision, recall = (
        counts["right"] / max(1, counts["found"]),
        counts["met"] / max(1, counts["there"]),
    )
    return 2 * precision * recall / max(1e-9, precision + recall)


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
    features["in quotes"] = float(article.text[start - 1 : start] in ("“", '"', "‘"))
    before, after = (
        WORD.findall(article.text[max(0, start - 60) : start]),
        WORD.findall(article.text[end : end + 60]),
    )
    features |= {f"before {word.lower()}": 0.5 for word in before[-3:]}
    features |= {f"after {word.lower()}": 0.5 for word in after[:3]}
    return features


def _macro(pairs: Sequence[tuple[str, str]]) -> float:
    values = []
    for label in {gold for _, gold in pairs}:
        right = sum(a == b == label for a, b in pairs)
        found, there = sum(a == label for a, _ in pairs), sum(b == label for _, b in pairs)
        values.append(2 * right / max(1, found + there))
    return sum(values) / max(1, len(values))

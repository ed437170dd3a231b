"""Finding the spans of propaganda: each word begins a span, goes on with it, or lies outside (B, I, O).

A logistic model of a word's surroundings and of the label before it, and the likeliest sequence of labels for each sentence, in which
"outside" is held back by as much as is best on a part of the training data: the annotators left most out, and a span that is half
right counts half. What a model of whole sentences says of the sentence is one of the features; for the training data
it is said by models that did not see the article.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import numpy as np
from attrs import frozen
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.feature_extraction import FeatureHasher
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression, SGDClassifier

from discourse.analysis.training import grouped_folds
from tests.evaluation.rhetoric_articles import WORD, Article, sentences_of, words_of
from tests.evaluation.rhetoric_sequences import window_features
from tests.evaluation.rhetoric_wordclasses import classes_of

Spans = list[tuple[int, int]]

O, B, I = range(3)  # noqa: E741 - the labels' names in the field
BUCKETS = 1 << 17
HELD_BACK = (0.4, 0.5, 0.6, 0.7, 0.8, 1.0, 1.3, 1.6, 2.0)
INNER_FOLDS = 4
JUDGING = {"loaded", "judgements", "harms", "insults"}


def spans_in(train: Sequence[Article], test: Sequence[Article]) -> list[Spans]:
    """The spans in each article of `test`."""
    sentences = _sentence_scores(train, test)
    cut = max(1, len(train) // 5)
    probe, judged = _Words.fit(train[cut:], sentences), train[:cut]
    tables = [probe.tables(each) for each in judged]
    best = max(
        HELD_BACK,
        key=lambda back: share(
            overlap(
                [_decoded(a, t, back) for a, t in zip(judged, tables, strict=True)],
                [a.spans for a in judged],
            )
        ),
    )
    model = _Words.fit(train, sentences)
    return [_decoded(each, model.tables(each), best) for each in test]


def overlap(
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


def share(counts: Mapping[str, int]) -> float:
    """The F1 of these counts."""
    precision = counts["right"] / max(1, counts["found"]) / 1000
    recall = counts["met"] / max(1, counts["there"]) / 1000
    return 2 * precision * recall / max(1e-9, precision + recall)


@frozen(eq=False)
class _Words:
    """The model of words: weights for the surroundings, and for each label that may have come before."""

    model: SGDClassifier
    sentences: Mapping[str, np.ndarray]

    @classmethod
    def fit(cls, train: Sequence[Article], sentences: Mapping[str, np.ndarray]) -> _Words:
        model = SGDClassifier(
            "log_loss", alpha=3e-6, max_iter=5, tol=None, random_state=0, average=True
        )
        rows = [
            hstack([_surroundings(each, sentences[each.name]), _after(each, _before(each))])
            for each in train
        ]
        labels = np.concatenate([_labels(each) for each in train])
        return cls(model.fit(vstack(rows).tocsr(), labels), sentences)

    def tables(self, article: Article) -> list[np.ndarray]:
        """For each label before: the log-probability of each label of each word."""
        if not words_of(article):
            return []
        seen = _surroundings(article, self.sentences[article.name])
        size = seen.shape[1]
        known = seen @ self.model.coef_[:, :size].T + self.model.intercept_
        rest = self.model.coef_[:, size:]
        found = []
        for before in (O, B, I):
            labels = np.full(len(words_of(article)), before)
            odds = known + _after(article, labels) @ rest.T
            alone = 1 / (1 + np.exp(-odds))
            found.append(np.log(alone / alone.sum(axis=1, keepdims=True) + 1e-12))
        return found


@cache
def _labels(article: Article) -> np.ndarray:
    labels = np.zeros(len(words_of(article)), dtype=np.int64)
    within = None
    for place, (start, _) in enumerate(words_of(article)):
        span = next((s for s in article.spans if s[0] <= start < s[1]), None)
        if span is not None:
            labels[place] = I if span == within else B
        within = span
    return labels


def _before(article: Article) -> np.ndarray:
    """The label before each word; O at the beginning of a sentence."""
    labels = np.roll(_labels(article), 1)
    labels[[sentence.start for sentence in sentences_of(article)]] = O
    return labels


def _after(article: Article, before: np.ndarray) -> csr_matrix:
    """The label before a word, alone and with the word."""
    places = np.arange(len(before))
    hashed = np.array(
        [zlib.crc32(word.lower().encode(errors="replace")) % BUCKETS for word in _texts(article)]
    )
    columns = np.concatenate([before, 3 + before * BUCKETS + hashed])
    values = np.concatenate([np.full(len(before), 2.0), np.ones(len(before))])
    return csr_matrix((values, (np.tile(places, 2), columns)), shape=(len(before), 3 + 3 * BUCKETS))


def _texts(article: Article) -> list[str]:
    return [article.text[start:end] for start, end in words_of(article)]


def _surroundings(article: Article, scores: np.ndarray) -> csr_matrix:
    return hstack([_window(article), _of_sentence(article, scores)]).tocsr()


@cache
def _window(article: Article) -> csr_matrix:
    return FeatureHasher(2**20, input_type="string").transform(_rows(article))


def _rows(article: Article) -> Iterator[list[str]]:
    """A word's features: its window and the classes in it, the words of its sentence, its part in the article."""
    texts = _texts(article)
    counts = Counter(text.lower() for text in texts)
    title = {word.lower() for word in WORD.findall(article.text.partition("\n")[0])}
    classes = [classes_of(text) for text in texts]
    shapes = ["_", *map(_shape, texts), "_"]
    sentences = sentences_of(article)
    in_quotes = False
    for number, sentence in enumerate(sentences):
        words = [texts[place] for place in sentence]
        lower = [word.lower() for word in words]
        around = [f"in a sentence with {word}" for word in dict.fromkeys(lower) if len(word) > 3]
        whole = [
            f"sentence ends {words[-1]}",
            f"sentence of {min(6, len(words) // 8)}",
            f"part {number * 5 // len(sentences)}",
            f"judging words {min(2, sum(bool(classes[place] & JUDGING) for place in sentence))}",
            *around[:12],
        ]
        for place, word, plain, row in zip(
            sentence, words, lower, window_features(words), strict=True
        ):
            in_quotes = (in_quotes or word == "“") and word != "”"
            own = [f"comes {min(4, counts[plain].bit_length())}"] if len(word) > 3 else []
            own += ["in quotes"] * in_quotes + ["in the title"] * (plain in title)
            own += [
                f"{beside - place:+d} is {name}"
                for beside in range(max(0, place - 2), min(len(texts), place + 3))
                for name in classes[beside]
            ]
            own.append(f"shapes {''.join(shapes[place : place + 3])}")
            own += ["capitals"] * (word.isupper() and len(word) > 2)
            yield [*row, *own, *whole]


def _shape(word: str) -> str:
    """Whether it is in capitals, has one, or none."""
    return "A" if word.isupper() and len(word) > 1 else "T" if word[:1].isupper() else "a"


def _of_sentence(article: Article, scores: np.ndarray) -> csr_matrix:
    """What the model of sentences says of a word's sentence, of those beside it, and of the article."""
    columns = np.zeros((len(words_of(article)), 8), dtype=np.float32)
    clipped = np.clip(scores, -4, 3)
    for number, sentence in enumerate(sentences_of(article)):
        rows = columns[sentence.start : sentence.stop]
        rows[:, 0], rows[:, 1] = clipped[number], scores.mean()
        rows[:, 2] = clipped[number - 1] if number else 0
        rows[:, 3] = clipped[number + 1] if number + 1 < len(clipped) else 0
        rows[:, 4 + min(3, max(0, int(scores[number] + 2)))] = 1
    return csr_matrix(columns)


def _sentence_scores(train: Sequence[Article], test: Sequence[Article]) -> Mapping[str, np.ndarray]:
    """The log-odds that a sentence has propaganda in it, by a model that did not see its article."""
    scores: dict[str, np.ndarray] = {}
    for fold in grouped_folds([each.name for each in train], INNER_FOLDS):
        held = set(fold)
        rest = [each for place, each in enumerate(train) if place not in held]
        scores |= _judged(rest, [train[place] for place in fold])
    return scores | _judged(train, test)


def _judged(train: Sequence[Article], test: Sequence[Article]) -> Mapping[str, np.ndarray]:
    words = TfidfVectorizer(
        ngram_range=(1, 2), sublinear_tf=True, min_df=2, token_pattern=r"\w+|[!?“”\"’:]"
    )
    seen = words.fit_transform(text for each in train for text in _sentence_texts(each))
    labels = [
        bool(_labels(each)[sentence.start : sentence.stop].any())
        for each in train
        for sentence in sentences_of(each)
    ]
    model = LogisticRegression(C=3.0, tol=1e-3, max_iter=200).fit(seen, labels)
    return {
        each.name: model.decision_function(words.transform(_sentence_texts(each)))
        if sentences_of(each)
        else np.zeros(1)
        for each in test
    }


def _sentence_texts(article: Article) -> list[str]:
    words = words_of(article)
    return [article.text[words[s.start][0] : words[s.stop - 1][1]] for s in sentences_of(article)]


def _decoded(article: Article, tables: Sequence[np.ndarray], held_back: float) -> Spans:
    """The spans of the likeliest labels (Viterbi), where "outside" is `held_back`."""
    words = words_of(article)
    found: Spans = []
    for sentence in sentences_of(article):
        within = False
        for place, label in zip(sentence, _path(tables, sentence, held_back), strict=True):
            start, end = words[place]
            if label == B or (label == I and not within):
                found.append((start, end))
            elif label == I:
                found[-1] = (found[-1][0], end)
            within = label != O
    return found


def _path(tables: Sequence[np.ndarray], sentence: range, held_back: float) -> list[int]:
    kept = np.array([held_back, 0.0, 0.0])
    score = tables[O][sentence.start] - kept
    score[I] = -np.inf
    back = []
    for place in sentence[1:]:
        steps = np.stack([score[before] + tables[before][place] - kept for before in (O, B, I)])
        steps[O, I] = -np.inf
        back.append(steps.argmax(axis=0))
        score = steps.max(axis=0)
    path = [int(score.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]

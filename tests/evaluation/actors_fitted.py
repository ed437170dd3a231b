"""Figures for which something is fitted: data whose licence lets us measure, but not ship weights."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from discourse_actors.phrases import head_of
from discourse_actors.portrayal import traits_of

from discourse import Document, Span
from discourse.text.syntax import Tree, Word, trees
from tests.evaluation.actors_reading import read
from tests.evaluation.actors_sets import Cast, Directed, dse, semeval_roles
from tests.evaluation.gold import Figure

FOLDS = 5


def framing(gold: Path, train_gold: Path | None = None) -> Iterator[Figure]:
    """SemEval 2025, task 10: the role of a given mention.

    A linear model over what our rules find (deeds, harm, help and evaluation of the actor, here and in the whole
    article, the actor's key), the lemmas around the mention, and the commonest of the article; folds by article.
    `rules_precision`, `rules_coverage`: the role that the plugin gives without any model, which abstains often.
    """
    items = semeval_roles(gold)
    if not items:
        return
    features = role_features(items)
    labels = [item.role for item in items]
    if train_gold is not None:
        known = semeval_roles(train_gold)
        model = fitted(role_features(known), [item.role for item in known])
        found = model.predict(features).tolist()
    else:
        found = cross_validated(features, labels, [item.document.id for item in items])
    yield Figure("actors", "semeval25-roles", "macro_f1", macro_f1(labels, found), len(items))
    given = [
        (item.role, role) for item, role in zip(items, _shipped_roles(items), strict=True) if role
    ]
    right = sum(gold == role for gold, role in given) / max(1, len(given))
    yield Figure("actors", "semeval25-roles", "rules_precision", right, len(given))
    yield Figure("actors", "semeval25-roles", "rules_coverage", len(given) / len(items), len(items))


def _shipped_roles(items: Sequence[Cast]) -> Iterator[str | None]:
    """The role of the actor of each mention, by the names of the task."""
    documents = {item.document.id: item.document for item in items}
    parsed = {document.id: document for document in read(documents.values())}
    for item in items:
        document = parsed[item.document.id]
        mentions = document["mentions"].overlapping(Span(item.start, item.end))
        role = document[mentions[0].actor].role if mentions else None
        yield "innocent" if role == "victim" else role


def sentiment(gold: Path, train_gold: Path | None = None) -> Iterator[Figure]:
    """Directed sentiment between two entities of a sentence, in five classes.

    `rules_macro_f1`: our relations as they ship, on predicted parses. `macro_f1`: a linear model over the words
    before, between and after the two entities, fitted on `train`.
    """
    items = dse(gold, "eval")
    if not items:
        return
    labels = [item.label for item in items]
    documents = read(item.document for item in items)
    ruled = [_by_rules(item, document) for item, document in zip(items, documents, strict=True)]
    yield Figure("actors", "dse", "rules_macro_f1", macro_f1(labels, ruled), len(items))
    known = dse(train_gold or gold, "train")
    if known:
        model = fitted(
            [_words_around(item) for item in known], [item.label for item in known], strength=5.0
        )
        found = model.predict([_words_around(item) for item in items]).tolist()
        yield Figure("actors", "dse", "macro_f1", macro_f1(labels, found), len(items))


def _by_rules(item: Directed, document: Document) -> int:
    """0 for none, 1 and 2 for friendly from the first to the second and back, 3 and 4 for hostile."""
    for relation in document["relations"]:
        source, target = relation.span_of("source"), relation.span_of("target")
        polarity = -relation.polarity if relation.negated else relation.polarity
        for backward, (one, other) in enumerate(
            ((item.first, item.second), (item.second, item.first))
        ):
            if polarity and _meets(source, one) and _meets(target, other):
                return (1 if polarity > 0 else 3) + backward
    return 0


def _meets(span: Span, stretch: tuple[int, int]) -> bool:
    return span.start < stretch[1] and stretch[0] < span.end


def _words_around(item: Directed) -> dict[str, float]:
    text = item.document.text
    one, other = sorted((item.first, item.second))
    stretches = {
        "before": _WORD.findall(text[: one[0]].lower())[-8:],
        "between": _WORD.findall(text[one[1] : other[0]].lower()),
        "after": _WORD.findall(text[other[1] :].lower())[:8],
    }
    features = {"bias": 1.0, "distance": min(len(stretches["between"]), 20) / 20}
    for name, words in stretches.items():
        weight = 1 / max(1.0, len(words)) ** 0.5
        for word in words:
            features[f"{name} {word}"] = weight
        for pair in pairwise(words):
            features[f"{name} {' '.join(pair)}"] = weight
        if name == "between" and len(words) <= 4:
            features[f"exactly {' '.join(words)}"] = 1.0
    return features


_WORD = re.compile(r"[a-z’']+|[.,;:]")


def role_features(items: Sequence[Cast]) -> list[dict[str, float]]:
    documents = {item.document.id: item.document for item in items}
    parsed = {document.id: document for document in read(documents.values())}
    portraits = {name: _portraits(document) for name, document in parsed.items()}
    subjects = {name: _subject_of(document) for name, document in parsed.items()}
    return [
        _features(
            parsed[item.document.id],
            item,
            portraits[item.document.id],
            subjects[item.document.id],
        )
        for item in items
    ]


def _portraits(document: Document) -> dict[Any, Counter[str]]:
    """What the article says of each of its actors, by aspect."""
    words = {word.index: word for tree in trees(document) for word in tree.words}
    by_start = {word.start: word for word in words.values()}
    found: dict[Any, Counter[str]] = {}
    for mention in document["mentions"]:
        tree = next((t for t in _trees_at(document, mention.span)), None)
        head = head_of(tree, mention.start, mention.end) if tree else None
        head = head or by_start.get(mention.start)
        traits = traits_of(head) if head is not None else ()
        found.setdefault(mention.actor, Counter()).update(trait.aspect for trait in traits)
    return found


def _trees_at(document: Document, span: Span) -> list[Tree]:
    numbers = [
        document["sentences"].ref(sentence).index
        for sentence in document["sentences"].overlapping(span)
    ]
    return [trees(document)[number] for number in numbers]


def _features(
    document: Document,
    item: Cast,
    portraits: dict[Any, Counter[str]],
    about: dict[str, float],
) -> dict[str, float]:
    span = Span(item.start, item.end)
    features: dict[str, float] = {"bias": 1.0}
    for mention in document["mentions"].overlapping(span)[:1]:
        actor = document[mention.actor]
        features[f"actor {actor.key}"] = 1.0
        features[f"state {actor.state}"] = 1.0
        features[f"type {actor.type}"] = 1.0
        features[f"cast {actor.role}"] = 1.0
        features[
            f"stance {actor.stance is not None and (actor.stance > 0) - (actor.stance < 0)}"
        ] = 1.0
        for evaluation in document["evaluations"]:
            if evaluation.actor == mention.actor and evaluation.span_of("target") == mention.span:
                features[f"here told {evaluation.polarity}"] = 1.0
        for aspect, count in portraits[mention.actor].items():
            features[f"article {aspect}"] = float(min(count, 4)) / 2
    sentences = trees(document)
    for tree in _trees_at(document, span):
        head = head_of(tree, span.start, span.end)
        if head is not None:
            features |= {f"here {trait.aspect}": 1.0 for trait in traits_of(head)}
            features |= {f"child {w.lemma.lower()}": 0.7 for w in head.children if _tells(w)}
            if head.head is not None:
                features[f"governor {head.deprel} {head.head.lemma.lower()}"] = 0.7
                features[f"relation {head.deprel}"] = 0.5
        features |= {f"lemma {w.lemma.lower()}": 0.3 for w in tree.words if _tells(w)}
        around = sentences[max(0, tree.index - 1) : tree.index + 2]
        features |= {f"near {w.lemma.lower()}": 0.2 for t in around for w in t.words if _tells(w)}
    features[f"name {document.text[item.start : item.end].lower()}"] = 1.0
    features["place"] = item.start / len(document.text)
    return features | about


def _subject_of(document: Document) -> dict[str, float]:
    """The commonest words of an article: what it is about decides whom it takes for the villain."""
    lemmas = Counter(
        word.lemma.lower() for tree in trees(document) for word in tree.words if _tells(word)
    )
    common = lemmas.most_common(_COMMON)
    return {f"article {lemma}": 0.1 * min(count, 5) for lemma, count in common}


_COMMON = 80


def _tells(word: Word) -> bool:
    return word.upos in ("NOUN", "VERB", "ADJ", "PROPN")


def fitted(
    features: Sequence[dict[str, float]], labels: Sequence[Any], strength: float = 1.0
) -> Any:
    """A logistic regression over named features, classes weighed alike."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    model = LogisticRegression(C=strength, max_iter=2000, class_weight="balanced")
    return make_pipeline(DictVectorizer(), model).fit(features, labels)


def cross_validated(
    features: Sequence[dict[str, float]], labels: Sequence[Any], groups: Sequence[str]
) -> list[Any]:
    """What a model fitted on the other folds finds; nothing of a group is in two folds."""
    order = {group: number for number, group in enumerate(dict.fromkeys(groups))}
    fold = [order[group] % FOLDS for group in groups]
    found: list[Any] = [None] * len(labels)
    for held_out in range(min(FOLDS, len(order))):
        rest = [i for i in range(len(labels)) if fold[i] != held_out]
        here = [i for i in range(len(labels)) if fold[i] == held_out]
        model = fitted([features[i] for i in rest], [labels[i] for i in rest])
        for i, label in zip(here, model.predict([features[i] for i in here]).tolist(), strict=True):
            found[i] = label
    return found


def macro_f1(gold: Sequence[Any], found: Sequence[Any]) -> float:
    """The mean of the F1 of each class of the gold data."""
    pairs = Counter(zip(gold, found, strict=True))
    values = []
    for label in set(gold):
        both = pairs[label, label]
        sides = sum(n * ((g == label) + (f == label)) for (g, f), n in pairs.items())
        values.append(2 * both / sides if sides else 0.0)
    return sum(values) / len(values)

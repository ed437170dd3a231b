"""Words that come back in reverse order, A B … B A, and how much of a figure each such crossing is.

The features follow Dubremetz & Nivre (2015, 2017): how tight it is, how alike its halves are, whether its words mean
something, whether they keep their part of speech and change their role.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from discourse.text.syntax import Word
from discourse_rhetoric.prose import CONTENT, Prose, is_content

REACH = 30  # words from the first A to the last
REACH_OF_PRONOUNS = 14
HARD = frozenset({".", "!", "?", ";", ":", "(", ")"})

WEIGHTS: Mapping[str, float] = {
    "words that mean something": 0.8,
    "a pronoun among them": -0.6,
    "two names": -0.5,
    "the same parts of speech": 0.5,
    "halves of the same length": 0.5,
    "halves differ in length": -0.12,
    "the same words between": 1.0,
    "words between the halves": -0.09,
    "words within the halves": -0.06,
    "a conjunction or comma in the middle": 0.5,
    "a negation": 0.4,
    "roles exchanged": 0.6,
    "a full stop inside": -0.4,
    "one of them again in between": -0.8,
    "coordinated in one half": -0.5,
    "coordinated in both halves": -0.4,
    "a full stop in the middle": -0.6,
    "a short middle": 0.5,
    "the same forms": 0.2,
    "a comparison": 0.3,
    "joined alike, and not by a conjunction": 0.8,
    "short": 0.3,
}
"""Set by hand, after the signs that Dubremetz & Nivre report."""


@frozen(eq=False)
class Crossing:
    """Four words, A B B A, and their score."""

    words: tuple[Word, Word, Word, Word]
    features: Mapping[str, float]
    score: float


def crossings(prose: Prose) -> Iterator[Crossing]:
    """Every crossing in two neighbouring sentences of a paragraph and a voice."""
    before: tuple[Word, ...] = ()
    place: tuple[int | None, int | None] = (None, None)
    for sentence in prose.sentences:
        here = (sentence.paragraph, sentence.quotation)
        words = (*before[-REACH:], *sentence.words) if here == place else sentence.words
        yield from _crossings(words, len(words) - len(sentence.words), prose.faint)
        before, place = sentence.words, here


def _crossings(words: Sequence[Word], new: int, faint: bool) -> Iterator[Crossing]:
    """Crossings whose last word stands at `new` or later."""
    seen: dict[str, list[int]] = {}
    earlier: list[int | None] = []  # for each place, the nearest earlier place of the same word
    for place, word in enumerate(words):
        if not _may_cross(word, faint):
            earlier.append(None)
            continue
        key = word.lemma.lower()
        places = seen.setdefault(key, [])
        earlier.append(places[-1] if places else None)
        if place >= new:
            for first in reversed(places):
                if place - first > REACH:
                    break
                yield from _within(words, earlier, first, place)
        places.append(place)


def _within(
    words: Sequence[Word], earlier: Sequence[int | None], first: int, last: int
) -> Iterator[Crossing]:
    for inner in range(first + 2, last):
        begun = earlier[inner]
        if (
            begun is None
            or begun <= first
            or words[inner].lemma.lower() == words[last].lemma.lower()
        ):
            continue
        features = crossing_features(words, (first, begun, inner, last))
        pronouns = features.get("a pronoun among them", 0)
        if not pronouns or last - first <= REACH_OF_PRONOUNS:
            score = sum(WEIGHTS[name] * value for name, value in features.items())
            four = words[first], words[begun], words[inner], words[last]
            yield Crossing(four, features, score)


def crossing_features(words: Sequence[Word], places: tuple[int, int, int, int]) -> dict[str, float]:
    """What speaks for and against a figure, by the names that `WEIGHTS` knows."""
    a1, b1, b2, a2 = places
    four = [words[place] for place in places]
    left, middle, right = words[a1 + 1 : b1], words[b1 + 1 : b2], words[b2 + 1 : a2]
    left_words = {w.lower for w in left if w.upos != "PUNCT"}
    right_words = {w.lower for w in right if w.upos != "PUNCT"}
    repeated = {four[0].lemma, four[1].lemma}
    features = {
        "words that mean something": float(sum(map(is_content, four)) == 4),
        "a pronoun among them": float(sum(not is_content(w) for w in four[:2])),
        "two names": float(all(w.upos == "PROPN" for w in four)),
        "the same parts of speech": float(
            four[0].upos == four[3].upos and four[1].upos == four[2].upos
        ),
        "halves of the same length": float(b1 - a1 == a2 - b2),
        "halves differ in length": float(abs((b1 - a1) - (a2 - b2))),
        "the same words between": (
            len(left_words & right_words) / len(left_words | right_words)
            if left_words | right_words
            else 0.5
        ),
        "words between the halves": float(len(middle)),
        "words within the halves": float(len(left) + len(right)),
        "a conjunction or comma in the middle": float(
            any(w.upos == "CCONJ" or w.text in {",", "—", "–", ";"} for w in middle)
        ),
        "a negation": float(any(w.lower in {"not", "n't", "n’t", "no", "never"} for w in middle)),
        "roles exchanged": float(
            four[0].relation == four[2].relation and four[1].relation == four[3].relation
        ),
        "a full stop inside": float(sum(w.text in HARD for w in (*left, *right))),
        "one of them again in between": float(
            sum(w.lemma in repeated for w in (*left, *middle, *right))
        ),
        "coordinated in one half": float(_coordinated(left) != _coordinated(right)),
        "coordinated in both halves": float(_coordinated(left) and _coordinated(right)),
        "joined alike, and not by a conjunction": float(
            bool(left_words & right_words - {"and", "or", "the", "of"})
        ),
        "short": float(a2 - a1 <= 12),
        "a full stop in the middle": float(sum(w.text in HARD for w in middle)),
        "a short middle": float(len(middle) <= 4),
        "the same forms": float(
            (four[0].lower == four[3].lower) + (four[1].lower == four[2].lower)
        ),
        "a comparison": float(any(w.lower in {"than", "as", "instead", "rather"} for w in middle)),
    }
    return {name: value for name, value in features.items() if value}


def _coordinated(between: Sequence[Word]) -> bool:
    return 1 <= len(between) <= 2 and any(word.lower in {"and", "or", ","} for word in between)


def _may_cross(word: Word, faint: bool) -> bool:
    if word.upos == "PRON":
        return faint or word.lemma.lower() in {
            "i",
            "you",
            "he",
            "she",
            "we",
            "they",
            "everything",
            "nothing",
        }
    if faint and (word.upos == "AUX" or word.lower in {"not", "n't", "n’t", "without"}):
        return True
    return word.upos in CONTENT and word.lemma.lower() not in {"be", "have", "do", "not"}

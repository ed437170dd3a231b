"""Words that come back in reverse order, A B … B A, and how much of a figure each such crossing is.

The features follow Dubremetz & Nivre (2015, 2017): how tight it is, how alike its halves are, whether its words mean
something, whether they keep their part of speech and take each other's role.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from math import log1p

from attrs import frozen

from discourse.text.syntax import Word
from discourse_rhetoric.prose import CONTENT, Prose, is_content
from discourse_rhetoric.wordlists import groups, words_of

REACH = 30  # words from the first A to the last
REACH_OF_PRONOUNS = 14
FAINT_REACH = 45
HARD = frozenset({".", "!", "?", ";", ":", "(", ")"})
JOINING = frozenset(
    {"and", "as", "because", "for", "yet", "nor", "so", "or", "but"}
    | {"than", "rather", "instead", "while", "whereas"}
)
UNHEARD = frozenset({"of", "to", "and", "that", "'s", "’s"})
COMPARING = frozenset({"than", "instead", "rather", "whereas", "while"})
DENYING = frozenset({"not", "n't", "n’t", "no", "never", "nothing", "without", "neither"})
VERBAL = frozenset({"VERB", "AUX"})

WEIGHTS: Mapping[str, float] = {
    "words without meaning of their own": -1.0,
    "one of them again in between": -1.0,
    "a full stop in a half": -1.0,
    "a comma in a half": -0.5,
    "a full stop in the middle": -0.5,
    "words in the middle": -0.5,
    "words in all": -1.5,
    "how alike the halves are": 1.5,
    "words that the halves share": 1.0,
    "words that one half has alone": -1.0,
    "a conjunction in the middle": 1.0,
    "“to” in both halves": 0.5,
    "parts of speech kept": 0.5,
    "one part of speech": 0.5,
    "roles exchanged": 1.0,
    "joined alike in the tree": 1.0,
    "joined in the tree": 0.5,
    "a verb in both halves": 1.0,
    "the same verb in both halves": 0.5,
    "coordinated within a half": -1.0,
    "side by side in a half": -1.0,
    "a comparison": 0.5,
    "a negation": 0.5,
}
"""Set by hand, in steps of a half, after the signs that Dubremetz & Nivre report."""


@frozen(eq=False)
class Crossing:
    """Four words, A B B A, and their score."""

    words: tuple[Word, Word, Word, Word]
    features: Mapping[str, float]
    score: float


def crossings(prose: Prose) -> Iterator[Crossing]:
    """Every crossing in neighbouring sentences of a paragraph and a voice."""
    before: tuple[Word, ...] = ()
    place: tuple[int | None, int | None] = (None, None)
    for sentence in prose.sentences:
        here = (sentence.paragraph, sentence.quotation)
        reach = FAINT_REACH if prose.faint else REACH
        words = (*before[-reach:], *sentence.words) if here == place else sentence.words
        yield from _crossings(words, len(words) - len(sentence.words), prose.faint)
        before, place = words, here


def _crossings(words: Sequence[Word], new: int, faint: bool) -> Iterator[Crossing]:
    """Crossings whose last word stands at `new` or later."""
    seen: dict[str, list[int]] = {}
    keys: dict[str, str] = {}  # the parser gives one form two lemmas: "People … people"
    reach = FAINT_REACH if faint else REACH
    earlier: list[int | None] = []  # for each place, the nearest earlier place of the same word
    for place, word in enumerate(words):
        if not _may_cross(word, faint):
            earlier.append(None)
            continue
        key = keys.setdefault(word.lower, sameness(word))
        places = seen.setdefault(key, [])
        earlier.append(places[-1] if places else None)
        if place >= new:
            here = set(places)
            for first in reversed(places):
                if place - first > reach:
                    break
                yield from _within(words, earlier, first, place, here, faint)
        places.append(place)


def _within(
    words: Sequence[Word],
    earlier: Sequence[int | None],
    first: int,
    last: int,
    same: Container[int],
    faint: bool,
) -> Iterator[Crossing]:
    """The crossings of the word at `first` and `last`, which stands at the places `same` too, with what comes back between."""
    for inner in range(first + 2, last):
        begun = earlier[inner]
        if begun is None or begun <= first or inner in same:
            continue
        near = faint or last - first <= REACH_OF_PRONOUNS
        if near or (is_content(words[first]) and is_content(words[inner])):
            features = crossing_features(words, (first, begun, inner, last))
            four = words[first], words[begun], words[inner], words[last]
            yield Crossing(four, features, crossing_score(features))


def crossing_score(features: Mapping[str, float]) -> float:
    """How much of a figure a crossing with these features is."""
    return sum(WEIGHTS[name] * value for name, value in features.items())


def crossing_features(words: Sequence[Word], places: tuple[int, int, int, int]) -> dict[str, float]:
    """What speaks for and against a figure, by the names that `WEIGHTS` knows; counts as log(1 + n)."""
    a1, b1, b2, a2 = places
    a, b, b_again, a_again = (words[place] for place in places)
    left, middle, right = words[a1 + 1 : b1], words[b1 + 1 : b2], words[b2 + 1 : a2]
    repeated = {a.lemma.lower(), b.lemma.lower()}
    left_lemmas, right_lemmas = _lemmas(left), _lemmas(right)
    shared, together = left_lemmas & right_lemmas, left_lemmas | right_lemmas
    alone = together - shared - repeated
    middle_forms = {word.lower for word in middle}
    left_verbs, right_verbs = _verbs(left), _verbs(right)
    joints = _joint(a, b), _joint(b_again, a_again)
    features = {
        "words without meaning of their own": (not is_content(a)) + (not is_content(b)),
        "one of them again in between": log1p(
            sum(w.lemma.lower() in repeated for part in (left, middle, right) for w in part)
        ),
        "a full stop in a half": log1p(sum(w.text in HARD for half in (left, right) for w in half)),
        "a comma in a half": log1p(sum(w.text == "," for half in (left, right) for w in half)),
        "a full stop in the middle": log1p(sum(word.text in HARD for word in middle)),
        "words in the middle": log1p(sum(word.upos != "PUNCT" for word in middle)),
        "words in all": log1p(a2 - a1),
        "how alike the halves are": len(shared) / max(1, len(together)),
        "words that the halves share": log1p(len(shared)),
        "words that one half has alone": log1p(
            sum(is_content(w) and w.lemma.lower() in alone for half in (left, right) for w in half)
        ),
        "a conjunction in the middle": not JOINING.isdisjoint(middle_forms),
        "“to” in both halves": "to" in shared,
        "parts of speech kept": a.upos == a_again.upos and b.upos == b_again.upos,
        "one part of speech": a.upos == b.upos,
        "roles exchanged": (a.relation == b_again.relation) + (b.relation == a_again.relation),
        "joined alike in the tree": joints[0] is not None and joints[0] == joints[1],
        "joined in the tree": None not in joints,
        "a verb in both halves": bool(left_verbs) and bool(right_verbs),
        "the same verb in both halves": not left_verbs.isdisjoint(right_verbs),
        "coordinated within a half": _is_coordinated(left) + _is_coordinated(right),
        "side by side in a half": (not left) + (not right),
        "a comparison": not COMPARING.isdisjoint(middle_forms),
        "a negation": not DENYING.isdisjoint(middle_forms),
    }
    return {name: float(value) for name, value in features.items() if value}


def _lemmas(words: Sequence[Word]) -> set[str]:
    return {word.lemma.lower() for word in words if word.upos != "PUNCT"}


def _verbs(words: Sequence[Word]) -> set[str]:
    return {word.lemma.lower() for word in words if word.upos in VERBAL}


def _joint(one: Word, other: Word) -> tuple[str, ...] | None:
    """How two words hang together: one on the other, or both on a third."""
    if one.head is other:
        return "before its head", one.relation
    if other.head is one:
        return "behind its head", other.relation
    if one.head is not None and one.head is other.head:
        return one.relation, other.relation, one.head.lemma.lower()
    return None


def _is_coordinated(between: Sequence[Word]) -> bool:
    return 1 <= len(between) <= 2 and any(word.lower in {"and", "or", ","} for word in between)


def _may_cross(word: Word, faint: bool) -> bool:
    if faint:
        return word.upos not in ("PUNCT", "SYM", "DET") and word.lower not in UNHEARD
    if word.upos == "PRON":
        return word.lower in words_of("persons") or word.lower in {"everything", "nothing"}
    return word.upos in CONTENT and word.lemma.lower() not in {"be", "have", "do", "not"}


def sameness(word: Word) -> str:
    """What a word is compared by: its lemma, and a personal pronoun's person: "I" and "mine" are one."""
    return _persons().get(word.lower) or word.lemma.lower()


@cache
def _persons() -> Mapping[str, str]:
    return {form: group.name for group in groups("persons") for form in group.words}

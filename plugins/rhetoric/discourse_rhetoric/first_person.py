"""Whom "we" stands for: the speaker's side alone, or the audience as well.

English writes both alike (Quirk et al. 1985: 350). What tells them apart is weighed (`lexicons/first_person_plural.toml`): what
stands about the pronoun, whom the text speaks to, and what its other "we" stand for, since a text rarely changes sides
within a paragraph. Without evidence it is the speaker's side.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal
from weakref import WeakKeyDictionary

from attrs import frozen

from discourse import Document
from discourse.analysis.lexicons import PhraseMatcher
from discourse.analysis.tables import read_toml
from discourse.text.syntax import Word
from discourse_rhetoric.prose import Prose, Sentence

PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
CALLING = frozenset({"must", "should", "need to", "have to", "ought", "can not", "cannot"})
NOT = frozenset({"not", "n't", "n’t"})
DOUBT = -0.2  # log-odds without any evidence: who cannot tell takes it for the speaker's side
STATEMENT = -0.6  # for a country, by its speaker
OF_NEIGHBOURS = 0.5  # how much the other "we" of the paragraph say of this one
OF_ALL = 0.5  # and those of the whole text

Place = Literal[
    "modal", "verb", "tense", "owned", "quality", "beside", "as", "clause", "sentence", "text"
]
Sign = tuple[Place, str]


@frozen(kw_only=True)
class Evidence:
    """What speaks for or against an audience that is taken in.

    Attributes:
        name: what it is, for the reason that a reader is given.
        place: where it is looked for; see the head of the file.
        words: lemmas; at the place `text` phrases.
        weight: what it adds to the log-odds.
        source: where the kind of evidence, or the words, come from.
    """

    name: str
    place: Place
    words: tuple[str, ...]
    weight: float
    source: str


@frozen(eq=False)
class FirstPlural:
    """A "we", "us" or "our" and whom it stands for.

    Attributes:
        log_odds: that the audience is taken in.
        reasons: the names of what weighs in it, heaviest first.
    """

    word: Word
    log_odds: float
    reasons: tuple[str, ...]

    @property
    def takes_in_the_audience(self) -> bool:
        return self.log_odds > 0

    @property
    def probability(self) -> float:
        """That the audience is taken in."""
        return 1 / (1 + math.exp(-self.log_odds))


_weighings: WeakKeyDictionary[Prose, tuple[FirstPlural, ...]] = WeakKeyDictionary()


def first_plurals(prose: Prose) -> tuple[FirstPlural, ...]:
    """Every "we" of the title and the body, in text order; weighed once for a text."""
    if prose not in _weighings:
        _weighings[prose] = _weigh(prose)
    return _weighings[prose]


def _weigh(prose: Prose) -> tuple[FirstPlural, ...]:
    by_speaker: dict[int | None, list[tuple[Sentence, Word]]] = defaultdict(list)
    for sentence in prose.sentences:
        for word in sentence.words:
            if is_first_plural(word):
                by_speaker[sentence.quotation].append((sentence, word))
    found = [each for places in by_speaker.values() for each in _weighed(prose, places)]
    return tuple(sorted(found, key=lambda each: each.word.start))


def is_first_plural(word: Word) -> bool:
    """Whether it is a "we" in any case; "US" is a country."""
    return word.lower in PLURAL and word.text != "US"


def modal_over(word: Word) -> tuple[str, Word] | None:
    """The modal over the verb that this word is the subject of: its name in the word list, and where it stands."""
    verb = word.head
    if verb is None or word.relation != "nsubj":
        return None
    if verb.lemma in ("have", "need", "ought") and verb.child("xcomp"):
        return f"{verb.lemma} to" if verb.lemma != "ought" else "ought", verb
    for child in verb.children_by("aux"):
        if child.xpos == "MD" or child.lemma in CALLING:
            denied = child.lower in ("can", "ca") and any(c.lower in NOT for c in verb.children)
            return ("cannot" if denied or child.lower == "cannot" else child.lemma), child
    return None


def _weighed(prose: Prose, places: Sequence[tuple[Sentence, Word]]) -> Iterator[FirstPlural]:
    """One speaker's "we", each in the light of the others."""
    author = places[0][0].quotation is None
    whole = _of_the_text(prose.document) if author else []
    local = [_found(word) for _, word in places]
    weights = [sum(each.weight for each in found) for found in local]
    of_all = OF_ALL * sum(weights) / (len(weights) + 4)
    near = _of_neighbours([sentence.number for sentence, _ in places], weights)
    for (_, word), found, weight, of_neighbours in zip(places, local, weights, near, strict=True):
        context = OF_NEIGHBOURS * of_neighbours + of_all
        log_odds = DOUBT + weight + context + sum(amount for _, amount in whole)
        reasons = [(each.name, each.weight) for each in found] + whole
        reasons.append(("the other “we” of the text", context))
        yield FirstPlural(word, log_odds, _heaviest(reasons, log_odds))


def _found(word: Word) -> list[Evidence]:
    """The kinds of evidence about a "we", each once."""
    known = _evidence()
    seen = sorted(signs(word) & known.keys())
    return list({known[sign].name: known[sign] for sign in seen}.values())


def _of_neighbours(numbers: Sequence[int], weights: Sequence[float]) -> list[float]:
    """The mean weight of the other "we" about each: those of its sentence count whole, those of the next ones half, a quarter …"""
    before = _decaying(numbers, weights)
    after = _decaying([-n for n in reversed(numbers)], weights[::-1])[::-1]
    return [
        (above + below) / (much + more + 1)
        for (above, much), (below, more) in zip(before, after, strict=True)
    ]


def _decaying(numbers: Sequence[int], weights: Sequence[float]) -> list[tuple[float, float]]:
    """For each place, the sum of the weights before it and how many they are, halved with every sentence."""
    sums = []
    total = count = 0.0
    previous = numbers[0]
    for number, weight in zip(numbers, weights, strict=True):
        fading = 0.5 ** min(number - previous, 20)
        total, count = total * fading, count * fading
        sums.append((total, count))
        total, count, previous = total + weight, count + 1, number
    return sums


def _heaviest(reasons: Iterable[tuple[str, float]], log_odds: float) -> tuple[str, ...]:
    """What speaks for the side that was taken, at least a little."""
    side = 1 if log_odds > 0 else -1
    telling = [(name, weight * side) for name, weight in reasons if weight * side > 0.2]
    return tuple(name for name, _ in sorted(telling, key=lambda each: -each[1])[:3])


def _of_the_text(document: Document) -> list[tuple[str, float]]:
    """Whom the text speaks to, by the kind of phrases that weighs most; it weighs the more the more there are, with a bound.

    Where no phrase tells, a statement that is known by its speaker and his country is one side's.
    """
    counts = Counter(match.value for match in _phrases().find(document.text))
    kinds = [(each.name, each.weight * n / (n + 4)) for each, n in counts.items()]
    if kinds:
        return [max(kinds, key=lambda kind: abs(kind[1]))]
    known = document.metadata
    return [("a statement for a country", STATEMENT)] if known.speaker and known.country else []


# -------------------------------------------------------------------------------------------------------- what is looked at


def signs(word: Word) -> set[Sign]:
    """What stands about a "we", at the places that the word list knows."""
    sentence: set[Sign] = {("sentence", each.lower) for each in word.tree.words}
    return sentence.union(_of_the_verb(word), _of_the_owned(word), _beside(word), _as(word))


def _of_the_verb(word: Word) -> Iterator[Sign]:
    verb = word.head
    if verb is None or word.relation != "nsubj":
        return
    yield "verb", verb.lemma
    over = modal_over(word)
    if over is not None:
        yield "modal", over[0]
    else:
        yield "tense", _tense(verb)
    for child in verb.children:
        for each in (child, *child.children):
            if (
                each.relation in ("obj", "iobj", "obl", "nmod", "nsubj", "conj")
                and each is not word
            ):
                yield "clause", each.lower
        if child.upos == "ADV" or child.relation == "advmod":
            yield "beside", child.lower
        if child.relation == "obl" and child.upos == "PROPN" and _has(child, "in"):
            yield "beside", "in a named place"


def _tense(verb: Word) -> str:
    auxiliaries = [c for c in verb.children if c.relation in ("aux", "cop")]
    first = auxiliaries[0] if auxiliaries else verb
    if first.feats.get("Tense") == "Past" and first.feats.get("VerbForm") == "Fin":
        return "past"
    if first.lemma == "have" and first is not verb:
        return "perfect"
    return "progressive" if verb.xpos == "VBG" and first.lemma == "be" else "present"


def _of_the_owned(word: Word) -> Iterator[Sign]:
    thing = word.head
    if thing is None or word.deprel != "nmod:poss":
        return
    form = thing.lower
    yield "owned", form if ("owned", form) in _evidence() else thing.lemma.lower()
    for child in thing.children:
        if child.relation in ("amod", "compound"):
            yield "quality", child.lemma.lower()


def _beside(word: Word) -> Iterator[Sign]:
    """ "we all", "all of us", "we in Africa", "both of us"."""
    if word.next is not None and word.lower in ("we", "us"):
        yield "beside", word.next.lower
    before = word.previous
    if before is not None and before.lower == "of" and before.previous is not None:
        yield "beside", before.previous.lower
    if word.head is not None and word.deprel == "nmod:poss":
        for child in word.head.children_by("det", "det:predet"):
            yield "beside", child.lower


def _as(word: Word) -> Iterator[Sign]:
    """ "we, the peoples", "we as Americans"."""
    for child in word.children:
        if child.relation in ("appos", "nmod", "dep", "compound", "parataxis"):
            yield "as", child.lemma.lower()
    for child in word.head.children if word.head is not None and word.relation == "nsubj" else ():
        if child.relation == "obl" and _has(child, "as"):
            yield "as", child.lemma.lower()


def _has(noun: Word, preposition: str) -> bool:
    return any(child.lower == preposition for child in noun.children)


@cache
def _evidence() -> Mapping[Sign, Evidence]:
    return {(each.place, word): each for each in _blocks() for word in each.words}


@cache
def _phrases() -> PhraseMatcher[Evidence]:
    return PhraseMatcher(
        (w, each) for each in _blocks() if each.place == "text" for w in each.words
    )


@cache
def _blocks() -> tuple[Evidence, ...]:
    file = files("discourse_rhetoric") / "lexicons" / "first_person_plural.toml"
    return read_toml(file).records("evidence", Evidence)

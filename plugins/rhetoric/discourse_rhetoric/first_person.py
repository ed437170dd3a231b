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

from discourse.analysis.lexicons import PhraseMatcher
from discourse.analysis.tables import read_toml
from discourse.text.syntax import Word
from discourse_rhetoric.prose import Prose, Sentence

PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
CALLING = frozenset({"must", "should", "need to", "have to", "ought", "can not", "cannot"})
NOT = frozenset({"not", "n't", "n’t"})
ABOUT = frozenset({"over", "around", "across", "throughout", "in", "of", "from"})
DOUBT = -0.2  # log-odds without any evidence: who cannot tell takes it for the speaker's side
STATEMENT = -0.8  # for a country, by its speaker
ELSEWHERE = 0.6  # the bound, for the score, of what does not stand about the pronoun: by itself it makes nobody sure
OPENING = 1_000  # code points from the first sentence: where a speech names those that it speaks to
OF_NEIGHBOURS = 0.5  # how much the other "we" of the paragraph say of this one
OF_ALL = 0.5  # and those of the whole text

Place = Literal[
    "modal",
    "verb",
    "tense",
    "owned",
    "quality",
    "beside",
    "as",
    "clause",
    "sentence",
    "address",
    "text",
]
Sign = tuple[Place, str]


@frozen(kw_only=True)
class Evidence:
    """What speaks for or against an audience that is taken in.

    Attributes:
        name: what it is, for the reason that a reader is given.
        place: where it is looked for; see the head of the file.
        words: lemmas; at the places `address` and `text` phrases.
        weight: what it adds to the log-odds.
        source: where the kind of evidence, or the words, come from.
        before_states: what it adds where other states listen, if that differs: "our borders" are then the speaker's alone.
        to_states: of an address or a phrase of the text: whether it shows that other states listen.
    """

    name: str
    place: Place
    words: tuple[str, ...]
    weight: float
    source: str
    before_states: float | None = None
    to_states: bool = False

    def weighed(self, audience: Audience) -> float:
        """What it adds to the log-odds before that audience."""
        if audience.is_of_states and self.before_states is not None:
            return self.before_states
        return self.weight


@frozen
class Audience:
    """Whom a text speaks to, as far as it shows.

    Attributes:
        name: for the reason that a reader is given; "" if nothing shows it.
        weight: what it adds to the log-odds of every "we".
        is_of_states: whether other states listen, so that a nation's own things are not theirs.
    """

    name: str = ""
    weight: float = 0.0
    is_of_states: bool = False


@frozen(eq=False)
class FirstPlural:
    """A "we", "us" or "our" and whom it stands for.

    Attributes:
        takes_in_the_audience: whether the hearers belong to it.
        trust: how likely that reading is, from 0.5 up.
        reasons: the names of what weighs in it, heaviest first.
    """

    word: Word
    takes_in_the_audience: bool
    trust: float
    reasons: tuple[str, ...]

    @property
    def probability(self) -> float:
        """That the audience is taken in."""
        return self.trust if self.takes_in_the_audience else 1 - self.trust


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
    audience = _audience(prose) if author else Audience()
    local = [[(each.name, each.weighed(audience)) for each in _found(word)] for _, word in places]
    weights = [sum(weight for _, weight in found) for found in local]
    of_all = OF_ALL * sum(weights) / (len(weights) + 4)
    near = _of_neighbours([sentence.number for sentence, _ in places], weights)
    for (_, word), found, weight, of_neighbours in zip(places, local, weights, near, strict=True):
        context = OF_NEIGHBOURS * of_neighbours + of_all
        elsewhere = context + audience.weight
        log_odds = DOUBT + weight + elsewhere
        bounded = DOUBT + weight + max(-ELSEWHERE, min(ELSEWHERE, elsewhere))
        reasons = [
            *found,
            (audience.name, audience.weight),
            ("the other “we” of the text", context),
        ]
        in_favour = 1 if log_odds > 0 else -1
        trust = 1 / (1 + math.exp(-max(0.0, in_favour * bounded)))
        yield FirstPlural(word, log_odds > 0, trust, _heaviest(reasons, in_favour))


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


def _heaviest(reasons: Iterable[tuple[str, float]], side: int) -> tuple[str, ...]:
    """What speaks for the side that was taken (1 with the audience, -1 without), at least a little."""
    telling = [(name, weight * side) for name, weight in reasons if weight * side > 0.2]
    return tuple(name for name, _ in sorted(telling, key=lambda each: -each[1])[:3])


def _audience(prose: Prose) -> Audience:
    """Whom the author speaks to.

    Those named in the opening decide ("Madam President, distinguished delegates", "my fellow citizens"). Where none are, a statement
    that is known by its speaker and his country is one side's; else the kind of phrases tells that weighs most in the whole text,
    the more the more there are, with a bound.
    """
    text = prose.document.text
    begin = prose.sentences[0].words[0].start
    known = prose.document.metadata
    named = _counted("address", text[begin : begin + OPENING])
    if named:
        kind, _ = max(named, key=lambda each: each[1])
        return Audience(kind.name, kind.weight, kind.to_states)
    if known.speaker and known.country:
        return Audience("a statement for a country", STATEMENT, is_of_states=True)
    kinds = [(kind, kind.weight * n / (n + 4)) for kind, n in _counted("text", text)]
    if not kinds:
        return Audience()
    kind, weight = max(kinds, key=lambda each: abs(each[1]))
    return Audience(kind.name, weight, kind.to_states)


def _counted(place: Place, text: str) -> list[tuple[Evidence, int]]:
    """The kinds of phrases at that place, and how often each comes in a text."""
    return list(Counter(match.value for match in _phrases(place).find(text)).items())


# -------------------------------------------------------------------------------------------------------- what is looked at


def signs(word: Word) -> set[Sign]:
    """What stands about a "we", at the places that the word list knows."""
    sentence: set[Sign] = {
        ("sentence", each.lower) for each in word.tree.words if not _is_elsewhere(each)
    }
    return sentence.union(_of_the_verb(word), _of_the_owned(word), _beside(word), _as(word))


def _is_elsewhere(word: Word) -> bool:
    """ "all over the world", "the rest of the world", "the world's largest": a place or a measure, and nobody who is meant."""
    return word.deprel == "nmod:poss" or any(
        child.relation == "case" and child.lower in ABOUT for child in word.children
    )


def _of_the_verb(word: Word) -> Iterator[Sign]:
    verb = word.head
    if verb is None or word.relation != "nsubj":
        return
    if word.deprel != "nsubj:pass":  # "we are presented with": what is done to us is no act of ours
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
    yield _known("owned", thing)
    for child in thing.children:
        if child.relation in ("amod", "compound"):
            yield "quality", child.lemma.lower()
            yield "quality", child.lower


def _beside(word: Word) -> Iterator[Sign]:
    """ "we all", "all of us", "we in Africa", "both of us"."""
    prevented = word.lower == "us" and word.next is not None and word.next.lower == "from"
    if word.next is not None and word.lower in ("we", "us") and not prevented:
        yield "beside", word.next.lower
    before = word.previous
    of_us = before is not None and before.lower == "of" and word.lower == "us"
    if of_us and before is not None and before.previous is not None:
        yield "beside", before.previous.lower
    if word.head is not None and word.deprel == "nmod:poss":
        for child in word.head.children_by("det", "det:predet"):
            yield "beside", child.lower


def _as(word: Word) -> Iterator[Sign]:
    """ "we, the peoples", "we as Americans"; "as for Americans, we" sets them apart."""
    for child in word.children:
        if child.relation in ("appos", "nmod", "dep", "compound", "parataxis"):
            yield _known("as", child)
    for child in word.head.children if word.head is not None and word.relation == "nsubj" else ():
        if child.relation == "obl" and _has(child, "as"):
            yield ("as", "as for") if _has(child, "for") else _known("as", child)


def _known(place: Place, word: Word) -> Sign:
    """By its form where the word list tells forms apart ("peoples", "people"), else by its lemma."""
    form: Sign = (place, word.lower)
    return form if form in _evidence() else (place, word.lemma.lower())


def _has(noun: Word, preposition: str) -> bool:
    """ "for" of "as for" hangs from its "as"."""
    cases = [word for child in noun.children for word in (child, *child.children_by("fixed"))]
    return any(word.lower == preposition for word in cases)


@cache
def _evidence() -> Mapping[Sign, Evidence]:
    return {(each.place, word): each for each in _blocks() for word in each.words}


@cache
def _phrases(place: Place) -> PhraseMatcher[Evidence]:
    return PhraseMatcher((w, each) for each in _blocks() if each.place == place for w in each.words)


@cache
def _blocks() -> tuple[Evidence, ...]:
    file = files("discourse_rhetoric") / "lexicons" / "first_person_plural.toml"
    return read_toml(file).records("evidence", Evidence)

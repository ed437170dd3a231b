"""What the models of persuasion weigh: the words of a unit, the forms found in it, and what stands around it.

A feature's size says how much it is expected to tell: the smaller, the more the prior of the fit holds its weight back. A
technique is more likely where others are, so the words that judge are counted in the unit's sentence and in those beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from weakref import WeakKeyDictionary

from attrs import frozen

from discourse.text.syntax import Word
from discourse_rhetoric.persuasion.techniques import CONTENT, JUDGING, Technique
from discourse_rhetoric.persuasion.units import PHRASES, WORDS, Unit
from discourse_rhetoric.prose import Prose, Sentence
from discourse_rhetoric.wordlists import words_of

LISTS = (*sorted(JUDGING), "alarms", "passions", "extremes", "pride")
SIGNS: Mapping[str, frozenset[str]] = {
    "if": frozenset({"if", "unless"}),
    "will or would": frozenset({"will", "would", "’ll", "'ll"}),
    "must or should": frozenset({"must", "should"}),
    "but": frozenset({"but", "yet", "while", "whereas", "despite", "although"}),
    "we": frozenset({"we", "our", "us"}),
    "they": frozenset({"they", "their", "those", "them"}),
    "I": frozenset({"i", "my"}),
    "you": frozenset({"you", "your"}),
    "all": frozenset(
        {"all", "every", "everyone", "never", "nothing", "nobody", "entire", "whole", "only"}
    ),
}
"""What is looked for anywhere in a sentence."""
GOES_WITH_IT = (
    "the word that goes with it most",
    "three words that go with it",
    "all words that go with it",
)
OPENING_MARKS = frozenset("“\"‘'")
AROUND = 2  # how many sentences on either side are looked at


@frozen(eq=False)
class Climate:
    """What a sentence is like: how many of its words judge or praise, how many names it has, what signs."""

    judging: int
    proud: int
    names: int
    signs: tuple[str, ...]


_climates: WeakKeyDictionary[Sentence, Climate] = WeakKeyDictionary()
_arounds: WeakKeyDictionary[Sentence, int] = WeakKeyDictionary()


def features(unit: Unit, prose: Prose, technique: Technique) -> dict[str, float]:
    """What is seen of a unit, by name."""
    here = _climate(unit.sentence)
    highest, three, whole = technique.of_words(unit.words)
    found = {
        **dict(zip(GOES_WITH_IT, (highest / 2, three / 2, min(12.0, whole) / 4), strict=True)),
        "judging words in the sentences around": min(4, _around(unit.sentence, prose)) / 3,
        "names in the sentence": min(3, here.names) / 3,
    }
    found |= dict.fromkeys((f"form {form.name}" for form in unit.forms), 1.0)
    found |= dict.fromkeys((f"sentence with {sign}" for sign in here.signs), 0.5)
    if technique.name in (WORDS, PHRASES):
        found |= _beside(unit, here, technique)
        found |= _of_words(unit)
        found |= _of_place(unit.words)
    else:
        found["judging words in it"] = min(3, here.judging) / 2
        found["words of pride in it"] = min(3, here.proud) / 2
    return {name: value for name, value in found.items() if value}


def _beside(unit: Unit, here: Climate, technique: Technique) -> dict[str, float]:
    own = {word.index for word in unit.words}
    rest = [word for word in unit.sentence.words if word.index not in own]
    highest, three, _ = technique.of_words(rest)
    judging = sum(not JUDGING.isdisjoint(_lists_of(word)) for word in unit.words)
    return {
        "judging words beside it": min(3, here.judging - judging) / 2,
        "beside it, the word that goes with it most": highest / 4,
        "beside it, three words that go with it": three / 2,
    }


def _of_words(unit: Unit) -> dict[str, float]:
    telling = [word for word in unit.words if word.upos in CONTENT]
    found = {"content words": min(6, len(telling)) / 3}
    for word in telling:
        found |= dict.fromkeys((f"of the list {name}" for name in _lists_of(word)), 1.0)
        if not unit.forms:  # a form's own words tell no more than the form
            found[f"with {word.lemma.lower()}"] = 0.6
    if any(word.upos == "PROPN" for word in telling):
        found["with a name"] = 0.7
    return found


def _of_place(words: tuple[Word, ...]) -> dict[str, float]:
    inside = {word.index for word in words}
    head = next((w for w in words if w.head is None or w.head.index not in inside), words[0])
    found = {f"head {head.upos}": 0.5, f"head {head.relation}": 0.5}
    if head.upos == "VERB":
        found[f"head {head.feats.get('VerbForm', 'verb')}"] = 0.3
    governor = head.head
    if governor is not None:
        found[f"under a {governor.upos}"] = 0.3
        found[f"under {governor.lemma.lower()}"] = 0.3
        if not JUDGING.isdisjoint(_lists_of(governor)):
            found["under a judging word"] = 0.5
    if any(child.upos in ("PRON", "PROPN") for child in head.children):
        found["of somebody"] = 0.3
    if _is_denied(head) or (governor is not None and _is_denied(governor)):
        found["denied"] = 0.5
    return found | dict(_neighbours(words))


def _is_denied(word: Word) -> bool:
    return any(child.feats.get("Polarity") == "Neg" for child in word.children)


def _neighbours(words: tuple[Word, ...]) -> Iterator[tuple[str, float]]:
    before, after = words[0].previous, words[-1].next
    if before is not None:
        if before.upos in ("PRON", "DET", "ADP"):
            yield f"behind {before.lower}", 0.5
        elif before.upos == "ADV":
            yield "behind an adverb", 0.5
        elif before.text in OPENING_MARKS:
            yield "in quotation marks", 1.0
    if after is not None:
        if after.upos in ("ADP", "CCONJ"):
            yield f"before {after.lower}", 0.4
        elif after.upos in ("NOUN", "PROPN"):
            yield f"before a {after.upos}", 0.4
            yield f"before {after.lemma.lower()}", 0.4


def _around(sentence: Sentence, prose: Prose) -> int:
    """How many words judge in the sentences around one."""
    if sentence not in _arounds:
        first = max(0, sentence.number - AROUND)
        beside = prose.sentences[first : sentence.number + AROUND + 1]
        _arounds[sentence] = sum(_climate(each).judging for each in beside if each is not sentence)
    return _arounds[sentence]


def _climate(sentence: Sentence) -> Climate:
    if sentence not in _climates:
        lists = [_lists_of(word) for word in sentence.words]
        _climates[sentence] = Climate(
            judging=sum(not known.isdisjoint(JUDGING) for known in lists),
            proud=sum("pride" in known for known in lists),
            names=sum(word.upos == "PROPN" for word in sentence.words),
            signs=tuple(_signs(sentence)),
        )
    return _climates[sentence]


def _signs(sentence: Sentence) -> Iterator[str]:
    for name, forms in SIGNS.items():
        if not forms.isdisjoint(sentence.forms):
            yield name
    if sentence.is_question:
        yield "a question mark"
    if any("!" in word.text for word in sentence.words[-2:]):
        yield "an exclamation mark"
    if any(word.feats.get("Polarity") == "Neg" for word in sentence.words):
        yield "a negation"
    if any(word.feats.get("Degree") == "Sup" for word in sentence.words):
        yield "a superlative"
    if len(sentence.words) > 30:
        yield "more than 30 words"
    elif len(sentence.words) < 12:
        yield "fewer than 12 words"


_NONE: frozenset[str] = frozenset()


def _lists_of(word: Word) -> frozenset[str]:
    """The names of the word lists that a word is in."""
    return _lists(word.lemma.lower(), word.lower) if word.upos in CONTENT else _NONE


@lru_cache(maxsize=1 << 16)
def _lists(lemma: str, form: str) -> frozenset[str]:
    return frozenset(name for name in LISTS if not words_of(name).isdisjoint((lemma, form)))

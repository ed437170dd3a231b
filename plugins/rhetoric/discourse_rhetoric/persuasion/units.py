"""What a model decides on: a word, a noun phrase, or a sentence, and the forms of the technique that were found in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from weakref import WeakKeyDictionary

from attrs import frozen

from discourse import Part
from discourse.analysis.lexicons import Lexicon, WordMatch
from discourse.text.syntax import Word
from discourse_rhetoric.findings import stretch
from discourse_rhetoric.persuasion.techniques import CONTENT, JUDGING, LEAST, Technique, told
from discourse_rhetoric.prose import Prose, Sentence
from discourse_rhetoric.rules import matches
from discourse_rhetoric.wordlists import groups, words_of

LISTED: Mapping[str, str] = {
    "appeal_to_fear": "fears",
    "false_dilemma": "dilemmas",
    "flag_waving": "flags",
    "slogan": "slogans",
}
"""The word list of whole phrases that a technique has."""
WORDS, PHRASES = "loaded_language", "name_calling"
"""The techniques that are marked on words and on noun phrases; all others are marked on clauses, and decided on by sentence."""
MODIFIERS = frozenset({"amod", "compound", "advmod", "nmod", "flat", "punct", "cc", "conj"})
LONGEST = 6
LITTLE = (
    2 * LEAST
)  # a sentence with no form whose words go with the technique less, all together, is not looked at
LISTED_PHRASE = "a listed phrase"


_told_words: WeakKeyDictionary[Sentence, Sequence[tuple[str, str]]] = WeakKeyDictionary()
_phrases: WeakKeyDictionary[Prose, Mapping[str, Sequence[WordMatch[str]]]] = WeakKeyDictionary()


@frozen(eq=False)
class Form:
    """A form of the technique that was found.

    Attributes:
        words: in text order.
        parts: as the device names them.
        name: of the form.
        why: what it is, for a reader.
        strength: as in `Finding`.
    """

    words: tuple[Word, ...]
    parts: tuple[Part, ...]
    name: str
    why: str
    strength: float


@frozen(eq=False)
class Unit:
    """A word, a noun phrase or a sentence that may be the technique, with the forms in it."""

    words: tuple[Word, ...]
    sentence: Sentence
    forms: tuple[Form, ...] = ()

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end


def units(prose: Prose, technique: Technique) -> Iterator[Unit]:
    """Whatever may be the technique, in text order."""
    by_sentence: defaultdict[int, list[Form]] = defaultdict(list)
    for form in _forms(prose, technique.name):
        by_sentence[form.words[0].tree.index].append(form)
    for sentence in prose.sentences:
        forms = _apart(by_sentence.get(sentence.tree.index, ()))
        if technique.name in (WORDS, PHRASES):
            yield from _within(sentence, forms, technique)
        elif forms or technique.of_sentence(_told(sentence)) >= LITTLE:
            yield Unit(sentence.words, sentence, forms)


def _told(sentence: Sentence) -> Sequence[tuple[str, str]]:
    if sentence not in _told_words:
        _told_words[sentence] = told(sentence.words)
    return _told_words[sentence]


def _apart(forms: Sequence[Form]) -> tuple[Form, ...]:
    """Of forms that share words the one that comes first: one stretch is no evidence twice."""
    taken: set[int] = set()
    kept = []
    for form in forms:
        places = {word.start for word in form.words}
        if taken.isdisjoint(places):
            taken |= places
            kept.append(form)
    return tuple(kept)


def _within(sentence: Sentence, forms: Sequence[Form], technique: Technique) -> Iterator[Unit]:
    """The stretches that a form was found in, and the words or phrases that go with the technique or judge."""
    found = [Unit(form.words, sentence, (form,)) for form in forms]
    taken = {word.start for form in forms for word in form.words}
    telling = {word for word in sentence.words if technique.affinity(word) or _judges(word)}
    for word in sentence.words if telling else ():
        words = _unit_of(word, technique.name)
        if not telling.isdisjoint(words) and taken.isdisjoint([each.start for each in words]):
            found.append(Unit(words, sentence))
    yield from sorted(found, key=lambda unit: (unit.start, unit.end))


def _unit_of(word: Word, technique: str) -> tuple[Word, ...]:
    if technique == WORDS:
        return (word,) if word.upos in ("NOUN", "ADJ", "VERB", "ADV") else ()
    heads_a_phrase = word.upos in ("NOUN", "PROPN") and word.relation not in ("compound", "flat")
    return _phrase(word) if heads_a_phrase else ()


def _phrase(noun: Word) -> tuple[Word, ...]:
    """A noun with what stands before it and hangs from it, determiners aside: "cruel and lawless regime"."""
    words = [noun]
    before = noun.previous
    while before is not None and len(words) < LONGEST:
        if before.relation not in MODIFIERS or before.head not in words:
            break
        words.insert(0, before)
        before = before.previous
    while words[0].upos in ("PUNCT", "CCONJ"):
        words.pop(0)
    return tuple(words)


def _judges(word: Word) -> bool:
    return word.upos in CONTENT and word.lemma.lower() in _judging_words()


@cache
def _judging_words() -> frozenset[str]:
    return frozenset().union(*map(words_of, JUDGING))


def _listed(prose: Prose) -> Mapping[str, Sequence[WordMatch[str]]]:
    """The set phrases in a text, by technique; all lists are looked for in one pass, made once for each text."""
    if prose not in _phrases:
        found: dict[str, list[WordMatch[str]]] = {}
        for of_sentence in prose.matches(_set_phrases()).values():
            for match in of_sentence:
                for technique in match.values:
                    found.setdefault(technique, []).append(match)
        _phrases[prose] = found
    return _phrases[prose]


@cache
def _set_phrases() -> Lexicon[str]:
    return Lexicon(
        (phrase, technique)
        for technique, name in LISTED.items()
        for group in groups(name)
        for phrase in group.words
    )


def _forms(prose: Prose, technique: str) -> Iterator[Form]:
    """The forms found, the surest kind first."""
    for listed in _listed(prose).get(technique, ()):
        cue = (stretch("cue", listed.words),)
        why = technique.replace("_", " ")
        yield Form(tuple(listed.words), cue, LISTED_PHRASE, f"a set phrase of {why}", 0.4)
    for match, rule in matches(prose, "persuasion").get(technique, ()):
        parts = sorted(
            (stretch(name, words) for name, words in match.captures), key=lambda p: p.start
        )
        words = {word.start: word for _, captured in match.captures for word in captured}
        in_order = tuple(words[start] for start in sorted(words))
        yield Form(in_order, tuple(parts), rule.form, rule.why, rule.strength)

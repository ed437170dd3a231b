"""Which of its readings a known name has where it stands, or none: a name, an ordinary word, part of another name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from weakref import WeakKeyDictionary

from attrs import frozen

from discourse import Document
from discourse.analysis.lexicons import Match, PhraseMatcher, fold
from discourse.analysis.tables import read_tsv
from discourse.text.layers import ENTITIES, Entity
from discourse.text.syntax import Tree, Word
from discourse_actors.bearers import Bearers
from discourse_actors.candidates import Named
from discourse_actors.deeds import deeds_for
from discourse_actors.gazetteer import DATA, Gazetteer, Known, Naming
from discourse_actors.people import without_honours
from discourse_actors.phrases import head_of
from discourse_actors.titles import bare_name, split_title

# An entity of these kinds that holds more than a known name is somebody or something else: "Bank of America".
_ELSE = frozenset({"PERSON", "ORG", "WORK", "EVENT", "PRODUCT"})
# "US-75" is a road, "Ukraine-2014" a word of somebody's making.
_NUMBERED = re.compile(r"[-–]\d")
_NAMING_WORDS = frozenset({"PROPN", "NOUN", "ADJ", "X"})


def known_names(
    document: Document, tree: Tree, entities: Sequence[Entity], gazetteer: Gazetteer
) -> list[Named]:
    """The known names in a sentence that no longer name covers."""
    found = []
    matches = list(gazetteer.find(document.text, tree.start, tree.end))
    states = [m for m in matches if m.value.known.type == "state"]
    terms = list(_terms().find(document.text, tree.start, tree.end)) if matches else []
    for match in matches:
        if _within_another(document, match, entities, states):
            continue
        if any(term.start < match.end and match.start < term.end for term in terms):
            continue
        if _NUMBERED.match(document.text, match.end):
            continue
        head = head_of(tree, match.start, match.end)
        if head is None or not _is_name(match, head, document.text):
            continue
        naming = _reading(document, match, entities)
        if naming is not None and not (naming.kind == "surname" and _goes_on(head)):
            found.append(Named(match.start, match.end, head, naming))
    return Bearers(document, gazetteer).told_apart(found)


def names_nobody(words: str) -> bool:
    """Whether words are a term in which a name stands for nobody, or a faith: "crimes against humanity", "Islam"."""
    return any(
        (match.start, match.end) == (0, len(words)) for match in _terms().find(words, 0, len(words))
    )


def _goes_on(surname: Word) -> bool:
    """Whether it is no surname alone: followed by a first name ("Hu Shih"), or a thing ("the Moon")."""
    following = surname.next
    of_a_longer_name = (
        following is not None
        and following.upos == "PROPN"
        and following.text[:1].isupper()
        and (following in surname.children_by("flat") or surname.relation == "flat")
    )
    is_a_thing = fold(surname.text) in _ordinary_words() and surname.children_by("det")
    return of_a_longer_name or bool(is_a_thing)


def _within_another(
    document: Document,
    match: Match[Naming],
    entities: Sequence[Entity],
    states: Sequence[Match[Naming]],
) -> bool:
    """Whether a name is only part of that of somebody else: "Jordan" in "Michael Jordan"."""
    return any(
        entity.label in _ELSE
        and entity.start <= match.start
        and match.end <= entity.end
        and entity.end - entity.start > match.end - match.start + len("the ")
        and match.value.kind != "demonym"
        and match.value.known.type != "person"
        and not _tells_only_whose(document, entity, match, states)
        for entity in entities
    )


def _tells_only_whose(
    document: Document,
    entity: Entity,
    match: Match[Naming],
    states: Sequence[Match[Naming]],
) -> bool:
    """Whether all else in an entity says whose organ it is: "Chinese Foreign Ministry"."""
    if match.value.known.type == "state":
        return False
    beside = [s for s in states if entity.start < s.end and s.start < entity.end]
    taken = sorted([(match.start, match.end), *((s.start, s.end) for s in beside)])
    ends = [entity.start, *(end for _, end in taken)]
    starts = [*(start for start, _ in taken), entity.end]
    rest = " ".join(document.text[a:b] for a, b in zip(ends, starts, strict=True))
    return bool(beside) and set(_bare_words(rest)) <= {"the", "of", "s"}


def _bare_words(text: str) -> list[str]:
    """The words of a text in lower case, without marks."""
    return "".join(c if c.isalnum() else " " for c in text.lower()).split()


def _is_name(match: Match[Naming], head: Word, text: str) -> bool:
    """Whether the words are used as a name here, and not as the ordinary words that they may be too."""
    if head.upos in ("PUNCT", "SYM") and not head.text.isupper():
        return False
    if " " in text[match.start : match.end]:
        return True
    whole = text[head.tree.start : head.tree.end]
    if fold(head.text) in _ordinary_words():
        return _is_meant(match, head, tells_case=not (whole.islower() or whole.isupper()))
    # taggers take "US" and "UN" for a pronoun and a symbol, names without capitals and in another script for anything
    in_capitals = head.text.isupper() and len(head.text) > 1
    is_foreign = not any("LATIN" in unicodedata.name(c, "") for c in head.text)
    return head.upos in _NAMING_WORDS or in_capitals or is_foreign or whole.islower()


def _is_meant(match: Match[Naming], word: Word, *, tells_case: bool) -> bool:
    """Whether a word that may be an ordinary one is a name: "IS" and "US" in capitals, "turkey" without them."""
    if fold(word.text) == "us" and word.upos == "PRON":
        # "TELL US": what a verb is done to may be we; but we are no subject, and modify no noun
        is_object = word.relation in ("obj", "iobj", "obl")
        return not is_object or (tells_case and word.text == "US")
    if tells_case:
        # "in WHO" is no question
        governed = word.upos == "PRON" and word.relation in ("obl", "nmod", "compound")
        return governed or word.upos in _NAMING_WORDS
    if match.value.kind == "demonym":
        return word.upos in ("PROPN", "ADJ")
    does = word.relation == "nsubj" and word.head is not None and bool(deeds_for(word.head))
    return word.upos == "PROPN" or (word.upos == "NOUN" and does and match.value.kind != "surname")


def _reading(document: Document, match: Match[Naming], entities: Sequence[Entity]) -> Naming | None:
    """Which of a name's readings is meant; None where the recognizer is right to see another person in it."""
    whole = [
        entity
        for entity in entities
        if entity.label == "PERSON" and entity.start < match.end and match.start < entity.end
    ]
    for naming in match.values:
        is_person = naming.known.type == "person"
        if naming.kind == "surname":
            if document.text[match.start : match.end].islower():
                return naming  # recognizers see no people without capitals
            if not all(_may_be_of(naming.known, document.quote(entity)) for entity in whole):
                continue
        elif naming.kind == "seat" or (naming.kind == "name" and is_person):
            return naming
        if bool(whole) == is_person:
            return naming
        if not is_person and all(_is_no_person(document, match, naming, e) for e in whole):
            return naming
    return None if match.value.kind == "surname" or whole else match.value


def _is_no_person(document: Document, match: Match[Naming], naming: Naming, entity: Entity) -> bool:
    """Whether a known name is taken for a person's by mistake: "Hamas", but not "Jordan" or "Mr. Moscow"."""
    title, name = split_title(bare_name(document.quote(entity)))
    words = document.text[match.start : match.end]
    if title or fold(name) != fold(bare_name(words)):
        return False
    return naming.coded or (
        fold(name) not in _namesakes() and fold(name) not in _parts_of_names(document)
    )


def _may_be_of(known: Known, words: str) -> bool:
    """Whether a longer name may be another spelling of somebody known: "Sergey Lavrov", but not "Sharon Street"."""
    names = known.name.split()
    first, last = names[0], names[-1]
    said = without_honours(split_title(bare_name(words))[1])
    if len(said) < 2:
        return True
    return said[0][0] == first[0] if said[-1] == last else said[0] == first


_named_in_full: WeakKeyDictionary[object, frozenset[str]] = WeakKeyDictionary()


def _parts_of_names(document: Document) -> frozenset[str]:
    """The first and last words of the longer names of people in a text; gathered once for its entities."""
    entities = document[ENTITIES]
    if entities not in _named_in_full:
        names = (document.quote(e).split() for e in entities if e.label == "PERSON")
        _named_in_full[entities] = frozenset(
            fold(part) for words in names if len(words) > 1 for part in (words[0], words[-1])
        )
    return _named_in_full[entities]


@frozen(kw_only=True)
class Ordinary:
    """A row of `ordinary.tsv`: names that are other words too."""

    words: tuple[str, ...]
    source: str


@frozen(kw_only=True)
class Terms:
    """A row of `terms.tsv`: terms in which a name stands for nobody."""

    terms: tuple[str, ...]
    source: str


@frozen(kw_only=True)
class Namesakes:
    """A row of `namesakes.tsv`: names of places and bodies that people bear."""

    names: tuple[str, ...]
    source: str


@cache
def _terms() -> PhraseMatcher[str]:
    rows = read_tsv(DATA / "terms.tsv", Terms)
    return PhraseMatcher((term, term) for row in rows for term in row.terms)


@cache
def _ordinary_words() -> frozenset[str]:
    return frozenset(_folded(read_tsv(DATA / "ordinary.tsv", Ordinary)))


@cache
def _namesakes() -> frozenset[str]:
    rows = read_tsv(DATA / "namesakes.tsv", Namesakes)
    return frozenset(fold(name) for row in rows for name in row.names)


def _folded(rows: Sequence[Ordinary]) -> Iterator[str]:
    return (fold(word) for row in rows for word in row.words)

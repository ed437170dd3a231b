"""Noun phrases in a dependency tree: where they begin and end, and to whom they belong."""

from __future__ import annotations

from collections.abc import Iterator

from discourse import Span
from discourse.text.syntax import Tree, Word

# What comes before a noun and belongs to it; what comes after it tells more about it.
_PREMODIFIERS = ("det", "amod", "compound", "nummod", "nmod:poss", "flat", "goeswith", "det:predet")
_SEPARATE = (
    "acl",
    "advcl",
    "appos",
    "parataxis",
    "conj",
    "cc",
    "punct",
    "cop",
    "nsubj",
    "csubj",
    "aux",
    "mark",
    "advmod",
    "obl",
    "obj",
    "xcomp",
    "ccomp",
    "discourse",
    "dep",
    "expl",
    "vocative",
    "orphan",
    "case",
)
NOMINAL = frozenset({"NOUN", "PROPN"})


def head_of(tree: Tree, start: int, end: int) -> Word | None:
    """The word of a stretch that the others hang from; the last such if the parser sees several."""
    words = [word for word in tree.words if word.start < end and word.end > start]
    heads = [word for word in words if word.head is None or word.head not in words]
    named = [word for word in heads if word.upos in NOMINAL]
    chosen = named or heads
    return chosen[-1] if chosen else None


def noun_phrase(head: Word) -> Span:
    """A noun with what stands before it: "the top Russian leadership", no relative clause."""
    first = head
    for child in head.children_by(*_PREMODIFIERS):
        if child.index < head.index:
            low = min(word.index for word in child.subtree())
            if low < first.index:
                first = child.tree.words[low - child.tree.words[0].index]
    last = head
    for child in head.children_by("flat"):
        last = max(last, child, key=lambda word: word.index)
    return Span(first.start, last.end)


def complements(head: Word, *prepositions: str) -> Iterator[Word]:
    """Nouns that hang from a noun by one of these prepositions: "of" in "opponents of Russia"."""
    for child in head.children_by("nmod", "obl"):
        if preposition(child) in prepositions:
            yield from coordinated(child)
    # parsers often hang "from Islamic countries" from the verb; what follows at once belongs to the noun
    following = head.next
    if following is not None and following.lower in prepositions and following.relation == "case":
        noun = following.head
        if noun is not None and noun.head is not head and noun.index > head.index:
            yield from coordinated(noun)


def preposition(word: Word) -> str:
    """The preposition of a noun, its own or that of the first of its series; "" if it has none."""
    while word.relation == "conj" and word.head is not None and not word.children_by("case"):
        word = word.head
    for case in word.children_by("case"):
        if case.lower not in ("'s", "’s", "'", "’"):
            fixed = [case, *case.children_by("fixed")]
            return " ".join(w.lower for w in fixed)
    return ""


def coordinated(word: Word) -> Iterator[Word]:
    """A word and what is coordinated with it: "Russia" and "China" in "Russia and China"."""
    yield word
    for child in word.children_by("conj"):
        yield from coordinated(child)


def first_of_series(word: Word) -> Word:
    """The first of coordinated words, which carries the relation of all."""
    while word.relation == "conj" and word.head is not None and word.head.index < word.index:
        word = word.head
    return word


_WITH_ARTICLE = frozenset(
    [
        "United",
        "States",
        "Union",
        "Nations",
        "Republic",
        "Kingdom",
        "Organization",
        "Organisation",
        "Islands",
        "Netherlands",
        "Philippines",
        "Commission",
        "Emirates",
        "Council",
        "Court",
        "Bank",
        "Fund",
        "League",
        "Party",
        "Pentagon",
        "Congress",
        "Senate",
        "Bahamas",
        "Maldives",
        "Pact",
        "See",
    ]
)


def with_article(name: str) -> str:
    """The name as it stands within a sentence: "the United States"."""
    takes = not name.startswith("the ") and not _WITH_ARTICLE.isdisjoint(name.split())
    return f"the {name}" if takes else name


def is_plural(word: Word) -> bool:
    """Whether the tagger calls it plural, by features or by Penn tag."""
    return word.feats.get("Number") == "Plur" or word.xpos in ("NNS", "NNPS")


def is_definite(word: Word) -> bool:
    """Whether it has an article or pronoun that points to something known."""
    return any(
        child.lower in ("the", "this", "these", "that", "those")
        for child in word.children_by("det")
    )


def is_some_of_many(noun: Word) -> bool:
    """Whether it is one or some of those who are called so: "an Arab country", "two Arab States"."""
    determiners = {child.lower for child in noun.children_by("det")}
    return bool(noun.children_by("nummod")) or not determiners.isdisjoint(_SOME)


_SOME = frozenset({"a", "an", "another", "any", "each", "every", "some"})


def possessors(head: Word) -> Iterator[Word]:
    """Whose it is: "Russia" in "Russia's representatives", "its" in "its allies"."""
    for child in head.children_by("nmod:poss"):
        yield from (each for each in coordinated(child) if not is_honorific(each))


def is_honorific(word: Word) -> bool:
    """Whether a pronoun belongs to an honour, and to nobody before it: "His Royal Highness", "Their Excellencies"."""
    behind = word.next if word.lower in ("his", "her", "their") else None
    while behind is not None and behind.text in _OF_HONOURS:
        behind = behind.next
    return behind is not None and behind.text in _HONOURS


_OF_HONOURS = frozenset({"Royal", "Imperial", "Serene", "Most", "Britannic"})
_HONOURS = frozenset(
    [
        "Beatitude",
        "Eminence",
        "Excellence",
        "Excellencies",
        "Excellency",
        "Grace",
        "Highness",
        "Highnesses",
        "Holiness",
        "Honor",
        "Honour",
        "Ladyship",
        "Lordship",
        "Majesties",
        "Majesty",
        "Worship",
    ]
)


def modifiers(head: Word) -> Iterator[Word]:
    """Adjectives and nouns before a noun: "Russian" in "the top Russian leadership"."""
    for child in head.children_by("amod", "compound", "nmod:unmarked", "flat"):
        if child.index < head.index:
            yield from coordinated(child)


def beside(word: Word) -> Iterator[Word]:
    """The nouns that stand beside a noun for the same bearer: "student" and "Ahmed" in "student Ahmed Mohamed"."""
    for child in word.children_by("appos", "flat"):
        yield child
        yield from _behind_an_honour(child)
    yield from (child for child in word.children_by("nmod") if child.deprel == "nmod:desc")
    head = word.head
    if head is not None and (word.relation in ("appos", "flat") or word.deprel == "nmod:desc"):
        yield head
    # parsers give "the newspaper Haaretz reported" two subjects
    yield from (
        other
        for other in (word.previous, word.next)
        if other is not None
        and other.head is head
        and other.relation == word.relation == "nsubj"
        and {other.upos, word.upos} == {"NOUN", "PROPN"}
    )


def _behind_an_honour(honour: Word) -> Iterator[Word]:
    """ "Khalifa" in "His Royal Highness Prince Khalifa", which parsers hang from "Highness"."""
    if any(map(is_honorific, honour.children_by("nmod:poss"))):
        yield from (word for word in honour.subtree() if word.relation == "flat")


def is_in_title_case(tree: Tree) -> bool:
    """Whether all words but the short ones begin with a capital."""
    long = [word.text for word in tree.words if len(word.text) > _LONGEST_SMALL_WORD]
    return all(text[0].isupper() or not text[0].isalpha() for text in long)


def is_in_a_name(verb: Word) -> bool:
    """Whether a verb is written as no verb is in running text: "Meet" in "said on Meet the Press"."""
    before = verb.previous
    return (
        verb.text[:1].isupper()
        and before is not None
        and before.text.islower()
        and not verb.text.isupper()
        and not is_in_title_case(verb.tree)
    )


_LONGEST_SMALL_WORD = 4  # "with", "from": titles leave them small

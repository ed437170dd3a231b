"""What an evaluating word is said of, and who feels what it names: the conditions of attitude.

Attitude marks what the writer thinks of a fact, an act or an idea (Hyland 2005: 53; Martin & White 2005: 56 call it appreciation
and affect). The same adjectives describe persons and things ("a brave man", "a beautiful lake"), and the same verbs report what
others feel; a tree tells which it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.text.syntax import Word
from discourse_rhetoric.wordlists import words_of

FIRST_PERSON = frozenset({"i", "we"})
SPEAKER = frozenset({"i", "we", "me", "us"})
TELLING = frozenset(
    {
        "have",
        "express",
        "convey",
        "extend",
        "voice",
        "feel",
        "share",
        "offer",
        "state",
        "find",
        "take",
        "pay",
    }
)
QUOTES = frozenset('“”"‘«»')
JUDGING = frozenset({"a", "an", "this", "such", "what", "my", "our"})
OWN = frozenset({"my", "our"})
POINTING = frozenset(
    {
        "it",
        "this",
        "that",
        "these",
        "those",
        "which",
        "what",
        "there",
        "nothing",
        "something",
        "anything",
    }
)
PERSONS = frozenset({"he", "she", "they", "who", "you", "i", "we"})
COPULAR = frozenset(
    {
        "seem",
        "appear",
        "look",
        "sound",
        "feel",
        "become",
        "remain",
        "prove",
        "get",
        "find",
        "consider",
        "make",
        "think",
        "deem",
        "call",
    }
)
ABSTRACT_ENDINGS = (
    "tion", "sion", "ment", "ness", "ance", "ence", "ship", "ism", "ity", "acy", "ancy", "ency", "hood", "dom", "ure", "age", "ing",
)  # fmt: skip


def of_an_idea(words: Sequence[Word]) -> bool:
    """ "a tragic mistake", "it is wrong to", "what is worrying is": said of a fact, an act, an event or an idea."""
    word = words[-1]
    if _is_doing(word) or (word.lemma == "good" and word.feats.get("Degree") == "Cmp"):
        return False
    return not is_reported(word) and any(map(is_idea, _valued(word)))


def _is_doing(word: Word) -> bool:
    """ "they are alarming the public": a participle that is a verb, and judges nothing."""
    return word.upos not in ("ADJ", "VERB") or (
        word.upos == "VERB" and (word.child("obj") is not None or word.child("aux") is not None)
    )


def in_the_predicate(words: Sequence[Word]) -> bool:
    """ "it was great", "that would be huge": the same, and not before the noun."""
    word = words[-1]
    while word.relation == "conj" and word.head is not None and word.head.upos == "ADJ":
        word = word.head
    return word.relation != "amod" and of_an_idea(words)


def as_a_judgement(words: Sequence[Word]) -> bool:
    """ "it was a tragedy", "what a shame", "my privilege": a noun that says what something else is."""
    return not is_reported(words[-1]) and _judges(words[-1])


def _judges(noun: Word) -> bool:
    if noun.child("cop") is not None:
        subject = noun.child("nsubj", "csubj", "expl")
        return subject is None or subject.lower not in PERSONS
    if noun.relation == "conj" and noun.head is not None and noun.head.upos == "NOUN":
        return _judges(noun.head)
    before = {child.lower for child in noun.children_by("det", "nmod:poss")}
    return (not before and noun.relation == "root") or (
        bool(before & JUDGING)
        and noun.relation in ("appos", "root", "parataxis", "xcomp", "obl", "obj")
    )


def felt_by_the_speaker(words: Sequence[Word]) -> bool:
    """ "I hope", "we are proud", "allow me to commend": the one who feels it is the one who speaks."""
    return any(feeler.lower in SPEAKER for feeler in _feeling(words[0]))


def given_to_the_speaker(words: Sequence[Word]) -> bool:
    """ "I was shocked", "it saddens me", "we are encouraged by": the one who is made to feel it is the one who speaks."""
    verb = words[0]
    made = (*verb.children_by("nsubj:pass"), *verb.children_by("obj"))
    if verb.xpos == "VBN" and not made and verb.relation in ("conj", "root"):
        return felt_by_the_speaker(words)
    return any(each.lower in SPEAKER for each in made)


def a_polite_will(words: Sequence[Word]) -> bool:
    """ "I would like to thank", "I wish to say": a request to speak, and no feeling."""
    verb = words[0]
    would = any(
        c.relation == "aux" and c.lower in ("would", "'d", "’d", "should") for c in verb.children
    )
    return verb.lemma in ("like", "wish", "love", "prefer") and (
        verb.child("xcomp") is not None and (would or verb.lemma == "wish")
    )


def in_ones_own_words(words: Sequence[Word]) -> bool:
    """Nobody else says or thinks it, and it does not only name a kind ("a disaster area")."""
    return words[-1].relation != "compound" and not is_reported(words[-1])


def owned_by_the_speaker(words: Sequence[Word]) -> bool:
    """ "my regret", "I have the honour", "we express appreciation", "it is with sorrow that I"."""
    noun = words[-1]
    verb = noun.head
    if any(child.lower in OWN for child in noun.children_by("nmod:poss")):
        return True
    if verb is None:
        return False
    if noun.relation == "conj":
        return verb.upos == "NOUN" and owned_by_the_speaker((verb,))
    told = noun.relation == "obj" and verb.lemma in TELLING
    moved = noun.relation == "obl" and any(c.lower == "with" for c in noun.children_by("case"))
    return (told or moved) and felt_by_the_speaker((verb,))


def is_idea(thing: Word) -> bool:
    """Whether a word stands for a fact, an act, an event, a task or an idea, and not for a person or a thing."""
    if thing.lower in POINTING or thing.relation in ("csubj", "ccomp", "expl"):
        return True
    if thing.upos != "NOUN":
        return False
    lemma = thing.lemma.lower()
    if lemma in words_of("ideas", "not ideas"):
        return False
    return lemma in words_of("ideas", "ideas") or lemma.endswith(ABSTRACT_ENDINGS)


def is_reported(word: Word) -> bool:
    """Whether it stands in a clause that somebody else says or thinks ("the minister said that it was wrong").

    Direct speech is the own word of whoever is quoted, and no report.
    """
    below = word
    for verb in word.ancestors():
        if below.relation == "ccomp" and verb.upos == "VERB":
            subject = verb.child("nsubj")
            if subject is not None and _is_person(subject) and subject.lower not in FIRST_PERSON:
                return not _quotes_between(word, verb)
        below = verb
    return False


def _quotes_between(word: Word, verb: Word) -> bool:
    first = word.tree.words[0].index
    start, end = sorted((word.index - first, verb.index - first))
    return any(each.text[0] in QUOTES for each in word.tree.words[start:end])


def _valued(adjective: Word) -> Iterator[Word]:
    """What an adjective is said of: the noun that it stands before, its subject, or the clause behind it."""
    head = adjective.head
    own = adjective.children_by("nsubj", "expl", "csubj")
    if adjective.relation == "conj" and head is not None and not own:
        yield from _valued(head)
    elif adjective.relation == "amod" and head is not None:
        yield head
    elif adjective.relation == "xcomp" and head is not None and head.lemma in COPULAR:
        yield from head.children_by("obj" if head.child("obj") else "nsubj", "expl", "csubj")
    else:
        yield from adjective.children_by("nsubj", "expl", "csubj", "ccomp")
        if adjective.relation == "acl" and head is not None and not own:
            yield head


def _feeling(word: Word) -> Iterator[Word]:
    """Who feels what a verb or an adjective names: its subject, or whoever that of a verb above it must be."""
    while True:
        subjects = word.children_by("nsubj")
        head = word.head
        if subjects or head is None:
            yield from subjects
            return
        if word.relation == "xcomp" and head.child("obj", "iobj") is not None:
            yield from head.children_by("obj", "iobj")  # "it makes us proud", "allow me to commend"
            return
        shares = word.relation in ("conj", "xcomp") or (
            word.relation == "advcl" and word.xpos == "VBG"  # "let me begin by thanking"
        )
        if not shares:
            return
        word = head


def _is_person(word: Word) -> bool:
    return word.lower in PERSONS or (word.upos in ("NOUN", "PROPN") and not is_idea(word))

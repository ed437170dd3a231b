"""Who does it and to whom it is done, for any verb, noun or adjective of a UD tree.

Passives, coordination, control, relative clauses and participles are followed to the noun that plays the part: in
"states that do not oppose Russia and even cooperate with it" the states do both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from attrs import frozen

from discourse.analysis.lexicons import Lexicon
from discourse.analysis.tables import read_tsv
from discourse.text.syntax import Word
from discourse_actors.gazetteer import DATA
from discourse_actors.phrases import coordinated, first_of_series, possessors, preposition


@frozen
class Filler:
    """A word that fills a role, and the construction that led to it."""

    word: Word
    path: str


@frozen(kw_only=True)
class VerbClass:
    """A row of `verbs.tsv`: verbs that bend the roles of their arguments."""

    behaviour: str
    verbs: tuple[str, ...]
    source: str


def agents(verb: Word) -> list[Filler]:
    """Who does it."""
    if is_passive(verb):
        return _of("by-phrase", _by(verb)) or _of("prefix", _prefixed(verb))
    if behaves(verb, "unaccusative") and not verb.children_by("obj"):
        return []
    return subjects(verb)


def patients(verb: Word) -> list[Filler]:
    """To whom it is done."""
    if is_passive(verb):
        return subjects(verb)
    # UD has "Iran" in "urged Iran to help" as an indirect object
    objects = verb.children_by("obj") or verb.children_by("iobj")
    found = _of("object", (w for obj in objects for w in _series(obj)))
    if not found and behaves(verb, "unaccusative"):
        return subjects(verb)
    if (
        not found
    ):  # the parser gives "Japan" in "condemned and sanctioned Japan" to the second verb alone
        for other in verb.children_by("conj"):
            if other.index - verb.index == 2 and not other.children_by("nsubj"):
                return patients(other)
    if not found and verb.deprel == "acl:relcl" and verb.head is not None:
        own = verb.children_by("nsubj")
        where = any(child.lower in ("where", "when", "why") for child in verb.children)
        if own and not where and not any(map(_is_relative, own)):
            return [Filler(verb.head, "object of a relative clause")]
    return [filler for f in found for filler in _antecedent(f, verb)]


def arguments(predicate: Word) -> tuple[list[Filler], list[Filler]]:
    """Doer and undergoer of any predicate, also of copulas, adjectives and nouns; PropBank's A0 and A1.

    What somebody says or wants is the undergoer where there is no object; so is what the verb governs by its own
    preposition ("listen to", "deal with"), and of whom an adjective or a copula tells.
    """
    if predicate.upos == "AUX" and predicate.relation == "cop" and predicate.head is not None:
        return [], subjects(predicate.head)
    if predicate.upos == "ADJ":
        return [], subjects(predicate)
    if predicate.upos in ("NOUN", "PROPN"):
        return _of_noun(predicate)
    undergoers = patients(predicate) or _governed(predicate)
    if not undergoers and not is_passive(predicate):
        undergoers = _of("content", predicate.children_by("ccomp", "xcomp")[:1])
    return agents(predicate), undergoers


def _of_noun(noun: Word) -> tuple[list[Filler], list[Filler]]:
    """ "Russia's pressure on Ukraine", "the destruction of the city by the army"."""
    owners = _of("owner", possessors(noun)) or obliques(noun, ("by",))
    objects = obliques(noun, ("of",)) or _of("modifier", noun.children_by("compound"))
    return owners, objects


def _governed(verb: Word) -> list[Filler]:
    for preposition_ in ("to", "at", "for", "with", "on", "of", "about", "in", "from"):
        if behaves(verb, f"prepositional {preposition_}"):
            found = obliques(verb, (preposition_,))
            if found:
                return found
    return []


def obliques(word: Word, prepositions: Iterable[str]) -> list[Filler]:
    """What hangs from a verb, noun or adjective by one of these prepositions."""
    wanted = frozenset(prepositions)
    return [
        filler
        for child in word.children_by("obl", "nmod")
        if child.deprel != "nmod:poss" and preposition(child) in wanted
        for each in _series(child)
        for filler in _antecedent(Filler(each, preposition(child)), word)
    ]


def subjects(verb: Word, depth: int = 0) -> list[Filler]:
    """The grammatical subject, found where the clause has none of its own."""
    own = [child for child in verb.children_by("nsubj") if child.deprel != "nsubj:outer"]
    if own:
        fillers = _of("subject", (w for child in own for w in _series(child)))
        return [filler for f in fillers for filler in _antecedent(f, verb)]
    head = governor(verb)
    if head is None or depth > 4:
        return []
    if head is not verb.head and head.upos == "NOUN":
        return _of("control", _owners(head))
    if head is not verb.head:
        return _of("control", (f.word for f in _controller(head, depth)))
    if verb.relation == "conj":
        shared = (f.word for f in subjects(head, depth + 1))
        return _of("coordination", (w for w in shared if _agrees(verb, w)))
    if verb.relation == "xcomp":
        return _of("control", (f.word for f in _controller(head, depth)))
    if verb.relation == "advcl" and verb.feats.get("VerbForm") in ("Ger", "Part", "Inf"):
        if head.upos == "NOUN":
            return _of("control", _owners(head))
        answers = any(mark.lower in _ANSWERING for mark in verb.children_by("mark", "case"))
        if answers and behaves(head, "judging"):
            path = ACCUSED if behaves(head, "accusing") else "control"
            return _of(path, (f.word for f in patients(head)))
        return _of("control", (f.word for f in _controller(head, depth, purpose=True)))
    if verb.relation == "acl" and verb.deprel != "acl:relcl":
        if verb.feats.get("VerbForm") in ("Ger", "Part"):
            return [Filler(head, "participle")]
        return _of("control", _owners(head))
    if verb.relation == "amod" and verb.upos == "VERB":
        return [Filler(head, "participle")]
    return []


def governor(verb: Word) -> Word | None:
    """What an infinitive depends on, where parsers confuse a verb with its object.

    They hang "to help" from "parties" in "urge all parties to help", and from "welcome" in "welcome the efforts of Iran to
    help".
    """
    head = verb.head
    if head is not None and head.upos == "ADV" and head.relation == verb.relation == "xcomp":
        return head.head  # "wishes to warmly thank"
    if head is None or verb.deprel not in ("acl", "advcl", "xcomp"):
        return head
    marks = {mark.lower for mark in verb.children_by("mark")}
    if verb.relation == "acl":
        asking = head.head
        is_asked = (
            "to" in marks
            and asking is not None
            and asking.upos == "VERB"
            and head.relation in ("obj", "iobj", "obl")
            and behaves(asking, "object control")
            and not _takes_a_clause(head)
        )
        return asking if is_asked else head
    nouns = head.children_by("obj", "obl") if head.upos == "VERB" else ()
    before = [
        noun
        for noun in nouns
        if noun.index < verb.index and noun.upos == "NOUN"
        if noun.relation == "obj" or behaves(head, "judging")
    ]
    for noun in before[-1:]:
        owned = any(True for _ in possessors(noun)) or bool(obliques(noun, ("of", "by")))
        if owned and "to" in marks and _takes_a_clause(noun):
            return noun
        if owned and "in" in marks and behaves(noun, "part in"):
            return noun
    return head


def _takes_a_clause(noun: Word) -> bool:
    """Whether a noun says what somebody is to do: "efforts to", "obligation to", "right to"."""
    return any(behaves(noun, taking) for taking in _TAKING_A_CLAUSE)


_TAKING_A_CLAUSE = ("intention", "obligation", "possibility", "set to another", "choice")


def _agrees(verb: Word, subject: Word) -> bool:
    """Whether a verb can be a pronoun's: in "we know a regime that lies … and has left" it is not us who has left."""
    finite = verb.child("aux") or verb
    if finite.xpos == "VBZ":
        return subject.lower not in ("i", "we", "you", "they")
    return finite.xpos != "VBP" or subject.lower not in ("he", "she", "it")


def is_passive(verb: Word) -> bool:
    """Whether the subject is the one to whom it is done."""
    if verb.children_by("nsubj:pass", "aux:pass") and any(
        child.deprel in ("nsubj:pass", "aux:pass") for child in verb.children
    ):
        return True
    reduced = verb.relation in ("acl", "amod") and verb.deprel != "acl:relcl"
    participle = verb.xpos == "VBN" or verb.feats.get("Tense") == "Past"
    if verb.relation == "conj" and verb.head is not None and verb.xpos == "VBN":
        return is_passive(verb.head) and not verb.children_by("nsubj", "obj")
    return reduced and participle and not verb.children_by("obj")


def is_negated(word: Word) -> bool:
    """Whether the text says that it is not so: "not", "never", "refused to", "without"."""
    if word.upos in ("NOUN", "PROPN"):
        # "not by pressure but by fear" does not say that there is none
        return any(child.lower == "no" for child in word.children_by("det"))
    if is_plainly_negated(word):
        return True
    if any(
        child.lower in ("no", "neither", "none")
        for s in subjects(word)
        for child in (s.word, *s.word.children)
    ):
        return True
    if any(mark.lower == "without" for mark in word.children_by("mark")):
        # "I should not conclude without thanking Iran"
        return word.head is None or not is_plainly_negated(word.head)
    aim = word.head
    if (
        word.deprel == "acl"
        and aim is not None
        and any(d.lower == "no" for d in aim.children_by("det"))
    ):
        return True  # "we have no intention to harm Iran"
    word = first_of_series(word)  # "failed to see and to act": what is joined is denied together
    head = governor(word)
    return (
        word.relation in ("xcomp", "advcl", "acl")
        and head is not None
        and behaves(head, "negative implicative") != is_plainly_negated(head)
        and (behaves(head, "negative implicative") or word.relation == "xcomp")
    )


def is_plainly_negated(word: Word) -> bool:
    """Whether a negation hangs from the word itself, "no longer" and "no more" too."""
    for child in word.children_by("advmod"):
        if child.lower in ("longer", "more") and any(w.lower == "no" for w in child.children):
            return True
    return any(
        child.lower in _NEGATIONS and not (child.next is not None and child.next.lower in _ONLY)
        for child in word.children
    )


def behaves(word: Word, behaviour: str) -> bool:
    """Whether a word belongs to a class of `verbs.tsv`."""
    return behaviour in _classes().values(word)


def is_in_a_courtesy(head: Word) -> bool:
    """Whether somebody is only thanked or congratulated there: "I congratulate Kenya on its election"."""
    return any(behaves(word, "courtesy") for word in (head, *head.ancestors()))


_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor", "hardly", "scarcely", "no longer"})
ACCUSED = "accused"
"""The path to whoever is said by somebody to have done it, which the text does not say."""

# "thanked Iran for helping", "accused Iran of helping", "kept Iran from helping": it is Iran's to help
_ANSWERING = frozenset({"for", "of", "from", "over", "about"})
_ONLY = frozenset({"only", "just", "merely", "simply", "least"})  # "not only" affirms


@cache
def _classes() -> Lexicon[str]:
    rows = read_tsv(DATA / "verbs.tsv", VerbClass)
    return Lexicon((verb, row.behaviour) for row in rows for verb in row.verbs)


def _of(path: str, words: Iterable[Word]) -> list[Filler]:
    return [Filler(word, path) for word in words]


def _by(verb: Word) -> Iterator[Word]:
    for child in verb.children_by("obl"):
        if child.deprel == "obl:agent" or preposition(child) == "by":
            yield from _series(child)


def _series(word: Word) -> Iterator[Word]:
    """A word and what shares its role: "A and B", not "A, not B", nor "not A but B"; of three names parsers take the second for an apposition."""
    names = word.children_by("appos") if word.upos == "PROPN" else ()
    second = [w for w in names if w.upos == "PROPN" and w.children_by("conj")]
    for first in (word, *second):
        for each in coordinated(first):
            if not is_plainly_negated(each):
                yield each


def _prefixed(verb: Word) -> Iterator[Word]:
    """ "US" in "US-backed rebels"."""
    if verb.relation == "amod":
        for child in verb.children_by("compound", "obl", "nmod", "nsubj", "amod"):
            if child.index < verb.index:
                yield from coordinated(child)


def _controller(head: Word, depth: int, *, purpose: bool = False) -> list[Filler]:
    """Who is to do it in "Moscow wants to talk", "Moscow urged Kyiv to talk", "called on Kyiv to talk".

    A clause of purpose ("built a wall to stop them") is the subject's, but for the verbs that set others a task.
    """
    sets_a_task = behaves(head, "object control")
    objects = [w for o in head.children_by("iobj") or head.children_by("obj") for w in _series(o)]
    if sets_a_task and not objects:
        objects = [filler.word for filler in obliques(head, ("on", "upon", "to", "for"))]
    if objects and (sets_a_task or not (purpose or behaves(head, "subject control"))):
        return _of("control", objects)
    return subjects(head, depth + 1)


def _owners(noun: Word) -> list[Word]:
    """Whose ability or wish it is: "Iran's plan to", "Iran has a plan to"."""
    owned = list(possessors(noun))
    owned = owned or [f.word for f in obliques(noun, ("of", "by"))]
    verb = noun.head
    its = bool(owned) and all(word.upos == "PRON" for word in owned)
    if noun.relation == "obl" and verb is not None and its and behaves(verb, "judging"):
        return [filler.word for filler in patients(verb)]  # "praised Iran for its efforts to"
    if noun.relation != "obj" or verb is None or verb.upos != "VERB":
        return owned
    own = all(word.upos == "PRON" for word in owned) and behaves(verb, "performing")
    if behaves(verb, "taking"):
        return [filler.word for filler in agents(verb)]  # "I take the opportunity to thank"
    if (owned and not own) or behaves(noun, "set to another"):
        return owned
    return [filler.word for filler in agents(verb)] or owned


def _is_relative(word: Word) -> bool:
    return word.feats.get("PronType") == "Rel" or (
        word.upos in ("PRON", "SCONJ", "DET") and word.lower in ("that", "which", "who", "whom")
    )


def _antecedent(filler: Filler, verb: Word) -> list[Filler]:
    """The noun that a relative pronoun stands for."""
    if not _is_relative(filler.word):
        return [filler]
    clause: Word | None = verb
    while clause is not None and clause.deprel != "acl:relcl":
        clause = clause.head if clause.relation in ("conj", "xcomp", "advcl") else None
    if clause is None or clause.head is None:
        return [filler]
    return [Filler(clause.head, "relative clause")]

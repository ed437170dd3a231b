"""Reading clauses off a dependency tree: subjects, agents, patients, negation, phrases.

Relations are those of Universal Dependencies (de Marneffe et al. 2021, "Universal Dependencies"). Arguments
are found also where the tree does not draw them: shared by coordinated verbs, controlled from the governing
clause, behind a relative pronoun, in a participle clause.
"""

from __future__ import annotations

from discourse.model.spans import Span
from discourse.text.syntax import Word

_PREDICATES = frozenset({"VERB", "AUX", "ADJ", "NOUN", "PROPN", "PRON"})
_NEGATIVE = frozenset(
    {"not", "n't", "n’t", "never", "no", "nor", "neither", "none", "nobody", "nothing", "nowhere"}
)
_LOOSE = ("acl:relcl", "appos", "conj", "cc", "parataxis", "dep", "cop", "nsubj", "list", "advcl")
_RELATIVE = frozenset({"who", "whom", "which", "that"})


def is_passive(verb: Word) -> bool:
    """Whether a verb has the marks of the passive: its auxiliary, or its subject."""
    return any(child.deprel in ("aux:pass", "nsubj:pass", "csubj:pass") for child in verb.children)


def subjects(verb: Word) -> tuple[Word, ...]:
    """The grammatical subjects of a predicate: each conjunct one word, its head.

    Where it has none of its own, the one that it shares: of the verb that it is coordinated with ("came and
    saw"), of the verb that governs it ("wants to leave"; with an object, the object: "urged them to leave"),
    the noun that a relative or participle clause describes. In "the states that signed" the antecedent
    stands for the relative pronoun.
    """
    seen: set[int] = set()
    current: Word | None = verb
    while current is not None and current.index not in seen:
        seen.add(current.index)
        own = current.child("nsubj", "csubj")
        if own is not None:
            return conjuncts(_antecedent(own) or own)
        governor = current.head
        if governor is None:
            return ()
        if current.relation == "xcomp":
            controller = governor.child("obj", "iobj")
            if controller is not None and not is_passive(governor):
                return conjuncts(controller)
            current = governor
        elif current.relation == "conj" and governor.upos in _PREDICATES:
            current = governor
        elif current.deprel == "advcl" and _is_nonfinite(current):
            current = governor  # "Speaking in Moscow, he said": the subject of the main clause
        elif current.relation == "acl" and current.deprel != "acl:relcl":
            return conjuncts(governor) if current.feats.get("VerbForm") in ("Part", "Ger") else ()
        else:
            return ()
    return ()


def agents(verb: Word) -> tuple[Word, ...]:
    """Who does it: the subjects of an active verb, the "by" phrase of a passive one."""
    if not (is_passive(verb) or _is_passive_participle(verb)):
        return subjects(verb)
    for oblique in verb.children_by("obl"):
        if oblique.deprel == "obl:agent" or preposition(oblique) == "by":
            return conjuncts(oblique)
    return ()


def patients(verb: Word) -> tuple[Word, ...]:
    """To whom it is done: the objects of an active verb, the subjects of a passive one.

    A verb without an object of its own shares that of a verb coordinated with it after it ("attacked
    and destroyed the town"); in "the town that they attacked" the noun stands for the relative pronoun.
    """
    if is_passive(verb) or _is_passive_participle(verb):
        return subjects(verb)
    own = verb.child("obj")
    if own is not None:
        return conjuncts(_antecedent(own) or own)
    for later in verb.children_by("conj"):
        shared = later.child("obj")
        if shared is not None and later.upos == "VERB" and later.child("nsubj") is None:
            return conjuncts(shared)
    return ()


def conjuncts(word: Word) -> tuple[Word, ...]:
    """A word and those that are coordinated with it: "Moscow and Beijing" from "Moscow"."""
    return (word, *word.children_by("conj"))


def preposition(word: Word) -> str:
    """What marks the case of a noun, in lower case: `by`, `according to`, `on behalf of`; "" if nothing."""
    marker = word.child("case")
    if marker is None:
        return ""
    words = [marker, *marker.children_by("fixed")]
    second = next((other for other in word.children_by("case") if other is not marker), None)
    if second is not None and len(words) == 1 and second.index == marker.index + 1:
        words.append(second)
    return " ".join(part.lower for part in words)


def negation(word: Word) -> Word | None:
    """What negates a predicate or a noun: "not", "n't", "never", "no"; also "no" in a subject or object.

    "Nobody signed" and "signed no treaty" deny the signing, so they count for the verb.
    """
    for child in word.children:
        if is_negative(child) and child.relation in ("advmod", "det", "cc", "discourse", "aux"):
            return child
    for argument in word.children_by("nsubj", "obj"):
        if is_negative(argument):
            return argument
        determiner = next((c for c in argument.children_by("det") if is_negative(c)), None)
        if determiner is not None and argument.index != word.index:
            return determiner
    return None


def is_negative(word: Word) -> bool:
    """Whether a word is itself a negation, by its features or, for English, by its form."""
    return word.feats.get("Polarity") == "Neg" or word.lower in _NEGATIVE


def modal(verb: Word) -> Word | None:
    """The modal auxiliary of a verb: "must", "should", "may"."""
    for auxiliary in verb.children_by("aux"):
        if auxiliary.xpos == "MD" or auxiliary.feats.get("VerbType") == "Mod":
            return auxiliary
    return None


def phrase(noun: Word) -> Span:
    """The noun with what stands close to it: determiners, adjectives, compounds, genitives, "of" phrases.

    Relative clauses, appositions, coordinated nouns, its own preposition and punctuation at the ends are left
    out.
    """
    words = noun.subtree(without=_LOOSE) if noun.children else (noun,)
    kept = [word for word in words if not (word.head is noun and word.relation == "case")]
    kept = _within_punctuation([w for w in kept if not _marks_case_of(w, noun)])
    return Span(kept[0].start, kept[-1].end) if kept else noun.span


def clause(predicate: Word) -> Span:
    """A predicate with all that hangs from it, without punctuation at the ends."""
    words = _within_punctuation(list(predicate.subtree()))
    return Span(words[0].start, words[-1].end) if words else predicate.span


def main_predicate(word: Word) -> Word | None:
    """The predicate of the clause that a word stands in: the nearest verb (or what a copula makes one)."""
    return next((w for w in (word, *word.ancestors()) if is_predicate(w)), None)


def is_predicate(word: Word) -> bool:
    """Whether a word heads a clause: a verb, or whatever else has a subject or a copula."""
    return word.upos == "VERB" or any(
        child.relation in ("nsubj", "csubj", "cop") for child in word.children
    )


def _antecedent(word: Word) -> Word | None:
    """The noun that a relative pronoun stands for."""
    if word.lower not in _RELATIVE or word.head is None:
        return None
    relative = word.head
    while relative.deprel in ("xcomp", "conj", "ccomp") and relative.head is not None:
        relative = relative.head
    return relative.head if relative.deprel == "acl:relcl" else None


def _is_nonfinite(verb: Word) -> bool:
    return verb.feats.get("VerbForm") in ("Part", "Ger", "Inf")


def _is_passive_participle(verb: Word) -> bool:
    """ "the treaty signed by Moscow": a participle clause of the past describes what it was done to."""
    return (
        verb.deprel == "acl"
        and verb.feats.get("VerbForm") == "Part"
        and verb.feats.get("Tense") == "Past"
    )


def _marks_case_of(word: Word, noun: Word) -> bool:
    governor = word.head
    return governor is not None and governor.relation == "case" and governor.head is noun


def _within_punctuation(words: list[Word]) -> list[Word]:
    first, last = 0, len(words)
    while first < last and words[first].upos == "PUNCT":
        first += 1
    while last > first and words[last - 1].upos == "PUNCT":
        last -= 1
    return words[first:last]

"""What a pronoun stands for, by agreement and salience.

After Lappin & Leass (1994), "An Algorithm for Pronominal Anaphora Resolution": every noun of this sentence and the two before
it competes, weighed by how recent it is and by its grammatical role. Nouns that are no actors compete as well: where
one of them wins, the pronoun is no mention of an actor.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator

from attrs import define, field, frozen

from discourse.text.syntax import Tree, Word
from discourse_actors.humans import Gender, gender_of, gender_of_name, is_human
from discourse_actors.layers import ActorType
from discourse_actors.phrases import is_honorific, is_plural
from discourse_actors.speakers import WE, I

SINGULAR = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
PERSONAL = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})

_WINDOW = 3
_RECENCY = 100.0
_ROLES = {
    "nsubj": 80.0,
    "nsubj:pass": 80.0,
    "obj": 50.0,
    "iobj": 40.0,
    "obl": 40.0,
    "nmod:poss": 50.0,
    "nmod": 25.0,
    "appos": 20.0,
    "root": 60.0,
    "vocative": 60.0,
}
_OWN = 160.0
_DEMONSTRATIVES = frozenset({"this", "that", "what", "something", "everything", "nothing"})


@frozen
class Referent:
    """Somebody or something that a later pronoun may stand for."""

    word: Word
    key: str | None
    type: ActorType | None
    plural: bool
    weight: float
    human: bool = False
    gender: Gender = ""


@define
class Salience:
    """The referents of the last sentences, and what pronouns stand for among them."""

    _sentences: deque[list[Referent]] = field(factory=lambda: deque(maxlen=_WINDOW))
    _genders: defaultdict[str, Counter[Gender]] = field(factory=lambda: defaultdict(Counter))

    def begin(self, tree: Tree) -> None:
        """A new sentence; the oldest is forgotten."""
        self._sentences.append([])

    def add(
        self,
        word: Word,
        key: str | None,
        type_: ActorType | None,
        title: str = "",
        name: str = "",
    ) -> None:
        """A noun or pronoun of the sentence now read, with the actor that it stands for, if one.

        Args:
            title: what is said before its name, as far as it tells "he" from "she".
            name: the actor's, of which the first word may tell that too.
        """
        plural = is_plural(word) and type_ not in ("state", "bloc", "organisation", "person")
        coordinated = bool(word.children_by("conj")) and word.relation != "conj"
        human = type_ == "person" or (type_ in ("group", None) and is_human(word))
        gender: Gender = ""
        if human:
            told = gender_of(word.lower, word.lemma.lower(), *title.split())
            gender = told or gender_of_name(name)
        if key is not None and gender:
            self._genders[key][gender] += 1
        for together in (plural or coordinated, plural):
            # "they" after "France and Italy" are both of them, who are no actor of their own
            whose = key if plural or not together else None
            referent = Referent(word, whose, type_, together, _role(word), human, gender)
            if referent not in self._sentences[-1]:
                self._sentences[-1].append(referent)

    def antecedent(self, pronoun: Word) -> Referent | None:
        """The referent that weighs most among those that agree; None if there is none."""
        before: defaultdict[str, float] = defaultdict(float)
        best: tuple[float, int] | None = None
        chosen = None
        for age in range(len(self._sentences) - 1, -1, -1):
            weights: dict[str, float] = {}
            for referent in self._sentences[-1 - age]:
                if not self._agrees(pronoun, referent) or _is_barred(pronoun, referent.word):
                    continue
                weight = (_RECENCY + referent.weight) / 2**age
                if age == 0 and referent.key is not None:
                    weight += _ownership(referent.word, pronoun)
                if referent.key is not None:
                    weights[referent.key] = max(weight, weights.get(referent.key, 0.0))
                    weight += before[referent.key]
                # of two that weigh the same, the nearer
                if best is None or (weight, referent.word.index) > best:
                    best, chosen = (weight, referent.word.index), referent
            for key, weight in weights.items():
                before[key] += weight
        return chosen

    def _agrees(self, pronoun: Word, referent: Referent) -> bool:
        form = pronoun.lower
        if form in SINGULAR:
            return not referent.plural and not referent.human
        if form in PLURAL:
            return referent.plural
        return referent.human and not referent.plural and self._may_be(gender_of(form), referent)

    def _may_be(self, gender: Gender, referent: Referent) -> bool:
        """Whether somebody was not called by the other pronoun before."""
        if referent.gender:
            return referent.gender == gender
        told = self._genders[referent.key] if referent.key is not None else Counter[Gender]()
        return 2 * told[gender] >= told.total() - 1


def referring_nouns(tree: Tree) -> Iterator[Word]:
    """Nouns that head a phrase of their own, and demonstratives."""
    for word in tree.words:
        if word.upos in ("NOUN", "PROPN"):
            if word.relation not in ("compound", "flat", "amod", "case", "fixed"):
                yield word
        elif word.upos == "PRON" and word.lower in _DEMONSTRATIVES and word.relation != "det":
            yield word


def pronouns(tree: Tree) -> Iterator[Word]:
    """The personal and possessive pronouns of a sentence that refer to somebody or something."""
    for word in tree.words:
        if word.upos in ("PRON", "DET") and word.lower in _ALL and not _is_empty(word):
            yield word


_ALL = SINGULAR | PLURAL | PERSONAL | WE | I


def _is_empty(word: Word) -> bool:
    """Whether it is no pronoun, or stands for nothing: "us officials", "His Majesty", "it is necessary to …", "it rains"."""
    if is_honorific(word):
        return True
    if word.lower == "us":
        return word.relation in ("compound", "amod", "flat", "det", "nsubj")
    if word.lower != "it":
        return False
    if word.deprel.startswith("expl"):
        return True
    head = word.head
    return (
        head is not None
        and word.relation == "nsubj"
        and bool(head.children_by("cop"))
        and bool(head.children_by("csubj", "ccomp", "xcomp"))
    )


def _ownership(word: Word, possessive: Word) -> float:
    """What speaks for an owner by grammar: "Iran and its allies", then "Indonesia talks with its neighbours"."""
    owned = possessive.head
    if possessive.deprel != "nmod:poss" or owned is None:
        return 0.0
    if owned.relation == "conj" and owned.head is word:
        return 2 * _OWN
    return _OWN if word.relation == "nsubj" and _deals_with(word, possessive) else 0.0


def _deals_with(subject: Word, possessive: Word) -> bool:
    """Whether a possessive belongs to what the subject of its own clause deals with."""
    below = possessive
    while below.head is not None and below.head is not subject.head:
        below = below.head
        if below.upos in ("VERB", "AUX"):
            return False
    return below.head is not None and below.relation in ("obj", "obl", "iobj")


def _is_barred(pronoun: Word, word: Word) -> bool:
    """Whether grammar keeps a noun from being what a pronoun stands for."""
    if word.index >= pronoun.index or word.tree is not pronoun.tree:
        return word.index >= pronoun.index
    if _is_within_phrase_of(word, pronoun):
        # "its" in "Russia … its allies" hangs from the verb, in "the allies of its friend" from the noun itself
        return True
    reflexive = pronoun.lower.endswith(("self", "selves"))
    possessive = pronoun.relation == "nmod"
    same_clause = word.head is pronoun.head and pronoun.head is not None
    return same_clause and not reflexive and not possessive


def _is_within_phrase_of(word: Word, pronoun: Word) -> bool:
    """Whether a noun's own phrase holds a pronoun; "Abadi" in "Abadi and his government" does not."""
    below = pronoun
    while below.head is not None and below.relation != "conj":
        below = below.head
        if below is word:
            return True
    return False


def _role(word: Word) -> float:
    if word.lower in _DEMONSTRATIVES:
        return _ROLES.get(word.deprel, 20.0)
    role = _ROLES.get(word.deprel, _ROLES.get(word.relation, 30.0))
    embedded = word.relation in ("nmod", "appos") or word.deprel == "nmod:poss"
    return role + (0.0 if embedded else 80.0)

"""A deed as a sentence tells it: of which class it is, whether it is denied, and how it stands to the facts."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from discourse.text.syntax import Word
from discourse_actors.deeds import Deeds, deeds_for
from discourse_actors.layers import Modality
from discourse_actors.modality import is_told_beside, modality_of
from discourse_actors.phrases import modifiers, preposition
from discourse_actors.roles import (
    Filler,
    behaves,
    governor,
    is_negated,
    is_passive,
    is_plainly_negated,
    subjects,
)


@frozen
class Deed:
    """One deed in a sentence: its word, its class, and who may be its two sides.

    Attributes:
        carrier: the verb that a noun takes to be a predicate ("impose" of "sanctions"); None where there is none.
    """

    word: Word
    deeds: Deeds
    sources: tuple[Filler, ...]
    targets: tuple[Filler, ...]
    carrier: Word | None = None

    @property
    def verb(self) -> Word:
        """The word that carries negation and mood: "can build" in "can build relations"."""
        return self.carrier or self.word

    @property
    def relation(self) -> str:
        """The class of the deed; ending or refusing one is a deed of another class, and so is strengthening ties.

        In PLOVER's codebook and in CAMEO's, whose classes it took over, halted aid and broken relations are sanctions,
        eased sanctions and a halted attack are yielding, and refused aid is rejected.
        """
        if self.deeds.relation == "assault" and any(
            behaves(child, "economic") for child in modifiers(self.word)
        ):
            return "sanction"  # a trade war
        if self.carrier is not None:
            if behaves(self.word, "standing") and behaves(self.carrier, "strengthening"):
                return "cooperate"
            for behaviour, is_friendly, relation in _TURNED:
                if behaves(self.carrier, behaviour) and is_friendly == (self.deeds.polarity >= 0):
                    return relation
        return self.deeds.relation

    @property
    def polarity(self) -> int:
        """Of the deed as `relation` has it."""
        if self.relation == self.deeds.relation:
            return self.deeds.polarity
        return 1 if self.relation in ("yield", "cooperate") else -1

    @property
    def is_denied(self) -> bool:
        """Whether the text says that it is not done: "did not help", "lacks support"."""
        lacks = self.carrier is not None and behaves(self.carrier, "lacking")
        is_not = bool(self.word.children_by("cop")) and is_plainly_negated(self.word)
        return (is_not or is_negated(self.verb) or _is_no_sign(self.verb)) != lacks

    @property
    def modality(self) -> Modality:
        """How it stands to the facts."""
        found = _modality(self.verb)
        if found == "fact" and self.carrier is not None and behaves(self.carrier, "intention"):
            found = "intention"
        if found == "fact" and self.carrier is None:
            found = _brought_about(self.word)
        if found not in ("fact", "question") and self._is_performed(found):
            return "fact"
        return "possibility" if found == "fact" and _is_left_open(self.verb) else found

    def _is_performed(self, modality: Modality) -> bool:
        """Whether it is done by saying so (Austin 1962): "I would like to thank", "we would urge", "let me thank"."""
        if not behaves(self.verb, "performative"):
            return False
        if behaves(self.verb, "joining") and not self.verb.children_by("advcl"):
            return (
                False  # who wishes to join an alliance has not joined; "we join others in thanking"
            )
        doers = {filler.word.lower for filler in subjects(self.verb)}
        marks = {
            child.lower
            for verb in (self.verb, *_above(self.verb))
            for child in verb.children_by("aux", "mark", "advmod")
        }
        if _takes_the_opportunity(self.verb):
            return True
        if modality == "possibility":  # "let me thank", "may I thank"
            return "me" in doers or ("may" in marks and "i" in doers)
        head = governor(self.verb)
        wishes = head is not None and behaves(head, "wishing")
        if any(_is_aimed_at(each) and not behaves(each, "wishing") for each in _above(self.verb)):
            return False  # "we strive to join"
        if wishes and behaves(self.verb, "expressive"):
            return True  # "Kenya would like to thank"
        return bool(doers & {"i", "we"}) and (
            wishes
            or (behaves(self.verb, "expressive") and "will" not in marks)
            or (modality in ("condition", "intention") and marks.isdisjoint(_NOT_YET))
        )


_NOT_YET = frozenset({"will", "if", "when", "whenever", "once", "until", "till"})


def _brought_about(noun: Word) -> Modality:
    """Of what a verb brings about or longs for: "it will encourage a reconciliation", "hope for talks between"."""
    verb = noun.head
    beside = preposition(noun) == "in" and not noun.children_by("det")
    if beside and verb is not None and noun.relation == "nmod" and verb.relation == "obj":
        verb = verb.head  # parsers hang "in cooperation" from the talks as well as from the holding
    if noun.upos != "NOUN" or verb is None or verb.upos != "VERB":
        return "fact"
    if beside and noun.relation in ("obl", "nmod"):
        return _modality(verb)  # "will hold talks in cooperation with Iran"
    is_known = any(child.lower in _KNOWN for child in noun.children_by("det", "nmod:poss"))
    if not is_known and noun.relation in ("obj", "obl"):
        created = _modality(verb) if behaves(verb, "creating") else "fact"
        if created != "fact":
            return created
        if noun.relation == "obj" or preposition(noun) == "for":
            if behaves(verb, "intention"):
                return "intention"
            if behaves(verb, "obligation") and verb.lemma != "have":
                return "obligation"
    starts = verb.lemma in ("begin", "start", "follow", "emerge", "prevail", "arise", "happen")
    return _modality(verb) if noun.relation == "nsubj" and starts else "fact"


_KNOWN = frozenset({"the", "this", "these", "that", "those", "his", "her", "its", "their"})


def _modality(verb: Word) -> Modality:
    """Of the verb, or of what it is part of: "must condemn and stop", "could help to stop"; a purpose is an intention."""
    marks = {mark.lower for mark in verb.children_by("mark")}
    head = verb.head
    if head is not None and verb.relation == "advcl" and "by" in marks:
        return "intention" if _is_aimed_at(head) else _modality(head)
    if _is_inverted(verb):
        return "condition"
    if any(aux.lower == "having" for aux in verb.children_by("aux")):
        return "fact"  # "having helped Iran, we want to …"
    found = modality_of(verb)
    if found == "intention" and verb.relation in ("ccomp", "acl") and _is_asked_for(verb):
        return "obligation"
    if found in ("fact", "condition") and (made := _made(verb)) is not None:
        return made
    if found in ("intention", "possibility") and verb.tree.words[-1].text == "?":
        return "question"
    if found != "fact":
        return found
    if any(behaves(child, "hearsay") for child in verb.children_by("advmod")):
        return "possibility"
    if "of" in marks and any(behaves(above, "accusing") for above in verb.ancestors()):
        return "possibility"  # who is accused of it need not have done it
    if head is None:
        return found
    if verb.relation in ("ccomp", "csubj"):
        return _held(head)
    if verb.relation == "acl" and head.relation == "nsubj" and head.head is not None:
        # "the inability of Iran to limit it may be a threat": what may be hangs on it
        above = modality_of(head.head)
        return above if above == "possibility" else found
    if verb.relation == "conj" and not verb.children_by("nsubj", "aux"):
        return _modality(head)
    if is_told_beside(verb):
        return found
    if verb.relation in ("advcl", "xcomp") and "to" in marks and _is_put_to_use(head):
        return _modality(head)
    if verb.relation == "advcl" and ("to" in marks or not marks):
        above = _modality(head)
        return "intention" if above == "fact" and "to" in marks else above
    return _modality(head) if verb.relation == "xcomp" else found


def _is_asked_for(clause: Word) -> bool:
    """Whether somebody is asked for what a clause says will be: "I appeal to everyone that they will help"."""
    asking = clause.head
    if clause.relation == "acl":
        if not any(mark.lower == "that" for mark in clause.children_by("mark")):
            return False  # "we ask those who will help"
        if asking is not None and asking.relation in ("obl", "obj"):
            asking = asking.head
    return asking is not None and any(deeds.relation == "request" for deeds in deeds_for(asking))


def _made(clause: Word) -> Modality | None:
    """Of what is told of something that is still to be made: "we will build a state that protects all"."""
    noun = clause.head
    if clause.deprel != "acl:relcl" or noun is None or noun.head is None:
        return None
    is_new = any(child.lower in ("a", "an") for child in noun.children_by("det"))
    if noun.relation != "obj" or not is_new or not behaves(noun.head, "creating"):
        return None
    made = _modality(noun.head)
    return None if made == "fact" else made


def _takes_the_opportunity(verb: Word) -> bool:
    """ "I take this opportunity to thank"."""
    noun = verb.head
    return (
        noun is not None
        and noun.lemma in ("opportunity", "occasion")
        and noun.head is not None
        and behaves(noun.head, "taking")
    )


def _is_put_to_use(verb: Word) -> bool:
    """Whether what it serves is done by it: "used the lawsuit to force Iran", "took to the air to attack Iran"."""
    takes_to = verb.lemma == "take" and any(preposition(w) == "to" for w in verb.children_by("obl"))
    return behaves(verb, "put to use") or takes_to


def _above(verb: Word) -> Iterator[Word]:
    """What an infinitive or gerund depends on, and that in turn; through a noun as well: "step up our efforts to support"."""
    while verb.relation in ("xcomp", "advcl", "conj", "acl") and verb.head is not None:
        verb = verb.head
        if verb.upos == "NOUN" and verb.relation == "obj" and verb.head is not None:
            verb = verb.head
        yield verb


def _is_aimed_at(verb: Word) -> bool:
    """Whether a verb says what is wanted, and not yet so: "strive", "look forward"."""
    forward = any(child.lower == "forward" for child in verb.children_by("advmod"))
    return behaves(verb, "intention") and (forward or verb.lemma not in ("look", "work"))


def _is_inverted(verb: Word) -> bool:
    """Whether it is a condition without "if": "had Iran not attacked", "should Iran attack"."""
    subject = verb.child("nsubj")
    return (
        subject is not None
        and verb.tree.words[-1].text != "?"
        and any(
            child.lower in ("had", "were", "should") and child.index < subject.index
            for child in verb.children_by("aux")
        )
    )


def _held(head: Word) -> Modality:
    """Of a clause by what governs it: "it is vital that", "it is rumoured that"."""
    if behaves(head, "obligation"):
        return "obligation"
    return "possibility" if behaves(head, "hearsay") and is_passive(head) else "fact"


def _is_left_open(word: Word) -> bool:
    """Whether it stands in a clause of something that is not so: "it is not a sign that they are allies"."""
    clause, above = word, word.head
    while above is not None and clause.relation in ("xcomp", "ccomp", "acl", "conj"):
        if clause.relation in ("ccomp", "acl") and is_plainly_negated(above):
            return True
        clause, above = above, above.head
    return False


def _is_no_sign(word: Word) -> bool:
    """Whether it is what something does not show: "it is not a sign that they are allies"."""
    sign = word.head
    return (
        word.relation in ("ccomp", "csubj", "acl")
        and any(child.lower == "that" and child.upos == "SCONJ" for child in word.children)
        and sign is not None
        and behaves(sign, "showing")
        and is_plainly_negated(sign)
    )


_TURNED = (
    ("ending", True, "sanction"),
    ("severing", True, "sanction"),
    ("ending", False, "yield"),
    ("refusing", True, "reject"),
)

"""The deeds of a sentence, and the words that may stand on their two sides: who does it, and to whom.

A deed is told by a verb ("attacked"), by an adjective or participle ("friendly to", "allied with", "US-backed"), by a
noun with what carries it ("Western pressure on", "imposed sanctions on", "in support of", "talks between"), or by what
somebody is called ("an ally of").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations

from attrs import frozen

from discourse.text.syntax import Tree, Word
from discourse_actors.deeds import Deeds, deeds_for
from discourse_actors.layers import Modality
from discourse_actors.metonymy import is_deed
from discourse_actors.phrases import coordinated, modifiers, possessors, preposition
from discourse_actors.roles import (
    Filler,
    agents,
    behaves,
    is_negated,
    is_passive,
    is_plainly_negated,
    modality_of,
    obliques,
    patients,
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
        """The class of the deed; ending or refusing one is a deed of another class.

        In PLOVER's codebook and in CAMEO's, whose classes it took over, halted aid and broken relations are sanctions,
        eased sanctions and a halted attack are yielding, and refused aid is rejected.
        """
        if self.carrier is not None:
            for behaviour, is_friendly, relation in _TURNED:
                if behaves(self.carrier, behaviour) and is_friendly == (self.deeds.polarity >= 0):
                    return relation
        return self.deeds.relation

    @property
    def polarity(self) -> int:
        """Of the deed as `relation` has it."""
        if self.relation == self.deeds.relation:
            return self.deeds.polarity
        return 1 if self.relation == "yield" else -1

    @property
    def is_denied(self) -> bool:
        """Whether the text says that it is not done: "did not help", "lacks support"."""
        lacks = self.carrier is not None and behaves(self.carrier, "lacking")
        is_not = bool(self.word.children_by("cop")) and is_plainly_negated(self.word)
        return (is_not or is_negated(self.verb)) != lacks

    @property
    def modality(self) -> Modality:
        """How it stands to the facts."""
        found = _modality(self.verb)
        if found in ("condition", "intention") and self._is_performed:
            return "fact"
        if found == "fact" and self.carrier is not None and behaves(self.carrier, "intention"):
            return "intention"
        return "possibility" if found == "fact" and _is_left_open(self.verb) else found

    @property
    def _is_performed(self) -> bool:
        """Whether it is done by saying so: "I would like to thank", "we would urge" (Austin 1962)."""
        in_person = any(f.word.lower in ("i", "we") for f in subjects(self.verb))
        will = {child.lower for child in self.verb.children_by("aux", "mark")} & {"will", "if"}
        return in_person and not will and behaves(self.verb, "performative")


def _modality(verb: Word) -> Modality:
    """Of the verb, or of what it is part of: "must condemn and stop", "could help to stop"; a purpose is an intention."""
    found = modality_of(verb)
    head = verb.head
    if found != "fact" or head is None:
        return found
    if verb.relation == "conj" and not verb.children_by("nsubj", "aux"):
        return _modality(head)
    infinitive = any(mark.lower == "to" for mark in verb.children_by("mark"))
    if verb.relation == "advcl" and infinitive:
        above = _modality(head)
        return above if above != "fact" else "intention"
    return _modality(head) if verb.relation == "xcomp" else found


def _is_left_open(word: Word) -> bool:
    """Whether it stands in a clause of something that is not so: "it is not a sign that they are allies"."""
    clause, above = word, word.head
    while above is not None and clause.relation in ("xcomp", "ccomp", "acl", "conj"):
        if clause.relation in ("ccomp", "acl") and is_plainly_negated(above):
            return True
        clause, above = above, above.head
    return False


_TURNED = (
    ("ending", True, "sanction"),
    ("severing", True, "sanction"),
    ("ending", False, "yield"),
    ("refusing", True, "reject"),
)


def deeds_of(tree: Tree) -> Iterator[Deed]:
    """The deeds of a sentence, in text order, whoever does them."""
    for word in tree.words:
        for deeds in deeds_for(word):
            if deeds.upos == "VERB":
                yield from _of_verb(word, deeds)
            elif deeds.upos == "ADJ":
                yield from _of_adjective(word, deeds)
            elif "cop" in deeds.role:
                yield from _of_name(word, deeds)
            else:
                yield from _of_noun(word, deeds)


def _of_verb(verb: Word, deeds: Deeds) -> Iterator[Deed]:
    doers = agents(verb)
    if behaves(verb, "naming as") and obliques(verb, ("as",)):
        return  # to recognise a state is one thing, to recognise it as a sponsor of terror another
    if behaves(verb, "joining") and verb.children_by("advcl", "xcomp"):
        return  # who joins others in thanking Iran has not joined an alliance
    given = verb.children_by("obj") or verb.children_by("nsubj:pass")
    if not _GIVING.isdisjoint(deeds.role) and any(map(deeds_for, given)):
        return  # "gave support to": the noun says what is done
    if deeds.role == ("mutual",):
        if not verb.children_by("obj") and not is_passive(verb):
            yield from _to_each_other(verb, deeds, doers)
        return
    targets = _targets(verb, deeds)
    behind = _behind(targets, deeds.relation)
    if deeds.relation in ("reject", "agree") and any(is_deed(f.word) for f in targets):
        # parsers hang "from Iran" from the rejecting as well as from the offer
        behind += [Filler(f.word, "owner of the object") for f in obliques(verb, ("from",))]
    yield Deed(verb, deeds, tuple(doers), (*targets, *behind))


_GIVING = frozenset({"to", "on"})


def _targets(verb: Word, deeds: Deeds) -> list[Filler]:
    place, *needed = deeds.role
    if place == "obj":
        return patients(verb) if not needed or _goes_with(verb, needed) else []
    if place in ("ccomp", "must"):
        clauses = [c for c in _clauses(verb) if place == "ccomp" or _must_be(c)]
        return [Filler(f.word, "doer of the clause") for c in clauses for f in agents(c)]
    if place == "xcomp":
        return [f for governed in verb.children_by("xcomp") for f in _touched(governed)]
    found = obliques(verb, deeds.role)
    if "to" in deeds.role and verb.children_by("obj"):
        found += [
            Filler(w, "object") for given in verb.children_by("iobj") for w in coordinated(given)
        ]
    if not found:  # parsers hang "to Kenya" from the grain as well as from the giving
        objects = verb.children_by("obj")
        if deeds.relation != "request":  # of a deed that is given or refused the noun tells
            objects = tuple(each for each in objects if not deeds_for(each))
        found = [filler for each in objects for filler in obliques(each, deeds.role)]
    return found


def _goes_with(verb: Word, needed: Iterable[str]) -> bool:
    """Whether a verb has one of these words, relations or prepositions: "push back", "want to", "provide with"."""
    beside = {name for child in verb.children for name in (child.lower, child.relation)}
    return not beside.isdisjoint(needed) or bool(obliques(verb, needed))


def _clauses(word: Word) -> list[Word]:
    """What is demanded: "that Iran yield", "for Iran to yield"."""
    return [
        clause
        for clause in word.children_by("ccomp", "acl", "advcl", "xcomp")
        if clause.deprel != "acl:relcl"
        and clause.children_by("nsubj")
        and (clause.relation == "ccomp" or _is_introduced(clause, word))
    ]


def _is_introduced(clause: Word, word: Word) -> bool:
    marks = {mark.lower for mark in clause.children_by("mark")}
    return "for" in marks or (word.upos == "NOUN" and "that" in marks)


def _must_be(clause: Word) -> bool:
    """Whether a clause says what has to be: "Sudan must return it", "Iran has to yield"."""
    if modality_of(clause) == "obligation":
        return True
    return clause.lemma in ("have", "need") and bool(clause.children_by("xcomp"))


def _touched(verb: Word) -> list[Filler]:
    """Whom something threatened or refused would be done to: "to bomb Iran", "to cut relations with Iran"."""
    found = [*patients(verb), *obliques(verb, _TOUCHING)]
    found += [
        filler
        for thing in verb.children_by("obj")
        if is_deed(thing)
        for filler in obliques(thing, _TOUCHING)
    ]
    return [Filler(filler.word, "object of the clause") for filler in found]


_TOUCHING = ("against", "on", "with", "to", "from", "at")


def _to_each_other(word: Word, deeds: Deeds, doers: Sequence[Filler]) -> Iterator[Deed]:
    """ "France and Iran agreed", "France and Iran signed a treaty"."""
    carrier = word.head if word.upos == "NOUN" else None
    for one, other in permutations(doers, 2):
        yield Deed(word, deeds, (one,), (Filler(other.word, "each other"),), carrier)


def _of_adjective(word: Word, deeds: Deeds) -> Iterator[Deed]:
    """ "friendly to Russia", "allied with Russia", "forces loyal to Assad"."""
    if word.upos == "VERB":
        if not is_passive(word):
            return
        sources = patients(word)
    else:
        sources = subjects(word)
        if word.relation == "amod" and word.head is not None:
            sources = [Filler(word.head, "participle")]
    targets = obliques(word, deeds.role)
    yield Deed(word, deeds, tuple(sources), (*targets, *_behind(targets, deeds.relation)))


def _of_name(noun: Word, deeds: Deeds) -> Iterator[Deed]:
    """ "Iran is an ally of Russia", "Iran, an ally of Russia"; "Iran and Russia are allies"."""
    called = [Filler(child, "called") for child in noun.children_by("appos")]
    if noun.relation == "appos" and noun.head is not None:
        called = [Filler(noun.head, "called")]
    elif noun.children_by("cop") or noun.relation == "xcomp":
        called = [Filler(filler.word, "called") for filler in subjects(noun)]
    targets = [Filler(word, "owner") for word in (*possessors(noun), *modifiers(noun))]
    targets += obliques(noun, set(deeds.role) - {"cop", "mutual"})
    if called and targets:
        yield Deed(noun, deeds, tuple(called), tuple(targets))
    elif "mutual" in deeds.role and noun.children_by("cop"):
        for one, other in permutations(called, 2):
            yield Deed(noun, deeds, (one,), (Filler(other.word, "each other"),))


def _of_noun(noun: Word, deeds: Deeds) -> Iterator[Deed]:
    mutual = "between" in deeds.role
    sides = _between(noun) if mutual else []
    if sides:
        yield from _paired(noun, deeds, sides)
        return
    role = tuple(preposition_ for preposition_ in deeds.role if preposition_ != "between")
    owners = [Filler(word, "owner") for word in possessors(noun)]
    owners += [Filler(word, "modifier") for word in modifiers(noun)]
    # "in support of" and "in defence of" say to whom; elsewhere "of" may say whose
    to_whom = (*role, "of") if preposition(noun) == "in" else role
    owners += obliques(noun, {"by", "from", "of"} - set(to_whom))
    owners += [Filler(f.word, "by") for clause in noun.children_by("acl") for f in _by_whom(clause)]
    targets = obliques(noun, to_whom)
    if deeds.relation == "request":  # "its demand that Iran yield"
        reported = noun.head if noun.relation == "obj" else None
        clauses = _clauses(noun) or (_clauses(reported) if reported is not None else [])
        targets += [Filler(f.word, "doer of the clause") for c in clauses for f in agents(c)]
    if "of" in to_whom and any(filler.path != "of" for filler in targets):
        owners += [filler for filler in targets if filler.path == "of"]  # "the war of A against B"
        targets = [filler for filler in targets if filler.path != "of"]
    carrier = _carrier(noun)
    if carrier is not None:
        targets = targets or obliques(carrier, role) or _by_means(noun, role)
        doers = agents(carrier)
        if mutual and not targets and not owners and behaves(carrier, "light"):
            yield from _to_each_other(noun, deeds, doers)
            return
        if behaves(carrier, "receiving"):
            owners = [f for f in owners if f.path in ("by", "from")] or obliques(carrier, ("from",))
            targets = [Filler(filler.word, "receiver") for filler in doers]
        elif deeds.polarity < 0 and (behaves(carrier, "refusing") or behaves(carrier, "severing")):
            pass  # who opposes sanctions or breaks a siege is not who does it
        elif not owners or _is_its_own(owners):
            owners = [Filler(filler.word, "light verb") for filler in doers]
    elif noun.children_by("cop"):
        owners = owners or [Filler(filler.word, "called") for filler in subjects(noun)]
    elif not owners or _is_its_own(owners):
        owners = _beside_the_verb(noun) or owners
    if mutual and not targets:
        yield from _paired(noun, deeds, [Filler(w, "pair") for w in _joined(noun)])
        return
    targets = [*targets, *_behind(targets, deeds.relation)]
    if owners and targets:
        yield Deed(noun, deeds, tuple(owners), tuple(targets), carrier)


def _paired(noun: Word, deeds: Deeds, sides: Sequence[Filler]) -> Iterator[Deed]:
    """ "talks between A, B and C" are everybody's with everybody; of many, the first one's with each."""
    pairs = list(permutations(sides, 2))
    if len(sides) > _FEW:  # "between the Union and Chile, Peru and Cuba": the Union's with each
        pairs = [pair for pair in pairs if sides[0] in pair]
    for one, other in pairs:
        yield Deed(noun, deeds, (one,), (other,))


_FEW = 3


def _joined(noun: Word) -> list[Word]:
    """The two of "US-Iraq partnership", "Iran and Iraq's war"."""
    found = [*possessors(noun), *modifiers(noun)]
    return [*found, *(each for word in found for each in word.children_by("compound"))]


def _between(noun: Word) -> list[Filler]:
    """The sides of "the treaty between", "the treaty signed between", "the talks between"."""
    reached = [word for clause in noun.children_by("acl") for word in clause.children_by("obl")]
    between = [
        w
        for w in (*noun.children_by("nmod"), *reached)
        if preposition(w) in ("between", "among", "amongst")
    ]
    return [Filler(word, "between") for child in between for word in coordinated(child)]


def _carrier(noun: Word) -> Word | None:
    """The verb that says that the deed is done, ended, refused or received; None where it only speaks of it."""
    counted = noun.head
    if counted is not None and noun.relation == "nmod" and behaves(counted, "counting"):
        noun = counted  # "dollars of aid", "acts of violence"
    verb = noun.head
    if verb is None or verb.upos != "VERB":
        return None
    if noun.relation != "obj" and noun.deprel != "nsubj:pass":
        return None
    return verb if any(behaves(verb, behaviour) for behaviour in _CARRYING) else None


_CARRYING = (
    "light",
    "performing",
    "ending",
    "severing",
    "refusing",
    "lacking",
    "receiving",
    "intention",
)


def _is_its_own(owners: Sequence[Filler]) -> bool:
    """Whether nobody else is named as its doer: "expressed its support for"."""
    return all(filler.path == "modifier" or filler.word.upos == "PRON" for filler in owners)


def _beside_the_verb(noun: Word) -> list[Filler]:
    """Who does what stands beside the verb: "In support of Iran, Syria …"; "we support Iraq in the fight against"."""
    bare = preposition(noun) == "in" and not noun.children_by("det", "nmod:poss")
    verb = noun.head
    if bare and noun.relation == "nmod" and verb is not None and verb.relation == "obj":
        verb = verb.head  # "held a strike in protest at"
    elif noun.relation != "obl":
        return []
    if verb is None or verb.upos != "VERB":
        return []
    if bare:
        return [Filler(filler.word, "adverbial") for filler in agents(verb)]
    if preposition(noun) == "in" and any(d.relation in _HELPING for d in deeds_for(verb)):
        return [Filler(filler.word, "helped") for filler in patients(verb)]
    return []


_HELPING = frozenset({"support", "aid"})


def _by_means(noun: Word, role: Sequence[str]) -> list[Filler]:
    """Targets in "conducted strikes using aircraft against": what hangs from the means belongs to the deed."""
    hostile = [preposition_ for preposition_ in role if preposition_ in ("against", "on", "at")]
    return [filler for means in noun.children_by("acl") for filler in obliques(means, hostile)]


# Whoever demands women's participation demands nothing of women.
_NOT_THROUGH_THE_OBJECT = frozenset({"yield", "consult", "aid", "cooperate", "agree"})
# Whoever strikes an army's targets strikes the army.
_THROUGH_ITS_THINGS = frozenset({"assault", "coerce", "sanction"})


def _behind(fillers: Iterable[Filler], relation: str) -> list[Filler]:
    """Whose the things or deeds are that a deed is aimed at: "rejected Iran's offer", "protested at a call by Iran"."""
    if relation in _NOT_THROUGH_THE_OBJECT:
        return []
    return [
        Filler(word, "owner of the object")
        for filler in fillers
        if filler.word.upos == "NOUN"
        for word in _owners(filler.word, relation)
    ]


def _owners(noun: Word, relation: str) -> list[Word]:
    owners = [filler.word for filler in obliques(noun, ("by",))]
    owners += [f.word for clause in noun.children_by("acl") for f in _by_whom(clause)]
    if relation == "request" and not behaves(noun, "to be done by its owner"):
        return owners
    owners += possessors(noun)
    if not owners and not any("of" in deeds.role for deeds in deeds_for(noun)):
        # the killing of civilians is not theirs, nor the treatment of them by others
        owners = [filler.word for filler in obliques(noun, ("of",))]
    if relation == "sanction":
        owners += [filler.word for filler in obliques(noun, ("to", "from"))]
    if is_deed(noun):
        owners += [filler.word for filler in obliques(noun, ("from",))]
    elif relation not in _THROUGH_ITS_THINGS:
        return owners
    return [*owners, *modifiers(noun)]


def _by_whom(clause: Word) -> list[Filler]:
    """Who does it in "the help provided by Iran"."""
    return agents(clause) if clause.deprel != "acl:relcl" and is_passive(clause) else []

"""Relations between actors: who does what to whom, in classes after PLOVER."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations

from attrs import frozen

from discourse import Part
from discourse.text.syntax import Tree, Word
from discourse_actors.candidates import Candidate
from discourse_actors.cast import Cast
from discourse_actors.deeds import Deeds, deeds_for
from discourse_actors.layers import Relation
from discourse_actors.phrases import (
    coordinated,
    first_of_series,
    modifiers,
    possessors,
    preposition,
)
from discourse_actors.relation_scores import relation_score
from discourse_actors.roles import (
    Filler,
    agents,
    behaves,
    is_negated,
    is_passive,
    modality_of,
    obliques,
    patients,
    subjects,
)


@frozen
class Deed:
    """One deed in a sentence: its word, its class, and who may be its two sides."""

    word: Word
    deeds: Deeds
    sources: tuple[Filler, ...]
    targets: tuple[Filler, ...]

    @property
    def verb(self) -> Word:
        """The word that carries negation and mood: "can build" in "can build relations"."""
        head = self.word.head
        carried = self.word.relation == "obj" and head is not None and head.upos == "VERB"
        return head if carried and head is not None else self.word

    @property
    def is_denied(self) -> bool:
        """Whether it is not done, or done no more: "did not help", "halted its aid", "lifted the sanctions"."""
        carried = self.verb is not self.word
        return is_negated(self.verb) != (carried and behaves(self.verb, "ending"))


def relations_of(sentences: Sequence[Tree], cast: Cast) -> Iterator[Relation]:
    """The relations in these sentences between two different actors of the cast."""
    for tree in sentences:
        told = set()
        for deed in deeds_of(tree):
            for relation in _between_actors(deed, cast):
                told_once = relation.source, relation.target, relation.relation, relation.start
                if told_once not in told:
                    told.add(told_once)
                    yield relation


def deeds_of(tree: Tree) -> Iterator[Deed]:
    """The deeds of a sentence, in text order, whoever does them."""
    for word in tree.words:
        for deeds in deeds_for(word):
            if deeds.upos == "VERB":
                yield from _of_verb(word, deeds)
            elif deeds.upos == "ADJ":
                targets = tuple(obliques(word, deeds.role))
                yield Deed(word, deeds, tuple(subjects(word)), targets)
            else:
                yield from _of_noun(word, deeds)


def _of_verb(verb: Word, deeds: Deeds) -> Iterator[Deed]:
    doers = agents(verb)
    if behaves(verb, "naming as") and obliques(verb, ("as",)):
        return  # to recognise a state is one thing, to recognise it as a sponsor of terror another
    if deeds.role == ("mutual",):
        if not verb.children_by("obj") and not is_passive(verb):
            yield from _to_each_other(verb, deeds, doers)
        return
    yield Deed(verb, deeds, tuple(doers), tuple(_targets(verb, deeds)))


def _targets(verb: Word, deeds: Deeds) -> list[Filler]:
    if deeds.role == ("obj",):
        targets = patients(verb)
        if deeds.relation not in _NOT_THROUGH_THE_OBJECT:
            targets += [
                Filler(w, "owner of the object")
                for f in targets
                for w in _owners(f.word, deeds.relation)
            ]
        return targets
    if deeds.role == ("ccomp",):
        clauses = verb.children_by("ccomp")
        return [Filler(f.word, "doer of the clause") for c in clauses for f in subjects(c)]
    if deeds.role == ("xcomp",):
        governed = verb.children_by("xcomp")
        return [Filler(f.word, "object of the clause") for v in governed for f in patients(v)]
    return obliques(verb, deeds.role)


def _to_each_other(word: Word, deeds: Deeds, doers: Sequence[Filler]) -> Iterator[Deed]:
    """ "France and Iran agreed", "France and Iran signed a treaty"."""
    for one, other in permutations(doers, 2):
        yield Deed(word, deeds, (one,), (Filler(other.word, "each other"),))


def _of_noun(noun: Word, deeds: Deeds) -> Iterator[Deed]:
    sides = _between(noun) if "between" in deeds.role else []
    if sides:
        pairs = list(permutations(sides, 2))
        if len(sides) > _FEW:  # "between the Union and Chile, Peru and Cuba": the Union's with each
            pairs = [pair for pair in pairs if sides[0] in pair]
        for one, other in pairs:
            yield Deed(noun, deeds, (one,), (other,))
        return
    role = tuple(preposition_ for preposition_ in deeds.role if preposition_ != "between")
    owners = [Filler(word, "owner") for word in possessors(noun)]
    owners += [Filler(word, "modifier") for word in modifiers(noun)]
    # "in support of" and "in defence of" say to whom; elsewhere "of" may say whose
    to_whom = (*role, "of") if preposition(noun) == "in" else role
    owners += obliques(noun, {"by", "from", "of"} - set(to_whom))
    targets = obliques(noun, to_whom)
    verb = noun.head
    if verb is not None and verb.upos == "VERB" and noun.relation in ("obj", "obl"):
        path = "light verb" if noun.relation == "obj" else "adjunct"
        if noun.relation == "obj":
            targets = targets or obliques(verb, role) or _by_means(noun, role)
            if "between" in deeds.role and not (targets or owners) and behaves(verb, "light"):
                yield from _to_each_other(noun, deeds, agents(verb))
                return
        owners = owners or [Filler(f.word, path) for f in agents(verb)]
    if owners and targets:
        yield Deed(noun, deeds, tuple(owners), tuple(targets))


def _between(noun: Word) -> list[Filler]:
    """The sides of "the treaty between", "the treaty signed between"."""
    reached = [word for clause in noun.children_by("acl") for word in clause.children_by("obl")]
    between = [w for w in (*noun.children_by("nmod"), *reached) if preposition(w) == "between"]
    return [Filler(word, "between") for child in between for word in coordinated(child)]


def _by_means(noun: Word, role: Sequence[str]) -> list[Filler]:
    """Targets in "conducted strikes using aircraft against": what hangs from the means belongs to the deed."""
    return [filler for means in noun.children_by("acl") for filler in obliques(means, role)]


_FEW = 3
# Whoever demands women's participation demands nothing of women.
_NOT_THROUGH_THE_OBJECT = frozenset({"request", "yield", "consult", "aid", "cooperate"})
# Whoever strikes an army's targets strikes the army.
_THROUGH_ITS_THINGS = frozenset({"assault", "coerce"})


def _owners(noun: Word, relation: str) -> list[Word]:
    owners = [*possessors(noun), *(filler.word for filler in obliques(noun, ("of",)))]
    return [*owners, *modifiers(noun)] if relation in _THROUGH_ITS_THINGS else owners


def _between_actors(deed: Deed, cast: Cast) -> Iterator[Relation]:
    for source in _mentions(deed.sources, cast):
        for target in _mentions(deed.targets, cast):
            if target[0].path == "owner of the object" and _is_of_another(target[0].word, cast):
                continue
            if cast.key(source[1]) != cast.key(target[1]):
                yield _relation(deed, source, target, cast)


def _is_of_another(owner: Word, cast: Cast) -> bool:
    """Whether an actor of its own has it: who supports the opponents of Iran does not support Iran."""
    owned = first_of_series(owner).head
    return owned is not None and cast.mention(owned) is not None


def _mentions(fillers: Iterable[Filler], cast: Cast) -> list[tuple[Filler, Candidate]]:
    found = []
    for filler in fillers:
        mention = cast.mention(filler.word)
        if mention is not None:
            found.append((filler, mention))
    return found


def _relation(
    deed: Deed,
    source: tuple[Filler, Candidate],
    target: tuple[Filler, Candidate],
    cast: Cast,
) -> Relation:
    word = deed.word
    return Relation.over(
        (
            Part("source", source[1].start, source[1].end),
            word.part("predicate"),
            Part("target", target[1].start, target[1].end),
        ),
        source=cast.actor_ref(source[1]),
        target=cast.actor_ref(target[1]),
        predicate=word.lemma.lower(),
        relation=deed.deeds.relation,
        polarity=deed.deeds.polarity,
        modality=modality_of(deed.verb),
        negated=deed.is_denied,
        score=relation_score(source[0].path, target[0].path),
        why=f"{source[0].path} and {target[0].path} of {word.lemma!r}",
    )

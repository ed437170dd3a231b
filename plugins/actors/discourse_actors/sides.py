"""The deeds of a sentence, and the words that may stand on their two sides: who does it, and to whom.

A deed is told by a verb ("attacked"), by an adjective or participle ("friendly to", "allied with", "US-backed"), by a
noun with what carries it ("Western pressure on", "imposed sanctions on", "in support of", "talks between"), or by what
somebody is called ("an ally of").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from discourse.text.syntax import Tree, Word
from discourse_actors.agents import is_agent
from discourse_actors.aims import behind, by_whom, clauses_of, recipients, targets_of
from discourse_actors.deeds import Deeds, deeds_for
from discourse_actors.metonymy import is_deed
from discourse_actors.phrases import (
    coordinated,
    first_of_series,
    modifiers,
    possessors,
    preposition,
)
from discourse_actors.predications import Deed
from discourse_actors.roles import (
    Filler,
    agents,
    behaves,
    is_passive,
    obliques,
    patients,
    subjects,
)
from discourse_actors.speakers import WE, I


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
    if behaves(verb, "joining") and _joins_in(verb):
        return  # who joins others in thanking Iran has not joined an alliance
    if deeds.relation == "request" and any(m.lower == "as" for m in verb.children_by("mark")):
        return  # "as strong as we want it to be"
    if any(behaves(verb, f"another verb with {child.lower}") for child in verb.children):
        return  # to call off a vote asks nobody for anything
    if any(behaves(filler.word, "footing") for filler in obliques(verb, ("on",))):
        return  # "stand on an equal footing with"
    given = [filler.word for filler in patients(verb)]
    is_said_by_the_noun = any(deeds_for(thing) or behaves(thing, "no gift") for thing in given)
    if is_said_by_the_noun and not _GIVING.isdisjoint(deeds.role):
        return  # "gave support to"; who gives weight to something gives nothing
    if any(behaves(filler.word, "no gift") for filler in obliques(verb, ("with",))):
        return  # "provide the Assembly with the latest"
    if deeds.role == ("mutual",):
        together = all(d.word.upos == "NOUN" for d in doers)  # "experts and analysts talk"
        if not verb.children_by("obj") and not is_passive(verb) and not together:
            yield from _to_each_other(verb, deeds, doers)
        return
    targets = targets_of(verb, deeds)
    known = {doer.word for doer in doers}
    beyond = [f for f in behind(targets, deeds.relation) if f.word not in known]
    if deeds.relation in _ANSWERING and any(is_deed(f.word) for f in targets):
        # parsers hang "from Iran" from the rejecting as well as from the offer
        whose = obliques(verb, ("from",) if is_passive(verb) else ("from", "by"))
        beyond += [Filler(f.word, "owner of the object") for f in whose if not _is_set_off(f.word)]
    if deeds.relation in _DONE_BY_DEEDS:
        doers = [*doers, *_behind_the_subject(doers)]
    yield Deed(verb, deeds, tuple(doers), (*targets, *beyond))


def _is_set_off(word: Word) -> bool:
    """Whether a dash parts it from the rest: "all calls for peace — from Kuwait to Geneva"."""
    return any(mark.text in ("—", "–", "-") for mark in word.children_by("punct"))


# Whose expansion threatens Iran threatens Iran; but whose proposal calls on Iran need not.
_DONE_BY_DEEDS = frozenset({"threaten", "coerce", "assault", "sanction"})


def _behind_the_subject(doers: Sequence[Filler]) -> list[Filler]:
    """ "NATO" in "NATO's expansion threatens Russia", "Western sanctions hurt Iran"."""
    return [
        Filler(owner, "owner of the subject")
        for doer in doers
        if doer.path == "subject" and doer.word.upos == "NOUN"
        if not is_agent(doer.word)  # what their forces do, they do themselves
        if is_deed(doer.word) or behaves(doer.word, "doing of its owner")
        for owner in (*possessors(doer.word), *modifiers(doer.word))
    ]


_GIVING = frozenset({"to", "on"})


def _joins_in(verb: Word) -> bool:
    """ "joined Iran in thanking Iraq", "joined forces"."""
    forces = any(obj.lower in ("forces", "hands") for obj in verb.children_by("obj"))
    return forces or bool(verb.children_by("advcl", "xcomp"))


_ANSWERING = frozenset({"reject", "agree", "accuse", "protest"})


def _to_each_other(word: Word, deeds: Deeds, doers: Sequence[Filler]) -> Iterator[Deed]:
    """ "France and Iran agreed", "France and Iran signed a treaty"."""
    carrier = word.head if word.upos == "NOUN" else None
    for one, other in _pairs(doers):
        yield Deed(word, deeds, (one,), (Filler(other.word, "each other"),), carrier)


def _of_adjective(word: Word, deeds: Deeds) -> Iterator[Deed]:
    """ "friendly to Russia", "allied with Russia", "forces loyal to Assad", "pro-Russian forces"."""
    if deeds.role == ("prefix",):
        noun = first_of_series(word).head if first_of_series(word).relation == "amod" else None
        sources = [Filler(noun, "participle")] if noun is not None else subjects(word)
        yield Deed(word, deeds, tuple(sources), (Filler(word, "prefix"),))
        return
    if word.upos == "VERB":
        if not is_passive(word):
            return
        sources = patients(word)
    else:
        sources = subjects(word)
        if word.relation == "amod" and word.head is not None:
            sources = [Filler(word.head, "participle")]
    targets = obliques(word, deeds.role)
    givers = () if behaves(word, "grateful") else behind(targets, deeds.relation)
    yield Deed(word, deeds, tuple(sources), (*targets, *givers))


def _of_name(noun: Word, deeds: Deeds) -> Iterator[Deed]:
    """ "Iran is an ally of Russia", "Iran, an ally of Russia"; "Iran and Russia are allies"."""
    called = [Filler(child, "called") for child in noun.children_by("appos")]
    beside = noun.relation == "appos" and not behaves(noun, "belonging")
    if beside and noun.head is not None:
        called = [Filler(noun.head, "called")]
    elif noun.children_by("cop") or noun.relation == "xcomp":
        called = [Filler(filler.word, "called") for filler in subjects(noun)]
    targets = [Filler(word, "owner") for word in (*possessors(noun), *modifiers(noun))]
    targets += obliques(noun, set(deeds.role) - {"cop", "mutual"})
    if called and targets:
        yield Deed(noun, deeds, tuple(called), tuple(targets))
    elif "mutual" in deeds.role and noun.children_by("cop"):
        for one, other in _pairs(called):
            yield Deed(noun, deeds, (one,), (Filler(other.word, "each other"),))


def _of_noun(noun: Word, deeds: Deeds) -> Iterator[Deed]:
    mutual = "between" in deeds.role
    if behaves(noun, "standing") and _carrier(noun) is None:
        return  # "our relations with Iran" are a topic; who builds them does something
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
    owners += [Filler(f.word, "by") for clause in noun.children_by("acl") for f in by_whom(clause)]
    owners += [by for filler in obliques(noun, ("of",)) for by in obliques(filler.word, ("by",))]
    targets = obliques(noun, to_whom)
    if deeds.relation == "request":  # "its demand that Iran yield"
        reported = noun.head if noun.relation == "obj" else None
        clauses = clauses_of(noun) or (clauses_of(reported) if reported is not None else [])
        targets += [Filler(f.word, "doer of the clause") for c in clauses for f in agents(c)]
    if "of" in to_whom and any(filler.path != "of" for filler in targets):
        owners += [filler for filler in targets if filler.path == "of"]  # "the war of A against B"
        targets = [filler for filler in targets if filler.path != "of"]
    if not targets:  # "the sanctions imposed by Iran on Iraq"
        imposed = [clause for clause in noun.children_by("acl") if by_whom(clause)]
        targets = [filler for clause in imposed for filler in obliques(clause, role)]
    if not targets and noun.head is not None and behaves(noun.head, "grateful"):
        targets = [Filler(f.word, "receiver") for f in subjects(noun.head)]
    carrier = _carrier(noun)
    named = bool(owners) and not _is_its_own(owners, agents(carrier) if carrier else ())
    if carrier is not None:
        targets = targets or obliques(carrier, role) or _by_means(noun, role)
        if not targets and "to" in role:
            targets = recipients(carrier)
        doers = agents(carrier)
        if mutual and not targets and not named and behaves(carrier, "light"):
            yield from _to_each_other(noun, deeds, doers)
            return
        if behaves(carrier, "receiving"):
            owners = [f for f in owners if f.path in ("by", "from")] or obliques(carrier, ("from",))
            targets = [Filler(filler.word, "receiver") for filler in doers]
        elif named:
            carrier = None  # who wants to stop Iran's war does not wage it
        elif deeds.polarity < 0 and (behaves(carrier, "refusing") or behaves(carrier, "severing")):
            pass  # who opposes sanctions or breaks a siege is not who does it
        else:
            owners = [Filler(filler.word, "light verb") for filler in doers]
    elif noun.children_by("cop"):
        owners = owners if named else [Filler(f.word, "called") for f in subjects(noun)]
        if mutual and not targets and len(owners) > 1:
            yield from _to_each_other(noun, deeds, owners)
            return
    elif not named:
        owners = (
            _urged(noun, owners) or _signed(noun, role, targets) or _beside_the_verb(noun) or owners
        )
        if mutual and not targets and len(owners) > 1 and preposition(noun) in ("at", "to"):
            yield from _to_each_other(noun, deeds, owners)
            return
    if mutual and not targets:
        joined = [Filler(word, "pair") for word in _joined(noun)]
        if any(True for _ in possessors(noun)):  # "our Nordic and European partnerships" are ours
            for other in joined[1:]:
                yield from _paired(noun, deeds, [joined[0], other])
            return
        yield from _paired(noun, deeds, joined)
        return
    targets = [*targets, *behind(targets, deeds.relation)]
    if owners and targets:
        yield Deed(noun, deeds, tuple(owners), tuple(targets), carrier)


def _urged(noun: Word, owners: Sequence[Filler]) -> list[Filler]:
    """Whose "its" is in "Iran urged Iraq to end its attacks on": his who is urged."""
    if any(filler.word.lower in ("its", "their", "his", "her") for filler in owners):
        for word in noun.ancestors():
            if word.upos == "VERB":
                found = subjects(word) if word.relation == "xcomp" else []
                return [f for f in found if f.path == "control" and f.word.upos != "PRON"]
    return []


def _signed(noun: Word, role: Sequence[str], targets: list[Filler]) -> list[Filler]:
    """Who does it in "the agreement that Iran signed with Iraq"; its targets are added."""
    for clause in noun.children_by("acl:relcl"):
        done = behaves(clause, "light") or behaves(clause, "performing")
        if done and not is_passive(clause):
            targets += obliques(clause, role)
            return [Filler(filler.word, "light verb") for filler in agents(clause)]
    return []


def _paired(noun: Word, deeds: Deeds, sides: Sequence[Filler]) -> Iterator[Deed]:
    """ "Talks between A, B and C"."""
    for one, other in _pairs(sides):
        yield Deed(noun, deeds, (one,), (other,))


def _pairs(sides: Sequence[Filler]) -> Iterator[tuple[Filler, Filler]]:
    """Everybody with everybody; the first with each where they are many, or "the Union and Chile, Peru and Cuba"."""
    parted = len(sides) > 2 and bool(sides[1].word.children_by("cc"))
    for one, other in permutations(sides, 2):
        if (len(sides) <= _FEW and not parted) or sides[0] in (one, other):
            yield one, other


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


def _is_its_own(owners: Sequence[Filler], doers: Sequence[Filler]) -> bool:
    """Whether nobody else is named as its doer: "expressed its support for"; "I convey his appreciation" is another's."""
    we_do = any(doer.word.lower in WE | I for doer in doers)
    if we_do and any(f.word.lower in ("his", "her", "their", "its") for f in owners):
        return False
    return all(filler.path == "modifier" or filler.word.upos == "PRON" for filler in owners)


def _beside_the_verb(noun: Word) -> list[Filler]:
    """Who does what stands beside the verb: "In support of Iran, Syria …"; "we support Iraq in the fight against"."""
    bare = preposition(noun) in ("in", "to", "at") and not noun.children_by("det", "nmod:poss")
    verb = noun.head
    if bare and noun.relation == "nmod" and verb is not None and verb.relation == "obj":
        verb = verb.head  # "held a strike in protest at"
    elif noun.relation != "obl":
        return []
    if verb is None or verb.upos != "VERB":
        return []
    if bare:
        doers = agents(verb) if is_passive(verb) else subjects(verb)
        return [Filler(filler.word, "adverbial") for filler in doers]
    if preposition(noun) == "in" and any(d.relation in _HELPING for d in deeds_for(verb)):
        return [Filler(filler.word, "helped") for filler in patients(verb)]
    return []


_HELPING = frozenset({"support", "aid"})


def _by_means(noun: Word, role: Sequence[str]) -> list[Filler]:
    """Targets in "conducted strikes using aircraft against": what hangs from the means belongs to the deed."""
    if "against" not in role:
        return []
    means = [word for clause in noun.children_by("acl") for word in clause.subtree()]
    return [filler for word in means for filler in obliques(word, ("against",))]

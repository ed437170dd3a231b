"""Relations between actors: who does what to whom, in classes after PLOVER."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from discourse import Part
from discourse.text.syntax import Tree, Word
from discourse_actors.candidates import Candidate
from discourse_actors.cast import Cast
from discourse_actors.layers import Relation
from discourse_actors.phrases import first_of_series, is_plural, modifiers, possessors
from discourse_actors.predications import Deed
from discourse_actors.relation_scores import relation_score
from discourse_actors.roles import Filler, behaves, obliques, subjects
from discourse_actors.sides import deeds_of
from discourse_actors.speakers import WE, I


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


def _between_actors(deed: Deed, cast: Cast) -> Iterator[Relation]:
    for source in _mentions(deed.sources, cast):
        for target in _mentions(deed.targets, cast):
            if target[0].path == "owner of the object" and _is_of_another(target[0].word, cast):
                continue
            if behaves(deed.word, "greeting") and _holds_an_office_of_many(target[1]):
                continue
            if cast.key(source[1]) == cast.key(target[1]) or _are_ours(source[1], target[1]):
                continue
            if not behaves(deed.word, "leaving") or _fits_leaving(deed, target[1]):
                yield _relation(deed, source, target, cast)


def _fits_leaving(deed: Deed, target: Candidate) -> bool:
    """Whoever leaves an alliance rejects it; whoever leaves a country gives way, or only travels."""
    return (deed.relation == "reject") == (target.type in ("organisation", "bloc"))


def _holds_an_office_of_many(mention: Candidate) -> bool:
    """Whether it is an officer of an organisation, who is greeted himself: "the new Secretary-General of"."""
    is_officer = mention.kind == "nominal" and not is_plural(mention.head)
    return is_officer and mention.type == "organisation" and bool(mention.subactor)


def _are_ours(one: Candidate, other: Candidate) -> bool:
    """Whether "I" and "we" speak of each other, or of their own country, who are one side: "I thank all of us"."""
    sides = [mention.head.lower in WE | I for mention in (one, other)]
    ours = [mention.key.startswith("group:our-country") for mention in (one, other)]
    return all(own or land for own, land in zip(sides, ours, strict=True))


def _is_of_another(owner: Word, cast: Cast) -> bool:
    """Whether an actor of its own has it: who supports the opponents of Iran does not support Iran."""
    owned = first_of_series(owner).head
    return owned is not None and bool(_standing_for(owned, cast))


def _mentions(fillers: Iterable[Filler], cast: Cast) -> list[tuple[Filler, Candidate]]:
    return [
        (filler, _by_name(mention, cast))
        for filler in fillers
        for mention in _standing_for(filler.word, cast)
    ]


def _by_name(mention: Candidate, cast: Cast) -> Candidate:
    """Of "Iran … its support", Iran: the subject of the clause, if "its" is the same actor's."""
    if mention.kind == "pronoun" and mention.head.deprel == "nmod:poss":
        for word in mention.head.ancestors():
            for filler in subjects(word):
                named = cast.mention(filler.word)
                if named is not None and cast.key(named) == cast.key(mention):
                    return named
    return mention


def _standing_for(word: Word, cast: Cast) -> list[Candidate]:
    """The mention that a word stands for.

    Its own; that of the name beside it ("the Secretary-General, Mr Guterres"); of those whom it counts ("a third of the
    rebels"); of whom it acts for ("Israeli tanks", "the U.N. war crimes court").
    """
    own = cast.mention(word)
    if own is not None:
        return [own]
    beside = [cast.mention(child) for child in word.children_by("appos", "flat")]
    if (
        word.upos == "PROPN"
    ):  # parsers hang the name from "Secretary" in "Secretary of State Jane Doe"
        named = [cast.mention(child) for child in word.children_by("nmod")]
        beside += [m for m in named if m is not None and m.type == "person"]
        # "Her Excellency Ms. Jane Roe, President of the Assembly"
        people = [m for m in beside if m is not None and m.type == "person"]
        beside = list(people) or beside
    if not any(beside):
        if word.relation == "nmod" and word.head is not None and behaves(word.head, "counting"):
            beside = [cast.mention(word.head)]  # "states" in "a group of states allied with"
        elif behaves(word, "counting") and not _is_one_of(word):
            beside = [cast.mention(filler.word) for filler in obliques(word, ("of",))]
        elif behaves(word, "acting for its owner"):
            owners = [*possessors(word), *modifiers(word)]
            owners += [each for noun in owners for each in noun.children_by("compound", "amod")]
            owners += [filler.word for filler in obliques(word, ("of",))]
            beside = [cast.mention(owner) for owner in owners]
    return [mention for mention in beside if mention is not None]


def _is_one_of(word: Word) -> bool:
    """Whether it is one of those whom it counts, and is not them: "a founding member of the United Nations"."""
    return behaves(word, "belonging") and not is_plural(word)


def _refers(mention: Candidate) -> bool:
    """Whether it takes a referent to know who it is: a pronoun, but "I" and "we" are whoever speaks."""
    return mention.kind == "pronoun" and mention.head.lower not in WE | I


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
        predicate=deed.deeds.entry(word),
        relation=deed.relation,
        polarity=deed.polarity,
        modality=deed.modality,
        negated=deed.is_denied,
        score=relation_score(
            source[0].path, target[0].path, pronouns=_refers(source[1]) + _refers(target[1])
        ),
        why=f"{source[0].path} and {target[0].path} of {word.lemma!r}",
    )

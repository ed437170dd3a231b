"""How a text speaks of its actors: the words that praise or blame them, within the reach of their syntax.

Judgement and appreciation after Martin & White (2005), *The Language of Evaluation*: adjectives and appositions beside
an actor, what it is said to be, the qualities and deeds that it has, verbs and adverbs that judge what it does, and thanks
and blame that "we" and "I" express. Words for size, rank, wealth and suffering take no sides and are not in the list.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from functools import cache
from typing import Literal

from attrs import frozen

from discourse import Document, Part, Ref, Span
from discourse.analysis.inflection import verb_forms
from discourse.analysis.lexicons import Lexicon
from discourse.analysis.tables import read_tsv
from discourse.text.syntax import Word
from discourse_actors.agents import is_agent
from discourse_actors.candidates import Candidate
from discourse_actors.gazetteer import DATA
from discourse_actors.layers import Evaluation
from discourse_actors.metonymy import is_deed
from discourse_actors.modality import modality_of
from discourse_actors.phrases import coordinated, first_of_series, preposition
from discourse_actors.roles import (
    ACCUSED,
    agents,
    is_negated,
    is_plainly_negated,
    patients,
    subjects,
)
from discourse_actors.speakers import WE, I

Role = Literal[
    "adjective",
    "noun",
    "epithet",
    "quality",
    "conduct",
    "deed",
    "agent",
    "adverb",
    "thanks",
    "blame",
    "relation",
    "owned epithet",
]


@frozen(kw_only=True)
class Evaluative:
    """A row of `evaluations.tsv`: words that praise (1) or blame (-1), in which role they do, and whether by themselves."""

    polarity: Literal[-1, 1]
    role: Role
    words: tuple[str, ...]
    source: str
    attitude: Literal["inscribed", "invoked"] = "inscribed"


@frozen(kw_only=True)
class Judged:
    """A row of `evaluation_scores.tsv`."""

    construction: str
    right: int
    judged: int
    source: str


@frozen
class Told:
    """One word that says something good or bad of a mention, and the construction that ties the two."""

    word: Word
    polarity: int
    construction: str
    negated: bool = False
    inscribed: bool = True


def evaluations_of(
    mentions: Iterable[Candidate], actor_ref: Callable[[Candidate], Ref]
) -> Iterator[Evaluation]:
    """What is said of each of these mentions; "we" and "I" are not told of, as they tell.

    Args:
        actor_ref: the actor of a mention.
    """
    mentions = list(mentions)
    named = _words_of_names(mentions)
    others = {m.head.ref for m in mentions if m.head.lower not in WE | I}
    seen = set()
    for mention in mentions:
        if mention.kind == "pronoun" and mention.head.lower in WE | I:
            continue
        for told in told_of(mention):
            if told.word.ref in named or _defines(told.word, mention) or _relates(told, others):
                continue
            if (told.word.ref, mention.head.ref) not in seen:
                seen.add((told.word.ref, mention.head.ref))
                yield _evaluation(told, mention, actor_ref(mention))


def stance(document: Document, evaluations: Iterable[Evaluation]) -> float | None:
    """From -1 to 1: how the author speaks of the actor of these evaluations; None where he does not say.

    What is said in a quotation does not count; a deed that is reported counts half as much as a word that judges. One
    word more is reckoned against the sign, so that a single evaluation gives a half.
    """
    signs = [
        e.polarity * (1.0 if e.inscribed else 0.5)
        for e in evaluations
        if document.voice(e).is_author
    ]
    return round(sum(signs) / (sum(map(abs, signs)) + 1), 3) if signs else None


def told_of(mention: Candidate) -> Iterator[Told]:
    """The evaluative words in the syntactic reach of a mention."""
    head = mention.head
    yield from _beside(mention)
    yield from _called(head)
    yield from _owned(head)
    yield from _done(head)
    yield from _expressed(head)


def _words_of_names(mentions: Iterable[Candidate]) -> set[Ref]:
    """The words of names of several words: what a name says is no opinion ("the Democratic Republic of the Congo")."""
    return {
        word.ref
        for mention in mentions
        if mention.kind == "name" and " " in mention.name
        for word in mention.head.tree.words_within(Span(mention.start, mention.end))
    }


def _defines(word: Word, mention: Candidate) -> bool:
    """Whether the word only says which group is meant: "terrorist groups", "friendly countries"."""
    within = mention.start <= word.start < mention.end
    return within and word.lemma.lower() in mention.key.removeprefix("group:").split("-")


def _relates(told: Told, others: Container[Ref]) -> bool:
    """Whether the word says how two others stand to each other: "an ally of Iran", "hostile to Israel"."""
    return bool(_lexicon("relation").values(told.word)) and any(
        preposition(child) in ("of", "to", "for", "with", "towards", "toward")
        and child.ref in others
        for child in told.word.children_by("nmod", "obl")
    )


def _beside(mention: Candidate) -> Iterator[Told]:
    """ "the brutal regime", "Iran, a sponsor of terror", "the aggressor Iraq"; names are not taken apart."""
    named = mention.kind == "name" or mention.key.startswith("bloc:")
    doubted = any(map(_doubts, mention.head.children_by("amod")))
    for child in mention.head.children_by("amod", "compound", "appos"):
        within = mention.start <= child.start < mention.end
        if named and within:
            continue
        if child.upos == "ADJ" and child.relation == "amod":
            negated = is_plainly_negated(child)
            told = _told(child, "adjective", "attribute", negated=negated)
            yield from (each for each in told if not (doubted and each.polarity > 0))
        elif child.relation in ("appos", "compound"):
            for noun in coordinated(child):
                yield from _told(noun, "noun", "apposition", negated=is_negated(noun))
                for word in noun.children_by("amod") if child.relation == "appos" else ():
                    yield from _told(word, "adjective", "attribute", negated=is_negated(noun))
    head = mention.head
    if head.relation == "appos" and head.head is not None and head.head.upos == "NOUN":
        yield from _told(head.head, "noun", "apposition", negated=False)
    if not named and head.upos == "NOUN":
        yield from _told(head, "epithet", "epithet", negated=False)


def _called(head: Word) -> Iterator[Told]:
    """ "Iran is a threat", "Iran remains a threat"."""
    if first_of_series(head).relation != "nsubj":
        return
    governor = first_of_series(head).head
    if governor is None or not _is_asserted(governor) or _has_a_nearer_subject(governor, head):
        return
    said = [governor, *governor.children_by("conj")] if governor.children_by("cop") else []
    if governor.lemma in _COPULAR:
        said = [*governor.children_by("xcomp")]
        said += [other for word in said for other in word.children_by("conj")]
    for word in said:
        if word.children_by("case"):  # "in desperate need" is no name for anybody
            continue
        negated = is_negated(governor) or is_plainly_negated(word)
        if word.upos == "ADJ":
            yield from _told(word, "adjective", "predicate", negated=negated)
        elif word.upos == "NOUN":
            yield from _told(word, "noun", "predicate", negated=negated)
            for adjective in word.children_by("amod"):
                yield from _told(adjective, "adjective", "predicate", negated=negated)


def _owned(head: Word) -> Iterator[Told]:
    """ "Russia's aggression", "the courage of Ukraine", "China's impressive effort", "Western hypocrisy"."""
    first = first_of_series(head)
    noun = first.head
    if noun is None or noun.upos != "NOUN":
        return
    owns = first.deprel == "nmod:poss" or (
        first.relation in ("amod", "compound") and not _has_another_owner(noun, first)
    )
    by = first.relation in ("nmod", "obl") and preposition(first) in ("by", "from")
    of = first.relation == "nmod" and preposition(first) == "of"
    negated = is_negated(noun)
    if owns or by or of:
        yield from _told(noun, "quality", "quality", negated=negated)
        yield from _told(noun, "owned epithet", "quality", negated=negated)
        for inner in noun.children_by("nmod"):  # "Azerbaijan's acts of aggression"
            if inner is not first and preposition(inner) == "of":
                yield from _told(inner, "quality", "quality", negated=negated)
    if owns or by:
        yield from _told(noun, "conduct", "quality", negated=negated)
    if by:
        yield from _told(noun, "deed", "quality", negated=negated)
    if (owns or by) and is_deed(noun):
        for adjective in noun.children_by("amod"):
            if adjective is not first:
                yield from _told(adjective, "adjective", "quality", negated=negated)


def _has_another_owner(noun: Word, word: Word) -> bool:
    """Whether somebody else before the word owns the noun: "the US Cuba policy", "Russia's Ukraine war"."""
    return bool(noun.children_by("nmod:poss")) or any(
        child.upos == "PROPN" and child.index < word.index
        for child in noun.children_by("amod", "compound")
    )


def _done(head: Word) -> Iterator[Told]:
    """ "Russia violated", "brutally attacked": verbs and adverbs that judge their doer."""
    for verb in _verbs(head):
        does = any(f.word is head and f.path != ACCUSED for f in agents(verb))
        if not does or not _is_asserted(verb):
            continue
        negated = is_negated(verb)
        yield from _told(verb, "agent", "deed", negated=negated)
        for adverb in verb.children_by("advmod"):
            yield from _told(adverb, "adverb", "manner", negated=negated)


def _expressed(head: Word) -> Iterator[Told]:
    """ "We thank Qatar", "I condemn Russia's war": what the author expresses by the verb."""
    first = first_of_series(head)
    governor = first.head
    if governor is None:
        return
    if governor.upos == "VERB":
        verb, direct = governor, any(filler.word is head for filler in patients(governor))
        if direct and _is_ours(verb):
            yield from _told(verb, "thanks", "expressed", negated=is_negated(verb))
            yield from _told(verb, "blame", "expressed", negated=is_negated(verb))
        return
    owner = first.deprel == "nmod:poss" or preposition(first) in ("of", "by")
    above = governor.head
    if owner and governor.relation == "obj" and above is not None and above.upos == "VERB":
        if not _is_ours(above) or is_agent(governor):
            return
        yield from _told(above, "thanks", "expressed of it", negated=is_negated(above))
        if preposition(first) != "of":
            yield from _told(above, "blame", "expressed of it", negated=is_negated(above))


def _is_ours(verb: Word) -> bool:
    """Whether "we" or "I" do it: "we thank", "I should like to thank", no clause of purpose."""
    finite = verb.children_by("nsubj") or verb.relation in ("xcomp", "conj")
    return bool(finite) and any(filler.word.lower in WE | I for filler in subjects(verb))


def _doubts(word: Word) -> bool:
    """Whether the author leaves it to others: "so-called", "self-proclaimed" (words of several tokens), "allegedly brave"."""
    before = {child.lower for child in word.children if child.index < word.index}
    if word.lower in ("called", "styled", "proclaimed", "declared", "appointed"):
        return not before.isdisjoint(("so", "self"))
    return word.lower in _DOUBTING or not before.isdisjoint(_DOUBTING)


_DOUBTING = frozenset(
    {"supposed", "supposedly", "alleged", "allegedly", "purportedly", "reportedly"}
)
_PROFESSING = frozenset({"claim", "pretend", "profess", "purport", "allege", "reputed", "suppose"})
_COPULAR = frozenset({"remain", "become", "seem", "appear", "prove", "look", "stay"})


def _has_a_nearer_subject(governor: Word, head: Word) -> bool:
    return any(head.index < w.index < governor.index for w in governor.children_by("nsubj"))


def _is_asserted(word: Word) -> bool:
    """Whether the text says that it is so: no condition, question or purpose, and no clause of what is denied."""
    if modality_of(word) != "fact":
        return False
    if word.feats.get("VerbForm") == "Inf" and word.relation in ("advcl", "acl"):
        return False
    if word.relation not in ("xcomp", "conj") and any(
        mark.lower == "to" for mark in word.children_by("mark")
    ):  # "we expect Armenia to honour its word"
        return False
    if _doubts(word):
        return False
    first, above = word, word.head
    while above is not None and first.relation in ("xcomp", "ccomp", "acl", "conj"):
        denied = first.relation in ("ccomp", "acl") and is_plainly_negated(above)
        professed = first.relation == "xcomp" and above.lemma in _PROFESSING
        if denied or professed or modality_of(above) != "fact":
            return False
        first, above = above, above.head
    return True


def _verbs(head: Word) -> Iterator[Word]:
    """Verbs that the word may be the doer of: its governor and what is joined to that; its participles."""
    first = first_of_series(head)
    governor = first.head
    if governor is not None and governor.upos == "VERB":
        yield governor
        for child in governor.children_by("conj", "xcomp", "advcl"):
            if child.upos == "VERB":
                yield child
    for child in head.children_by("acl"):
        if child.upos == "VERB":
            yield child


def _told(word: Word, role: Role, construction: str, *, negated: bool) -> Iterator[Told]:
    """What the word says; that no harm was done is no praise ("did not invade"), as is no deed at all."""
    for row in dict.fromkeys(_lexicon(role).values(word)):
        if negated and row.polarity < 0 and construction not in ("attribute", "predicate"):
            continue
        polarity = -row.polarity if negated else row.polarity
        yield Told(word, polarity, construction, negated, row.attitude == "inscribed")


def _evaluation(told: Told, mention: Candidate, actor: Ref) -> Evaluation:
    construction = f"{told.construction}, negated" if told.negated else told.construction
    return Evaluation.over(
        (Part("target", mention.start, mention.end), told.word.part("evaluation")),
        actor=actor,
        polarity=told.polarity,
        negated=told.negated,
        inscribed=told.inscribed,
        score=evaluation_score(construction),
        why=f"{construction}: {told.word.lower!r}",
    )


def evaluation_score(construction: str) -> float | None:
    """The share that a reader judged right of what was found in this way, with one right and one wrong added."""
    row = _scores().get(construction)
    return None if row is None else round((row.right + 1) / (row.judged + 2), 3)


@cache
def _scores() -> dict[str, Judged]:
    return {row.construction: row for row in read_tsv(DATA / "evaluation_scores.tsv", Judged)}


@cache
def _lexicon(role: Role) -> Lexicon[Evaluative]:
    rows = read_tsv(DATA / "evaluations.tsv", Evaluative)
    verbal = role in ("agent", "thanks", "blame")
    return Lexicon(
        (form, row)
        for row in rows
        if row.role == role
        for word in row.words
        for form in (verb_forms(word) if verbal else (word,))
    )

"""Which three members are a tricolon, and which are just a list.

No single sign tells them apart: "clear, firm and just" rounds off a thought, "social, economic and political" sorts it, and both are three
adjectives. So a linear model weighs the signs together: `weights/tricolon.json`, fitted by `training/tricolon.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations
from statistics import mean

from discourse.analysis.scoring import LinearModel, load_model
from discourse.text.syntax import Word
from discourse_rhetoric.coordination import Coordination, describe
from discourse_rhetoric.coordinations import coordinations
from discourse_rhetoric.inventories import (
    ARTICLES,
    are_mentioned,
    is_dwelt_on,
    is_sort,
    is_value,
    name_things,
)
from discourse_rhetoric.members import (
    are_alike,
    are_one_thing,
    is_cut_short,
    is_even,
    opens_with_a_phrase,
    tag_of,
)
from discourse_rhetoric.prose import Prose

WEIGHTS = files("discourse_rhetoric") / "weights" / "tricolon.json"
LABELS = ("a list", "a tricolon")
NOUNS, CLAUSES = "nouns", "clauses"
ONE_BUILD = 0.6
"""Clauses, and phrases without a conjunction, of which more is alike, word for word, are of one build: "real effort, serious work, …"."""
WITH = "with "
TELLING = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
ENDS = frozenset({".", "!", "?"})
NOT_CORES = frozenset({"case", "mark", "cc", "det"})
"""What may hang from outside a member by a slip of the parser, and is not what the member is built on."""


def triples(prose: Prose) -> Iterator[Coordination]:
    """Whatever may be a tricolon: three members of one kind, joined evenly, none of them cut, no names and no mere mentions."""
    for group in coordinations(prose):
        if (
            len(group.heads) == 3
            and is_even(group)
            and are_alike(group)
            and not any(map(opens_with_a_phrase, group.members))
            and not is_cut_short(group)
            and not are_one_thing(group)
            and not name_things(group)
            and not are_mentioned(group)
        ):
            yield group


def features(group: Coordination) -> dict[str, float]:
    """What the model weighs of three members, from 0 to 1; nouns and clauses are what the others are compared with."""
    cores = [_core(member) for member in group.members] if group.opens_alike else group.heads
    sizes = [len(member) for member in group.members]
    single = max(sizes) == 1
    build, likeness = _build(cores), 0.0 if single else _likeness(group.members)
    found = {
        build: 1.0,
        "single words": float(single),
        "opening or built alike": float(_are_in_one_form(group, cores, likeness)),
        "uneven lengths": 1 - min(sizes) / max(sizes),
        "alike in parts of speech": likeness,
        "words that sort": mean(map(is_sort, cores)),
        "virtues and evils": mean(map(is_value, cores)),
        "all, none or steps of a scale": float(all(map(is_dwelt_on, cores))),
    }
    if not single or build != NOUNS:  # of bare nouns only the words tell
        found["length"] = mean(sizes) / 10
        found.update(dict.fromkeys(_surroundings(group), 1.0))
    for member in group.members:
        for word in member:
            if word.upos in TELLING:
                found[f"{WITH}{word.lemma.lower()}"] = 0.5
    return {
        name: round(value, 3)
        for name, value in found.items()
        if value and name not in (NOUNS, CLAUSES)
    }


def sign_of(feature: str) -> str:
    """What a reader is told of a feature: of a word the word itself."""
    return f"“{feature.removeprefix(WITH)}”" if feature.startswith(WITH) else feature


@cache
def model() -> LinearModel:
    """The model that ships."""
    return load_model(WEIGHTS)


def _core(member: Sequence[Word]) -> Word:
    """The word that the rest of a member hangs from."""
    outward = (word for word in member if word.head not in member)
    return next((word for word in outward if word.relation not in NOT_CORES), member[0])


def _build(cores: Sequence[Word]) -> str:
    """What the members are built on: clauses, verbs, adjectives (with adverbs) or nouns."""
    tags = {tag_of(word) for word in cores}
    if all(word.children_by("nsubj", "expl") for word in cores):
        return CLAUSES
    if tags == {"VERB"}:
        return "verbs in -ing" if all(word.xpos == "VBG" for word in cores) else "verbs"
    return "adjectives" if tags <= {"ADJ", "ADV"} or describe(cores) else NOUNS


def _are_in_one_form(group: Coordination, cores: Sequence[Word], likeness: float) -> bool:
    """Whether the members open with one word, and that tells, or are of one build where they need not be.

    An article tells nothing, unless they go on alike or say one noun again; an adjective that sorts tells nothing.
    """
    first = group.members[0][0]
    if is_sort(first):
        return False
    seconds = {member[1].lower if len(member) > 1 else "" for member in group.members}
    nouns = {word.lemma.lower() for word in cores}
    tells = first.lower not in ARTICLES or len(seconds) == 1 or len(nouns) == 1
    bare = _build(cores) == CLAUSES or not any(group.conjunctions)
    return (group.opens_alike and tells) or (bare and likeness > ONE_BUILD)


def _surroundings(group: Coordination) -> Iterator[str]:
    """How the members are joined, and what follows them: "the strength, resilience, and courage of its people"."""
    joints = [joint for joint in group.conjunctions if joint is not None]
    if not joints:
        yield "no conjunction"
    if any(joint.previous is not None and joint.previous.text == "," for joint in joints):
        yield "a comma before the conjunction"
    after = group.members[-1][-1].next
    if after is None or after.text in ENDS:
        yield "at the end of the sentence"
    elif after.lower == "of":
        yield "of something"


def _likeness(members: Sequence[Sequence[Word]]) -> float:
    """How much of the members is alike in its parts of speech, word for word: the mean over each two of them."""
    return mean(
        sum(tag_of(a) == tag_of(b) for a, b in zip(one, other, strict=False))
        / max(len(one), len(other))
        for one, other in combinations(members, 2)
    )

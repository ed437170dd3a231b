"""Figures of arrangement: how members are joined and how alike they are built."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse_rhetoric.coordination import Coordination
from discourse_rhetoric.coordinations import coordinations
from discourse_rhetoric.findings import Finding, limited, stretch
from discourse_rhetoric.inventories import are_set_apart, name_things
from discourse_rhetoric.members import (
    are_alike,
    are_evenly_joined,
    are_one_thing,
    goes_on,
    opens_with_a_phrase,
    tag_of,
)
from discourse_rhetoric.prose import Colon, Prose, is_content
from discourse_rhetoric.segments import clauses_alike
from discourse_rhetoric.side_by_side import two_clauses
from discourse_rhetoric.tricola import LABELS, features, model, sign_of, triples

SHORT = 8  # words
LISTING = frozenset({"etc", "etc.", "e.g.", "i.e."})


def tricolon(prose: Prose) -> Iterator[Finding]:
    """Three members of one form: "our language, our sky and our good manners". Part: `member`.

    Lanham 1991: 154. Three names in a list, or three bare nouns, are no figure; what is one is weighed by a model (`tricola`).
    """
    weighing = model()
    for group in triples(prose):
        seen = features(group)
        probability = weighing.probability(seen)
        if probability >= weighing.threshold:
            sizes = [len(member) for member in group.members]
            rises = sizes == sorted(sizes)
            signs = [
                sign_of(each.feature)
                for each in weighing.reasons(seen, LABELS[1], LABELS[0])
                if each.weight > 0
            ]
            yield Finding(
                parts=tuple(stretch("member", member) for member in group.members),
                why=": ".join(
                    ["three members of one form", ", ".join(signs[:2])][: 1 + bool(signs)]
                )
                + (", each longer than the last" if sizes[0] < sizes[1] < sizes[2] else ""),
                strength=limited(0.2 + 0.08 * min(sizes) + 0.02 * sum(sizes) + 0.1 * rises),
                score=round(probability, 4),
            )


def polysyndeton(prose: Prose) -> Iterator[Finding]:
    """A conjunction before every member: "and … and … and". Parts: `conjunction`, `member`.

    Lanham 1991: 117.
    """
    for group in coordinations(prose):
        words = [cc.lower for cc in group.conjunctions[1:] if cc is not None]
        if (
            len(words) == len(group.heads) - 1
            and len(set(words)) == 1
            and words[0] in {"and", "or", "nor"}
            and are_evenly_joined(group)
        ):
            parts = [stretch("member", group.members[0])]
            for cc, member in zip(group.conjunctions[1:], group.members[1:], strict=True):
                if cc is not None:
                    parts += [cc.part("conjunction"), stretch("member", member)]
            yield Finding(
                parts=tuple(parts),
                why=f"“{words[0]}” {len(words)} times where once would do",
                strength=limited(0.15 * len(group.heads)),
                form="short members" if max(map(len, group.members)) <= SHORT else "long members",
            )


def asyndeton(prose: Prose) -> Iterator[Finding]:
    """Members without a conjunction where one is due: "I came, I saw, I conquered". Part: `member`.

    Lanham 1991: 25.
    """
    for group in coordinations(prose):
        if (
            not any(group.conjunctions)
            and are_alike(group)
            and (are_set_apart(group) or not name_things(group))
            and not any(w.lower in LISTING for member in group.members for w in member)
            and not any(map(opens_with_a_phrase, group.members))
            and not goes_on(group)
            and not are_one_thing(group)
        ):
            yield Finding(
                parts=tuple(stretch("member", member) for member in group.members),
                why=f"{len(group.heads)} members and no conjunction",
                strength=limited(0.2 + 0.1 * len(group.heads)),
                form=_form(group),
            )
    for sentence in prose.sentences:
        for word in sentence.words:
            clauses = two_clauses(word)
            if clauses is not None:
                one, other = clauses
                yield Finding(
                    parts=(stretch("member", one), stretch("member", other)),
                    why="two clauses and no conjunction",
                    strength=limited(0.6 - 0.02 * abs(len(one) - len(other))),
                    form="two clauses",
                )
        for members in clauses_alike(sentence):
            yield Finding(
                parts=tuple(stretch("member", member) for member in members),
                why=f"two clauses with “{members[0][0].text}” and no conjunction",
                strength=0.5,
                form="two subordinate clauses",
            )


def _form(group: Coordination) -> str:
    if name_things(group):
        return "names"
    return "opening alike" if group.opens_alike else tag_of(group.heads[0]).lower()


def isocolon(prose: Prose) -> Iterator[Finding]:
    """Neighbouring members are built alike, word for word. Part: `member`.

    Lanham 1991: 93. Compared are the parts of speech; members of four words or more, at least three of them different.
    """
    run: list[Colon] = []
    for colon in prose.spoken_cola:
        if run and _is_built_like(run[-1], colon):
            run.append(colon)
            continue
        yield from _members(run)
        run = [colon]
    yield from _members(run)


def _members(run: Sequence[Colon]) -> Iterator[Finding]:
    if len(run) > 1:
        size = len(run[0].words)
        yield Finding(
            parts=tuple(colon.part("member") for colon in run),
            why=f"{len(run)} members built alike: {' '.join(w.upos for w in run[0].words)}",
            strength=limited(0.1 * (len(run) - 1) * size - 0.1),
            form="one sentence" if run[0].sentence is run[-1].sentence else "sentences",
        )


def _is_built_like(one: Colon, other: Colon) -> bool:
    if len(one.words) != len(other.words) or len(one.words) < 4:
        return False
    if one.voice != other.voice:
        return False
    pairs = list(zip(one.words, other.words, strict=True))
    alike = sum(tag_of(a) == tag_of(b) for a, b in pairs)
    different = [a for a, b in pairs if is_content(a) and a.lemma.lower() != b.lemma.lower()]
    same = any(a.lower == b.lower for a, b in pairs)
    names = sum(a.upos in ("PROPN", "NUM") for a, _ in pairs)
    if any(word.upos == "X" for pair in pairs for word in pair):  # "(a) the quantity, (b) …"
        return False
    return (
        alike >= len(pairs) - (len(pairs) >= 6)
        and len(different) >= 1
        and same
        and names < len(pairs) / 2
    )

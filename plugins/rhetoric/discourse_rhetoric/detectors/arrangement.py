"""Figures of arrangement: how members are joined and how alike they are built."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.text.syntax import Word
from discourse_rhetoric.coordination import Coordination, clauses_alike, coordinations, kind
from discourse_rhetoric.findings import Finding, limited, stretch
from discourse_rhetoric.prose import Colon, Prose, is_content

SHORT = 8  # words
LONGEST_CLAUSE = 15  # words, of two that need no conjunction
PAUSES = frozenset({",", "—", "–", "-", "--"})
ARTICLES = frozenset({"the", "a", "an"})
LISTING = frozenset({"etc", "etc.", "e.g.", "i.e."})


def tricolon(prose: Prose) -> Iterator[Finding]:
    """Three members of one form: "our language, our sky and our good manners". Part: `member`.

    Lanham 1991: 154. Three names in a list, or three bare nouns, are no figure.
    """
    for group in coordinations(prose):
        three = len(group.heads) == 3 and _is_even(group)
        if three and _are_alike(group) and not _is_plain_list(group):
            sizes = [len(member) for member in group.members]
            rises = sizes == sorted(sizes)
            yield Finding(
                parts=tuple(stretch("member", member) for member in group.members),
                why="three members of one form"
                + (", each longer than the last" if sizes[0] < sizes[1] < sizes[2] else ""),
                strength=limited(0.2 + 0.08 * min(sizes) + 0.02 * sum(sizes) + 0.1 * rises),
                form=_form(group),
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
            and (_are_clauses(group) or _are_evenly_joined(group))
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
            and _are_alike(group)
            and not _names_things(group)
            and not any(w.lower in LISTING for member in group.members for w in member)
            and (group.opens_alike or not _goes_on(group))
            and not _is_one_thing(group)
        ):
            yield Finding(
                parts=tuple(stretch("member", member) for member in group.members),
                why=f"{len(group.heads)} members and no conjunction",
                strength=limited(0.2 + 0.1 * len(group.heads)),
                form="opening alike" if group.opens_alike else _tag(group.heads[0]).lower(),
            )
    for sentence in prose.sentences:
        for word in sentence.words:
            yield from _two_clauses(word)
        for members in clauses_alike(sentence):
            yield Finding(
                parts=tuple(stretch("member", member) for member in members),
                why=f"two clauses with “{members[0][0].text}” and no conjunction",
                strength=0.5,
                form="two subordinate clauses",
            )


def _two_clauses(second: Word) -> Iterator[Finding]:
    """ "The West does not lack money, it lacks patience": two clauses, and a comma or a dash where a conjunction is due."""
    first = _clause_beside(second)
    if first is None or second.relation not in ("parataxis", "conj") or second.children_by("cc"):
        return
    one, other = first.child("nsubj", "expl"), second.child("nsubj", "expl")
    if one is None or other is None or not one.index < first.index < other.index < second.index:
        return
    if first.children_by("mark") or second.children_by("mark", "ccomp"):
        return
    if other.lower in {"which", "who", "that"}:  # a relative clause that the parse took for another
        return
    lead = other.subtree()[0]
    pause = lead.previous
    members = (
        [w for w in first.subtree(without=("punct", "parataxis", "conj")) if w.index < lead.index],
        [w for w in second.subtree(without=("punct", "parataxis")) if w.index >= lead.index],
    )
    side_by_side = pause is not None and pause.text in PAUSES and pause.previous is members[0][-1]
    beside = [*first.children_by("conj", "parataxis"), *second.children_by("conj")]
    alone = all(each is second for each in beside)
    sizes = [len(member) for member in members]
    alike = one.lower == other.lower or first.lemma == second.lemma or abs(sizes[0] - sizes[1]) < 3
    again = pause is not None and pause.text != "," and one.lower == other.lower
    again = again or [w.lower for w in members[0]] == [w.lower for w in members[1]]
    if side_by_side and alone and alike and not again and max(sizes) <= LONGEST_CLAUSE:
        yield Finding(
            parts=tuple(stretch("member", member) for member in members),
            why="two clauses and no conjunction",
            strength=limited(0.6 - 0.02 * abs(sizes[0] - sizes[1])),
            form="two clauses",
        )


def _clause_beside(second: Word) -> Word | None:
    """The clause that another is set beside: its head, or what hangs from that head behind a colon."""
    for sibling in second.head.children_by("parataxis") if second.head is not None else ():
        lead = sibling.subtree(without=("punct",))[0].previous
        if sibling.index < second.index and lead is not None and lead.text in {":", ";"}:
            return sibling
    return second.head


def isocolon(prose: Prose) -> Iterator[Finding]:
    """Neighbouring members are built alike, word for word. Part: `member`.

    Lanham 1991: 93. Compared are the parts of speech; members of four words or more, at least three of them different.
    """
    run: list[Colon] = []
    for colon in prose.cola:
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
    if one.sentence.quotation != other.sentence.quotation:
        return False
    pairs = list(zip(one.words, other.words, strict=True))
    alike = sum(_tag(a) == _tag(b) for a, b in pairs)
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


def _tag(word: Word) -> str:
    return "VERB" if word.upos == "AUX" else "NOUN" if word.upos == "PROPN" else word.upos


def _are_alike(group: Coordination) -> bool:
    """Whether the members have heads of one kind (verbs: of one form), and lengths of one order."""
    kinds = {kind(head) or _tag(head) for head in group.heads}
    sizes = [len(member) for member in group.members]
    return (
        (group.opens_alike or len(kinds) == 1)
        and max(sizes) <= 3 * min(sizes) + 2
        and max(sizes) <= 25
    )


def _form(group: Coordination) -> str:
    if not _is_balanced(group):
        return "loose"
    opening = group.members[0][0]
    telling = opening.lower not in ARTICLES and opening.upos != "PROPN"
    return "opening alike" if group.opens_alike and telling else "balanced"


def _is_balanced(group: Coordination) -> bool:
    """Whether the members are joined evenly, of two words or more, and none far longer than another."""
    sizes = [len(member) for member in group.members]
    joints = {joint.lower for joint in group.conjunctions if joint is not None}
    first = group.members[0]
    whole = first[-1].index - first[0].index < len(first)  # no comma sets a preamble apart
    return len(joints) < 2 and whole and min(sizes) > 1 and max(sizes) <= 2 * min(sizes) + 2


def _are_clauses(group: Coordination) -> bool:
    """Whether each member says something of a subject of its own."""
    return all(head.children_by("nsubj", "expl") for head in group.heads)


def _are_evenly_joined(group: Coordination) -> bool:
    """Whether members of one kind, and no names, stand at one distance from each other, or say so by opening alike."""
    if not _are_alike(group) or any(head.upos in ("PROPN", "NUM") for head in group.heads):
        return False
    openings = {member[0].lower for member in group.members[1:]}
    return group.opens_alike or len(openings) == 1 or _is_even(group)


def _is_even(group: Coordination) -> bool:
    """Whether no two members are nearer to each other than to the third: "A, and B and C" joins B and C first."""
    joints = group.conjunctions[1:]
    if None in joints:
        return not any(joints[:-1])
    marks = {_is_mark(joint.previous) for joint in joints if joint is not None}
    return len(marks) == 1


def _is_mark(word: Word | None) -> bool:
    return word is not None and word.upos == "PUNCT"


def _is_one_thing(group: Coordination) -> bool:
    """Whether the members are the same words: that is said again (epizeuxis), and adds nothing."""
    return len({tuple(word.lower for word in member) for member in group.members}) == 1


def _goes_on(group: Coordination) -> bool:
    """Whether the list does not end with its last member, or that holds a member itself: the parse lost one."""
    last = group.members[-1]
    after = last[-1].next
    if after is not None and after.text in {",", ";"}:
        after = after.next
        if after is not None and after.upos != "CCONJ" and after.relation != "conj":
            return False
    return any(member[0].upos == "CCONJ" for member in group.members) or (
        after is not None and after.upos in ("CCONJ", "NOUN", "PROPN", "ADJ", "NUM")
    )


def _names_things(group: Coordination) -> bool:
    """Whether the members are names or figures; of members that open alike, all of them."""
    names = [head.upos in ("PROPN", "NUM", "SYM", "X") for head in group.heads]
    return all(names) if group.opens_alike else any(names)


def _is_plain_list(group: Coordination) -> bool:
    """Whether the members merely list things: names, numbers, or nouns with nothing to them."""
    if _names_things(group):
        return True
    sizes = {len(member) for member in group.members}
    nominal = group.heads[0].upos in ("NOUN", "PRON")
    return nominal and not group.opens_alike and (len(sizes) > 1 or min(sizes) < 2)

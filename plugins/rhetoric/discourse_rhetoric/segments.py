"""Members that stand between commas, semicolons or conjunctions: such as open alike, clauses, and steps of one kind.

A parser may miss a conjunct; these are found without it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.text.syntax import Word
from discourse_rhetoric.coordination import (
    FINITE,
    JOINTS,
    LONGEST_MEMBER,
    Coordination,
    clause_of,
    kind,
)
from discourse_rhetoric.prose import Sentence, is_content

COMMA, SEMICOLON = frozenset({","}), frozenset({";"})
DASHES = frozenset({"—", "–", "--"})
SUBORDINATING = frozenset({"IN", "WP", "WRB"})
LOOSE_SUBORDINATORS = frozenset({"as", "who", "than", "that", "so"})
LONGEST_STEP = 12  # words
OPENING = frozenset({"ADP", "SCONJ", "PRON", "PART"})
CLAUSAL_OPENING = frozenset(
    {"SCONJ", "PRON", "PART"}
)  # what may hold a comma: "to go, if need be, to stay and …"

Segments = tuple[list[list[Word]], list[Word | None]]


def segments_of(sentence: Sentence, separators: frozenset[str]) -> Iterator[Segments]:
    """What stands between separators, and the conjunction (if any) between one and the next.

    A dash begins anew, and so does a semicolon where commas separate.
    """
    segments: list[list[Word]] = [[]]
    joints: list[Word | None] = []
    for word in sentence.words:
        if word.text in DASHES or (word.text == ";" and "," in separators):
            yield _closed(segments, joints)
            segments, joints = [[]], []
        elif word.lower in separators or (word.lower in JOINTS and not segments[-1]):
            if segments[-1]:
                segments.append([])
                joints.append(None)
            if joints and word.upos != "PUNCT":
                joints[-1] = word
        elif word.upos not in ("PUNCT", "SYM"):
            segments[-1].append(word)
    yield _closed(segments, joints)


def _closed(segments: list[list[Word]], joints: list[Word | None]) -> Segments:
    if not segments[-1]:
        segments.pop()
        joints = joints[: max(0, len(segments) - 1)]
    return segments, joints


def opening_alike(segments: Segments) -> Iterator[Coordination]:
    """ "no lobby, no lawyers and no time"."""
    members, joints = _whole(segments)
    place = 1
    while place < len(members):
        key = _form_and_use(members[place][0])
        last = place
        while last + 1 < len(members) and _form_and_use(members[last + 1][0]) == key:
            last += 1
        before = members[place - 1]
        begun = next(
            (i for i in range(len(before) - 1, -1, -1) if _form_and_use(before[i]) == key), None
        )
        if begun is not None and last > place:
            yield from _of_members(
                (tuple(before[begun:]), *map(tuple, members[place : last + 1])),
                (None, *joints[place - 1 : last]),
            )
        elif last > place + 1:
            yield from _of_members(
                tuple(map(tuple, members[place : last + 1])), (None, *joints[place:last])
            )
        place = last + 1


def _form_and_use(word: Word) -> tuple[str, bool]:
    """A word's form, and whether it is a particle: "to Cuba" does not open like "to go"."""
    return word.lower, word.upos == "PART"


def _whole(segments: Segments) -> Segments:
    """The segments with their parts put back: "for us and ours, for Asia and for the world" has three members."""
    parts, links = segments
    members: list[list[Word]] = []
    joints: list[Word | None] = []
    for place, segment in enumerate(parts):
        joint = links[place - 1] if place else None
        if members and _belongs(segment, joint, members, parts[place + 1 : place + 3]):
            members[-1] = [*members[-1], *([joint] if joint else []), *segment]
            continue
        if members:
            joints.append(joint)
        members.append(segment)
    return members, joints


def _belongs(
    segment: Sequence[Word],
    joint: Word | None,
    members: Sequence[Sequence[Word]],
    following: Sequence[Sequence[Word]],
) -> bool:
    """Whether a segment is no member of its own, but a part of the last one: those around it open alike, and it does not."""
    last = members[-1]
    if joint is not None and joint.index == last[-1].index + 1:  # "and", and no comma
        key = _key_of(following[0]) if following else None
        if key is None or key not in {word.lower for word in last}:
            key = _key_of(last)
            key = key if any(_key_of(each) == key for each in members[:-1]) else None
        return key is not None and key != segment[0].lower
    within = {word.lower for word in last if word.upos in CLAUSAL_OPENING}
    return segment[0].lower not in within and any(_key_of(each) in within for each in following)


def _key_of(segment: Sequence[Word]) -> str | None:
    """The word that a member opens with, where it tells what belongs to the member: "that", "to", "for"."""
    return segment[0].lower if segment[0].upos in OPENING else None


def _of_members(
    members: tuple[tuple[Word, ...], ...], joints: tuple[Word | None, ...]
) -> Iterator[Coordination]:
    said = clause_of(members[-1])
    if said is not None and members[-1][0].upos == "ADP" and said[1].index > members[-1][1].index:
        last = tuple(w for w in members[-1] if w.index < said[1].index)  # "…, in Sudan the dead …"
        members = (*members[:-1], last)
    members = (*members[:-1], _without_what_follows(members))
    heads = tuple(next((w for w in member if is_content(w)), member[-1]) for member in members)
    if max(map(len, members)) <= LONGEST_MEMBER and any(map(is_content, heads)):
        yield Coordination(heads, members, joints, opens_alike=True)


def _without_what_follows(members: tuple[tuple[Word, ...], ...]) -> tuple[Word, ...]:
    """The last member without what is said of all of them, or a clause that the others have nothing like.

    "Every tree, every bush, every blade of grass *burnt*"; "our fields, our homes *as long as we live*".
    """
    last = members[-1]
    noun, first = _noun(last), _noun(members[0])
    if noun is None or first is None or noun.subtree(without=("punct", "cc"))[0] is not last[0]:
        return last
    alone = _has_verb(last) and not any(map(_has_verb, members[:-1]))
    shared = first.relation == "nsubj" and first.head in last
    if not alone and not shared:
        return last
    own = {word.index for word in noun.subtree(without=("punct", "advcl", "parataxis", "conj"))}
    kept = tuple(word for word in last if word.index <= noun.index or word.index in own)
    return kept if kept[-1].index - kept[0].index < len(kept) else last


def _noun(member: Sequence[Word]) -> Word | None:
    return next((word for word in member if word.upos in ("NOUN", "PROPN")), None)


def clauses(segments: Segments) -> Iterator[Coordination]:
    """ "machines take their jobs, traffickers take their dignity, demagogues take their rights"."""
    members, joints = segments
    said = [clause_of(member) for member in members]
    place = 0
    while place < len(members):
        last = place
        while last + 1 < len(members) and said[last] and (after := said[last + 1]):
            if after[1] is not members[last + 1][0]:  # it begins with its subject
                break
            last += 1
        those = [each for each in said[place : last + 1] if each]
        if last > place + 1 and max(map(len, members[place : last + 1])) <= LONGEST_MEMBER:
            first = tuple(w for w in members[place] if w.index >= those[0][1].index)
            yield Coordination(
                tuple(verb for verb, _ in those),
                (first, *map(tuple, members[place + 1 : last + 1])),
                (None, *joints[place:last]),
            )
        place = last + 1


def clauses_alike(sentence: Sentence) -> Iterator[tuple[tuple[Word, ...], tuple[Word, ...]]]:
    """ "till we redeem our pledge, till we have paid": two clauses under one subordinator, and nothing but a comma between."""
    for members, joints in segments_of(sentence, COMMA):
        for place in range(len(members) - 1):
            first, second = members[place : place + 2]
            key = second[0].lower
            begun = next((i for i, word in enumerate(first) if word.lower == key), None)
            around = [members[i][0].lower for i in (place - 1, place + 2) if 0 <= i < len(members)]
            inside = [word.lower for word in second[1:] if word.upos == second[0].upos]
            if begun is None or joints[place] is not None or key in (*around, *inside):
                continue
            both = tuple(first[begun:]), tuple(second)
            subordinates = second[0].xpos in SUBORDINATING and second[0].upos != "ADP"
            whole = all(map(_has_verb, both)) and not any(map(_qualifies_a_noun, both))
            same = [w.lower for w in first[begun : begun + 2]] == [w.lower for w in second[:2]]
            contents = _opens_a_content(first[begun]) and _opens_a_content(second[0])
            if subordinates and whole and (same or contents or key not in LOOSE_SUBORDINATORS):
                yield both


def _opens_a_content(word: Word) -> bool:
    """Whether it is the "that" of what is said, known or felt, and of no relative clause.

    The second of two such clauses hangs from the verb, from the first, or beside the verb.
    """
    contents = ("ccomp", "csubj", "conj")
    return word.relation == "mark" and word.head is not None and word.head.relation in contents


def _qualifies_a_noun(clause: Sequence[Word]) -> bool:
    """Whether a clause says more of a noun before it: "in 1945, when the war was over"."""
    return any(
        word.relation == "acl" and word.head is not None and word.head.index < clause[0].index
        for word in clause
        if clause[0].head in (word, word.head)
    )


def _has_verb(words: Sequence[Word]) -> bool:
    return any(word.upos in ("VERB", "AUX") and word.xpos in FINITE for word in words)


def in_step(segments: Segments) -> Iterator[Coordination]:
    """ "held hearings, called witnesses, and subpoenaed documents": stretches that open with one kind of word."""
    parts, joints = segments
    place = 0
    while place + 1 < len(parts):
        step = _step(parts[place + 1], parts[place + 2] if place + 2 < len(parts) else ())
        begun = _begun(parts[place], step)
        if begun is None or joints[place] is not None:
            place += 1
            continue
        last = place + 1
        while (
            last + 1 < len(parts) and joints[last - 1] is None and kind(parts[last + 1][0]) == step
        ):
            last += 1
        members = [parts[place][begun:], *parts[place + 1 : last + 1]]
        links = list(joints[place:last])
        if links[-1] is None:
            members, links = _parted(members, links, step)
        if step == "ADV":  # "forcefully, consistently, and urgently address …"
            members[-1] = members[-1][:1]
        sizes = [len(member) for member in members]
        longest = min(LONGEST_STEP, 3 * min(sizes) + 4)
        fits = max(sizes) == 1 if step == "ADV" else min(sizes) > 1 and max(sizes) <= longest
        if len(members) > 2 and fits:
            heads = tuple(next(w for w in member if kind(w) == step) for member in members)
            yield Coordination(heads, tuple(map(tuple, members)), (None, *links))
        place = last


def _step(segment: Sequence[Word], following: Sequence[Word]) -> str | None:
    """What a stretch opens with; of a verb with its adverb, the verb, unless the next one opens with an adverb too."""
    led = len(segment) > 1 and segment[0].head is segment[1] and segment[1].upos == "VERB"
    if kind(segment[0]) == "ADV" and led and not (following and kind(following[0]) == "ADV"):
        return kind(segment[1])
    return kind(segment[0])


def _begun(segment: Sequence[Word], step: str | None) -> int | None:
    """Where in a segment the first member begins, of those that go on in step."""
    if step is None:
        return None
    reach = len(segment) - 1 if step == "ADV" else 0
    places = range(len(segment) - 1, reach - 1, -1)
    modifying = ("amod", "compound")  # "driving force"
    return next(
        (i for i in places if kind(segment[i]) == step and segment[i].relation not in modifying),
        None,
    )


def _parted(
    members: list[list[Word]], links: list[Word | None], step: str | None
) -> tuple[list[list[Word]], list[Word | None]]:
    """The members with the last one parted, where a conjunction in it goes on in step."""
    last = members[-1]
    for place in range(1, len(last) - 1):
        if last[place].lower in JOINTS and kind(last[place + 1]) == step:
            return [*members[:-1], last[:place], last[place + 1 :]], [*links, last[place]]
    return members, links

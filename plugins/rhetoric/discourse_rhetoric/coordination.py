"""Members in a row: conjuncts of a parse, and members that begin with the same word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from attrs import frozen

from discourse.text.syntax import Word
from discourse_rhetoric.prose import Prose, Sentence, is_content

COMMA, SEMICOLON = frozenset({","}), frozenset({";"})
JOINTS = frozenset({"and", "or", "nor"})
DASHES = frozenset({"—", "–", "--"})
LONGEST_MEMBER = 25  # words
SUBORDINATING = frozenset({"IN", "WP", "WRB"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
RELATIVE = frozenset({"WDT", "WP", "WP$"})
LOOSE_SUBORDINATORS = frozenset({"as", "who", "than", "that", "so"})
LONGEST_STEP = 12  # words
OPENING = frozenset({"ADP", "SCONJ", "PRON", "PART"})
CLAUSAL_OPENING = frozenset(
    {"SCONJ", "PRON", "PART"}
)  # what may hold a comma: "to go, if need be, to stay and …"
CLAUSES = frozenset({"root", "conj", "parataxis"})

Segments = tuple[list[list[Word]], list[Word | None]]


@frozen(eq=False)
class Coordination:
    """Three or more members in text order, each with the conjunction before it, if there is one.

    Attributes:
        heads: the word that each member is built on.
        members: their words, without conjunction and closing punctuation.
        conjunctions: what joins each to the one before; None for the first.
        opens_alike: whether all begin with the same word.
    """

    heads: tuple[Word, ...]
    members: tuple[tuple[Word, ...], ...]
    conjunctions: tuple[Word | None, ...]
    opens_alike: bool = False


@lru_cache(maxsize=2)
def coordinations(prose: Prose) -> tuple[Coordination, ...]:
    """Every coordination of three members or more, those that open alike first.

    A parser may miss a conjunct; members that begin with the same word are found without it.
    """
    found: list[Coordination] = []
    for sentence in prose.sentences:
        taken: set[int] = set()
        for each in _of_sentence(sentence):
            heads = {head.index for head in each.heads}
            in_order = all(a[-1].index < b[0].index for a, b in pairwise(each.members))
            if in_order and len(heads & taken) < 2:
                found.append(each)
                taken |= {word.index for member in each.members for word in member}
    return tuple(found)


def _of_sentence(sentence: Sentence) -> Iterator[Coordination]:
    """By the words that members open with, then by the tree, then by what they open with; what comes first is kept."""
    if sentence.forms.isdisjoint(COMMA | SEMICOLON | JOINTS):
        return
    by_words = list(_segments(sentence, COMMA | JOINTS))
    by_commas = list(_segments(sentence, COMMA))
    for segments in (*by_words, *by_commas, *_segments(sentence, SEMICOLON)):
        yield from _opening_alike(segments)
    for segments in by_commas:
        yield from _clauses(segments)
        yield from _in_step(segments)
    yield from _conjoined(sentence)
    yield from _modifiers(sentence)


def _opening_alike(segments: Segments) -> Iterator[Coordination]:
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


def _clauses(segments: Segments) -> Iterator[Coordination]:
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
        clauses = [each for each in said[place : last + 1] if each]
        if last > place + 1 and max(map(len, members[place : last + 1])) <= LONGEST_MEMBER:
            first = tuple(w for w in members[place] if w.index >= clauses[0][1].index)
            yield Coordination(
                tuple(verb for verb, _ in clauses),
                (first, *map(tuple, members[place + 1 : last + 1])),
                (None, *joints[place:last]),
            )
        place = last + 1


def clause_of(words: Sequence[Word]) -> tuple[Word, Word] | None:
    """What a main clause says of its subject, and the subject's first word."""
    inside = {word.index for word in words}
    for word in words:
        if word.relation in ("nsubj", "expl") and word.xpos not in ("WDT", "WP"):
            head = word.head
            if (
                head is not None
                and word.index < head.index
                and head.index in inside
                and head.relation in CLAUSES
                and not head.children_by("mark")
            ):
                return head, word.subtree()[0]
    return None


def is_clause(words: Sequence[Word]) -> bool:
    """Whether these words begin with a subject and say something of it."""
    relative = next((word.index for word in words if word.xpos in RELATIVE), words[-1].index + 1)
    return any(
        word.relation in ("nsubj", "expl")
        and word.head is not None
        and word.head.index < relative
        and word.subtree()[0] is words[0]
        for word in words
    )


def _modifiers(sentence: Sentence) -> Iterator[Coordination]:
    """ "a solid, firm, comprehensive platform": three adjectives before a noun, and commas between them."""
    run: list[Word] = []
    for word in (*sentence.words, None):
        if word is not None and (word.relation == "amod" or word.upos == "ADJ"):
            if run and run[-1].index + 1 == word.index:
                run = []
            run.append(word)
        elif word is None or word.text != "," or not run or run[-1].index + 1 != word.index:
            if len(run) > 2 and word is not None and word.upos in ("NOUN", "PROPN"):
                yield Coordination(
                    tuple(run), tuple((each,) for each in run), (None,) * len(run), False
                )
            run = []


def _of_members(
    members: tuple[tuple[Word, ...], ...], joints: tuple[Word | None, ...]
) -> Iterator[Coordination]:
    said = clause_of(members[-1])
    if said is not None and members[-1][0].upos == "ADP" and said[1].index > members[-1][1].index:
        last = tuple(w for w in members[-1] if w.index < said[1].index)  # "…, in Sudan the dead …"
        members = (*members[:-1], last)
    heads = tuple(next((w for w in member if is_content(w)), member[-1]) for member in members)
    if max(map(len, members)) <= LONGEST_MEMBER and any(map(is_content, heads)):
        yield Coordination(heads, members, joints, opens_alike=True)


def clauses_alike(sentence: Sentence) -> Iterator[tuple[tuple[Word, ...], tuple[Word, ...]]]:
    """ "till we redeem our pledge, till we have paid": two clauses under one subordinator, and nothing but a comma between."""
    for members, joints in _segments(sentence, COMMA):
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
            clauses = all(map(_has_verb, both)) and not any(map(_qualifies_a_noun, both))
            same = [w.lower for w in first[begun : begun + 2]] == [w.lower for w in second[:2]]
            contents = _opens_a_content(first[begun]) and _opens_a_content(second[0])
            if subordinates and clauses and (same or contents or key not in LOOSE_SUBORDINATORS):
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


def _in_step(segments: Segments) -> Iterator[Coordination]:
    """ "held hearings, called witnesses, and subpoenaed documents": stretches that open with one kind of word."""
    parts, joints = segments
    place = 0
    while place + 1 < len(parts):
        step = kind(parts[place + 1][0])
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
            heads = tuple(member[0] for member in members)
            yield Coordination(heads, tuple(map(tuple, members)), (None, *links))
        place = last


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


def kind(word: Word) -> str | None:
    """What opens a member in step: a verb in one tense (past and participle look alike), or an adverb."""
    if word.upos in ("VERB", "AUX"):
        return "past" if word.xpos in ("VBD", "VBN") else word.xpos
    return "ADV" if word.upos == "ADV" and word.lower.endswith("ly") else None


def _segments(sentence: Sentence, separators: frozenset[str]) -> Iterator[Segments]:
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


def _conjoined(sentence: Sentence) -> Iterator[Coordination]:
    for word in sentence.words:
        if word.relation == "conj" or not word.children_by("conj"):
            continue
        conjuncts = _conjuncts(word)
        if len(conjuncts) < 2:
            continue
        heads = (word, *conjuncts)
        members = [_shared_out(word, conjuncts[0])]
        conjunctions: list[Word | None] = [None]
        for number, conjunct in enumerate(conjuncts):
            cc = next((c for c in conjunct.children_by("cc") if c.index < conjunct.index), None)
            limit = conjuncts[number + 1].index if number + 1 < len(conjuncts) else None
            conjunctions.append(cc)
            members.append(
                tuple(
                    w
                    for w in conjunct.subtree(without=("punct", "parataxis", "conj"))
                    if w is not cc and (limit is None or w.index < limit)
                )
            )
        if all(len(member) == 1 for member in members[:-1]) and word.upos in ("VERB", "ADJ"):
            members[-1] = (
                heads[-1],
            )  # "to buy, lease and run the ports": what follows belongs to all
        yield Coordination(heads, tuple(members), tuple(conjunctions))


def _conjuncts(word: Word) -> list[Word]:
    """The conjuncts of a word, and theirs: parsers hang them on the first or each on the one before."""
    found = []
    pending = [word]
    while pending:
        for each in pending.pop().children_by("conj"):
            if each.index > word.index:
                found.append(each)
                pending.append(each)
    return sorted(found, key=lambda each: each.index)


def _shared_out(head: Word, following: Word) -> tuple[Word, ...]:
    """The first conjunct without what belongs to all of them (its subject, its case, its copula)."""
    own: Sequence[Word] = head.subtree(without=("conj", "parataxis", "punct", "advcl"))
    shared = {
        w
        for child in head.children
        if child.relation
        in {"nsubj", "cop", "mark", "aux", "expl", "cc", "case", "det", "discourse"}
        for w in child.subtree()
    }
    return tuple(w for w in own if w.index < following.index and w not in shared) or (head,)

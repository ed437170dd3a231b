"""Chains of neighbouring units that begin, or end, with the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from attrs import frozen

from discourse.text.syntax import Word
from discourse_rhetoric.prose import Colon, Prose, Sentence, is_content
from discourse_rhetoric.wordlists import words_of

# how far apart two units of a chain may stand, by how many words they share
REACH = {1: 1, 2: 2, 3: 3}
FAINT_REACH = {1: 5, 2: 8, 3: 12}
PAIR, SERIES = 1.2, 0.8  # the weight that what is repeated twice, or more often, needs
TIGHT_PAIR = 0.8  # twice, in units that lie close together
NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP"})
NAMING = frozenset({"DET", "PROPN", "AUX"})
FAINT = 0.2  # what a reader of poetry still hears
COPY = 12  # words: who repeats more copies (a caption, a heading) than speaks
CLOSE = 12  # words of a unit that its neighbour's edge is still in the ear after
UNSTRESSED = frozenset(
    {"CCONJ", "SCONJ", "DET", "AUX", "INTJ", "PART"}
)  # before what a unit begins with
JOINTS = frozenset({"and", "or", "but", "nor", "than", "as", "while", "yet"})


@frozen(eq=False)
class Repeat:
    """Units that begin (or end) with the same words.

    Attributes:
        units: the units, in text order.
        common: for each of them, the words that all of them share.
        weight: of the shared words.
    """

    units: tuple[Colon, ...]
    common: tuple[tuple[Word, ...], ...]
    weight: float

    @property
    def form(self) -> str:
        """How many units it has, and where: "two in one sentence"."""
        number = "two" if len(self.units) == 2 else "three or more"
        if len({unit.sentence.paragraph for unit in self.units}) > 1:
            return f"{number} across paragraphs"
        sentences = {id(unit.sentence) for unit in self.units}
        return f"{number} in {'one sentence' if len(sentences) == 1 else 'a paragraph'}"

    @property
    def begins_within(self) -> bool:
        """Whether words go before the first unit without a pause."""
        return _begins_within(self.units[0])


def chains(prose: Prose, *, at_end: bool) -> tuple[Repeat, ...]:
    """The chains of a text, those of more units and words first; none lies within another."""
    return _chains(prose, at_end)


@lru_cache(maxsize=4)
def _chains(prose: Prose, at_end: bool) -> tuple[Repeat, ...]:
    reaches = FAINT_REACH if prose.faint else REACH
    found: list[Repeat] = []
    for units in _levels(prose, at_end):
        edges = [tuple(map(_sameness, _edge(unit, at_end)[: max(reaches)])) for unit in units]
        for size, reach in reaches.items():
            found += _linked(units, edges, size, reach, at_end, prose.faint)
    found.sort(key=lambda each: -each.weight * (len(each.units) - 1))
    taken: set[int] = set()
    kept = []
    for repeat in found:
        places = {words[0].index for words in repeat.common}
        least = len(places) / 2
        if len(places - taken) > least or (prose.faint and len(places - taken) == least):
            taken |= places
            kept.append(repeat)
    return tuple(kept)


def _levels(prose: Prose, at_end: bool) -> Iterator[list[Colon]]:
    """The units to compare with their neighbours: paragraphs by their edge, sentences, cola."""
    cola = prose.spoken_cola
    yield list(cola)
    parts = [part for colon in cola for part in joined(colon)]
    yield parts
    if not at_end:
        yield _echoes(parts)
    if prose.faint and not at_end:
        yield [_stressed(part) for part in parts]
        yield list(prose.utterances)
    edge = -1 if at_end else 0
    by_sentence: dict[int, list[Colon]] = {}
    for colon in cola if at_end else prose.cola:  # "he said" opens sentences, and closes none
        by_sentence.setdefault(id(colon.sentence), []).append(colon)
    sentences = [group[edge] for group in by_sentence.values()]
    yield sentences
    by_paragraph: dict[int, list[Colon]] = {}
    for colon in sentences:
        by_paragraph.setdefault(colon.sentence.paragraph, []).append(colon)
    yield [group[edge] for group in by_paragraph.values()]


def _linked(
    units: Sequence[Colon],
    edges: Sequence[tuple[str, ...]],
    size: int,
    reach: int,
    at_end: bool,
    faint: bool,
) -> Iterator[Repeat]:
    """Chains of units that share `size` words at their edge, each within reach of the one before.

    A chain has one voice: when another says the same words, it ends.
    """
    chains_by_key: dict[tuple[str, ...], list[tuple[int, Colon]]] = {}
    for place, (unit, edge) in enumerate(zip(units, edges, strict=True)):
        if len(edge) < size:
            continue
        chain = chains_by_key.setdefault(edge[:size], [])
        if chain and (place - chain[-1][0] > reach or unit.voice != chain[-1][1].voice):
            if len(chain) > 1:
                yield from _repeat([unit for _, unit in chain], at_end, faint)
            chain.clear()
        chain.append((place, unit))
    for chain in chains_by_key.values():
        if len(chain) > 1:
            yield from _repeat([unit for _, unit in chain], at_end, faint)


def joined(colon: Colon) -> Iterator[Colon]:
    """The stretches of a colon between its conjunctions, whatever the parse makes of them."""
    begun = 0
    for place, word in enumerate(colon.words):
        if word.lower in JOINTS and place > begun:
            yield colon.of(colon.words[begun:place])
            begun = place + 1
    if begun < len(colon.words):
        yield colon.of(colon.words[begun:])


def _echoes(parts: Sequence[Colon]) -> list[Colon]:
    """The parts of the sentences in which one part's opening stands within the one before, that one cut short."""
    cut = [*(_echoed(part, after) for part, after in pairwise(parts)), *parts[-1:]]
    echoing = {id(new.sentence) for new, part in zip(cut, parts, strict=True) if new is not part}
    return [part for part in cut if id(part.sentence) in echoing]


def _echoed(colon: Colon, after: Colon) -> Colon:
    """A colon from where the next one's opening stands in it: "there is [no great art without a people], no great people …"."""
    if colon.sentence is not after.sentence:
        return colon
    opening = _sameness(after.words[0])
    for begun in range(len(colon.words) - 1, 0, -1):
        if _sameness(colon.words[begun]) == opening:
            return colon.of(colon.words[begun:])
    return colon


def _begins_within(colon: Colon) -> bool:
    """Whether a colon goes before this one without a pause: what it opens with was not at an edge."""
    before = colon.words[0].previous
    return before is not None and before.upos != "PUNCT" and before.lower not in JOINTS


def _stressed(colon: Colon) -> Colon:
    """A colon from its first word that is more than a joint on."""
    begun = next((n for n, word in enumerate(colon.words[:3]) if word.upos not in UNSTRESSED), 0)
    return colon.of(colon.words[begun:])


def _repeat(units: Sequence[Colon], at_end: bool, faint: bool) -> Iterator[Repeat]:
    edges = [_edge(unit, at_end) for unit in units]
    size = _shared(edges)
    if size == max(
        map(len, edges)
    ):  # the units are the same words: a refrain, or a list of one thing
        size = min(size, max(1, size - 1))
    while size > 1 and not at_end and edges[0][size - 1].upos in ("DET", "ADP"):
        size -= 1
    common = [tuple(sorted(edge[:size], key=lambda word: word.index)) for edge in edges]
    weight = weight_of(common[0], units[0].sentence if not at_end else None)
    felt = weight >= FAINT if faint else _is_felt(units, common, weight, at_end)
    if not faint and (size > COPY or not _is_told(units) or _is_restart(units, size)):
        return
    if felt:
        yield Repeat(tuple(units), tuple(common), weight)


def _is_restart(units: Sequence[Colon], size: int) -> bool:
    """Whether a unit breaks off behind the shared words: "I think -- I think there is …"."""
    return any(
        len(unit.words) == size
        and (after := unit.words[-1].next) is not None
        and after.text.startswith(("--", "—", "–", "...", "…"))
        for unit in units
    )


def _is_told(units: Sequence[Colon]) -> bool:
    """Whether units of several paragraphs are of sentences: headings and addresses begin alike and mean nothing by it."""
    if len({unit.sentence.paragraph for unit in units}) == 1:
        return True
    return all(any(w.upos in ("VERB", "AUX") for w in unit.sentence.words) for unit in units)


def _is_felt(
    units: Sequence[Colon], common: Sequence[Sequence[Word]], weight: float, at_end: bool
) -> bool:
    """Whether what these units share weighs enough, and is more than their topic.

    Two neighbours that begin with the same noun phrase go on about one thing; that two end alike is felt where they are built alike.
    """
    if weight < _needed(units, len(common[0]), at_end) or _is_set_phrase(common[0]):
        return False
    if not at_end and _begins_within(units[0]) and all(w.upos in NAMING for w in common[0]):
        return False
    close = all(len(unit.words) <= CLOSE for unit in units)
    if len(units) > 2 and at_end:
        return any(map(is_content, common[0]))
    if len(units) > 2:
        return close or not _names_a_thing(common[0])
    if at_end:
        lengths = [len(unit.words) for unit in units]
        alike = (
            units[0].words[0].upos == units[1].words[0].upos and abs(lengths[0] - lengths[1]) <= 2
        )
        return alike and any(map(is_content, common[0]))
    return not all(map(_names_the_topic, common[0]))


def _names_a_thing(words: Sequence[Word]) -> bool:
    """Whether these words are a name or a definite description, which a text comes back to as its topic."""
    definite = words[0].lower == "the" or words[0].upos in ("PROPN", "NUM")
    return definite and all(word.upos in NOMINAL for word in words)


def _names_the_topic(word: Word) -> bool:
    """Whether a word may be no more than a part of what a text goes on about: not "no" or "every"."""
    if word.upos == "DET":
        return word.lower not in words_of("emphasis", "emphatic function words")
    return word.upos in NOMINAL or word.xpos == "PRP$"


def _is_set_phrase(words: Sequence[Word]) -> bool:
    """Whether the shared words are a connective, or begin with one: "in order to", "in line with"."""
    return " ".join(word.lower for word in words[:2]) in words_of("arrangement", "set phrases")


def _needed(units: Sequence[Colon], size: int, at_end: bool) -> float:
    """The weight that these units need to share."""
    if len(units) > 2:
        return SERIES
    close = all(len(unit.words) <= CLOSE for unit in units)
    if at_end:
        return 1.0 if close else PAIR
    return TIGHT_PAIR if close and size > 1 and units[0].sentence is units[1].sentence else PAIR


def _edge(unit: Colon, at_end: bool) -> tuple[Word, ...]:
    return unit.words[::-1] if at_end else unit.words


def _shared(edges: Sequence[Sequence[Word]]) -> int:
    """How many words all of them begin with."""
    size = 0
    for column in zip(*edges, strict=False):
        if len({_sameness(word) for word in column}) > 1:
            break
        size += 1
    return size


def _sameness(word: Word) -> str:
    return word.lemma.lower() if is_content(word) else word.lower


def weight_of(words: Sequence[Word], sentence: Sentence | None = None) -> float:
    """How much repeating these words is felt.

    A word that means something counts 1, a name .5 (names come back because they are what the text is about),
    a function word that gives emphasis 1 where it opens and .6 later, a personal pronoun .4, any other .2; what
    opens a question is felt more.
    """
    emphatic = words_of("emphasis", "emphatic function words")
    weight = 0.0
    for number, word in enumerate(words):
        if word.lower in emphatic:
            weight += 0.6 if number else 1.0
        elif word.upos in ("PROPN", "NUM"):
            weight += 0.5
        elif word.upos == "INTJ":
            weight += 0.2
        elif is_content(word):
            weight += 1.0
        elif word.upos == "PRON":
            weight += 0.4
        else:
            weight += 0.2
    if sentence is not None and sentence.is_question and words[0] in sentence.spoken[:2]:
        weight += 0.8
    return weight


def opens_firmly(words: Sequence[Word]) -> bool:
    """Whether an opening is felt by itself."""
    return weight_of(words) >= PAIR

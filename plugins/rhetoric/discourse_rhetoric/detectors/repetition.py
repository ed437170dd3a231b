"""Figures of repetition: the same words again, at a place where it is felt.

Words are compared by lemma. What is repeated must mean something: words weigh by what they are (`repeats.py`), and
a figure needs weight, so that two sentences that begin with "The" are no anaphora. Every unit is looked up by
its first or last words among those just before it, so the time is linear.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from discourse.text.syntax import Tree, Word
from discourse_rhetoric.crossings import sameness
from discourse_rhetoric.findings import Finding, limited, stretch
from discourse_rhetoric.prose import Colon, Prose, is_content, is_inside_a_word
from discourse_rhetoric.repeats import CLOSE, Repeat, chains, joined, opens_firmly, weight_of
from discourse_rhetoric.roots import root
from discourse_rhetoric.wordlists import words_of

LONGEST_REFRAIN = 5  # words
ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "amod"})
NEAR = 6  # words from one form of a root to the other

FAINT_LEAD = 4  # words before what is taken up
TAIL = frozenset(
    {"ADP", "PRON", "ADV"}
)  # what may follow the word that is taken up: "of it", "also"

UNSTRESSED = frozenset({"DET", "ADP", "AUX", "PART", "CCONJ", "SCONJ"})

Words = tuple[Word, ...]


def anaphora(prose: Prose) -> Iterator[Finding]:
    """Neighbouring clauses or sentences begin with the same words. Part: `opening`, one a unit.

    Lanham 1991: 11.
    """
    for repeat in chains(prose, at_end=False):
        if not _is_symploce(repeat):
            yield Finding(
                parts=tuple(stretch("opening", words) for words in repeat.common),
                why=f"{len(repeat.units)} units begin with {_quoted(repeat.common[0])}",
                strength=limited(repeat.weight * (len(repeat.units) - 1) / 6),
                form=f"{repeat.form}, begun within" if repeat.begins_within else repeat.form,
            )


def epistrophe(prose: Prose) -> Iterator[Finding]:
    """Neighbouring clauses or sentences end with the same words. Part: `ending`, one a unit.

    Lanham 1991: 16 (as antistrophe).
    """
    openings = chains(prose, at_end=False)
    opened = {word.index for repeat in openings for words in repeat.common for word in words}
    enclosed = {id(unit) for repeat in openings if _is_symploce(repeat) for unit in repeat.units}
    for repeat in chains(prose, at_end=True):
        is_opening = any(word.index in opened for words in repeat.common for word in words)
        is_symploce = all(id(unit) in enclosed for unit in repeat.units)
        if prose.faint or not (is_opening or is_symploce):
            yield Finding(
                parts=tuple(stretch("ending", words) for words in repeat.common),
                why=f"{len(repeat.units)} units end with {_quoted(repeat.common[0])}",
                strength=limited(repeat.weight * (len(repeat.units) - 1) / 6),
                form=_form_of_ending(repeat),
            )


def symploce(prose: Prose) -> Iterator[Finding]:
    """Neighbouring units begin alike and end alike, with something else between. Parts: `opening`, `ending`.

    Lanham 1991: 147.
    """
    for repeat in chains(prose, at_end=False):
        if _is_symploce(repeat):
            endings = _endings(repeat)
            size = len(endings[0])
            parts = [
                part
                for words, unit in zip(repeat.common, repeat.units, strict=True)
                for part in (
                    stretch("opening", words),
                    stretch("ending", unit.words[-size:]),
                )
            ]
            yield Finding(
                parts=tuple(parts),
                why=f"{len(repeat.units)} units begin with {_quoted(repeat.common[0])} "
                f"and end with {_quoted(endings[0])}",
                strength=limited(0.4 + repeat.weight * (len(repeat.units) - 1) / 6),
                form=repeat.form,
            )


def anadiplosis(prose: Prose) -> Iterator[Finding]:
    """A unit begins with the word that the one before ended with; a chain of them is a gradatio.

    Lanham 1991: 10. Parts: `ending`, `opening`, as often as the chain has links.
    """
    chain: list[Words] = []
    units = [part for colon in prose.spoken_cola for part in joined(colon)]
    for before, after in pairwise(units):
        link = _link(before, after, prose.faint)
        if link and chain and chain[-1][0].tree is link[0][0].tree and chain[-1][0] in before.words:
            chain += link
        elif link:
            yield from _gradation(chain)
            chain = list(link)
        elif chain and chain[-1][0] not in after.words:
            yield from _gradation(chain)
            chain = []
    yield from _gradation(chain)


def epanalepsis(prose: Prose) -> Iterator[Finding]:
    """A sentence, or a member of one, ends with the word that it began with. Parts: `opening`, `ending`.

    Lanham 1991: 67.
    """
    for words in (each.words for each in prose.utterances if len(each.words) >= 4):
        last = words[-1]
        opening = next((word for word in words[:2] if is_content(word)), None)
        if (
            opening is not None
            and opening is not last
            and is_content(last)
            and _same(opening, last)
        ):
            yield Finding(
                parts=(opening.part("opening"), last.part("ending")),
                why=f"the sentence begins and ends with “{last.text}”",
                strength=0.4 if "PROPN" in (opening.upos, last.upos) else 0.7,
                form="a name" if "PROPN" in (opening.upos, last.upos) else "a word",
            )


def epizeuxis(prose: Prose) -> Iterator[Finding]:
    """Words are said again at once: "never, never", "my son, my son". Part: `repeated`, one a time.

    Lanham 1991: 71. Without a pause between them, function words said twice are a slip.
    """
    for paragraph in prose.paragraphs():
        words = (word for sentence in paragraph for word in sentence.words)
        for _, said in groupby(words, key=prose.voice_number):
            yield from _at_once(tuple(said), prose.faint)


def polyptoton(prose: Prose) -> Iterator[Finding]:
    """A word comes back in another form, and depends on the first: "judge the judges". Parts: `word`, `form`.

    Lanham 1991: 117. Forms of one root that merely stand in one text are its topic.
    """
    for sentence in prose.sentences:
        for word in sentence.words:
            head = word.head
            if head is None or word.relation not in ARGUMENTS or not _are_two_forms(word, head):
                continue
            first, second = sorted((word, head), key=lambda each: each.index)
            if second.index - first.index <= NEAR:
                yield Finding(
                    parts=(first.part("word"), second.part("form")),
                    why=f"“{first.text}” comes back as “{second.text}”",
                    strength=0.5,
                    form=word.relation,
                )


def _are_two_forms(one: Word, other: Word) -> bool:
    classes = {one.upos, other.upos}
    return (
        len(classes) == 2
        and classes <= {"NOUN", "VERB", "ADJ", "ADV"}
        and is_content(one)
        and is_content(other)
        and one.lower != other.lower
        and root(one) == root(other)
    )


def _at_once(words: Sequence[Word], faint: bool) -> Iterator[Finding]:
    spoken = [word for word in words if word.upos not in ("PUNCT", "SYM")]
    forms = [sameness(word) if faint else word.lower for word in spoken]
    if faint:
        yield from _again_and_again(spoken, forms)
    place = 0
    while place < len(spoken):
        size, times = _refrain(spoken, forms, place, faint)
        if times > 1:
            said = [spoken[place + n * size : place + (n + 1) * size] for n in range(times)]
            yield Finding(
                parts=tuple(stretch("repeated", each) for each in said),
                why=f"{_quoted(said[0])} {times} times in a row",
                strength=limited(0.3 + 0.15 * times + 0.05 * size),
                form="names" if any(w.upos in ("PROPN", "NUM") for w in said[0]) else "words",
            )
        place += max(1, size * times)


def _again_and_again(words: Sequence[Word], forms: Sequence[str]) -> Iterator[Finding]:
    """A word, a little word, and the same word: "through and through", "night after night"."""
    for place in range(len(words) - 2):
        first, between, second = words[place : place + 3]
        if forms[place] == forms[place + 2] and between.upos in ("CCONJ", "ADP", "PART"):
            yield Finding(
                parts=(first.part("repeated"), second.part("repeated")),
                why=f"“{first.text}” again behind “{between.text}”",
                strength=0.3,
            )


def _refrain(
    words: Sequence[Word], forms: Sequence[str], place: int, faint: bool
) -> tuple[int, int]:
    """How many words from here on are said again at once, and how often; the shortest that is a figure."""
    longest = 2 * LONGEST_REFRAIN if faint else LONGEST_REFRAIN
    for size in range(1, min(longest, len(forms) - 1 - place) + 1):
        if forms[place] != forms[place + size]:
            continue
        unit = forms[place : place + size]
        times = 1
        while forms[place + times * size : place + (times + 1) * size] == unit:
            times += 1
        if times > 1 and _is_stressed(words[place : place + size], words[place + size], faint):
            return size, times
    return 1, 1


def _is_stressed(unit: Sequence[Word], again: Word, faint: bool) -> bool:
    """Whether saying these words again is meant: they mean something, or there is a pause between."""
    if again.previous is None:
        pause = len(unit) in {_spoken(unit[0].tree), _spoken(again.tree)}
    else:
        joint = not faint and is_inside_a_word(again.previous)  # "South-South"
        pause = again.previous.upos == "PUNCT" and not joint
    if not all(word.text[0].isalpha() for word in unit) or any(w.upos == "X" for w in unit):
        return False
    if len(unit) > 1:
        return (pause and (faint or any(map(is_content, unit)))) or (faint and len(unit) > 2)
    if (
        not faint
        and unit[0].upos == "NOUN"
        and again.next is not None
        and again.next.upos != "PUNCT"
    ):
        return False  # the second takes the first up and says more of it
    if not faint and not is_content(unit[0]) and unit[0].lower not in words_of("emphasis"):
        return False
    if not faint and not pause and unit[0].text != again.text:
        return False  # "the first FIRST competition"
    stressed = faint or unit[0].upos in {"ADJ", "ADV", "INTJ", "VERB"}
    return pause or (stressed and is_content(unit[0]))


def _spoken(tree: Tree) -> int:
    """How many words a sentence has, without punctuation."""
    return sum(word.upos not in ("PUNCT", "SYM") for word in tree.words)


def _link(before: Colon, after: Colon, faint: bool) -> tuple[Words, Words] | None:
    """The words that close one colon and open the next."""
    if before.voice != after.voice:
        return None
    if before.sentence.paragraph != after.sentence.paragraph:
        return None
    closing = before.words[:-1] if before.words[-1].xpos == "POS" else before.words
    link = _linked(closing, after.words, faint)
    return link or (_linked(_without_tail(closing), after.words, faint) if faint else None)


def _linked(closing: Words, opening: Words, faint: bool) -> tuple[Words, Words] | None:
    least = 1 if faint else 2
    if len(closing) < least or not (is_content(closing[-1]) or faint):
        return None
    if closing[-1].upos in ("PROPN", "NUM") and not faint:
        return None
    last = sameness(closing[-1])
    if all(sameness(word) != last for word in opening[: LONGEST_REFRAIN + 2]):
        return None
    for begun in range(min(FAINT_LEAD if faint else 2, len(opening))):
        size = _taken_up(closing, opening[begun:])
        if size:
            ending, taken_up = closing[-size:], opening[begun : begun + size]
            lead = next(n for n, word in enumerate(taken_up) if word.upos not in UNSTRESSED)
            return ending[lead:], taken_up[lead:]
        if is_content(opening[begun]):
            return None
    return None


def _without_tail(words: Words) -> Words:
    """A colon without the one or two little words behind the word that is felt to close it: "what we know (of it)"."""
    end = len(words)
    while (
        end > max(1, len(words) - 2)
        and words[end - 1].upos in TAIL
        and not is_content(words[end - 1])
    ):
        end -= 1
    return words[:end]


def _taken_up(ending: Words, opening: Words) -> int:
    """How many words, at most, close the one and open the other."""
    for size in range(min(LONGEST_REFRAIN, len(ending), len(opening)), 0, -1):
        if all(map(_same, ending[-size:], opening)) and not all(
            word.upos in UNSTRESSED for word in opening[:size]
        ):
            return size
    return 0


def _gradation(chain: Sequence[Words]) -> Iterator[Finding]:
    if chain:
        links = len(chain) // 2
        names = all(word.upos == "PROPN" for words in chain for word in words)
        said = ", ".join(map(_quoted, chain[::2]))
        yield Finding(
            parts=tuple(
                stretch("opening" if number % 2 else "ending", words)
                for number, words in enumerate(chain)
            ),
            why=f"each unit takes up the last word of the one before: {said}",
            strength=limited((0.0 if names else 0.1) + 0.3 * links),
            form=_form_of_chain(chain),
        )


def _form_of_chain(chain: Sequence[Words]) -> str:
    """A chain climbs; one link may be no more than the next sentence's topic ("… a day. Each day …")."""
    if len(chain) > 2:
        return "a chain"
    ending, opening = chain
    if ending[0].tree is opening[0].tree:
        return "in one sentence"
    lead = opening[0].previous
    return "at once" if lead is None or lead.lower in {"a", "an", "the"} else "behind a word"


def _form_of_ending(repeat: Repeat) -> str:
    clauses = all(any(w.upos in ("VERB", "AUX") for w in unit.words) for unit in repeat.units)
    sizes = [len(unit.words) for unit in repeat.units]
    alike = clauses and max(sizes) <= CLOSE and max(sizes) - min(sizes) <= 2
    return f"{repeat.form}, {'clauses alike' if alike else 'loose'}"


def _is_symploce(repeat: Repeat) -> bool:
    endings = _endings(repeat)
    return bool(endings) and (
        weight_of(endings[0]) >= 1.0 or (len(endings[0]) > 1 and opens_firmly(repeat.common[0]))
    )


def _endings(repeat: Repeat) -> list[tuple[Word, ...]]:
    """The words that all units of a chain end with, beyond those that they begin with."""
    spare = min(
        len(unit.words) - len(c) for unit, c in zip(repeat.units, repeat.common, strict=True)
    )
    size = 0
    while size < spare - 1 and len({u.words[-1 - size].lemma.lower() for u in repeat.units}) == 1:
        size += 1
    return [unit.words[-size:] for unit in repeat.units] if size else []


def _same(one: Word, other: Word) -> bool:
    return sameness(one) == sameness(other)


def _quoted(words: Sequence[Word]) -> str:
    return f"“{' '.join(word.text for word in words)}”"

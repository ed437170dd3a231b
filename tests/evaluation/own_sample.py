"""Draws the sentences of our own gold sets: `python -m tests.evaluation.own_sample NAME`.

Of the samples `rhetoric` and `frames` half is drawn at random, of the others less. The rest is enriched: drawn from the sentences that have a surface cue, a fixed
number for each cue, so that what is rare occurs at all. The cues are written down here, roughly and on their own; they are
not what the detectors and codebooks look for. Which half an item is from stands in the column `stratum`, for a figure
over the enriched half says nothing about how common a device or a frame is.

A sample holds names and offsets only (see `own_texts`), and eight digits of the sentence's SHA-256, so that another edition
of a text is noticed.
"""

from __future__ import annotations

import hashlib
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from discourse import Span
from tests.evaluation.gold import gold_folder
from tests.evaluation.own_texts import gum_texts, seed_texts, sentences_of, speech_texts

COLUMNS = ("item", "document", "start", "end", "stratum", "sha256")
SEED = 20240924
HALF = 150

_NEGATION = r"\b(?:not|never|no|nor|nobody|none|neither|nothing|hardly|without)\b|n[’']t\b"
_CONTRARY = (
    r"(?:un(?!der|til|i[tov]|less)\w{4,}|(?:im|il|ir)(?!ag|plem|port|prov|pact)\w{5,}|dis(?:like|agree|similar|honest|believe)\w*"
    r"|in(?:significant|considerable|different|sensitive|conceivable|appropriate|frequent|expensive|effective|compatible)\w*)\b"
)
DEVICE_CUES = {
    "many conjunctions": (24, r"\b(and|or|nor)\b(?:\W+\w+){1,7}\W+\b\1\b(?:\W+\w+){1,7}"),
    "many commas, no conjunction": (24, r"\A(?!.*\b(?:and|or|nor|but)\b).*(?:,.*){2}"),
    "two commas and a conjunction": (22, r"\w+,\W*\w+(?:\W+\w+){0,6}, (?:and|or|but)\b"),
    "two negatives": (
        20,
        rf"(?:{_NEGATION})(?:\W+\w+){{0,2}}?\W+{_CONTRARY}"
        r"|\bno (?:stranger|small|little|mean|less|fewer|minor|ordinary|secret|accident|coincidence)\b"
        r"|\bnot (?:a few|a little|bad|without|least|small|always|to be)\b|n[’']t (?:bad|without)\b"
        rf"|(?:{_NEGATION})(?:\W+\w+)?\W+(?:deny|denied|fail\w*|forget\w*|ignor\w*|underestimat\w*|lack\w*|neglect\w*)\b"
        r"|\b(?:[Nn]obody|[Nn]one|[Nn]o one|[Nn]othing)\b.{1,30}\b(?:innocent|without|trivial|simple|easy|new|small)\b",
    ),
    "a few words in quotation marks": (32, r"[“\"][a-z][^”“\"]{1,40}[”\"]"),
    "evaluation": (
        16,
        r"\b(?i:\w*fortunate\w*|sad|sadly|important\w*|crucial|vital|essential|remarkabl\w+|surpris\w+|tragic\w*|shame\w*"
        r"|wrong\w*|hope\w*|regret\w*|glad|proud|sorry|terribl\w+|wonderful|amaz\w+|great|happy|welcome|honou?r\w*)\b",
    ),
    "first person": (4, r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b"),
    "address": (
        8,
        r"\b(?i:you|your|let us|let[’']s|must|should|of course|imagine|remember|as we)\b",
    ),
}
"""For each cue, how many sentences are drawn with it, and its pattern."""

SEED_2 = 20251122
SPEECHES_2, RANDOM_2 = 40, 30
NUMBERS_2 = {
    "many conjunctions": 18,
    "many commas, no conjunction": 24,
    "two commas and a conjunction": 14,
    "two negatives": 18,
    "a few words in quotation marks": 16,
}
"""How many sentences of the second set, which is for the rare figures, are drawn with each cue."""

SEED_3, SEED_4, SEED_6, SEED_7 = 20261128, 20261129, 20261130, 20261201
DRAWS: Sequence[tuple[str, int, int, Mapping[str, int]]] = (
    ("rhetoric-3", SEED_3, 50, dict.fromkeys(NUMBERS_2, 90)),
    (
        "rhetoric-5",
        SEED_4,
        30,
        {
            "many commas, no conjunction": 80,
            "two commas and a conjunction": 90,
            "two negatives": 60,
            "a few words in quotation marks": 40,
        },
    ),
    (
        "rhetoric-6",
        SEED_6,
        0,
        {
            "many commas, no conjunction": 140,
            "two commas and a conjunction": 180,
            "a few words in quotation marks": 80,
        },
    ),
    (
        "rhetoric-7",
        SEED_7,
        0,
        {
            "many commas, no conjunction": 110,
            "two commas and a conjunction": 90,
            "two negatives": 40,
            "a few words in quotation marks": 60,
        },
    ),
)
"""The later sets, in the order of their drawing: the seed, how many sentences at random, how many for each cue.

The first of them is two sets. The seventh is to be measured, the others to learn from.
"""

FRAME_CUES = {
    "sovereignty": r"sovereign|independen|interfer|self-determin|territorial|autonom",
    "multipolarity": r"multipolar|global south|world order|order|emerging|council|developing countr|reform",
    "hegemony": r"hegemon|dominat|imperial|coerc|embargo|blockade|unilateral|double standard|sanction|diktat|suprem",
    "decline": r"declin|weaken|collaps|crumbl|losing|bankrupt|failed|end of",
    "security": r"threat|war|terror|weapon|nuclear|military|attack|aggress|missile|troops|armed",
    "civilisation": r"civili[sz]|cultur|religio|values|tradition|faith|identit|islam|christ",
    "soft-power": r"example|reputation|inspir|image|credib|open(?:ness| to)|hearts|attract|trust|admir|model",
    "economic-interest": r"trade|invest|econom|market|debt|export|tourism|financ|resourc",
    "international-law": r"charter|treat(?:y|ies)|convention|law|court|resolution|legal|agreement",
    "solidarity": r"solidar|unit(?:y|ed we)|together|brother|stand (?:with|by)|famil|humanity|shared",
    "humanitarian": r"refuge|human right|suffer|victim|hunger|civilian|poor|humanitar|migrant|aid",
    "historical-justice": r"coloni|slave|histor|past|injustice|reparation|liberat|legacy|century",
    "partnership": r"cooperat|partner|dialogue|negotiat|friend|neighbou?r|alliance|bilateral|relations",
}
"""Parts of words for each frame of the foreign-policy codebook; as many sentences are drawn for one as for another."""


@frozen
class Candidate:
    """A sentence that may be drawn."""

    document: str
    span: Span
    text: str


def rhetoric_sample(gold: Path) -> list[tuple[Candidate, str]]:
    """300 sentences, shuffled, with their strata.

    At random: 50 of the seeds and 100 of GUM's speeches. Enriched: of both, and where quotation marks or negatives are
    looked for of all of GUM's free genres, at most four of a document for one cue.
    """
    seeds = [
        each
        for name, text in seed_texts()
        for each in candidates_of(name, text, sentences_of(text, wrapped=False))
    ]
    gum = [each for document in gum_texts(gold / "gum") for each in candidates_of(*document)]
    speeches = [each for each in gum if each.document.startswith("GUM_speech")]
    chance = random.Random(SEED)
    drawn = chance.sample(seeds, HALF // 3) + chance.sample(speeches, HALF - HALF // 3)
    items = [(each, "random") for each in drawn]
    for cue, (number, pattern) in DEVICE_CUES.items():
        wide = cue in ("two negatives", "a few words in quotation marks")
        pool = seeds + (gum if wide else speeches)
        items += [(each, "enriched") for each in with_cue(pattern, pool, number, 4, items, chance)]
    chance.shuffle(items)
    return items


def rhetoric_sample_2(corpora: Path) -> list[tuple[Candidate, str]]:
    """120 sentences of forty speeches, shuffled, with their strata: for figures that are rare in the first set."""
    chance = random.Random(SEED_2)
    candidates = [
        each
        for name, text in chance.sample(list(speech_texts(corpora)), SPEECHES_2)
        for each in candidates_of(name, text, sentences_of(text, wrapped=True))
    ]
    items = [(each, "random") for each in chance.sample(candidates, RANDOM_2)]
    for cue, number in NUMBERS_2.items():
        pattern = DEVICE_CUES[cue][1]
        drawn = with_cue(pattern, candidates, number, 4, items, chance)
        items += [(each, "enriched") for each in drawn]
    chance.shuffle(items)
    return items


def rhetoric_samples(corpora: Path) -> dict[str, list[tuple[Candidate, str]]]:
    """The third set and those after it, by name, shuffled, with their strata; no speech is in two of them."""
    texts = list(speech_texts(corpora))
    taken = {name for name, _ in random.Random(SEED_2).sample(texts, SPEECHES_2)}
    samples: dict[str, list[tuple[Candidate, str]]] = {}
    for name, seed, at_random, numbers in DRAWS:
        chance = random.Random(seed)
        candidates = [
            each
            for speech, text in texts
            if speech not in taken
            for each in candidates_of(speech, text, sentences_of(text, wrapped=True))
        ]
        items = [(each, "random") for each in chance.sample(candidates, at_random)]
        for cue, number in numbers.items():
            drawn = with_cue(DEVICE_CUES[cue][1], candidates, number, 1, items, chance)
            items += [(each, "enriched") for each in drawn]
        chance.shuffle(items)
        samples[name] = items
        taken |= {each.document for each, _ in items}
    both = samples["rhetoric-3"]
    return {**samples, "rhetoric-3": both[:250], "rhetoric-4": both[250:]}


def frames_sample(corpora: Path) -> list[tuple[Candidate, str]]:
    """300 sentences of as many speeches, shuffled, with their strata."""
    candidates = [
        each
        for name, text in speech_texts(corpora)
        for each in candidates_of(name, text, sentences_of(text, wrapped=True))
    ]
    chance = random.Random(SEED)
    items: list[tuple[Candidate, str]] = []
    items += [(each, "random") for each in with_cue("", candidates, HALF, 1, items, chance)]
    for place, pattern in enumerate(FRAME_CUES.values(), start=1):
        number = HALF * place // len(FRAME_CUES) - HALF * (place - 1) // len(FRAME_CUES)
        pattern = rf"\b(?i:{pattern})"
        items += [(e, "enriched") for e in with_cue(pattern, candidates, number, 1, items, chance)]
    chance.shuffle(items)
    return items


def candidates_of(
    document: str, text: str, sentences: Iterator[Span] | list[Span]
) -> Iterator[Candidate]:
    """Whole sentences of 6 to 70 words with no remains of a printed page in them."""
    for span in sentences:
        words = text[span.start : span.end]
        whole = re.match(r"[“\"‘']?[A-Z]", words) and re.search(r"[.!?][”\"’']?\Z", words)
        printed = re.search(r"\f|/PV\.|\d\d-\d{5}|\n\s*\n|https?:", words)
        if whole and not printed and 6 <= len(words.split()) <= 70:
            yield Candidate(document, span, words)


def with_cue(
    pattern: str,
    candidates: Sequence[Candidate],
    number: int,
    of_one: int,
    taken: Sequence[tuple[Candidate, str]],
    chance: random.Random,
) -> Iterator[Candidate]:
    """So many sentences that fit the pattern and are not taken, at most `of_one` of a document.

    Where `of_one` is 1, documents that have been taken from are not drawn from again.
    """
    fitting = [each for each in candidates if re.search(pattern, each.text, re.DOTALL)]
    seen = {each for each, _ in taken}
    drawn = Counter(each.document for each in seen) if of_one == 1 else Counter[str]()
    for each in chance.sample(fitting, len(fitting)):
        if not number:
            return
        if each not in seen and drawn[each.document] < of_one:
            drawn[each.document] += 1
            number -= 1
            yield each


def rows(items: Sequence[tuple[Candidate, str]], letter: str) -> Iterator[tuple[str, ...]]:
    """The lines of a sample, headed by `COLUMNS`."""
    yield COLUMNS
    for number, (each, stratum) in enumerate(items, start=1):
        place = (str(each.span.start), str(each.span.end))
        yield (f"{letter}{number:03}", each.document, *place, stratum, digest(each.text))


def digest(sentence: str) -> str:
    """The first eight digits of the sentence's SHA-256."""
    return hashlib.sha256(sentence.encode()).hexdigest()[:8]


SAMPLES: Mapping[str, str] = {
    "rhetoric": "r",
    "rhetoric-2": "s",
    "rhetoric-3": "t",
    "rhetoric-4": "u",
    "rhetoric-5": "w",
    "rhetoric-6": "y",
    "rhetoric-7": "z",
    "rhetoric-8": "k",
    "frames": "f",
}


def main(name: str) -> None:
    """Print a sample."""
    gold = gold_folder()
    drawn = {
        "rhetoric": lambda: rhetoric_sample(gold),
        "rhetoric-2": lambda: rhetoric_sample_2(gold.parent / "corpora"),
        **{
            later: lambda later=later: rhetoric_samples(gold.parent / "corpora")[later]
            for later in SAMPLES
            if later.startswith("rhetoric-") and later not in ("rhetoric-2", "rhetoric-8")
        },
        "frames": lambda: frames_sample(gold.parent / "corpora"),
    }
    print_sample(drawn[name](), SAMPLES[name])


def print_sample(items: Sequence[tuple[Candidate, str]], letter: str) -> None:
    for row in rows(items, letter):
        print(*row, sep="\t")


if __name__ == "__main__":
    main(sys.argv[1])

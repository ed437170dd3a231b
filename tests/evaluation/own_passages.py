"""Draws the passages that are coded for persuasion: `python -m tests.evaluation.own_passages NAME`.

Fewer than half are drawn at random (of `persuasion-4` all), the rest by cues, as in `own_sample`.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from discourse import Span
from tests.evaluation.gold import gold_folder
from tests.evaluation.own_sample import (
    SEED_3,
    SEED_4,
    Candidate,
    candidates_of,
    print_sample,
    with_cue,
)
from tests.evaluation.own_texts import gum_texts, seed_texts, sentences_of, speech_texts

PERSUASION_CUES = {
    "judgement": r"\b(?i:brutal\w*|barbar\w+|aggress\w+|heinous|evil|crimes?|shame\w*|terroris\w+|genocid\w+|tyran\w+|lies?|plunder\w*"
    r"|massacres?|regimes?|puppets?|imperial\w+|hegemon\w*)\b",
    "extremes": r"\b(?i:never before|unprecedented|the (?:greatest|worst|most)|entire|every single|nothing but|merely|mere)\b",
    "pride": r"\b(?i:great nation|proud|heroic|glorious|patriot\w*|flag|ancestors|heritage|our (?:brave|people))\b",
    "fear": r"\b(?i:catastroph\w+|annihilat\w+|extinction|doom\w*|survival|existential|peril\w*|too late|abyss|threatens?)\b",
    "questions": r"\?",
    "authority and majority": r"\b(?i:experts?|scientists?|history (?:teaches|shows|will)|Mandela|Gandhi|Lincoln|Einstein|overwhelming majority"
    r"|whole world|everyone|nobody)\b",
    "one way or cause": r"\b(?i:either|no (?:other )?(?:choice|alternative|option|way)|the only|or else|simply because|root cause)\b",
    "double standards": r"\b(?i:double standards?|hypocri\w+|what about|so-called|lectur\w+|preach\w*|pretext)\b",
}
"""What passages for persuasion techniques are sought out by: as many for one as for another."""

PASSAGE = 8
"""Sentences in a passage."""
PASSAGES_WITH_CUE, PASSAGES_AT_RANDOM, PASSAGES_OF_GUM = 14, 88, 40
PASSAGES_TO_LEARN_WITH_CUE, PASSAGES_TO_LEARN_AT_RANDOM = 52, 64
"""Of each set of speeches that the models of persuasion are fitted on."""
PASSAGES_OF_OTHERS = 160


def persuasion_sample(gold: Path) -> list[tuple[Candidate, str]]:
    """240 passages of eight sentences, shuffled, with their strata: one of a speech, and some of GUM's free genres and of the seeds."""
    chance = random.Random(SEED_3)
    items = _passages_of_speeches(gold, chance, PASSAGES_WITH_CUE, PASSAGES_AT_RANDOM, [])
    others = [
        each
        for name, text in seed_texts()
        for each in _passages(name, text, sentences_of(text, wrapped=False))
    ]
    for name, text, sentences in gum_texts(gold / "gum"):
        if name.split("_")[1] in ("news", "speech", "interview"):
            others += _passages(name, text, sentences)
    items += [(each, "random") for each in chance.sample(others, PASSAGES_OF_GUM)]
    chance.shuffle(items)
    return items


def persuasion_samples_to_learn(gold: Path) -> tuple[list[tuple[Candidate, str]], ...]:
    """Twice 480 passages of as many speeches, none of which another set has, shuffled, with their strata."""
    taken = persuasion_sample(gold)
    samples = []
    numbers = PASSAGES_TO_LEARN_WITH_CUE, PASSAGES_TO_LEARN_AT_RANDOM
    for seed in (SEED_3, SEED_4):
        chance = random.Random(seed)
        items = _passages_of_speeches(gold, chance, *numbers, taken)
        chance.shuffle(items)
        samples.append(items)
        taken = [*taken, *items]
    return tuple(samples)


def persuasion_sample_of_gum(gold: Path) -> list[tuple[Candidate, str]]:
    """160 passages of GUM's free genres, of documents that the measured set has none of: how the sober write."""
    taken = {each.document for each, _ in persuasion_sample(gold)}
    chance = random.Random(SEED_3)
    candidates = [
        each
        for name, text, sentences in gum_texts(gold / "gum")
        if name not in taken
        for each in _passages(name, text, sentences)
    ]
    return [(each, "random") for each in chance.sample(candidates, PASSAGES_OF_OTHERS)]


def _passages_of_speeches(
    gold: Path,
    chance: random.Random,
    by_cue: int,
    at_random: int,
    taken: list[tuple[Candidate, str]],
) -> list[tuple[Candidate, str]]:
    """So many passages for each cue of persuasion, and so many more, of speeches that none is taken from."""
    candidates = [
        each
        for name, text in speech_texts(gold.parent / "corpora")
        for each in _passages(name, text, sentences_of(text, wrapped=True))
    ]
    items: list[tuple[Candidate, str]] = []
    for pattern in PERSUASION_CUES.values():
        drawn = list(with_cue(pattern, candidates, by_cue, 1, [*taken, *items], chance))
        items += [(each, "enriched") for each in drawn]
    drawn = list(with_cue("", candidates, at_random, 1, [*taken, *items], chance))
    return [*items, *((each, "random") for each in drawn)]


def _passages(
    document: str, text: str, sentences: Iterator[Span] | list[Span]
) -> Iterator[Candidate]:
    """Stretches of eight sentences, each whole, that follow one another."""
    run: list[Span] = []
    for sentence in (each.span for each in candidates_of(document, text, sentences)):
        if run and text[run[-1].end : sentence.start].strip():
            run = []
        run.append(sentence)
        if len(run) == PASSAGE:
            span = Span(run[0].start, run[-1].end)
            yield Candidate(document, span, span.quote(text))
            run = []


SAMPLES: Mapping[str, str] = {
    "persuasion": "p",
    "persuasion-2": "q",
    "persuasion-3": "v",
    "persuasion-4": "x",
}


def main(name: str) -> None:
    """Print a sample."""
    gold = gold_folder()
    drawn = {
        "persuasion": lambda: persuasion_sample(gold),
        "persuasion-2": lambda: persuasion_samples_to_learn(gold)[0],
        "persuasion-3": lambda: persuasion_samples_to_learn(gold)[1],
        "persuasion-4": lambda: persuasion_sample_of_gum(gold),
    }
    print_sample(drawn[name](), SAMPLES[name])


if __name__ == "__main__":
    main(sys.argv[1])

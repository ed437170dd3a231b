"""What the training data show too seldom, made from what they have.

Newswire has few states of several words, few bodies with long names, no titles in title case and no
codes; and its tokens part what our tokenizer keeps together ("U . S ."). So some of its sentences are
seen a second time, with another name in a name's place, in title case, between codes, or with the dots
joined. The sentences themselves stay as they are.
"""

import random
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import frozen

Token = dict[str, str]
Sentence = list[Token]

NAMES = tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))
SMALL_IN_TITLES = frozenset(NAMES["titles"]["small_words"])
TITLES = 0.06  # of a treebank's short sentences
LONGEST_TITLE = 25
WORDS = re.compile(r"'s\b|(?:[^\s']|'(?!s\b))+")


@frozen
class Variation:
    """One way to see a sentence differently, and how often it is tried."""

    share: float
    vary: Callable[[Sentence, random.Random], Sentence | None]


def varied(sentences: list[Sentence], seed: int) -> Iterator[Sentence]:
    """The further sentences, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311
    for sentence in sentences:
        for variation in VARIATIONS:
            if chance.random() < variation.share and (made := variation.vary(sentence, chance)):
                yield made


def spans(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """(first token, last + 1, class) of every entity."""
    first = 0
    for index, token in enumerate([*sentence, {"ner": "O"}]):
        if index > first and sentence[first]["ner"] != "O" and not token["ner"].startswith("I-"):
            yield first, index, sentence[first]["ner"][2:]
        if not token["ner"].startswith("I-"):
            first = index


def named(name: str, kind: str) -> Sentence:
    """The tokens of an entity; an article before it is outside, as in the newswire's own coding."""
    words = WORDS.findall(name)
    article = [{"text": words.pop(0), "ner": "O"}] if words[0] == "the" else []
    tags = ["B-" + kind] + ["I-" + kind] * (len(words) - 1)
    return article + [{"text": w, "ner": tag} for w, tag in zip(words, tags, strict=True)]


def replaced(sentence: Sentence, span: tuple[int, int, str], name: str) -> Sentence:
    """The sentence with another name in a span's place, its article too."""
    first, last, kind = span
    if first and sentence[first - 1]["text"].lower() == "the":
        first -= 1
    return [*sentence[:first], *named(name, kind), *sentence[last:]]


def with_another_state(sentence: Sentence, chance: random.Random) -> Sentence | None:
    """A place that a preposition or a verb leads to becomes a state of several words."""
    places = [
        span
        for span in spans(sentence)
        if span[2] == "LOC"
        and span[1] - span[0] == 1
        and sentence[span[0]]["text"].istitle()
        and span[0]
        and sentence[span[0] - 1]["text"].islower()
    ]
    return (
        replaced(sentence, chance.choice(places), chance.choice(NAMES["states"]["names"]))
        if places
        else None
    )


def with_another_body(sentence: Sentence, chance: random.Random) -> Sentence | None:
    """A body of two words or more gets a long name."""
    bodies = [span for span in spans(sentence) if span[2] == "ORG" and span[1] - span[0] > 1]
    if not bodies:
        return None
    fields = chance.sample(NAMES["bodies"]["fields"], chance.choice((1, 2, 2)))
    name = f"{chance.choice(NAMES['bodies']['kinds'])} {' and '.join(fields)}"
    return replaced(
        sentence, chance.choice(bodies), ("the " if chance.random() < 0.7 else "") + name
    )


def in_title_case(sentence: Sentence, chance: random.Random) -> Sentence | None:
    """A short sentence as a headline writes it, without its full stop."""
    if not 4 <= len(sentence) <= LONGEST_TITLE:
        return None
    body = sentence[:-1] if sentence[-1]["text"] == "." else sentence
    return [token | {"text": titled(token["text"])} for token in body]


def titled(word: str) -> str:
    """A word in a title: a capital first, unless it is a small one or has its own."""
    return word if word in SMALL_IN_TITLES else word[:1].upper() + word[1:]


def among_codes(sentence: Sentence, chance: random.Random) -> Sentence | None:
    """A code before or after, that is nobody's name."""
    form = chance.choice(NAMES["codes"]["forms"])
    code = re.sub("0", lambda _: chance.choice("0123456789"), form)
    if form.startswith(("AA0A", "A/")):
        code = re.sub("A", lambda _: chance.choice("ABCEGHKLMNPRSTW"), code)
    tokens = [{"text": part, "ner": "O"} for part in code.split()]
    return tokens + sentence[:12] if chance.random() < 0.5 else sentence[-12:] + tokens


def with_dots_joined(sentence: Sentence, _: random.Random) -> Sentence | None:
    """ "U . S ." as "U.S.", and "’ s" as "’s", as our tokenizer has them."""
    joined: list[Token] = []
    for token in sentence:
        before = joined[-1]["text"] if joined else ""
        dot_of_initials = token["text"] == "." and re.fullmatch(r"(?:[A-Z]\.)*[A-Z]", before)
        next_initial = re.fullmatch("[A-Z]", token["text"]) and re.fullmatch(
            r"(?:[A-Z]\.)+", before
        )
        genitive = token["text"] == "s" and before in {"’", "'"}
        goes_on = not token["ner"].startswith(
            "B-"
        )  # what begins a name cannot be joined to what is none
        goes_on = goes_on and bool(next_initial or genitive)
        if goes_on or (dot_of_initials and token["ner"].startswith("I-")):
            joined[-1] = joined[-1] | {"text": before + token["text"]}
        else:
            joined.append(token)
    return joined if len(joined) < len(sentence) else None


VARIATIONS: tuple[Variation, ...] = (
    Variation(0.1, with_another_state),
    Variation(0.06, with_another_body),
    Variation(0.04, in_title_case),
    Variation(0.01, among_codes),
    Variation(0.2, with_dots_joined),
)


def with_titles(trees: list[list[list[str]]], seed: int) -> list[list[list[str]]]:
    """A treebank's sentences, and some of the short ones again in title case; tags and trees stay."""
    chance = random.Random(seed)  # noqa: S311
    titles = [
        [[word[0], titled(word[1]), *word[2:]] for word in words if word[1] != "."]
        for words in trees
        if 4 <= len(words) <= LONGEST_TITLE
        and chance.random() < TITLES
        and all(word[1] != "." for word in words[:-1])
    ]
    return trees + titles

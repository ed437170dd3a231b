"""How much a text is about each of its actors: the probability that a summary of it names the actor."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from attrs import frozen

from discourse import Document
from discourse.analysis.scoring import Features, LinearModel, Reason, load_model
from discourse.text.layers import ZONES
from discourse_actors.candidates import STATES_AT_LARGE, Candidate
from discourse_actors.phrases import possessors
from discourse_actors.roles import is_in_a_courtesy
from discourse_actors.speakers import WE, I
from discourse_actors.strangers import is_stranger

_SUBJECTS = ("nsubj", "nsubj:pass")
_AS_LIKELY = 0.5
_OF_A_PLACE = 0.4
_JUST_BELOW = 0.0001
_LONG = 2500  # characters, of which a tenth is a passage
_SHORT_TEXT, _LONG_TEXT = 6_000, 12_000  # characters
_IN_A_LONG_TEXT = ", long text"
_WHATEVER_THE_LENGTH = frozenset(
    ["title", "only in courtesies", "only we", "we beside I", "stranger"]
)
_PEOPLE_AT_LARGE = "group:people"
_WORD = re.compile(r"\w+")


@cache
def salience_model() -> LinearModel:
    """The model that ships; its card says what it was fitted on."""
    return load_model(files("discourse_actors").joinpath("data", "salience.json"))


@frozen
class Salience:
    """How salient an actor is, from 0 to 1, and what weighed most."""

    value: float
    why: str


def salience_of(
    document: Document, mentions: Mapping[str, Sequence[Candidate]]
) -> dict[str, Salience]:
    """The salience of each key.

    A country that is each time rather a place, or what something is ("the U.S. House"), is hardly an actor.
    Whoever is only "I" or "we" says so throughout, whatever the text is about, and comes after the most salient of
    those who have a name or a description.
    """
    model = salience_model()
    negative, positive = model.labels
    found = features(document, mentions)
    values = {
        key: round(model.probability(own) * (_OF_A_PLACE if _is_place(mentions[key]) else 1), 4)
        for key, own in found.items()
    }
    only_pronouns = {key for key in values if _is_only(I | WE, mentions[key])}
    told = [
        value
        for key, value in values.items()
        if key not in only_pronouns and not _is_bare_noun(mentions[key])
    ]
    highest = max(told, default=1.0)
    in_order = sorted(only_pronouns, key=lambda key: -values[key])
    for place, key in enumerate(in_order, start=1):
        values[key] = min(values[key], max(0.0, round(highest - place * _JUST_BELOW, 4)))
    return {
        key: Salience(value, _why(model.reasons(found[key], positive, negative)))
        for key, value in values.items()
    }


def _why(reasons: Sequence[Reason]) -> str:
    """The three that weigh most; what a measure adds in a long text is told with what it adds in any.

    The length itself is told of nobody, for it is the same for all.
    """
    added: defaultdict[str, float] = defaultdict(float)
    for reason in reasons:
        added[reason.feature.removesuffix(_IN_A_LONG_TEXT)] += reason.weight
    added.pop("length", None)
    heaviest = sorted(added.items(), key=lambda item: -abs(item[1]))[:3]
    return ", ".join(str(Reason(name, weight)) for name, weight in heaviest)


def features(
    document: Document, mentions: Mapping[str, Sequence[Candidate]]
) -> dict[str, Features]:
    """What makes each actor salient.

    How often it is mentioned (as a logarithm) and in how many tenths of the text, in one of a long text alone (whom a speech
    thanks at its beginning), whether only in courtesies, how early, whether in the title and in
    the first sentence, the how manieth of the actors it is to come up (1, 1/2, 1/3 …), the shares of its mentions
    that are subjects and plurals, whether it is only "we", where somebody says "I" as well or not, whether it is only
    described ("local councils"), and then a bare noun, "people" above all, or a stranger ("the traveller"), and whether
    each time it is one more of a series. What makes an entity
    salient to readers: Dunietz & Gillick 2014; to writers of summaries: Lin & Zeldes 2024, GUMsley.

    A news report is about whom it begins with; of a long speech that cannot be said. So most of these weigh otherwise
    in a long text, in which states and organisations weigh more.
    """
    in_order = sorted(mentions, key=lambda key: mentions[key][0].start)
    title = _words(document.metadata.title or "")
    long = _how_long(len(document.text))
    somebody_says_i = any(m.head.lower in I for of_actor in mentions.values() for m in of_actor)
    found: dict[str, Features] = {}
    for order, key in enumerate(in_order, start=1):
        own = _features(document, mentions[key], order, title, somebody_says_i)
        found[key] = {**own, **_in_a_long_text(own, mentions[key][0], long)} if long else own
    return found


def _how_long(characters: int) -> float:
    """From 0, a report or an op-ed, to 1, a speech of twenty minutes."""
    share = math.log(max(1, characters) / _SHORT_TEXT) / math.log(_LONG_TEXT / _SHORT_TEXT)
    return round(min(1.0, max(0.0, share)), 3)


def _in_a_long_text(own: Features, first: Candidate, long: float) -> Features:
    is_body = first.type in ("state", "organisation")
    otherwise = {"length": 1.0, "body": float(is_body)}
    otherwise |= {name: value for name, value in own.items() if name not in _WHATEVER_THE_LENGTH}
    return {f"{name}{_IN_A_LONG_TEXT}": value * long for name, value in otherwise.items()}


def _features(
    document: Document,
    mentions: Sequence[Candidate],
    order: int,
    title: Sequence[str],
    somebody_says_i: bool,
) -> Features:
    heads = [mention.head for mention in mentions]
    subjects = sum(head.deprel in _SUBJECTS for head in heads)
    zones = [zone for head in heads for zone in document[ZONES].at(head.start)]
    length = max(1, len(document.text))
    tenths = {10 * mention.start // length for mention in mentions}
    return {
        "mentions": math.log(len(mentions)),
        "spread": len(tenths) / 10,
        "only in courtesies": float(all(map(is_in_a_courtesy, heads))),
        "in one passage": float(len(tenths) == 1 and length > _LONG),
        "early": 1 - mentions[0].start / length,
        "order": 1 / order,
        "first sentence": float(heads[0].tree.index == 0),
        "subject": subjects / (len(heads) + 1),
        "plural": sum(head.feats.get("Number") == "Plur" for head in heads) / len(heads),
        "title": float(
            any(zone.label == "title" for zone in zones)
            or any(_is_named_in(title, mention, document) for mention in mentions)
        ),
        "we beside I" if somebody_says_i else "only we": float(_is_only(WE, mentions)),
        "unnamed": float(_is_unnamed(mentions)),
        "bare noun": float(_is_bare_noun(mentions)),
        "people": float(mentions[0].key == _PEOPLE_AT_LARGE),
        "only in a series": float(all(head.deprel == "conj" for head in heads)),
        "stranger": float(is_stranger(mentions[0].key)),
    }


def _is_named_in(title: Sequence[str], mention: Candidate, document: Document) -> bool:
    """Whether a title has the words of a name or of a description; of a person's name the last will do.

    A title need not stand in the text: tables and feeds give it beside.
    """
    if mention.kind == "pronoun":
        return False
    if mention.kind == "nominal":
        words = _words(mention.name)
    elif mention.head.upos == "PROPN":
        words = _words(mention.head.text)
    else:
        words = _words(document.text[mention.start : mention.end])
    return bool(words) and any(title[at : at + len(words)] == words for at in range(len(title)))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _is_place(mentions: Sequence[Candidate]) -> bool:
    return all(m.probability is not None and m.probability < _AS_LIKELY for m in mentions)


def _is_unnamed(mentions: Sequence[Candidate]) -> bool:
    """Whether it is only described, as others than the speaker's own: "local councils", not "our citizens"."""
    described = [mention for mention in mentions if mention.kind != "pronoun"]
    return bool(described) and all(m.kind == "nominal" and not _is_ours(m) for m in described)


def _is_ours(mention: Candidate) -> bool:
    return any(word.lower in WE | I for word in possessors(mention.head))


def _is_bare_noun(mentions: Sequence[Candidate]) -> bool:
    """Whether it is whoever some noun may stand for: "people", "governments"."""
    first = next((mention for mention in mentions if mention.kind != "pronoun"), mentions[0])
    if first.key == STATES_AT_LARGE:
        return True  # the United Nations write "States"
    is_description = first.kind == "nominal" and first.key.startswith("group:")
    return is_description and " " not in first.name and first.name.islower()


def _is_only(forms: frozenset[str], mentions: Sequence[Candidate]) -> bool:
    """Whether an actor is called by these pronouns and nothing else."""
    return all(mention.head.lower in forms for mention in mentions)

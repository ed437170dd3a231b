"""Groups of states that a text calls by several descriptions: one actor, by the description that tells most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from discourse import Document
from discourse.text.layers import ZONES
from discourse.text.syntax import Word
from discourse_actors.candidates import STATES_AT_LARGE, Candidate
from discourse_actors.phrases import is_definite, is_plural

_BARE_REGIME = "group:regime"
_STATES = frozenset({"state", "country", "nation"})


def gathered(document: Document, mentions: Sequence[Candidate]) -> list[Candidate]:
    """The mentions, with one key for "friendly countries", "friendly states" and the states that are so called.

    "States" without more are those of the title ("Friendly Countries") if the text says of them what the title does:
    that they "are friendly".
    """
    described = [m for m in mentions if _describes_states(m)]
    first: dict[frozenset[str], Candidate] = {}
    for mention in described:
        first.setdefault(_told(mention), mention)
    same = {m.key: first[_told(m)] for m in described}
    at_large = [m for m in mentions if m.key == STATES_AT_LARGE]
    said = {lemma for m in at_large for lemma in _predicated(m.head)}
    for told, mention in first.items():
        if is_in_title(document, mention) and told <= said:
            same[STATES_AT_LARGE] = mention
    names = {m.key: in_sentence_case(document, m) for m in same.values()}
    return [_of(mention, same, names) for mention in mentions]


def with_the_one_regime(mentions: Sequence[Candidate]) -> list[Candidate]:
    """The mentions, with "that regime" as the state's whose regime the text speaks of, where it is of one state's alone."""
    regimes = {m.key: m for m in mentions if m.kind == "nominal" and _is_a_regime(m.head)}
    whose = [m for key, m in regimes.items() if not key.startswith("group:")]
    if len(whose) != 1 or whose[0].type != "state":
        return list(mentions)
    return [
        m.standing_for(whose[0], f"for {whose[0].name!r}") if m.key == _BARE_REGIME else m
        for m in mentions
    ]


def _is_a_regime(head: Word) -> bool:
    return head.lemma.lower() == "regime" and not is_plural(head)


def _of(mention: Candidate, same: Mapping[str, Candidate], names: Mapping[str, str]) -> Candidate:
    if mention.key not in same:
        return mention
    key = same[mention.key].key
    name = names[key] if mention.key != key else mention.name
    return evolve(mention, key=key, name=name)


def _describes_states(mention: Candidate) -> bool:
    """Whether it tells by adjectives alone which states are meant."""
    head = mention.head
    return (
        mention.key.startswith("group:")
        and mention.kind == "nominal"
        and head.lemma.lower() in _STATES
        and is_plural(head)
        and len(mention.name.split()) == 1 + len(_told(mention))
        and bool(_told(mention))
    )


def _told(mention: Candidate) -> frozenset[str]:
    words = set(mention.name.lower().split())
    return frozenset(
        child.lemma.lower() for child in mention.head.children_by("amod") if child.lower in words
    )


def _predicated(head: Word) -> Iterator[str]:
    """The adjectives that are said of a noun: "states friendly to us", "a number of states are friendly"."""
    yield from (c.lemma.lower() for c in head.children_by("amod") if c.index > head.index)
    verb = head.head
    if verb is None or verb.upos != "ADJ" or head.relation != "nsubj":
        return
    if _NEGATIONS.isdisjoint(child.lower for child in verb.children):
        yield verb.lemma.lower()


_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "hardly"})


def fullest_name(document: Document, mentions: Sequence[Candidate]) -> str:
    """What a bare noun is called where it is called most: "the vast majority of countries"; "" if by nothing more."""
    for mention in mentions:
        head = mention.head
        if head.lemma.lower() in ("majority", "minority", "bulk", "rest") and is_definite(head):
            words = " ".join(document.text[mention.start : mention.end].split())
            return words[:1].lower() + words[1:]
    return ""


def in_sentence_case(document: Document, mention: Candidate) -> str:
    """Its name as it would stand in a sentence: in a title a description has capitals that are not its own."""
    if mention.kind != "nominal" or not is_in_title(document, mention):
        return mention.name
    words = [w for w in mention.head.tree.words if w.text in mention.name.split()]
    common = {w.text for w in words if w.upos != "PROPN" and w.lemma.islower()}
    return " ".join(w.lower() if w in common else w for w in mention.name.split())


def is_in_title(document: Document, mention: Candidate) -> bool:
    """Whether it stands in the title of the page."""
    zones = document[ZONES].overlapping(mention.head.span)
    return any(zone.label == "title" for zone in zones)

"""Conditions on one word: what stands between the square brackets of a pattern (see `patterns`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set

from attrs import frozen

from discourse.analysis.records import unknown_name
from discourse.text.syntax import Word

Test = Callable[[Word], bool]
WordLists = Mapping[str, Set[str]]
Key = tuple[str, str]


@frozen(eq=False)
class Condition:
    """What must be true of a word.

    Attributes:
        holds: whether it is.
        keys: what can be asked for, with a value, such as `("lemma", "say")`: a word of which it holds has
            one of these. None where no such keys are known.
    """

    holds: Test
    keys: frozenset[Key] | None = None


def readers_of(name: str) -> Sequence[Callable[[Word], str]]:
    """What reads the values of a key's name off a word: a relation has a value with its subtype and one without."""
    if name == "deprel":
        return (_READ[name], lambda word: word.relation)
    return (_READ[name],)


_READ: dict[str, Callable[[Word], str]] = {
    "text": lambda word: word.text,
    "lower": lambda word: word.lower,
    "lemma": lambda word: word.lemma.lower(),
    "upos": lambda word: word.upos,
    "xpos": lambda word: word.xpos,
    "deprel": lambda word: word.deprel,
}
_LOWERED = ("lower", "lemma")
_GRAMMAR = ("upos", "xpos", "deprel")
# Universal Dependencies v2: universaldependencies.org/u/pos, universaldependencies.org/u/dep
UPOS = frozenset({
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
    "VERB", "X",
})  # fmt: skip
RELATIONS = frozenset({
    "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "clf", "compound", "conj", "cop", "csubj",
    "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod",
    "nsubj", "nummod", "obj", "obl", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
})  # fmt: skip
# English words that stand in most sentences: a hint where to look first, no part of what a pattern means
_COMMON = frozenset({
    "the", "of", "and", "to", "a", "in", "that", "is", "was", "it", "for", "be", "have", "on", "with", "as", "i", "he",
    "they", "this", "at", "by", "are", "we", "you", "or", "an",
})  # fmt: skip

_CONDITION = re.compile(
    r"""\s*(?:&\s*)?(?P<name>[A-Za-z]+(?:\[[a-z]+\])?)\s*(?P<relation>!?=)\s*
    (?P<values>(?:"[^"]*"|[^\s"&|\]]+)(?:\|(?:"[^"]*"|[^\s"&|\]]+))*)""",
    re.VERBOSE,
)
_VALUE = re.compile(r'"([^"]*)"|([^\s"&|\]]+)')


class BadCondition(ValueError):  # noqa: N818 - the parser of patterns turns it into a DataError
    """A condition that cannot be read; `at` is the place in its text."""

    def __init__(self, at: int, problem: str) -> None:
        super().__init__(problem)
        self.at = at


def read_conditions(written: str, lists: WordLists) -> Condition:
    """One condition that holds where all those written do; "" holds for every word.

    Raises:
        BadCondition: something unknown is written, or a list that is not there is named.
    """
    conditions = []
    at = 0
    while written[at:].strip():
        match = _CONDITION.match(written, at)
        if not match:
            raise BadCondition(
                at,
                f"cannot read {written[at:].strip()!r}; write conditions as upos=NOUN, "
                'lemma=say|tell, deprel!=conj, Number=Plur, text="…"',
            )
        condition = _condition(match, lists)
        conditions.append(_negated(condition) if match["relation"] == "!=" else condition)
        at = match.end()
    if len(conditions) == 1:
        return conditions[0]
    return Condition(
        _all([condition.holds for condition in conditions]),
        rarest(condition.keys for condition in conditions),
    )


def _all(tests: Sequence[Test]) -> Test:
    """All of several tests; without a loop, as they are asked of every word. None holds for any word."""
    if not tests:
        return lambda word: True
    first, *more = tests
    if not more:
        return first
    rest = _all(more)
    return lambda word: first(word) and rest(word)


def rarest(several: Iterable[frozenset[Key] | None]) -> frozenset[Key] | None:
    """Of several sets of keys that must all be met, the one that the fewest words will meet."""
    known = [keys for keys in several if keys is not None]
    # a word's form or lemma tells more than its part of speech, and any word more than "the"
    return min(
        known,
        key=lambda keys: (
            any(name in _GRAMMAR for name, _ in keys),
            any(value in _COMMON for _, value in keys),
            len(keys),
        ),
        default=None,
    )


def form(written: str) -> Condition:
    """The word has this form, in any case."""
    lowered = written.lower()
    return Condition(lambda word: word.lower == lowered, frozenset({("lower", lowered)}))


def _condition(match: re.Match[str], lists: WordLists) -> Condition:
    name = match["name"]
    is_feature = name[0].isupper()
    if not is_feature and name not in _READ:
        raise BadCondition(
            match.start("name"),
            f"unknown: {name!r}. Known are {', '.join(_READ)}, and features by their UD names (Number)",
        )
    exact: set[str] = set()
    affixes: list[Callable[[str], bool]] = []
    for quoted, bare in _VALUE.findall(match["values"]):
        value = (quoted or bare).lower() if name in _LOWERED else quoted or bare
        if bare.startswith("$") and len(bare) > 1:
            exact |= _listed(bare[1:], name in _LOWERED, lists, match.start("values"))
        elif not quoted and "*" in bare:
            affixes.append(_affix(value, match.start("values")))
        else:
            _check_grammar(name, value, match.start("values"))
            exact.add(value)
    keys = frozenset((name, value) for value in exact) if not affixes else None
    if is_feature:
        return Condition(_test(lambda word: word.feats.get(name, ""), exact, affixes))
    if name == "deprel" and not affixes:
        return Condition(lambda word: word.deprel in exact or word.relation in exact, keys)
    return Condition(_test(_READ[name], exact, affixes), keys)


def _check_grammar(name: str, value: str, at: int) -> None:
    """Refuse a part of speech or a relation that Universal Dependencies does not have: it would never be found."""
    if name == "upos" and value not in UPOS:
        raise BadCondition(at, unknown_name(value, tuple(sorted(UPOS))).rstrip("."))
    if name == "deprel":
        check_relation(value, at)


def check_relation(written: str, at: int) -> None:
    """Refuse a relation that Universal Dependencies does not have; a subtype after a colon may be any.

    Raises:
        BadCondition: there is no such relation.
    """
    if written.partition(":")[0] not in RELATIONS:
        raise BadCondition(at, unknown_name(written, tuple(sorted(RELATIONS))).rstrip("."))


def _test(
    read: Callable[[Word], str], exact: set[str], affixes: list[Callable[[str], bool]]
) -> Test:
    if not affixes:
        if read is _READ["lower"]:
            return lambda word: word.lower in exact
        if read is _READ["upos"]:
            return lambda word: word.upos in exact
        return lambda word: read(word) in exact
    return lambda word: read(word) in exact or any(affix(read(word)) for affix in affixes)


def _listed(name: str, lowered: bool, lists: WordLists, at: int) -> set[str]:
    if name not in lists:
        known = ", ".join(sorted(lists)) or "none"
        raise BadCondition(at, f"no word list {name!r} was given; given: {known}")
    return {value.lower() if lowered else value for value in lists[name]}


def _affix(value: str, at: int) -> Callable[[str], bool]:
    stem = value.strip("*")
    if "*" in stem or not stem:
        raise BadCondition(at, f"{value!r}: a * may stand at the start or the end of some letters")
    if value.startswith("*") and value.endswith("*"):
        return lambda read: stem in read
    if value.startswith("*"):
        return lambda read: read.endswith(stem)
    return lambda read: read.startswith(stem)


def _negated(condition: Condition) -> Condition:
    holds = condition.holds
    return Condition(lambda word: not holds(word))

"""Devices that rules in TOML find: `NAME.toml` holds the patterns of the family NAME, each block with its source.

Persuasion has two files: forms that are a technique as a rule, and those that a model weighs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from weakref import WeakKeyDictionary

from attrs import field, frozen, validators

from discourse.analysis.patterns import Pattern, PatternMatch, PatternSet, compile_pattern
from discourse.analysis.tables import read_toml
from discourse_rhetoric.prose import Prose
from discourse_rhetoric.wordlists import words_of

FOLDER = files("discourse_rhetoric") / "rules"
FILES = {"persuasion": ("persuasion", "possible")}
LISTS = (
    "alarms",
    "harms",
    "insults",
    "judgements",
    "loaded",
    "passions",
    "pride",
    "titles",
    "virtues",
)  # the word lists that patterns may name: `$insults`


def _compiled(patterns: Sequence[str]) -> tuple[Pattern, ...]:
    lists = {name: words_of(name) for name in LISTS}
    return tuple(compile_pattern(each, lists) for each in patterns)


@frozen(kw_only=True)
class Rule:
    """Forms that a device takes.

    Attributes:
        device: its name in the taxonomy.
        why: what a reader is told.
        source: where the category, or the expressions, come from.
        patterns: as `discourse.analysis.patterns` reads them; their captures are the device's parts.
        strength: as in `Finding`.
        form: as in `Finding`.
    """

    device: str
    why: str
    source: str
    patterns: tuple[Pattern, ...] = field(converter=_compiled)
    strength: float = field(validator=[validators.ge(0.0), validators.le(1.0)])
    form: str = "a form of words"


Matches = Mapping[str, Sequence[tuple[PatternMatch, Rule]]]

_matches: WeakKeyDictionary[Prose, dict[str, Matches]] = WeakKeyDictionary()


def matches(prose: Prose, family: str) -> Matches:
    """What the rules of a family find in a text, by device: all rules in one pass, made once for each text."""
    made = _matches.setdefault(prose, {})
    if family not in made:
        found: dict[str, list[tuple[PatternMatch, Rule]]] = {}
        patterns = _patterns(family)
        for sentence in prose.sentences:
            for match, rule in patterns.find(sentence.tree):
                found.setdefault(rule.device, []).append((match, rule))
        made[family] = found
    return made[family]


@cache
def rules(name: str) -> tuple[Rule, ...]:
    """The blocks `[[rule]]` of `rules/NAME.toml`, in the order of the file.

    Raises:
        DataError: a block does not fit, with its line.
    """
    return read_toml(FOLDER / f"{name}.toml").records("rule", Rule)


@cache
def _patterns(family: str) -> PatternSet[Rule]:
    every = [rule for name in FILES.get(family, (family,)) for rule in rules(name)]
    return PatternSet([(pattern, rule) for rule in every for pattern in rule.patterns])

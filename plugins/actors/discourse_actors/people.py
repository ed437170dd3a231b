"""Which names of people are one person's: a surname, a first name, a name with its initials or honours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from discourse.analysis.lexicons import fold
from discourse_actors.candidates import Candidate
from discourse_actors.humans import is_noun_for_a_human
from discourse_actors.keys import person_key

_HONOURS = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "ph.d.", "esq.", "m.d."})
_LONGEST_HONOUR = 4  # "FRS", "DBE"


@frozen
class Person:
    """Whom a name stands for."""

    key: str
    name: str


@frozen
class People:
    """The people of a text, by each of their names as folded.

    Attributes:
        parts: by first names and surnames, and the beginnings and ends of longer names.
    """

    names: Mapping[str, Person]
    parts: Mapping[str, Person]

    @classmethod
    def of(cls, candidates: Iterable[Candidate]) -> People:
        """Gathers the names; where two people share a part of theirs, the one named more often has it."""
        count = Counter(c.name for c in candidates)
        known = {fold(c.name): Person(c.key, c.name) for c in candidates if c.key}
        names: dict[str, Person] = dict(known)
        parts: dict[str, Person] = {}
        for name, _ in sorted(count.items(), key=lambda item: -item[1]):
            words = without_honours(name)
            if len(words) < 2:
                continue
            ends = fold(f"{words[0]} {words[-1]}")
            plain = fold(" ".join(words))
            person = names.get(plain) or names.get(ends) or Person(person_key(name), name)
            names[fold(name)] = person
            names.setdefault(plain, person)
            names.setdefault(ends, person)
            for part in _parts(words):
                parts.setdefault(part, person)
        for name in count:
            single = fold(name)
            names.setdefault(single, parts.get(single, Person(person_key(name), name)))
        return cls(names, parts)

    def stands_for_nobody(self, name: str) -> bool:
        """Whether it is a title or a noun that was taken for a name: "Tsar", but not "Major" beside "John Major"."""
        return fold(name) not in self.parts and is_noun_for_a_human(name)


def without_honours(name: str) -> Sequence[str]:
    """The words of a name without what is set behind it: "Daniel Bernoulli" of "Daniel Bernoulli FRS"."""
    words = name.split()
    in_capitals = name.isupper()
    while len(words) > 1 and (
        words[-1].lower() in _HONOURS
        or (not in_capitals and words[-1].isupper() and 1 < len(words[-1]) <= _LONGEST_HONOUR)
    ):
        words.pop()
    return words


def _parts(words: Sequence[str]) -> Iterable[str]:
    """What a name may be cut to; its surname and first name come before longer pieces."""
    yield fold(words[-1])
    yield fold(words[0])
    for length in range(2, len(words)):
        yield fold(" ".join(words[:length]))
        yield fold(" ".join(words[-length:]))
    if len(words[0]) > 1:
        yield fold(f"{words[0][0]}. {words[-1]}")

"""Which names are one actor: surnames, acronyms, and names said in full once and in part later."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from attrs import evolve

from discourse.analysis.lexicons import fold
from discourse_actors.candidates import Candidate
from discourse_actors.gazetteer import Gazetteer, person_key, slug

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "des", "du"})


def identified(candidates: Sequence[Candidate], text: str, gazetteer: Gazetteer) -> list[Candidate]:
    """The same candidates, those by name with keys: one key for all the names of one actor."""
    people = _people(c for c in candidates if c.kind == "name" and c.type == "person")
    organisations = _organisations(
        [c for c in candidates if not c.key and c.kind == "name" and c.type != "person"], text
    )
    by_last_word = _by_last_word([c for c in candidates if c.type == "organisation"], text)
    settled = []
    for candidate in candidates:
        if candidate.key or candidate.kind != "name":
            settled.append(candidate)
        elif candidate.type == "person":
            key, name = people[fold(candidate.name)]
            known = gazetteer.actors.get(key)
            settled.append(candidate.of(known) if known else evolve(candidate, key=key, name=name))
        elif fold(candidate.name) in people:
            # taggers take a bare surname for an organisation now and then
            key, name = people[fold(candidate.name)]
            settled.append(evolve(candidate, key=key, name=name, type="person"))
        else:
            name = organisations[fold(candidate.name)]
            whole = by_last_word.get(fold(candidate.name), {})
            if len(whole) == 1:
                settled.append(_as(candidate, next(iter(whole.values()))))
                continue
            prefix = "org" if candidate.type == "organisation" else "group"
            settled.append(evolve(candidate, key=f"{prefix}:{slug(name)}", name=name))
    return settled


def _by_last_word(organisations: Sequence[Candidate], text: str) -> dict[str, dict[str, Candidate]]:
    """For "Fund", the organisations of the text that are called so for short, by key or name.

    By the words of the text as well: for "Assembly", the United Nations where it says "General Assembly".
    """
    found: defaultdict[str, dict[str, Candidate]] = defaultdict(dict)
    for candidate in organisations:
        for name in (candidate.name, text[candidate.start : candidate.end]):
            words = name.split()
            if len(words) > 1 and _SMALL.isdisjoint(words):
                found[fold(words[-1])].setdefault(candidate.key or fold(candidate.name), candidate)
    return found


def _as(candidate: Candidate, other: Candidate) -> Candidate:
    """The candidate as a mention of the organisation that another one names in full."""
    return evolve(
        candidate,
        key=other.key or f"org:{slug(other.name)}",
        name=other.name,
        type=other.type,
        state=other.state,
        sector=other.sector,
    )


def _people(candidates: Iterable[Candidate]) -> dict[str, tuple[str, str]]:
    """Key and name for each name of a person: "Lavrov" is the "Sergei Lavrov" of the same text.

    Where two people share the surname, the one named more often has it. Initials in the middle do not make
    another person.
    """
    count: Counter[str] = Counter()
    known: dict[str, tuple[str, str]] = {}
    for candidate in candidates:
        count[candidate.name] += 1
        if candidate.key:
            known[fold(candidate.name)] = candidate.key, candidate.name
    names: dict[str, tuple[str, str]] = dict(known)
    by_part: dict[str, tuple[str, str]] = {}
    for name, _ in sorted(count.items(), key=lambda item: -item[1]):
        words = name.split()
        if len(words) > 1:
            ends = f"{fold(words[0])} {fold(words[-1])}"
            whole = names.get(fold(name)) or names.get(ends) or (person_key(name), name)
            names[fold(name)] = whole
            names.setdefault(ends, whole)
            by_part.setdefault(fold(words[-1]), whole)
            by_part.setdefault(fold(words[0]), whole)
    for name in count:
        single = fold(name)
        names.setdefault(single, by_part.get(single, (person_key(name), name)))
    return names


def _organisations(candidates: Sequence[Candidate], text: str) -> dict[str, str]:
    """The fullest name for each name: that of which it is the acronym, or the beginning or the end."""
    names = list(dict.fromkeys(candidate.name for candidate in candidates))
    by_acronym: dict[str, str] = {}
    by_part: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        words = name.split()
        if len(words) > 1:
            by_acronym.setdefault(acronym(name), name)
            by_part[fold(" ".join(words[1:]))].append(name)
            by_part[fold(" ".join(words[:-1]))].append(name)
    for candidate in candidates:
        stated = _ACRONYM.match(text, candidate.end)
        if stated and len(candidate.name.split()) > 1:
            by_acronym[stated[1]] = candidate.name
    fullest = {}
    for name in names:
        plain = name.replace(".", "")
        whole = by_acronym.get(plain) if plain.isupper() else None
        longer = by_part.get(fold(name), [])
        fullest[fold(name)] = whole or (longer[0] if len(longer) == 1 and " " in name else name)
    return fullest


_ACRONYM = re.compile(r"\s?\((?:the )?([A-Z][A-Za-z&-]{1,9})\)")


def acronym(name: str) -> str:
    """The capitals that a name of several words is shortened to: "SCO"."""
    return "".join(word[0] for word in name.split() if word.lower() not in _SMALL).upper()

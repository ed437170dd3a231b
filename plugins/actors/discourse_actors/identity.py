"""Which names are one actor: surnames, acronyms, and names said in full once and in part later."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

from attrs import evolve

from discourse.analysis.lexicons import fold
from discourse_actors.aliases import with_one_key
from discourse_actors.candidates import Candidate, is_whole_body
from discourse_actors.gazetteer import Gazetteer
from discourse_actors.keys import person_key, slug
from discourse_actors.people import People, Person

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "des", "du"})


def identified(candidates: Sequence[Candidate], text: str, gazetteer: Gazetteer) -> list[Candidate]:
    """The same candidates, those by name with keys: one key for all the names of one actor."""
    people = People.of([c for c in candidates if c.kind == "name" and c.type == "person"])
    organisations = _organisations(
        [c for c in candidates if not c.key and c.kind == "name" and c.type != "person"], text
    )
    by_last_word = _by_last_word([c for c in candidates if c.type == "organisation"], text)
    namesakes = _namesakes(candidates, text)
    surnames = _surnames_first_of_people(candidates, text)
    body = _body_named_most(candidates)
    settled = []
    for candidate in candidates:
        bearer = surnames.get(text[candidate.start : candidate.end])
        if bearer is not None and candidate.probability is not None:
            person = people.names[fold(bearer.name)]
            settled.append(evolve(_as_person(candidate, person), kind="name", subactor=""))
        elif candidate.type == "person" and candidate.kind == "name":
            if not candidate.key and people.stands_for_nobody(candidate.name):
                continue
            other = namesakes.get(fold(text[candidate.start : candidate.end]))
            person = other or people.names[fold(candidate.name)]
            known = gazetteer.actors.get(person.key)
            settled.append(candidate.of(known) if known else _as_person(candidate, person))
        elif candidate.key or candidate.kind != "name":
            settled.append(candidate)
        elif fold(candidate.name) in people.names:
            # taggers take a bare surname for an organisation now and then
            settled.append(_as_person(candidate, people.names[fold(candidate.name)]))
        else:
            name = organisations[fold(candidate.name)]
            whole = by_last_word.get(fold(candidate.name))
            if body is not None and _is_of(body, candidate, gazetteer):
                settled.append(_as(candidate, body))
                continue
            if whole:
                settled.append(_as(candidate, _named_last(whole, candidate.start)))
                continue
            prefix = "org" if candidate.type == "organisation" else "group"
            settled.append(evolve(candidate, key=f"{prefix}:{slug(name)}", name=name))
    return with_one_key(settled, text, gazetteer.actors)


def _as_person(candidate: Candidate, person: Person) -> Candidate:
    return evolve(candidate, key=person.key, name=person.name, type="person", state="", sector="")


def _namesakes(candidates: Sequence[Candidate], text: str) -> dict[str, Person]:
    """For a bare "Clinton", the Clinton whom the text names in full before; where the one best known is never named in full."""
    bare: dict[str, Candidate] = {}
    others: dict[str, Candidate] = {}
    in_full: set[str] = set()
    for candidate in candidates:
        if candidate.kind != "name" or candidate.type != "person":
            continue
        first, *more = text[candidate.start : candidate.end].split()
        if more:
            in_full.add(candidate.key)
            for part in (more[-1],) if candidate.key else (first, more[-1]):
                others.setdefault(fold(part), candidate)
        elif candidate.key:
            bare.setdefault(fold(first), candidate)
    return {
        surname: Person(other.key or person_key(other.name), other.name)
        for surname, candidate in bare.items()
        if (other := others.get(surname)) is not None
        and other.start < candidate.start
        and candidate.key not in in_full
    }


def _surnames_first_of_people(candidates: Sequence[Candidate], text: str) -> dict[str, Candidate]:
    """The surnames that a text has first in somebody's full name: "Washington" behind "General George Washington"."""
    found: dict[str, Candidate] = {}
    for candidate in candidates:
        if candidate.kind == "name" and candidate.type == "person":
            before, _, surname = text[candidate.start : candidate.end].rpartition(" ")
            first = text.find(surname)
            if before and candidate.start <= first < candidate.end:
                found.setdefault(surname, candidate)
    return found


def _by_last_word(organisations: Sequence[Candidate], text: str) -> dict[str, list[Candidate]]:
    """For "Fund", the mentions of organisations that are called so for short, by key or name, in text order.

    By the words of the text as well: for "Assembly", the United Nations where it says "General Assembly".
    """
    found: defaultdict[str, list[Candidate]] = defaultdict(list)
    for candidate in organisations:
        for name in {candidate.name, text[candidate.start : candidate.end]}:
            words = name.split()
            if len(words) > 1 and _SMALL.isdisjoint(words):
                found[fold(words[-1])].append(candidate)
    return found


# What an international body is called by those who speak in it.
_THE_BODY = frozenset({"organization", "organisation", "world organization", "world organisation"})


def _is_of(body: Candidate, candidate: Candidate, gazetteer: Gazetteer) -> bool:
    """Whether "Organization", or "Assembly" for "General Assembly", is what a body is called for short."""
    if fold(candidate.name) in _THE_BODY:
        return True
    general = gazetteer.namings(f"General {candidate.name}")
    return any(naming.known.key == body.key for naming in general)


def _body_named_most(candidates: Sequence[Candidate]) -> Candidate | None:
    """The international body that a text names most."""
    bodies = {c.key: c for c in candidates if is_whole_body(c)}
    count = Counter(c.key for c in candidates if c.key in bodies)
    return bodies[count.most_common(1)[0][0]] if count else None


def _named_last(whole: Sequence[Candidate], start: int) -> Candidate:
    """The last of the mentions before an offset, or else the first of all."""
    before = bisect_left(whole, start, key=lambda c: c.start)
    return whole[max(0, before - 1)]


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

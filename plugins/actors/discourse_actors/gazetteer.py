"""The actors that are known beforehand: states, blocs, organisations, organs of states, people, and their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Literal

from attrs import evolve, field, frozen, validators

from discourse.analysis.lexicons import Match, PhraseMatcher
from discourse.analysis.tables import read_tsv
from discourse_actors.codebook import Coded, read_codebook, type_of
from discourse_actors.demonyms import numbers
from discourse_actors.keys import person_key
from discourse_actors.languages import names_of_states
from discourse_actors.layers import ActorType

DATA = files("discourse_actors") / "data"

NameKind = Literal["name", "demonym", "capital", "seat", "surname", "territory", "region", "place"]

# Organs in whose deeds the state itself acts; a parliament, a court or a party is an actor of its own.
ACTING_FOR_THE_STATE = frozenset({"GOV", "MIL", "SPY"})

_ITEM = validators.matches_re(r"(Q[1-9][0-9]*)?")


@frozen(kw_only=True)
class Known:
    """An actor that has a key before any text is read.

    Attributes:
        state: the key of the state or organisation that it belongs to; its own for a state.
        wikidata: its item in Wikidata, or "".
        folds: whether its deeds are those of its state, so that a reader sees one actor.
    """

    key: str
    name: str
    type: ActorType
    state: str = ""
    sector: str = ""
    wikidata: str = ""

    @property
    def folds(self) -> bool:
        return self.type == "group" and bool(self.state) and self.sector in ACTING_FOR_THE_STATE


@frozen
class Naming:
    """What a name found in the text may stand for: `Moscow` is a capital, of Russia.

    Attributes:
        coded: whether a user's codebook says so.
    """

    kind: NameKind
    known: Known
    coded: bool = False


@frozen(kw_only=True)
class State:
    """A row of `states.tsv`."""

    key: str
    name: str
    source: str
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    wikidata: str = field(default="", validator=_ITEM)


@frozen(kw_only=True)
class Organisation:
    """A row of `organisations.tsv`; `vague` where nobody can list the members, `region` where the name is a place's."""

    key: str
    name: str
    source: str
    type: Literal["organisation", "bloc"]
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    vague: bool = False
    region: bool = False
    wikidata: str = field(default="", validator=_ITEM)


@frozen(kw_only=True)
class Organ:
    """A row of `organs.tsv`: an organ, party or armed group, with the state that it belongs to."""

    key: str
    name: str
    source: str
    sector: str
    names: tuple[str, ...] = ()
    state: str = ""


@frozen(kw_only=True)
class Office:
    """A row of `offices.tsv`: names of organs that every state may have."""

    sector: str
    names: tuple[str, ...]
    source: str


@frozen(kw_only=True)
class Person:
    """A row of `people.tsv`; `surnames` where they alone are clear enough in running text.

    Attributes:
        names: other spellings of the whole name.
    """

    name: str
    state: str
    sector: str
    source: str
    names: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    years: str = ""


@frozen(kw_only=True)
class Territory:
    """A row of `territories.tsv`: part of a state, dependent or disputed; it acts less often than it is a place."""

    key: str
    name: str
    source: str
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    state: str = ""
    wikidata: str = field(default="", validator=_ITEM)


@frozen(kw_only=True)
class People:
    """A row of `peoples.tsv`: a people within a state or across several."""

    key: str
    name: str
    demonyms: tuple[str, ...]
    source: str
    state: str = ""


@frozen
class Gazetteer:
    """All known actors, and the finder of their names in a text.

    Names of a user's codebook come before ours: where both have a name, theirs decides.
    """

    actors: dict[str, Known]
    _names: tuple[tuple[str, Naming], ...] = field(repr=False)

    def find(self, text: str, start: int, end: int) -> Iterator[Match[Naming]]:
        """The names within `text[start:end]`, longest first, none over another.

        A stretch that has no capital at all is read without regard to them: "nato and the united states".
        """
        matcher = self._caseless if text[start:end].islower() else self._matcher
        return matcher.find(text, start, end)

    @cached_property
    def _matcher(self) -> PhraseMatcher[Naming]:
        return PhraseMatcher(self._names)

    @cached_property
    def _caseless(self) -> PhraseMatcher[Naming]:
        return PhraseMatcher((phrase.lower(), naming) for phrase, naming in self._names)

    def namings(self, phrase: str) -> tuple[Naming, ...]:
        """What a phrase may stand for, if all of it is one known name."""
        for match in self._matcher.find(phrase):
            if match.start == 0 and match.end == len(phrase):
                return match.values
        return ()


def load_gazetteer(codebook: str | Path | None = None, names_in: Sequence[str] = ()) -> Gazetteer:
    """Our gazetteer, under a user's codebook if one is given.

    Args:
        names_in: languages whose names of states are known too ("de", "pt_BR"); needs babel.

    Raises:
        DataError: the codebook does not fit; the message names the line.
        DiscourseError: babel is not installed, or knows no such language.
    """
    if codebook is None and not names_in:
        return _ours()
    rows = read_codebook(codebook) if codebook is not None else ()
    coded = {row.key: _coded(row) for row in rows}
    theirs = [(phrase, naming) for row in rows for phrase, naming in _namings(row, coded[row.key])]
    named = {phrase for phrase, _ in theirs}
    names = [
        (phrase, evolve(naming, known=coded.get(naming.known.key, naming.known)))
        for phrase, naming in _our_names()
        if phrase not in named
    ]
    if names_in:
        named |= {phrase for phrase, _ in names}
        states = _ours().actors
        names += [
            (phrase, Naming("name", states[key]))
            for phrase, key in names_of_states(names_in)
            if key in states and phrase not in named
        ]
    return _gazetteer([*theirs, *names])


@cache
def _ours() -> Gazetteer:
    return _gazetteer(_our_names())


def _gazetteer(names: Iterable[tuple[str, Naming]]) -> Gazetteer:
    entries = tuple(names)
    known: dict[str, Known] = {}
    for _, naming in entries:
        known.setdefault(naming.known.key, naming.known)
    return Gazetteer(known, (*entries, *_behind_articles(entries)))


def _behind_articles(names: Sequence[tuple[str, Naming]]) -> Iterator[tuple[str, Naming]]:
    """The names that begin as one with an article goes on, with the article: else the short would hide the long.

    "the Islamic Republic" begins before "Islamic Republic of Pakistan" does.
    """
    short = tuple(f"{phrase[4:]} " for phrase, _ in names if phrase.startswith("the "))
    return ((f"the {phrase}", naming) for phrase, naming in names if phrase.startswith(short))


@cache
def _our_names() -> tuple[tuple[str, Naming], ...]:
    return (
        *_of_states(),
        *_of_organisations(),
        *_of_organs(),
        *_of_offices(),
        *_of_territories(),
        *_of_peoples(),
        *_of_people(),
        *_of_places(),
    )


def _coded(row: Coded) -> Known:
    """The actor of a row; what the row leaves open is as we know it."""
    ours = _ours().actors.get(row.key)
    kind = row.type or (type_of(row.key) if ours is None else ours.type)
    known = ours or Known(key=row.key, name=row.name, type=kind)
    return Known(
        key=row.key,
        name=row.name,
        type=kind,
        state=row.state or known.state or (row.key if kind == "state" else ""),
        sector=row.sector or known.sector,
        wikidata=row.wikidata or known.wikidata,
    )


def _namings(row: Coded, known: Known) -> Iterator[tuple[str, Naming]]:
    for name in dict.fromkeys((row.name, *row.names)):
        yield name, Naming("name", known, coded=True)
    for demonym in row.demonyms:
        for form in numbers(demonym):
            yield form, Naming("demonym", known, coded=True)
    if row.capital:
        yield row.capital, Naming("capital", known, coded=True)
    for seat in row.seats:
        yield seat, Naming("seat", known, coded=True)


def _of_states() -> Iterator[tuple[str, Naming]]:
    for row in read_tsv(DATA / "states.tsv", State):
        known = Known(
            key=row.key, name=row.name, type="state", state=row.key, wikidata=row.wikidata
        )
        for name in (row.name, *row.names):
            yield name, Naming("name", known)
        for demonym in row.demonyms:
            for form in numbers(demonym):
                yield form, Naming("demonym", known)
        for capital in row.capitals:
            yield capital, Naming("capital", known)
        for seat in row.seats:
            yield seat, Naming("seat", known)


def _of_organisations() -> Iterator[tuple[str, Naming]]:
    for row in read_tsv(DATA / "organisations.tsv", Organisation):
        known = Known(
            key=row.key,
            name=row.name,
            type=row.type,
            state=row.key,
            sector="IGO" if row.type == "organisation" else "",
            wikidata=row.wikidata,
        )
        for name in dict.fromkeys((row.name.removeprefix("the "), *row.names)):
            yield name, Naming("region" if row.region and name == row.name else "name", known)
        for adjective in row.adjectives:
            for form in numbers(adjective):
                yield form, Naming("demonym", known)


def _of_organs() -> Iterator[tuple[str, Naming]]:
    for row in read_tsv(DATA / "organs.tsv", Organ):
        kind: ActorType = "group" if row.sector in ACTING_FOR_THE_STATE else "organisation"
        known = Known(key=row.key, name=row.name, type=kind, state=row.state, sector=row.sector)
        for name in dict.fromkeys((row.name, *row.names)):
            yield name, Naming("name", known)


def _of_offices() -> Iterator[tuple[str, Naming]]:
    for row in read_tsv(DATA / "offices.tsv", Office):
        for name in row.names:
            kind: ActorType = "group" if row.sector in ACTING_FOR_THE_STATE else "organisation"
            known = Known(key="", name=name, type=kind, sector=row.sector)
            yield name, Naming("name", known)


def _of_territories() -> Iterator[tuple[str, Naming]]:
    for row in read_tsv(DATA / "territories.tsv", Territory):
        known = Known(
            key=row.key, name=row.name, type="territory", state=row.state, wikidata=row.wikidata
        )
        for name in (row.name, *row.names):
            yield name, Naming("territory", known)
        for demonym in row.demonyms:
            for form in numbers(demonym):
                yield form, Naming("demonym", known)


def _of_peoples() -> Iterator[tuple[str, Naming]]:
    for row in read_tsv(DATA / "peoples.tsv", People):
        known = Known(key=row.key, name=row.name, type="group", state=row.state, sector="CVL")
        for demonym in row.demonyms:
            for form in numbers(demonym):
                yield form, Naming("demonym", known)


def _of_people() -> Iterator[tuple[str, Naming]]:
    for row in read_tsv(DATA / "people.tsv", Person):
        known = Known(
            key=person_key(row.name),
            name=row.name,
            type="person",
            state=row.state,
            sector=row.sector,
        )
        for name in (row.name, *row.names):
            yield name, Naming("name", known)
        for surname in row.surnames:
            yield surname, Naming("surname", known)


def _of_places() -> Iterator[tuple[str, Naming]]:
    for row in read_tsv(DATA / "places.tsv", Place):
        for name in row.names:
            yield name, Naming("place", Known(key="", name=name, type="group", state=row.state))


@frozen(kw_only=True)
class Place:
    """A row of `places.tsv`: towns and regions that are no actors, with the state they belong to, if one."""

    names: tuple[str, ...]
    source: str
    state: str = ""

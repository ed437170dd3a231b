"""Whose a name is that several bear: the Senate of which state, Brussels as the seat of whom, the Serbs of which country."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from weakref import WeakKeyDictionary

from attrs import evolve, frozen

from discourse import Document
from discourse.analysis.lexicons import PhraseMatcher, fold
from discourse.analysis.tables import read_tsv
from discourse.text.layers import TOKENS
from discourse_actors.candidates import Named
from discourse_actors.gazetteer import DATA, Gazetteer, Known
from discourse_actors.keys import slug

# Organs that every state may have under the same name; there is but one Hezbollah.
_OF_STATES = frozenset({"GOV", "MIL", "SPY", "LEG", "JUD", "COP", "PTY"})
# How far around a town, in characters, the words are that tell whom it stands for: about two sentences each way.
_NEARBY = 300
_MOST_CUES = 4

_OWNING = re.compile(r"(['’]s?)?\s+")
_OWNED = re.compile(r"\s+(of|in)\s+(the\s+)?", re.IGNORECASE)


_named_in: WeakKeyDictionary[object, Counter[str]] = WeakKeyDictionary()


@frozen(kw_only=True)
class Shared:
    """A row of `shared.tsv`: names that organs, or states, of several states bear; the first is meant by default."""

    names: tuple[str, ...]
    states: tuple[str, ...]
    source: str


@frozen(kw_only=True)
class Host:
    """A row of `hosts.tsv`: a town, one of those it may stand for, and the words nearby that speak for that."""

    town: str
    weight: float
    source: str
    actor: str = ""
    cues: tuple[str, ...] = ()

    def cues_in(self, text: str) -> int:
        """How many of its words a stretch of text has."""
        return len({match.value for match in _cue_matcher(self.cues).find(text)})


@cache
def _cue_matcher(cues: tuple[str, ...]) -> PhraseMatcher[str]:
    return PhraseMatcher((cue, cue) for cue in cues)


@frozen
class Bearers:
    """Tells apart who bears a name, by what stands beside it and by the country of the text."""

    document: Document
    gazetteer: Gazetteer

    def told_apart(self, names: Sequence[Named]) -> list[Named]:
        """The names of a sentence, in text order, each with who is meant."""
        row: list[Named | None] = [None, *names, None]
        told = (
            self._in_whole(self._told(named, self._owner(named, left, right), left))
            for left, named, right in zip(row, names, row[2:], strict=False)
        )
        return [named for named in told if not _is_office(named.known)]

    def _in_whole(self, named: Named) -> Named:
        """With the state whose deeds its own are, if it is such an organ; a user's codebook keeps its actors apart."""
        if named.naming.coded or not named.known.folds:
            return named
        return evolve(named, whole=self.gazetteer.actors.get(named.known.state))

    def _told(self, named: Named, owner: Known | None, left: Named | None) -> Named:
        if named.naming.coded:
            return named
        hosted = _hosts().get(_plain(self.document.text[named.start : named.end]))
        if hosted is not None:
            return self._host(named, hosted)
        if owner is not None and owner.key != named.known.state:
            return _with(named, self._organ_of(owner, named))
        home = self._home(named) if owner is None else None
        if home is not None:
            state = named.known.type == "state"
            return _with(named, home if state else self._organ_of(home, named))
        people = self._people(named, left)
        return _with(named, people) if people is not None else named

    def _host(self, named: Named, hosted: Sequence[Host]) -> Named:
        """The town as the one of those it hosts whose words stand around it; a place where none is likelier.

        Each different word near the town counts as much as one unit of weight; the softmax of the sums is the
        probability of each.
        """
        nearby = self.document.text[max(0, named.start - _NEARBY) : named.end + _NEARBY]
        sums = [host.weight + min(_MOST_CUES, host.cues_in(nearby)) for host in hosted]
        best = max(range(len(hosted)), key=sums.__getitem__)
        share = math.exp(sums[best]) / sum(map(math.exp, sums))
        if not hosted[best].actor:
            return evolve(named, naming=evolve(named.naming, kind="place"))
        known = self.gazetteer.actors[hosted[best].actor]
        return evolve(
            named, naming=evolve(named.naming, kind="capital", known=known), probability=share
        )

    def _owner(self, named: Named, left: Named | None, right: Named | None) -> Known | None:
        """The state whose organ the words beside say that it is: "Nigerian Senate", "Labour Party of Israel"."""
        if not _is_organ(named.known):
            return None
        text = self.document.text
        if left is not None and left.known.type == "state" and left.naming.kind != "seat":
            between = text[left.end : named.start]
            if _OWNING.fullmatch(between):
                return left.known
        if (
            right is not None
            and right.known.type == "state"
            and right.naming.kind in ("name", "capital")
        ):
            between = text[named.end : right.start]
            if _OWNED.fullmatch(between):
                return right.known
        return None

    def _home(self, named: Named) -> Known | None:
        """The country of the text, where that too bears the name: its own "Senate" is meant."""
        country = self.document.metadata.country
        bearers = _shared().get(_plain(self.document.text[named.start : named.end]), ())
        if country is not None and (_is_office(named.known) or country in bearers):
            return None if country == named.known.state else self.gazetteer.actors.get(country)
        return self._named_most(bearers) if named.known.type == "state" and bearers else None

    def _named_most(self, bearers: Sequence[str]) -> Known | None:
        """Of several states that bear a name, the one that the text names most by other names; the first of equals."""
        tokens = self.document[TOKENS]
        if tokens not in _named_in:
            text = self.document.text
            _named_in[tokens] = Counter(
                match.value.known.state
                for match in self.gazetteer.find(text, 0, len(text))
                if _plain(text[match.start : match.end]) not in _shared()
            )
        key = max(bearers, key=_named_in[tokens].__getitem__)
        return self.gazetteer.actors[key] if _named_in[tokens][key] else None

    def _organ_of(self, state: Known, named: Named) -> Known:
        words = self.document.text[named.start : named.end].removeprefix("the ")
        sector = named.known.sector
        return Known(
            key=f"{state.key}:{sector.lower()}",
            name=f"{' '.join(words.split())} of {state.name}",
            type=named.known.type,
            state=state.key,
            sector=sector,
        )

    def _people(self, named: Named, left: Named | None) -> Known | None:
        """A people within a state: the Serbs of "Bosnian Serbs" are not Serbia, nor are "Turkish Cypriots" Cyprus."""
        if (
            left is None
            or named.naming.kind != "demonym"
            or left.naming.kind not in ("demonym", "name")
            or left.known.type != "state"
            or named.known.key == left.known.key
            or named.head.upos not in ("NOUN", "PROPN")
            or not self.document.text[left.end : named.start].isspace()
        ):
            return None
        name = " ".join(self.document.text[left.start : named.end].split())
        return Known(
            key=f"group:{slug(name)}", name=name, type="group", state=left.known.state, sector="CVL"
        )


def _with(named: Named, known: Known) -> Named:
    return evolve(named, naming=evolve(named.naming, known=known))


def _is_organ(known: Known) -> bool:
    is_listed = known.type != "state" and ":" in known.key and known.sector in _OF_STATES
    return is_listed or _is_office(known)


def _is_office(known: Known) -> bool:
    """Whether nothing tells yet whose organ it is."""
    return not known.key and bool(known.sector)


def _plain(words: str) -> str:
    return fold(" ".join(words.split()))


@cache
def _hosts() -> dict[str, tuple[Host, ...]]:
    hosts: defaultdict[str, list[Host]] = defaultdict(list)
    for row in read_tsv(DATA / "hosts.tsv", Host):
        for name in {_plain(row.town), _plain(row.town).removeprefix("the ")}:
            hosts[name].append(row)
    return {town: tuple(rows) for town, rows in hosts.items()}


@cache
def _shared() -> dict[str, tuple[str, ...]]:
    rows = read_tsv(DATA / "shared.tsv", Shared)
    return {_plain(name): row.states for row in rows for name in row.names}

"""For whom a text speaks, by its metadata: the country, and the speaker with title or without."""

from __future__ import annotations

import warnings
from functools import cache

from attrs import evolve, frozen

from discourse import Document
from discourse.analysis.tables import read_tsv
from discourse.errors import MetadataWarning
from discourse.model.metadata import Metadata
from discourse_actors.agents import is_agent_noun, titles
from discourse_actors.gazetteer import DATA, Gazetteer, Known
from discourse_actors.keys import person_key
from discourse_actors.titles import split_title


@frozen(kw_only=True)
class Code:
    """A row of `countries.tsv`: two letters of ISO 3166-1 and the key of whom they stand for."""

    code: str
    key: str
    source: str


def with_key_of_country(document: Document, gazetteer: Gazetteer) -> Document:
    """The same document with the key of its country, however that was written ("Ukraine", "UA", "UKR", "EU").

    A country that is in no list is warned of and left out: nobody can belong to it.
    """
    country = document.metadata.country
    known = country_of(country, gazetteer)
    if country and known is None:
        warnings.warn(
            MetadataWarning(
                f"The country {country!r} in the metadata is in no list, so nobody is taken for it. Give its "
                "name, its two or three letters of ISO 3166, or put it into a codebook."
            ),
            stacklevel=2,
        )
    key = None if known is None else known.key
    return document.with_metadata(evolve(document.metadata, country=key))


def country_of(country: str | None, gazetteer: Gazetteer) -> Known | None:
    """The state or organisation that a name, a code or a key of ours stands for."""
    written = " ".join((country or "").split()).removeprefix("the ")
    for key in (written, written.upper(), _codes().get(written.upper(), "")):
        if key and key in gazetteer.actors:
            return gazetteer.actors[key]
    named = (naming.known for naming in gazetteer.namings(written) if naming.kind == "name")
    return next((known for known in named if known.type != "person"), None)


def speaker_of(metadata: Metadata, gazetteer: Gazetteer) -> Known | None:
    """Whom the metadata name as the speaker: "President Vladimir Putin" is the Putin of the lists.

    Who is in no list belongs to the country of the text, in the sector that the title tells.
    """
    if not metadata.speaker:
        return None
    title, name = split_title(" ".join(metadata.speaker.split()))
    for written in (metadata.speaker, name):
        namings = gazetteer.namings(written)
        known = next((n.known for n in namings if n.known.type == "person"), None)
        if known is not None:
            return known
    return Known(
        key=person_key(name),
        name=name,
        type="person",
        state=metadata.country or "",
        sector=next((row.sector for row in titles(title) if row.sector), ""),
    )


def author_of(metadata: Metadata, gazetteer: Gazetteer) -> Known | None:
    """The one person whom the metadata name as author; None for several, for bodies and for a single name."""
    if len(metadata.authors) != 1:
        return None
    _, name = split_title(" ".join(metadata.authors[0].split()))
    words = name.split()
    if not 2 <= len(words) <= _LONGEST_NAME or not all(map(_is_of_a_name, words)):
        return None
    known = (naming.known for naming in gazetteer.namings(name))
    person = next((each for each in known if each.type == "person"), None)
    return person or Known(key=person_key(name), name=name, type="person")


def _is_of_a_name(word: str) -> bool:
    if word.lower() in _PARTICLES:
        return True
    return word[:1].isupper() and word.lower() != "the" and not is_agent_noun(word.lower())


_LONGEST_NAME = 5
_PARTICLES = frozenset(
    {"al", "bin", "da", "de", "del", "della", "der", "di", "du", "ibn", "la", "van", "von"}
)


def unnamed_speaker(country: Known) -> Known:
    """Whoever says "I" for a country: in office or not, the metadata do not say."""
    name = f"the speaker ({country.name})"
    return Known(key=f"{country.key}:speaker", name=name, type="person", state=country.key)


@cache
def _codes() -> dict[str, str]:
    return {row.code: row.key for row in read_tsv(DATA / "countries.tsv", Code)}

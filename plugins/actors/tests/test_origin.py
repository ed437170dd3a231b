"""For whom a text speaks, by its metadata."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from discourse_actors.gazetteer import load_gazetteer
from discourse_actors.origin import country_of, speaker_of

from discourse import Document, Metadata
from discourse.errors import MetadataWarning

Read = Callable[..., Document]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("UKR", "UKR"),
        ("ukr", "UKR"),
        ("UA", "UKR"),
        ("Ukraine", "UKR"),
        ("the Russian Federation", "RUS"),
        ("UK", "GBR"),
        ("EU", "org:eu"),
        ("European Union", "org:eu"),
    ],
)
def test_a_country_may_be_written_in_many_ways(written: str, key: str) -> None:
    known = country_of(written, load_gazetteer())
    assert known is not None
    assert known.key == key


@pytest.mark.parametrize("written", ["", " ", "Ruritania", "Paris Hilton", "QQ"])
def test_what_is_no_country_is_none(written: str) -> None:
    assert country_of(written, load_gazetteer()) is None


def test_two_letters_stand_for_the_states_of_the_list() -> None:
    gazetteer = load_gazetteer()
    states = {k for k, a in gazetteer.actors.items() if a.type == "state" and len(k) == 3}
    assert country_of("MM", gazetteer) == gazetteer.actors["MMR"]
    assert all(country_of(key, gazetteer) == gazetteer.actors[key] for key in states)


def test_a_speaker_is_known_with_a_title_and_without() -> None:
    gazetteer = load_gazetteer()
    plain, titled = (
        speaker_of(Metadata(speaker=name), gazetteer)
        for name in ("Vladimir Putin", "President Vladimir Putin")
    )
    assert plain == titled == gazetteer.actors["person:vladimir-putin"]


def test_an_unknown_speaker_belongs_to_the_country_of_the_text() -> None:
    metadata = Metadata(speaker="Foreign Minister Jane Roe", country="KEN")
    speaker = speaker_of(metadata, load_gazetteer())
    assert speaker is not None
    assert (speaker.key, speaker.state, speaker.sector) == ("person:jane-roe", "KEN", "GOV")


def keys(document: Document) -> list[str]:
    return [document[mention.actor].key for mention in document["mentions"]]


def test_we_and_i_are_those_of_the_country(read: Read) -> None:
    document = read("I thank Peru. We support Chile.", country="Ukraine")
    assert keys(document) == ["UKR:speaker", "PER", "UKR", "CHL"]
    (speaker,) = [actor for actor in document["actors"] if actor.key == "UKR:speaker"]
    assert (speaker.type, speaker.state) == ("person", "UKR")


def test_a_speaker_in_office_speaks_for_the_state(read: Read) -> None:
    document = read("I thank Peru. We support Chile.", speaker="President Vladimir Putin")
    assert keys(document) == ["person:vladimir-putin", "PER", "RUS", "CHL"]


def test_an_unknown_country_is_told(read: Read) -> None:
    with pytest.warns(MetadataWarning, match="'Ruritania'"):
        document = read("We support Chile.", country="Ruritania")
    assert keys(document) == ["group:we", "CHL"]

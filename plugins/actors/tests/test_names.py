"""Names that could be somebody else's, somewhere, or no names: who is meant, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from discourse_actors import ActorsConfig
from discourse_actors.finder import ActorFinder

from discourse import Document

Read = Callable[..., Document]


def keys(document: Document) -> dict[str, str]:
    """The key of each mention, by its words."""
    return {document.quote(m): document[m.actor].key for m in document["mentions"]}


def test_a_listed_name_is_no_person_because_a_recognizer_says_so(read: Read) -> None:
    found = keys(read("Hamas attacked Israel. Israel bombed Hamas. The Duma condemned it."))
    assert found["Hamas"] == "PSE:hamas"
    assert found["Duma"] == "RUS:leg"


def test_a_name_that_people_bear_stays_a_persons(read: Read) -> None:
    document = read("Michael Jordan met Victoria Nuland. Victoria thanked Jordan warmly.")
    assert "SYC" not in {actor.key for actor in document["actors"]}


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        ("The Nigerian Senate condemned Ghana.", "Senate", "NGA:leg"),
        ("Brazil's Congress rejected the deal with China.", "Congress", "BRA:leg"),
        ("The Labour Party of Israel condemned Iran.", "Labour Party", "ISR:pty"),
        ("The Senate condemned Iran.", "Senate", "USA:senate"),
        ("The American Congress condemned Iran.", "Congress", "USA:leg"),
    ],
)
def test_an_organ_belongs_to_the_state_beside_it(
    read: Read, text: str, words: str, key: str
) -> None:
    assert keys(read(text))[words] == key


@pytest.mark.parametrize(
    ("text", "subactor"),
    [
        ("The Canadian Ministry of Defence warned Russia.", "CAN:mil"),
        ("Azerbaijan’s Ministry of Defense attacked Armenia.", "AZE:mil"),
        ("The Chinese Foreign Ministry condemned Japan.", "CHN:gov"),
        ("The Foreign Ministry in Beijing condemned Japan.", "CHN:gov"),
        ("The Pentagon warned Iran.", "USA:mil"),
    ],
)
def test_organs_that_act_for_their_state_are_part_of_it(
    read: Read, text: str, subactor: str
) -> None:
    document = read(text)
    found = {m.subactor: document[m.actor].key for m in document["mentions"] if m.subactor}
    assert found[subactor] == subactor.partition(":")[0]


def test_a_name_that_several_bear_is_that_of_the_country_of_the_text(read: Read) -> None:
    text = "The Islamic Republic condemned the attack. The Senate thanked Iran."
    assert keys(read(text))["The Islamic Republic"] == "IRN"
    assert keys(read(text, country="PAK"))["The Islamic Republic"] == "PAK"
    assert keys(read(text, country="PAK"))["Senate"] == "PAK:leg"
    assert keys(read(text, country="FIN"))["Senate"] == "USA:senate"


def test_a_short_name_does_not_hide_a_longer_one(read: Read) -> None:
    found = keys(read("The Islamic Republic of Pakistan condemned the attack."))
    assert set(found.values()) == {"PAK"}


def test_a_people_within_a_state_is_not_the_state_of_its_name(read: Read) -> None:
    document = read("The Bosnian Serbs attacked the town. The Turkish Cypriots rejected the plan.")
    assert {"SRB", "CYP", "TUR"}.isdisjoint({actor.key for actor in document["actors"]})
    assert keys(document)["Bosnian Serbs"] == "BIH:serbs"


def test_names_without_capitals(read: Read) -> None:
    text = "nato and the european union condemned russia. the pentagon warned putin."
    found = set(keys(read(text)).values())
    assert {"org:nato", "org:eu", "RUS", "USA", "person:vladimir-putin"} <= found


@pytest.mark.parametrize(
    "text",
    [
        "he is in the kitchen and ate turkey with us.",
        "the polish on the table is nice, may i?",
        "THE WAR IS OVER.",
        "WHO will pay for us?",
    ],
)
def test_ordinary_words_are_no_names_where_capitals_tell_nothing(read: Read, text: str) -> None:
    listed = {"TUR", "POL", "USA", "group:isis", "org:who"}
    assert listed.isdisjoint({actor.key for actor in read(text)["actors"]})


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        ("Israel bombed Gaza.", "Gaza", "PSE:gaza"),
        ("Northern Ireland rejected the protocol.", "Northern Ireland", "GBR:northern-ireland"),
        (
            "The Scottish government condemned Iran.",
            "The Scottish government",
            "GBR:scotland:gov",
        ),
        ("EU leaders met. Brussels threatened Hungary.", "Brussels", "org:eu"),
        ("NATO allies met on Monday. Brussels warned Russia.", "Brussels", "org:nato"),
        ("Ukraine received weapons from Germany.", "Germany", "DEU"),
        ("Tigray was bombed by Ethiopia.", "Tigray", "ETH:tigray"),
        ("According to Moscow, the talks failed.", "Moscow", "RUS"),
    ],
)
def test_places_that_act_or_suffer(read: Read, text: str, words: str, key: str) -> None:
    document = read(text)
    assert keys(document)[words] == key


@pytest.mark.parametrize(
    "text",
    [
        "He lives in Gaza.",
        "They met in Brussels.",
        "She flew to Geneva and to New York.",
        "The Kremlin stands on a hill.",
        "Tourists photographed the White House.",
    ],
)
def test_places_where_something_is(read: Read, text: str) -> None:
    kinds = {m.kind for m in read(text)["mentions"]}
    assert not kinds & {"name", "metonym"}


def test_a_weighed_name_says_how_likely_it_acts(read: Read) -> None:
    document = read(
        "Moscow condemned the vote. Brussels warned Hungary. The FBI agreed with Biden."
    )
    scores = {document.quote(m): m.score for m in document["mentions"]}
    assert 0.5 < scores["Brussels"] < scores["Moscow"] <= 1
    assert scores["FBI"] is None


def test_a_town_that_may_be_two_is_neither(read: Read) -> None:
    document = read("The EU met NATO allies in the EU's capital. Brussels warned Hungary of NATO.")
    assert "Brussels" not in keys(document)


def test_an_author_coins_an_actor(read: Read) -> None:
    document = read("The Golden Billion exploits Africa. But Africa rejects the Golden Billion.")
    assert list(keys(document).values()).count("group:golden-billion") == 1
    assert sum(m.kind == "name" for m in document["mentions"]) == 4


def test_what_is_only_repeated_is_no_actor(read: Read) -> None:
    document = read("The Blue House Road is long. Africa has seen the Blue House Road. We like it.")
    assert not any("blue" in actor.key for actor in document["actors"])


def test_the_users_codebook_wins(tmp_path, read: Read) -> None:  # type: ignore[no-untyped-def]
    codebook = tmp_path / "mine.tsv"
    codebook.write_text(
        "key\tname\tnames\ttype\nbloc:rich\tGolden Billion\t\tbloc\ngroup:h\tHamas\t\tgroup\n",
        encoding="utf-8",
    )
    document = read("Hamas attacked Israel. The Golden Billion exploits Africa.")
    actors = ActorFinder(ActorsConfig(codebook=codebook)).annotate(document)[0]
    assert {"bloc:rich", "group:h"} <= {actor.key for actor in actors}


@pytest.mark.parametrize("spelling", ["Zelensky", "Zelenskyy", "Zelenskiy"])
def test_spellings_of_a_name_are_one_person(read: Read, spelling: str) -> None:
    document = read(f"Volodymyr Zelensky met Biden. President {spelling} thanked America.")
    people = {actor.key for actor in document["actors"] if actor.type == "person"}
    assert people == {"person:volodymyr-zelensky", "person:joe-biden"}

"""Names and descriptions that a text says are one actor's."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from discourse_actors.aliases import says_they_are_one
from discourse_actors.lookalikes import short_for_things

from discourse import Document

Read = Callable[..., Document]


def names(document: Document) -> dict[str, str]:
    """The name of the actor of each mention, by the words of the mention."""
    return {document.quote(m): document[m.actor].name for m in document["mentions"]}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Ibrahim Awwad al-Badri, also known as Abu Bakr al-Baghdadi, led the group. "
            "Al-Baghdadi ordered attacks.",
            "Ibrahim Awwad al-Badri",
        ),
        (
            "Jenna Nicole Mourey (born 15 September 1986), better known by her pseudonym "
            "Jenna Marbles, accused the company. Marbles left.",
            "Jenna Marbles",
        ),
        ("Ansar Allah, commonly called the Houthis, attacked ships.", "Houthis"),
    ],
)
def test_names_that_the_text_says_are_ones_are_one_actor(read: Read, text: str, name: str) -> None:
    document = read(text)
    found = set(names(document).values())
    assert name in found
    assert len({each for each in found if each[0].isupper()}) == 1


@pytest.mark.parametrize(
    "text", ["Putin called Biden.", "Trump met Kim, then called Moon.", "Kenya, like Uganda, left."]
)
def test_who_calls_somebody_is_somebody_else(read: Read, text: str) -> None:
    document = read(text)
    assert len(document["actors"]) == len(document["mentions"])


@pytest.mark.parametrize(
    "between", [" " * 160, " (" + "a" * 158, ", known as" * 16, " known as the" * 12, "," * 160]
)
def test_words_between_names_are_read_at_once(between: str) -> None:
    started = time.perf_counter()
    for _ in range(100):
        assert not says_they_are_one(f"{between[:159]}x")
    assert time.perf_counter() - started < 0.5


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Wagner, a private military company, attacked the town. The company killed civilians.",
            "The company",
            "Wagner Group",
        ),
        ("Gazprom, the Russian gas company, left.", "the Russian gas company", "Gazprom"),
        (
            "The Muslim Brotherhood, an Islamist movement, rejected the vote. "
            "The movement accused the army.",
            "The movement",
            "Muslim Brotherhood",
        ),
        (
            "The militant group Boko Haram attacked Nigeria. The group killed civilians.",
            "The group",
            "Boko Haram",
        ),
    ],
)
def test_a_body_is_what_stands_beside_its_name(
    read: Read, text: str, words: str, name: str
) -> None:
    assert names(read(text))[words] == name


@pytest.mark.parametrize("name", ["Gazprom", "Ennahda", "Haaretz"])
def test_who_is_called_a_company_is_no_person(read: Read, name: str) -> None:
    document = read(f"The company {name} threatened Ukraine.")
    (actor,) = [actor for actor in document["actors"] if actor.key != "UKR"]
    assert (actor.name, actor.type) == (name, "organisation")


def test_who_tells_of_a_body_is_not_that_body(read: Read) -> None:
    document = read("The government, Amnesty International said, tortures prisoners.")
    assert names(document)["The government"] == "government"


def test_a_person_who_holds_an_office_of_a_body_is_no_body(read: Read) -> None:
    document = read("I greet the President of the General Assembly, María Fernanda Espinosa.")
    (person,) = [a for a in document["actors"] if a.name == "María Fernanda Espinosa"]
    assert person.type == "person"


def test_a_surname_is_whose_name_the_text_gives_in_full_before(read: Read) -> None:
    document = read("General George Washington led the army. Washington thanked him.")
    assert names(document)["Washington"] == "George Washington"


def test_a_capital_stays_one_where_a_person_of_that_name_comes_later(read: Read) -> None:
    document = read("Washington warned Moscow. George Washington once warned of alliances.")
    assert names(document)["Washington"] == "United States"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The New York Times accused Israel.", "New York Times"),
        (
            "The United States Agency for International Development accused Georgia.",
            "United States Agency for International Development",
        ),
        ("We thank the Pan American Health Organization.", "Pan American Health Organization"),
    ],
)
def test_a_body_named_after_a_country_is_named_in_full(read: Read, text: str, name: str) -> None:
    document = read(text)
    assert name in names(document).values()
    assert not {"York Times", "United States"}.intersection(names(document).values())


@pytest.mark.parametrize(
    "text", ["The Somali Federal Government left.", "The Federal Government of Somalia left."]
)
def test_a_federal_government_is_that_of_its_state(read: Read, text: str) -> None:
    (mention,) = read(text)["mentions"]
    assert mention.subactor == "SOM:gov"


@pytest.mark.parametrize(
    "text",
    [
        "Take US-75 South from Bartlesville.",
        "He drew the plan of Washington, D.C. and left.",
        "Compact fluorescent lamps (CFLs) contain mercury. The CFL is banned.",
    ],
)
def test_roads_towns_and_short_forms_of_things_are_nobody(read: Read, text: str) -> None:
    assert not len(read(text)["actors"])


def test_a_short_form_is_explained_at_the_start_of_a_sentence_too() -> None:
    assert short_for_things("It failed. Systems under test (SUT) do.") == {"sut"}
    assert short_for_things("It failed. Compact lamps (CL) do.") == {"cl"}
    assert short_for_things("The Movement for democratic change (MDC) won.") == frozenset()


def test_that_regime_is_the_one_whose_regime_the_text_speaks_of(read: Read) -> None:
    document = read("That regime attacked us. The Iranian regime must go. The regime lies.")
    assert names(document)["That regime"] == names(document)["The regime"] == "Iran"


def test_that_regime_is_nobodys_where_there_are_two(read: Read) -> None:
    document = read("That regime lies. The Iranian regime and the Syrian regime attacked us.")
    assert names(document)["That regime"] == "regime"


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("least developed countries", "bloc:ldcs"),
        ("landlocked developing countries", "bloc:lldcs"),
        ("small island developing States", "bloc:sids"),
        ("developed countries", "bloc:global-north"),
    ],
)
def test_groups_of_the_united_nations_are_told_apart(read: Read, words: str, key: str) -> None:
    document = read(f"Kenya helped the {words}.")
    assert key in {actor.key for actor in document["actors"]}


def test_an_arab_country_is_not_the_arab_states(read: Read) -> None:
    document = read("Israel made peace with an Arab country. Two Arab States thanked Israel.")
    assert "bloc:arab" not in {actor.key for actor in document["actors"]}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Rick Scott got a letter. Brenda Snipes said that she had sent it.", "Brenda Snipes"),
        ("Brenda Snipes got a letter. Rick Scott said that he had sent it.", "Rick Scott"),
    ],
)
def test_given_names_tell_she_from_he(read: Read, text: str, key: str) -> None:
    found = names(read(text))
    assert found.get("she", found.get("he")) == key


@pytest.mark.parametrize(
    "text",
    [
        "Islam teaches peace.",
        "The Conference on Financing for Development met.",
        "Transparency was adopted. They want transparency everywhere.",
    ],
)
def test_faiths_and_events_are_nobody(read: Read, text: str) -> None:
    assert not len(read(text)["actors"])


def test_a_headline_makes_no_phrase_a_name(read: Read) -> None:
    document = read("Obama With Farrakhan\n\nThe picture of Farrakhan was hidden.")
    assert "Obama With Farrakhan" not in {actor.name for actor in document["actors"]}


def test_its_is_whose_who_deals_with_it(read: Read) -> None:
    document = read(
        "India has taken charge of a terminal in Iran, in spite of repeated warnings from Washington, "
        "and Indonesia is negotiating with three of its neighbours."
    )
    assert names(document)["its"] == "Indonesia"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hillary Clinton used a server. Clinton lied.", "Hillary Clinton"),
        ("President Clinton met Arafat. Clinton smiled.", "Bill Clinton"),
        ("Bill Clinton and Hillary Clinton left. Clinton smiled.", "Bill Clinton"),
    ],
)
def test_a_shared_surname_is_whose_full_name_the_text_has(read: Read, text: str, name: str) -> None:
    assert names(read(text))["Clinton"] == name


@pytest.mark.parametrize(
    "text", ["EXCELLENCIES, I thank Kenya.", "They cried Allahu Akbar, Kenya."]
)
def test_addresses_and_cries_are_nobody(read: Read, text: str) -> None:
    assert not {"EXCELLENCIES", "Allahu Akbar"}.intersection(names(read(text)))


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The clash with the United States and its allies goes on.", "its", "United States"),
        ("Russia fears Iran and its partners.", "its", "Iran"),
        ("Russia fears the rebels and their partners.", "their", "rebels"),
    ],
)
def test_its_is_whose_name_it_is_joined_to(read: Read, text: str, words: str, name: str) -> None:
    assert names(read(text))[words] == name

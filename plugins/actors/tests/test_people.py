"""People and groups without a name, and what only looks like a name: on short texts with real parses."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from discourse_actors.lookalikes import short_for_things

from discourse import Document

Read = Callable[..., Document]


def actor_of(document: Document, words: str) -> str | None:
    """The key of the actor that these words mention."""
    for mention in document["mentions"]:
        if document.quote(mention) == words:
            return str(document[mention.actor].key)
    return None


def keys(document: Document) -> set[str]:
    return {actor.key for actor in document["actors"]}


def test_somebody_whom_a_text_comes_back_to_is_a_person(read: Read) -> None:
    document = read(
        "A traveller knocked at the gate. The traveller was cold. She asked for bread, and the "
        "traveller thanked us."
    )
    (stranger,) = [actor for actor in document["actors"] if actor.key == "person:the-traveller"]
    assert (stranger.name, stranger.type, stranger.frequency) == ("traveller", "person", 4)


@pytest.mark.parametrize(
    "text",
    [
        "A traveller knocked at the gate. It was cold that night.",
        "A traveller took the train. A traveller took the bus. A traveller walked home.",
    ],
    ids=["leaves at once", "is another each time"],
)
def test_a_passer_by_is_no_actor(read: Read, text: str) -> None:
    assert keys(read(text)) == set()


def test_a_noun_for_somebody_named_before_is_no_stranger(read: Read) -> None:
    document = read(
        "We met Nina Berg, a biologist from Oslo. The biologist was worried. "
        "The biologist wrote to the minister."
    )
    assert actor_of(document, "The biologist") == "person:nina-berg"


def test_a_family_belongs_to_somebody(read: Read) -> None:
    document = read(
        "My father built houses. He worked in Peru. Anna Lind met my father. Her parents sold fish."
    )
    assert actor_of(document, "My father") == "person:i:father"
    assert actor_of(document, "He") == "person:i:father"
    assert actor_of(document, "Her parents") == "person:anna-lind:parents"
    names = {actor.key: (actor.name, actor.type) for actor in document["actors"]}
    assert names["person:i:father"] == ("my father", "person")
    assert names["person:anna-lind:parents"] == ("parents of Anna Lind", "group")


def test_groups_of_one_person_stay_apart(read: Read) -> None:
    document = read("Anna Lind lost her voters. Anna Lind thanked her readers.")
    assert actor_of(document, "her voters") == "person:anna-lind:voters"
    assert actor_of(document, "her readers") == "person:anna-lind:readers"


def test_most_of_my_people_are_named_by_the_noun(read: Read) -> None:
    document = read("I speak for most of my compatriots.")
    assert "person:i:compatriots" in keys(document)


@pytest.mark.parametrize(
    ("text", "key", "sector"),
    [
        ("Foreign pilgrims filled the square.", "group:foreign-pilgrims", "REL"),
        ("The new law hurts rural schools.", "group:rural-schools", "EDU"),
        ("Patients wait for months.", "group:patients", "CVL"),
        ("Rural municipalities raised the tax.", "group:rural-municipalities", "GOV"),
    ],
)
def test_groups_and_bodies_that_act(read: Read, text: str, key: str, sector: str) -> None:
    found = {actor.key: actor.sector for actor in read(text)["actors"]}
    assert found[key] == sector


def test_a_language_is_not_its_people(read: Read) -> None:
    document = read("The book was translated from Greek into Russian. He spoke English.")
    assert keys(document) == set()
    assert "RUS" in keys(read("The Russians attacked the city."))


def test_the_short_form_of_a_thing_is_no_body(read: Read) -> None:
    document = read(
        "The gross domestic product (GDP) fell. The GDP fell again, and the GDP will not recover."
    )
    assert keys(document) == set()


def test_a_surname_within_another_name_is_another_person(read: Read) -> None:
    document = read("Hu Shih was a friend of the poet. Hu wrote about the wedding.")
    assert "person:hu-jintao" not in keys(document)


def test_a_salutation_is_no_part_of_a_name(read: Read) -> None:
    document = read("Dear Jean,\n\nI saw Jean in the garden yesterday. Jean was well.")
    assert not any("dear" in key for key in keys(document))


def test_an_office_that_somebody_holds_is_not_somebody_else(read: Read) -> None:
    document = read("As President, I must put the country first.")
    assert "group:president" not in keys(document)


def test_who_she_is_in_she_said_is_the_i_of_what_she_said(read: Read) -> None:
    document = read('Anna Lind met the press. "I will resign," she said.')
    assert actor_of(document, "I") == "person:anna-lind"


def test_a_source_without_a_name_stays_anonymous(read: Read) -> None:
    document = read(
        "A tourist came in. The tourist was angry. The tourist shouted at the guard. "
        '"They robbed me," the tourist said.'
    )
    (attribution,) = document["attributions"]
    assert attribution.source_type == "anonymous"


def test_what_somebody_is_before_his_name_is_he(read: Read) -> None:
    document = read("Interview with US political activist and philosopher Noam Chomsky.")
    assert not any(actor.type == "group" for actor in document["actors"])


def test_i_comes_before_we_where_both_come_after_the_named(read: Read) -> None:
    document = read(
        "Anna Lind leads the party. I met her, I asked her, I told her what I want and what I "
        "think, and I left. We must act."
    )
    salience = {actor.key: actor.salience for actor in document["actors"]}
    assert salience["person:i"] > salience["group:we"]


def test_short_forms_are_looked_for_in_linear_time() -> None:
    started = time.perf_counter()
    assert short_for_things("a-" * 200_000) == frozenset()
    assert time.perf_counter() - started < 2

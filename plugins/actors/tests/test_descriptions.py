"""Actors that are called by descriptions and offices, and whose they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from discourse import Document, Metadata, Pipeline, Registry

Read = Callable[..., Document]


def keys(document: Document) -> set[str]:
    return {actor.key for actor in document["actors"]}


def key_of(document: Document, words: str) -> str | None:
    """The key of the actor that these words mention."""
    for mention in document["mentions"]:
        if document.quote(mention) == words:
            return str(document[mention.actor].key)
    return None


def test_the_leadership_of_a_state_is_part_of_it(read: Read) -> None:
    document = read("The top Russian leadership understands this.")
    (mention,) = document["mentions"]
    assert document[mention.actor].key == "RUS"
    assert mention.subactor == "RUS:gov"
    assert mention.kind == "nominal"


def test_parts_can_be_kept_apart(registry: Registry) -> None:
    pipeline = Pipeline(
        ["actors"], registry=registry, config={"actors": {"granularity": "subactor"}}
    )
    document = pipeline("Russia is large. The Russian leadership understands this.")
    assert keys(document) == {"RUS", "RUS:gov"}


def test_opponents_of_a_state_are_actors_of_their_own(read: Read) -> None:
    document = read("The opponents of Russia rejected the plan, and its allies welcomed it.")
    assert {"RUS:opponents"} <= keys(document)
    (opponents,) = [actor for actor in document["actors"] if actor.key == "RUS:opponents"]
    assert opponents.name == "opponents of Russia"
    assert opponents.sector == "opponent"


@pytest.mark.parametrize(
    "phrase",
    [
        "business sector",
        "expert community",
        "elites of partner countries",
        "diplomats from Islamic countries",
    ],
)
def test_descriptions_are_actors(read: Read, phrase: str) -> None:
    document = read(f"The {phrase} criticised the decision.")
    assert phrase in {actor.name for actor in document["actors"]}


def test_what_somebody_is_said_to_be_is_no_actor(read: Read) -> None:
    assert keys(read("They are allies of Moscow.")) <= {"RUS"}


@pytest.mark.parametrize(
    ("text", "phrase", "key"),
    [
        (
            "The Supreme Court rejected it. The court criticised Iran.",
            "The court",
            "org:supreme-court",
        ),
        ("The Mexican government left. The government condemned Cuba.", "The government", "MEX"),
        (
            "Shiite militias attacked Iraq. The militias criticised Iran.",
            "The militias",
            "group:shiite-militias",
        ),
        (
            "Biologist Nick Bos left. The biologist praised Iran.",
            "The biologist",
            "person:nick-bos",
        ),
        (
            "Friendly states met. Iran left. These countries condemned Iran.",
            "These countries",
            "group:friendly-states",
        ),
    ],
)
def test_a_bare_description_takes_up_a_fuller_one(
    read: Read, text: str, phrase: str, key: str
) -> None:
    assert key_of(read(text), phrase) == key


def test_everybody_is_nobody_who_was_named_before(read: Read) -> None:
    document = read("The Afghan people suffered. The people want peace.")
    assert key_of(document, "The people") != key_of(document, "The Afghan people")


def test_the_president_of_another_body_is_another(read: Read) -> None:
    document = read("President Adeyo left. The president of the World Bank praised Iran.")
    assert key_of(document, "The president of the World Bank") != "person:adeyo"


def test_the_organization_is_the_body_that_the_text_is_about(read: Read) -> None:
    document = read(
        "The United Nations met in May. The United Nations condemned Iran. "
        "The Security Council met. The Security Council left. The Security Council met again. "
        "The Secretary-General praised Kenya. Our Organization needs peace, and the Assembly met."
    )
    officer = "org:un:secretary-general"
    assert keys(document) <= {"org:un", "org:unsc", "IRN", "KEN", "group:we", officer}
    assert key_of(document, "The Secretary-General") == officer


def test_a_president_without_a_name_is_the_one_who_was_named(read: Read) -> None:
    document = read("President Emmanuel Macron spoke on Monday. The president criticised Iran.")
    assert key_of(document, "The president") == "person:emmanuel-macron"


def test_a_description_in_a_title_loses_the_capitals(registry: Registry) -> None:
    text = (
        "How Russia Can Build Relations With Friendly Countries\n\nBy Jane Doe\n\n"
        "Russia trades with Asia. It exports gas and oil, and it builds ports in Africa, too.\n"
    )
    document = Document(id="d", text=text, metadata=Metadata(language="en", layout="page"))
    names = {actor.name for actor in Pipeline(["actors"], registry=registry)(document)["actors"]}
    assert "Russia" in names
    assert "friendly countries" in names


def test_states_of_whom_the_text_says_what_its_title_says_are_those(registry: Registry) -> None:
    text = (
        "How Russia Can Build Relations With Friendly Countries\n\nBy Jane Doe\n\n"
        "The vast majority of countries trade with Russia. Many states are friendly to Russia because of gas. "
        "Third countries condemned Iran. Other states left.\n"
    )
    document = Document(id="d", text=text, metadata=Metadata(language="en", layout="page"))
    document = Pipeline(["actors"], registry=registry)(document)
    (friendly,) = [a for a in document["actors"] if a.name == "friendly countries"]
    assert friendly.frequency == 3
    assert {"third countries", "other states"} <= {a.name for a in document["actors"]}


def test_states_at_large_are_called_by_their_fullest_name(read: Read) -> None:
    document = read("The vast majority of countries condemned Iran. Many countries left.")
    (states,) = [actor for actor in document["actors"] if actor.key == "group:states"]
    assert (states.name, states.frequency) == ("the vast majority of countries", 2)


def test_what_is_said_beside_a_name_is_no_actor_of_its_own(read: Read) -> None:
    document = read("We thank Kenya, a reliable partner.")
    assert keys(document) <= {"KEN", "group:we"}
    told = {document.quote(e.span_of("evaluation")) for e in document["evaluations"]}
    assert told == {"thank", "reliable"}


def test_so_called_belongs_to_no_name(read: Read) -> None:
    document = read("The so-called World Majority supports Russia. The so-called partners left.")
    assert {actor.name for actor in document["actors"]} >= {"World Majority", "Russia"}


@pytest.mark.parametrize("phrase", ["The Israeli Government", "The Government of Israel"])
def test_a_government_in_capitals_is_its_state(read: Read, phrase: str) -> None:
    assert keys(read(f"{phrase} criticised Iran.")) == {"ISR", "IRN"}


def test_the_forces_of_somebody_in_office_are_his_state_s(read: Read) -> None:
    document = read("Assad's forces attacked Israel. The Trump administration sanctioned Iran.")
    deeds = {(document[r.source].key, document[r.target].key) for r in document["relations"]}
    assert deeds == {("SYR", "ISR"), ("USA", "IRN")}


def test_an_office_before_an_honour_is_the_person_s(read: Read) -> None:
    document = read("We thank the Prime Minister, His Royal Highness Prince Karim, for his help.")
    assert key_of(document, "the Prime Minister") == "person:karim" == key_of(document, "his")


@pytest.mark.parametrize(
    "office", ["the Special Envoy of the Secretary-General", "the President of the Forum"]
)
def test_a_name_behind_an_office_of_something_is_whose_office_it_is(
    read: Read, office: str
) -> None:
    document = read(f"Iran thanked {office}, Mr. Leo Brandt.")
    assert {(document[r.source].key, document[r.target].key) for r in document["relations"]} == {
        ("IRN", "person:leo-brandt")
    }


@pytest.mark.parametrize(
    "text",
    [
        "The tribes must end their divisions.",
        "The land was restored to its owners.",
        "Let all join forces.",
        "The sanctions regime works.",
        "There is political, military or economic pressure.",
        "Under wise leadership, much was done.",
    ],
)
def test_a_word_of_another_sense_is_no_group(read: Read, text: str) -> None:
    found = {mention.kind for mention in read(text)["mentions"]}
    assert keys(read(text)) <= {"group:tribes", "group:we"}, found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The people of Saint Kitts and Nevis thank Peru.", "people of Saint Kitts and Nevis"),
        ("The citizens of the U.S. thank Peru.", "citizens of the United States"),
        ("The President of the General Assembly met Peru.", "President of the General Assembly"),
        ("The Palestinian victims of the war thank Peru.", "Palestinian victims of the war"),
    ],
)
def test_whose_somebody_is_is_told_in_full(read: Read, text: str, name: str) -> None:
    assert name in {actor.name for actor in read(text)["actors"]}


def test_two_who_stand_together_are_of_the_same_state(read: Read) -> None:
    document = read("We thank the people and the Government of Mexico.")
    (people,) = (actor for actor in document["actors"] if actor.key == "MEX:cvl")
    assert people.name == "people of Mexico"


@pytest.mark.parametrize(
    "text",
    [
        "Some 255 million people have lost their jobs.",
        "India is home to a fifth of the world population.",
        "We saw crimes against humanity.",
        "Preventive diplomacy has saved many lives.",
        "It is an honour to serve as Head of Government.",
    ],
)
def test_what_only_counts_or_names_a_thing_is_no_actor(read: Read, text: str) -> None:
    assert keys(read(text)) <= {"IND", "group:we"}


def test_an_officer_is_whoever_was_named_beside_the_office(read: Read) -> None:
    document = read(
        "I thank the Secretary-General of the United Nations, Mr. António Guterres. We read the Secretary-General’s report."
    )
    assert not {key for key in keys(document) if "secretary" in key}

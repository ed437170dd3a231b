"""Who acts in a text: what a reader would say, on short texts with real parses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve
from discourse_actors.labels import agreed_entities
from discourse_actors.naming import trusted_entities
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from discourse import Document, Metadata, Pipeline, Registry
from discourse.testing import check_annotator, isolated_registry
from discourse.text.layers import ENTITIES, ZONES, Entity, Zone
from discourse.text.syntax import trees

Read = Callable[..., Document]


def keys(document: Document) -> set[str]:
    return {actor.key for actor in document["actors"]}


def key_of(document: Document, words: str) -> str | None:
    """The key of the actor that these words mention."""
    for mention in document["mentions"]:
        if document.quote(mention) == words:
            return str(document[mention.actor].key)
    return None


def test_a_capital_a_demonym_and_the_name_are_one_state(read: Read) -> None:
    document = read(
        "Russia rejected the offer. Moscow condemned the sanctions. "
        "The Russian state will respond. The Kremlin accused Washington of lying."
    )
    (russia,) = [actor for actor in document["actors"] if actor.key == "RUS"]
    assert russia.frequency == 4
    assert russia.name == "Russia"
    assert key_of(document, "Washington") == "USA"


@pytest.mark.parametrize("name", ["the United States", "the US", "the U.S.", "America"])
def test_names_of_one_state_have_one_key(read: Read, name: str) -> None:
    assert keys(read(f"China criticised {name} yesterday.")) == {"CHN", "USA"}


def test_a_capital_where_somebody_meets_is_no_actor(read: Read) -> None:
    assert keys(read("The ministers of Poland met in Moscow.")) == {"POL"}


def test_lower_case_us_is_a_pronoun(read: Read) -> None:
    assert "USA" not in keys(read("They gave us nothing."))


def test_coinages_are_actors(read: Read) -> None:
    document = read("The World Majority rejects sanctions. The World Majority wants peace.")
    (coined,) = document["actors"]
    assert (coined.name, coined.frequency) == ("World Majority", 2)


def test_a_name_within_a_name_is_no_actor(read: Read) -> None:
    assert "JOR" not in keys(read("Michael Jordan visited the factory."))


def test_surname_leads_to_the_full_name(read: Read) -> None:
    document = read("Sergei Lavrov spoke on Monday. Lavrov criticised the West.")
    assert key_of(document, "Lavrov") == key_of(document, "Sergei Lavrov") == "person:sergei-lavrov"


def test_a_pronoun_counts_for_its_state(read: Read) -> None:
    document = read("China rejected the plan. It accused Japan of aggression.")
    (china,) = [actor for actor in document["actors"] if actor.key == "CHN"]
    assert china.frequency == 2


def test_a_pronoun_keeps_the_reader_with_whom_the_text_is_about(read: Read) -> None:
    document = read(
        "Maria Lopez won the election. She promised new roads. She promised hospitals. "
        "She promised schools, and she keeps her word."
    )
    (lopez,) = [actor for actor in document["actors"] if actor.key == "person:maria-lopez"]
    assert lopez.frequency == 6


def test_he_is_nobody_who_was_she(read: Read) -> None:
    document = read(
        "Mrs. Adams met Peter Brown on Monday. She thanked him. Later Adams left. He stayed."
    )
    at = document.text.index("He stayed")
    (mention,) = document["mentions"].at(at)
    assert document[mention.actor].key == "person:peter-brown"


def test_a_name_has_one_bearer_however_it_is_tagged(registry: Registry) -> None:
    text = "Wexel sold shares. Wexel bought Brand. Wexel praised Kenya."
    document = Pipeline(["entities"], registry=registry)(text)
    starts = [i for i in range(len(text)) if text.startswith("Wexel", i)]
    labels = ("ORG", "PERSON", "ORG")
    marked = [
        Entity(start=start, end=start + 5, label=label, raw_label=label)
        for start, label in zip(starts, labels, strict=True)
    ]
    document = evolve(document, layers={**document.layers, "entities": ENTITIES.layer(marked)})
    agreed = agreed_entities(document, list(trees(document)))
    assert [e.label for entities in agreed.values() for e in entities] == ["ORG"] * 3


def test_what_stands_beside_a_name_is_the_same_person(read: Read) -> None:
    document = read(
        "Texas student Ahmed Mohamed praised Google. "
        "The minister, Emma Larsen, criticised Iran. Emma Larsen left."
    )
    assert keys(document) == {
        "person:ahmed-mohamed",
        "org:google",
        "person:emma-larsen",
        "IRN",
    }
    assert key_of(document, "The minister") == "person:emma-larsen"


def test_honours_make_no_other_person(read: Read) -> None:
    document = read("Daniel Moss MBE met Kenya’s president. Daniel Moss praised Kenya.")
    assert {key for key in keys(document) if key.startswith("person")} == {"person:daniel-moss"}


def test_a_namesake_of_somebody_known_is_himself(read: Read) -> None:
    document = read("Thomas Lavrov criticised Iran. Lavrov praised Kenya.")
    assert {key for key in keys(document) if key.startswith("person")} == {"person:thomas-lavrov"}


def test_a_general_assembly_is_no_general(read: Read) -> None:
    document = read("The General Assembly met. General Electric criticised Iran.")
    assert not {key for key in keys(document) if key.startswith("person")}


def test_artificial_intelligence_is_nobody(read: Read) -> None:
    assert keys(read("Artificial intelligence threatens Poland.")) == {"POL"}


def test_what_has_an_article_is_no_persons_name(read: Read) -> None:
    document = read("I was elected in this Hall. This Hall criticised Iran.")
    assert not {key for key in keys(document) if key.startswith("person:hall")}


def test_a_charter_is_no_body(read: Read) -> None:
    keys_found = keys(
        read("The Charter of the United Nations condemns war. Iran criticised Kenya.")
    )
    assert not any("charter" in key for key in keys_found)


def test_a_name_for_short_leads_to_the_whole_name(read: Read) -> None:
    document = read("The International Monetary Fund met. The Fund criticised Ghana.")
    assert keys(document) == {"org:imf", "GHA"}


def test_half_a_compound_is_no_actor(read: Read) -> None:
    assert keys(read("The military-political confrontation with China goes on.")) == {"CHN"}


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Kenya's choice", "KEN"),
        ("What Kenyans Want", "KEN"),
        ("Poor Farmers March", "group:poor-farmers"),
    ],
)
def test_whom_a_title_beside_the_text_names_is_salient(read: Read, title: str, named: str) -> None:
    text = "Kenyans voted. Poor farmers protested. Rich farmers protested. Kenya rejected the plan."
    plain, titled = (
        {actor.key: actor.salience for actor in read(text, **given)["actors"]}
        for given in ({}, {"title": title})
    )
    assert titled[named] > plain[named]
    assert titled["group:rich-farmers"] == plain["group:rich-farmers"]


def test_a_long_text_is_about_whom_it_comes_back_to(read: Read) -> None:
    opening = "I thank the pilots. Iran rejected the deal. "
    rest = "The weather was fine and the roads were dry. " * 300
    document = read(opening + rest + "Iran threatened Iraq. Iran will attack Iraq. " + rest)
    salience = {actor.key: actor.salience for actor in document["actors"]}
    assert salience["IRN"] > salience["IRQ"] > salience["group:pilots"]


def test_salience_is_highest_for_whom_the_text_is_about(read: Read) -> None:
    document = read(
        "Iran rejected the deal. Iran will not yield. Tehran accused Israel of sabotage. "
        "Iran has allies. Qatar offered talks."
    )
    assert document["actors"].top(1)[0].key == "IRN"
    assert all(0 <= actor.salience <= 1 for actor in document["actors"])


def test_the_annotators_keep_their_contract(registry: Registry) -> None:
    check_annotator("actors", registry)


def test_attributions_keep_their_contract(registry: Registry) -> None:
    check_annotator("attributions", registry, ["", "“Yes,” Lavrov said. Officials said no."])


def test_holders_keep_their_contract(registry: Registry) -> None:
    check_annotator("holders", registry, ["", "Lavrov wants to leave. Peace is wanted."])


def test_a_text_may_name_states_in_other_languages(registry: Registry) -> None:
    pytest.importorskip("babel", reason="needs discourse-actors[languages]")
    pipeline = Pipeline(
        ["actors"], registry=registry, config={"actors": {"names_in": ("de", "ru")}}
    )
    document = pipeline("Poland accused Россия of lying. Österreich helped Ukraine.")
    assert keys(document) == {"POL", "RUS", "AUT", "UKR"}
    assert {actor.wikidata for actor in document["actors"]} == {"Q36", "Q159", "Q40", "Q212"}


def test_a_codebook_of_ones_own_goes_first(registry: Registry, tmp_path) -> None:  # type: ignore[no-untyped-def]
    codebook = tmp_path / "mine.tsv"
    codebook.write_text(
        "key\tname\tnames\ttype\nbloc:mine\tthe Six\tthe Six|Japan\tbloc\n", encoding="utf-8"
    )
    pipeline = Pipeline(
        ["actors"], registry=registry, config={"actors": {"codebook": str(codebook)}}
    )
    assert keys(pipeline("Japan criticised China. The Six rejected it.")) == {"bloc:mine", "CHN"}


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    names=st.lists(
        st.sampled_from(["Russia", "the West", "China", "NATO", "the EU"]), min_size=2, max_size=4
    )
)
def test_every_mention_points_to_an_actor_that_counts_it(read: Read, names: list[str]) -> None:
    document = read(". ".join(f"{name} criticised Japan" for name in names) + ".")
    counted = [document[mention.actor].key for mention in document["mentions"]]
    for actor in document["actors"]:
        assert actor.frequency == counted.count(actor.key)
        assert actor == evolve(actor)


def test_a_title_in_capitals_makes_no_names() -> None:
    title, body = "Nations Must Build Bridges With Neighbours", "The Arctic Council met in May."
    start = title.index("Build")
    document = Document(id="d", text=f"{title}\n\n{body}", metadata=Metadata(language="en"))
    document = Pipeline(["tokens.upos"], registry=isolated_registry("english"))(document)
    whole = Zone(start=0, end=len(title), label="title")
    rest = Zone(start=len(title) + 2, end=len(document.text), label="body")
    phrase = Entity(start=start, end=len(title), label="ORG", raw_label="ORG")
    council = document.text.index("Arctic")
    name = Entity(start=council, end=council + len("Arctic Council"), label="ORG", raw_label="ORG")
    document = document.with_layers(ZONES.layer([whole, rest]), ENTITIES.layer([phrase, name]))
    trusted = [
        entity
        for tree in trees(document)
        for entity in trusted_entities(document, tree, document[ENTITIES].within(tree.span))
    ]
    assert trusted == [name]


def test_a_short_name_is_of_the_body_that_was_named_last(read: Read) -> None:
    document = read(
        "The European Union met Egypt. The African Union praised Kenya. The Union criticised Iran."
    )
    assert {a.key: a.frequency for a in document["actors"]}["org:au"] == 2


def test_a_charter_is_no_actor(read: Read) -> None:
    assert "org:un-charter" not in keys(read("The UN Charter forbids it. Iran cited the Charter."))


def test_mankind_is_more_than_the_international_community(read: Read) -> None:
    document = read("The international community must act. Mankind suffers.")
    assert keys(document) == {"bloc:international-community", "bloc:humanity"}


def test_a_continent_acts_or_is_a_place(read: Read) -> None:
    document = read("Russia plundered the resources of Asia. Africa demands justice.")
    assert keys(document) == {"RUS", "bloc:africa"}


def test_who_does_a_deed_to_it_is_not_it(read: Read) -> None:
    document = read("India proposed a law. India's Supreme Court rejected it.")
    assert key_of(document, "it") is None


def test_they_are_nobody_whose_name_is_singular(read: Read) -> None:
    document = read("The West threatened Iran. Many diplomats left, and they protested.")
    (they,) = [m for m in document["mentions"] if document.quote(m) == "they"]
    assert document[they.actor].key not in ("bloc:west", "IRN")
    both = read("France and Italy met in May. They agreed on gas.")
    assert "They" not in {both.quote(mention) for mention in both["mentions"]}


@pytest.mark.parametrize(
    "honour", ["His Excellency Mr.", "His Royal Highness Prince", "His Majesty King"]
)
def test_the_pronoun_of_an_honour_refers_to_nobody(read: Read, honour: str) -> None:
    document = read(f"Boris Lem spoke. Then {honour} Karim thanked France.")
    (lem,) = [actor for actor in document["actors"] if actor.name == "Boris Lem"]
    assert lem.frequency == 1


def test_the_congo_is_the_one_that_the_text_names(read: Read) -> None:
    here = read("The Republic of the Congo is at peace. The Congo will host us in Brazzaville.")
    there = read("The Democratic Republic of the Congo thanked Peru. Peru helped the Congo.")
    assert "COD" not in keys(here)
    assert "COG" not in keys(there)


def test_an_interjection_is_part_of_no_name(registry: Registry) -> None:
    document = Document(id="talk", text="Yeah Carol left. Carol helped Peru.")
    parsed = Pipeline(["tokens.upos", "tokens.deprel", "entities"], registry=registry)(document)
    whole = [Entity(start=0, end=10, label="PERSON", raw_label="PERSON")]
    names = [parsed.quote(e) for e in trusted_entities(parsed, trees(parsed)[0], whole)]
    assert names == ["Carol"]


def test_a_country_that_is_only_a_place_each_time_is_hardly_salient(read: Read) -> None:
    rows = "The U.S. House met. Farmers protested. The U.S. Senate met. Farmers shouted."
    salience = {actor.key: actor.salience for actor in read(rows)["actors"]}
    assert salience.get("USA", 0) < salience["group:farmers"]

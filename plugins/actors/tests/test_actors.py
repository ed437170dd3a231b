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


def test_coinages_are_actors(read: Read) -> None:
    document = read("The World Majority rejects sanctions. The World Majority wants peace.")
    (coined,) = document["actors"]
    assert (coined.name, coined.frequency) == ("World Majority", 2)


def test_what_somebody_is_said_to_be_is_no_actor(read: Read) -> None:
    assert keys(read("They are allies of Moscow.")) <= {"RUS"}


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


def test_we_is_the_country_that_the_metadata_name(read: Read) -> None:
    assert keys(read("We support Ukraine.", country="POL")) == {"POL", "UKR"}
    assert keys(read("We support Ukraine.")) == {"group:we", "UKR"}
    assert keys(read("We support Ukraine.", speaker="Emmanuel Macron")) == {"FRA", "UKR"}
    assert keys(read("I support Ukraine.", speaker="Jane Doe")) == {"person:jane-doe", "UKR"}


def test_whoever_gives_his_name_says_i(read: Read) -> None:
    document = read("Good morning. My name is Amy Sells. I criticised Iran.")
    assert keys(document) == {"person:amy-sells", "IRN"}
    assert "person:i" in keys(read("I am not Amy Sells. I criticised Iran."))


def test_in_an_interview_without_labels_whom_it_is_with_says_i(read: Read) -> None:
    document = read(
        "Interview with the activist Emma Larsen\n\nWhat do you do?\n\nI work in Kenya.\n\n"
        "Why there?\n\nI was born in Kenya.\n"
    )
    assert "person:i" not in keys(document)
    assert "person:emma-larsen" in keys(document)


def test_the_government_is_that_of_the_country_of_the_text(read: Read) -> None:
    document = read("The Government condemned Iran. The people of my country agree.", country="POL")
    assert key_of(document, "The Government") == "POL"
    assert "POL:cvl" in keys(document)


def test_a_general_assembly_is_no_general(read: Read) -> None:
    document = read("The General Assembly met. General Electric criticised Iran.")
    assert not {key for key in keys(document) if key.startswith("person")}


def test_the_president_of_another_body_is_another(read: Read) -> None:
    document = read("President Adeyo left. The president of the World Bank praised Iran.")
    assert key_of(document, "The president of the World Bank") != "person:adeyo"


def test_artificial_intelligence_is_nobody(read: Read) -> None:
    assert keys(read("Artificial intelligence threatens Poland.")) == {"POL"}


def test_somebody_and_his_own_are_told_together(read: Read) -> None:
    document = read("The regime of Syria and its backers condemned Iran.")
    assert key_of(document, "its backers") == "SYR:backers"


def test_the_organization_is_the_body_that_the_text_is_about(read: Read) -> None:
    document = read(
        "The United Nations met in May. The United Nations condemned Iran. "
        "The Security Council met. The Security Council left. The Security Council met again. "
        "The Secretary-General praised Kenya. Our Organization needs peace, and the Assembly met."
    )
    officer = "org:un:secretary-general"
    assert keys(document) <= {"org:un", "org:unsc", "IRN", "KEN", "group:we", officer}
    assert key_of(document, "The Secretary-General") == officer


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


def test_a_president_without_a_name_is_the_one_who_was_named(read: Read) -> None:
    document = read("President Emmanuel Macron spoke on Monday. The president criticised Iran.")
    assert key_of(document, "The president") == "person:emmanuel-macron"


def test_we_in_a_quotation_is_the_side_of_whoever_is_quoted(read: Read) -> None:
    document = read("“We will not yield,” Sergei Lavrov said on Monday.")
    assert key_of(document, "We") == "RUS"


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


def test_who_tells_does_not_come_before_whom_he_tells_of(read: Read) -> None:
    text = "I am glad. I came. I saw that I had won. I met my friends. I left, and Iran agreed. I stayed."
    actors = read(text)["actors"]
    assert actors.top(1)[0].key == "IRN"
    assert "person:i" in {actor.key for actor in actors}
    assert "salience from" in actors.top(1)[0].why


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


def test_a_short_name_is_of_the_body_that_was_named_last(read: Read) -> None:
    document = read(
        "The European Union met Egypt. The African Union praised Kenya. The Union criticised Iran."
    )
    assert {a.key: a.frequency for a in document["actors"]}["org:au"] == 2


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


def test_whom_one_speaks_to_is_no_actor(read: Read) -> None:
    assert keys(read("I thank you, Mr. President. Iran criticised Iraq.", country="FRA")) <= {
        "FRA:speaker",
        "IRN",
        "IRQ",
    }


def test_we_in_the_words_of_a_person_is_not_the_author_s(read: Read) -> None:
    document = read("“We support the plan,” John Miller said. We doubt it.")
    we = [m for m in document["mentions"] if document.quote(m) == "We"]
    assert [document[m.actor].key for m in we] == ["person:john-miller:side", "group:we"]


def test_a_charter_is_no_actor(read: Read) -> None:
    assert "org:un-charter" not in keys(read("The UN Charter forbids it. Iran cited the Charter."))


def test_the_forces_of_somebody_in_office_are_his_state_s(read: Read) -> None:
    document = read("Assad's forces attacked Israel. The Trump administration sanctioned Iran.")
    deeds = {(document[r.source].key, document[r.target].key) for r in document["relations"]}
    assert deeds == {("SYR", "ISR"), ("USA", "IRN")}


def test_mankind_is_more_than_the_international_community(read: Read) -> None:
    document = read("The international community must act. Mankind suffers.")
    assert keys(document) == {"bloc:international-community", "bloc:humanity"}


def test_a_continent_acts_or_is_a_place(read: Read) -> None:
    document = read("Russia plundered the resources of Asia. Africa demands justice.")
    assert keys(document) == {"RUS", "bloc:africa"}


def test_we_in_reported_speech_is_the_author_s(read: Read) -> None:
    document = read("Biden says that we attacked Ukraine.", country="RUS")
    assert key_of(document, "we") == "RUS"
    quoted = read("Biden said: “We attacked Iraq.”", country="RUS")
    assert key_of(quoted, "We") == "USA"


def test_who_does_a_deed_to_it_is_not_it(read: Read) -> None:
    document = read("India proposed a law. India's Supreme Court rejected it.")
    assert key_of(document, "it") is None


def test_us_before_a_noun_is_no_pronoun(read: Read) -> None:
    assert keys(read("the us officials said that iran attacked israel.")) == {"USA", "IRN", "ISR"}


def test_a_salutation_mentions_nobody(read: Read) -> None:
    document = read("Distinguished Members of the General Assembly, we thank Iran.", country="FRA")
    assert "org:un:sta" not in keys(document)


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


def test_the_congo_is_the_one_that_the_text_names(read: Read) -> None:
    here = read("The Republic of the Congo is at peace. The Congo will host us in Brazzaville.")
    there = read("The Democratic Republic of the Congo thanked Peru. Peru helped the Congo.")
    assert "COD" not in keys(here)
    assert "COG" not in keys(there)


def test_our_country_is_the_one_that_the_text_speaks_for(read: Read) -> None:
    document = read("My country, Kenya, is proud. Our people thank Peru. We must all act.")
    assert keys(document) >= {"KEN", "KEN:cvl", "group:we"}
    assert not {key for key in keys(document) if key.startswith("group:our")}


def test_a_delegate_speaks_for_the_state_that_he_names_most(read: Read) -> None:
    text = "Mr. President, Kenya is at peace. Kenya builds schools. Peru helped Kenya. Kenya and our people are proud."
    assert "KEN:cvl" in keys(read(text))


def test_whom_an_article_is_about_is_not_its_own_country(read: Read) -> None:
    text = "China threatens our people. China is strong. China is big. China will not yield."
    assert keys(read(text)) == {"CHN", "group:our-people", "group:we"}


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


def test_an_interjection_is_part_of_no_name(registry: Registry) -> None:
    document = Document(id="talk", text="Yeah Carol left. Carol helped Peru.")
    parsed = Pipeline(["tokens.upos", "tokens.deprel", "entities"], registry=registry)(document)
    whole = [Entity(start=0, end=10, label="PERSON", raw_label="PERSON")]
    names = [parsed.quote(e) for e in trusted_entities(parsed, trees(parsed)[0], whole)]
    assert names == ["Carol"]


def test_whom_somebody_is_quoted_to_speak_for_is_not_whom_the_text_speaks_for(read: Read) -> None:
    quoted = "Emma Larsen said: “Mr. President, my country, Kenya, is proud. Kenya is at peace. Kenya thanks you.” Our people agree."
    assert "group:our-people" in keys(read(quoted))

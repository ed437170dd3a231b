"""Whose “we”, “I” and “our country” it is, and who is only spoken to."""

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


def test_somebody_and_his_own_are_told_together(read: Read) -> None:
    document = read("The regime of Syria and its backers condemned Iran.")
    assert key_of(document, "its backers") == "SYR:backers"


def test_we_in_a_quotation_is_the_side_of_whoever_is_quoted(read: Read) -> None:
    document = read("“We will not yield,” Sergei Lavrov said on Monday.")
    assert key_of(document, "We") == "RUS"


def test_who_tells_does_not_come_before_whom_he_tells_of(read: Read) -> None:
    text = "I am glad. I came. I saw that I had won. I met my friends. I left, and Iran agreed. I stayed."
    actors = read(text)["actors"]
    assert actors.top(1)[0].key == "IRN"
    assert "person:i" in {actor.key for actor in actors}
    assert "salience from" in actors.top(1)[0].why


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


def test_we_in_reported_speech_is_the_author_s(read: Read) -> None:
    document = read("Biden says that we attacked Ukraine.", country="RUS")
    assert key_of(document, "we") == "RUS"
    quoted = read("Biden said: “We attacked Iraq.”", country="RUS")
    assert key_of(quoted, "We") == "USA"


def test_us_before_a_noun_is_no_pronoun(read: Read) -> None:
    assert keys(read("the us officials said that iran attacked israel.")) == {"USA", "IRN", "ISR"}


def test_a_salutation_mentions_nobody(read: Read) -> None:
    document = read("Distinguished Members of the General Assembly, we thank Iran.", country="FRA")
    assert "org:un:sta" not in keys(document)


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


def test_whom_somebody_is_quoted_to_speak_for_is_not_whom_the_text_speaks_for(read: Read) -> None:
    quoted = "Emma Larsen said: “Mr. President, my country, Kenya, is proud. Kenya is at peace. Kenya thanks you.” Our people agree."
    assert "group:our-people" in keys(read(quoted))


def test_the_president_whom_a_speaker_congratulates_is_in_the_chair(read: Read) -> None:
    document = read("I congratulate the President on his election. The United Nations helps Kenya.")
    assert "President of the General Assembly" in {actor.name for actor in document["actors"]}


def test_the_president_who_does_something_is_another(read: Read) -> None:
    document = read("The President signed the law. The United Nations helps Kenya.")
    assert "President of the General Assembly" not in {a.name for a in document["actors"]}


def test_i_is_the_one_author_of_an_essay(registry: Registry) -> None:
    analyse = Pipeline(["actors"], registry=registry)

    def speakers(*authors: str) -> set[str]:
        metadata = Metadata(language="en", authors=authors)
        document = analyse(Document(id="d", text="I accuse Iran. I was there.", metadata=metadata))
        return {actor.key for actor in document["actors"]} - {"IRN"}

    assert speakers("Ron Paul") == {"person:ron-paul"}
    assert speakers("Dr. Jane de la Roe") == {"person:jane-de-la-roe"}
    assert speakers("Jane Roe", "John Doe") == speakers("The Editorial Board") == {"person:i"}


@pytest.mark.parametrize(
    "text",
    [
        "Our planet is warm.",
        "Together we defend our common future.",
        "The United Nations calls all of us.",
        "The United Nations needs reform. We must act.",
        "The United Nations needs reform. Nobody is safe if we fail.",
    ],
)
def test_we_with_the_audience_is_no_country(read: Read, text: str) -> None:
    assert "KEN" not in keys(read(text, country="KEN"))


@pytest.mark.parametrize(
    "text",
    ["We adopted a law.", "Our economy grows.", "We must act.", "We thank the United Nations."],
)
def test_we_without_the_audience_is_the_country_with_a_score(read: Read, text: str) -> None:
    document = read(text, country="KEN")
    ours = [m for m in document["mentions"] if document[m.actor].key == "KEN"]
    assert ours
    assert all(m.score is not None and 0 < m.score < 1 for m in ours)


def test_whom_a_third_person_stands_for_has_a_score(read: Read) -> None:
    document = read("China rejected the plan. It accused Japan.")
    (it,) = [m for m in document["mentions"] if m.kind == "pronoun"]
    assert it.score is not None
    assert 0.5 < it.score < 1


def test_our_country_that_the_text_alone_tells_has_a_score(read: Read) -> None:
    document = read("I speak for my country, Kenya. Our country helps Uganda.")
    [ours] = [m for m in document["mentions"] if document.quote(m) == "Our country"]
    assert document[ours.actor].key == "KEN"
    assert ours.score is not None


def test_a_demonym_has_a_score(read: Read) -> None:
    (mention,) = read("The Russians left.")["mentions"]
    assert mention.kind == "demonym"
    assert mention.score is not None
    assert 0.5 < mention.score < 1

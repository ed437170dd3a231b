"""The speaker in person and the audience drawn in: whom "we" stands for, what is a call, what both know."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from discourse_rhetoric.first_person import first_plurals
from discourse_rhetoric.layers import DEVICES, Device
from discourse_rhetoric.prose import Prose

from discourse import Document, Metadata, Pipeline

NATION = (
    "My fellow citizens, our nation has come a long way. We face the same storm, and we must weather it together. "
    "All of us love this country."
)
ENVOY = (
    "On behalf of my country, I thank the Secretary-General. My delegation has signed the treaty, and we sent our first "
    "ship last year. We commend the Member States and reaffirm our support."
)
PAPER = (
    "In this paper we propose a new method. We collected our data in three towns, and we show that our results hold. "
    "The participants were paid (Smith et al. 2010)."
)
COUNTRY = "The US and its allies met in May. They told us nothing."
CALLS = (
    "Look at the map. Do not trust it. They look at the map. Let us begin. Thank you. To leave is easy. "
    "Of course, it is necessary to understand the past."
)
PERSONS = "My fellow citizens, I was there, and you can see it from here. My friend came too."

TEXTS = (NATION, ENVOY, PAPER, COUNTRY, CALLS, PERSONS)
Found = Callable[[str, str], list[str]]


@pytest.fixture(scope="module")
def documents(pipeline: Pipeline) -> Mapping[str, Document]:
    texts = [Document(id=text, text=text, metadata=Metadata(language="en")) for text in TEXTS]
    return {each.id: each for each in pipeline.stream(texts) if isinstance(each, Document)}


@pytest.fixture(scope="module")
def found(documents: Mapping[str, Document]) -> Found:
    def words(text: str, name: str) -> list[str]:
        document = documents[text]
        return [document.quote(d.parts[0]) for d in document[DEVICES] if d.device == name]

    return words


def test_a_speaker_to_the_nation_takes_it_in(found: Found) -> None:
    assert found(NATION, "self_mention") == []
    assert found(NATION, "engagement_marker") == ["our", "We", "we must", "us"]


def test_an_envoys_we_is_his_own_side(found: Found) -> None:
    assert found(ENVOY, "engagement_marker") == []
    assert found(ENVOY, "self_mention") == ["my", "I", "My", "we", "our", "We", "our"]


def test_the_we_of_a_paper_is_its_authors(found: Found) -> None:
    assert found(PAPER, "engagement_marker") == []
    assert found(PAPER, "self_mention") == ["we", "We", "our", "we", "our"]


def test_a_country_in_capitals_is_no_pronoun(found: Found) -> None:
    assert found(COUNTRY, "self_mention") + found(COUNTRY, "engagement_marker") == ["us"]


def test_calls_are_imperatives_and_appeals_and_no_thanks(found: Found) -> None:
    calls = ["Look", "trust", "Let us", "Of course", "it is necessary to understand"]
    assert found(CALLS, "engagement_marker") == calls


def test_forms_of_address_are_no_self_mention(found: Found) -> None:
    assert found(PERSONS, "self_mention") == ["I", "My"]
    assert "you" in found(PERSONS, "engagement_marker")


def test_every_we_is_one_or_the_other_with_its_reasons_and_its_doubt(
    documents: Mapping[str, Document],
) -> None:
    for document in documents.values():
        devices: list[Device] = [
            d for d in document[DEVICES] if d.device in ("self_mention", "engagement_marker")
        ]
        for we in first_plurals(Prose(document)):
            (device,) = [d for d in devices if d.start <= we.word.start < d.end]
            assert device.score is None or 0.5 <= device.score <= 1
            assert device.why
        starts = [device.start for device in devices]
        assert len(starts) == len(set(starts))


def test_more_evidence_leaves_less_doubt(documents: Mapping[str, Document]) -> None:
    nation = first_plurals(Prose(documents[NATION]))
    envoy = first_plurals(Prose(documents[ENVOY]))
    unclear = first_plurals(Prose(documents[COUNTRY]))
    assert min(we.probability for we in nation) > unclear[0].probability
    assert max(we.probability for we in envoy) < 0.5
    assert all(we.reasons for we in (*nation, *envoy))


def test_a_statement_for_a_country_is_its_own_where_nothing_else_tells(pipeline: Pipeline) -> None:
    text = "We have a plan."
    known = Metadata(language="en", speaker="Ada Okoro", country="NGA")
    by_envoy = pipeline(Document(id="envoy", text=text, metadata=known))
    by_anyone = pipeline(Document(id="anyone", text=text, metadata=Metadata(language="en")))
    (envoy,) = first_plurals(Prose(by_envoy))
    (anyone,) = first_plurals(Prose(by_anyone))
    assert envoy.probability < anyone.probability
    assert not envoy.takes_in_the_audience


def test_more_than_one_state_is_the_hearers_too(pipeline: Pipeline) -> None:
    text = "On behalf of my delegation: trade helps our countries. Our country has signed."
    weighed = first_plurals(Prose(pipeline(text)))
    assert [we.takes_in_the_audience for we in weighed] == [True, False]


HALL = (
    "Madam President, Mr. Secretary-General, distinguished delegates: I bring the greetings of the people of Norland. "
    "Last year we rebuilt our borders and our military. Our country has prospered, and the citizens of our country are free. "
    "Few nations give anything to us. We must all save our planet."
)
SQUARE = HALL.replace(
    "Madam President, Mr. Secretary-General, distinguished delegates", "My fellow citizens"
)


def _hearers_in(text: str, pipeline: Pipeline, **known: str) -> dict[str, bool]:
    """For each "we" with the word behind it, whether the audience is taken in."""
    metadata = Metadata(language="en", **known)  # type: ignore[arg-type]
    document = pipeline(Document(id=text + str(known), text=text, metadata=metadata))
    return {
        f"{we.word.text} {we.word.next.text}": we.takes_in_the_audience
        for we in first_plurals(Prose(document))
        if we.word.next is not None
    }


def test_before_other_states_what_citizens_have_in_common_is_one_sides(pipeline: Pipeline) -> None:
    hall = _hearers_in(HALL, pipeline)
    assert [words for words, hearers in hall.items() if hearers] == ["We must", "our planet"]
    square = _hearers_in(SQUARE, pipeline)
    assert square["Our country"]
    assert square["our country"]


def test_metadata_outweigh_phrases_of_the_text_but_no_address(pipeline: Pipeline) -> None:
    plain = "Our country has prospered, and our people know it. We stand by our country."
    for_a_country = {"speaker": "Ada Okoro", "country": "NGA"}
    assert any(_hearers_in(plain, pipeline).values())
    assert not any(_hearers_in(plain, pipeline, **for_a_country).values())
    assert any(_hearers_in(SQUARE, pipeline, **for_a_country).values())


def test_what_stands_elsewhere_makes_nobody_sure(pipeline: Pipeline) -> None:
    document = pipeline(HALL.replace("We must all save our planet.", "It concerns us."))
    (last,) = (we for we in first_plurals(Prose(document)) if we.word.start > HALL.index("us."))
    assert not last.takes_in_the_audience
    assert last.trust < 0.7


def test_as_for_sets_a_people_apart(pipeline: Pipeline) -> None:
    text = "As for Norwegians, we know what kind of future we want."
    assert not any(_hearers_in(text, pipeline).values())


def test_the_rest_of_the_world_is_not_the_hearers(pipeline: Pipeline) -> None:
    place, meant = (
        pipeline("Goods came to us from the rest of the world."),
        pipeline("The world and we agree."),
    )
    ((there,), (here,)) = (first_plurals(Prose(each)) for each in (place, meant))
    assert there.probability < here.probability


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("My friends, the hour is late.", ["My friends"]),
        ("Ladies and gentlemen, the hour is late.", ["Ladies and gentlemen"]),
        ("My friends left.", []),
        ("He met the minister, my friends, and the clerk.", []),
    ],
)
def test_an_address_is_set_off(text: str, expected: list[str], pipeline: Pipeline) -> None:
    document = pipeline(text)
    found = [document.quote(d) for d in document[DEVICES] if d.device == "engagement_marker"]
    assert found == expected


def test_what_is_done_to_us_is_no_act_of_ours(pipeline: Pipeline) -> None:
    done, doing = pipeline("We are presented with a choice."), pipeline("We present a choice.")
    ((undergone,), (act,)) = (first_plurals(Prose(each)) for each in (done, doing))
    assert undergone.probability > act.probability

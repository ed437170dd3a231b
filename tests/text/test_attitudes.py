"""What somebody wants, likes or knows; and that it is nobody's quotation."""

import pytest

from discourse import Document, Metadata, Pipeline
from discourse.errors import DataError
from discourse.testing import HARD_TEXTS, isolated_registry
from discourse.text.attitude_cues import english_attitude_cues, parse_attitude_cues


@pytest.fixture(scope="module")
def pipeline():
    return Pipeline(["attitudes"], registry=isolated_registry("english"), language="en")


def read(pipeline, text: str) -> list[tuple[str, str | None, str, str]]:
    """Each attitude of a text: its kind, its source, its cue and its content."""
    document = pipeline(Document(id="text", text=text, metadata=Metadata(language="en")))
    return [
        (
            attitude.kind,
            document.quote(source) if (source := attitude.span_of("source")) else None,
            document.quote(attitude.span_of("cue")),
            " … ".join(document.quote(content) for content in attitude.spans_of("content")),
        )
        for attitude in document["attitudes"]
    ]


ATTITUDES = [
    ("The pandemic reminds us that we must work together.", "evidence", "The pandemic", "reminds", "us that we must work together"),
    ("Pakistan condemns terrorism.", "appraisal", "Pakistan", "condemns", "terrorism"),
    ("The party wants to leave the union.", "desire", "The party", "wants", "to leave the union"),
    ("The voters are tired of the war.", "appraisal", "The voters", "are tired of", "the war"),
    ("The senators back the bill.", "appraisal", "The senators", "back", "the bill"),
    ("The minister knows that the money is gone.", "thought", "The minister", "knows", "that the money is gone"),
    ("The survey shows that prices rose.", "evidence", "The survey", "shows", "that prices rose"),
    ("The polls show a clear lead for the party.", "evidence", "The polls", "show", "a clear lead for the party"),
    ("The minister seemed to like the plan.", "appraisal", "The minister", "seemed to like", "the plan"),
    ("The minister decided to leave the party.", "desire", "The minister", "decided", "to leave the party"),
    ("The plan drew sharp criticism from the opposition.", "appraisal", "the opposition", "drew sharp criticism from", "The plan"),
    ("Their goal was to leave the union.", "desire", "Their", "goal was", "to leave the union"),
    ("The plan angered the voters.", "appraisal", "the voters", "angered", "The plan"),
    ("The voters were angered by the plan.", "appraisal", "The voters", "were angered by", "the plan"),
    ("The ministers talked about taxes.", "speech", "The ministers", "talked about", "taxes"),
    ("The minister has repeatedly voiced support for the plan.", "appraisal", "The minister", "has repeatedly voiced support for", "the plan"),
]  # fmt: skip


CUES = [
    ("The senator has to decide whether to run.", "has to decide"),
    ("The voters were more likely to want a change.", "were more likely to want"),
    ("The senators made a strong case against the bill.", "made a strong case against"),
    ("The senator was asked about the treaty.", "was asked about"),
    ("The senator failed to mention the treaty.", "failed to mention"),
    ("The governor was an early supporter of the bill.", "was an early supporter of"),
    ("The president is seen as a reformer.", "is seen as"),
    ("The general remains confident in the army.", "remains confident in"),
    ("It is unclear whether the bill will pass.", "is unclear whether"),
]


@pytest.mark.parametrize(("text", "cue"), CUES)
def test_a_cue_reaches_over_what_leads_up_to_it_and_to_what_it_is_about(pipeline, text, cue):
    assert cue in [found for _, _, found, _ in read(pipeline, text)]


def test_verbs_of_speech_with_an_object_may_mean_something_else(pipeline):
    assert read(pipeline, "The states maintained the peace.") == []
    assert read(pipeline, "The senators added a page.") == []
    assert read(pipeline, "The dam released the water.") == []
    assert [cue for *_, cue, _ in read(pipeline, "The ministry released a report.")] == ["released"]


def test_what_the_reader_may_want_is_nobodys_attitude(pipeline):
    assert read(pipeline, "If you like the plan, the senators back it.")[0][1] != "you"


def test_the_words_that_report_a_speech_are_no_object_of_what_it_speaks_of(pipeline):
    contents = [c for *_, c in read(pipeline, "The voters want, the senator said, a real change.")]
    assert not any("said" in content for content in contents)


def test_what_a_comma_adds_is_not_what_the_attitude_is_to(pipeline):
    [(_, _, _, content)] = read(pipeline, "The senators back the mayor, who lives in Boston.")
    assert content == "the mayor"


@pytest.mark.parametrize(("text", "kind", "source", "cue", "content"), ATTITUDES)
def test_whose_it_is_what_says_so_and_what_it_is_to(pipeline, text, kind, source, cue, content):
    assert read(pipeline, text) == [(kind, source, cue, content)]


def test_what_was_done_to_has_no_source_unless_one_is_named(pipeline):
    [(kind, source, cue, content)] = read(pipeline, "The plan was rejected by the parliament.")
    assert (kind, source, cue, content) == (
        "appraisal",
        "the parliament",
        "was rejected",
        "The plan",
    )
    [(_, source, _, _)] = read(pipeline, "The plan was widely criticised.")
    assert source is None


def test_what_was_not_said_is_an_attitude_and_no_quotation(pipeline):
    text = "The minister did not say that the talks had failed."
    document = pipeline(Document(id="text", text=text, metadata=Metadata(language="en")))
    assert [a.kind for a in document["attitudes"]] == ["speech"]
    assert not document["quotations"]


def test_what_nobody_in_particular_has_to_decide_is_no_attitude(pipeline):
    assert read(pipeline, "It is time to defend the treaty.") == []


def test_a_thing_is_regarded_as_something(pipeline):
    [(kind, source, cue, content)] = read(pipeline, "The party regards the plan as a threat.")
    assert (kind, source, cue) == ("appraisal", "The party", "regards")
    assert content == "the plan as a threat"


def test_a_quotation_is_not_counted_again(pipeline):
    assert read(pipeline, "The minister said that the talks had failed.") == []


def test_the_words_stay_the_authors(pipeline):
    text = "The party wants the damned war to end."
    document = pipeline(Document(id="text", text=text, metadata=Metadata(language="en")))
    [attitude] = document["attitudes"]
    assert all(document.voice(content).is_author for content in attitude.spans_of("content"))


@pytest.mark.parametrize("text", HARD_TEXTS)
def test_no_text_is_too_hard(pipeline, text):
    read(pipeline, text)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("want\tVERB\twish\tobject\tLevin", "line 2: 'wish' is no kind"),
        ("want\tVERB\tdesire\tobjekt\tLevin", "line 2: 'objekt' is neither a shape nor a preposition"),
        ("want\tVERB\tdesire\tobject", "line 2: expected 5 filled columns"),
    ],
)  # fmt: skip
def test_a_wrong_line_is_named(line, message):
    with pytest.raises(DataError, match=message):
        parse_attitude_cues(["lemma\tupos\tkind\tgives\tsource", line], "cues.tsv")


def test_every_shape_that_ships_is_valid():
    assert english_attitude_cues().attitudes

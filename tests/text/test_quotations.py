"""Quotations and voices. The sentences are plain, so that any decent parser gets them right."""

import time
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import discourse
from discourse import Document, Metadata, Pipeline
from discourse.errors import DataError, MissingLayerError
from discourse.model.annotations import Part
from discourse.model.spans import Span
from discourse.testing import HARD_TEXTS, document_from_conllu, isolated_registry
from discourse.text.layers import QUOTATIONS, Quotation
from discourse.text.quotation_marks import quoted
from discourse.text.sources import SourceClass, english_sources, parse_sources
from discourse.text.speech import reports
from discourse.text.speech_cues import english_cues, parse_cues
from discourse.text.syntax import trees
from discourse.text.turns import turns


@pytest.fixture(scope="module")
def pipeline():
    return Pipeline(["quotations"], registry=isolated_registry("english"), language="en")


def read(pipeline, text: str) -> list[dict[str, object]]:
    """Each quotation of a text: its kind, and the words of its parts."""
    document = pipeline(Document(id="text", text=text, metadata=Metadata(language="en")))
    found = []
    for quotation in document["quotations"]:
        words = {"kind": quotation.kind, "content": []}
        for part in quotation.parts:
            if part.name == "content":
                words["content"].append(document.quote(part))
            else:
                words[part.name] = document.quote(part)
        found.append(words)
    return found


DIRECT = [
    ("“We will leave the city,” the minister said.", ["“We will leave the city,”"], "the minister"),
    ('"We will leave the city," the minister said.', ['"We will leave the city,"'], "the minister"),
    ("‘We don’t want a war,’ the minister said.", ["‘We don’t want a war,’"], "the minister"),
    ("“We will leave,” said the minister. “We want peace.”", ["“We will leave,”", "“We want peace.”"], "the minister"),
    ("The minister said: “We will leave the city.”", ["“We will leave the city.”"], "The minister"),
    ("“Will you leave?” she asked.", ["“Will you leave?”"], "she"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "contents", "source"), DIRECT)
def test_direct_speech_has_its_source(pipeline, text, contents, source):
    [quotation] = read(pipeline, text)
    assert quotation["kind"] == "direct"
    assert quotation["content"] == contents
    assert quotation["source"] == source
    assert quotation["cue"] in ("said", "asked")


INDIRECT = [
    ("The minister said that the talks had failed.", "that the talks had failed", "The minister", "said"),
    ("According to the minister, the talks have failed.", "the talks have failed", "the minister", "According to"),
    ("The talks have failed, the minister said on Monday.", "The talks have failed", "the minister", "said"),
    ("He believes that the war will end.", "that the war will end", "He", "believes"),
    ("One can hear from diplomats that the war will end.", "that the war will end", "diplomats", "can hear"),
]  # fmt: skip


CUES = [
    ("The minister said in a statement that the talks had failed.", "said in a statement"),
    ("The minister went on to say that the talks had failed.", "went on to say"),
    ("The minister warned of a war.", "warned of"),
]


@pytest.mark.parametrize(("text", "cue"), CUES)
def test_a_cue_is_the_whole_phrase(pipeline, text, cue):
    [quotation] = read(pipeline, text)
    assert quotation["cue"] == cue
    assert quotation["source"] == "The minister"


def test_a_participle_of_speech_begins_another_report(pipeline):
    text = "The minister said that the talks had failed, adding that the war would go on."
    found = {q["cue"]: (q["source"], q["content"]) for q in read(pipeline, text)}
    assert found == {
        "said": ("The minister", ["that the talks had failed"]),
        "adding": ("The minister", ["that the war would go on"]),
    }


@pytest.mark.parametrize(("text", "content", "source", "cue"), INDIRECT)
def test_indirect_speech(pipeline, text, content, source, cue):
    [quotation] = read(pipeline, text)
    expected = {"kind": "indirect", "content": [content], "source": source, "cue": cue}
    assert quotation == expected


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("“We will win,” the senator said with a smile.", "said with a smile"),
        ("The ministry said Tuesday in an interview that it would close.", "said Tuesday in an interview"),
        ("She made it clear that the talks had failed.", "made it clear"),
        ("Their forceful promise to leave the union was kept.", "forceful promise"),
    ],
)  # fmt: skip
def test_a_cue_takes_in_how_and_where_it_is_said(pipeline, text, cue):
    assert cue in [quotation["cue"] for quotation in read(pipeline, text)]


def test_a_message_may_be_a_subject(pipeline):
    [quotation] = read(pipeline, "The minister's message was that taxes would fall.")
    assert quotation == {
        "kind": "indirect",
        "source": "The minister",
        "cue": "message was",
        "content": ["that taxes would fall"],
    }
    assert read(pipeline, "The only fear is that prices will rise.") == []


def test_what_is_said_of_a_thing_goes_on_behind_it(pipeline):
    [quotation] = read(pipeline, "The minister described the treaty as a mistake.")
    assert quotation["content"] == ["the treaty as a mistake"]


def test_a_subject_behind_its_verb_may_be_long(pipeline):
    text = (
        "The board would be closed and its work done by other offices, said Anna Weber, "
        "a spokeswoman for the ministry of trade in the old city of Berlin."
    )
    [quotation] = read(pipeline, text)
    assert quotation["content"] == ["The board would be closed and its work done by other offices"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Anna Weber, who teaches law in Vienna, said that the talks had failed.",
            "Anna Weber, who teaches law in Vienna",
        ),
        (
            "“We want peace,” said Anna Weber, a spokeswoman for the ministry.",
            "Anna Weber, a spokeswoman for the ministry",
        ),
    ],
)
def test_a_source_comes_with_what_describes_it(pipeline, text, source):
    [quotation] = read(pipeline, text)
    assert quotation["source"] == source


@pytest.mark.parametrize(
    "text",
    [
        "The ministry has not commented.",
        "The two states maintain good relations; they trade with each other.",
        "Officials could not say more.",
    ],
)
def test_verbs_of_speech_that_report_nothing(pipeline, text):
    assert read(pipeline, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nobody claimed that Iran had a bomb.",
        "The minister did not say that the talks had failed.",
        "She did not deny that she had met him.",
        "Few believe that the war will end.",
        "Prices rose in March, but the minister denied it.",
        "If Washington says that the talks failed, the markets will fall.",
        "Has the minister said that the talks failed?",
        "Without saying that the plan failed, the minister left.",
        "Critics may say that the plan is naive.",
        "The senator has to decide whether the bill is just.",
        "It would be a mistake to conclude that every purchase is a success.",
        "Imitation does not explain why they succeed.",
        "Everybody knows that the plan failed.",
        "He never said: “We will leave the city by the end of May.”",
        "What was called the policy of the weak is now studied by the strong.",
        "The state may stay, provided that it asks for little.",
    ],
)
def test_what_nobody_said_is_no_quotation(pipeline, text):
    assert read(pipeline, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It goes without saying that the West is wrong.",
        "Suffice it to say that the plan failed.",
        "The war showed that drones decide battles.",
        "History teaches that empires fall.",
        "The crisis showed that the state is weak.",
    ],
)
def test_what_cannot_speak_leaves_the_words_to_the_author(pipeline, text):
    assert read(pipeline, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19 reminds us that we must work together.",
        "The past decade suggests that sanctions do not work.",
        "Our debt to science tells us that we must act.",
        "The earthquake taught the ministers that houses must be built better.",
        "The poverty of millions demands an answer from the rich.",
        "Droughts threaten to empty the villages.",
        "It reminds us that peace is fragile.",
        "The camel teaches us that patience is rewarded.",
        "Hunger says that borders are lines.",
    ],
)
def test_things_show_and_remind_but_do_not_speak(pipeline, text):
    assert read(pipeline, text) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The report suggests that prices will rise.", "The report"),
        ("The treaty reminds the parties that force is forbidden.", "The treaty"),
        ("The president reminds us that peace is fragile.", "The president"),
        ("The general threatened to bomb the city.", "The general"),
        ("Norway reminds us that peace is fragile.", "Norway"),
        ("They remind us that peace is fragile.", "They"),
        ("The G7 warned that the market would fall.", "The G7"),
        ("The camel said that it was tired.", "The camel"),
    ],
)
def test_people_bodies_and_texts_speak(pipeline, text, source):
    [quotation] = read(pipeline, text)
    assert quotation["source"] == source


@pytest.mark.parametrize(
    "text",
    [
        "Paris hopes to host the Games.",
        "China rejected the offer.",
        "Pakistan condemns terrorism in all its forms.",
        "Critics welcomed the decision of the court.",
        "The treaty refers to the islands.",
        "The kingdom seeks to build ports.",
    ],
)
def test_to_judge_want_or_mention_a_thing_gives_no_words(pipeline, text):
    assert read(pipeline, text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The analysts dismiss the scenario as alarmist.", "the scenario as alarmist"),
        ("The opposition calls it a disaster and a disgrace.", "a disaster and a disgrace"),
        ("The senator called the bill “a disgrace to us”.", "“a disgrace to us”"),
    ],
)
def test_what_somebody_says_that_a_thing_is_gives_his_words(pipeline, text, content):
    [quotation] = read(pipeline, text)
    assert quotation["content"] == [content]


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (["camel\tspeaker"], "line 2"),
        (["camel\tanimal\tsource"], "'animal' is no class"),
        (["camel\tevent\tsource", "camel\ttime\tsource"], "line 3: 'camel'"),
    ],
)
def test_a_mistake_in_the_table_of_sources_is_named_with_its_line(rows, problem):
    with pytest.raises(DataError, match=problem):
        parse_sources(["lemma\tclass\tsource", *rows], "sources.tsv")


def test_the_shipped_sources_are_sound():
    assert set(english_sources().values()) == set(get_args(SourceClass))


def test_a_negation_of_something_else_leaves_the_report(pipeline):
    [quotation] = read(pipeline, "“No, we will not leave,” the minister said.")
    assert quotation["source"] == "the minister"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "He denied that Russia had attacked Georgia; Tbilisi insists it did.",
            [("He", "that Russia had attacked Georgia"), ("Tbilisi", "it did")],
        ),
        ("Putin met Xi. “We are partners,” he said.", [("he", "“We are partners,”")]),
        (
            "Exports fell, according to the ministry, and the government resigned.",
            [("the ministry", "Exports fell")],
        ),
        (
            "Exports, he said, had fallen, but the government resigned.",
            [("he", "Exports", "had fallen")],
        ),
        (
            "“We act,” he said, but the treaty is dead, critics say.",
            [("he", "“We act,”"), ("critics", "but the treaty is dead")],
        ),
        (
            "Moscow says that the West has frozen it out and that it has turned to China.",
            [("Moscow", "that the West has frozen it out and that it has turned to China")],
        ),
    ],
)
def test_a_report_ends_where_another_clause_begins(pipeline, text, said):
    found = [(q["source"], *q["content"]) for q in read(pipeline, text)]
    assert sorted(found) == sorted(said)


def test_a_noun_in_a_cue_is_no_source_of_its_own(pipeline):
    text = (
        "The ministry said in a statement that the Egyptian side had “walked away from a text "
        "that its own engineers had approved on Sunday”."
    )
    [quotation] = read(pipeline, text)
    assert (quotation["source"], quotation["cue"]) == ("The ministry", "said in a statement")


def test_speech_within_speech_keeps_to_its_own_marks(pipeline):
    text = (
        "“The minister told me, ‘We will not negotiate with them,’ and then he left,” "
        "the ambassador said."
    )
    outer, inner = read(pipeline, text)
    assert outer["source"] == "the ambassador"
    assert inner == {
        "kind": "direct",
        "source": "The minister",
        "cue": "told",
        "content": ["‘We will not negotiate with them,’"],
    }


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The communiqué states: “We will leave the city.”",
            "The communiqué",
            "“We will leave the city.”",
        ),
        (
            "It was announced by the ministry that the border would be closed.",
            "the ministry",
            "that the border would be closed",
        ),
        (
            "The plan was described as dangerous by the opposition.",
            "the opposition",
            "dangerous",
        ),
    ],
)
def test_sources_that_are_no_subjects(pipeline, text, source, content):
    [quotation] = read(pipeline, text)
    assert (quotation["source"], quotation["content"]) == (source, [content])


SOURCES_IN_SEEDS = {
    "middle-powers-and-ports": {"the United States"},
    "a-seat-is-not-a-table": {None, "they"},
    "between-two-neighbours": {"Mongolia", "they", "They", "Some"},
}


@pytest.mark.parametrize("seed", SOURCES_IN_SEEDS)
def test_in_an_essay_few_others_speak(pipeline, seed):
    document = pipeline(discourse.read(Path(__file__).parents[2] / "seeds" / f"{seed}.txt"))
    sources = [quotation.span_of("source") for quotation in document["quotations"]]
    assert {source and document.quote(source) for source in sources} == SOURCES_IN_SEEDS[seed]


NOUN_CUE = """
1	His	he	PRON	PRP$	_	2	nmod:poss	_	_
2	claim	claim	NOUN	NN	_	8	nsubj	_	_
3	that	that	SCONJ	IN	_	6	mark	_	_
4	the	the	DET	DT	_	5	det	_	_
5	talks	talk	NOUN	NNS	_	6	nsubj	_	_
6	failed	fail	VERB	VBD	VerbForm=Fin	2	acl	_	_
7	is	be	AUX	VBZ	_	8	cop	_	_
8	wrong	wrong	ADJ	JJ	_	0	root	_	_
"""


def test_a_noun_may_be_the_cue():
    document = document_from_conllu(NOUN_CUE)
    [report] = reports(trees(document)[0], english_cues())
    words = [document.quote(span) for span in (report.source, report.cue, *report.contents)]
    assert words == ["His", "claim", "that the talks failed"]


def test_a_cue_in_the_middle_cuts_the_content_in_two(pipeline):
    [quotation] = read(pipeline, "The talks, he said, have failed.")
    assert quotation["content"] == ["The talks", "have failed"]
    assert quotation["source"] == "he"


def test_a_quoted_fragment_makes_indirect_speech_mixed(pipeline):
    [quotation] = read(
        pipeline, "The minister said that the deal was “a total disgrace” for Europe."
    )
    assert quotation["kind"] == "mixed"
    assert quotation["content"] == ["that the deal was “a total disgrace” for Europe"]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “experts” were wrong again.",
        "She read “War and Peace” on the train.",
        "The word “sovereignty” is everywhere now.",
        "The “special operation” goes on.",
        "I think that the West is wrong.",
        "We believe that peace is possible.",
        "The dogs’ bones and the states’ rights are safe.",
        "He is 5'10\" tall and it's the '90s.",
    ],
)
def test_what_is_no_quotation(pipeline, text):
    assert read(pipeline, text) == []


def test_a_sentence_in_marks_without_a_speaker_has_no_source(pipeline):
    [quotation] = read(pipeline, "“Nobody in this country wants another long war.”")
    assert quotation == {
        "kind": "direct",
        "content": ["“Nobody in this country wants another long war.”"],
    }


def test_marks_go_on_over_paragraphs(pipeline):
    text = "“The first thing we want is peace.\n“The second thing is bread,” the minister said."
    [quotation] = read(pipeline, text)
    assert quotation["content"] == [
        "“The first thing we want is peace.",
        "“The second thing is bread,”",
    ]
    assert quotation["source"] == "the minister"


INTERVIEW = (
    "Q: What do you want?\nA: We want peace. The minister said that the war is over.\n"
    "Q: And when will it come?\nA: Soon, I hope.\nIt depends on others."
)


def test_turns_belong_to_their_speakers(pipeline):
    spoken = [q for q in read(pipeline, INTERVIEW) if q["kind"] == "turn"]
    assert [q["source"] for q in spoken] == ["Q", "A", "Q", "A"]
    assert spoken[-1]["content"] == ["Soon, I hope.", "It depends on others."]


@pytest.mark.parametrize(
    "lines",
    [
        ["Mr Smith: Yes.", "Ms Jones (London): No.", "Mr Smith: Yes.", "Ms Jones: No."],
        ["PRESIDENT WEBER: Yes.", "THE PRESS: No.", "PRESIDENT WEBER: Yes.", "THE PRESS: No."],
        ["**Q:** Why?", "**A:** So.", "**Q:** When?", "**A:** Now."],
        ["Q. Why?", "A. So.", "Q. When?", "A. Now."],
        ["Élysée: Why?", "Šimić: So.", "Élysée: When?", "Šimić: Now."],
    ],
)
def test_labels_of_speakers(lines):
    assert len(turns(*paragraphs(lines))) == 4


@pytest.mark.parametrize(
    "lines",
    [
        ["Cost: high.", "Time: long.", "Risk: low.", "Gain: none."],
        ["Cost: high.", "Time: long.", "Cost: low.", "Time: short."],
        ["Note: this is short.", "The rest is long.", "Note: that is all."],
        ["A new paragraph here.", "A second one there.", "A third one, too.", "A fourth."],
        ["He had one wish: peace.", "She had one wish: peace."] * 3,
    ],
)
def test_lists_and_notes_are_no_turns(lines):
    assert turns(*paragraphs(lines)) == ()


@pytest.mark.parametrize(
    "note",
    [
        "This interview was recorded in May.",
        "Translated by Anna Weber.",
        "Talks is published weekly.",
    ],
)
def test_the_note_behind_an_interview_is_nobodys_turn(note):
    text, spans = paragraphs(["Q: Why?", "A: So.", "Q: When?", "A: Now.", "Or later.", note])
    *_, last = turns(text, spans)
    assert [text[span.start : span.end] for span in last.contents] == ["Now.", "Or later."]


def paragraphs(lines: list[str]) -> tuple[str, list[Span]]:
    spans, offset = [], 0
    for line in lines:
        spans.append(Span(offset, offset + len(line)))
        offset += len(line) + 1
    return "\n".join(lines), spans


def voice(pipeline, text: str, words: str) -> str:
    document = pipeline(Document(id="text", text=text, metadata=Metadata(language="en")))
    start = text.index(words)
    return str(document.voice(Span(start, start + len(words))))


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("“We want peace,” the minister said. He left.", "We want", "the minister"),
        ("“We want peace,” the minister said. He left.", "He left", "author"),
        ("“We want peace,” the minister said. He left.", "the minister", "author"),
        ("The minister said that the talks had failed.", "the talks", "The minister"),
        ("The talks, he said, have failed.", "have failed", "he"),
        ("“Nobody in this country wants another long war.”", "Nobody", "unnamed source"),
        ("I think that the West is wrong.", "the West", "author"),
        (INTERVIEW, "We want peace", "A"),
        (INTERVIEW, "Q: What do you want?", "Q"),
        (INTERVIEW, "the war is over", "The minister"),
        (INTERVIEW, "It depends on others.", "A"),
    ],
)
def test_whose_words_these_are(pipeline, text, words, speaker):
    assert voice(pipeline, text, words) == speaker


def test_without_quotations_nobody_is_blamed():
    document = Document(id="text", text="“We want peace,” he said.")
    with pytest.raises(MissingLayerError):
        document.voice(Span(0, 3))


def test_marks_are_read_in_other_languages_too(pipeline):
    text = "»Niemand in diesem Land will noch einen langen Krieg.« Das ist wahr."
    stretches = quoted(text, [Span(0, len(text))])
    assert [text[s.start : s.end] for s in stretches] == [text[: text.index(" Das")]]


def marks(*lines: str) -> list[tuple[int, list[str]]]:
    text, spans = paragraphs(list(lines))
    return [
        (stretch.depth, [text[span.start : span.end] for span in stretch.spans])
        for stretch in quoted(text, spans)
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["“a” b “c”"], [(0, ["“a”"]), (0, ["“c”"])]),
        (['"a," he said. "c"'], [(0, ['"a,"']), (0, ['"c"'])]),
        (["“He told me ‘go home’ now”"], [(0, ["“He told me ‘go home’ now”"]), (1, ["‘go home’"])]),
        (["« a » et « b »"], [(0, ["« a »"]), (0, ["« b »"])]),
        (["„a“, sagte er"], [(0, ["„a“"])]),
        (["‘the states’ rights, and ours,’ he said"], [(0, ["‘the states’ rights, and ours,’"])]),
        (["“one", "“two”", "three"], [(0, ["“one", "“two”"])]),
        (["“one", "two” and “three”"], [(0, ["“one", "two”"]), (0, ["“three”"])]),
        (["“one", "two", "three"], []),
        (["” a “ b"], []),
        (["don't and can't"], []),
    ],
)
def test_marks_are_paired(lines, expected):
    assert marks(*lines) == expected


@given(st.lists(st.text(alphabet="ab .,“”\"'‘’«»„\n", max_size=40), max_size=5))
def test_any_marks_give_stretches_in_order_and_nested(lines):
    text, spans = paragraphs(lines)
    found = quoted(text, spans)
    assert list(found) == sorted(found, key=lambda stretch: (stretch.start, -stretch.end))
    for stretch in found:
        for span in stretch.spans:
            assert any(paragraph.contains(span) for paragraph in spans)
    for one in found:
        for other in found:
            if one.start < other.start < one.end:
                assert other.end <= one.end


def test_unbalanced_marks_cost_linear_time():
    started = time.perf_counter()
    quoted(text := "“a \"b 'c ‘d „e " * 20_000, [Span(0, len(text))])
    assert time.perf_counter() - started < 10


def test_a_quotation_over_many_paragraphs_costs_linear_time():
    text, spans = paragraphs(["“abc"] * 33_000 + ["“abc”"])
    started = time.perf_counter()
    [stretch] = quoted(text, spans)
    assert all(stretch.contains(span.start) for span in spans)
    parts = tuple(Part("content", span.start, span.end) for span in stretch.spans)
    document = Document(id="long", text=text).with_layers(
        QUOTATIONS.layer([Quotation.over(parts, kind="direct", why="marks")])
    )
    assert not any(document.voice(span).is_author for span in spans)
    assert document.voice(Span(0, len(text))).is_author
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize("text", HARD_TEXTS)
def test_hard_texts_have_quotations_within_bounds(pipeline, text):
    read(pipeline, text)


def test_the_shipped_cues_are_sound():
    assert len(english_cues().shapes) > 200


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("say\tVERB\tclause", "line 2"),
        ("say\tVERB\tsong\tsource", "'song' is no shape"),
        ("say\tVERB\tclause\t ", "line 2"),
    ],
)
def test_a_mistake_in_the_table_is_named_with_its_line(line, problem):
    with pytest.raises(DataError, match=problem):
        parse_cues(["lemma\tupos\tgives\tsource", line], "cues.tsv")


def test_a_cue_may_stand_in_the_table_once():
    row = "say\tVERB\tclause\tsource"
    with pytest.raises(DataError, match="line 3: 'say'"):
        parse_cues(["lemma\tupos\tgives\tsource", row, row], "cues.tsv")

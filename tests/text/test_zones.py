"""Zones: every stretch of a page gets one label, and the body is what the author wrote."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discourse import Document, Metadata, Proposal
from discourse.errors import ConfigError, DataError
from discourse.model.layers import Layer
from discourse.pipeline.annotator import Annotator
from discourse.text.layers import Zone
from discourse.text.zones import (
    ZoneFinder,
    ZonesConfig,
    find_zones,
    readable,
    redactions,
)
from discourse.text.zones.cues import load_cues, read_cues, words
from discourse.text.zones.dates import find_date
from discourse.text.zones.headlines import is_name, names_in_byline
from discourse.text.zones.paragraphs import paragraphs
from tests.evaluation import zones as evaluation
from tests.evaluation.gold import gold_folder

SEEDS = Path(__file__).resolve().parents[2] / "seeds"

FIRST = "The ministers met in the capital on Monday, and they agreed on nothing that anybody wrote down."
SECOND = (
    "On Tuesday they met again; by the evening the harbour, the debt and the border were all open."
)
THIRD = (
    "Nobody in the region expects that a third meeting would end in any other way than the second."
)

PAGE = f"""\
Skip to content
Home
Politics
Culture
Sport
Three Meetings and No Harbour
By Anna de la Cruz and Bo Lindqvist
Published 3 March 2024, 10:15

Share on Facebook

{FIRST}

Photo: The ministers at dinner. Getty Images

{SECOND}

“Where the Ferries Go”
What do the captains think of all this, and who asked them? Our authors spent a summer on the water.
Read more

{THIRD}

Subscribe to our newsletter
Related articles
The debt that came back
A border like a river
Comments (2)
I was there, and it was not at all as you describe it in your article.
© 2024 The Island Gazette. All rights reserved.
"""

# Text as hostile as it comes: line ends of all kinds, halves of pairs, marks without letters, cues.
hostile_text = st.lists(
    st.one_of(
        st.text(st.characters(), max_size=30),
        st.sampled_from(
            [
                "\r\n",
                "\n\n",
                "\x85",
                "\x0c",
                "\u2028",
                "\x00",
                "\ud800",
                "🙂",
                "é",
                "e\u0301",
                "More\n",
            ]
        ),
        st.sampled_from(
            ["By Ann Lee\n", "Related\n", "Comments\n", "27.02.2023\n", "Home\n", FIRST]
        ),
        st.sampled_from(
            ["[email protected]", "Tel.: +1 234 567 890\n", "©", "x" * 900, "。", FIRST + "\n"]
        ),
    ),
    max_size=25,
).map("".join)
layouts = st.sampled_from(["page", "plain"])
modes = st.sampled_from(["strict", "lenient"])


def labelled(text: str, label: str, **how: str) -> list[str]:
    return [text[z.start : z.end] for z in find_zones(text, **how) if z.label == label]


def findings(text: str, config: ZonesConfig | None = None) -> dict[str, object]:
    document = Document(id="page", text=text, metadata=Metadata(layout="page"))
    found = ZoneFinder(config or ZonesConfig()).annotate(document)
    return {p.field: p.value for p in found if isinstance(p, Proposal)}


@given(hostile_text, layouts, modes)
@settings(max_examples=300, deadline=None)
def test_every_character_that_is_not_blank_lies_in_exactly_one_zone(text, layout, mode):
    zones = find_zones(text, layout=layout, mode=mode)
    covered = [0] * len(text)
    for zone in zones:
        for offset in range(zone.start, zone.end):
            covered[offset] += 1
    assert max(covered, default=0) <= 1
    assert all(seen or char.isspace() for seen, char in zip(covered, text, strict=True))
    assert [z.start for z in zones] == sorted(z.start for z in zones)


@given(hostile_text, layouts, modes)
@settings(deadline=None)
def test_the_same_text_gives_the_same_zones_with_a_rule_each(text, layout, mode):
    zones = find_zones(text, layout=layout, mode=mode)
    assert zones == find_zones(text, layout=layout, mode=mode)
    assert all(zone.rule and zone.why for zone in zones)


@given(hostile_text)
@settings(deadline=None)
def test_a_plain_text_is_all_body(text):
    assert {zone.label for zone in find_zones(text, layout="plain")} <= {"body"}


@given(hostile_text)
@settings(deadline=None)
def test_strict_keeps_nothing_that_lenient_throws_out(text):
    kept = {
        (z.start, z.end) for z in find_zones(text, mode="strict") if z.label in ("title", "body")
    }
    lenient = {
        (z.start, z.end) for z in find_zones(text, mode="lenient") if z.label in ("title", "body")
    }
    assert kept <= lenient


@given(hostile_text)
@settings(deadline=None)
def test_the_text_for_the_parser_has_the_same_length_and_can_be_encoded(text):
    assert len(readable(text)) == len(text)
    readable(text).encode("utf-8")
    assert "protected]" not in readable(text)


@given(hostile_text)
@settings(deadline=None)
def test_the_annotator_takes_any_text(text):
    document = Document(id="any", text=text, metadata=Metadata(layout="page"))
    layer, *rest = ZoneFinder(ZonesConfig()).annotate(document)
    assert isinstance(layer, Layer)
    assert document.with_layers(layer)["zones"].items == find_zones(text)
    for proposal in rest:
        document.metadata.filled({proposal.field: proposal.value}, "zones")


def test_the_body_of_a_page_is_what_its_author_wrote():
    assert labelled(PAGE, "body") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    ("label", "line"),
    [
        ("title", "Three Meetings and No Harbour"),
        ("byline", "By Anna de la Cruz and Bo Lindqvist"),
        ("date", "Published 3 March 2024, 10:15"),
        ("navigation", "Politics"),
        ("navigation", "Share on Facebook"),
        ("caption", "Photo: The ministers at dinner. Getty Images"),
        ("teaser", "“Where the Ferries Go”"),
        ("teaser", "Read more"),
        ("teaser", "The debt that came back"),
        ("subscription", "Subscribe to our newsletter"),
        ("comment", "I was there, and it was not at all as you describe it in your article."),
        ("legal", "© 2024 The Island Gazette. All rights reserved."),
    ],
)
def test_a_line_that_is_no_body_is_called_what_it_is(label, line):
    assert line in labelled(PAGE, label)


def test_a_blurb_between_headline_and_link_is_a_teaser_in_the_middle_of_the_body():
    assert any(line.startswith("What do the captains") for line in labelled(PAGE, "teaser"))


def test_title_authors_and_date_are_read_off_the_page():
    assert findings(PAGE) == {
        "title": "Three Meetings and No Harbour",
        "authors": ("Anna de la Cruz", "Bo Lindqvist"),
        "date": "2024-03-03",
    }


def test_the_speaker_of_an_address_is_no_author():
    found = findings((SEEDS / "between-two-neighbours.txt").read_text(encoding="utf-8"))
    assert found["speaker"] == "Tömörbaatar Enkhjin"
    assert "authors" not in found


def test_the_author_block_of_an_essay_is_no_body():
    text = (SEEDS / "middle-powers-and-ports.txt").read_text(encoding="utf-8")
    body = "\n".join(labelled(text, "body"))
    for clutter in (
        "Senior Research Fellow",
        "ORCID",
        "Liman Street",
        "Subscribe",
        "Henrik Solvang",
    ):
        assert clutter in text
        assert clutter not in body
    long_lines = [line for line in text.splitlines() if len(line) > 300]
    teasers = labelled(text, "teaser")
    assert labelled(text, "body") == [line for line in long_lines if line not in teasers]


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_seed_has_a_title_and_a_date(seed):
    assert {"title", "date"} <= findings(seed.read_text(encoding="utf-8")).keys()


def test_a_plain_document_proposes_nothing():
    document = Document(id="row", text=PAGE)
    (layer,) = ZoneFinder(ZonesConfig()).annotate(document)
    assert {zone.label for zone in layer} == {"body"}


def test_the_configuration_overrules_the_document():
    document = Document(id="row", text=PAGE)
    layer, *_ = ZoneFinder(ZonesConfig(zones="page")).annotate(document)
    assert "title" in {zone.label for zone in layer}


def test_lenient_keeps_what_no_rule_gives_away():
    aside = "A remark that stands alone at the very end of all, after many short lines of a menu."
    page = f"{PAGE}\n" + "\n".join(f"item number {n} of it" for n in range(40)) + f"\n\n{aside}\n"
    page = page.replace("Comments (2)\n", "")
    assert aside not in labelled(page, "body", mode="strict")
    assert aside in labelled(page, "body", mode="lenient")


@pytest.mark.parametrize("setting", [{"zones": "site"}, {"mode": "harsh"}])
def test_a_wrong_setting_is_refused(setting):
    with pytest.raises(ConfigError, match="zones"):
        Annotator("zones", provides=["zones"], factory=ZoneFinder, config=ZonesConfig).configured(
            setting
        )


def test_text_without_a_sentence_is_kept():
    assert labelled("Peace now\nBread and roses", "body") == ["Peace now", "Bread and roses"]


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\ufeff".strip("\ufeff")])
def test_an_empty_text_has_no_zones(text):
    assert find_zones(text) == ()


def test_a_page_of_boilerplate_has_no_body():
    page = "Home\nMenu\nSearch\n\nSubscribe to our newsletter\n© 2020 All rights reserved\nPrivacy policy"
    assert labelled(page, "body") == []


@pytest.mark.parametrize("line", ["---", "* * *", "________", "•", "| |"])
def test_a_line_of_ornament_is_no_body(line):
    assert labelled(f"{FIRST}\n\n{line}\n\n{SECOND}", "body") == [FIRST, SECOND]


def test_a_text_of_emoji_is_body():
    assert labelled("🙂🙂 🙂", "body") == ["🙂🙂 🙂"]


def test_chinese_running_text_is_body():
    text = "首页\n\n各国部长周一在首都举行会议，讨论港口和债务问题，但没有达成任何协议。\n周二他们再次会面，结果与第一次完全相同，没有任何进展。"
    assert len(labelled(text, "body")) == 2


def test_lines_wrapped_at_a_width_are_one_paragraph():
    text = (
        "The ministers met in the capital on Monday, and they agreed on\n"
        "nothing that anybody wrote down. On Tuesday they met again, and\n"
        "by the evening the harbour, the debt and the border were all as\n"
        "open as they had been.\n"
        "Nobody in the region expects that a third meeting would end in a\n"
        "manner that is different from that of the second, or of the one\n"
        "before it, whatever the newspapers say.\n"
    )
    assert [text[p.start : p.end].count("\n") for p in paragraphs(text)] == [3, 2]


def test_lines_of_a_page_are_a_paragraph_each():
    assert len(paragraphs("Home\nAbout us\n" + FIRST)) == 3


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("27.02.2023", "2023-02-27"),
        ("February 27, 2023", "2023-02-27"),
        ("Mon 27 Feb 2023", "2023-02-27"),
        ("27. Februar 2023", "2023-02-27"),
        ("27 de febrero de 2023", "2023-02-27"),
        ("le 1er août 2021", "2021-08-01"),
        ("27 февраля 2023", "2023-02-27"),
        ("2023-02-27T10:00:00Z", "2023-02-27"),
        ("02/27/2023", "2023-02-27"),
        ("27/02/2023", "2023-02-27"),
        ("2023年2月27日", "2023-02-27"),
        ("05/05/2023", "2023-05-05"),
    ],
)
def test_a_date_that_has_one_reading_is_found(text, iso):
    found = find_date(text)
    assert found is not None
    assert found.isoformat() == iso


@pytest.mark.parametrize(
    "text", ["03/04/2023", "31.02.2023", "99.99.9999", "Tel. 030 12.34", "2023", "Mai", "27.02.23"]
)
def test_a_date_of_two_readings_or_none_is_not_guessed(text):
    assert find_date(text) is None


@pytest.mark.parametrize(
    "name",
    ["Timofei V. Bordachev", "Ursula von der Leyen", "Dr. Ana Gómez", "O’Neill Brown", "Жан Мороз"],
)
def test_a_name_has_the_shape_of_one(name):
    assert is_name(name)


@pytest.mark.parametrize(
    "line", ["Politics", "the border war", "We met on Monday in the rain", "27.02.2023"]
)
def test_a_line_that_is_no_name_has_not(line):
    assert not is_name(line)


def test_a_byline_names_everybody_in_it():
    assert names_in_byline("By Jon Porter@JonPorty Jul 3, 2019", 1) == ("Jon Porter",)
    assert names_in_byline("Von Eva Braun-Lüdicke und Karl Zeiss, Berlin", 1)[:2] == (
        "Eva Braun-Lüdicke",
        "Karl Zeiss",
    )


def test_a_redacted_address_is_marked_and_reads_as_one_word():
    text = "Write to [email protected] today."
    (zone,) = find_zones(text, layout="plain")
    (part,) = zone.parts
    assert part.name == "redacted"
    assert text[part.start : part.end] == "[email protected]"
    assert [(s.start, s.end) for s in redactions(text)] == [(part.start, part.end)]
    assert readable(text) == "Write to redacted@mail.com today."


def test_every_shipped_phrase_is_found_in_the_line_that_it_is():
    cues = load_cues()
    assert cues.of(words("24 comments:"))[0].label == "comment"
    assert cues.of(words("E-mail: x"), words("E-mail"))[0].rule == "contact-details"
    assert cues.of(words("Address by the minister on ports"))[0].label == "byline"


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('[[cues]]\nrule = "a"\nlabel = "advert"', r"test.toml, line 2: a: label is 'advert'"),
        ('[[cues]]\nrule = "a"\nlabel = "legal"\nwhere = "whole"\n', "longest is None"),
        (
            '[[cues]]\nrule = "a"\nlabel = "legal"\nwhere = "whole"\nlongest = 3\n[cues.phrases]\nen = ["ok",\n"?!"]',
            r"line 8: a: the phrase '\?!' holds no word",
        ),
        ("[[cues]\n", "line 1"),
    ],
)
def test_a_mistake_in_the_cues_is_named_with_its_line(toml, message):
    with pytest.raises(DataError, match=message):
        read_cues(toml, name="test.toml")


@pytest.mark.parametrize(
    "text",
    [
        "word, and so on. " * 300_000,
        "Home\n" * 50_000,
        "Related\nx\n" * 25_000,
        ("a" * 790 + "\n") * 1_300,
    ],
    ids=["one-line-of-5-MB", "menu", "headings", "long-words"],
)
def test_long_texts_take_seconds(text):
    started = time.perf_counter()
    zones = find_zones(text)
    assert time.perf_counter() - started < 15
    assert zones[-1].end == len(text.rstrip())


def test_no_zone_claims_a_score_that_nobody_measured():
    assert all(isinstance(zone, Zone) and zone.score is None for zone in find_zones(PAGE))


def test_the_pages_of_others_are_kept_and_cleaned_as_well_as_the_floor_asks():
    figures = {figure.metric: figure.value for figure in evaluation.figures(gold_folder())}
    if not figures:
        pytest.skip(f"no gold pages in {gold_folder()}; set DISCOURSE_GOLD")
    assert figures["precision"] >= 0.85
    assert figures["recall"] >= 0.90


def test_a_refrain_is_body_though_it_stands_twice():
    refrain = "We were there."
    text = f"Home\nHome\nNews\nSport\n\n{FIRST}\n\n{refrain}\n\n{SECOND}\n\n{refrain}\n\n{THIRD}\n"
    assert labelled(text, "body").count(refrain) == 2


def test_a_speech_copied_line_by_line_is_kept_though_no_line_is_a_sentence():
    lines = [
        "MR PRESIDENT, I SPEAK FOR ISLANDS THAT THE SEA",
        "IS TAKING; AND I ASK FOR NO PITY BUT FOR HELP",
    ]
    text = "\n".join(lines * 10 + ["I THANK YOU FOR THE ATTENTION THAT YOU GAVE US."])
    assert not [zone for zone in find_zones(text) if zone.label not in ("title", "body")]


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
@pytest.mark.parametrize("line_end", ["\r\n", "\u2028", "\n   ", " \n", "\n\n"], ids=ascii)
def test_how_lines_end_and_are_spaced_changes_no_label(seed, line_end):
    text = seed.read_text(encoding="utf-8")
    respaced = text.replace("\n", line_end)
    before = [(zone.label, text[zone.start : zone.end]) for zone in find_zones(text)]
    assert [
        (zone.label, respaced[zone.start : zone.end]) for zone in find_zones(respaced)
    ] == before


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_menu_above_and_a_footer_below_change_no_body(seed):
    text = seed.read_text(encoding="utf-8")
    menu = "Skip to content\nHome\nNews\nOpinion\nVideo\nAbout us\n\n"
    footer = "\n\nShare\nTweet\nRelated articles\nOne more story about ports\n\n© 2024 All rights reserved\n"
    assert labelled(menu + text + footer, "body") == labelled(text, "body")
    assert labelled(menu + text + footer, "title") == labelled(text, "title")


def test_a_single_line_that_asks_is_read():
    asked = "Why did the ministers meet in the capital on Monday, and agree on nothing at all?"
    assert [zone.label for zone in find_zones(asked)] in (["body"], ["title"])


SPEECH = """\
Mr. President,
We condemn the war on our neighbours.
Excellencies,
Ladies and gentlemen,
My country thanks all who sent help and shelter in these hard times.
Excellencies,
Ladies and gentlemen,
We shall overcome.
---
I thank you.
"""


def test_whom_a_speech_addresses_is_no_menu():
    zones = find_zones(SPEECH)
    assert {zone.label for zone in zones if zone.rule != "ruled-line"} == {"body"}

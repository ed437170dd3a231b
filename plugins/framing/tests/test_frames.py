from __future__ import annotations

import pytest
from attrs import evolve
from discourse_framing import Settings
from discourse_framing.finder import FrameFinder

from discourse import Metadata
from discourse.testing import check_annotator


def frames(document, *names):
    return [frame for frame in document["frames"] if frame.frame in names]


def evidence(document, frame):
    return [document.quote(e.span) for f in frames(document, frame) for e in f.evidence]


def test_the_longest_phrase_is_the_evidence_and_its_words_count_once(read):
    document = read("They agreed on military cooperation between the two countries.")
    assert evidence(document, "partnership") == ["military cooperation"]
    assert evidence(document, "security") == []


def test_a_word_that_comes_twice_counts_once(read):
    document = read("Culture is culture, he thought.")
    assert frames(document, "civilisation") == []


def test_the_words_of_a_name_are_no_evidence(read):
    document = read("Angela Smith works for the National Security Council in Washington.")
    assert evidence(document, "security") == []


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("They are not allies of Moscow.", True),
        ("This is no sign that they are allies of Moscow.", True),
        ("They act without a strategic partnership.", True),
        ("They are allies of Moscow.", False),
        ("They are not only allies of Moscow.", False),
        ("They are not subjects but allies of Moscow.", False),
        ("The reform must not be seen in the light of the strategic partnership.", False),
        ("They share a border, not to mention a strategic partnership.", False),
    ],
)
def test_what_is_denied_is_flagged_and_counts_all_the_same(read, text, denied):
    [frame] = frames(read(text), "partnership")
    assert [e.negated for e in frame.evidence] == [denied]


def test_what_is_supposed_or_required_is_flagged(read):
    [frame] = frames(read("The alliance may pose a serious threat."), "security")
    assert any(e.modal for e in frame.evidence)


def test_a_part_of_a_frame_is_the_frame_as_well(read):
    document = read("American power is in decline.")
    assert {frame.frame for frame in document["frames"]} == {"hegemony", "decline"}


def test_what_others_say_is_not_the_authors(read):
    text = "“The treaty restores our sovereignty,” said the minister. Trade with the island grew."
    document = read(text)
    [theirs] = frames(document, "sovereignty")
    assert theirs.voice == "the minister"
    profile = {(m.name, m.voice): m for m in document["framing.profile"]}
    assert profile["foreign-policy/sovereignty", "author"].count == 0
    assert profile["foreign-policy/sovereignty", "quoted"].count == 1
    assert profile["foreign-policy/economic-interest", "author"].value == 1.0


def test_a_frame_in_what_ought_to_be_done_is_part_of_the_remedy(read):
    document = read("We must defend the sovereignty of the republic.", "foreign-policy", "entman")
    [frame] = frames(document, "sovereignty")
    [remedy] = frames(document, "remedy")
    assert frame.function == "remedy"
    assert [document.quote(span) for span in remedy.spans_of("content")] == [
        "We must defend the sovereignty of the republic"
    ]


def test_a_frame_says_why_it_is_there(read):
    [frame] = frames(read("They want independence."), "sovereignty")
    assert frame.why == "independence (1)"
    assert frame.strength >= 1
    assert frame.score is None


PARAGRAPHS = "\n\n".join(
    [
        "The republic regained its sovereignty. The harbour is old.",
        "The weather was fine. Nobody came.",
        "The boats are red. The boats are blue.",
        "The island gained its independence. The harbour is new.",
        "The mayor slept. The dog barked.",
        "The mayor woke up. The cat slept.",
    ]
)


def test_a_profile_gives_shares_with_intervals_that_hold_them(read):
    document = read(PARAGRAPHS)
    measures = {
        m.name.partition("/")[2]: m for m in document["framing.profile"] if m.voice == "author"
    }
    sovereignty = measures["sovereignty"]
    assert sovereignty.value == pytest.approx(2 / 12, abs=1e-6)
    assert sovereignty.low <= sovereignty.value <= sovereignty.high
    assert (sovereignty.rank, sovereignty.count) == (1, 2)
    assert measures["security"].value == 0 < measures["security"].high < 0.5
    assert measures["security"].rank == 0


def test_the_lead_weighs_more_than_the_middle(read):
    lead = PARAGRAPHS.split("\n\n")
    middle = [lead[1], lead[0], *lead[2:]]
    first, second = (
        next(m for m in read("\n\n".join(p))["framing.profile"] if m.name.endswith("sovereignty"))
        for p in (lead, middle)
    )
    assert first.value == second.value
    assert first.salience > second.salience


def test_codebooks_of_another_language_rest(read):
    english = read("We defend the sovereignty of the republic.")
    french = evolve(english, metadata=Metadata(language="fr"))
    layers = FrameFinder(Settings()).annotate(french)
    assert [len(layer) for layer in layers] == [0, 0, 0]


def test_the_annotator_keeps_its_promises(registry):
    check_annotator("framing", registry)


def test_a_frame_is_present_from_the_share_that_the_codebook_asks_for(read):
    document = read(PARAGRAPHS)
    present = {m.name for m in document["framing.profile"] if m.present}
    assert present == {"foreign-policy/sovereignty"}


def test_evidence_runs_over_all_the_words_of_a_construction(read):
    document = read("The countries of the region have their own interests.")
    assert evidence(document, "sovereignty") == ["own interests"]

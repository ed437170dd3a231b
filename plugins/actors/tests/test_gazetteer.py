"""The data that a linguist edits: every row is read, and names lead where they should."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from discourse_actors.bearers import Host, Shared
from discourse_actors.gazetteer import DATA, load_gazetteer
from discourse_actors.memberships import members, memberships
from hypothesis import given
from hypothesis import strategies as st

from discourse import Pipeline
from discourse.analysis.tables import read_tsv
from discourse.errors import ConfigError, DataError, DiscourseError
from discourse.testing import isolated_registry


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("Russian Federation", "name", "RUS"),
        ("Kyiv", "capital", "UKR"),
        ("Downing Street", "seat", "GBR"),
        ("Germans", "demonym", "DEU"),
        ("Nato", "name", "org:nato"),
        ("collective West", "name", "bloc:west"),
        ("Côte d’Ivoire", "name", "CIV"),
        ("West Bank", "territory", "PSE:west-bank"),
    ],
)
def test_names_lead_to_keys(name: str, kind: str, key: str) -> None:
    readings = {(n.kind, n.known.key) for n in load_gazetteer().namings(name)}
    assert (kind, key) in readings


def test_capitals_are_asked_for() -> None:
    gazetteer = load_gazetteer()
    assert not gazetteer.namings("turkey")
    assert not gazetteer.namings("polish")
    assert gazetteer.namings("third countries")


def test_every_member_is_a_known_state() -> None:
    known = load_gazetteer().actors
    for membership in memberships():
        assert membership.organisation in known, membership
        assert membership.state in known, membership


def test_members_come_and_go() -> None:
    assert "GBR" in members("org:eu", 2010)
    assert "GBR" not in members("org:eu", 2021)
    assert "FIN" not in members("org:nato", 2010)


def test_members_of_bodies_that_lost_some() -> None:
    assert {"MLI", "BFA", "NER"} <= members("org:ecowas", 2024)
    assert {"MLI", "BFA", "NER"}.isdisjoint(members("org:ecowas", 2026))
    assert "RUS" in members("org:g8", 2010)
    assert "RUS" not in members("org:coe", 2023)
    assert len(members("org:au", 2020)) == 55
    assert not members("org:nato", 1940)


@pytest.mark.parametrize("body", ["bloc:west", "org:nonesuch"])
def test_a_body_without_a_list_of_members_says_so(body: str) -> None:
    with pytest.raises(DataError, match=body):
        members(body, 2020)


def test_every_town_and_shared_name_leads_to_a_known_actor() -> None:
    known = load_gazetteer().actors
    for host in read_tsv(DATA / "hosts.tsv", Host):
        assert not host.actor or host.actor in known, host
    for shared in read_tsv(DATA / "shared.tsv", Shared):
        assert all(load_gazetteer().namings(name) for name in shared.names), shared
        assert all(known[state].type == "state" for state in shared.states), shared


@given(st.text(alphabet="abcinstu .,", max_size=60), st.text(alphabet="ABT usnato.", max_size=60))
def test_a_stretch_without_capitals_is_read_without_regard_to_them(low: str, any_case: str) -> None:
    gazetteer = load_gazetteer()
    for text in (low, any_case):
        for match in gazetteer.find(text, 0, len(text)):
            assert 0 <= match.start < match.end <= len(text)
            assert match.values
    assert [m.value.known.key for m in gazetteer.find("nato met putin", 0, 14)] == [
        "org:nato",
        "person:vladimir-putin",
    ]
    assert not list(gazetteer.find("Nobody saw putin", 0, 16))


def test_a_codebook_that_does_not_fit_names_the_line(tmp_path) -> None:  # type: ignore[no-untyped-def]
    codebook = tmp_path / "mine.tsv"
    codebook.write_text("key\tname\ttype\nx\tX\tcountry\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 2"):
        load_gazetteer(codebook)


def a_codebook(folder: Path, *rows: str) -> Path:
    path = folder / "mine.tsv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (("key\tname", "old guard\tX"), "line 2.*'old guard' is no key"),
        (("key\tname\ttype", "org:x\tX\tperson"), "'org:x' is that of 'organisation'"),
        (("key\tname", "X\tA", "X\tB"), "'X' has two rows"),
        (("key\tname\tnames", "X\tA\tC", "Y\tB\tC"), "'C' is given to 'X' and to 'Y'"),
        (("key\tname\twikidata", "X\tA\t159"), "line 2.*wikidata"),
    ],
)
def test_a_codebook_that_contradicts_itself_is_told(
    tmp_path: Path, rows: tuple[str, ...], problem: str
) -> None:
    with pytest.raises(DataError, match=problem):
        load_gazetteer(a_codebook(tmp_path, *rows))


def test_a_codebook_knows_all_that_our_lists_know_of_an_actor(tmp_path: Path) -> None:
    path = a_codebook(
        tmp_path,
        "key\tname\tdemonyms\tcapital\tseats",
        "RUR\tRuritania\tRuritanian\tStrelsau\tthe Black Castle",
    )
    gazetteer = load_gazetteer(path)
    kinds = {
        phrase: gazetteer.namings(phrase)[0].kind
        for phrase in ("Ruritania", "Ruritanians", "Strelsau", "the Black Castle")
    }
    assert list(kinds.values()) == ["name", "demonym", "capital", "seat"]
    assert (gazetteer.actors["RUR"].type, gazetteer.actors["RUR"].state) == ("state", "RUR")


def test_a_codebook_adds_to_an_actor_of_ours_and_renames_it(tmp_path: Path) -> None:
    path = a_codebook(tmp_path, "key\tname\tnames", "RUS\tRussian Federation\tMuscovy")
    gazetteer = load_gazetteer(path)
    namings = [gazetteer.namings(name)[0].known for name in ("Muscovy", "Moscow", "Russia")]
    assert {known.name for known in namings} == {"Russian Federation"}
    assert {known.wikidata for known in namings} == {"Q159"}


@pytest.mark.parametrize(
    ("key", "kind"),
    [("RUR", "state"), ("org:x", "organisation"), ("person:x", "person"), ("x", "group")],
)
def test_a_key_tells_the_type(tmp_path: Path, key: str, kind: str) -> None:
    gazetteer = load_gazetteer(a_codebook(tmp_path, "key\tname", f"{key}\tSome Name"))
    assert gazetteer.actors[key].type == kind


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ({"codebook": 5}, "'codebook' must be"),
        ({"codebook": "/no/such/file.tsv"}, "file.tsv"),
        ({"names_in": "de"}, "is a list of languages"),
        ({"granularity": "fine"}, "'granularity' must be in"),
    ],
)
def test_a_wrong_setting_is_told_when_the_pipeline_is_made(
    settings: dict[str, object], problem: str
) -> None:
    with pytest.raises(ConfigError, match=problem) as told:
        Pipeline(
            ["actors"], registry=isolated_registry("actors", "english"), config={"actors": settings}
        )
    assert "attrs" not in str(told.value)
    assert "Attribute(" not in str(told.value)


def test_matching_takes_linear_time() -> None:
    gazetteer = load_gazetteer()
    text = "The United States and Moscow met the French delegation in Geneva last week. " * 400

    def seconds(times: int) -> float:
        started = time.perf_counter()
        sum(1 for _ in gazetteer.find(text * times, 0, len(text) * times))
        return time.perf_counter() - started

    seconds(1)
    assert seconds(8) < 20 * max(seconds(1), 1e-3)


def test_no_two_actors_are_one_item_of_wikidata() -> None:
    items = [known.wikidata for known in load_gazetteer().actors.values() if known.wikidata]
    assert len(items) == len(set(items))
    assert load_gazetteer().actors["RUS"].wikidata == "Q159"
    assert load_gazetteer().actors["org:nato"].wikidata == "Q7184"
    assert not load_gazetteer().actors["bloc:west"].wikidata


@pytest.mark.parametrize(
    ("language", "name", "key"),
    [("de", "Deutschland", "DEU"), ("ru", "Россия", "RUS"), ("zh", "中国", "CHN")],
)
def test_states_are_known_in_other_languages_when_asked_for(
    language: str, name: str, key: str
) -> None:
    pytest.importorskip("babel", reason="needs discourse-actors[languages]")
    assert not load_gazetteer().namings(name)
    (naming,) = load_gazetteer(names_in=[language]).namings(name)
    assert naming.known.key == key


def test_other_languages_change_no_name_of_ours() -> None:
    pytest.importorskip("babel", reason="needs discourse-actors[languages]")
    ours, more = load_gazetteer(), load_gazetteer(names_in=["fr", "es", "pt_BR"])
    for name in ("Georgia", "Niger", "Guinea", "Moscow", "Jordan"):
        assert {n.known.key for n in ours.namings(name)} == {
            n.known.key for n in more.namings(name)
        }


def test_a_language_that_nobody_knows_is_named() -> None:
    pytest.importorskip("babel", reason="needs discourse-actors[languages]")
    with pytest.raises(DiscourseError, match="'klingon'"):
        load_gazetteer(names_in=["klingon"])

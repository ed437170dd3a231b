"""The page that started the project: a think-tank essay as somebody copied it, clutter and all."""

import pytest

from discourse import Pipeline, read
from tests.evaluation.gold import REPOSITORY

PAGE = REPOSITORY.parent / "shared" / "seeds" / "000_fc796730cc794f81.txt"

pytestmark = pytest.mark.skipif(
    not PAGE.exists(), reason=f"the page is not in this checkout: {PAGE}"
)


@pytest.fixture(scope="module")
def page():
    for plugin in ("actors", "rhetoric", "framing", "english"):
        pytest.importorskip(f"discourse_{plugin}")
    return Pipeline()(read(PAGE))


def zones(page, *labels):
    return [page.quote(zone) for zone in page["zones"] if zone.label in labels]


def actors_called(page, words):
    return {page[m.actor].name for m in page["mentions"] if page.quote(m) == words}


def test_title_date_and_author_are_metadata(page):
    assert page.metadata.title == "How Russia Can Build Relations With Friendly Countries"
    assert page.metadata.date == "2023-02-27"
    assert page.metadata.authors == ("Timofei V. Bordachev",)
    assert page.metadata.origins["title"] == "zones"


def test_all_ten_paragraphs_are_body_and_nothing_else_is(page):
    body = zones(page, "body")
    assert len(body) == 10
    assert body[0].startswith("A year into the conflict")
    assert body[-1].startswith("The same applies to smaller religious communities")


def test_clutter_is_no_body(page):
    clutter = " ".join(zones(page, "teaser", "subscription", "affiliation", "contact", "byline"))
    for words in (
        "Fate of Mankind",
        "Multipolar World",
        "Subscribe to",
        "ORCID",
        "Faculty of",
        "Drobinin",
    ):
        assert words in clutter


def test_russia_and_the_west_are_among_the_first_five(page):
    first = [actor.name for actor in page["actors"].top(5)]
    assert "Russia" in first
    assert any("West" in name for name in first)


@pytest.mark.parametrize("words", ["Moscow", "Russia", "the Russian state"])
def test_its_names_lead_to_russia(page, words):
    assert actors_called(page, words) == {"Russia"}


def test_the_united_states_are_one(page):
    assert [actor.name for actor in page["actors"] if actor.key == "USA"] == ["United States"]
    assert actors_called(page, "United States") == actors_called(page, "US") == {"United States"}


def test_authors_and_publishers_of_the_page_are_no_actors(page):
    names = " ".join(actor.name for actor in page["actors"])
    assert "Drobinin" not in names
    assert "Valdai" not in names
    assert "Bordachev" not in names
    assert "Build" not in names  # the title's capitals make no organisation of its verb


def test_collective_actors_without_a_name_are_found(page):
    called = {page.quote(m) for m in page["mentions"] if m.kind == "nominal"}
    for words in ("the business sector", "the expert community"):
        assert words in called


def test_first_second_third_is_one_enumeration(page):
    (enumeration,) = [d for d in page["devices"] if d.device == "enumeration"]
    assert len(enumeration.parts) == 3
    assert [page.line(part.start) for part in enumeration.parts] == sorted(
        {page.line(part.start) for part in enumeration.parts}
    )


def test_so_called_is_found_both_times_with_its_scope(page):
    found = [d for d in page["devices"] if d.device in ("so_called", "so-called")]
    scopes = [page.quote(d.span_of("scope") or d.span) for d in found]
    assert len(found) == 2
    assert any("World Majority" in scope for scope in scopes)
    assert any("soft power" in scope for scope in scopes)


def test_the_frames_are_those_of_foreign_policy(page):
    measures = [m for m in page["framing.profile"] if m.rank > 0 and m.voice == "author"]
    used = {m.name for m in measures if m.name.startswith("foreign-policy/")}
    expected = {"sovereignty", "soft-power", "security", "partnership"}
    assert {f"foreign-policy/{frame}" for frame in expected} <= used
    assert "entman/remedy" in {m.name for m in measures}


def test_every_annotation_says_why(page):
    for layer in ("devices", "relations"):
        assert all(annotation.why for annotation in page[layer])

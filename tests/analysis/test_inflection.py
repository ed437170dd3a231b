import doctest

import pytest

from discourse.analysis import inflection
from discourse.analysis.inflection import verb_forms, with_s


def test_the_examples_hold():
    assert doctest.testmod(inflection).failed == 0
    assert doctest.testmod(inflection).attempted > 2


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("deny", "denied"),
        ("play", "played"),
        ("reduce", "reducing"),
        ("ban", "banned"),
        ("visit", "visited"),
    ],
)
def test_the_right_form_is_among_those_that_are_tried(verb, form):
    assert form in verb_forms(verb)


def test_nouns_take_the_ending_that_they_are_spelled_with():
    assert [with_s(word) for word in ("day", "country", "tax")] == ["days", "countries", "taxes"]

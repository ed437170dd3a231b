"""Connectives: which words connect, in which sense, and what they relate."""

from __future__ import annotations

import pytest
from discourse_rhetoric.layers import CONNECTIVES, Connective

from discourse import Document, Pipeline, Registry


@pytest.fixture(scope="module")
def connecting(registry: Registry) -> Pipeline:
    return Pipeline(["connectives"], registry=registry, language="en")


def by_cue(document: Document) -> dict[str, Connective]:
    return {document.quote(c.spans_of("cue")[0]).lower(): c for c in document[CONNECTIVES]}


def argument(document: Document, connective: Connective, name: str) -> list[str]:
    return [document.quote(span) for span in connective.spans_of(name)]


def test_a_clause_that_interrupts_parts_the_first_argument(connecting: Pipeline) -> None:
    document = connecting("The ministers, although they were tired, signed the treaty.")
    although = by_cue(document)["although"]
    assert argument(document, although, "arg1") == ["The ministers", "signed the treaty"]
    assert argument(document, although, "arg2") == ["they were tired"]


def test_what_is_joined_behind_is_no_part_of_the_first_argument(connecting: Pipeline) -> None:
    document = connecting("She stayed at home because it rained, and he left for the office.")
    found = by_cue(document)
    assert argument(document, found["because"], "arg1") == ["She stayed at home"]


def test_a_new_paragraph_may_relate_to_the_last_sentence(connecting: Pipeline) -> None:
    document = connecting("The talks went on for a week.\n\nHowever, nothing was signed.")
    assert argument(document, by_cue(document)["however"], "arg1") == [
        "The talks went on for a week."
    ]


def test_so_before_a_pronoun_is_no_purpose(connecting: Pipeline) -> None:
    document = connecting("They closed the port. So that was the end of the trade.")
    assert "so that" not in by_cue(document)


@pytest.mark.parametrize(
    ("text", "cue", "sense"),
    [
        (
            "They spoke slowly so that everybody could follow.",
            "so that",
            "Contingency.Purpose",
        ),
        (
            "The bridge will close unless it is repaired.",
            "unless",
            "Contingency.Negative-condition",
        ),
        (
            "They sent grain instead of sending soldiers.",
            "instead of",
            "Expansion.Substitution",
        ),
    ],
)
def test_senses_of_the_penn_discourse_treebank(
    text: str, cue: str, sense: str, connecting: Pipeline
) -> None:
    assert by_cue(connecting(text))[cue].sense == sense

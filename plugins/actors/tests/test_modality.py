"""How a relation stands to the facts: done, denied, wanted, due, possible."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from discourse import Document

Read = Callable[..., Document]


@pytest.mark.parametrize(
    "text",
    ["It is not a sign that China supports Laos.", "This does not mean that China attacked Laos."],
)
def test_what_nothing_shows_is_denied_and_left_open(read: Read, text: str) -> None:
    (relation,) = read(text)["relations"]
    assert (relation.negated, relation.modality) == (True, "possibility")


def test_what_a_threat_hangs_on_is_a_possibility(read: Read) -> None:
    (relation,) = read("The inability of Iran to limit Iraq may pose a threat.")["relations"]
    assert (relation.negated, relation.modality) == (True, "possibility")


def test_who_has_no_intention_does_not(read: Read) -> None:
    (relation,) = read("Kenya has no intention to harm Uganda.")["relations"]
    assert relation.negated


def test_efforts_that_will_be_made_are_no_fact(read: Read) -> None:
    (relation,) = read("We will also step up our efforts to support Kenya.")["relations"]
    assert relation.modality == "intention"


def test_two_negations_affirm(read: Read) -> None:
    document = read("I should not conclude without expressing my congratulations to Kenya.")
    (relation,) = document["relations"]
    assert not relation.negated


def test_negation_is_flagged(read: Read) -> None:
    (relation,) = read("China does not support Japan.")["relations"]
    assert relation.negated


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("China may attack Taiwan.", "possibility"),
        ("China must help Laos.", "obligation"),
        ("China wants to help Laos.", "intention"),
        ("China attacked Vietnam.", "fact"),
        ("We would like to thank Laos.", "fact"),
        ("China must condemn and punish Laos.", "obligation"),
        ("It is not a sign that China supports Laos.", "possibility"),
        ("China allegedly attacked Vietnam.", "possibility"),
        ("It is rumoured that China attacked Vietnam.", "possibility"),
        ("It is essential that China help Laos.", "obligation"),
        ("Will China attack Vietnam?", "question"),
        ("Peru was suspected of attacking Vietnam.", "possibility"),
        ("Had China attacked Vietnam, nobody would be calm.", "condition"),
        ("China sent ships to attack Vietnam.", "intention"),
        ("Let me thank Laos.", "fact"),
        ("Peru would like to thank Laos.", "fact"),
        ("We strive towards joining NATO.", "intention"),
        ("By working with Peru, we look forward to advancing peace.", "intention"),
        ("I take this opportunity to thank Laos.", "fact"),
        ("We will continue to work with Peru and support Laos.", "intention"),
        ("Resuming talks between China and Laos is desirable.", "obligation"),
        ("She had to flee when China attacked Vietnam.", "fact"),
        ("France does what it can to help Laos.", "possibility"),
        ("My delegation wishes to warmly congratulate Laos.", "fact"),
        ("We would like to reassure Laos.", "fact"),
        ("If Peru does not wish to help Laos, it must say so.", "condition"),
        ("Did you know that Peru has helped Laos?", "fact"),
        ("Do you think that Peru helped Laos?", "question"),
        ("We will rebuild a new Yemen that helps Laos.", "intention"),
        ("He decided to establish a government that would help Laos.", "intention"),
        ("They will not say whether Peru will help Laos.", "question"),
        ("Having helped Laos, Peru wants to leave.", "fact"),
        ("I appeal to everyone that Peru will help Laos.", "obligation"),
        ("Peru used the lawsuit to punish Laos.", "fact"),
        ("Peru will be hosting a conference in cooperation with Laos.", "intention"),
        ("Peru held a conference in cooperation with Laos.", "fact"),
    ],
)
def test_modality_is_told(read: Read, text: str, modality: str) -> None:
    assert {relation.modality for relation in read(text)["relations"]} == {modality}


def test_what_somebody_failed_to_do_is_denied(read: Read) -> None:
    (relation,) = read("China failed to help Laos.")["relations"]
    assert relation.negated


def test_what_none_of_them_does_is_denied(read: Read) -> None:
    (relation,) = read("None of the Western countries supports Iran.")["relations"]
    assert relation.negated


def test_what_is_done_no_longer_is_denied(read: Read) -> None:
    (relation,) = read("China no longer supports Japan.")["relations"]
    assert relation.negated


def test_what_nobody_is_is_denied(read: Read) -> None:
    (relation,) = read("Belarus is not an ally of Russia.")["relations"]
    assert relation.negated


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("It will encourage a reconciliation between Peru and Cuba.", "intention"),
        ("This could lead to war between Peru and Cuba.", "possibility"),
        ("Talks between Peru and Cuba would begin.", "condition"),
        ("Kenya hopes for peace between Peru and Cuba.", "intention"),
        ("When we make peace with Peru, all will be well.", "condition"),
        ("Nobody is safe until Peru attacks Cuba.", "condition"),
        ("When Peru attacked Cuba, nobody moved.", "fact"),
        ("The war between Peru and Cuba will end.", "fact"),
    ],
)
def test_what_has_not_come_yet_is_no_fact(read: Read, text: str, modality: str) -> None:
    assert {relation.modality for relation in read(text)["relations"]} == {modality}

"""How the author speaks of the actors."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from discourse_actors.evaluations import evaluation_score

from discourse import Document

Read = Callable[..., Document]


def told(document: Document) -> set[tuple[str, str, int]]:
    """Who is told of, by which word, and how."""
    return {
        (
            document[evaluation.actor].key,
            document.quote(evaluation.span_of("evaluation")).lower(),
            evaluation.polarity,
        )
        for evaluation in document["evaluations"]
    }


@pytest.mark.parametrize(
    ("text", "evaluation"),
    [
        ("The treacherous Iran of those years accused Iraq.", ("IRN", "treacherous", -1)),
        ("Poland is a reliable partner.", ("POL", "reliable", 1)),
        ("Iran, a menace to the region, attacked Iraq.", ("IRN", "menace", -1)),
        ("Japan remains peaceful.", ("JPN", "peaceful", 1)),
        ("Russia's aggression has failed.", ("RUS", "aggression", -1)),
        ("The courage of Ukraine amazed everybody.", ("UKR", "courage", 1)),
        ("Syria brutally attacked Lebanon.", ("SYR", "brutally", -1)),
        ("Libya betrayed its neighbours.", ("LBY", "betrayed", -1)),
        ("We thank Qatar.", ("QAT", "thank", 1)),
        ("I condemn Russia.", ("RUS", "condemn", -1)),
        ("We deplore China's illegal campaign.", ("CHN", "illegal", -1)),
        ("Libya's acts of treachery are known.", ("LBY", "treachery", -1)),
        ("The thugs of Syria attacked us.", ("SYR", "thugs", -1)),
        ("The hypocritical Spanish Portugal policy failed.", ("ESP", "hypocritical", -1)),
    ],
)
def test_words_within_reach_evaluate(
    read: Read, text: str, evaluation: tuple[str, str, int]
) -> None:
    assert evaluation in told(read(text))


def test_a_negation_turns_it_round(read: Read) -> None:
    (evaluation,) = read("France is not reliable.")["evaluations"]
    assert evaluation.negated
    assert evaluation.polarity == -1


@pytest.mark.parametrize(
    "text",
    [
        "France should be reliable.",
        "If France is reliable, Germany will join.",
        "It is not a sign that France is reliable.",
        "Is France reliable?",
        "Germany says that it accused France.",
        "The illegal fishing near France went on.",
        "Germany condemned France.",
        "France did not bomb Libya.",
        "No attack by France was seen.",
        "France is an ally of Germany.",
        "Hungary, an enemy of Romania, left.",
        "Italy is hostile to Austria.",
        "So-called democratic France left.",
        "France claims to be honest.",
        "France allegedly betrayed Germany.",
        "It is time for France to honour its word.",
        "Terrorist groups met in the south.",
        "The Democratic Republic of the Congo sent a delegate.",
    ],
)
def test_what_the_author_does_not_say_of_an_actor_is_no_evaluation(read: Read, text: str) -> None:
    assert not told(read(text))


def test_the_stance_is_the_author_s_alone(read: Read) -> None:
    document = read("France is reliable and honest. “France is corrupt,” Sergei Lavrov said.")
    (france,) = [actor for actor in document["actors"] if actor.key == "FRA"]
    assert {e.polarity for e in document["evaluations"]} == {1, -1}
    assert france.stance is not None
    assert 0 < france.stance < 1
    assert [row["stance"] for row in document["actors"].to_rows() if row["key"] == "FRA"] == [
        france.stance
    ]


def test_a_deed_that_is_only_reported_weighs_less_than_a_judgement(read: Read) -> None:
    reported, judged = read("France bombed Libya."), read("France betrayed Libya.")
    (bombed,), (betrayed,) = reported["evaluations"], judged["evaluations"]
    assert (bombed.inscribed, betrayed.inscribed) == (False, True)
    stances = [
        actor.stance
        for document in (reported, judged)
        for actor in document["actors"]
        if actor.key == "FRA"
    ]
    assert stances[1] < stances[0] < 0


def test_who_is_not_evaluated_has_no_stance(read: Read) -> None:
    assert {actor.stance for actor in read("China visited Japan.")["actors"]} == {None}


def test_a_construction_that_nobody_judged_has_no_score() -> None:
    assert evaluation_score("attribute, negated") is None
    assert evaluation_score("attribute") is not None

import discourse_urgency
import pytest
from discourse_urgency import CALLS

from discourse import Pipeline
from discourse.testing import check_annotator, document_from_conllu, isolated_registry

ACT_NOW = """
1  We    we    PRON   PRP  _  3  nsubj   _  _
2  must  must  AUX    MD   _  3  aux     _  _
3  act   act   VERB   VB   _  0  root    _  _
4  now   now   ADV    RB   _  3  advmod  _  SpaceAfter=No
5  .     .     PUNCT  .    _  3  punct   _  _
"""


@pytest.fixture
def registry():
    """This plugin and the English models, whatever else is installed."""
    return isolated_registry("english", discourse_urgency)


def test_an_obligation_with_a_pressing_time_is_a_call(registry):
    urgency = Pipeline([CALLS.name], registry=registry)

    document = urgency(document_from_conllu(ACT_NOW))

    [call] = document[CALLS]
    assert document.quote(call) == "must act now"
    assert [(part.name, document.quote(part)) for part in call.parts] == [
        ("obligation", "must"),
        ("act", "act"),
        ("time", "now"),
    ]
    assert not call.deadline


def test_an_obligation_without_haste_is_none(registry):
    document = document_from_conllu(ACT_NOW.replace("now ", "well"))
    assert len(Pipeline([CALLS.name], registry=registry)(document)[CALLS]) == 0


def test_a_user_can_say_what_presses(registry):
    urgency = Pipeline(
        [CALLS.name], registry=registry, config={"urgency": {"at_once": ["tomorrow"]}}
    )
    assert len(urgency(document_from_conllu(ACT_NOW))[CALLS]) == 0


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("The bank has to publish the contract before the end of the year.", True),
        ("Parliament should open its books today.", False),
    ],
)
def test_calls_are_found_with_the_real_parser(registry, text, deadline):
    document = Pipeline([CALLS.name], registry=registry, language="en")(text)
    assert [call.deadline for call in document[CALLS]] == [deadline]


def test_the_annotator_keeps_its_promises(registry):
    check_annotator("urgency", registry)

from __future__ import annotations

import pytest
from discourse_framing.inflection import forms


@pytest.mark.parametrize(
    ("term", "found"),
    [
        ("dialogue of civilisation", {"dialogue of civilisations"}),
        ("defraud", {"defrauds", "defrauded", "defrauding"}),
        ("rob/VERB", {"robs/VERB", "robbed/VERB", "robbing/VERB"}),
        ("abuse/NOUN", {"abuses/NOUN"}),
        ("remedy", {"remedies", "remedied", "remedying"}),
        ("clash/VERB", {"clashes/VERB", "clashed/VERB", "clashing/VERB"}),
        ("United Nations", set()),
        ("US", set()),
    ],
)
def test_regular_forms(term, found):
    assert forms(term, "en")[0] == term
    assert set(forms(term, "en")[1:]) == found


def test_other_languages_have_their_lemmas_only():
    assert forms("souveraineté", "fr") == ("souveraineté",)

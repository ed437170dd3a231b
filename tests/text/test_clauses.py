"""Clauses read off trees that were drawn by hand, so that no model's mistakes come in."""

import pytest

from discourse.testing import document_from_conllu
from discourse.text.clauses import (
    agents,
    clause,
    is_passive,
    main_predicate,
    modal,
    negation,
    patients,
    phrase,
    preposition,
    subjects,
)
from discourse.text.syntax import Tree, Word, trees


def tree(*rows: str) -> Tree:
    """A sentence from rows `word lemma UPOS head deprel [feats]`."""
    lines = []
    for number, row in enumerate(rows, start=1):
        word, lemma, upos, head, deprel, *feats = row.split()
        xpos = "MD" if lemma in ("must", "should") else "_"
        columns = [str(number), word, lemma, upos, xpos, *(feats or ["_"]), head, deprel, "_", "_"]
        lines.append("\t".join(columns))
    return trees(document_from_conllu("\n".join(lines)))[0]


def word(sentence: Tree, text: str) -> Word:
    return next(word for word in sentence.words if word.text == text)


def texts(words: tuple[Word, ...]) -> list[str]:
    return [word.text for word in words]


ACTIVE = tree(
    "Moscow Moscow PROPN 4 nsubj",
    "and and CCONJ 3 cc",
    "Minsk Minsk PROPN 1 conj",
    "attacked attack VERB 0 root",
    "the the DET 6 det",
    "port port NOUN 4 obj",
)
PASSIVE = tree(
    "The the DET 2 det",
    "port port NOUN 4 nsubj:pass",
    "was be AUX 4 aux:pass",
    "attacked attack VERB 0 root Tense=Past|VerbForm=Part",
    "by by ADP 6 case",
    "rebels rebel NOUN 4 obl:agent",
)
CONTROLLED = tree(
    "They they PRON 2 nsubj",
    "urged urge VERB 0 root",
    "Moscow Moscow PROPN 2 obj",
    "to to PART 5 mark",
    "sign sign VERB 2 xcomp VerbForm=Inf",
    "treaties treaty NOUN 5 obj",
)
RELATIVE = tree(
    "The the DET 2 det",
    "states state NOUN 6 nsubj",
    "that that PRON 4 nsubj",
    "signed sign VERB 2 acl:relcl",
    "it it PRON 4 obj",
    "agree agree VERB 0 root",
)
PARTICIPLE = tree(
    "The the DET 2 det",
    "treaty treaty NOUN 6 nsubj",
    "signed sign VERB 2 acl Tense=Past|VerbForm=Part",
    "by by ADP 5 case",
    "Moscow Moscow PROPN 3 obl:agent",
    "holds hold VERB 0 root",
)
SHARED = tree(
    "They they PRON 2 nsubj",
    "attacked attack VERB 0 root",
    "and and CCONJ 4 cc",
    "destroyed destroy VERB 2 conj",
    "it it PRON 4 obj",
)


@pytest.mark.parametrize(
    ("sentence", "verb", "doers", "done_to"),
    [
        (ACTIVE, "attacked", ["Moscow", "Minsk"], ["port"]),
        (PASSIVE, "attacked", ["rebels"], ["port"]),
        (CONTROLLED, "sign", ["Moscow"], ["treaties"]),
        (RELATIVE, "signed", ["states"], ["it"]),
        (PARTICIPLE, "signed", ["Moscow"], ["treaty"]),
        (SHARED, "attacked", ["They"], ["it"]),
        (SHARED, "destroyed", ["They"], ["it"]),
    ],
)
def test_who_does_what_to_whom(sentence, verb, doers, done_to):
    assert texts(agents(word(sentence, verb))) == doers
    assert texts(patients(word(sentence, verb))) == done_to


def test_the_subject_of_a_passive_is_no_agent():
    assert texts(subjects(word(PASSIVE, "attacked"))) == ["port"]
    assert is_passive(word(PASSIVE, "attacked"))
    assert not is_passive(word(ACTIVE, "attacked"))


@pytest.mark.parametrize(
    ("rows", "verb", "negated_by"),
    [
        (("They they PRON 3 nsubj", "never never ADV 3 advmod", "sign sign VERB 0 root"), "sign", "never"),
        (("Nobody nobody PRON 2 nsubj", "signed sign VERB 0 root"), "signed", "Nobody"),
        (("We we PRON 2 nsubj", "saw see VERB 0 root", "no no DET 4 det", "sign sign NOUN 2 obj"), "saw", "no"),
        (("They they PRON 2 nsubj", "sign sign VERB 0 root"), "sign", None),
    ],
)  # fmt: skip
def test_what_negates_a_verb(rows, verb, negated_by):
    found = negation(word(tree(*rows), verb))
    assert (found.text if found else None) == negated_by


def test_modals():
    sentence = tree("We we PRON 3 nsubj", "must must AUX 3 aux", "act act VERB 0 root")
    assert modal(word(sentence, "act")).text == "must"


LONG = tree(
    "According accord VERB 6 case",
    "to to ADP 1 fixed",
    "the the DET 6 det",
    "senior senior ADJ 6 amod",
    "defence defence NOUN 6 compound",
    "officials official NOUN 12 obl",
    "of of ADP 8 case",
    "Russia Russia PROPN 6 nmod",
    "who who PRON 10 nsubj",
    "spoke speak VERB 6 acl:relcl",
    ", , PUNCT 12 punct",
    "fled flee VERB 0 root",
)


def test_a_phrase_is_the_noun_with_what_stands_close_to_it():
    document_text = " ".join(w.text for w in LONG.words)
    span = phrase(word(LONG, "officials"))
    assert document_text[span.start : span.end] == "the senior defence officials of Russia"


def test_prepositions_of_several_words():
    assert preposition(word(LONG, "officials")) == "according to"


def test_a_clause_has_no_punctuation_at_its_ends():
    sentence = tree("Go go VERB 0 root", "now now ADV 1 advmod", "! ! PUNCT 1 punct")
    assert clause(sentence.root) == word(sentence, "Go").span.hull(word(sentence, "now").span)


def test_the_predicate_of_a_word():
    assert main_predicate(word(ACTIVE, "port")).text == "attacked"
    assert main_predicate(word(RELATIVE, "it")).text == "signed"

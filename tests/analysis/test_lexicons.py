from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse.analysis.lexicons import Lexicon, PhraseMatcher, fold, word_index
from discourse.errors import DataError
from discourse.testing import document_from_conllu
from discourse.text.syntax import trees
from tests.analysis.trees import tree


def found(text: str, *phrases: str) -> list[str]:
    matcher = PhraseMatcher((phrase, phrase) for phrase in phrases)
    return [text[match.start : match.end] for match in matcher.find(text)]


@pytest.mark.parametrize(
    ("phrase", "text", "matches"),
    [
        ("US", "the US and us and Us", ["US"]),
        ("Turkey", "Turkey, TURKEY and turkey", ["Turkey", "TURKEY"]),
        ("united states", "United States, UNITED\nSTATES", ["United States", "UNITED\nSTATES"]),
        ("Côte d'Ivoire", "Cote d’Ivoire; CÔTE D'IVOIRE", ["Cote d’Ivoire", "CÔTE D'IVOIRE"]),
        ("Wałęsa", "Walesa and Wałe\u0328sa", ["Walesa", "Wałe\u0328sa"]),
        ("Straße", "STRASSE Strasse strasse", ["STRASSE", "Strasse"]),
        ("so-called", "so‑called so–called so-\ncalled", ["so‑called", "so–called", "so-\ncalled"]),
        ("well known", "well—known", []),
        ("co\u00adoperate", "cooperate co\u00adoperate", ["cooperate", "co\u00adoperate"]),
        ("Trump", "Trump's Trumps untrumped", ["Trump"]),
        ("Russian", "pro-Russian, Russians", ["Russian"]),
        ("can", "can, can't, CAN’T, can'to", ["can", "can"]),
        ("can't", "can't can", ["can't"]),
        ("U.S.", "the U.S. said", ["U.S."]),
        ("the west", "the\n \nwest, the \r\n west", ["the \r\n west"]),
        ("G7", "G7 G77", ["G7"]),
    ],
)
def test_how_words_are_compared(phrase: str, text: str, matches: list[str]) -> None:
    assert found(text, phrase) == matches


def test_the_longest_phrase_wins_and_a_shorter_one_is_not_lost() -> None:
    phrases = ["european", "european union", "european union of the deaf", "union of"]
    assert found("the European Union of states", *phrases) == ["European Union"]
    assert found("European union of the deaf", *phrases) == ["European union of the deaf"]


def test_a_phrase_has_all_its_values_but_those_whose_capitals_are_missing() -> None:
    matcher = PhraseMatcher([("polish", "verb"), ("Polish", "POL"), ("polish", "noun")])
    assert [match.values for match in matcher.find("polish Polish")] == [
        ("verb", "noun"),
        ("verb", "POL", "noun"),
    ]


def test_bounds_do_not_cut_words() -> None:
    matcher = PhraseMatcher([("state", 1), ("states", 2), ("united", 3)])
    assert not list(matcher.find("united states", 3, 12))
    assert [match.value for match in matcher.find("united states", 0, 13)] == [3, 2]


@pytest.mark.parametrize("phrase", ["", " ", "—", "\u0301"])
def test_a_phrase_without_a_word_is_an_error(phrase: str) -> None:
    with pytest.raises(DataError, match="at least one word"):
        PhraseMatcher([(phrase, 1)])
    with pytest.raises(DataError, match="at least one word"):
        Lexicon([(phrase, 1)])


words = st.sampled_from(["a", "B", "é", "É", "ß", "don't", "x-y", "İ", "ﬁ"])
phrases = st.lists(words, min_size=1, max_size=3).map(" ".join)
texts = st.lists(words | st.sampled_from([" ", "\n", ", ", "—"]), max_size=12).map(" ".join)


@given(st.lists(phrases, min_size=1, max_size=6), texts)
def test_matches_are_in_order_apart_and_say_what_they_claim(entries: list[str], text: str) -> None:
    matches = list(PhraseMatcher((entry, entry) for entry in entries).find(text))
    assert all(a.end <= b.start for a, b in itertools.pairwise(matches))
    for match in matches:
        quote = text[match.start : match.end]
        for entry in match.values:
            assert fold("".join(quote.split())) == fold("".join(entry.split()))


@given(st.lists(phrases, min_size=1, max_size=4), texts)
def test_no_longer_phrase_starts_where_one_was_found(entries: list[str], text: str) -> None:
    alone = [match for e in entries for match in PhraseMatcher([(e, e)]).find(text)]
    together = list(PhraseMatcher((e, e) for e in entries).find(text))
    for match in together:
        assert match.end == max(a.end for a in alone if a.start == match.start)
    assert bool(alone) == bool(together)


@given(texts, texts)
def test_offsets_are_those_of_the_whole_text(before: str, text: str) -> None:
    matcher = PhraseMatcher([("é a", 1), ("ß", 2), ("fi", 3)])
    whole = f"{before}\n\n{text}"
    start = len(before) + 2
    shifted = [(m.start - start, m.end - start, m.values) for m in matcher.find(whole, start)]
    assert shifted == [(m.start, m.end, m.values) for m in matcher.find(text)]


SENTENCE = tree(
    """
    They they PRON _ 2 nsubj
    took take VERB _ 0 root
    it it PRON _ 2 obj
    for for ADP _ 5 case
    granted grant VERB _ 2 obl
    and and CCONJ _ 9 cc
    may may AUX _ 9 aux
    n't not PART _ 9 advmod
    call call VERB _ 2 conj
    so-called so-called ADJ _ 11 amod
    US US PROPN _ 9 obj
    us we PRON _ 9 iobj
    """
)


def test_entries_are_found_by_lemma_form_and_part_of_speech() -> None:
    lexicon = Lexicon(
        [
            ("take/VERB", "short"),
            ("take it for granted", "long"),
            ("may/AUX", "hedge"),
            ("may/PROPN", "month"),
            ("not", "negation"),
            ("so-called", "scare"),
            ("US", "state"),
            ("us/PRON", "self"),
            ("called", "never a part of a word"),
        ]
    )
    matches = list(lexicon.find(SENTENCE))
    assert [match.value for match in matches] == [
        "long",
        "hedge",
        "negation",
        "scare",
        "state",
        "self",
    ]
    assert [word.text for word in matches[0].words] == ["took", "it", "for", "granted"]
    assert (matches[0].start, matches[0].end) == (5, 24)


def test_values_of_one_word() -> None:
    lexicon = Lexicon([("take/VERB", "a"), ("took", "b"), ("take it", "c")])
    assert set(lexicon.values(SENTENCE.words[1])) == {"a", "b"}
    assert lexicon.values(SENTENCE.words[2]) == ()


def test_a_capital_is_looked_for_in_the_text_and_not_in_the_lemma() -> None:
    western = tree("Western western ADJ _ 2 amod\npressure pressure NOUN _ 0 root")
    lexicon = Lexicon([("Western pressure", "hegemony")])
    assert [match.value for match in lexicon.find(western)] == ["hegemony"]


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=6), min_size=1, max_size=5))
def test_an_index_finds_what_is_found_sentence_by_sentence(written: list[list[str]]) -> None:
    rows = [
        "\n".join(f"{n}\t{w}\t{w}\tX\t_\t_\t0\troot\t_\t_" for n, w in enumerate(words, 1))
        for words in written
    ]
    document = document_from_conllu("\n\n".join(rows))
    lexicon = Lexicon([("a", 1), ("a b", 2), ("b c a", 3)])
    one_by_one = [match for tree in trees(document) for match in lexicon.find(tree)]
    assert list(lexicon.find_in(word_index(document))) == one_by_one

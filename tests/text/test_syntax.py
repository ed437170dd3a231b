"""Trees of words over the tokens of a document."""

from hypothesis import given
from hypothesis import strategies as st

from discourse.model.annotations import Ref
from discourse.testing import document_from_conllu
from discourse.text.layers import SENTENCES, TOKENS, Sentence, Token
from discourse.text.syntax import trees


@st.composite
def parsed_sentences(draw):
    """CoNLL-U of sentences whose heads make a tree: each word hangs from an earlier one."""
    sentences = []
    for length in draw(st.lists(st.integers(1, 8), min_size=1, max_size=4)):
        rows = []
        for number in range(1, length + 1):
            head = 0 if number == 1 else draw(st.integers(1, number - 1))
            deprel = (
                "root" if number == 1 else draw(st.sampled_from(["nsubj:pass", "obj", "punct"]))
            )
            rows.append(f"{number}\tw{number}\tw\tNOUN\t_\t_\t{head}\t{deprel}\t_\t_")
        sentences.append("\n".join(rows))
    return document_from_conllu("\n\n".join(sentences))


@given(parsed_sentences())
def test_heads_and_children_agree(document):
    for tree in trees(document):
        for word in tree.words:
            assert all(child.head is word for child in word.children)
            assert word.head is None or word in word.head.children
            assert (word.head is None) == (word is tree.root)


@given(parsed_sentences())
def test_the_subtree_of_the_root_is_the_sentence(document):
    for tree in trees(document):
        assert tree.root.subtree() == tree.words
        assert tree.root.subtree_span() == tree.span


@given(parsed_sentences())
def test_a_word_points_to_its_token(document):
    for tree in trees(document):
        for word in tree.words:
            assert document[word.ref].span == word.span
            assert word.ref == Ref("tokens", word.index)


@given(parsed_sentences())
def test_branches_can_be_left_out(document):
    for tree in trees(document):
        kept = tree.root.subtree(without=("nsubj",))
        assert not any(word.relation == "nsubj" for word in kept)


def test_trees_are_made_once_for_a_layer():
    document = document_from_conllu("1\tGo\tgo\tVERB\t_\t_\t0\troot\t_\t_")
    assert trees(document) is trees(document)


def test_features_and_relations_are_taken_apart():
    row = "1\tWars\twar\tNOUN\tNNS\tNumber=Plur|Gender=Neut\t0\tnsubj:pass\t_\t_"
    word = trees(document_from_conllu(row))[0].words[0]
    assert word.feats == {"Number": "Plur", "Gender": "Neut"}
    assert (word.deprel, word.relation) == ("nsubj:pass", "nsubj")
    assert word.next is None
    assert word.previous is None


def test_a_word_that_the_text_does_not_spell_has_its_form():
    document = document_from_conllu("1\tdu\tdu\tADP\t_\t_\t0\troot\t_\t_")
    tokens = [Token(start=0, end=2, form="de"), Token(start=0, end=2, form="le")]
    document = document.with_layers(
        SENTENCES.layer([Sentence(start=0, end=2)]), TOKENS.layer(tokens)
    )
    assert [word.text for word in trees(document)[0].words] == ["de", "le"]

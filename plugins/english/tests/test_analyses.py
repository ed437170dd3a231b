"""Plain sentences that nobody parses wrongly: a model that was saved or loaded badly fails here."""

import pytest

SENTENCE = "The government of France rejected the new sanctions against Russia on Monday."


@pytest.fixture(scope="module")
def words(pipeline):
    [sentence] = pipeline(SENTENCE).sentences
    return {word.text: word for word in sentence.words} | {"root": sentence}


def test_sentences_and_tokens_keep_their_offsets(pipeline):
    text = "We don't agree.  They do!\n\nA new paragraph: it's here."
    document = pipeline(text)
    assert [sentence.text for sentence in document.sentences] == [
        "We don't agree.",
        "They do!",
        "A new paragraph: it's here.",
    ]
    for sentence in document.sentences:
        for token in sentence.tokens:
            assert text[token.start_char : token.end_char] == token.text
    assert "n't" in [word.text for word in document.iter_words()]


def test_tags(words):
    tags = {form: words[form].upos for form in ("government", "France", "rejected", "new", "on")}
    assert tags == {
        "government": "NOUN",
        "France": "PROPN",
        "rejected": "VERB",
        "new": "ADJ",
        "on": "ADP",
    }
    assert "Tense=Past" in words["rejected"].feats


def test_a_finished_tree_has_subject_object_and_modifiers(words):
    assert words["rejected"].deprel == "root"
    heads = {form: words[form].deprel for form in ("government", "sanctions", "France", "new")}
    assert heads == {"government": "nsubj", "sanctions": "obj", "France": "nmod", "new": "amod"}
    assert words["government"].head == words["rejected"].id
    assert words["France"].head == words["government"].id


def test_lemmas_of_words_seen_and_unseen(pipeline):
    document = pipeline("She blorked the treaties while the zorgs were going.")
    lemmas = {word.text: word.lemma for word in document.iter_words()}
    assert lemmas["treaties"] == "treaty"
    assert lemmas["were"] == "be"
    assert lemmas["going"] == "go"
    assert lemmas["zorgs"] == "zorg"


def test_entities(pipeline):
    document = pipeline(
        "President Vladimir Putin met officials of the United Nations in Moscow on Tuesday."
    )
    found = {(entity.text, entity.type) for entity in document.ents}
    assert ("Moscow", "LOC") in found
    assert ("Tuesday", "DATE") in found
    assert ("United Nations", "ORG") in {(text.removeprefix("the "), kind) for text, kind in found}
    assert any("Putin" in text and kind == "PERSON" for text, kind in found)


def test_a_sentence_is_analysed_alike_alone_and_in_company(pipeline):
    """Batches must not change results, or an analysis would depend on what else was read."""
    import stanza

    others = ["Short.", "A much longer sentence, which has several clauses, stands beside it here."]
    alone = pipeline(SENTENCE)
    texts = [others[0], SENTENCE, others[1] * 3]
    together = pipeline.bulk_process([stanza.Document([], text=text) for text in texts])[1]
    assert together.to_dict() == alone.to_dict()

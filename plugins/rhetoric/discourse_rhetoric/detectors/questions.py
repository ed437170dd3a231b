"""Questions that ask for no answer."""

from __future__ import annotations

from collections.abc import Iterator

from discourse import Part
from discourse.text.layers import QUOTATIONS
from discourse_rhetoric.findings import Finding, limited
from discourse_rhetoric.prose import Prose, Sentence
from discourse_rhetoric.wordlists import words_of


def rhetorical_question(prose: Prose) -> Iterator[Finding]:
    """A question that the writer puts to the reader, who is not there to answer. Part: `question`.

    Lanham 1991: 71 (erotesis). In a text by one voice every question is one, unless the writer goes on to
    answer it (`hypophora`); in a conversation (turns) none is taken for one.
    """
    for sentence in prose.sentences:
        if _asks(prose, sentence) and not _is_answered(prose, sentence):
            yield Finding(
                parts=(_question(sentence),),
                why="a question that its writer leaves to the reader",
                strength=limited(0.4 + 0.02 * len(sentence.spoken)),
            )


def hypophora(prose: Prose) -> Iterator[Finding]:
    """A question that the writer answers at once. Parts: `question`, `answer`.

    Lanham 1991: 87.
    """
    for sentence in prose.sentences:
        if _asks(prose, sentence) and _is_answered(prose, sentence):
            answer = prose.sentences[sentence.number + 1]
            yield Finding(
                parts=(_question(sentence), Part("answer", answer.tree.start, answer.tree.end)),
                why="the writer asks and answers",
                strength=0.7,
            )


def _asks(prose: Prose, sentence: Sentence) -> bool:
    if not sentence.is_question or len(sentence.spoken) < 2:
        return False
    if sentence.label == "title" or sentence.quotation is not None:
        return False
    return not _in_conversation(prose, sentence)


def _in_conversation(prose: Prose, sentence: Sentence) -> bool:
    if QUOTATIONS.name not in prose.document:
        return False
    return any(
        quotation.kind == "turn"
        for quotation in prose.document[QUOTATIONS].overlapping(sentence.tree.span)
    )


def _is_answered(prose: Prose, question: Sentence) -> bool:
    """Whether the next sentence answers: "Not …", "No.", "Because …", "It is …", by the same voice, no question."""
    if question.number + 1 >= len(prose.sentences):
        return False
    answer = prose.sentences[question.number + 1]
    if answer.is_question or answer.paragraph != question.paragraph or answer.quotation is not None:
        return False
    if not answer.spoken:
        return False
    first = answer.spoken[0]
    if first.lower in words_of("answers", "openings"):
        return True
    asked = (
        question.spoken[0].lower if question.spoken[0].upos != "CCONJ" else question.spoken[1].lower
    )
    shared = {w.lemma for w in question.spoken if w.upos in ("NOUN", "VERB", "ADJ", "PROPN")} & {
        w.lemma for w in answer.spoken if w.upos in ("NOUN", "VERB", "ADJ", "PROPN")
    }
    return asked in words_of("answers", "question words") and bool(shared - {"be", "have", "do"})


def _question(sentence: Sentence) -> Part:
    return Part("question", sentence.tree.start, sentence.tree.end)

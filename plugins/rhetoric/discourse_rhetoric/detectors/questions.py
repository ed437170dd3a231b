"""Questions that ask for no answer."""

from __future__ import annotations

from collections.abc import Iterator

from discourse import Part
from discourse.text.layers import QUOTATIONS
from discourse_rhetoric.findings import Finding, limited
from discourse_rhetoric.prose import Prose, Sentence
from discourse_rhetoric.wordlists import words_of

SHORT = 12  # words of an answer
FRAGMENT = 6  # words: "A tax on air?"


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
                form="of many" if _is_one_of_many(prose, sentence) else "alone",
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
                form="short answer" if len(answer.spoken) <= SHORT else "long answer",
            )


def _asks(prose: Prose, sentence: Sentence) -> bool:
    if not sentence.is_question or len(sentence.spoken) < 2:
        return False
    if sentence.label == "title" or sentence.quotation is not None or not _is_put(sentence):
        return False
    return not _in_conversation(prose, sentence)


def _is_put(sentence: Sentence) -> bool:
    """Whether the sentence is itself a question, and does not only hold one in quotation marks or brackets."""
    closing = "".join(word.text for word in sentence.words[-3:] if word.upos == "PUNCT")
    if any(mark in closing for mark in '”"’)]»') and sentence.words[0].upos != "PUNCT":
        return False
    if sentence.words[0].upos in ("NUM", "X"):  # the first of an exercise: "1. Which …"
        return False
    asking = words_of("answers", "question words")
    verb = sentence.tree.root
    if len(sentence.spoken) <= FRAGMENT or any(w.lower in asking for w in sentence.spoken[:5]):
        return True
    return (
        any(
            subject.index > auxiliary.index
            for word in (verb, *verb.children_by("conj", "parataxis", "ccomp"))
            for subject in word.children_by("nsubj", "expl")
            for auxiliary in (word, *word.children_by("aux", "cop"))
        )
        if verb is not None
        else False
    )


def _is_one_of_many(prose: Prose, question: Sentence) -> bool:
    """Whether another question stands beside it."""
    beside = prose.sentences[max(0, question.number - 1) : question.number + 2]
    return sum(sentence.is_question for sentence in beside) > 1


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

"""Who says "I" where no metadata tell: whom the text introduces as its speaker, or as the one who is interviewed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discourse import Document
from discourse.text.layers import QUOTATIONS
from discourse.text.syntax import Tree, Word
from discourse_actors.candidates import Candidate
from discourse_actors.phrases import preposition

# An interview is announced before it begins, and has questions that are paragraphs of their own.
_ANNOUNCING = 8
_QUESTION = re.compile(r"\?[\"”’)\]]*[ \t]*\n")
_FEWEST_QUESTIONS = 2
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_FIRST_PERSON = frozenset({"i", "my"})


def narrator(
    document: Document, sentences: Sequence[Tree], named: Sequence[Candidate]
) -> Candidate | None:
    """The person whose "I" it is; None where the text does not say, or says it of several."""
    people = [c for c in named if c.type == "person" and c.kind == "name"]
    introduced = {
        person.key: person
        for person in people
        if _introduces_himself(person.head) and not document[QUOTATIONS].at(person.start)
    }
    if introduced:
        return next(iter(introduced.values())) if len(introduced) == 1 else None
    return _interviewed(document, sentences, people)


def _introduces_himself(name: Word) -> bool:
    """ "My name is Amy Sells", "I'm Amy Sells"."""
    if not name.children_by("cop") or not _NEGATIONS.isdisjoint(w.lower for w in name.children):
        return False
    for subject in name.children_by("nsubj"):
        by_name = subject.lemma.lower() == "name" and subject.children_by("nmod:poss")
        if any(word.lower in _FIRST_PERSON for word in by_name or (subject,)):
            return True
    return False


def _interviewed(
    document: Document, sentences: Sequence[Tree], people: Sequence[Candidate]
) -> Candidate | None:
    """Whom an interview without labels is with: the one person in the sentences that announce it."""
    first = _QUESTION.search(document.text)
    if first is None or len(_QUESTION.findall(document.text)) < _FEWEST_QUESTIONS:
        return None
    found: dict[str, Candidate] = {}
    for tree in sentences[:_ANNOUNCING]:
        announced = [word for word in tree.words if word.lemma.lower() == "interview"]
        askers = {asker for word in announced for asker in _askers(word)}
        if announced and tree.start < first.start():
            told = (
                c
                for c in people
                if c.head.tree is tree and c.head not in askers and not _is_topic(c.head)
            )
            found.update({c.key: c for c in told if " " in c.name})
    return next(iter(found.values())) if len(found) == 1 else None


def _askers(interview: Word) -> Iterator[Word]:
    """Who does the interview: "Ann Lee" in "Ann Lee interviewed him", "an interview by Ann Lee"."""
    if interview.upos == "VERB" and not interview.children_by("aux:pass"):
        yield from interview.children_by("nsubj")
    yield from (w for w in interview.children_by("nmod", "obl") if preposition(w) == "by")


def _is_topic(name: Word) -> bool:
    """Whether it says what is talked about: "on the Santorum cocktail"."""
    return any(preposition(word) in ("on", "about") for word in (name, *name.ancestors()))

"""Whom a speaker speaks for: what is done by them, the speaker can promise.

A head of government says "Ireland will spend" of her own country. Its name is that of the metadata, or shows in the text:
"on behalf of Ireland", "my country, Ireland", "we in Ireland".
"""

from __future__ import annotations

from discourse.text.syntax import Word
from discourse_rhetoric.prose import Prose
from discourse_rhetoric.wordlists import words_of

OWN = frozenset({"my", "our"})


def own_names(prose: Prose) -> frozenset[str]:
    """The names, lower case, of the country or body that the author speaks for."""
    country = prose.document.metadata.country
    found = {
        word.lower
        for sentence in prose.sentences
        if sentence.quotation is None
        for word in sentence.words
        if word.upos == "PROPN" and _is_own(word)
    }
    return frozenset(found | ({country.lower()} if country else set()))


def _is_own(name: Word) -> bool:
    cases = {child.lower for child in name.children_by("case")}
    head = name.head
    if head is None:
        return False
    if name.relation == "appos":  # "my country, Ireland"
        return any(child.lower in OWN for child in head.children_by("nmod:poss"))
    if "of" in cases:  # "on behalf of (the people of) Ireland"
        return head.lower == "behalf" or (
            head.lemma.lower() in words_of("own_side", "bodies")
            and head.head is not None
            and head.head.lower == "behalf"
        )
    if "in" in cases:  # "we in Ireland", "in Ireland, we"
        subject = head if name.relation == "nmod" else head.child("nsubj")
        opens = name.relation == "nmod" or name.index < head.index
        return opens and subject is not None and subject.lower == "we"
    return False


def is_own_side(subject: Word, names: frozenset[str]) -> bool:
    """Whether a subject acts for the speaker: "my government", or a name of `own_names`."""
    if subject.upos == "PROPN" and subject.lower in names:
        return True
    owned = any(child.lower in OWN for child in subject.children_by("nmod:poss"))
    return owned and subject.lemma.lower() in words_of("own_side", "bodies")

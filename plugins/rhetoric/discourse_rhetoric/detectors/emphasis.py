"""Saying less, or more, than is so."""

from __future__ import annotations

from collections.abc import Iterator

from discourse.text.syntax import Word
from discourse_rhetoric.findings import Finding, limited, stretch
from discourse_rhetoric.prose import Prose
from discourse_rhetoric.wordlists import lexicon, words_of


def litotes(prose: Prose) -> Iterator[Finding]:
    """Affirmation by denying the contrary: "not unexpected", "no small matter". Parts: `negation`, `contrary`.

    Lanham 1991: 95.
    """
    for sentence in prose.sentences:
        for word in sentence.words:
            if word.lower in {"not", "n't", "n’t", "no", "never", "hardly", "neither"}:
                contrary = _denied(word)
                if contrary is not None:
                    yield Finding(
                        parts=(word.part("negation"), contrary.part("contrary")),
                        why=f"“{word.text} … {contrary.text}”: the contrary is denied",
                        strength=0.6,
                        form=_form(word, contrary),
                    )


def _denied(negation: Word) -> Word | None:
    """The word that a negation denies: "always" (of one's own doings), a negative head, or the adjective of the noun that it determines."""
    head = negation.head
    after = negation.next
    if negation.lower != "no" and after is not None and after.lower == "always":
        subject = head.child("nsubj") if head is not None else None
        return after if subject is not None and subject.lower in {"i", "we"} else None
    if after is not None and after.lower in {
        "a",
        "an",
        "the",
        "at",
        "wholly",
        "entirely",
        "altogether",
        "exactly",
    }:
        after = after.next
    near = [word for word in (after, head) if word is not None and word.index > negation.index]
    if negation.lower == "no" and head is not None:
        near = [
            w
            for w in (after, *head.children_by("amod"))
            if w is not None and w.index > negation.index
        ]
        return next((w for w in near if w.lower in words_of("contraries", "after no")), None)
    for word in near:
        adjacent = word.index - negation.index <= 4
        if adjacent and word.upos in ("ADJ", "ADV", "VERB") and _is_negative(word):
            return word
        if adjacent and word.lower == "without" and after is word:
            return word
    return None


def _form(negation: Word, contrary: Word) -> str:
    if contrary.lower == "always":
        return "not always"
    return "no" if negation.lower == "no" else "not"


def _is_negative(word: Word) -> bool:
    text = word.lower
    if text in words_of("contraries", "negative words"):
        return word.upos != "VERB" or bool(word.children_by("xcomp"))  # "cannot fail to see"
    if text in words_of("contraries", "not negative"):
        return False
    if word.text[0].isupper():  # "not the Indian ministry"
        return False
    return word.upos in ("ADJ", "ADV") and any(
        text.startswith(prefix) and len(text) >= len(prefix) + 4
        for prefix in words_of("contraries", "negative prefixes")
    )


def hyperbole(prose: Prose) -> Iterator[Finding]:
    """More than can be so: universals and extremes. Parts: `extreme`, and `scope` where there is one.

    Lanham 1991: 86; extreme case formulations: Pomerantz 1986.
    """
    for matches in prose.matches(lexicon("extremes")).values():
        for match in matches:
            head = match.words[-1].head
            strong = match.value.name != "universals"
            after = match.words[-1].next
            if not strong and after is not None and after.upos == "ADP":  # "all over the world"
                continue
            if match.value.name == "universals" and (
                head is None
                or head.lemma.lower() not in words_of("extremes_scopes", "human generality")
            ):
                continue
            scope = (head.part("scope"),) if head is not None and not strong else ()
            yield Finding(
                parts=(stretch("extreme", match.words), *scope),
                why=match.value.name,
                strength=limited(0.4 + 0.2 * strong),
                form=match.value.name,
            )

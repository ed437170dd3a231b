"""Saying less, or more, than is so."""

from __future__ import annotations

from collections.abc import Iterator

from discourse.text.syntax import Word
from discourse_rhetoric.denials import NEGATIONS, NOT, contrary_of
from discourse_rhetoric.findings import Finding, limited, stretch
from discourse_rhetoric.prose import Prose
from discourse_rhetoric.wordlists import lexicon, words_of


def litotes(prose: Prose) -> Iterator[Finding]:
    """Affirmation by denying the contrary: "not unexpected", "no small matter". Parts: `negation`, `contrary`.

    Lanham 1991: 95.
    """
    for sentence in prose.sentences:
        if sentence.forms.isdisjoint(NEGATIONS) or sentence.is_question:
            continue
        for word in sentence.words:
            contrary = contrary_of(word) if word.lower in NEGATIONS else None
            if contrary is not None:
                yield Finding(
                    parts=(word.part("negation"), contrary.part("contrary")),
                    why=f"“{word.text} … {contrary.text}”: the contrary is denied",
                    strength=0.6,
                    form=_form(word, contrary),
                )


def _form(negation: Word, contrary: Word) -> str:
    if contrary.lower == "always":
        return "not always"
    return "not" if negation.lower in NOT else negation.lower


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

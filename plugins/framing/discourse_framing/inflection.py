"""A codebook's term with the regular endings of its last word."""

from __future__ import annotations

import re

from discourse.analysis.inflection import verb_forms, with_s

_LAST_WORD = re.compile(r"(?:^|(?<=[ -]))(?P<word>[a-z]{3,})(?P<upos>/(?:NOUN|VERB))?$")


def forms(term: str, language: str) -> tuple[str, ...]:
    """A term as a codebook has it, and with the regular endings of its last word; itself first.

    Phrases take -s; single words -ed and -ing as well, unless they are tagged as nouns.
    """
    end = _LAST_WORD.search(term)
    if language != "en" or end is None:
        return (term,)
    before, word, upos = term[: end.start()], end["word"], end["upos"] or ""
    is_verb = upos == "/VERB" or not (before or upos)
    endings = verb_forms(word)[1:] if is_verb else (with_s(word),)
    return (term, *(f"{before}{form}{upos}" for form in endings))

"""The regular forms of English verbs, so that a rare verb is found even where its lemma was not."""

from __future__ import annotations

_VOWELS = frozenset("aeiou")


def verb_forms(verb: str) -> tuple[str, ...]:
    """A verb and its regular forms, doubled and plain where spelling leaves a choice.

    >>> verb_forms("condemn")
    ('condemn', 'condemns', 'condemned', 'condemning')
    """
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    third = f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh")) else f"{verb}s"
    forms: tuple[str, ...] = (verb, third, f"{verb}ed", f"{verb}ing")
    if len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in _VOWELS:
        doubled = verb + verb[-1]
        forms += (f"{doubled}ed", f"{doubled}ing")
    return forms

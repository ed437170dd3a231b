"""How peoples are called, one and many."""

from __future__ import annotations

# Adjectives that name no person: there are no "Chineses" or "Britishes".
_WITHOUT_PLURAL = (
    "ese",
    "ish",
    "ch",
    "sh",
    "chmen",
    "chman",
    "shmen",
    "shman",
    "woman",
    "ss",
    "i-Vanuatu",
    "ois",
)


def numbers(demonym: str) -> tuple[str, ...]:
    """A demonym and its plural, where it has one of its own."""
    if demonym.endswith(_WITHOUT_PLURAL):
        return (demonym,)
    if demonym.endswith("y"):
        return (demonym, f"{demonym[:-1]}ies")
    return (demonym, f"{demonym}s")

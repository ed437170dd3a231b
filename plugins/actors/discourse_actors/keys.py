"""Keys of actors that no list has."""

from __future__ import annotations

from discourse.analysis.lexicons import fold


def person_key(name: str) -> str:
    """`person:sergei-lavrov`."""
    return f"person:{slug(name)}"


def slug(phrase: str) -> str:
    """Lower case, words joined by hyphens."""
    words = "".join(c if c.isalnum() else " " for c in fold(phrase))
    return "-".join(words.split())

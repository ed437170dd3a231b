"""Names as they are written, and titles before them: "President", "Mr.", "Foreign Minister"."""

from __future__ import annotations

from functools import cache

from discourse import Document
from discourse_actors.agents import title_words


def split_title(name: str) -> tuple[str, str]:
    """The title that a name begins with, in lower case and "" if none, and the name without it.

    >>> split_title("President Donald Trump")
    ('president', 'Donald Trump')
    """
    words = name.split()
    taken = 0
    while taken < len(words) - 1:
        longest = max(
            (n for n in range(1, 4) if " ".join(words[taken : taken + n]) in _titles()),
            default=0,
        )
        if not longest or taken + longest >= len(words):
            break
        taken += longest
    return " ".join(words[:taken]).lower(), " ".join(words[taken:])


def titled(name: str) -> tuple[str, str]:
    """As `split_title`, but for what may be no person: "General Assembly" has no title, "Mr. Roberts" has one."""
    title, rest = split_title(name)
    return (title, rest) if title in OF_PEOPLE else ("", name)


# Nobody but a person has these; a "General" may be a company or an assembly.
OF_PEOPLE = frozenset({"mr.", "mr", "mrs.", "mrs", "ms.", "ms", "dr.", "dr", "sir", "sen.", "rep."})


def title_before(document: Document, start: int) -> str:
    """The title that stands right before an offset, in lower case; "" if none does."""
    before = document.text[max(0, start - 40) : start]
    if not before.endswith(" "):
        return ""
    words = before.split()
    for count in (3, 2, 1):
        title = " ".join(words[-count:])
        if title in _titles():
            return title.lower()
    return ""


def bare_name(words: str) -> str:
    """A name without article, salutation, possessive and line breaks."""
    name = " ".join(words.split()).strip('.,;:“”"()[]')
    for opening in ("the ", "The ", "a ", "A ", "Dear ", "Hey ", "Hi ", "Hello "):
        name = name.removeprefix(opening)
    for clitic in ("’s ", "'s "):  # taggers begin at the "s" of "America’s Voice"
        name = name.removeprefix(clitic)
    for ending in ("’s", "'s", "’", "'"):
        name = name.removesuffix(ending)
    return name if any(c.isalpha() for c in name) else ""


@cache
def _titles() -> frozenset[str]:
    return title_words()

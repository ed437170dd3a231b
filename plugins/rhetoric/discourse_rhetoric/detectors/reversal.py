"""Figures of reversal: words come back in the opposite order."""

from __future__ import annotations

from collections.abc import Iterator

from discourse import Part
from discourse_rhetoric.crossings import Crossing, crossings
from discourse_rhetoric.findings import Finding, limited, stretch
from discourse_rhetoric.prose import Prose

TIGHT, FELT, FAINT = 0.0, -1.5, -6.0  # the score from which a crossing is taken for a figure


def antimetabole(prose: Prose) -> Iterator[Finding]:
    """The same words in reverse order: "ask not what your country can do for you, but what you can do for your country".

    Lanham 1991: 14; Dubremetz & Nivre 2015. Parts: `a`, `b`, `b`, `a`.
    """
    least = FAINT if prose.faint else FELT
    taken: set[int] = set()
    for crossing in sorted(crossings(prose), key=lambda each: -each.score):
        places = {word.index for word in crossing.words}
        if crossing.score < least or len(places & taken) > (3 if prose.faint else 0):
            continue
        taken |= places
        yield Finding(
            parts=_parts(crossing),
            why=f"“{crossing.words[0].text} … {crossing.words[1].text}” comes back as "
            f"“{crossing.words[2].text} … {crossing.words[3].text}”",
            strength=limited(0.4 + crossing.score / 6),
            form="tight" if crossing.score >= TIGHT else "loose",
        )


def _parts(crossing: Crossing) -> tuple[Part, ...]:
    return tuple(stretch(name, (word,)) for name, word in zip("abba", crossing.words, strict=True))

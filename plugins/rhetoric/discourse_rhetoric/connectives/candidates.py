"""Words that may be connectives, each with what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from attrs import frozen

from discourse.text.syntax import Word
from discourse_rhetoric.prose import Prose, Sentence
from discourse_rhetoric.wordlists import lexicon

AHEAD, BACK = 4, 2  # how many words off another form is still a neighbour


@frozen(eq=False)
class Candidate:
    """A form from the list of connectives, at a place.

    Attributes:
        words: of the form.
        anchor: the one that depends on a word outside of it.
        clause: the word that it introduces or modifies: the head of what would be its second argument.
        listed: the sense under which the list has it.
        previous: the sentence before, if it is in the same paragraph.
        before, behind: the form of the list that stands just before or behind it; "" for none.
    """

    words: tuple[Word, ...]
    anchor: Word
    clause: Word | None
    listed: str
    sentence: Sentence
    previous: Sentence | None
    before: str
    behind: str

    @property
    def form(self) -> str:
        return _form(self.words)


def candidates(prose: Prose) -> Iterator[Candidate]:
    """Every form of the list, longest match first, in text order."""
    found = prose.matches(lexicon("connectives"))
    previous: Sentence | None = None
    for sentence in prose.sentences:
        if previous is not None and previous.paragraph != sentence.paragraph:
            previous = None
        matches = found.get(sentence.tree.index, [])
        before, behind = [""] * len(matches), [""] * len(matches)
        for place, (one, other) in enumerate(pairwise(matches)):
            apart = other.words[0].index - one.words[-1].index
            if apart <= AHEAD:
                behind[place] = _form(other.words)
            if apart <= BACK:
                before[place + 1] = _form(one.words)
        for place, match in enumerate(matches):
            inside = set(match.words)
            anchor = next(
                (w for w in reversed(match.words) if w.head not in inside), match.words[-1]
            )
            yield Candidate(
                words=match.words,
                anchor=anchor,
                clause=anchor.head,
                listed=match.value.name,
                sentence=sentence,
                previous=previous,
                before=before[place],
                behind=behind[place],
            )
        previous = sentence


def _form(words: tuple[Word, ...]) -> str:
    return " ".join(word.lower for word in words)

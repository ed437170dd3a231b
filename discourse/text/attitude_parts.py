"""What verbs, nouns and adjectives of attitude have in common: the words of that to which the attitude is."""

from __future__ import annotations

from collections.abc import Iterable

from discourse.text.syntax import Word

WITHIN_A_PHRASE = frozenset({"amod", "compound", "aux", "case", "mark", "fixed"})
ASKING = frozenset({"whether", "if"})


def marker(child: Word) -> str:
    """The preposition before a noun phrase or a gerund."""
    if child.relation not in ("obl", "nmod", "advcl", "acl"):
        return ""
    mark = child.child("case", "mark")
    return mark.lower if mark is not None else ""


def words_under(heads: Iterable[Word], cue: Word) -> list[Word]:
    """All words under these, in text order, but for the clause of the cue, where one of them has it.

    Nor what the author only adds behind a comma: "backs the mayor, who …", "wants to leave, saying that …".
    """
    found: dict[int, Word] = {}
    for head in heads:
        inside = head.subtree()
        own = {word.index for word in cue.subtree()} if cue in inside else set()
        for word in inside:
            if word is not head and _is_added(word):
                own.update(added.index for added in word.subtree())
        found.update((word.index, word) for word in inside if word.index not in own)
    return [found[index] for index in sorted(found)]


def _is_added(word: Word) -> bool:
    """Whether it heads a clause that a comma parts from what it is about."""
    if word.deprel != "acl:relcl" and not (word.relation == "advcl" and word.xpos == "VBG"):
        return False
    first = word.subtree()[0]
    return "," in (first.text, first.previous.text if first.previous is not None else "")

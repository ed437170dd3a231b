"""Reports whose words stand around them: "according to the minister", "in Moscow's view", "…, he said, …"."""

from __future__ import annotations

from discourse.model.spans import Span
from discourse.text.clauses import main_predicate, preposition
from discourse.text.speech_cues import SpeechCues
from discourse.text.speech_order import announces_own_clause, begins_another_clause, whole_name
from discourse.text.speech_parts import Report, hull, report_with, source_span, without
from discourse.text.syntax import Word

_VIEWPOINTS = frozenset({"word", "view", "opinion", "account", "telling", "judgment", "judgement"})


def according_to(word: Word) -> Report | None:
    """ "according to the minister", with the clause around it; None where the word begins no such phrase."""
    following = word.next
    if word.lower != "according" or following is None or following.lower != "to":
        return None
    noun = word.head if word.relation == "case" else word.child("obl", "obj", "nmod")
    top = noun if word.relation == "case" else word
    if noun is None or top is None or top.head is None:
        return None
    skipped = {word.index, following.index}
    source = hull([w for w in noun.subtree() if w.index not in skipped])
    if source is not None:
        source = whole_name(source, noun.tree.words, before=word)
    said = main_predicate(top.head) or top.head
    inside = without(_around(said, word), top.subtree())
    return report_with(Span(word.start, following.end), word, source, inside, "“according to”")


def viewpoint(noun: Word) -> Report | None:
    """ "in Moscow's view, …", "in the words of the minister, …"."""
    if noun.lemma not in _VIEWPOINTS or noun.relation != "obl" or preposition(noun) != "in":
        return None
    owner = noun.child("nmod:poss") or next(
        (n for n in noun.children_by("nmod") if preposition(n) == "of"), None
    )
    if owner is None or noun.head is None or owner.lower in ("my", "our", "your"):
        return None
    inside = without(_around(noun.head, noun), noun.subtree())
    return report_with(noun.span, noun, source_span(owner, noun), inside, f"“in … {noun.text}”")


def aside(verb: Word, cues: SpeechCues) -> list[Word]:
    """The clause that a parenthetical verb of speech stands in: "…, he said, …", "as he said, …"."""
    governor = verb.head
    if governor is None or verb.child("obj", "xcomp", "ccomp") is not None:
        return []
    subject_before = not any(word.index > verb.index for word in verb.children_by("nsubj"))
    if subject_before and announces_own_clause(verb):
        return []
    as_he_said = verb.relation == "advcl" and (mark := verb.child("mark")) and mark.lower == "as"
    if verb.relation != "parataxis" and not as_he_said:
        return []
    if cues.announces(governor, "quote"):
        # "“We act,” he said, but the treaty is dead, critics say": the critics say the latter only.
        added = [
            c for c in governor.children_by("conj") if c.child("nsubj") and c.index < verb.index
        ]
        governor = added[-1] if added else governor
    around = without(_around(governor, verb), verb.subtree())
    between = [w for w in verb.tree.words if _lies_between(w, governor, verb)]
    return [] if any(word.text in (";", ":") for word in between) else around


def _around(predicate: Word, cue: Word) -> tuple[Word, ...]:
    """The clause around a cue, without one that "and" or "but" adds behind it with its own subject.

    "Exports fell, according to the ministry, and the government resigned": that may be the author again.
    """
    later = [
        word
        for conjunct in predicate.children_by("conj")
        if predicate.index < cue.index < (added := conjunct.subtree())[0].index
        and begins_another_clause([w for w in added if w.upos != "PUNCT"])
        for word in added
    ]
    return tuple(without(predicate.subtree(), later))


def _lies_between(word: Word, one: Word, other: Word) -> bool:
    return min(one.index, other.index) < word.index < max(one.index, other.index)

"""Reported speech read off the order of words, where the tree does not show it.

Parsers err most where reports are most common in the news: long subjects before "said", clauses without
"that", "…, officials in Moscow said on Monday." These orders are fixed enough to be read without a tree.
"""

from __future__ import annotations

from collections.abc import Sequence

from discourse.model.spans import Span
from discourse.text.clauses import negation
from discourse.text.speech_cues import SpeechCues
from discourse.text.syntax import Word

_LONGEST_SUBJECT = 25
_LONGEST_TAIL = 12
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_OPENS_A_CLAUSE = frozenset({"PRON", "DET", "PROPN", "NOUN", "ADJ", "NUM", "SCONJ"})
_OPENS_A_NAME = frozenset({"PROPN", "DET", "NOUN", "ADJ", "NUM"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_RELATIVE = frozenset({"who", "which", "that"})
_JOINS = frozenset({"CCONJ", "SCONJ"})
_PAUSES = frozenset({",", ";", ":", "–", "—"})
_QUOTES = frozenset("\"“”'‘’«»„")
_BETWEEN_SUBJECT_AND_VERB = frozenset({"AUX", "ADV", "PART"})


def content_of(verb: Word, cues: SpeechCues) -> list[Word]:
    """What a verb of speech announces, by its place in the sentence; empty where no order fits.

    Four orders: "said … that CLAUSE", ", saying CLAUSE", "X said CLAUSE", and "CLAUSE, X said on Monday."
    """
    if not cues.announces(verb, "clause"):
        return []
    words = verb.tree.words
    place = verb.index - words[0].index
    after = words[place + 1 :]
    if not after or verb.feats.get("VerbForm") == "Inf":
        return _before_tail(words, place, cues)
    conjunction = _conjunction(after)
    if conjunction is not None and _goes_on_as_a_clause(after[conjunction + 1 :]):
        return list(after[conjunction:])
    if not cues.announces(verb, "quote") or words[place - 1].lower in _RELATIVE:
        return []
    if announces_own_clause(verb):
        return list(after)
    return [] if negation(verb) is not None else _before_tail(words, place, cues)


def subject_of(verb: Word) -> Span | None:
    """The noun phrase that ends right before a verb, or before the commas that part it from the verb.

    For a participle ("…, saying that …"), the subject of the nearest clause around it.
    """
    words = verb.tree.words
    place = verb.index - words[0].index - 1
    while place >= 0 and words[place].upos in _BETWEEN_SUBJECT_AND_VERB:
        place -= 1
    if verb.feats.get("VerbForm") == "Inf":
        return None  # "a reason to say": what stands before it does not speak
    if verb.feats.get("VerbForm") in ("Ger", "Part") and place >= 0 and words[place].text == ",":
        return _subject_around(verb)
    if place < 0:
        return None
    if words[place].upos in _NOMINAL:
        return _phrase_ending_at(words, place)
    if words[place].text == ",":
        start = next((i for i in range(place - 1, -1, -1) if words[i].text in '“”"'), -1) + 1
        if start < place <= start + _LONGEST_SUBJECT and _starts_a_phrase(words[start]):
            return Span(words[start].start, words[place - 1].end)
    return None


def whole_name(span: Span, words: Sequence[Word], *, before: Word) -> Span:
    """The span, grown over the rest of a name that a parser left out, and over what describes it.

    Behind the verb that is an apposition ("said Anna Weber, a spokeswoman for the ministry,"), before it
    whatever stands between commas ("Anna Weber, who teaches law, said").
    """
    inside = [place for place, word in enumerate(words) if span.contains(word.span)]
    if not inside:
        return span
    first, last = inside[0], inside[-1]
    while words[last].upos == "PROPN" and last + 1 < len(words) and words[last + 1].upos == "PROPN":
        last += 1
    while first and words[first].upos == "PROPN" and words[first - 1].upos == "PROPN":
        first -= 1
    if before.index < words[first].index and last + 2 < len(words) and words[last + 1].text == ",":
        end = last + 2
        if words[end].upos in ("DET", "NOUN", "ADJ") and not words[end].text[0].isupper():
            while (
                end < len(words) and words[end].text not in (",", ".", ";", ":") and end < last + 20
            ):
                end += 1
            if not any(word.upos == "AUX" for word in words[last + 2 : end]):
                last = end - 1
    if words[last].index < before.index:
        last = _end_of_aside(words, last, before.index - words[0].index)
    return Span(words[first].start, words[last].end)


def announces_own_subject(subject: Word) -> bool:
    """Whether a "subject" behind its verb of speech is that of the clause announced: "said talks have failed"."""
    following = subject.subtree()[-1].next
    return following is not None and following.upos in ("VERB", "AUX") and _is_finite(following)


def announces_own_clause(verb: Word) -> bool:
    """Whether a clause without a conjunction goes on right behind a verb: "insists it did"."""
    after = verb.tree.words[verb.index - verb.tree.words[0].index + 1 :]
    if not after or after[0].upos not in _OPENS_A_CLAUSE:
        return False
    pronoun_alone = after[0].upos == "PRON" and len(after) > 1 and after[1].upos in _JOINS
    return not pronoun_alone and _goes_on_as_a_clause(after)


def describes_the_speaker(clause: Word) -> bool:
    """Whether it is a relative clause that a parser took for the content: "said Weber, who teaches law"."""
    first = next(word for word in clause.subtree() if word.upos != "PUNCT" or word is clause)
    before = first.previous
    return first.lower in _RELATIVE and before is not None and before.text == ","


def _end_of_aside(words: Sequence[Word], last: int, verb: int) -> int:
    """The last word of what commas part from a name before its verb: "Weber, who teaches law, said"."""
    place = verb - 1
    while place > last and words[place].upos in _BETWEEN_SUBJECT_AND_VERB:
        place -= 1
    parted = words[last + 1].text == "," and words[place].text == ","
    return place - 1 if parted and last + 1 < place <= last + _LONGEST_SUBJECT else last


def _is_finite(word: Word) -> bool:
    return word.feats.get("VerbForm", "Fin") == "Fin"


def insertion(verb: Word, cues: SpeechCues) -> tuple[Span, list[Word]] | None:
    """The source and the content of an inserted "…, he said on Monday, …", whatever the tree makes of it."""
    if not cues.announces(verb, "quote") or not cues.announces(verb, "clause"):
        return None
    words = verb.tree.words
    place = verb.index - words[0].index
    left = next((i for i in range(place - 1, max(0, place - 8), -1) if words[i].text == ","), None)
    right = next(
        (i for i in range(place + 1, min(len(words), place + 7)) if words[i].text == ","), None
    )
    if left is None or right is None:
        return None
    inserted = (*words[left + 1 : place], *words[place + 1 : right])
    rest = words[right + 1 :]
    if (
        words[place - 1].upos not in _NOMINAL
        or any(
            word.upos in ("VERB", "CCONJ", "SCONJ") or word.lower in _RELATIVE for word in inserted
        )
        or not _has_predicate(rest)
        or rest[0].text in _QUOTES
        or words[0].upos == "SCONJ"
    ):
        return None
    subject = Span(words[left + 1].start, words[place - 1].end)
    return subject, [*words[:left], *_before_another_clause(rest)]


def inversion(verb: Word, cues: SpeechCues) -> tuple[Word, list[Word]] | None:
    """Who speaks and what, in "CLAUSE, said Anna Weber, a spokeswoman for the ministry in Berlin."."""
    words = verb.tree.words
    place = verb.index - words[0].index
    after = words[place + 1 :]
    if not (cues.announces(verb, "quote") and cues.announces(verb, "clause")) or not after:
        return None
    before = words[: place - 1] if place else ()
    is_inverted = words[place - 1].text == "," and verb.xpos in _FINITE
    if not is_inverted or after[0].upos not in _OPENS_A_NAME or not _has_predicate(before):
        return None
    speaker = after[0]
    while speaker.head is not None and speaker.head.index > verb.index:
        speaker = speaker.head
    if speaker.upos not in _NOMINAL or words[0].upos in _JOINS:
        return None
    return speaker, list(_behind_another_report(before, cues))


def _before_another_clause(words: Sequence[Word]) -> Sequence[Word]:
    for place, word in enumerate(words):
        parted = place == 0 or words[place - 1].text == ","
        if word.upos == "CCONJ" and parted and begins_another_clause(words[place:]):
            return words[:place]
    return words


def begins_another_clause(words: Sequence[Word]) -> bool:
    """Whether words go on with "and" or "but" and a subject of their own: that may be the author again."""
    if not words or words[0].upos != "CCONJ":
        return False
    verb = next((w for w in words if w.upos in ("VERB", "AUX") and _is_finite(w)), None)
    return verb is not None and any(
        word.relation == "nsubj" and word.index < verb.index for word in words[1:]
    )


def _conjunction(after: Sequence[Word]) -> int | None:
    """Where "that" stands, if only an addressee or a time stands before it."""
    for place, word in enumerate(after[:_LONGEST_TAIL]):
        if word.lower == "that" and (word.upos == "SCONJ" or _follows_a_place(after, place)):
            return place
        if word.upos in ("VERB", "AUX", "SCONJ", "CCONJ") or word.text in ".;:":
            return None
    return None


def _follows_a_place(after: Sequence[Word], place: int) -> bool:
    """Whether "that" behind "said in an interview" has a subject of its own, and so is no relative pronoun."""
    noun, following = after[place].previous, after[place].next
    return (
        place > 0
        and noun is not None
        and noun.relation == "obl"
        and following is not None
        and following.upos not in ("VERB", "AUX", "ADV")
    )


def _before_tail(words: Sequence[Word], place: int, cues: SpeechCues) -> list[Word]:
    """What stands before ", X said on Monday" at the end of a sentence."""
    tail = words[place + 1 :]
    if len(tail) > _LONGEST_TAIL or any(word.upos in ("VERB", "AUX") for word in tail):
        return []
    comma = next((i for i in range(place - 1, -1, -1) if words[i].text == ","), None)
    if comma is None or comma < 2 or any(w.upos == "VERB" for w in words[comma:place]):
        return []
    addressed = cues.announces(words[place], "infinitive-other")
    if words[comma + 1].upos in _JOINS or (words[place].child("obj") and not addressed):
        return []  # "…, but the minister denied it": another clause, and not put in
    if not any(w.upos in _NOMINAL for w in (*words[comma:place], *tail)):
        return []
    before = _behind_another_report(words[:comma], cues)
    return list(before) if _has_predicate(before) else []


def _behind_another_report(words: Sequence[Word], cues: SpeechCues) -> Sequence[Word]:
    """ "“We act,” he said, but the treaty is dead, critics say": the critics say the latter only."""
    marks = [place for place, word in enumerate(words) if word.text in _QUOTES]
    for place in range(marks[-1] + 1 if marks else len(words), len(words) - 2):
        is_closed = words[place + 1].text in _PAUSES and cues.announces(words[place], "quote")
        if is_closed and begins_another_clause(words[place + 2 :]):
            return words[place + 2 :]
    return words


def _goes_on_as_a_clause(words: Sequence[Word]) -> bool:
    """Whether a finite verb comes before the next pause; one pause may follow at once ("that, if …,")."""
    for place, word in enumerate(words):
        if word.upos in ("VERB", "AUX") and _is_finite(word):
            return True
        if place and word.text in _PAUSES:
            return False
    return False


def _has_predicate(words: Sequence[Word]) -> bool:
    return any(word.upos in ("VERB", "AUX") for word in words)


def _subject_around(verb: Word) -> Span | None:
    for governor in verb.ancestors():
        subject = governor.child("nsubj")
        if subject is not None and subject.index < verb.index:
            return subject.subtree_span(without=("acl:relcl", "parataxis"))
    return None


def _phrase_ending_at(words: Sequence[Word], place: int) -> Span:
    """The widest noun phrase whose last word stands at a place."""
    top = words[place]
    following = top.head
    if top.relation == "compound" and following is not None and following.index == top.index + 1:
        return Span(following.subtree()[0].start, top.end)  # a verb that was taken for a noun
    while (
        top.head is not None
        and top.head.upos in _NOMINAL
        and top.head.index < words[place].index
        and top.head.subtree()[-1].index <= words[place].index
    ):
        top = top.head
    first = top.subtree()[0]
    return Span(min(first.start, words[place].start), words[place].end)


def _starts_a_phrase(word: Word) -> bool:
    return word.upos in ("DET", "PROPN", "NOUN", "ADJ", "NUM", "PRON")

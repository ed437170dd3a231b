"""Who may be quoted, and whether anything was said at all.

A false quotation takes the author's words away from him; so what nobody said ("nobody claimed that", "if
Washington says that"), and what cannot speak ("history teaches that"), is no quotation.
"""

from __future__ import annotations

from collections.abc import Iterator

from discourse.model.spans import Span
from discourse.text.clauses import is_negative, modal
from discourse.text.sources import can_speak
from discourse.text.speech_cues import SpeechCues
from discourse.text.syntax import Tree, Word

QUOTATION_MARKS = frozenset("\"“”„«»‘’'") | {"``", "''"}
_NEARLY_NOT = frozenset({"hardly", "scarcely", "barely", "seldom", "rarely"})
_NO_PEOPLE = frozenset({"no", "none", "neither", "nobody", "no-one", "nothing", "few", "not"})
# "Everybody knows" claims the reader's assent for what the author holds; "who says" asks.
_NO_SPEAKER = frozenset(
    [
        "everybody",
        "everyone",
        "everything",
        "anybody",
        "anyone",
        "anything",
        "who",
        "whoever",
        "what",
        "whatever",
        "which",
        "there",
        "this",
        "that",
        "these",
        "those",
        "one",
    ]
)
_AUTHOR = frozenset({"me", "us", "myself", "ourselves"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
_CONDITIONS = frozenset({"if", "unless", "lest", "whether", "without", "than"})
_SUPPOSING = frozenset({"provided", "providing", "assuming", "supposing", "granted"})
# Karttunen 1971, "Implicative verbs": what stands in their complement did not happen.
_HELD_BACK = frozenset(
    [
        "refuse",
        "decline",
        "fail",
        "hesitate",
        "forget",
        "neglect",
        "omit",
        "avoid",
        "suffice",
        "unable",
        "unwilling",
        "reluctant",
    ]
)
_TIMES = frozenset({"moment", "hour", "day", "week", "month", "year", "decade", "time"})
_SINCE = frozenset({"after", "before", "since", "until", "when"})
_ASKING = frozenset({"do", "have", "be", "will", "would"})
_OBLIGED = frozenset({"have", "need"})
_POSSIBLE = frozenset(
    ["can", "could", "may", "might", "must", "should", "shall", "ought", "ca", "sha"]
)


def was_said(cue: Word) -> bool:
    """Whether a word reports something said: neither denied nor only possible, asked for or refused.

    What somebody "will" or "would" say is what others are expected to hold, and so no words of the author.
    """
    auxiliary = modal(cue)
    is_possible = auxiliary is not None and auxiliary.lower in _POSSIBLE
    return not (is_possible or is_denied(cue) or _is_due(cue) or _is_asked(cue) or _is_purpose(cue))


def is_denied(cue: Word) -> bool:
    """Whether a cue stands under a negation, a condition, or a verb of holding back."""
    if any(_is_negated_by(child, cue) for child in cue.children):
        return True
    word: Word | None = cue
    while word is not None:
        if any(_is_condition(child, word) for child in word.children_by("mark", "case")):
            return True
        governor = word.head
        if word.relation == "ccomp" and governor is not None and governor.lower in _SUPPOSING:
            return True
        if word.relation == "xcomp" and governor is not None:
            if governor.lemma.lower() in _HELD_BACK:
                return True
            if any(_is_negated_by(child, governor) for child in governor.children):
                return True
        word = governor if word.relation in ("xcomp", "conj") else None
    return False


def speaker(span: Span, cue: Word, cues: SpeechCues) -> Span | None:
    """The words that name a source, without marks and conjunctions at the ends.

    None if it is nobody, the author himself ("let me say"), or what cannot speak with this cue.
    """
    tree = cue.tree
    words = _trimmed([word for word in tree.words if span.contains(word.span)])
    if not words:
        return None
    head = _head(words)
    if head.lemma.lower() in _TIMES:
        words = _behind_the_time(words)
        head = _head(words)
    if words[0].lower in _NO_PEOPLE or head.lower in _NO_PEOPLE | _NO_SPEAKER | _AUTHOR:
        return None
    if head.upos not in _NOMINAL or head.deprel == "expl":
        return None
    if not _can_speak(head, cue, cues):
        return None
    if words[0].upos == "ADP" and words[0].head is head and words[0].relation == "case":
        return None  # "at some point" says when
    if head.child("cop") is not None and head.child("nsubj", "csubj") is not None:
        return None
    return Span(words[0].start, words[-1].end)


def is_thing(span: Span, cue: Word, cues: SpeechCues) -> bool:
    """Whether the words for a source name what cannot speak with this cue."""
    words = _trimmed([word for word in cue.tree.words if span.contains(word.span)])
    return bool(words) and not _can_speak(_head(words), cue, cues)


def holder(span: Span, tree: Tree) -> Span | None:
    """The words that name whose an attitude is, without what is loose at the ends; None if it is nobody's.

    Unlike a speaker, that may be whoever has it ("those who want it"), or a thing that shows something.
    """
    words = _trimmed([word for word in tree.words if span.contains(word.span)])
    if not words or words[0].lower in _NO_PEOPLE or _head(words).deprel == "expl":
        return None
    return Span(words[0].start, words[-1].end)


def _can_speak(head: Word, cue: Word, cues: SpeechCues) -> bool:
    return can_speak(head, with_things=cues.announces(cue, "shows"))


def _head(words: list[Word]) -> Word:
    inside = {word.index for word in words}
    return next((w for w in words if w.head is None or w.head.index not in inside), words[0])


def _behind_the_time(words: list[Word]) -> list[Word]:
    """ "a year after the ministers" (announced it): who speaks comes behind the conjunction of time."""
    place = next((place for place, w in enumerate(words[:-1]) if w.lower in _SINCE), -1)
    return words[place + 1 :]


def _trimmed(words: list[Word]) -> list[Word]:
    """Without what is loose at the ends; marks around a nickname are left alone."""
    paired = sum(word.text in QUOTATION_MARKS for word in words) % 2 == 0
    kept = QUOTATION_MARKS if paired else frozenset()
    first, last = 0, len(words)
    while first < last and (_joins(words[first]) or _is_loose(words[first], kept)):
        first += 1
    while last > first and _is_loose(words[last - 1], kept):
        last -= 1
    return words[first:last]


def _is_loose(word: Word, kept: frozenset[str]) -> bool:
    return word.upos == "PUNCT" and word.text not in kept


def _joins(word: Word) -> bool:
    """Whether a word leads up to a source; "No. Experts believe" has an answer like the abbreviation."""
    return word.upos in ("CCONJ", "SCONJ") or word.lower == "no."


def _is_negated_by(child: Word, cue: Word) -> bool:
    if child.relation in ("advmod", "aux", "cc", "det", "case") and child.index < cue.index:
        negative = is_negative(child) or child.lower in _NEARLY_NOT
        return negative and not _is_not_only(child) and not _is_parted(child, cue)
    if child.relation == "nsubj":
        return any(is_negative(word) for word in _determiners(child))
    return child.relation == "obj" and child.lower in ("nothing", "none")


def _determiners(noun: Word) -> Iterator[Word]:
    yield noun
    yield from noun.children_by("det")


def _is_not_only(negation: Word) -> bool:
    following = negation.next
    return following is not None and following.lower in ("only", "just", "merely", "least")


def _is_asked(cue: Word) -> bool:
    """Whether a cue is what a question asks for: "Did the minister say that …?"."""
    first, last = cue.tree.words[0], cue.tree.words[-1]
    main = cue.head is None or (cue.head is first and cue.relation == "ccomp")
    return main and last.text == "?" and first.lemma.lower() in _ASKING and first is not cue


def _is_due(cue: Word) -> bool:
    """Whether somebody has still to say it: "has to decide whether …"."""
    governor = cue.head
    obliged = governor is not None and governor.lemma in _OBLIGED and governor.child("obj") is None
    return cue.relation == "xcomp" and obliged


def _is_purpose(cue: Word) -> bool:
    """Whether a cue names what there is reason or power to say: "a mistake to conclude", "able to say"."""
    mark = cue.child("mark")
    to = mark is not None and mark.lower == "to"
    if cue.head is not None and cue.head.lemma == "go":
        return False  # "went on to say"
    return to and cue.relation in ("acl", "advcl", "csubj")


def _is_condition(marker: Word, cue: Word) -> bool:
    return (
        marker.lower in _CONDITIONS
        and marker.index < cue.index
        and not _is_parted(marker, cue, QUOTATION_MARKS)
    )


def _is_parted(word: Word, cue: Word, by: frozenset[str] | None = None) -> bool:
    """Whether punctuation (or one of these marks) stands between a word and the cue behind it."""
    first = word.tree.words[0].index
    between = word.tree.words[word.index - first + 1 : cue.index - first]
    return any(w.upos == "PUNCT" if by is None else w.text in by for w in between)

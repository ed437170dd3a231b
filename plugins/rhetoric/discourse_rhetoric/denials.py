"""What a negation denies, where that is itself negative or the low end of a scale: what litotes is made of."""

from __future__ import annotations

from discourse.text.syntax import Word
from discourse_rhetoric.wordlists import words_of

NOT = frozenset({"not", "n't", "n’t", "never", "hardly", "scarcely", "neither"})
NOBODY = frozenset({"nothing", "nobody", "none"})
NEGATIONS = NOT | NOBODY | {"no"}
NOT_ONLY = frozenset({"only", "just", "merely", "simply", "solely"})
BETWEEN = frozenset(
    {"a", "an", "the", "at", "quite", "wholly", "entirely", "altogether", "exactly"}
)
FARTHEST = 4  # words from the negation
SHORTEST_STEM = 4  # letters behind a prefix
FALLING_SHORT = frozenset({("less", "than"), ("short", "of")})
OWN = frozenset({"i", "we"})
STAYING = frozenset({"go", "remain", "stay", "stand", "leave", "pass"})


def contrary_of(negation: Word) -> Word | None:
    """The contrary that a negation denies; None where it denies something plainly."""
    after = negation.next
    if after is None:
        return None
    if negation.lower == "no" and after.lower == "longer":
        return after.next if after.next is not None and _is_negative(after.next) else None
    if negation.lower == "no":
        return _after_no(negation, after) or _said_of_nobody(negation.head)
    if negation.lower in NOBODY:
        following = after.next.lower if after.next is not None else ""
        short = (after.lower, following) in FALLING_SHORT  # "nothing short of a miracle"
        return after if short else _said_of_nobody(negation)
    before = negation.previous
    if after.lower in NOT_ONLY or (before is not None and before.lower == "if"):
        return None  # "not only unjust, but", "hard if not impossible": more is said, not less
    if after.lower == "always":
        if not _is_rarely_so(negation):
            return None
        said = negation.head  # "not always wise"
        near = said is not None and 0 < said.index - after.index <= FARTHEST
        return said if near else after
    return _after_not(negation, after)


def _after_no(negation: Word, after: Word) -> Word | None:
    """ "no small matter", "under no illusions", "no less important"."""
    if after.lower == "less":
        compared = after.next is not None and after.next.upos in ("ADJ", "ADV")
        return after if compared else None  # "no less than ten" is a number
    noun = negation.head
    if noun is None or after.lower == "matter":  # "no matter how small"
        return None
    lows = words_of("contraries", "after no")
    if not _is_said_to_be_there(noun):  # "there are no easy answers" denies that there are any
        lows |= words_of("contraries", "after no, of what something is")
    near = (after, *noun.children_by("amod"))
    return next((w for w in near if w.index > negation.index and w.lower in lows), None)


def _is_said_to_be_there(noun: Word) -> bool:
    return noun.head is not None and bool(noun.head.children_by("expl"))


def _said_of_nobody(subject: Word | None) -> Word | None:
    """ "nothing is impossible", "no country is immune": what no member of a class is."""
    if subject is None or not subject.relation.startswith("nsubj"):
        return None
    said = subject.head
    near = said is not None and subject.index < said.index and bool(said.children_by("cop"))
    return said if near and said is not None and _is_negative(said) else None


def _is_rarely_so(negation: Word) -> bool:
    """Whether "not always" owns up to "seldom": to one's own failings, or to what is no pleasure."""
    said = negation.head
    if said is None:
        return False
    praised = said.lemma.lower() in words_of("contraries", "after not always")
    may = any(each.xpos == "MD" for each in said.children_by("aux"))
    subject = said.child("nsubj")
    return (praised and not may) or (subject is not None and subject.lower in OWN)


def _after_not(negation: Word, after: Word) -> Word | None:
    """ "not uncommon", "not without reason", "must not go unpunished", "hardly a surprise"."""
    if after.lower == "without" or (after.lower == "but" and negation.lower == "not"):
        return after if after.lower == "without" or _is_of_can(negation) else None
    head = negation.head
    for verb in (after, head):
        if verb is not None and verb.lemma in STAYING and verb.index > negation.index:
            how = verb.next
            return how if how is not None and _is_left_undone(how) else None
    if after.lower in BETWEEN and after.next is not None:
        before = negation.previous
        if before is not None and before.lower == "and":
            return None  # "a choice and not an unavoidable fate": two things are set against each other
        after = after.next
    for word in (after, head):
        if word is not None and 0 < word.index - negation.index <= FARTHEST and _is_negative(word):
            return word
    return None


def _is_of_can(negation: Word) -> bool:
    """ "we cannot but welcome it"."""
    before = negation.previous
    return before is not None and before.lower in ("can", "could")


def _is_left_undone(word: Word) -> bool:
    """Whether a word says that nothing was done about something: "unpunished", "unanswered"."""
    how = word.upos in ("ADJ", "ADV", "VERB")
    return how and word.lower.startswith("un") and _is_prefixed(word)


def _is_negative(word: Word) -> bool:
    if word.lower in words_of("contraries", "negative words"):
        return word.upos != "VERB" or bool(word.children_by("xcomp"))  # "cannot fail to see"
    return word.upos in ("ADJ", "ADV") and _is_prefixed(word)


def _is_prefixed(word: Word) -> bool:
    """Whether a word has a negative prefix, and does not only look so; names ("not the Indian ministry") do."""
    text = word.lower
    if text in words_of("contraries", "not negative") or word.text[0].isupper():
        return False
    if text.startswith(tuple(words_of("contraries", "beginnings that only look negative"))):
        return False
    return any(
        text.startswith(prefix) and len(text) >= len(prefix) + SHORTEST_STEM
        for prefix in words_of("contraries", "negative prefixes")
    )

"""Conditions on the context of a word-list entry, by the names that the lexicons use (`when`, `unless`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from discourse.errors import DataError
from discourse.text.syntax import Word
from discourse_rhetoric import appraisal
from discourse_rhetoric.detectors.modality import is_a_name, is_of_ability
from discourse_rhetoric.wordlists import Group

Condition = Callable[[Sequence[Word]], bool]

FIRST_PERSON = frozenset({"i", "we"})
WHICH = frozenset(
    {
        "what",
        "which",
        "this",
        "that",
        "these",
        "those",
        "the",
        "any",
        "every",
        "each",
        "another",
        "other",
        "same",
        "all",
        "one",
    }
)


def before_a_quantity(words: Sequence[Word]) -> bool:
    """ "about 40", "roughly half": what follows, or what it depends on, is a number."""
    after = words[-1].next
    head = words[-1].head
    quantities = {
        "half",
        "third",
        "quarter",
        "all",
        "hundred",
        "thousand",
        "million",
        "billion",
        "every",
        "$",
        "€",
        "£",
    }
    return any(
        each is not None and (each.upos in ("NUM", "SYM") or each.lower in quantities)
        for each in (after, head)
    )


def with_a_clause(words: Sequence[Word]) -> bool:
    """ "I think that it works", "it seems to work": a clause depends on it."""
    return any(
        child.relation in {"ccomp", "xcomp", "csubj", "parataxis"} for child in words[-1].children
    ) or (words[-1].relation == "parataxis")


def of_the_writer(words: Sequence[Word]) -> bool:
    """Its subject is "I" or "we"."""
    return any(
        child.relation == "nsubj" and child.lower in FIRST_PERSON
        for word in words
        for child in word.children
    )


def of_nobody(words: Sequence[Word]) -> bool:
    """Its subject is an empty "it" or "there"."""
    head = words[-1]
    subjects = [c for c in head.children if c.relation in {"nsubj", "expl"}]
    return any(subject.lower in {"it", "there"} for subject in subjects)


def opening_a_clause(words: Sequence[Word]) -> bool:
    """It opens its sentence or stands behind a comma or a conjunction."""
    before = words[0].previous
    return before is None or before.upos in ("PUNCT", "CCONJ")


def set_apart(words: Sequence[Word]) -> bool:
    """It opens its sentence before a comma, or stands between commas."""
    after = words[-1].next
    return opening_a_clause(words) and after is not None and after.upos == "PUNCT"


def modalising(words: Sequence[Word]) -> bool:
    """It is an auxiliary of a verb, not a noun ("the month of May", "his will")."""
    return words[-1].relation == "aux" and words[-1].head is not None and not is_a_name(words[-1])


def denied_or_of_ability(words: Sequence[Word]) -> bool:
    """ "Could not", "she could swim": it speaks of what was in somebody's power."""
    return denied(words) or is_of_ability(words[-1])


def of_manner(words: Sequence[Word]) -> bool:
    """ "He speaks clearly": behind its verb and not set off, an adverb says how it is done (Quirk et al. 1985: 556)."""
    adverb = words[-1]
    verb, before = adverb.head, adverb.previous
    if verb is None or verb.upos != "VERB" or adverb.relation != "advmod":
        return False
    return adverb.index > verb.index and before is not None and before.upos != "PUNCT"


def denied_or_of_manner(words: Sequence[Word]) -> bool:
    """It is negated, or it says how something is done."""
    return denied(words) or of_manner(words)


def of_the_writer_over_a_clause(words: Sequence[Word]) -> bool:
    """ "I think that it works", "it works, I think", "I think so"; not "I think of you", "I feel cold"."""
    verb = words[-1]
    content = verb.child("ccomp") is not None or verb.relation == "parataxis"
    so = any(child.lower in ("so", "not") and child.index > verb.index for child in verb.children)
    return of_the_writer(words) and (content or so)


def sorting(words: Sequence[Word]) -> bool:
    """ "What kind of future", "this sort of thing": it asks or says which."""
    before = words[0].previous
    return before is not None and before.lower in WHICH


def over_a_clause(words: Sequence[Word]) -> bool:
    """ "It is high time to act", "about time that they came": a clause depends on it."""
    clauses = words[-1].children_by("acl", "ccomp", "csubj", "xcomp", "advcl")
    return any(clause.index > words[-1].index for clause in clauses)


def before_a_reason(words: Sequence[Word]) -> bool:
    """ "First of all, because": it weighs reasons and numbers nothing."""
    after = words[-1].next
    while after is not None and after.upos == "PUNCT":
        after = after.next
    return after is not None and after.lower in {"because", "since", "due"}


def open_to_all(words: Sequence[Word]) -> bool:
    """ "It is possible to travel by train": what circumstances allow. It is also no hedge when negated."""
    infinitives = words[-1].children_by("csubj", "xcomp", "advcl")
    to = any(child.lower == "to" for clause in infinitives for child in clause.children)
    return denied(words) or to


def of_necessity_or_past(words: Sequence[Word]) -> bool:
    """A modal before "have" and a participle, or before "be" or a verb of state: a conclusion, no obligation."""
    head = words[-1].head
    if head is None:
        return False
    perfect = any(
        c.relation == "aux" and c.lower in {"have", "of", "'ve", "’ve"} for c in head.children
    )
    return perfect or (any(c.relation == "cop" for c in head.children) and _subject_is_thing(head))


def _subject_is_thing(head: Word) -> bool:
    subject = head.child("nsubj")
    return subject is not None and subject.lower in {
        "it",
        "this",
        "that",
        "there",
        "he",
        "she",
        "they",
    }


def modifying(words: Sequence[Word]) -> bool:
    """It is an adverb or adjective on a word after it."""
    head = words[-1].head
    return head is not None and head.index > words[-1].index


def denied(words: Sequence[Word]) -> bool:
    """It is negated: "not certainly", "could not"."""
    near = (words[0].previous, words[-1].next, *words[0].children)
    return any(
        w is not None and w.lower in {"not", "n't", "n’t", "never", "no", "hardly"} for w in near
    )


def before_an_adjective(words: Sequence[Word]) -> bool:
    """It grades the word behind it: "rather dry"."""
    after = words[-1].next
    return after is not None and after.upos in ("ADJ", "ADV") and after.lower != "than"


def imperative(words: Sequence[Word]) -> bool:
    """It is a verb without a subject, in its base form, that opens its clause."""
    verb = words[0]
    return (
        verb.upos == "VERB"
        and verb.xpos in {"VB", "VBP", ""}
        and verb.lower == verb.lemma.lower()
        and not verb.children_by("nsubj", "aux", "mark")
        and opening_a_clause(words)
        and verb.relation in {"root", "parataxis", "conj"}
    )


def in_a_question(words: Sequence[Word]) -> bool:
    """The sentence ends in a question mark."""
    return any(word.text.startswith("?") for word in words[-1].tree.words[-3:])


def thanked(words: Sequence[Word]) -> bool:
    """ "thank you": a formula."""
    head = words[-1].head
    return head is not None and head.lemma in ("thank", "thanks") and words[-1].relation == "obj"


def in_an_address(words: Sequence[Word]) -> bool:
    """ "my fellow citizens, …", "my Lord": it belongs to what somebody is called."""
    name = words[-1].head
    if name is None:
        return False
    if name.relation == "vocative" or name.lemma.lower() in {"lord", "lady", "god", "goodness"}:
        return True
    dear = any(child.lower in {"fellow", "dear"} for child in name.children)
    if not dear and name.lemma.lower() not in {"friend", "countryman", "compatriot", "colleague"}:
        return False
    subjects = name.head.children_by("nsubj") if name.head is not None else ()
    before_the_subject = len(subjects) > 1 and subjects[0] == name
    return before_the_subject or name.relation in {"dislocated", "discourse", "parataxis"}


def addressed(words: Sequence[Word]) -> bool:
    """ "My friends, the hour is late": set off from its sentence, and no member of it."""
    after = words[-1].next
    set_off = opening_a_clause(words) and (after is None or after.upos == "PUNCT")
    head = next(word for word in reversed(words) if word.head not in words)
    return set_off and head.relation not in {"nsubj", "obj", "obl", "conj", "appos"}


def never(words: Sequence[Word]) -> bool:
    """The entry is there so that no shorter one is found in it: "free and fair" is a term, and "fair" in it no judgement."""
    return False


CONDITIONS: Mapping[str, Condition] = {
    "before a quantity": before_a_quantity,
    "with a clause": with_a_clause,
    "of the writer": of_the_writer,
    "of nobody": of_nobody,
    "opening a clause": opening_a_clause,
    "set apart": set_apart,
    "modalising": modalising,
    "concluding": of_necessity_or_past,
    "denied or of ability": denied_or_of_ability,
    "denied or of manner": denied_or_of_manner,
    "of the writer over a clause": of_the_writer_over_a_clause,
    "sorting": sorting,
    "over a clause": over_a_clause,
    "before a reason": before_a_reason,
    "denied or open to all": open_to_all,
    "modifying": modifying,
    "denied": denied,
    "imperative": imperative,
    "in a question": in_a_question,
    "before an adjective": before_an_adjective,
    "of an idea": appraisal.of_an_idea,
    "in the predicate": appraisal.in_the_predicate,
    "given to the speaker": appraisal.given_to_the_speaker,
    "a polite will": appraisal.a_polite_will,
    "in one's own words": appraisal.in_ones_own_words,
    "never": never,
    "thanked": thanked,
    "in an address": in_an_address,
    "addressed": addressed,
    "as a judgement": appraisal.as_a_judgement,
    "felt by the speaker": appraisal.felt_by_the_speaker,
    "owned by the speaker": appraisal.owned_by_the_speaker,
}


def holds(group: Group, words: Sequence[Word]) -> bool:
    """Whether the context is as the group of words asks.

    Raises:
        DataError: a condition has a name that is not known here.
    """
    wanted = not group.when or condition(group.when)(words)
    return wanted and not (group.unless and condition(group.unless)(words))


def condition(name: str) -> Condition:
    """The condition of that name."""
    try:
        return CONDITIONS[name]
    except KeyError:
        raise DataError(
            f"A lexicon asks for the condition {name!r}; there are {', '.join(sorted(CONDITIONS))}."
        ) from None

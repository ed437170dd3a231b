"""How far a cue reaches: the words that say, together with its head, that somebody says, thinks or wants it.

Whatever stands between the source and the content and tells how, by what or before whom something is said belongs
to the cue (Newell, Margolin & Ruths 2018): auxiliaries, negation and adverbs, verbs that only say that it is begun
or tried, the verb that a noun is the object of, and the text or the event that carries the words.
"""

from __future__ import annotations

from discourse.model.spans import Span
from discourse.text.syntax import Word

_TIED_TO_CUE = ("aux", "aux:pass", "compound:prt", "cop")
_ADVERBIAL = frozenset({"ADV", "PART"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_LEADING = ("det", "amod", "compound", "nummod", "advmod", "cop", "aux")
# FrameNet (Baker et al. 1998), Statement: the Medium of what is said, and the event at which it is.
TEXTS = frozenset(
    [
        "ad",
        "advertisement",
        "analysis",
        "article",
        "blog",
        "book",
        "column",
        "document",
        "e-mail",
        "editorial",
        "email",
        "essay",
        "facebook",
        "letter",
        "list",
        "memo",
        "memoir",
        "message",
        "op-ed",
        "petition",
        "plan",
        "poll",
        "post",
        "proposal",
        "record",
        "release",
        "report",
        "statement",
        "study",
        "survey",
        "tape",
        "transcript",
        "tweet",
        "twitter",
        "video",
    ]
)
_OCCASIONS = frozenset(
    [
        "appearance",
        "briefing",
        "conference",
        "debate",
        "discussion",
        "event",
        "forum",
        "hearing",
        "interview",
        "podcast",
        "program",
        "programme",
        "show",
    ]
)
_AT = frozenset({"in", "on", "at", "during"})
# Levin 1993: 40.2, verbs of nonverbal expression, as nouns: "said with a smile".
_EXPRESSIONS = frozenset(
    [
        "chuckle",
        "frown",
        "giggle",
        "grimace",
        "grin",
        "laugh",
        "nod",
        "shrug",
        "sigh",
        "smile",
        "smirk",
        "sneer",
        "snort",
        "wink",
    ]
)
_DAYS = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
)
_PARTS_OF_THE_DAY = frozenset({"morning", "afternoon", "evening", "night"})
_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
_TIMES = frozenset(
    ["century", "day", "decade", "hour", "minute", "moment", "month", "morning", "week", "year"]
)
# Biber et al. 1999: 694-704, verbs of aspect, effort and probability with infinitives; 447, copular verbs.
_ASPECT = frozenset(
    [
        "appear",
        "attempt",
        "begin",
        "cease",
        "come",
        "continue",
        "get",
        "go",
        "keep",
        "manage",
        "proceed",
        "seem",
        "start",
        "stop",
        "struggle",
        "tend",
        "try",
        "become",
        "feel",
        "grow",
        "prove",
        "remain",
        "stay",
    ]
)
# Quirk et al. 1985: 3.40-3.48, semi-auxiliaries: "have to", "be able to", "be likely to"; Karttunen 1971,
# implicative verbs, and verbs of letting and making in the passive: "failed to mention", "was allowed to say".
_SEMI_AUXILIARY = frozenset(
    [
        "allow",
        "avoid",
        "bother",
        "compel",
        "dare",
        "enable",
        "fail",
        "force",
        "hasten",
        "help",
        "neglect",
        "oblige",
        "permit",
        "prompt",
        "require",
        "rush",
        "have",
        "need",
        "able",
        "apt",
        "bound",
        "due",
        "likely",
        "unable",
        "unlikely",
        "set",
    ]
)


def cue_span(verb: Word) -> Span:
    """The verb with its auxiliaries, its particle, its adverbs and what negates it, as far as they stand together.

    So do a verb that only says that it is begun, tried or due ("went on to say", "has to say"), and what carries the
    words ("said in a statement", "released a statement saying").
    """
    together = {verb.index}
    governed: Word | None = verb
    while governed is not None:
        together.update(tied.index for child in governed.children for tied in _tied(child))
        governor = governed.head if governed.relation in ("xcomp", "advcl") else None
        governed = governor if governor is not None and _only_leads_up(governor) else None
        if governed is not None:
            together.add(governed.index)
    first = last = verb
    while first.previous is not None and first.previous.index in together:
        first = first.previous
    while last.next is not None and last.next.index in together:
        last = last.next
    carried = _carried_by(verb) if first is verb else None
    start = first.start if carried is None else cue_span(carried).start
    return Span(start, _circumstance(verb, last).end)


def noun_span(noun: Word, governor: Word | None) -> Span:
    """The noun with what stands before it, and the verb that it is the object of: "made a new promise"."""
    leading = {
        word.index
        for child in noun.children_by(*_LEADING)
        if child.index < noun.index and child.lower not in _DEFINITE
        for word in child.subtree()
    }
    first = noun
    while first.previous is not None and first.previous.index in leading:
        first = first.previous
    span = Span(first.start, noun.end)
    if governor is None or governor.index > noun.index:
        return span
    return cue_span(governor).hull(span)


def adjective_span(adjective: Word) -> Span:
    """The adjective with its copula, auxiliaries and adverbs, as far as they stand together; also "made it clear"."""
    governor = adjective.head
    span = cue_span(adjective)
    if governor is None or governor.lemma != "make" or adjective.relation != "xcomp":
        return span
    between = governor.tree.words_within(Span(governor.end, span.start))
    return cue_span(governor).hull(span) if all(w.lower == "it" for w in between) else span


def with_preposition(cue: Span, noun: Word) -> Span:
    """The cue with a noun's preposition, where that follows at once: "called for", "are tired of"."""
    case = noun.child("case", "mark")
    if case is not None and case.upos == "PART":
        return cue  # the "to" of an infinitive begins what is said
    before = case.previous if case is not None else None
    if case is None or before is None or before.end != cue.end:
        return cue
    return Span(cue.start, case.end)


def with_topic(cue: Span, verb: Word) -> Span:
    """The cue with the preposition of whom or what the words are about: "said of the minister, “…”"."""
    for noun in verb.children_by("obl"):
        first = noun.subtree()[0]
        before = first.previous
        if first.lower in ("of", "about") and before is not None and before.end == cue.end:
            return Span(cue.start, first.end)
    return cue


def _tied(word: Word) -> tuple[Word, ...]:
    """The words that a word brings along into the cue whose head it hangs on."""
    if word.relation == "advmod":
        words = word.subtree()
        return words if all(each.upos in _ADVERBIAL for each in words) else ()
    tied = word.deprel in _TIED_TO_CUE or (word.relation == "mark" and word.lower == "to")
    return (word,) if tied else ()


def _only_leads_up(governor: Word) -> bool:
    """Whether a word only says that what it governs is begun, tried, seen, due or likely."""
    return governor.lemma in _ASPECT or governor.lemma in _SEMI_AUXILIARY


def _carried_by(participle: Word) -> Word | None:
    """The verb whose object is the text that says it: "released a statement saying that …"."""
    noun, before = participle.head, participle.previous
    if noun is None or noun is not before or participle.deprel != "acl":
        return None
    governor = noun.head
    if noun.lemma.lower() not in TEXTS or noun.relation != "obj" or governor is None:
        return None
    return governor if governor.index < noun.index else None


def _circumstance(verb: Word, last: Word) -> Word:
    """The last word of what tells, right behind the verb, where, when or how: "said Tuesday in an interview"."""
    day = last.next
    if day is not None and day.lower in _DAYS:
        after = day.next
        if after is not None and after.lower in _PARTS_OF_THE_DAY:
            last = after
        elif after is None or after.upos not in ("NOUN", "VERB", "AUX"):
            last = day
    for noun in verb.children_by("obl"):
        first = noun.subtree()[0]
        if first.previous is last and noun.index > verb.index and is_circumstance(noun, verb):
            return noun
    return last


def is_circumstance(noun: Word, verb: Word) -> bool:
    """Whether a phrase names the text that carries the words, the event at which they fall, or the speaker's face."""
    first, lemma = noun.subtree()[0], noun.lemma.lower()
    if first.lower == "with":
        return lemma in _EXPRESSIONS
    if first.lower not in _AT:
        return False
    broadcast = first.lower == "on" and verb.lemma != "call" and noun.upos == "PROPN"
    return (broadcast and not is_time(noun)) or lemma in TEXTS or lemma in _OCCASIONS


def is_time(noun: Word) -> bool:
    """Whether a noun names a time: a year, a month, a day, an hour."""
    lemma = noun.lemma.lower()
    return noun.upos == "NUM" or lemma in _DAYS or lemma in _MONTHS or lemma in _TIMES

"""One thing set against another: antithesis, correlation; with what is granted and what is met in advance (`concession.py`)."""

from __future__ import annotations

from collections.abc import Iterator

from discourse.text.syntax import Word
from discourse_rhetoric.detectors.concession import concession, prolepsis
from discourse_rhetoric.detectors.rivals import (
    SET_APART,
    instead,
    measured,
    replaced,
    set_apart,
    unlike,
    weighed,
)
from discourse_rhetoric.findings import Finding, limited, stretch
from discourse_rhetoric.prose import Prose, Sentence

__all__ = ["antithesis", "concession", "correlation", "prolepsis"]

DENIALS = frozenset({"not", "n't", "n’t", "never"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "PRON", "NUM"})
RESUMING = frozenset({"it", "they", "this", "that", "these", "those"})
LONGEST_DENIAL = 30  # words between "not" and "but"
CORRECTIVE = frozenset({"rather", "instead"})
LOOSE = frozenset({"obl", "nmod", "nummod", "orphan", "parataxis", "vocative"})
OPENING = frozenset({"that", "because", "where", "when", "what", "how", "why", "who", "whom"})
WITHIN = frozenset({"acl", "csubj"})  # a clause within another's phrase


def antithesis(prose: Prose) -> Iterator[Finding]:
    """Two things are set against each other in one form. Parts: `first`, `cue`, `second`.

    Lanham 1991: 16. Forms: "not X but Y"; "It is not X. It is Y."; "Y, not X"; "X rather than Y"; "Unlike X, Y"; "X. Instead, Y."; "X is
    more than Y has been"; "less an X than a Y"; "X but not Y" of qualities.
    "Not only X but also Y" adds to X, and sets nothing against it.
    """
    for sentence in prose.sentences:
        forms = _OPPOSING & sentence.forms
        if not forms:
            continue
        for word in sentence.words:
            if word.lower in forms:
                for opposed in _BY_CUE.get(word.lower, ()):
                    yield from opposed(word)
            if "unlike" in forms:
                yield from unlike(word)
            yield from _denied_then_affirmed(prose, sentence, word)
        yield from instead(prose, sentence)


def _not_but(cue: Word) -> Iterator[Finding]:
    """ "is not a group of states, but an indicator"; also "not only X but also Y"."""
    word = cue.head
    if cue.lower != "but" or cue.relation != "cc" or word is None or word.index < cue.index:
        return
    negation = _negation_before(cue) or (_no(word.head) if word.head is not None else None)
    within = (
        cue.next is not None and cue.next.lower in OPENING
    )  # "not in halls, but where they live"
    if negation is None or not (within or not word.children_by("nsubj", "expl") or _resumes(word)):
        return
    words = cue.tree.words
    begun = words[0].index
    first = list(words[negation.index - begun + 1 : cue.index - begun])
    while first and first[-1].upos == "PUNCT":
        first.pop()
    if first and first[0].upos == "PUNCT":  # "whether or not, …"
        return
    second = [w for w in word.subtree(without=("punct", "parataxis")) if w.index > cue.index]
    if not first or not second:
        return
    if first[0].lower in {"only", "just", "merely", "simply", "even"}:
        return
    yield Finding(
        parts=(
            negation.part("cue"),
            stretch("first", first),
            cue.part("cue"),
            stretch("second", second),
        ),
        why=f"“{negation.text} … but …”",
        strength=limited(0.65 + 0.02 * (len(first) + len(second))),
        form="not … but",
    )


def _negation_before(cue: Word) -> Word | None:
    """The last "not" before a "but", with no clause closed between them."""
    word = cue.previous
    for _ in range(LONGEST_DENIAL):
        if word is None or word.text in {";", ":"} or word.lower == "but":
            return None
        if word.lower in {"not", "n't", "n’t"}:
            return word
        word = word.previous
    return None


def _resumes(word: Word) -> bool:
    """Whether a clause says of the same subject what it does instead: "we do not ask, but rather we demand"."""
    subject, before = word.child("nsubj"), word.head
    earlier = before.child("nsubj") if before is not None else None
    if subject is None or before is None or earlier is None or subject.lower != earlier.lower:
        return False
    return before.lemma == word.lemma or any(c.lower in CORRECTIVE for c in word.children)


def _negation_of(word: Word) -> Word | None:
    """What denies a word: "not" or "no longer" at it or at its copula, or "not" before the phrase itself."""
    for child in word.children:
        if child.lower in DENIALS and child.relation == "advmod":
            return child
        if child.lower == "longer" and child.previous is not None and child.previous.lower == "no":
            return child
    for child in word.children_by("cc:preconj"):
        if child.lower == "not":
            return child
    return None


def _and_not(cue: Word) -> Iterator[Finding]:
    """ "as a right and not as a favour"; "He drives, not me"."""
    word, before, after = cue.head, cue.previous, cue.next
    if cue.lower != "not" or word is None or word.head is None or before is None or after is None:
        return
    if before.lower == "but":
        yield from _but_not(cue, before)
    if after.lower in {"only", "just", "merely", "simply", "solely", "even"}:
        return  # "all of us, not just Serbia"
    if before.text not in {",", "and", "–", "—"} or not word.head.index < cue.index < word.index:
        return
    in_series = word.relation in ("conj", "appos") and word.upos in NOMINAL | {"ADV"}
    apart = before.upos == "PUNCT" and after.upos not in ("ADV", "PART")  # "not really", "not to"
    added = apart and word.relation in LOOSE and word.upos in NOMINAL
    if not (in_series or added) or word.child("nsubj") is not None:
        return
    second = [w for w in word.subtree(without=("punct",)) if w.index > cue.index]
    if any(w.lower == "but" and w.relation == "cc" for w in second):
        return  # "X, not Y but Z"
    first = [
        w
        for w in word.head.subtree(without=("punct", "nsubj", "mark", "aux", "advcl", "ccomp"))
        if w.index < cue.index and w.upos != "CCONJ"
    ]
    if first:
        yield Finding(
            parts=(stretch("first", first), cue.part("cue"), stretch("second", second)),
            why="“…, not …”",
            strength=limited(0.3 + 0.02 * (len(first) + len(second))),
            form="…, not",
        )


def _but_not(cue: Word, joint: Word) -> Iterator[Finding]:
    """ "necessary but not sufficient": one quality goes so far, and the other would go on."""
    word, first = cue.head, joint.previous
    qualities = word is not None and word is cue.next and word.head is first and first is not None
    if word is None or first is None or not qualities or word.relation != "conj":
        return
    if first.upos == "ADJ" and (word.upos == "ADJ" or word.xpos == "VBN"):
        yield Finding(
            parts=(first.part("first"), stretch("cue", (joint, cue)), word.part("second")),
            why="“… but not …”",
            strength=0.4,
            form="but not",
        )


def _and_instead(cue: Word) -> Iterator[Finding]:
    """ "ignored the letter and instead sent a ship"."""
    word = cue.head
    if cue.lower != "instead" or word is None or word.relation != "conj" or word.head is None:
        return
    if not word.head.index < cue.index < word.index or word.child("nsubj") is not None:
        return
    joint = word.child("cc") or cue
    if joint.lower == "but" and _negation_before(joint) is not None:
        return  # "not X but instead Y"
    first = [w for w in word.head.subtree(without=("punct", "nsubj")) if w.index < joint.index]
    second = [w for w in word.subtree(without=("punct",)) if w.index > cue.index]
    yield Finding(
        parts=(stretch("first", first), cue.part("cue"), stretch("second", second)),
        why="“… and instead …”",
        strength=limited(0.3 + 0.02 * (len(first) + len(second))),
        form="instead",
    )


def _denied_then_affirmed(prose: Prose, sentence: Sentence, one: Word) -> Iterator[Finding]:
    """ "They are not neighbours against anyone. They are windows."; "It is no promise, it is a threat"."""
    denial, subject = _negation_of(one) or _no(one), one.child("nsubj", "csubj")
    if denial is None or subject is None:
        return
    other = _next_clause(prose, sentence, one)
    resumed = other.child("nsubj") if other is not None else None
    if other is None or resumed is None or _negation_of(other) or _no(other):
        return
    if resumed.lower == "it" and other.children_by("acl"):  # "It is society that decides"
        return
    if resumed.lower != subject.lower and resumed.lower not in RESUMING:
        return
    copulas = one.children_by("cop") and other.children_by("cop")
    nominal = one.upos in NOMINAL and other.upos in NOMINAL
    same_verb = one.upos == other.upos == "VERB" and one.lemma == other.lemma
    prefers = any(aux.lower in {"would", "'d", "’d"} for aux in other.children_by("aux"))
    corrects = not prefers and any(child.lower in CORRECTIVE for child in other.children)
    if (copulas and nominal) or same_verb or corrects:
        first = [w for w in one.subtree(without=("parataxis", "punct")) if w.index > denial.index]
        verb = copulas[-1] if copulas else resumed
        second = [w for w in other.subtree(without=("parataxis", "punct")) if w.index > verb.index]
        first = [w for w in first if w.index < resumed.index]
        if first and second:
            yield Finding(
                parts=(denial.part("cue"), stretch("first", first), stretch("second", second)),
                why="what it is not, then what it is",
                strength=limited(0.5 + 0.02 * (len(first) + len(second))),
                form="what it is not, then what it is",
            )


_BY_CUE = {
    "but": (_not_but,),
    "rather": (replaced,),
    "not": (_and_not,),
    "instead": (replaced, _and_instead),
    "than": (measured, weighed),
    **dict.fromkeys(SET_APART, (set_apart,)),
}
_OPPOSING = DENIALS | _BY_CUE.keys() | {"no", "unlike"}
"""A sentence without any of these holds no antithesis."""


def _no(word: Word) -> Word | None:
    """The "no" of a predicate: "is no promise"."""
    denial = word.child("det")
    if word.children_by("csubj", "xcomp", "acl"):  # "it is no exaggeration to say …"
        return None
    has_no = denial is not None and denial.lower == "no" and word.child("cop") is not None
    return denial if has_no else None


def _next_clause(prose: Prose, sentence: Sentence, one: Word) -> Word | None:
    """What is said next, in the sentence or in the one after it, by the same voice."""
    voice = prose.voice_number(one)
    for word in one.tree.words[one.index - one.tree.words[0].index + 1 :]:
        subject = word.child("nsubj")
        if word.relation in WITHIN or subject is None or word.children_by("mark"):
            continue
        if prose.voice_number(word) != voice:  # "he said"
            continue
        if subject.index > one.index:
            lead = subject.subtree()[0].previous
            return word if lead is None or lead.upos == "PUNCT" else None
    main = {"root", "conj", "parataxis"} | ({"ccomp"} if voice is not None else set())
    if sentence.number + 1 >= len(prose.sentences) or one.relation not in main:
        return None
    after = prose.sentences[sentence.number + 1]
    other = after.tree.root if after.paragraph == sentence.paragraph else None
    if other is not None and prose.voice_number(other) != voice:
        return None
    resumed = other.child("nsubj") if other is not None else None
    return other if resumed is not None and after.spoken and resumed is after.spoken[0] else None


def correlation(prose: Prose) -> Iterator[Finding]:
    """Two clauses rise together: "The sooner we understand, the sooner we will benefit". Parts: `first`, `second`.

    Huddleston & Pullum 2002: 1135 (comparative correlative).
    """
    for sentence in prose.sentences:
        words = sentence.spoken
        heads = [
            number
            for number, word in enumerate(words[:-1])
            if word.lower == "the"
            and _is_comparative(words[number + 1])
            and not (
                number + 2 < len(words) and words[number + 2].upos in ("NOUN", "ADP") and number
            )
        ]
        if (
            len(heads) >= 2
            and (heads[0] == 0 or words[heads[0] - 1].upos in ("CCONJ", "SCONJ"))
            and heads[1] - heads[0] > 2
        ):
            first, second = words[heads[0] : heads[1]], words[heads[1] :]
            yield Finding(
                parts=(stretch("first", first), stretch("second", second)),
                why=f"“{first[0].text} {first[1].text} …, {second[0].text} {second[1].text} …”",
                strength=0.8 if first[1].lower == second[1].lower else 0.6,
                form="the more, the more",
            )


def _is_comparative(word: Word) -> bool:
    return word.xpos in ("JJR", "RBR") or word.lower in {"more", "less", "fewer"}

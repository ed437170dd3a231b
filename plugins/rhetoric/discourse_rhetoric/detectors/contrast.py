"""One thing set against another: antithesis, concession, the objection that is met before it is raised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse import Part
from discourse.text.syntax import Word
from discourse_rhetoric.findings import Finding, limited, stretch
from discourse_rhetoric.prose import Prose, Sentence, is_content
from discourse_rhetoric.wordlists import lexicon, words_of

LONGEST_DENIAL = 30  # words between "not" and "but"
COUNTER_REACH = 5  # sentences between what is granted and the "but" that takes it back


def antithesis(prose: Prose) -> Iterator[Finding]:
    """Two things are set against each other in one form. Parts: `first`, `cue`, `second`.

    Lanham 1991: 16. Forms: "not X but Y"; "It is not X. It is Y."; "Y, not X"; "X rather than Y"; "Unlike X, Y"; "X. Instead, Y."
    """
    for sentence in prose.sentences:
        for word in sentence.words:
            yield from _not_but(word)
            yield from _rather_than(word)
            yield from _and_not(word)
            yield from _unlike(word)
        yield from _denied_then_affirmed(prose, sentence)
        yield from _instead(prose, sentence)


def _not_but(cue: Word) -> Iterator[Finding]:
    """ "is not a group of states, but an indicator"; also "not only X but also Y"."""
    word = cue.head
    if cue.lower != "but" or cue.relation != "cc" or word is None or word.index < cue.index:
        return
    negation = _negation_before(cue)
    if negation is None or (word.child("nsubj") is not None and not _resumes(word)):
        return
    words = cue.tree.words
    begun = words[0].index
    first = list(words[negation.index - begun + 1 : cue.index - begun])
    while first and first[-1].upos == "PUNCT":
        first.pop()
    second = [w for w in word.subtree(without=("punct", "parataxis")) if w.index > cue.index]
    if not first or not second:
        return
    adds = first[0].lower in {"only", "just", "merely", "simply"}
    yield Finding(
        parts=(
            negation.part("cue"),
            stretch("first", first),
            cue.part("cue"),
            stretch("second", second),
        ),
        why=f"“{negation.text} {'only ' if adds else ''}… but …”",
        strength=limited(0.35 + 0.3 * (not adds) + 0.02 * (len(first) + len(second))),
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
    """Whether a clause only takes its subject up again: "we do not ask, but we demand"."""
    subject, before = word.child("nsubj"), word.head
    earlier = before.child("nsubj") if before is not None else None
    return subject is not None and earlier is not None and subject.lower == earlier.lower


def _negation_of(word: Word) -> Word | None:
    """What denies a word: "not" at it or at its copula, or "not" before the phrase itself."""
    for child in word.children:
        if child.lower in {"not", "n't", "n’t"} and child.relation == "advmod":
            return child
    for child in word.children_by("cc:preconj"):
        if child.lower == "not":
            return child
    return None


def _rather_than(cue: Word) -> Iterator[Finding]:
    """ "coal dust rather than missiles"."""
    than = cue.next
    if cue.lower != "rather" or than is None or than.lower != "than" or than.next is None:
        return
    head = than.head if than.head is not None and than.head.index > than.index else than.next
    second = [w for w in head.subtree(without=("punct",)) if w.index > than.index]
    words = cue.tree.words
    place = cue.index - words[0].index
    rival = next(
        (w for w in reversed(words[max(0, place - 12) : place]) if w.upos == head.upos), None
    )
    if rival is None or not second:
        return
    first = [w for w in rival.subtree(without=("punct", "nsubj", "mark")) if w.index < cue.index]
    while len(first) > 1 and first[0].upos == "ADP" and second[0].upos != "ADP":
        first.pop(0)
    yield Finding(
        parts=(stretch("first", first), stretch("cue", (cue, than)), stretch("second", second)),
        why="“… rather than …”",
        strength=limited(0.3 + 0.02 * (len(first) + len(second))),
    )


def _and_not(cue: Word) -> Iterator[Finding]:
    """ "as a right and not as a favour"."""
    word = cue.head
    if (
        cue.lower != "not"
        or word is None
        or word.relation not in ("conj", "appos")
        or word.head is None
    ):
        return
    joined = cue.previous is not None and cue.previous.text in {",", "and", "–", "—"}
    nominal = word.upos in ("NOUN", "PROPN", "ADJ", "NUM", "ADV") and word.child("nsubj") is None
    if not joined or not nominal or not word.head.index < cue.index < word.index:
        return
    second = [w for w in word.subtree(without=("punct",)) if w.index > cue.index]
    first = [
        w
        for w in word.head.subtree(without=("punct", "nsubj", "mark", "aux", "advcl", "ccomp"))
        if w.index < cue.index and w.upos != "CCONJ"
    ]
    yield Finding(
        parts=(stretch("first", first), cue.part("cue"), stretch("second", second)),
        why="“…, not …”",
        strength=limited(0.3 + 0.02 * (len(first) + len(second))),
    )


def _instead(prose: Prose, sentence: Sentence) -> Iterator[Finding]:
    """ "Instead, they sent a letter", after what they did not do."""
    cue = sentence.words[0]
    if cue.lower != "instead" or sentence.number == 0 or cue.next is None or cue.next.lower == "of":
        return
    before = prose.sentences[sentence.number - 1]
    if (before.paragraph, before.quotation) == (sentence.paragraph, sentence.quotation):
        yield Finding(
            parts=(
                Part("first", before.tree.start, before.tree.end),
                cue.part("cue"),
                Part("second", cue.next.start, sentence.tree.end),
            ),
            why="“Instead, …” takes the place of what was said",
            strength=0.3,
        )


def _unlike(word: Word) -> Iterator[Finding]:
    """ "Unlike European states, Russia preserves …"."""
    cue = next((c for c in word.children_by("case") if c.lower == "unlike"), None)
    if cue is None or word.head is None or cue.previous is not None:
        return
    subject = word.head.child("nsubj")
    if subject is not None and subject.start > word.end:
        yield Finding(
            parts=(
                cue.part("cue"),
                stretch("first", [w for w in word.subtree(without=("punct",)) if w is not cue]),
                stretch("second", subject.subtree(without=("acl", "appos"))),
            ),
            why="“Unlike …, …”",
            strength=0.5,
        )


def _denied_then_affirmed(prose: Prose, sentence: Sentence) -> Iterator[Finding]:
    """ "They are not neighbours against anyone. They are windows."""
    if sentence.number + 1 >= len(prose.sentences):
        return
    after = prose.sentences[sentence.number + 1]
    one, other = sentence.tree.root, after.tree.root
    same_voice = (sentence.paragraph, sentence.quotation) == (after.paragraph, after.quotation)
    if one is None or other is None or not same_voice or not after.spoken:
        return
    denial, again = _negation_of(one), _negation_of(other)
    subject, resumed = one.child("nsubj"), other.child("nsubj")
    if denial is None or again is not None or subject is None or resumed is None:
        return
    takes_up = (
        resumed.lower in {"it", "they", "he", "she", "this", "that", "these"}
        or resumed.lower == subject.lower
    )
    copulas = one.children_by("cop") and other.children_by("cop")
    nominal = one.upos in ("NOUN", "PROPN", "ADJ") and other.upos in ("NOUN", "PROPN", "ADJ")
    same_verb = one.upos == other.upos == "VERB" and one.lemma == other.lemma
    if takes_up and ((copulas and nominal) or same_verb) and resumed is after.spoken[0]:
        first = [w for w in one.subtree(without=("parataxis", "punct")) if w.index > denial.index]
        verb = copulas[-1] if copulas else resumed
        second = [w for w in other.subtree(without=("parataxis", "punct")) if w.index > verb.index]
        if first and second:
            yield Finding(
                parts=(denial.part("cue"), stretch("first", first), stretch("second", second)),
                why="what it is not, then what it is",
                strength=limited(0.5 + 0.02 * (len(first) + len(second))),
            )


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
            )


def _is_comparative(word: Word) -> bool:
    return word.xpos in ("JJR", "RBR") or word.lower in {"more", "less", "fewer"}


def concession(prose: Prose) -> Iterator[Finding]:
    """A point is granted so that a stronger one can be made. Parts: `cue`, `conceded`, `counter`.

    Lanham 1991: 38 (concessio). Two forms: a concessive clause or phrase ("although …", "despite …"), and a sentence that
    grants ("of course", "to be fair") followed by one that takes it back ("but", "however").
    """
    for sentence in prose.sentences:
        yield from _concessive_clauses(sentence)
    for paragraph in prose.paragraphs():
        yield from _granted_then_countered(paragraph)


def _concessive_clauses(sentence: Sentence) -> Iterator[Finding]:
    for match in lexicon("concession").find(sentence.tree):
        cue = match.words[-1]
        clause = cue.head
        if match.value.name not in ("clauses", "phrases") or clause is None:
            continue
        main = clause.head
        if (
            clause.relation not in {"advcl", "obl", "nmod"}
            or main is None
            or len(sentence.spoken) < 6
        ):
            continue
        conceded = [w for w in clause.subtree(without=("punct",)) if w.index > cue.index]
        inside = set(clause.subtree())
        counter = [w for w in main.subtree(without=("punct",)) if w not in inside]
        if match.value.name == "phrases" and not any(is_content(w) for w in conceded):
            continue
        if conceded and counter:
            after = [w for w in counter if w.start > conceded[-1].end]
            told = (
                after
                if conceded[0].start < main.start and after
                else [w for w in counter if w.end < cue.start]
            )
            yield Finding(
                parts=(
                    stretch("cue", match.words),
                    stretch("conceded", conceded),
                    stretch("counter", told or counter),
                ),
                why=f"“{' '.join(w.text for w in match.words)}” grants one thing and holds to another",
                strength=0.4,
            )


def _granted_then_countered(paragraph: Sequence[Sentence]) -> Iterator[Finding]:
    granted: tuple[Sentence, Part] | None = None
    for sentence in paragraph:
        counter = _counter_cue(sentence)
        if granted and counter and sentence.quotation == granted[0].quotation:
            begun, cue = granted
            if sentence.number - begun.number <= COUNTER_REACH:
                last = max(begun.tree.words[-1].end, begun.tree.end)
                yield Finding(
                    parts=(
                        cue,
                        Part("conceded", begun.tree.start, last),
                        counter,
                        Part("counter", sentence.tree.start, sentence.tree.end),
                    ),
                    why="a point is granted, then outweighed",
                    strength=0.8,
                )
                granted = None
                continue
        cue_words = next(
            (
                m
                for m in lexicon("concession").find(sentence.tree)
                if m.value.name == "grants" and _is_parenthetical(m.words)
            ),
            None,
        )
        if cue_words is not None:
            cue_part = stretch("cue", cue_words.words)
            within = next(
                (
                    w
                    for w in sentence.words
                    if w.start > cue_part.end
                    and w.lower in words_of("concession", "counters")
                    and w.upos == "CCONJ"
                ),
                None,
            )
            if within is not None and within.next is not None:
                yield Finding(
                    parts=(
                        cue_part,
                        Part("conceded", sentence.tree.start, within.start),
                        within.part("cue"),
                        Part("counter", within.next.start, sentence.tree.end),
                    ),
                    why="a point is granted, then outweighed",
                    strength=0.7,
                )
                granted = None
            else:
                granted = (sentence, cue_part)


def _is_parenthetical(words: Sequence[Word]) -> bool:
    """Whether a cue is set off by punctuation on either side, or opens its sentence."""
    before, after = words[0].previous, words[-1].next
    apart_after = after is not None and after.upos == "PUNCT"
    return (before is None or before.upos in ("PUNCT", "CCONJ")) and apart_after


def _counter_cue(sentence: Sentence) -> Part | None:
    """The "but" or "however" that a sentence opens with (or has as a parenthesis)."""
    for word in sentence.words[:6]:
        if word.lower in words_of("concession", "counters"):
            opens = word.previous is None
            parenthetical = (
                word.previous is not None
                and word.previous.upos == "PUNCT"
                and word.next is not None
                and word.next.upos == "PUNCT"
            )
            if opens or parenthetical:
                return word.part("cue")
    return None


def prolepsis(prose: Prose) -> Iterator[Finding]:
    """An objection is raised for the other side, to be met: "Some will answer that …". Parts: `objector`, `objection`.

    Lanham 1991: 120.
    """
    for sentence in prose.sentences:
        if sentence.quotation is not None:
            continue
        for verb in sentence.words:
            if verb.lemma.lower() not in words_of("objections", "verbs of objecting"):
                continue
            subject = verb.child("nsubj") or verb.child("expl")
            content = verb.child("ccomp", "csubj")
            if subject is None or content is None or content.start < verb.start:
                continue
            foreseen = any(
                aux.lower in words_of("objections", "modals") for aux in verb.children_by("aux")
            )
            someone = subject.lemma.lower() in words_of("objections", "objectors")
            if someone and foreseen:
                yield Finding(
                    parts=(
                        Part("objector", subject.start, verb.end),
                        stretch("objection", content.subtree(without=("punct",))),
                    ),
                    why="an objection is foreseen",
                    strength=0.7,
                )

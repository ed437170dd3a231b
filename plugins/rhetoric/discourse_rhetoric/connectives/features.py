"""What can be seen of a candidate in the parse: what the two models of connectives weigh.

What to look at follows Pitler & Nenkova (2009) and Lin, Ng & Kan (2014), with dependencies in place of constituents, and the
connectives next to it, since "and so" has one sense. A feature's size says how much it is expected to tell: the
larger, the less the prior of the fit holds its weight back. What is seen of one connective tells more about it than what
is seen of all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.text.syntax import Word
from discourse_rhetoric.connectives.candidates import Candidate

MODALS = frozenset(
    {
        "can",
        "could",
        "may",
        "might",
        "must",
        "shall",
        "should",
        "will",
        "would",
        "'ll",
        "’ll",
        "wo",
        "ca",
    }
)
NEGATIVES = frozenset(
    {
        "not",
        "n't",
        "n’t",
        "never",
        "no",
        "nothing",
        "nobody",
        "none",
        "neither",
        "nor",
        "hardly",
        "without",
    }
)
LINKS = frozenset(
    {"conj", "advcl", "parataxis", "obl", "acl", "ccomp", "xcomp", "dep", "appos", "list"}
)
REFERENCE = {
    **dict.fromkeys(("i", "we", "you"), "speech"),
    **dict.fromkeys(("it", "this", "that", "these", "those", "which"), "thing"),
    **dict.fromkeys(("he", "she", "they", "who"), "third"),
    "there": "there",
    **dict.fromkeys(("this _", "that _", "these _", "those _", "such _"), "demonstrative"),
    "the _": "definite",
    **dict.fromkeys(("a _", "an _", "another _", "some _", "many _"), "indefinite"),
    "PROPN": "name",
    "PRON": "pronoun",
}
"""What a subject refers to, by its word, its determiner, or its part of speech."""
FORM, LISTED = 5.0, 4.0
TELLING, PLAIN = 1.5, 0.6
OF_ALL = {TELLING: 0.7, PLAIN: 0.35}


def usage_features(candidate: Candidate) -> dict[str, float]:
    """What tells a connective from the same words in another use."""
    form, anchor, clause = candidate.form, candidate.anchor, candidate.clause
    first, last = candidate.words[0], candidate.words[-1]
    before, after = first.previous, last.next
    seen = [
        f"relation {anchor.deprel}",
        f"part of speech {anchor.upos}",
        f"before it {before.lower if before else 'nothing'}",
        f"before it a {before.upos if before else 'start'}",
        f"after it a {after.upos if after else 'end'}",
        f"after it {after.lower if after else 'nothing'}",
        f"its head is a {clause.upos if clause else 'root'}",
        f"its head is {_kind(clause)}",
        f"its head's {_conjoined(clause)}",
    ]
    if clause is not None and clause.child("nsubj", "csubj", "expl"):
        seen.append("its clause has a subject")
    if clause is not None and clause.child("aux", "cop"):
        seen.append("its clause has an auxiliary")
    if clause is not None and "VerbForm" in clause.feats:
        seen.append(f"its head is {clause.feats['VerbForm']}")
    seen += [*_linked(clause), *_predicated(candidate), *_placed(candidate)]
    features = dict.fromkeys(seen, 1.0)
    features[f"form {form}"] = 1.0
    for name in seen:
        features[f"{form}: {name}"] = 1.0
    return features


def sense_features(candidate: Candidate) -> dict[str, float]:
    """What tells one sense of a connective from another."""
    form = candidate.form
    first, second, is_apart = relata(candidate)
    features = {f"form {form}": FORM, f"listed as {candidate.listed}": LISTED}
    for size, names in (
        (TELLING, _telling(candidate, first, second, is_apart)),
        (PLAIN, _plain(candidate, first, second, is_apart)),
    ):
        for name in names:
            features[name], features[f"{form}: {name}"] = OF_ALL[size], size
    return features


def _linked(clause: Word | None) -> Iterator[str]:
    """What the clause hangs from, and the forms of both: "to limit its actions and guarantee rights"."""
    head = clause.head if clause is not None else None
    yield f"it hangs from {_deprel(head)}"
    yield f"it hangs, as {_form_of(clause)}, from {_form_of(head)}"


def _form_of(word: Word | None) -> str:
    if word is None:
        return "nothing"
    if word.upos in ("VERB", "AUX"):
        return word.xpos
    return f"{word.upos} with copula" if word.child("cop") else word.upos


def _predicated(candidate: Candidate) -> Iterator[str]:
    """Whether a verb follows, be it only of a noun: "with England winning"."""
    clause, last = candidate.clause, candidate.words[-1]
    if clause is None:
        return
    for child in clause.children_by("acl"):
        if child.index > last.index and child.deprel != "acl:relcl":
            yield f"its noun has a clause with {child.xpos}"
            break
    after = clause.subtree(without=("acl:relcl",))
    if any(word.upos == "VERB" and word.index > last.index for word in after):
        yield "a verb follows"


def _placed(candidate: Candidate) -> Iterator[str]:
    """Of what opens a sentence: after what, and in how long a sentence."""
    if not _opens(candidate, past=("PUNCT", "CCONJ", "INTJ")):
        return
    if candidate.previous is None:
        yield "opens a paragraph"
    else:
        yield f"opens, after a {'question' if candidate.previous.is_question else 'statement'}"
    if candidate.sentence.is_question:
        yield "opens a question"
    words = len(candidate.sentence.words)
    yield f"opens a sentence of {next((n for n in (4, 8, 16) if words <= n), 'more')}"


def relata(candidate: Candidate) -> tuple[Word | None, Word | None, bool]:
    """The heads of the first and the second argument, and whether the first is in the sentence before."""
    clause = candidate.clause
    if clause is None and candidate.anchor.upos in ("VERB", "ADJ", "NOUN", "AUX"):
        clause = candidate.anchor
    if clause is not None and clause.head is not None and clause.relation in LINKS:
        return clause.head, clause, False
    before = candidate.previous.tree.root if candidate.previous is not None else None
    return before, clause, clause is not None


def _telling(
    candidate: Candidate, first: Word | None, second: Word | None, is_apart: bool
) -> Iterator[str]:
    yield f"relation {candidate.anchor.deprel}"
    if candidate.behind:
        yield f"with {candidate.behind} behind it"
    if candidate.before:
        yield f"with {candidate.before} before it"
    if candidate.words[0].previous is None:
        yield "opens the sentence"
    if candidate.previous is None and _opens(candidate):
        yield "opens the paragraph"
    if first is not None and second is not None and not is_apart:
        yield f"its clause comes {'first' if second.index < first.index else 'last'}"


def _plain(
    candidate: Candidate, first: Word | None, second: Word | None, is_apart: bool
) -> Iterator[str]:
    before, after = candidate.words[0].previous, candidate.words[-1].next
    yield f"before it {before.text if before is not None and before.upos == 'PUNCT' else _upos(before)}"
    if before is not None and before.upos != "PUNCT":
        yield f"before it {before.lower}"
    yield f"after it {after.lower if after is not None else 'nothing'}"
    yield f"after it a {_upos(after)}"
    following = after.next if after is not None else None
    yield f"after it a {_upos(after)}, a {_upos(following)}"
    yield f"second after it {following.lower if following is not None else 'nothing'}"
    yield f"subjects {_reference(first)} and {_reference(second)}"
    yield "relates sentences" if is_apart else f"relates clauses by {_deprel(second)}"
    yield f"its head is {_deprel(second)}"
    if candidate.previous is not None and candidate.previous.is_question and _opens(candidate):
        yield "follows a question"
    for name, word in (("the other clause", first), ("its clause", second)):
        for what in _clause(word):
            yield f"{name} {what}"
    if second is not None:
        yield f"its clause is a {second.upos}"
        yield f"its clause has {_subject_kind(second)}"
        yield from (f"its clause {what}" for what in _construction(second))
    if first is not None and second is not None:
        yield f"tenses {_tense(first).split()[0]} and {_tense(second).split()[0]}"
        yield f"negated {_is_negated(first)} and {_is_negated(second)}"
        subjects = _subject(first), _subject(second)
        if subjects[0] is not None and subjects[1] is not None:
            same = subjects[0].lemma.lower() == subjects[1].lemma.lower()
            yield "the same subject" if same else "another subject"
        elif subjects[1] is None:
            yield "no second subject"


def _clause(head: Word | None) -> Iterator[str]:
    if head is None:
        yield "is none"
        return
    yield f"is {_tense(head)}"
    yield f"has {head.lemma.lower()}"
    if _is_negated(head):
        yield "is negated"
    for child in head.children:
        if child.relation == "advmod":
            yield f"has {child.lower}"
    if any(word.xpos in ("JJR", "RBR") for word in (head, *head.children)):
        yield "has a comparative"
    if head.child("cop"):
        yield "is copular"
    if head.child("advcl"):
        yield "has an adverbial clause"


def _construction(head: Word) -> Iterator[str]:
    """Of the second clause: "as intended", "in doing so", "as did many"."""
    auxiliaries, subject = head.children_by("aux", "cop"), head.child("nsubj")
    if head.xpos == "VBN" and not auxiliaries:
        yield "is a bare participle"
    if head.xpos == "VBG":
        yield "is progressive" if auxiliaries else "is a gerund"
    if head.child("obj", "ccomp", "xcomp", "obl") is None:
        yield "has no complement"
    if subject is not None:
        finite = auxiliaries[0] if auxiliaries else head
        if finite.index < subject.index:
            yield "is inverted"


def _tense(head: Word) -> str:
    auxiliaries = head.children_by("aux")
    modal = next((a.lower for a in auxiliaries if a.lower in MODALS), "")
    group = (*auxiliaries, *head.children_by("cop"), head)
    finite = (w for w in group if w.feats.get("VerbForm") == "Fin" and "Tense" in w.feats)
    tense = next((w.feats["Tense"] for w in finite), head.feats.get("VerbForm", head.upos))
    parts = [f"modal {modal}" if modal else tense]
    if any(a.lemma.lower() == "have" for a in auxiliaries):
        parts.append("perfect")
    if head.feats.get("Mood") == "Imp":
        parts.append("imperative")
    return " ".join(parts)


def _is_negated(head: Word) -> bool:
    return any(child.lower in NEGATIVES for child in head.children)


def _subject(head: Word) -> Word | None:
    return head.child("nsubj", "csubj", "expl")


def _subject_kind(head: Word) -> str:
    subject = _subject(head)
    if subject is None:
        return "no subject"
    if subject.upos in ("PRON", "DET"):
        return f"the subject {subject.lower}"
    return "a name as subject" if subject.upos == "PROPN" else "a noun as subject"


def _reference(head: Word | None) -> str:
    """What a clause is about: who speaks, what was said, somebody known, or something new."""
    subject = _subject(head) if head is not None else None
    if subject is None:
        return "none"
    determiner = subject.child("det")
    by_word = REFERENCE.get(subject.lower)
    by_determiner = REFERENCE.get(f"{determiner.lower} _") if determiner is not None else None
    return by_word or by_determiner or REFERENCE.get(subject.upos, "noun")


def _opens(candidate: Candidate, past: Sequence[str] = ("PUNCT", "CCONJ")) -> bool:
    """Whether nothing stands before it in the sentence but marks and conjunctions."""
    before = candidate.words[0].previous
    while before is not None and before.upos in past:
        before = before.previous
    return before is None


def _upos(word: Word | None) -> str:
    return word.upos if word is not None else "nothing"


def _deprel(word: Word | None) -> str:
    return word.deprel if word is not None else "none"


def _kind(word: Word | None) -> str:
    return word.deprel if word is not None else "no clause"


def _conjoined(word: Word | None) -> str:
    """Of a conjunct: what it is conjoined to."""
    if word is None or word.head is None:
        return "head is none"
    return f"head is a {word.head.upos}" if word.relation == "conj" else "own head is a clause"

"""Words that may be connectives, and what can be seen of them in the parse.

What to look at follows Pitler & Nenkova (2009) and Lin, Ng & Kan (2014), with dependencies in place of constituents.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from discourse.text.syntax import Word
from discourse_rhetoric.prose import Prose, Sentence
from discourse_rhetoric.wordlists import lexicon

CLAUSES = frozenset(
    {"root", "conj", "advcl", "ccomp", "xcomp", "parataxis", "acl", "csubj", "advcl:relcl"}
)
MODALS = frozenset({"can", "could", "may", "might", "must", "shall", "should", "will", "would"})


@frozen(eq=False)
class Candidate:
    """A form from the list of connectives, at a place.

    Attributes:
        words: of the form.
        anchor: the one that depends on a word outside of it.
        clause: the word that it introduces or modifies: the head of what would be its second argument.
    """

    words: tuple[Word, ...]
    anchor: Word
    clause: Word | None
    sentence: Sentence

    @property
    def form(self) -> str:
        return " ".join(word.lower for word in self.words)


def candidates(prose: Prose) -> Iterator[Candidate]:
    """Every form of the list, longest match first, in text order."""
    forms = lexicon("connectives")
    for sentence in prose.sentences:
        for match in forms.find(sentence.tree):
            inside = set(match.words)
            anchor = next(
                (w for w in reversed(match.words) if w.head not in inside), match.words[-1]
            )
            yield Candidate(match.words, anchor, anchor.head, sentence)


def usage_features(candidate: Candidate) -> dict[str, float]:
    """What tells a connective from the same words in another use."""
    form, anchor, clause = candidate.form, candidate.anchor, candidate.clause
    first, last = candidate.words[0], candidate.words[-1]
    before, after = first.previous, last.next
    seen = {
        f"relation {anchor.deprel}",
        f"part of speech {anchor.upos}",
        f"before it {before.lower if before else 'nothing'}",
        f"before it a {before.upos if before else 'start'}",
        f"after it a {after.upos if after else 'end'}",
        f"after it {after.lower if after else 'nothing'}",
        f"its head is a {clause.upos if clause else 'root'}",
        f"its head is {_kind(clause)}",
        f"its head's {_conjoined(clause)}",
    }
    if clause is not None and clause.child("nsubj", "csubj", "expl"):
        seen.add("its clause has a subject")
    if clause is not None and clause.child("aux", "cop"):
        seen.add("its clause has an auxiliary")
    if clause is not None and "VerbForm" in clause.feats:
        seen.add(f"its head is {clause.feats['VerbForm']}")
    features = dict.fromkeys(seen, 1.0)
    features[f"form {form}"] = 1.0
    for name in seen:
        features[f"{form}: {name}"] = 1.0
    return features


def sense_features(candidate: Candidate) -> dict[str, float]:
    """What tells one sense of a connective from another."""
    form, clause = candidate.form, candidate.clause
    matrix = clause.head if clause is not None else None
    seen = {
        f"relation {candidate.anchor.deprel}",
        f"its head is {_kind(clause)}",
        f"its clause is {_tense(clause)}",
        f"the other clause is {_tense(matrix)}",
        f"tenses {_tense(clause)} and {_tense(matrix)}",
        f"after it {candidate.words[-1].next.lower if candidate.words[-1].next else 'nothing'}",
    }
    if candidate.words[0].previous is None:
        seen.add("opens the sentence")
    if clause is not None and matrix is not None and clause.index < matrix.index:
        seen.add("its clause comes first")
    for name, word in (("its clause", clause), ("the other clause", matrix)):
        if word is not None:
            seen |= {f"{name} {what}" for what in _polarity(word)}
            seen.add(f"{name} has {word.lemma.lower()}")
    if clause is not None and matrix is not None and _subject(clause) == _subject(matrix) != "":
        seen.add("the same subject")
    if any(word.xpos in ("JJR", "RBR") for word in candidate.sentence.words):
        seen.add("a comparative in the sentence")
    features = dict.fromkeys(seen, 1.0)
    features[f"form {form}"] = 1.0
    for name in seen:
        features[f"{form}: {name}"] = 1.0
    return features


def _kind(word: Word | None) -> str:
    return word.deprel if word is not None else "no clause"


def _conjoined(word: Word | None) -> str:
    """Of a conjunct: what it is conjoined to."""
    if word is None or word.head is None:
        return "head is none"
    return f"head is a {word.head.upos}" if word.relation == "conj" else "own head is a clause"


def _tense(word: Word | None) -> str:
    if word is None:
        return "none"
    modal = next((c.lemma.lower() for c in word.children_by("aux") if c.lower in MODALS), "")
    if modal:
        return f"modal {modal}"
    finite = [word, *word.children_by("aux", "cop")]
    return next((w.feats["Tense"] for w in finite if "Tense" in w.feats), word.upos)


def _polarity(word: Word) -> Iterator[str]:
    if any(c.lower in {"not", "n't", "n’t", "never", "no"} for c in word.children):
        yield "is negated"
    if word.child("nsubj", "expl"):
        yield "has a subject"


def _subject(word: Word) -> str:
    subject = word.child("nsubj")
    return subject.lemma.lower() if subject is not None else ""

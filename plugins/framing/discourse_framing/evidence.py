"""Reading a sentence with a codebook: which of its entries are there, and how the text means them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import field, frozen

from discourse import Document, Span
from discourse.analysis.lexicons import Lexicon, WordMatch
from discourse.analysis.patterns import PatternMatch, PatternSet, compile_pattern
from discourse.text.clauses import clause, is_predicate, main_predicate, modal, negation, phrase
from discourse.text.syntax import Tree, Word
from discourse_framing.codebooks import Codebook, CodedFrame, SyntaxPattern, Terms
from discourse_framing.inflection import forms
from discourse_framing.layers import Evidence

NAMES = frozenset({"ORG", "PERSON", "WORK", "PRODUCT"})
"""Entities whose words name and do not speak: "security" in "National Security Council"."""

BARRIERS = frozenset({"nsubj", "csubj", "advcl", "parataxis", "conj", "appos", "acl:relcl"})
"""Relations that a negation above them does not reach across."""

NOT_ONLY = frozenset({"only", "even", "just", "merely", "simply", "least", "so"})

DEFINITE = frozenset({"the", "this", "that", "these", "those"})

LACKING = frozenset({"lack", "absence", "end", "loss", "denial", "rejection"})
"""Nouns that negate what they are "of"."""


@frozen
class Finding:
    """A piece of evidence for a frame, and what the construction is about, if a pattern says so."""

    frame: CodedFrame
    evidence: Evidence
    content: Span | None = None


@frozen
class Reading:
    """The evidence in a text, and in what stands beside it."""

    findings: tuple[Finding, ...] = ()
    beside: tuple[Finding, ...] = ()


@frozen
class _Entry:
    frame: CodedFrame
    block: Terms
    term: str


@frozen
class _Construction:
    frame: CodedFrame
    coded: SyntaxPattern


@frozen
class Reader:
    """A codebook made ready to read with: every term of all its frames in one trie.

    As there is one trie, the longest phrase wins over all frames: "military cooperation" is no evidence
    for what "military" alone would be. Time is linear in the sentence.
    """

    codebook: Codebook
    _lexicon: Lexicon[_Entry] = field(init=False, repr=False)
    _constructions: PatternSet[_Construction] = field(init=False, repr=False)
    _contexts: dict[tuple[str, ...], Lexicon[None]] = field(init=False, factory=dict, repr=False)

    def __attrs_post_init__(self) -> None:
        entries = (
            (form, entry)
            for frame in self.codebook.frame
            for block in frame.lexicon
            for term in block.terms
            for entry in [_Entry(frame, block, term)]
            for form in forms(term, self.codebook.language)
        )
        constructions = (
            (compile_pattern(coded.pattern, self.codebook.lists), _Construction(frame, coded))
            for frame in self.codebook.frame
            for coded in frame.pattern
        )
        object.__setattr__(self, "_lexicon", Lexicon(entries))
        object.__setattr__(self, "_constructions", PatternSet(constructions))

    def read(self, document: Document, tree: Tree) -> list[Finding]:
        """The evidence in a sentence, in text order; none of a frame overlaps another of it."""
        context = _Context(tree, self._contexts)
        found = sorted(
            (
                *self._constructed(document, tree, context),
                *self._worded(document, tree, context),
            ),
            key=lambda finding: (-finding.evidence.weight, finding.evidence.start),
        )
        return sorted(_apart(found), key=lambda finding: finding.evidence.start)

    def _worded(self, document: Document, tree: Tree, context: _Context) -> Iterator[Finding]:
        for match in self._lexicon.find(tree):
            head = _head(match.words)
            named = _is_in_a_name(document, match)
            for entry in match.values:
                if named and entry.term == entry.term.lower():
                    continue
                if _fits(entry.block, match, head, context):
                    evidence = _evidence(
                        document, match.span, head, "lexicon", entry.term, entry.block.weight
                    )
                    yield Finding(entry.frame, evidence)

    def _constructed(self, document: Document, tree: Tree, context: _Context) -> Iterator[Finding]:
        for match, construction in self._constructions.find(tree):
            coded = construction.coded
            if coded.only_if and not context.has(coded.only_if):
                continue
            if context.has(coded.not_if):
                continue
            # captures come in the order of the pattern
            cue = tuple(sorted(match["cue"], key=lambda word: word.index)) or match.words
            span = Span(cue[0].start, cue[-1].end)
            evidence = _evidence(document, span, _head(cue), "pattern", coded.rule, coded.weight)
            yield Finding(construction.frame, evidence, _content(match))


class _Context:
    """What else stands in a sentence; each list of phrases is looked for once."""

    def __init__(self, tree: Tree, lexicons: dict[tuple[str, ...], Lexicon[None]]) -> None:
        self._tree = tree
        self._lexicons = lexicons
        self._found: dict[tuple[str, ...], list[frozenset[int]]] = {}

    def has(
        self,
        phrases: tuple[str, ...],
        within: frozenset[int] | None = None,
        besides: frozenset[int] = frozenset(),
    ) -> bool:
        """Whether one of the phrases stands among the words `within` (None: all), apart from `besides`."""
        return any(
            (within is None or words <= within) and words.isdisjoint(besides)
            for words in self._places(phrases)
        )

    def _places(self, phrases: tuple[str, ...]) -> list[frozenset[int]]:
        if not phrases:
            return []
        if phrases not in self._lexicons:
            self._lexicons[phrases] = Lexicon((phrase, None) for phrase in phrases)
        if phrases not in self._found:
            self._found[phrases] = [
                frozenset(word.index for word in match.words)
                for match in self._lexicons[phrases].find(self._tree)
            ]
        return self._found[phrases]


def _fits(block: Terms, match: WordMatch[_Entry], head: Word, context: _Context) -> bool:
    """Whether the words around a term are as its block asks."""
    if not block.only_if and not block.not_if:
        return True
    around = _scope(block.scope, head)
    term = frozenset(word.index for word in match.words)
    if block.only_if and not context.has(block.only_if, around, term):
        return False
    # "not_if" may itself contain the term: "soft" not if "soft landing"
    return not context.has(block.not_if, around)


def _apart(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Without those that overlap an earlier one of the same frame."""
    taken: dict[str, set[int]] = {}
    for finding in findings:
        others = taken.setdefault(finding.frame.id, set())
        offsets = range(finding.evidence.start, finding.evidence.end)
        if others.isdisjoint(offsets):
            others.update(offsets)
            yield finding


def _evidence(
    document: Document, span: Span, head: Word, source: str, rule: str, weight: float
) -> Evidence:
    predicate = main_predicate(head)
    return Evidence(
        start=span.start,
        end=span.end,
        source=source,  # type: ignore[arg-type]
        rule=rule,
        weight=weight,
        negated=is_denied(head),
        modal=predicate is not None and is_supposed(predicate),
        voice=voice_of(document, span),
    )


def voice_of(document: Document, span: Span) -> str:
    """Whose words they are, by name."""
    return str(document.voice(span))


def is_denied(head: Word) -> bool:
    """Whether a word lies in the scope of a negation.

    The scope is what stands after the negation and below the word that it negates, up to "but"; a subject
    before it is not denied ("soft power is not a product of diplomacy"). "Not only", "not even" and "not to
    mention" deny nothing. It reaches into complement clauses ("no sign that they are allies") and no other
    clauses, and not into what a definite phrase presupposes ("not in the context of the conflict";
    Strawson 1950).
    """
    word: Word = head
    while True:
        if _denies(negation(word), word, head) or _is_without(word):
            return True
        governor = word.head
        if governor is None or _is_barrier(word):
            return False
        if word.relation == "nmod" and governor.lemma in LACKING:
            return True
        if word.relation in ("nmod", "obl") and _is_definite(word):
            return False
        word = governor


def _denies(negative: Word | None, negated: Word, head: Word) -> bool:
    if negative is None or negative.index > max(head.index, negated.index):
        return False
    following = negative.next
    if following is not None and (following.lower in NOT_ONLY or _is_aside(following)):
        return False
    if negated is head:
        return True
    if head.index < negative.index:
        return False
    first = head.tree.words[0].index
    between = head.tree.words[negative.index + 1 - first : head.index - first]
    return not any(word.lower == "but" for word in between)


def _is_aside(following: Word) -> bool:
    return (
        following.lower == "to" and following.next is not None and following.next.lower == "mention"
    )


def _is_definite(word: Word) -> bool:
    """Whether a phrase speaks of something as there: "the conflict", "its own conflict"."""
    if word.child("nmod:poss") is not None:
        return True
    return any(det.lower in DEFINITE for det in word.children_by("det"))


def _is_barrier(word: Word) -> bool:
    """Whether a negation above a word stops there; a clause with "that" is a complement, however parsed."""
    mark = word.child("mark")
    if mark is not None and mark.lower == "that":
        return False
    return word.relation in BARRIERS or word.deprel in BARRIERS


def _is_without(word: Word) -> bool:
    marker = word.child("case", "mark")
    return marker is not None and marker.lower == "without"


def is_supposed(predicate: Word) -> bool:
    """Whether a predicate is under a modal or a condition."""
    if modal(predicate) is not None:
        return True
    return any(mark.lower in ("if", "unless", "whether") for mark in predicate.children_by("mark"))


def _head(words: tuple[Word, ...]) -> Word:
    """The word of a phrase that the others hang from: the first whose head lies outside."""
    inside = {word.index for word in words}
    return next((w for w in words if w.head is None or w.head.index not in inside), words[-1])


def _content(match: PatternMatch) -> Span | None:
    """The clause or the phrase of what a pattern captures as `content`."""
    words = match["content"]
    if not words:
        return None
    return clause(words[0]) if is_predicate(words[0]) else phrase(words[0])


def _scope(scope: str, head: Word) -> frozenset[int] | None:
    """The words of a term's phrase or clause, by their index; None for all of the sentence."""
    if scope == "sentence":
        return None
    if scope == "clause":
        words: tuple[Word, ...] = (main_predicate(head) or head).subtree()
    else:
        words = (*head.subtree(), *([head.head] if head.head else []))
    return frozenset(word.index for word in words)


def _is_in_a_name(document: Document, match: WordMatch[_Entry]) -> bool:
    if "entities" not in document:
        return False
    return any(
        entity.label in NAMES and len(entity.span) > len(match.span)
        for entity in document["entities"].covering(match.span)
    )

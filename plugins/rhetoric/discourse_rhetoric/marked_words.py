"""Words in quotation marks, and why they stand there: quoted, named, mentioned, chanted, or kept at a distance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from attrs import frozen

from discourse import Span
from discourse.text.layers import QUOTATIONS
from discourse.text.syntax import Word
from discourse_rhetoric.coordination import FINITE
from discourse_rhetoric.prose import Prose, Sentence
from discourse_rhetoric.wordlists import words_of

SO_CALLED = re.compile(r"\bso[-‐‑ ]called\b", re.IGNORECASE)
_CALLED_BY_OTHERS = re.compile(r"[\s,]*as (?:it|they|some|others|many|people)\b[\w ]{0,20}\bcall")
_OTHERS_CALL = re.compile(
    r"\b(?:(?:what|which|as|that|an? \w+) (?:it|they|some|others|many|people|we)\b[\w ]{0,20}\bcalls?|what [a-z]+s call)"
    r"(?: (?:it|them|the|an?|these|those))?[\s,:]*\Z"
    r"|\b(?:self[-‐‑ ](?:proclaimed|styled|appointed|declared)|(?:poorly|wrongly|falsely|ill|euphemistically|ironically)[-‐‑ ](?:named|called|titled))\s*\Z",
    re.IGNORECASE,
)
_CALLED_BY_SOMEBODY = re.compile(
    r"[\s,]*as (?:the |an? |Mr\.? |Ms\.? )?[A-Z][\w ’'-]{0,60}\b(?:call|put|describe|say|said|term)"
)
_IN_THE_WORDS = re.compile(r"\b(?:in|to use|to quote) the (?:\w+ )?words\b", re.IGNORECASE)
_MARKED = re.compile(
    r"“([^“”\"\n]{1,60})[”\"]|\"([^\"\n]{1,60})\"|(?<!\w)‘([^‘’\n]{1,60})’(?!\w)|«([^«»\n]{1,60})»|(?<!\w)'([^'\n]{1,60})'(?!\w)"
)
MOST_WORDS = 4
OPEN_CLASSES = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
FIRST_PERSON = frozenset({"i", "we", "my", "our"})
STANDING_ALONE = frozenset({"root", "parataxis"})
DETERMINING = frozenset({"det", "nmod", "amod", "nummod", "compound"})


@frozen(eq=False)
class MarkedWords:
    """Up to four words in quotation marks.

    Attributes:
        scope: from the first word to the last, without the marks.
        marks: the same with them.
        sentence: where they stand.
        prose: the text around.
    """

    scope: Span
    marks: Span
    sentence: Sentence
    prose: Prose

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Them and their punctuation."""
        return self.sentence.tree.words_within(self.scope)

    @cached_property
    def spoken(self) -> tuple[Word, ...]:
        """Them without it."""
        return tuple(word for word in self.words if word.upos not in ("PUNCT", "SYM"))

    @cached_property
    def before(self) -> tuple[Word, ...]:
        """What the sentence says before them."""
        start = self.marks.start
        return tuple(word for word in self.sentence.spoken if word.end <= start)

    @cached_property
    def governor(self) -> Word | None:
        """The word outside that they hang from."""
        return next(
            (w.head for w in self.spoken if w.head is not None and w.head not in self.spoken), None
        )

    @cached_property
    def head(self) -> Word:
        """The one that hangs from outside."""
        return next((w for w in self.spoken if w.head not in self.spoken), self.spoken[-1])

    @property
    def are_few(self) -> bool:
        """Whether they are one to four words, those with a hyphen being one, and no figures."""
        size = len(self.prose.document.text[self.scope.start : self.scope.end].split())
        figures = any(character.isdigit() for word in self.spoken for character in word.text)
        return bool(self.spoken) and size <= MOST_WORDS and not figures

    @property
    def are_disowned(self) -> bool:
        """Whether it is said that others call it so: "so-called", "as they call it", "what it calls the"."""
        text = self.prose.document.text
        since = self.before[-3:][0].start if self.before else self.marks.start
        if SO_CALLED.search(text, since, self.marks.start):
            return True
        if _OTHERS_CALL.search(
            text[max(self.sentence.tree.start, self.marks.start - 60) : self.marks.start]
        ):
            return True
        return bool(_CALLED_BY_OTHERS.match(text, self.marks.end, self.sentence.tree.end))

    def are_joined_to(self, other: MarkedWords) -> bool:
        """Whether nothing but a comma or a conjunction stands between others and them."""
        between = self.sentence.tree.words_within(Span(other.marks.end, self.marks.start))
        return all(word.upos == "CCONJ" or word.text == "," for word in between)

    @property
    def are_glossed(self) -> bool:
        """Whether brackets hold them, or follow with what they mean."""
        text = self.prose.document.text
        before = text[max(0, self.marks.start - 2) : self.marks.start].rstrip()[-1:]
        after = text[self.marks.end : self.marks.end + 2].lstrip()[:1]
        return after in {"(", "["} or before in {"(", "[", "+"}

    @property
    def are_a_name(self) -> bool:
        """Whether they are written like a name or a title, or begin and end like a sentence."""
        closed = self.words[-1].text in {".", "!", "?", ","} and len(self.spoken) > 2
        full = [word for word in self.spoken if word.upos in OPEN_CLASSES]
        return (closed and self.spoken[0].text[0].isupper()) or all(
            word.upos == "PROPN" or word.text[0].isupper() for word in full or self.spoken
        )

    @property
    def are_announced(self) -> bool:
        """Whether a colon, or a "namely", points to them: "our motto is: “no waste”"."""
        opened = self.words[0].previous
        before = opened.previous if opened is not None else None
        announced = bool(self.before) and self.before[-1].lower in {"namely", "viz"}
        return announced or (before is not None and before.text == ":")

    @property
    def are_mentioned(self) -> bool:
        """Whether they are spoken about: "the word “liberation”", "the answer is “never”", "Heimat, or “home country”"."""
        lead = self.before[:-1] if self.before and self.before[-1].upos == "DET" else self.before
        of = len(lead) > 1 and lead[-1].lower == "of"
        known = len(lead) > 1 and lead[-1].lower == "as" and lead[-2].lemma == "know"
        named = (bool(lead) and _names(lead[-1])) or (of and _mentions(lead[-2], one=True)) or known
        return (
            named
            or self._belong_to_a_name
            or self._are_a_programme
            or self._stand_for_themselves
            or self._translate(lead)
        )

    @property
    def _belong_to_a_name(self) -> bool:
        """ "Spang calls these “enlace”", "the “waste nothing” principle"; but not beside another thing, as a conjunct."""
        governor = self.governor
        beside = self.head.relation in ("conj", "parataxis")
        return governor is not None and not beside and _mentions(governor, one=True)

    @property
    def _are_a_programme(self) -> bool:
        """ "A “green economy”": a term of policy."""
        last = self.spoken[-1].lemma.lower()
        return len(self.spoken) > 1 and last in words_of("mentions", "programmes")

    @property
    def _stand_for_themselves(self) -> bool:
        """A bare noun in the predicate, or alone: what it is called, and not what it is."""
        noun = self.head
        if len(self.spoken) > 1 or noun.upos != "NOUN":
            return False
        own = {child.relation for child in noun.children if child.index < noun.index}
        alone = bool(noun.children_by("cop")) or noun.relation in STANDING_ALONE
        return alone and own.isdisjoint(DETERMINING)

    def _translate(self, lead: tuple[Word, ...]) -> bool:
        named = len(lead) > 1 and lead[-1].lower == "or"
        return named and lead[-2].upos in ("PROPN", "X")

    @property
    def are_an_utterance(self) -> bool:
        """Whether they are what one says, and no name for a thing: "no", "well done", "my country first", "waste nothing"."""
        forms = [word.lower for word in self.spoken]
        text = " ".join(forms)
        said = text in words_of("mentions", "answers and calls") or self.spoken[0].upos == "INTJ"
        return (
            said
            or text in words_of("mentions", "watchwords")
            or not FIRST_PERSON.isdisjoint(forms)
            or any(word.text == "," for word in self.words[:-1])
            or self._are_a_clause
        )

    @property
    def _are_a_clause(self) -> bool:
        """Whether something is said of a subject, or bidden."""
        if len(self.prose.document.text[self.scope.start : self.scope.end].split()) == 1:
            return False  # "our “pay-what-you-can” soup"
        first = self.spoken[0]
        alone = not first.children_by("mark", "aux", "nsubj")  # "we can “call the tune”"
        bidden = len(self.spoken) > 1 and first.xpos == "VB" and alone and not self._are_wanted
        return bidden or any(
            word.relation == "nsubj" and word.head in self.spoken and word.head.xpos in FINITE
            for word in self.spoken
            if word.head is not None
        )

    @property
    def _are_wanted(self) -> bool:
        """Whether what stands before goes on with them: "helps us to “build back better”"."""
        return bool(self.before) and self.before[-1].xpos in ("TO", "MD")

    @property
    def are_quoted(self) -> bool:
        """Whether somebody is quoted with them, or with more than them."""
        if QUOTATIONS.name not in self.prose.document:
            return False
        where = Span(self.spoken[0].start, self.spoken[-1].end)
        text = self.prose.document.text
        here = self.sentence.tree
        named = _CALLED_BY_SOMEBODY.match(text, self.marks.end, here.end)
        if named or _IN_THE_WORDS.search(text, here.start, here.end):
            return True
        for quotation in self.prose.document[QUOTATIONS].overlapping(where):
            spoken = quotation.kind == "direct" or (
                quotation.kind == "mixed" and any(map(self._speaks, quotation.spans_of("cue")))
            )
            for content in quotation.spans_of("content"):
                alone = len(content) <= 2 * len(where) or quotation.kind == "mixed"
                if content.overlaps(where) and (spoken if alone else content.contains(where)):
                    return True
        return False

    def _speaks(self, cue: Span) -> bool:
        """Whether a cue is a verb of speech: who "offers" something in quotation marks has not said it."""
        verbs = words_of("mentions", "verbs of speech")
        return any(word.lemma.lower() in verbs for word in self.sentence.tree.words_within(cue))


def marked_words(prose: Prose, sentence: Sentence) -> Iterator[MarkedWords]:
    """What stands in quotation marks in a sentence."""
    for found in _MARKED.finditer(prose.document.text, sentence.tree.start, sentence.tree.end):
        group = next(number for number in range(1, 6) if found.group(number))
        yield MarkedWords(Span(*found.span(group)), Span(*found.span()), sentence, prose)


def _names(word: Word) -> bool:
    """Whether a name follows a word: "the terms", "calls", or "calls these cases"."""
    named = word.head if word.relation == "obj" else None
    return _mentions(word) or (named is not None and _mentions(named))


def _mentions(word: Word, *, one: bool = False) -> bool:
    """Whether words beside this one are only mentioned: "call", "the term"; of many ("hollow phrases of") not, if `one`."""
    return not (one and word.xpos == "NNS") and word.lemma.lower() in words_of(
        "mentions", "mentioning"
    )

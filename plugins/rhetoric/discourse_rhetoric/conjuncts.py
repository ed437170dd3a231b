"""Members that the tree or the parts of speech join."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.text.syntax import Word
from discourse_rhetoric.coordination import Coordination
from discourse_rhetoric.prose import Sentence


def conjoined(sentence: Sentence) -> Iterator[Coordination]:
    """ "held, signed and sent the letters": a word and two conjuncts of it, or more."""
    for word in sentence.words:
        if word.relation == "conj" or not word.children_by("conj"):
            continue
        conjuncts = _conjuncts(word)
        if len(conjuncts) < 2:
            continue
        heads = (word, *conjuncts)
        members = [_shared_out(word, conjuncts[0])]
        conjunctions: list[Word | None] = [None]
        for number, conjunct in enumerate(conjuncts):
            cc = next((c for c in conjunct.children_by("cc") if c.index < conjunct.index), None)
            limit = conjuncts[number + 1].index if number + 1 < len(conjuncts) else None
            conjunctions.append(cc)
            members.append(
                tuple(
                    w
                    for w in conjunct.subtree(without=("punct", "parataxis", "conj"))
                    if w is not cc and (limit is None or w.index < limit)
                )
            )
        if all(len(member) == 1 for member in members[:-1]) and word.upos in ("VERB", "ADJ"):
            members[-1] = (
                heads[-1],
            )  # "to buy, lease and run the ports": what follows belongs to all
        yield Coordination(heads, tuple(members), tuple(conjunctions))


def modifiers(sentence: Sentence) -> Iterator[Coordination]:
    """ "a solid, firm, comprehensive platform": three adjectives before a noun, and commas between them."""
    run: list[Word] = []
    for word in (*sentence.words, None):
        if word is not None and (word.relation == "amod" or word.upos == "ADJ"):
            if run and run[-1].index + 1 == word.index:
                run = []
            run.append(word)
        elif word is None or word.text != "," or not run or run[-1].index + 1 != word.index:
            if len(run) > 2 and word is not None and word.upos in ("NOUN", "PROPN"):
                yield Coordination(
                    tuple(run), tuple((each,) for each in run), (None,) * len(run), False
                )
            run = []


def _conjuncts(word: Word) -> list[Word]:
    """The conjuncts of a word, and theirs: parsers hang them on the first or each on the one before."""
    found = []
    pending = [word]
    while pending:
        for each in pending.pop().children_by("conj"):
            if each.index > word.index:
                found.append(each)
                pending.append(each)
    return sorted(found, key=lambda each: each.index)


def _shared_out(head: Word, following: Word) -> tuple[Word, ...]:
    """The first conjunct without what belongs to all of them (its subject, its case, its copula)."""
    own: Sequence[Word] = head.subtree(without=("conj", "parataxis", "punct", "advcl"))
    shared = {
        w
        for child in head.children
        if child.relation
        in {"nsubj", "cop", "mark", "aux", "expl", "cc", "case", "det", "discourse"}
        for w in child.subtree()
    }
    return tuple(w for w in own if w.index < following.index and w not in shared) or (head,)

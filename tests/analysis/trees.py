"""Sentences for tests, with the columns of CoNLL-U that matter here."""

from __future__ import annotations

from discourse.model.document import Document
from discourse.model.layers import Layer
from discourse.text.layers import SENTENCES, TOKENS, Sentence, Token
from discourse.text.syntax import Tree, trees


def tree(written: str) -> Tree:
    """The tree of one sentence, one word a line: `form lemma UPOS feats head deprel`."""
    text = ""
    tokens = []
    for line in written.strip().splitlines():
        form, lemma, upos, feats, head, deprel = line.split()
        start = len(text)
        text += form + " "
        tokens.append(
            Token(
                start=start,
                end=start + len(form),
                lemma=lemma,
                upos=upos,
                feats="" if feats == "_" else feats,
                head_index=int(head) - 1,
                deprel=deprel,
            )
        )
    document = Document(id="test", text=text)
    sentence = Sentence(start=0, end=len(text.rstrip()))
    return trees(document.with_layers(Layer(SENTENCES, (sentence,)), Layer(TOKENS, tuple(tokens))))[
        0
    ]

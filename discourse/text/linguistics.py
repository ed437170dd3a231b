"""Sentences, tokens and entities: the annotators behind which Stanza works, one a processor.

Qi et al. 2020, "Stanza: A Python natural language processing toolkit for many human languages". The annotators
add to the same tokens one after the other, so that only what is wanted is loaded, and Refs to tokens stay
valid.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from attrs import frozen

from discourse.errors import ModelError
from discourse.model.annotations import Annotation
from discourse.model.document import Document
from discourse.model.layers import Layer
from discourse.pipeline.models import LanguageModel
from discourse.text import stanza_backend as stanza
from discourse.text.layers import ENTITIES, SENTENCES, TOKENS, Entity, EntityLabel, Sentence, Token
from discourse.text.segmentation import Passage, passages, split_long, word_spans

Found = Layer[Any] | list[Layer[Any]]
Sentences = list[list[stanza.Form]]

_LABELS: dict[str, EntityLabel] = {
    # CoNLL 2003, and the nine classes of Stanza's WorldWide English
    "PER": "PERSON",
    "LOC": "PLACE",
    "MISC": "OTHER",
    # OntoNotes 5
    "PERSON": "PERSON",
    "ORG": "ORG",
    "GPE": "PLACE",
    "FAC": "PLACE",
    "NORP": "GROUP",
    "EVENT": "EVENT",
    "WORK_OF_ART": "WORK",
    "LAW": "WORK",
    "DATE": "DATE",
    "MONEY": "MONEY",
    "PRODUCT": "PRODUCT",
}
"""What classes of models mean in one set for all; what is not here (ordinals, times …) is OTHER."""


@frozen(kw_only=True)
class StanzaConfig:
    """Which linguistic model works.

    Attributes:
        model: the name of an installed model, or `stanza:en` (`stanza:en:PACKAGE`) for one that Stanza's
            authors publish. Default: the installed one for the language of each document.
        models: the installed ones; the pipeline fills this in.
    """

    model: str | None = None
    models: tuple[LanguageModel, ...] = ()

    def for_language(self, language: str) -> LanguageModel:
        """The model that knows a language.

        Raises:
            ModelError: there is none, or the model that was asked for knows another language.
        """
        code = language.replace("_", "-").partition("-")[0].lower()
        if self.model is None:
            found = next((model for model in self.models if model.language == code), None)
        else:
            found = self._named(self.model)
            if found.language != code:
                raise ModelError(
                    f"The text is in the language {code!r}, and the model {found.name!r} knows "
                    f"{found.language!r}.\n  Mend it: Pipeline(model='stanza:{code}'), or "
                    f"Metadata(language='{found.language}') if the text is in that language"
                )
        if found is None:
            known = ", ".join(sorted({model.language for model in self.models})) or "none"
            raise ModelError(
                f"No installed model knows the language {code!r} of this text; known: {known}.\n"
                f"  Mend it: Pipeline(model='stanza:{code}'), or --model stanza:{code} on the command "
                "line (downloads a model), or "
                "pip install a plugin with a model for it"
            )
        return found

    def _named(self, name: str) -> LanguageModel:
        prefix, _, rest = name.partition(":")
        if prefix == "stanza" and rest:
            language, _, package = rest.partition(":")
            return stanza.official(language, package or "default")
        for model in self.models:
            if model.name == name:
                return model
        installed = ", ".join(model.name for model in self.models) or "none"
        raise ModelError(
            f"There is no model {name!r}; installed: {installed}.\n"
            "  Mend it: one of these, or an official one: Pipeline(model='stanza:en')"
        )


class _StanzaAnnotator:
    """An annotator that takes many documents at once, those of one model together."""

    def __init__(self, config: StanzaConfig) -> None:
        self._config = config
        self._used: list[str] = []

    @property
    def model(self) -> str:
        """The models that it has used, for provenance."""
        return ", ".join(self._used)

    def annotate(self, document: Document) -> Found:
        """The layers of one document.

        Raises:
            ModelError: no model knows its language, or the model cannot be loaded.
        """
        found = self.annotate_batch([document])[0]
        if isinstance(found, Exception):
            raise found
        return found

    def annotate_batch(self, documents: Sequence[Document]) -> list[Found | Exception]:
        """The layers, or what went wrong, for each document in order."""
        results: list[Found | Exception] = [ModelError("")] * len(documents)
        places: dict[LanguageModel, list[int]] = {}
        for place, document in enumerate(documents):
            try:
                model = self._config.for_language(document.metadata.language or "")
            except ModelError as error:
                results[place] = error
            else:
                places.setdefault(model, []).append(place)
        for model, these in places.items():
            if model.name not in self._used:
                self._used.append(model.name)
            for place, found in zip(
                these, self._together(model, [documents[p] for p in these]), strict=True
            ):
                results[place] = found
        return results

    def _together(
        self, model: LanguageModel, documents: Sequence[Document]
    ) -> Sequence[Found | Exception]:
        try:
            return self._process(model, documents)
        except ModelError as error:
            if len(documents) == 1:
                return [error]
        # One of them is the culprit: alone, each of the others works.
        return [found for document in documents for found in self._together(model, [document])]

    def _process(self, model: LanguageModel, documents: Sequence[Document]) -> Sequence[Found]:
        raise NotImplementedError


class Segmenter(_StanzaAnnotator):
    """Sentences and tokens of the title and the body, each paragraph by itself.

    A sentence of more than 200 tokens (a list, a text without full stops) is cut at punctuation.
    """

    def _process(self, model: LanguageModel, documents: Sequence[Document]) -> Sequence[Found]:
        stretches = [list(passages(document)) for document in documents]
        texts = [p.text for ps in stretches for p in ps if not p.is_noise]
        cut = iter(stanza.tokenize(model, texts))
        return [self._layers(own, cut) for own in stretches]

    def _layers(
        self, stretches: Sequence[Passage], cut: Iterator[list[list[stanza.Piece]]]
    ) -> Found:
        sentences: list[Sentence] = []
        tokens: list[Token] = []
        for passage in stretches:
            as_it_stands = [[stanza.Piece(0, len(passage.text))]]
            for whole in as_it_stands if passage.is_noise else next(cut):
                for pieces in split_long(whole, passage.text):
                    words = [span for piece in pieces for span in word_spans(piece, passage.text)]
                    shifted = [(passage.start + a, passage.start + b, form) for a, b, form in words]
                    tokens.extend(Token(start=a, end=b, form=form) for a, b, form in shifted)
                    sentences.append(Sentence(start=shifted[0][0], end=shifted[-1][1]))
        return [Layer(SENTENCES, tuple(sentences)), Layer(TOKENS, tuple(tokens))]


class _TokenAnnotator(_StanzaAnnotator):
    """An annotator that needs the sentences as lists of words, and gives something for every word."""

    run: Callable[[LanguageModel, Sentences], list[list[Any]]]

    def _process(self, model: LanguageModel, documents: Sequence[Document]) -> Sequence[Found]:
        places = [_sentences(document) for document in documents]
        words = [
            [_form(document, token) for token in document[TOKENS].items[where.start : where.stop]]
            for document, ranges in zip(documents, places, strict=True)
            for where in ranges
        ]
        given = iter(type(self).run(model, words))
        return [
            self._layer(document, [(where, next(given)) for where in ranges])
            for document, ranges in zip(documents, places, strict=True)
        ]

    def _layer(self, document: Document, given: Sequence[tuple[range, list[Any]]]) -> Found:
        raise NotImplementedError


class Tagger(_TokenAnnotator):
    """Parts of speech (UPOS and the treebank's own XPOS) and morphological features."""

    run = staticmethod(stanza.tag)

    def _layer(self, document: Document, given: Sequence[tuple[range, list[Any]]]) -> Found:
        tokens = list(document[TOKENS])
        for where, tags in given:
            for place, (upos, xpos, feats) in zip(where, tags, strict=True):
                tokens[place] = _with(tokens[place], upos=upos, xpos=xpos, feats=feats)
        return _tokens(document, tokens, "upos", "xpos", "feats")


class Lemmatizer(_TokenAnnotator):
    """Lemmas."""

    run = staticmethod(stanza.lemmatize)

    def _layer(self, document: Document, given: Sequence[tuple[range, list[Any]]]) -> Found:
        tokens = list(document[TOKENS])
        for where, lemmas in given:
            for place, lemma in zip(where, lemmas, strict=True):
                tokens[place] = _with(tokens[place], lemma=lemma)
        return _tokens(document, tokens, "lemma")


class Parser(_TokenAnnotator):
    """Universal Dependencies: the head of each word and its relation to it."""

    run = staticmethod(stanza.parse)

    def _layer(self, document: Document, given: Sequence[tuple[range, list[Any]]]) -> Found:
        tokens = list(document[TOKENS])
        for where, arcs in given:
            for place, (head, deprel) in zip(where, arcs, strict=True):
                index = where.start + head - 1 if head else -1
                tokens[place] = _with(tokens[place], head_index=index, deprel=deprel)
        return _tokens(document, tokens, "head", "deprel")


class Recognizer(_TokenAnnotator):
    """Named entities, with one set of labels for all models."""

    run = staticmethod(stanza.recognize)

    def _layer(self, document: Document, given: Sequence[tuple[range, list[Any]]]) -> Found:
        tokens = document[TOKENS]
        return ENTITIES.layer(
            Entity(
                start=tokens[where[first]].start,
                end=tokens[where[last]].end,
                label=_LABELS.get(raw, "OTHER"),
                raw_label=raw,
            )
            for where, tags in given
            for first, last, raw in entity_ranges(tags)
        )


def entity_ranges(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """First and last word and class of each entity in a sentence's tags (`B-`, `I-`, `E-`, `S-`, `O`).

    Sequences that no scheme allows are read generously: an entity begins where one of its class did not
    stand just before.
    """
    found: list[tuple[int, int, str]] = []
    previous = "O"
    for place, tag in enumerate(tags):
        mark, _, label = tag.partition("-")
        if label:
            goes_on = mark in "IE" and previous[:1] in ("B", "I") and previous[2:] == label
            if goes_on:
                found[-1] = (found[-1][0], place, label)
            else:
                found.append((place, place, label))
        previous = tag
    return found


def coreference_chains(document: Document, model: LanguageModel) -> list[list[range]]:
    """What a neural model of coreference finds, as chains of mentions; no annotator's, for it is dear.

    D'Oosterlinck et al. 2023, "CAW-coref: Conjunction-Aware Word-level Coreference Resolution".

    Args:
        document: with the layers `sentences` and `tokens`.
        model: one with the processor `coref`.

    Returns:
        Chains of ranges of positions in the layer `tokens`, each range within one sentence.

    Raises:
        ModelError: the model has no such processor, or what it needs is not installed.
    """
    places = _sentences(document)
    tokens = document[TOKENS].items
    words = [[_form(document, token) for token in tokens[p.start : p.stop]] for p in places]
    return [
        [range(places[at].start + first, places[at].start + end) for at, first, end in chain]
        for chain in stanza.resolve(model, words)
    ]


def _sentences(document: Document) -> list[range]:
    tokens = document[TOKENS]
    return [tokens.range_within(sentence.span) for sentence in document[SENTENCES]]


def _form(document: Document, token: Token) -> stanza.Form:
    text = token.form or document.text[token.start : token.end]
    return stanza.Form(text, token.lemma, token.upos, token.xpos, token.feats)


def _with(token: Token, **features: Any) -> Token:
    """A copy with these features; `attrs.evolve` takes three times as long."""
    return Token(
        start=token.start,
        end=token.end,
        parts=token.parts,
        score=token.score,
        why=token.why,
        form=token.form,
        **{
            "lemma": token.lemma,
            "upos": token.upos,
            "xpos": token.xpos,
            "feats": token.feats,
            "head_index": token.head_index,
            "deprel": token.deprel,
            **features,
        },
    )


def _tokens(document: Document, tokens: Sequence[Annotation], *features: str) -> Layer[Token]:
    old = document[TOKENS]
    return Layer(TOKENS, tuple(tokens), features=old.features | {*features})  # type: ignore[arg-type]

"""Stanza's processors over plain lists of words: the one module that knows Stanza's own objects.

Each processor is loaded by itself, when it first runs, and once in a process; what it gives is turned into
tuples of strings and numbers at once, and nothing of Stanza's is kept but the weights.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from attrs import frozen

from discourse.errors import DiscourseError, ModelError
from discourse.pipeline.models import LanguageModel

T = TypeVar("T")

# Measured on one core: larger batches spend their time on padding.
_SETTINGS = {
    "pos": {"pos_batch_size": 64, "pos_batch_maximum_tokens": 1500},
    "depparse": {"depparse_batch_size": 500},
    "ner": {"ner_batch_size": 64},
}
_TEXT_PER_CALL = 100_000  # code points; bounds the memory that the tokenizer takes
_WORDS_PER_CALL = 20_000
_WORDS_IN_CHAINS = 4_000  # coreference compares every word with every other
_LONGEST_FORM = 100  # a longer "word" is a URL or noise, and its characters would pad all others


@frozen(slots=True)
class Piece:
    """A token as the tokenizer cut it: its offsets in the text, and the words that it stands for.

    `words` is empty but for a multi-word token (`du`: `de`, `le`).
    """

    start: int
    end: int
    words: tuple[str, ...] = ()


@frozen(slots=True)
class Form:
    """A word as a processor takes it, with what earlier processors found."""

    text: str
    lemma: str = ""
    upos: str = ""
    xpos: str = ""
    feats: str = ""


Tags = tuple[str, str, str]
"""UPOS, XPOS and features."""

Arc = tuple[int, str]
"""The head's position in the sentence, counted from 1 (0 for the root), and the relation."""

Stretch = tuple[int, int, int]
"""The place of a sentence, the first of its words, and the one after the last."""


def tokenize(model: LanguageModel, texts: Sequence[str]) -> list[list[list[Piece]]]:
    """The sentences of each text, and the tokens of each sentence.

    Each text is cut by itself. It must hold no line breaks: two in a row end a paragraph for Stanza.
    """
    cut: list[list[list[Piece]]] = []
    for batch in _batches(texts, len, _TEXT_PER_CALL):
        cut.extend(_tokenized(model, batch))
    return cut


def tag(model: LanguageModel, sentences: Sequence[Sequence[Form]]) -> list[list[Tags]]:
    """The tags of every word."""

    def tags(word: _Word) -> Tags:
        return word.upos or "", _plain(word.xpos), _plain(word.feats)

    return _annotated(model, "pos", sentences, tags)


def lemmatize(model: LanguageModel, sentences: Sequence[Sequence[Form]]) -> list[list[str]]:
    """The lemma of every word; needs its UPOS."""
    return _annotated(model, "lemma", sentences, lambda word: word.lemma or "")


def parse(model: LanguageModel, sentences: Sequence[Sequence[Form]]) -> list[list[Arc]]:
    """The head and relation of every word; needs its tags and its lemma.

    Memory and time grow with the square of a sentence's length, and more.
    """
    # Stanza gives a head as numpy's int64, which JSON does not know.
    return _annotated(
        model, "depparse", sentences, lambda word: (int(word.head), word.deprel or "dep")
    )


def recognize(model: LanguageModel, sentences: Sequence[Sequence[Form]]) -> list[list[str]]:
    """The entity tag of every word: `S-LOC`, or `B-`, `I-`, `E-` and the class, or `O`."""
    return _annotated(model, "ner", sentences, lambda word: word.ner or "O")


def resolve(model: LanguageModel, sentences: Sequence[Sequence[Form]]) -> list[list[Stretch]]:
    """The chains of a text: the stretches of words that stand for the same.

    A long text is read in portions, and no chain leads from one into the next: time and memory grow with the
    square of a portion's length.
    """
    chains: list[list[Stretch]] = []
    first = 0
    for batch in _batches(sentences, len, _WORDS_IN_CHAINS):
        chains.extend(
            [
                (first + mention.sentence, mention.start_word, mention.end_word)
                for mention in chain.mentions
                if isinstance(mention.start_word, int)  # what is left unsaid has no words
            ]
            for chain in _resolved(model, batch)
        )
        first += len(batch)
    return chains


def _resolved(model: LanguageModel, sentences: Sequence[Sequence[Form]]) -> Sequence[Any]:
    from stanza.models.common.doc import Document

    words = [
        [{"id": i, "text": form.text[:_LONGEST_FORM]} for i, form in enumerate(forms, start=1)]
        for forms in sentences
    ]
    chains: Sequence[Any] = _run(model, "coref", lambda it: it.process(Document(words))).coref
    return chains


def _tokenized(model: LanguageModel, texts: Sequence[str]) -> list[list[list[Piece]]]:
    from stanza.models.common.doc import Document

    starts, offset = [], 0
    for text in texts:
        starts.append(offset)
        offset += len(text) + 2
    joined = "\n\n".join(texts)
    document = _run(model, "tokenize", lambda cutter: cutter.process(Document([], text=joined)))
    if "mwt" in model.processors and document.sentences:
        document = _run(model, "mwt", lambda expander: expander.process(document))
    cut: list[list[list[Piece]]] = [[] for _ in texts]
    place = 0
    for sentence in document.sentences:
        if not sentence.tokens:
            continue
        while place + 1 < len(texts) and starts[place + 1] <= sentence.tokens[0].start_char:
            place += 1
        cut[place].append([_piece(token, starts[place]) for token in sentence.tokens])
    return cut


def _piece(token: Any, shift: int) -> Piece:
    words = tuple(word.text for word in token.words) if len(token.words) > 1 else ()
    return Piece(token.start_char - shift, token.end_char - shift, words)


def _annotated(
    model: LanguageModel,
    processor: str,
    sentences: Sequence[Sequence[Form]],
    result: Callable[[_Word], T],
) -> list[list[T]]:
    """What a processor finds for every word, a list a sentence.

    The sentences go to it sorted by length, so that a batch has little padding.
    """
    order = sorted(range(len(sentences)), key=lambda place: len(sentences[place]))
    found: list[list[T]] = [[] for _ in sentences]
    for places in _batches(order, lambda place: len(sentences[place]), _WORDS_PER_CALL):
        batch = [_Sentence(sentences[place]) for place in places]
        _run(model, processor, lambda working, batch=batch: working.process(_document(batch)))  # type: ignore[misc]
        for place, sentence in zip(places, batch, strict=True):
            found[place] = [result(word) for word in sentence.words]
    return found


def _plain(tag: str | None) -> str:
    """A tag without CoNLL-U's mark for an empty field."""
    return "" if tag is None or tag == "_" else tag


def _batches(items: Sequence[T], size: Callable[[T], int], limit: int) -> Iterator[list[T]]:
    batch: list[T] = []
    total = 0
    for item in items:
        if batch and total + size(item) > limit:
            yield batch
            batch, total = [], 0
        batch.append(item)
        total += size(item)
    if batch:
        yield batch


class _Word:
    """What Stanza's processors read and write of a word; its own class costs ten times as much."""

    __slots__ = (
        "deprel",
        "feats",
        "head",
        "id",
        "lemma",
        "multi_ner",
        "ner",
        "text",
        "upos",
        "xpos",
    )
    misc = deps = start_char = end_char = None

    def __init__(self, number: int, form: Form) -> None:
        self.id = number
        self.text = form.text[:_LONGEST_FORM]
        self.lemma = form.lemma or None
        self.upos = form.upos or None
        self.xpos = form.xpos or None
        self.feats = form.feats or None
        self.head: int = 0
        self.deprel: str | None = None
        self.ner: str | None = None
        self.multi_ner: tuple[str, ...] | None = None


class _Sentence:
    """A sentence of such words, each a token of its own."""

    __slots__ = ("tokens", "words")

    def __init__(self, forms: Sequence[Form]) -> None:
        self.words = self.tokens = [_Word(i, form) for i, form in enumerate(forms, start=1)]

    def build_dependencies(self) -> None:
        """Asked for by the parser; heads and relations are read from the words."""

    def build_ents(self) -> list[Any]:
        """Asked for by the recognizer; tags are read from the words."""
        return []


def _document(sentences: Sequence[_Sentence]) -> Any:
    from stanza.models.common.doc import Document

    document = Document([])
    document.sentences = sentences
    document.num_tokens = document.num_words = sum(len(sentence.words) for sentence in sentences)
    return document


def _run(model: LanguageModel, processor: str, work: Callable[[Any], Any]) -> Any:
    import torch

    working = _processor(model, processor)
    try:
        with torch.inference_mode(), _one_thread():
            return work(working)
    except DiscourseError:
        raise
    except Exception as error:
        raise ModelError(
            f"Running Stanza's processor {processor!r} of the model {model.name!r}: "
            f"{type(error).__name__}: {error}"
        ) from error


@contextmanager
def _one_thread() -> Iterator[None]:
    """One thread for Torch: networks this small gain nothing from more, and on busy cores lose tenfold.

    The sums come out in the same order on every machine, too.
    """
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


@lru_cache(maxsize=64)
def _processor(model: LanguageModel, processor: str) -> Any:
    if processor not in model.processors:
        raise ModelError(
            f"The model {model.name!r} has no processor {processor!r}; it has "
            f"{', '.join(model.processors)}.\n  Mend it: name a model that has it, such as Stanza's own: "
            f"'stanza:{model.language}'"
        )
    import stanza

    try:
        loaded = stanza.Pipeline(
            model.language,
            dir=str(model.folder),
            package=None,
            processors={processor: model.package},
            download_method="REUSE_RESOURCES" if is_official(model) else None,
            foundation_cache=_foundations(model.folder),
            use_gpu=False,  # a result must not depend on the machine
            logging_level="ERROR",
            **{f"{processor}_check_requirements": False},
            **_SETTINGS.get(processor, {}),
        )
    except Exception as error:
        raise ModelError(
            f"Loading the processor {processor!r} of the model {model.name!r} from "
            f"{model.folder}: {type(error).__name__}: {error}\n  Mend it: {_remedy(model, processor, error)}"
        ) from error
    return loaded.processors[processor]


@lru_cache(maxsize=8)
def _foundations(_folder: Path) -> Any:
    """Where the processors of one folder share their word vectors."""
    from stanza.models.common.foundation_cache import FoundationCache

    return FoundationCache()


def official(language: str, package: str = "default") -> LanguageModel:
    """The models that Stanza's authors publish for a language; Stanza downloads them where they are missing.

    They are looked for where Stanza keeps them: `$STANZA_RESOURCES_DIR`, or `~/stanza_resources`.
    """
    folder = os.environ.get("STANZA_RESOURCES_DIR") or Path.home() / "stanza_resources"
    name = f"stanza:{language}" if package == "default" else f"stanza:{language}:{package}"
    return LanguageModel(
        name=name,
        language=language,
        folder=Path(folder),
        package=package,
        processors=("tokenize", "mwt", "pos", "lemma", "depparse", "ner", "coref"),
    )


def is_official(model: LanguageModel) -> bool:
    """Whether a model is one of those that Stanza itself downloads."""
    return model.name.startswith("stanza:")


def _remedy(model: LanguageModel, processor: str, error: Exception) -> str:
    if isinstance(error, ImportError):
        return "pip install 'stanza[transformers]'"
    if is_official(model):
        wanted = f"{model.language!r}, package={model.package!r}, processors={processor!r}"
        return f'python -c "import stanza; stanza.download({wanted})"'
    return "reinstall the plugin that ships it (discourse plugins names it)"

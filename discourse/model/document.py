"""The document: a text exactly as it was read, its metadata, and the layers found in it."""

from __future__ import annotations

import difflib
from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal, TypeVar, overload

from attrs import evolve, field, frozen, validators

from discourse.errors import ContractError, MissingLayerError, SpanError
from discourse.model.annotations import Annotation, Part, Ref
from discourse.model.intervals import IntervalIndex
from discourse.model.layers import Layer, LayerSpec, check_bounds
from discourse.model.metadata import Metadata
from discourse.model.spans import Span

A = TypeVar("A", bound=Annotation)


@frozen
class OpaqueLayer:
    """A layer of a saved document whose plugin is not installed: kept as it is, and saved again."""

    name: str
    data: Mapping[str, Any]


@frozen(kw_only=True)
class Omission:
    """What an annotator did not give for a document, and why.

    `kind` is `failed` (it raised, or broke its contract), or `skipped` (another language, or something that
    it needs had failed).
    """

    annotator: str
    kind: Literal["failed", "skipped"]
    layers: tuple[str, ...]
    reason: str


@frozen(kw_only=True)
class Voice:
    """Whose words a span is: the author's, or those of the source of a quotation.

    Attributes:
        source: the words that name the source ("Russian officials"), "" where the text names none;
            None for the author.
        quotation: the innermost quotation that the span lies in; None for the author.
    """

    source: str | None = None
    quotation: Ref | None = None

    @property
    def is_author(self) -> bool:
        """Whether nobody is quoted here."""
        return self.quotation is None

    def __str__(self) -> str:
        return "author" if self.is_author else self.source or "unnamed source"


def _layer_mapping(layers: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(layers))


@frozen(kw_only=True, eq=False, slots=False)
class Document:
    """Immutable: a text, its metadata and its layers.

    `document["devices"]` is a layer by name, `document[DEVICES]` the same by its typed handle, and
    `document[ref]` the annotation that a Ref points to. Offsets are code points of `text`.

    Attributes:
        id: names the document in outputs and messages: a file's path, a row's id.
        text: exactly as the reader gave it.
        layers: by name; of an `OpaqueLayer` the plugin is not installed.
        omissions: what was skipped or failed, and why.
    """

    id: str = field(validator=validators.instance_of(str))
    text: str = field(validator=validators.instance_of(str), repr=False)
    metadata: Metadata = field(factory=Metadata, repr=False)
    layers: Mapping[str, Layer[Annotation] | OpaqueLayer] = field(
        factory=dict, converter=_layer_mapping, repr=lambda layers: f"[{', '.join(layers)}]"
    )
    omissions: tuple[Omission, ...] = field(default=(), repr=False)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Document):
            return NotImplemented
        return (self.id, self.text, self.metadata, self.layers, self.omissions) == (
            other.id,
            other.text,
            other.metadata,
            other.layers,
            other.omissions,
        )

    def __hash__(self) -> int:
        return hash((self.id, self.text))

    @overload
    def __getitem__(self, wanted: LayerSpec[A]) -> Layer[A]: ...
    @overload
    def __getitem__(self, wanted: str) -> Layer[Any]: ...
    @overload
    def __getitem__(self, wanted: Ref) -> Any: ...
    def __getitem__(self, wanted: LayerSpec[Any] | str | Ref) -> Any:
        if isinstance(wanted, Ref):
            return self._annotation(wanted)
        name = wanted if isinstance(wanted, str) else wanted.name
        if name not in self._bound:
            self._bound[name] = self._layer(name).bound_to(self)
        return self._bound[name]

    def __contains__(self, wanted: object) -> bool:
        name = wanted.name if isinstance(wanted, LayerSpec) else wanted
        return isinstance(self.layers.get(str(name)), Layer)

    def with_layers(self, *layers: Layer[Any]) -> Document:
        """The same document with these layers added, or put in place of those of the same name.

        The other layers are shared, not copied.

        Raises:
            SpanError: an annotation or a part reaches beyond the text.
            ContractError: a Ref points to nothing.
        """
        for layer in layers:
            check_bounds(layer, len(self.text))
        new = {**self.layers, **{layer.name: evolve(layer, document=None) for layer in layers}}
        document = evolve(self, layers=new)
        for layer in layers:
            document._check_refs(layer)
        return document

    def with_metadata(self, metadata: Metadata) -> Document:
        """The same document with other metadata."""
        return evolve(self, metadata=metadata)

    def with_omissions(self, *omissions: Omission) -> Document:
        """The same document with these omissions recorded, in place of earlier ones of the same annotators."""
        document = self.without_omissions(*(omission.annotator for omission in omissions))
        return evolve(document, omissions=(*document.omissions, *omissions))

    def without_omissions(self, *annotators: str) -> Document:
        """The same document, these annotators having made good what they had failed to give."""
        kept = tuple(o for o in self.omissions if o.annotator not in annotators)
        return self if len(kept) == len(self.omissions) else evolve(self, omissions=kept)

    def quote(self, where: Annotation | Span | Part) -> str:
        """The words of the text at an annotation, a span or a part.

        Raises:
            SpanError: it reaches beyond the text.
        """
        if where.end > len(self.text):
            raise SpanError(
                f"Document {self.id!r}: cannot quote {where.start}–{where.end}, "
                f"the text has {len(self.text)} code points."
            )
        return self.text[where.start : where.end]

    def line(self, offset: int) -> int:
        """The line, counted from 1, that the code point at `offset` stands in."""
        return bisect_right(self._line_starts, offset)

    def voice(self, where: Annotation | Span) -> Voice:
        """Whose words a span is: the author's, or the source's of the innermost quotation around it.

        The cue and the source of a quotation ("…, said the minister") are the words of whoever quotes; of a
        speaker's turn, the label too is counted as the speaker's.

        Raises:
            MissingLayerError: quotations were not computed; who speaks is unknown then, and
                nobody is blamed.
        """
        quotations = self["quotations"]
        index, owners, sources = self._spoken
        around = index.covering(where.start, where.end)
        if not around:
            return Voice()
        innermost = max(owners[place] for place in around)
        return Voice(source=sources[innermost], quotation=Ref(quotations.name, innermost))

    @cached_property
    def _bound(self) -> dict[str, Layer[Any]]:
        return {}

    @cached_property
    def _spoken(self) -> tuple[IntervalIndex, list[int], list[str]]:
        """What is somebody's words, the position of the quotation that each stretch is of, all the sources."""
        stretches: list[tuple[Span, int]] = []
        sources = []
        for position, quotation in enumerate(self["quotations"]):
            whole = getattr(quotation, "kind", "") == "turn"
            spans = [quotation.span] if whole else quotation.spans_of("content")
            stretches.extend((span, position) for span in spans)
            source = quotation.span_of("source")
            sources.append(self.quote(source) if source else "")
        stretches.sort()
        index = IntervalIndex([span for span, _ in stretches])
        return index, [position for _, position in stretches], sources

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        for line in self.text.splitlines(keepends=True):
            starts.append(starts[-1] + len(line))
        return starts if len(starts) == 1 else starts[:-1]

    def _layer(self, name: str) -> Layer[Annotation]:
        layer = self.layers.get(name)
        if isinstance(layer, Layer):
            return layer
        raise MissingLayerError(f"Document {self.id!r} has no layer {name!r}. {self._advice(name)}")

    def _advice(self, name: str) -> str:
        if name in self.layers:
            return "It was saved with one, but the plugin that knows it is not installed."
        for omission in self.omissions:
            if name in omission.layers:
                return f"{omission.annotator!r} {omission.kind}: {omission.reason}"
        near = difflib.get_close_matches(name, self.layers, n=1)
        hint = (
            f"Did you mean {near[0]!r}?" if near else f"It has {', '.join(self.layers) or 'none'}."
        )
        return f"{hint} Pipeline(layers=[{name!r}]) computes it, if a plugin provides it."

    def _annotation(self, ref: Ref) -> Annotation:
        layer = self._layer(ref.layer)
        if ref.index >= len(layer):
            raise ContractError(
                f"Document {self.id!r}: {ref} points beyond the layer, which has {len(layer)} items."
            )
        return layer[ref.index]

    def _check_refs(self, layer: Layer[Annotation]) -> None:
        refs_of = layer.spec.shape.refs
        if refs_of is None:
            return
        for number, item in enumerate(layer.items):
            for ref in refs_of(item):
                target = self.layers.get(ref.layer)
                if not isinstance(target, Layer) or not 0 <= ref.index < len(target):
                    raise ContractError(
                        f"Layer {layer.name!r}, item {number}: the reference {ref} points to nothing. "
                        "Refs are positions in a layer that the document has."
                    )

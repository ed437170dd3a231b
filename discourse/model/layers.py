"""Layers: all annotations of one kind in a document, in text order, with span queries."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar, overload

from attrs import evolve, field, fields_dict, frozen

from discourse.errors import ContractError, SpanError
from discourse.model.annotations import Annotation, Provenance, Ref
from discourse.model.intervals import IntervalIndex
from discourse.model.shapes import Shape, shape_of
from discourse.model.spans import Span

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from discourse.model.document import Document

A = TypeVar("A", bound=Annotation, covariant=True)


def _names(names: Iterable[str]) -> frozenset[str]:
    return frozenset(names)


@frozen(eq=False)
class LayerSpec(Generic[A]):
    """The typed handle of a layer: `document[DEVICES]` is a `Layer[Device]` to a type checker.

    Attributes:
        name: a plugin of one's own puts its name before a dot: `myplugin.things`.
        type: the class of its annotations.
        version: raised when the meaning of a field changes; saved with every document.
        features: fields that may be filled later by another annotator (`tokens.deprel`).
        ranked_by: the field that `Layer.top` sorts by, highest first; `-rank` is lowest first.

    Raises:
        ContractError: the class has a field that could not be saved.
    """

    name: str
    type: type[A]
    version: int = 1
    features: frozenset[str] = field(default=frozenset(), converter=_names)
    ranked_by: str = "score"
    shape: Shape = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if not (isinstance(self.type, type) and issubclass(self.type, Annotation)):
            raise ContractError(
                f"Layer {self.name!r}: its type must be a class derived from Annotation, "
                f"got {self.type!r}."
            )
        object.__setattr__(self, "shape", shape_of(self.type, where=f"layer {self.name!r}"))

    def layer(self, annotations: Iterable[Annotation], **details: Any) -> Layer[A]:
        """A layer of these annotations, put into text order.

        Refs that point into this very layer are by position: whoever holds such Refs sorts first
        and makes the `Layer` directly.
        """
        return Layer(self, tuple(sorted(annotations, key=text_order)), **details)  # type: ignore[arg-type]


def text_order(annotation: Annotation) -> tuple[int, int]:
    """The order of a layer: by start, the longer first."""
    return annotation.start, -annotation.end


def _narrowness(annotation: Annotation) -> int:
    return annotation.start - annotation.end


@frozen(eq=False)
class Layer(Generic[A]):
    """All annotations of one kind in a document, in text order (by start, the longer first).

    A sequence: it has a length, is iterated, indexed and sliced. Span queries take logarithmic time and
    the time to give the results. A layer that was taken from a document (`document["devices"]`) knows
    it, so that rows carry the words and the document's variables.

    Attributes:
        features: which of the spec's features are filled.
        provenance: who made it, and who added features to it later, in that order.

    Raises:
        ContractError: an annotation is of another class, or stands out of order.
    """

    spec: LayerSpec[A]
    items: tuple[A, ...] = field(default=(), converter=tuple)
    features: frozenset[str] = field(default=frozenset(), converter=_names)
    provenance: tuple[Provenance, ...] = ()
    document: Document | None = field(default=None, repr=False)
    _index: list[IntervalIndex] = field(factory=list, repr=False, alias="_index")

    def __attrs_post_init__(self) -> None:
        if self._index:
            return  # a copy that shares its items with a layer already checked
        previous = (0, 0)
        for number, item in enumerate(self.items):
            if not isinstance(item, self.spec.type):
                raise ContractError(
                    f"Layer {self.name!r}: item {number} is a {type(item).__name__}, "
                    f"declared are {self.spec.type.__name__}s."
                )
            here = text_order(item)
            if number and here < previous:
                raise ContractError(
                    f"Layer {self.name!r}: item {number} at {item.start}–{item.end} stands out of text "
                    "order (by start, the longer first). `spec.layer(annotations)` sorts them."
                )
            previous = here
        unknown = self.features - self.spec.features
        if unknown:
            raise ContractError(
                f"Layer {self.name!r}: features {sorted(unknown)} are not among "
                f"the declared {sorted(self.spec.features)}."
            )

    @property
    def name(self) -> str:
        """The layer's name, from its spec."""
        return self.spec.name

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[A]:
        return iter(self.items)

    @overload
    def __getitem__(self, index: int) -> A: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[A, ...]: ...
    def __getitem__(self, index: int | slice) -> A | tuple[A, ...]:
        return self.items[index]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Layer):
            return NotImplemented
        return (self.name, self.items, self.features, self.provenance) == (
            other.name,
            other.items,
            other.features,
            other.provenance,
        )

    # Hashed by identity, so that what is computed from a layer can be kept beside it.
    __hash__ = object.__hash__

    def within(self, span: Span) -> tuple[A, ...]:
        """Annotations that lie wholly in `span`, in text order."""
        return self._at(self._intervals.within(span.start, span.end))

    def covering(self, span: Span) -> tuple[A, ...]:
        """Annotations that contain `span` whole, widest first.

        Offsets are code points. O(log n + k log n) for k results.
        """
        found = self._at(self._intervals.covering(span.start, span.end))
        return tuple(sorted(found, key=_narrowness))

    def overlapping(self, span: Span) -> tuple[A, ...]:
        """Annotations that share at least one code point with `span`, in text order."""
        return self._at(self._intervals.overlapping(span.start, span.end))

    def at(self, offset: int) -> tuple[A, ...]:
        """Annotations that contain the code point at `offset`, widest first."""
        return self.covering(Span(offset, offset + 1))

    def range_within(self, span: Span) -> range:
        """Positions of the annotations in `span`, for layers whose items do not overlap (tokens)."""
        low = bisect_left(self._intervals.starts, span.start)
        high = bisect_right(self._intervals.ends, span.end, lo=low)
        return range(low, high)

    def ref(self, annotation: Annotation) -> Ref:
        """The pointer to an annotation of this layer.

        Raises:
            ContractError: it is not in this layer.
        """
        position = bisect_left(self.items, text_order(annotation), key=text_order)
        while position < len(self.items) and text_order(self.items[position]) == text_order(
            annotation
        ):
            if self.items[position] == annotation:
                return Ref(self.name, position)
            position += 1
        raise ContractError(
            f"Layer {self.name!r} does not hold the annotation at "
            f"{annotation.start}–{annotation.end} that a Ref was asked for."
        )

    def where(self, keep: Callable[[Any], bool]) -> tuple[A, ...]:
        """The annotations for which `keep` is true, in text order."""
        return tuple(item for item in self.items if keep(item))

    def top(self, count: int, by: str | None = None) -> tuple[A, ...]:
        """The first `count` by a field (default: what the layer's spec ranks by).

        Highest first, or lowest first where the name starts with `-`; annotations without a value come
        last, ties stay in text order.
        """
        wanted = by or self.spec.ranked_by
        lowest_first, name = wanted.startswith("-"), wanted.lstrip("-")
        if name not in fields_dict(self.spec.type):
            raise ContractError(
                f"Layer {self.name!r} cannot be ranked by {name!r}; its fields are "
                f"{', '.join(fields_dict(self.spec.type))}."
            )

        def key(item: Annotation) -> tuple[bool, Any]:
            value = getattr(item, name)
            if value is None:
                return True, 0
            return False, value if lowest_first else -value

        return tuple(sorted(self.items, key=key)[:count])

    def to_rows(self) -> list[dict[str, Any]]:
        """One flat dict an annotation, ready for a table.

        Keys: `document` and the document's metadata (where the layer was taken from a document), `id`,
        `start`, `end`, `text`, the layer's own fields, and the words of each part under its name.
        Refs become ids such as `actors:3`; where what they point to has a `key`, it stands in a column beside
        (`source_key` beside `source`).
        """
        from discourse.model.rows import rows_of

        return rows_of(self)

    def to_arrow(self) -> pyarrow.Table:
        """The rows as an Arrow table; needs `pip install discourse-kit[arrow]`."""
        from discourse.model.rows import arrow_of

        return arrow_of(self)

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a pandas data frame; needs `pip install discourse-kit[pandas]`."""
        from discourse.model.rows import pandas_of

        return pandas_of(self)

    def to_polars(self) -> polars.DataFrame:
        """The rows as a polars data frame; needs `pip install discourse-kit[polars]`."""
        from discourse.model.rows import polars_of

        return polars_of(self)

    def bound_to(self, document: Document) -> Layer[A]:
        """The same layer, knowing its document; items and index are shared."""
        self._intervals  # noqa: B018 - build the index here, so that the copy shares it
        return evolve(self, document=document)

    @property
    def _intervals(self) -> IntervalIndex:
        if not self._index:
            self._index.append(IntervalIndex(self.items))
        return self._index[0]

    def _at(self, positions: Sequence[int]) -> tuple[A, ...]:
        if isinstance(positions, range):
            return self.items[positions.start : positions.stop]
        return tuple(self.items[position] for position in positions)


def check_bounds(layer: Layer[Annotation], length: int) -> None:
    """Raise SpanError for the first annotation or part that reaches beyond a text of `length`."""
    for number, item in enumerate(layer.items):
        if item.end > length:
            _beyond(layer, number, "it", item.end, length)
        for part in item.parts:
            if part.end > length:
                _beyond(layer, number, f"its part {part.name!r}", part.end, length)


def _beyond(layer: Layer[Annotation], number: int, what: str, end: int, length: int) -> NoReturn:
    item = layer.items[number]
    raise SpanError(
        f"Layer {layer.name!r}, item {number} ({item.start}–{item.end}): {what} ends at "
        f"{end}, but the text has {length} code points. Offsets count code points of the "
        "text as it was read, not bytes and not a cleaned text."
    )

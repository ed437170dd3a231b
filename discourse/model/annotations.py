"""Annotations, the pointers between them, and the record of where a layer came from."""

from __future__ import annotations

from typing import Self

from attrs import field, frozen, validators

from discourse.errors import SpanError
from discourse.model.spans import Span


@frozen(order=True)
class Ref:
    """A pointer to the annotation at `index` of the layer named `layer`; written `actors:3`."""

    layer: str
    index: int

    def __str__(self) -> str:
        return f"{self.layer}:{self.index}"


@frozen(order=True)
class Part:
    """A named stretch of an annotation: its cue, its scope, one unit of an anaphora."""

    name: str
    start: int
    end: int = field()

    @end.validator
    def _is_a_span(self, _: object, end: int) -> None:
        Span(self.start, end)

    @property
    def span(self) -> Span:
        """Where it stands, in code points."""
        return Span(self.start, self.end)


@frozen(kw_only=True)
class Annotation:
    """One thing found in a text; subclassed, with typed fields, by whoever defines a layer.

    Subclasses are `attrs.frozen(kw_only=True)` classes. Their fields may be `str`, `int`, `float`, `bool`,
    `None`, `Span`, `Part`, `Ref`, `Literal`s, frozen attrs classes of these, and `tuple[…, ...]` of
    these: what a saved document can hold.

    Attributes:
        start, end: the half-open interval of code points in the document's text.
        parts: named stretches in the order that the device has them; a name may repeat, and parts
            may lie apart, overlap, or stand in any order.
        score: a calibrated probability that the annotation is right, or None where nobody measured.
        why: the rule that fired, or the features that weighed most, for a reader.
    """

    start: int
    end: int = field()
    parts: tuple[Part, ...] = ()
    score: float | None = field(
        default=None,
        validator=validators.optional(validators.and_(validators.ge(0.0), validators.le(1.0))),
    )
    why: str = ""

    @end.validator
    def _is_a_span(self, _: object, end: int) -> None:
        if not 0 <= self.start <= end:
            raise SpanError(
                f"{type(self).__name__}: an annotation runs from 0 <= start to end >= start; "
                f"got start={self.start}, end={end}."
            )

    @property
    def span(self) -> Span:
        """Where it stands, in code points."""
        return Span(self.start, self.end)

    def spans_of(self, part: str) -> tuple[Span, ...]:
        """Every part of that name, in the order of `parts`; empty if there is none."""
        return tuple(p.span for p in self.parts if p.name == part)

    def span_of(self, part: str) -> Span | None:
        """The first part of that name, or None."""
        return next((p.span for p in self.parts if p.name == part), None)

    @classmethod
    def over(cls, parts: tuple[Part, ...], **fields: object) -> Self:
        """An annotation that spans from its first part to its last.

        Raises:
            SpanError: there are no parts.
        """
        if not parts:
            raise SpanError(f"{cls.__name__}.over: cannot span no parts; give at least one.")
        start = min(part.start for part in parts)
        end = max(part.end for part in parts)
        return cls(start=start, end=end, parts=parts, **fields)  # type: ignore[arg-type]


@frozen(kw_only=True)
class Provenance:
    """Where a layer came from: enough to make it again, or to know that one cannot.

    Attributes:
        annotator: the name of the annotator.
        distribution, version: the installed distribution that the annotator is from.
        config_hash: the first 16 hex digits of the SHA-256 of its configuration, defaults included.
        model: the name of the language model or weights that it used, or "".
        reads: the layers that it read, in alphabetical order.
    """

    annotator: str
    distribution: str
    version: str
    config_hash: str = ""
    model: str = ""
    reads: tuple[str, ...] = ()

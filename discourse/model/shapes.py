"""The shapes that annotations' fields may have, and how a value of each becomes JSON and comes back.

A shape is worked out from the type annotations when a LayerSpec is made, so that a field that could not be
saved is an error of its author, not a surprise of the first user who saves.
"""

from __future__ import annotations

import math
import types
from collections.abc import Callable, Iterable
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from attrs import field, fields, frozen, has

from discourse.errors import CodecError, ContractError
from discourse.model.annotations import Annotation, Ref


@frozen
class Shape:
    """How values of one type are checked and turned into JSON values and back.

    `refs` gives the Refs inside a value; it is None where a value of this type cannot hold any.
    """

    dump: Callable[[Any], Any] = field(repr=False)
    load: Callable[[Any], Any] = field(repr=False)
    refs: Callable[[Any], Iterable[Ref]] | None = field(default=None, repr=False)


def shape_of(kind: Any, where: str) -> Shape:
    """The shape of a type.

    Raises:
        ContractError: the type, or one inside it, cannot be saved; `where` names the place.
    """
    if kind in _PLAIN:
        return _plain(kind)
    if kind is float:
        return Shape(_dump_float, _load_float)
    if kind is Ref:
        return Shape(str, _load_ref, lambda ref: [ref])
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return _literal(arguments)
    if origin in (Union, types.UnionType) and len(arguments) == 2 and type(None) in arguments:
        inner = next(argument for argument in arguments if argument is not type(None))
        return _optional(shape_of(inner, where))
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        return _sequence(shape_of(arguments[0], where))
    if isinstance(kind, type) and has(kind):
        return _record(kind, where)
    raise ContractError(
        f"{where}: a field of type {kind!r} cannot be saved. Use str, int, float, bool, Ref, Span, Part, "
        "Literal, a frozen attrs class of these, `X | None`, or `tuple[X, ...]`."
    )


_PLAIN = (str, int, bool)


def _plain(kind: type) -> Shape:
    def check(value: Any) -> Any:
        # bool is an int to Python, not to a reader of the file
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise CodecError(f"expected {kind.__name__}, got {value!r}")
        return value

    return Shape(check, check)


def _dump_float(value: Any) -> float:
    number = _load_float(value)
    if not math.isfinite(number):
        raise CodecError(f"a number must be finite to be saved, got {number!r}")
    return number


def _load_float(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise CodecError(f"expected a number, got {value!r}")
    return float(value)


def _load_ref(value: Any) -> Ref:
    layer, colon, index = str(value).rpartition(":")
    if not colon or not (index.isascii() and index.isdigit()):
        raise CodecError(f"expected a reference such as 'actors:3', got {value!r}")
    return Ref(layer, int(index))


def _literal(allowed: tuple[Any, ...]) -> Shape:
    def check(value: Any) -> Any:
        if value not in allowed:
            raise CodecError(f"expected one of {', '.join(map(repr, allowed))}, got {value!r}")
        return value

    return Shape(check, check)


def _optional(inner: Shape) -> Shape:
    refs = inner.refs
    return Shape(
        lambda value: None if value is None else inner.dump(value),
        lambda value: None if value is None else inner.load(value),
        None if refs is None else lambda value: () if value is None else refs(value),
    )


def _sequence(inner: Shape) -> Shape:
    def load(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise CodecError(f"expected a list, got {value!r}")
        return tuple([inner.load(item) for item in value])

    refs = inner.refs
    return Shape(
        lambda value: [inner.dump(item) for item in value],
        load,
        None if refs is None else lambda value: [ref for item in value for ref in refs(item)],
    )


def _record(kind: type, where: str) -> Shape:
    """An attrs class, as an object without the fields that have their default value."""
    hints = get_type_hints(kind)
    shapes = [
        (attribute, shape_of(hints[attribute.name], f"{where}, {kind.__name__}.{attribute.name}"))
        for attribute in fields(kind)
        if attribute.init
    ]

    def dump(value: Any) -> dict[str, Any]:
        if type(value) is not kind:
            raise CodecError(f"expected a {kind.__name__}, got {value!r}")
        return {
            attribute.alias: _named(attribute.name, shape.dump, getattr(value, attribute.name))
            for attribute, shape in shapes
            if getattr(value, attribute.name) != attribute.default
        }

    def load(value: Any) -> Any:
        if not isinstance(value, dict):
            raise CodecError(
                f"expected an object with the fields of {kind.__name__}, got {value!r}"
            )
        known = {attribute.alias for attribute, _ in shapes}
        # An annotation's id is derived from its place: it is written for readers and not read back.
        unknown = value.keys() - known - ({"id"} if issubclass(kind, Annotation) else set())
        if unknown:
            raise CodecError(f"{kind.__name__} has no field {sorted(unknown)[0]!r}")
        given = {
            attribute.alias: _named(attribute.name, shape.load, value[attribute.alias])
            for attribute, shape in shapes
            if attribute.alias in value
        }
        try:
            return kind(**given)
        except (TypeError, ValueError) as error:
            raise CodecError(f"{kind.__name__} cannot be made of {value!r}: {error}") from error

    with_refs = [(a.name, shape.refs) for a, shape in shapes if shape.refs is not None]

    def refs(value: Any) -> list[Ref]:
        return [ref for name, inside in with_refs for ref in inside(getattr(value, name))]

    return Shape(dump, load, refs if with_refs else None)


def _named(name: str, convert: Callable[[Any], Any], value: Any) -> Any:
    try:
        return convert(value)
    except CodecError as error:
        raise CodecError(f"{name}: {error}") from None

"""From what a data file holds to typed records, and where it does not fit, the place that does not.

A record is a frozen attrs class. Its fields may be `str`, `int`, `float`, `bool`, `Literal`s, `X | None`,
`tuple[X, ...]`, `frozenset[X]`, `dict[str, X]`, `Any`, and other attrs classes. A field with a converter gets
the value as the file has it: the converter checks it, and raises ValueError.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from attrs import NOTHING, Attribute, fields, has

R = TypeVar("R")

Path = tuple[str | int, ...]


class Misfit(ValueError):  # noqa: N818 - caught by the readers, which turn it into a DataError
    """A value that does not fit; `path` leads to it from the top of the file."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(problem)
        self.path = path


def structure(kind: type[R], value: Any, path: Path = ()) -> R:
    """The value as an instance of `kind`.

    Lists become tuples or frozensets and tables become records; nothing else is converted, so that a
    number written in quotes is a mistake and not a guess.

    Raises:
        Misfit: a field is unknown, missing or of another type, or the class refuses the values.
    """
    return cast(R, _structure(kind, value, path))


def required_fields(kind: type) -> tuple[str, ...]:
    """The names of the fields that have no default."""
    return tuple(name for name, a in _attributes(kind).items() if a.default is NOTHING)


def field_names(kind: type) -> tuple[str, ...]:
    """The names that a record is made with."""
    return tuple(_attributes(kind))


def field_type(kind: type, name: str) -> Any:
    """The type of a field."""
    return _hints(kind)[_attributes(kind)[name].name]


def unknown_name(name: str, known: tuple[str, ...]) -> str:
    """What to say of a name that is not one of those known."""
    near = get_close_matches(name, known, n=1)
    guess = f"; did you mean {near[0]!r}?" if near else "."
    return f"unknown: {name!r}{guess} Known are {', '.join(known)}."


def _structure(kind: Any, value: Any, path: Path) -> Any:
    if kind is Any:
        return value
    if kind in _NAMES:
        return _plain(kind, value, path)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        if value not in arguments:
            raise Misfit(path, f"expected one of {', '.join(map(repr, arguments))}, got {value!r}.")
        return value
    if origin in (Union, types.UnionType):
        return _either(arguments, value, path)
    if origin in (tuple, frozenset):
        if not isinstance(value, list | tuple):
            raise Misfit(path, f"expected a list in square brackets, got {value!r}.")
        return origin(_structure(arguments[0], v, (*path, i)) for i, v in enumerate(value))
    if origin in (dict, Mapping):
        table = _table(value, path)
        return {key: _structure(arguments[1], v, (*path, key)) for key, v in table.items()}
    if isinstance(kind, type) and has(kind):
        return _record(kind, _table(value, path), path)
    raise TypeError(
        f"A record cannot have a field of type {kind!r}; see discourse.analysis.records."
    )


_NAMES = {str: "text in quotes", int: "a whole number", float: "a number", bool: "true or false"}


def _plain(kind: type, value: Any, path: Path) -> Any:
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    # bool is an int to Python, not to whoever writes the file
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise Misfit(path, f"expected {_NAMES[kind]}, got {value!r}.")
    return value


def _either(kinds: tuple[Any, ...], value: Any, path: Path) -> Any:
    if value is None and type(None) in kinds:
        return None
    misfit = None
    for kind in kinds:
        if kind is not type(None):
            try:
                return _structure(kind, value, path)
            except Misfit as error:
                misfit = misfit or error
    raise misfit or Misfit(path, f"unexpected {value!r}.")


def _table(value: Any, path: Path) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise Misfit(path, f"expected a table, got {value!r}.")
    return value


def _record(kind: type, table: Mapping[str, Any], path: Path) -> Any:
    known = field_names(kind)
    for key in table:
        if key not in known:
            raise Misfit((*path, key), unknown_name(key, known))
    missing = [name for name in required_fields(kind) if name not in table]
    if missing:
        raise Misfit(path, f"missing: {', '.join(map(repr, missing))}.")
    given = {
        name: value
        if _attributes(kind)[name].converter
        else _structure(field_type(kind, name), value, (*path, name))
        for name, value in table.items()
    }
    try:
        return kind(**given)
    except (TypeError, ValueError) as error:
        raise Misfit((*path, *_refused(kind, given)), str(error)) from error


def _refused(kind: type, given: Mapping[str, Any]) -> Path:
    """The field whose converter or validator refuses its value; () where the values do not go together."""
    for name, value in given.items():
        attribute = _attributes(kind)[name]
        convert: Any = attribute.converter
        try:
            if convert:
                value = convert(value)
            if attribute.validator:
                attribute.validator(None, attribute, value)
        except (TypeError, ValueError):
            return (name,)
        except AttributeError:  # it looks at the other fields as well
            continue
    return ()


@cache
def _attributes(kind: type) -> dict[str, Attribute[Any]]:
    return {a.alias or a.name: a for a in fields(kind) if a.init}


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)

"""The declaration of a reader: which files it knows, and what it makes of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from attrs import frozen

from discourse.errors import DiscourseError
from discourse.model.document import Document


@frozen(kw_only=True)
class Failure:
    """An input that gave no document: its id, and what went wrong."""

    id: str
    error: DiscourseError


@frozen(kw_only=True)
class Reader:
    """What reads files of one kind.

    Attributes:
        name: names it in messages.
        suffixes: of the files that it knows, lower case, with the dot.
        read: gives the documents of a file in order. A part that cannot be read (a row) is a
            `Failure` among them; a file that cannot be read at all raises ReadError.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Path], Iterable[Document | Failure]]

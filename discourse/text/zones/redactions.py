"""What a page or a transfer destroyed, and a text that a parser can read in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discourse.model.spans import Span

# Cloudflare hides addresses from robots like this; the blank may be one that does not break.
_REDACTED = re.compile(r"\[e-?mail[\s\u00a0]protected\]", re.IGNORECASE)
_UNREADABLE = re.compile(r"[\ud800-\udfff\x00-\x08\x0e-\x1b\x7f]")
_ADDRESS = "redacted@mail.com"


def redactions(text: str) -> Iterator[Span]:
    """Where the text has "[email protected]" in the place of an address."""
    return (Span(*match.span()) for match in _REDACTED.finditer(text))


def readable(text: str) -> str:
    """The same text for a parser, code point for code point of the same length.

    A redacted address becomes one word in the shape of an address, rather than brackets round an
    adjective and a noun; control characters become blanks; halves of surrogate pairs, which no encoder
    takes, become U+FFFD.
    """
    text = _REDACTED.sub(lambda match: _ADDRESS.rjust(len(match[0]), "x"), text)
    return _UNREADABLE.sub(lambda match: " " if match[0] < "\u0100" else "\ufffd", text)

"""Names of documents, days and events, which recognizers take for organisations."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from attrs import frozen

from discourse.analysis.tables import read_tsv
from discourse_actors.gazetteer import DATA

_ABOUT = re.compile(r" (?:of|on|for) ")


@frozen(kw_only=True)
class LastWords:
    """A row of `documents.tsv`."""

    kind: Literal["document", "event", "office", "cut"]
    words: tuple[str, ...]
    source: str


def is_no_body(name: str) -> bool:
    """Whether it is a document, a day or an event, or cut short: "Charter of the United Nations", "Conference on Ageing"."""
    what, *about = _ABOUT.split(name, maxsplit=1)
    last = what.split()[-1]
    is_event = bool(about) and last in _last_words("event")
    return is_event or not no_bodies().isdisjoint((last, name.split()[-1]))


@cache
def no_bodies() -> frozenset[str]:
    """The last words of what is no body, whatever it is about."""
    return _last_words("document", "office", "cut")


@cache
def _last_words(*kinds: str) -> frozenset[str]:
    rows = read_tsv(DATA / "documents.tsv", LastWords)
    return frozenset(word for row in rows if row.kind in kinds for word in row.words)

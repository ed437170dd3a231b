"""What the zones of a page tell about the document: its title, its authors, its date."""

from __future__ import annotations

from collections.abc import Iterator

from discourse.model.metadata import Proposal
from discourse.text.zones.dates import find_date
from discourse.text.zones.headlines import names_in_byline, plain_name
from discourse.text.zones.labels import Page

_MOST_AUTHORS = 10
_LINES_BELOW_AN_ARTICLE = 5
_LINES_ABOVE_A_TITLE = 3
_LINES_OF_A_HEADING = 20


def proposals(text: str, page: Page) -> Iterator[Proposal]:
    """Metadata read off a page; what is uncertain (a date of two readings) is not among it."""
    if page.title is not None:
        yield Proposal("title", " ".join(_words(text, page, page.title).split()))
    authors = tuple(dict.fromkeys(_authors(text, page)))[:_MOST_AUTHORS]
    if authors:
        yield Proposal("authors", authors)
    speaker = next(_named(text, page, "speaker-line"), None)
    if speaker:
        yield Proposal("speaker", speaker)
    day = _date(text, page)
    if day:
        yield Proposal("date", day)


def _authors(text: str, page: Page) -> Iterator[str]:
    """Those whom a byline names; where there is none, the name beside the author block."""
    named = list(_named(text, page, "byline"))
    if named:
        yield from named
        return
    for position in _heading(page):
        if page.marks[position].rule == "name-beside-author-block":
            yield plain_name(_words(text, page, position))


def _named(text: str, page: Page, rule: str) -> Iterator[str]:
    """The names in the lines of the article's heading that a rule found."""
    for position in _heading(page):
        cue = page.lines[position].cue
        if page.marks[position].rule == rule and cue is not None:
            yield from names_in_byline(_words(text, page, position), cue.size)


def _heading(page: Page) -> range:
    """The lines about the title; further up is the menu, where "By region" names nobody."""
    if page.title is None:
        return range(max(0, page.article.start - _LINES_OF_A_HEADING), page.article.start)
    last = min(page.article.start, page.title + _LINES_OF_A_HEADING)
    return range(max(0, page.title - _LINES_ABOVE_A_TITLE), last)


def _date(text: str, page: Page) -> str | None:
    """The certain date nearest to the title, in the heading or just below the article."""
    near = page.article.start if page.title is None else page.title
    last = min(len(page.lines), page.article.stop + _LINES_BELOW_AN_ARTICLE)
    candidates = [
        p
        for p in (*_heading(page), *range(page.article.stop, last))
        if page.marks[p].label in ("date", "byline")
    ]
    for position in sorted(candidates, key=lambda p: (p >= page.article.stop, abs(p - near))):
        day = find_date(_words(text, page, position))
        if day is not None:
            return day.isoformat()
    return None


def _words(text: str, page: Page, position: int) -> str:
    line = page.lines[position]
    return text[line.start : line.end]

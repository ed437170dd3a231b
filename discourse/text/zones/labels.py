"""What each line of a page is: first what gives itself away, then the article, then what stands above it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import field, frozen

from discourse.text.layers import ZoneLabel
from discourse.text.zones.article import find_article
from discourse.text.zones.headlines import find_title, is_name
from discourse.text.zones.lines import Line

_ADDRESS = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:@|\s?[\[(]at[\])]\s?)[\w-]{1,64}\.\w|\[e-?mail\sprotected\]|(?:\+|\(?0)\d[\d ()/.-]{7,20}\d",
    re.IGNORECASE,
)
_RULE = re.compile(r"[-*_=~#+•·|–—\s]{1,200}")  # "* * *" between two sections

_LABELS_WITHOUT_A_PAGE = ("title", "date", "byline", "affiliation", "body")
_LABELS_IN_A_SECTION = ("affiliation", "byline", "caption", "teaser")
_MOST_WORDS_OF_A_TEASER = 120
_MOST_WORDS_OF_A_HEADLINE = 25
_MOST_LINES_OF_A_TEASER = 8
_MOST_SENTENCES_OF_A_TEASER = 3
_MOST_LINES_OF_A_SECTION = 60
_MOST_WORDS_OF_A_HOOK = 15
_LINES_OF_A_MENU = 4
_WORDS_OF_A_MENU_ITEM = 4
_LINES_NEAR = 2
_MOST_SHARE_OF_CLUTTER = 0.02
_MOST_SHARE_OF_SHORT = 0.1
_WORDS_OF_A_STANDFIRST = 5


@frozen(slots=True)
class Mark:
    """What a line is, and the rule that says so."""

    label: ZoneLabel
    rule: str


@frozen
class Page:
    """The lines of a page with a mark each, and where the article and the title are."""

    lines: Sequence[Line]
    marks: Sequence[Mark]
    article: range
    title: int | None = field(default=None)


def mark_page(text: str, lines: Sequence[Line], *, keep_doubtful: bool) -> Page:
    """Mark every line of a page.

    `keep_doubtful` says what becomes of a line that stands outside the article and that nothing gives away:
    body, or not.
    """
    marks: dict[int, Mark] = {}
    _mark_teasers(lines, marks)
    _mark_what_gives_itself_away(text, lines, marks)
    _mark_hooks(text, lines, marks)
    article = find_article(lines, marks)
    _mark_sections(lines, marks)
    _clear_in_article(text, lines, marks, article)
    title = find_title(lines, article, text)
    if title is not None:
        marks[title] = Mark("title", "headline")
        if title == article.start:
            article = range(article.start + 1, article.stop)
    _mark_front_matter(text, lines, marks, range(article.start))
    if title is not None and _is_standfirst(lines, title + 1, article):
        marks.setdefault(title + 1, Mark("body", "standfirst"))
    _mark_comments(lines, marks, article)
    _mark_author_notes(text, lines, marks, article)
    # A poem has no running text, and a speech copied line by line little; neither is a page.
    is_page = _has_clutter(lines, marks)
    kept = article if is_page else range(len(lines))
    keep_doubtful |= not article
    for position in range(len(lines)):
        if position not in marks and not is_page and article:
            marks[position] = Mark("body", "no-page")
        elif position not in marks:
            marks[position] = _rest(lines, position, kept, keep_doubtful=keep_doubtful)
    return Page(lines, [marks[position] for position in range(len(lines))], article, title)


def _mark_teasers(lines: Sequence[Line], marks: dict[int, Mark]) -> None:
    """A headline, a blurb and then "More"."""
    for position, line in enumerate(lines):
        if line.cue is not None and line.cue.reach == "block":
            for member in _teaser_above(lines, position):
                marks.setdefault(member, Mark("teaser", line.cue.rule))


def _mark_sections(lines: Sequence[Line], marks: dict[int, Mark]) -> None:
    """A heading such as "Related" and the lines below it."""
    for position, line in enumerate(lines):
        if line.cue is not None and line.cue.reach == "section":
            for member in _section_below(lines, position):
                marks[member] = Mark(line.cue.label, line.cue.rule)


def _teaser_above(lines: Sequence[Line], link: int) -> list[int]:
    """The link and what it opens: in its block, a blurb of one or two paragraphs under a headline."""
    members, has_headline = [], False
    for position in range(link - 1, max(-1, link - 1 - _MOST_LINES_OF_A_TEASER), -1):
        line = lines[position]
        is_other = line.block != lines[link].block or line.size > _MOST_WORDS_OF_A_TEASER
        if is_other or (has_headline and line.is_prose and line.size > _MOST_WORDS_OF_A_HEADLINE):
            break
        has_headline |= line.size <= _MOST_WORDS_OF_A_HEADLINE
        members.append(position)
    is_teaser = (
        has_headline
        and any(lines[member].size > _WORDS_OF_A_MENU_ITEM for member in members)
        and sum(lines[member].is_prose for member in members) <= _MOST_SENTENCES_OF_A_TEASER
    )
    return [link, *members] if is_teaser else [link]


def _section_below(lines: Sequence[Line], heading: int) -> Iterator[int]:
    yield heading
    for position in range(heading + 1, min(len(lines), heading + 1 + _MOST_LINES_OF_A_SECTION)):
        line = lines[position]
        if line.is_prose or (line.cue is not None and line.cue.reach != "line"):
            return
        if line.cue is None or line.cue.label in _LABELS_IN_A_SECTION:
            yield position


def _mark_what_gives_itself_away(text: str, lines: Sequence[Line], marks: dict[int, Mark]) -> None:
    for position, line in enumerate(lines):
        if position in marks:
            continue
        if line.cue is not None and (line.cue.label == "byline" or not line.is_date):
            marks[position] = Mark(line.cue.label, line.cue.rule)
        elif line.is_date:
            marks[position] = Mark("date", "date-line")
        elif not line.folded and _RULE.fullmatch(text, line.start, line.end):
            marks[position] = Mark("navigation", "ruled-line")
        elif not line.is_prose and line.folded and _ADDRESS.search(text[line.start : line.end]):
            marks[position] = Mark("contact", "address")


def _mark_hooks(text: str, lines: Sequence[Line], marks: dict[int, Mark]) -> None:
    """ "Want to know more about global politics?", and in the next line the offer."""
    for position in range(len(lines) - 1):
        line, following = lines[position], marks.get(position + 1)
        if following is None or following.label != "subscription" or position in marks:
            continue
        is_near = line.block == lines[position + 1].block and line.size <= _MOST_WORDS_OF_A_HOOK
        if is_near and text[line.end - 1] in "?!":
            marks[position] = Mark("subscription", "subscription-hook")


def _clear_in_article(
    text: str, lines: Sequence[Line], marks: dict[int, Mark], article: range
) -> None:
    """In the article, words such as "university" or "by" make no author block of a heading."""
    for position in article:
        mark = marks.get(position)
        if mark is None or mark.label not in ("affiliation", "byline", "contact"):
            continue
        line = lines[position]
        if mark.label == "contact" and _ADDRESS.search(text[line.start : line.end]):
            continue
        del marks[position]


def _mark_front_matter(
    text: str, lines: Sequence[Line], marks: dict[int, Mark], front: range
) -> None:
    """Names beside what tells of an author, and the lines of an author's block."""
    for position in front:
        line = lines[position]
        if position in marks or line.is_prose or not is_name(text[line.start : line.end]):
            continue
        before = [marks.get(p) for p in range(max(0, position - 1), position)]
        after = [marks.get(p) for p in range(position + 1, min(front.stop, position + _LINES_NEAR))]
        if any(m is not None and m.label in ("affiliation", "date") for m in after) or any(
            m is not None and m.label in ("byline", "date") for m in before
        ):
            marks[position] = Mark("byline", "name-beside-author-block")
    blocks = {
        lines[position].block
        for position in front
        if position in marks and marks[position].label == "affiliation"
    }
    for position in front:
        line = lines[position]
        if position not in marks and line.block in blocks and not line.is_prose:
            marks[position] = Mark("affiliation", "affiliation-block")


def _mark_comments(lines: Sequence[Line], marks: dict[int, Mark], article: range) -> None:
    """What readers wrote below the article."""
    below = False
    for position in range(article.stop, len(lines)):
        mark = marks.get(position)
        below |= mark is not None and mark.label == "comment"
        if below and mark is None and lines[position].is_prose:
            marks[position] = Mark("comment", "below-comment-heading")


def _mark_author_notes(
    text: str, lines: Sequence[Line], marks: dict[int, Mark], article: range
) -> None:
    """ "Adaeze Nwankwo-Bright is a former adviser …" at the end of her own article."""
    names = [
        text[lines[p].start : lines[p].end]
        for p in range(article.start)
        if p in marks and marks[p].label == "byline"
    ]
    for position in reversed(article[-3:]):
        head = text[lines[position].start : lines[position].start + 80]
        first_words = re.match(
            r"(?:\w[\w.'’-]*\s+){2,4}?(?=(?:is|was|heads|teaches|works|ist)\s)", head
        )
        if first_words and any(first_words[0].strip() in name for name in names):
            marks[position] = Mark("affiliation", "author-note")


def _rest(lines: Sequence[Line], position: int, article: range, *, keep_doubtful: bool) -> Mark:
    line = lines[position]
    if position in article:
        if _is_repeated_label(line) and line.size < _WORDS_OF_A_STANDFIRST:
            return Mark("navigation", "repeated-line")
        return Mark("body", "article" if line.is_prose else "beside-running-text")
    if _is_repeated_label(line):
        return Mark("navigation", "repeated-line")
    if _in_a_menu(lines, position):
        return Mark("navigation", "menu")
    if keep_doubtful:
        return Mark("body", "doubtful")
    return Mark("teaser" if line.is_prose else "navigation", "outside-the-article")


def _is_standfirst(lines: Sequence[Line], position: int, article: range) -> bool:
    if position >= article.start:
        return False
    return lines[position].size >= _WORDS_OF_A_STANDFIRST and not lines[position].is_repeated


def _has_clutter(lines: Sequence[Line], marks: Mapping[int, Mark]) -> bool:
    clutter = sum(
        mark.label not in _LABELS_WITHOUT_A_PAGE and mark.rule != "ruled-line"
        for mark in marks.values()
    )
    short = sum(_is_menu_item(line) for line in lines)
    return clutter > _MOST_SHARE_OF_CLUTTER * len(lines) or short > _MOST_SHARE_OF_SHORT * len(
        lines
    )


def _in_a_menu(lines: Sequence[Line], position: int) -> bool:
    """Whether a line stands in a block of at least four lines of at most four words."""
    return _menu_run(lines, range(position, -1, -1)) + _menu_run(
        lines, range(position, len(lines))
    ) > _LINES_OF_A_MENU and _is_menu_item(lines[position])


def _menu_run(lines: Sequence[Line], positions: Iterable[int]) -> int:
    run = 0
    first: Line | None = None
    for position in positions:
        line = lines[position]
        first = first or line
        if line.block != first.block or not _is_menu_item(line) or run > _LINES_OF_A_MENU:
            break
        run += 1
    return run


def _is_repeated_label(line: Line) -> bool:
    """Whether the line stands twice on the page and is no sentence: a refrain is one."""
    return line.is_repeated and not (line.is_prose or line.ends_sentence or line.goes_on)


def _is_menu_item(line: Line) -> bool:
    is_finished = line.is_prose or line.ends_sentence or line.goes_on
    return not is_finished and line.size <= _WORDS_OF_A_MENU_ITEM

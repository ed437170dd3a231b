"""Settings for `sphinx-build -W docs build/docs`."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pygments.lexers.special import TextLexer

if TYPE_CHECKING:
    from sphinx.application import Sphinx

sys.path.insert(0, str(Path(__file__).resolve().parent))

project = "discourse"
author = "The discourse contributors"
copyright = author  # noqa: A001 - Sphinx wants this name

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "taxonomy"]
exclude_patterns = ["README.md"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "none"  # the signatures show them already
napoleon_use_ivar = True

html_theme = "furo"
html_title = "discourse"


def as_restructured(
    _app: Sphinx, _what: str, _name: str, _obj: Any, _options: Any, lines: list[str]
) -> None:
    """Docstrings are written as Markdown: `names`, and code that is indented below a blank line."""
    written = [re.sub(r"(?<!`)`([^`]+)`(?!`)", as_literal, line) for line in lines]
    lines.clear()
    above = ""
    for line in written:
        is_code = line.startswith("    ") and lines[-1:] == [""] and not above.startswith("    ")
        if is_code and not above.endswith("::"):
            lines += ["::", ""]
        lines.append(line)
        above = line or above


def as_literal(name: re.Match[str]) -> str:
    """A literal; it may not touch a letter after it, so that a blank that is not shown parts them."""
    touches = name.string[name.end() : name.end() + 1].isalnum()
    return f"``{name[1]}``" + "\\ " * touches


def setup(app: Sphinx) -> None:
    """Let pages fence what a model found as `reading`: see `tests/test_docs.py`."""
    app.add_lexer("reading", TextLexer)
    # before napoleon, which takes a colon for the end of a type unless it stands in a literal
    app.connect("autodoc-process-docstring", as_restructured, priority=400)

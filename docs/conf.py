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


def as_literals(
    _app: Sphinx, _what: str, _name: str, _obj: Any, _options: Any, lines: list[str]
) -> None:
    """Docstrings write `names` as Markdown does; reStructuredText wants two backticks."""
    lines[:] = [re.sub(r"(?<!`)`([^`]+)`(?!`)", r"``\1``", line) for line in lines]


def setup(app: Sphinx) -> None:
    """Let pages fence what a model found as `reading`: see `tests/test_docs.py`."""
    app.add_lexer("reading", TextLexer)
    # before napoleon, which takes a colon for the end of a type unless it stands in a literal
    app.connect("autodoc-process-docstring", as_literals, priority=400)

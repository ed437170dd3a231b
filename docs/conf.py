"""Settings for `sphinx-build -W docs build/docs`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygments.lexers.special import TextLexer

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "discourse"
author = "The discourse contributors"
copyright = author  # noqa: A001 - Sphinx wants this name

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["README.md"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

# Docstrings write `names` as Markdown does.
default_role = "code"
autodoc_member_order = "bysource"
autodoc_typehints = "none"  # the signatures show them already
napoleon_use_ivar = True

html_theme = "furo"
html_title = "discourse"


def setup(app: Sphinx) -> None:
    """Let pages fence what a model found as `reading`: see `tests/test_docs.py`."""
    app.add_lexer("reading", TextLexer)

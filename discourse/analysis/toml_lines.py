"""On which line each table and value of a TOML file stands; the standard library's reader does not say."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from discourse.analysis.records import Path

_TOML_TOKEN = re.compile(
    r"""(?P<skip>[ \t\r]+|\#[^\n]*)
    |(?P<newline>\n)
    |(?P<string>\"{3}(?:[^\\"]|\\.|\"{1,2}(?!"))*\"{3,5}|'{3}(?:[^']|'{1,2}(?!'))*'{3,5}
        |"(?:[^"\\\n]|\\.)*"|'[^'\n]*')
    |(?P<mark>[\[\]{},=])
    |(?P<bare>[^\s\[\]{},=\#"']+)""",
    re.VERBOSE | re.DOTALL,
)


def lines_of_toml(text: str) -> Iterator[tuple[Path, int]]:
    """The path of each table and value of a valid TOML text, with its line: tomllib gives no lines."""
    tokens = _TomlTokens(text)
    blocks: dict[Path, int] = {}
    table: Path = ()
    while tokens.skip_newlines():
        line = tokens.line
        if tokens.take("["):
            is_block = tokens.take("[")
            keys = _keys(tokens.until("]"))
            table = ()
            for depth, key in enumerate(keys, 1):
                table = (*table, key)
                if is_block and depth == len(keys):
                    blocks[table] = blocks.get(table, 0) + 1
                if table in blocks:
                    table = (*table, blocks[table] - 1)
            tokens.until("\n")
            yield table, line
        else:
            yield from _entry(tokens, table)


def _entry(tokens: _TomlTokens, table: Path) -> Iterator[tuple[Path, int]]:
    line = tokens.line
    path = (*table, *_keys(tokens.until("=")))
    yield path, line
    yield from _value(tokens, path)


def _value(tokens: _TomlTokens, path: Path) -> Iterator[tuple[Path, int]]:
    if tokens.take("["):
        index = 0
        while tokens.skip_newlines() and not tokens.take("]"):
            yield (*path, index), tokens.line
            yield from _value(tokens, (*path, index))
            tokens.skip_newlines()
            index += tokens.take(",")
    elif tokens.take("{"):
        while tokens.skip_newlines() and not tokens.take("}"):
            yield from _entry(tokens, path)
            tokens.skip_newlines()
            tokens.take(",")
    else:
        while tokens.kind in ("string", "bare"):
            tokens.advance()


def _keys(written: str) -> tuple[str, ...]:
    """The keys of a dotted name, as tomllib reads them."""
    keys = []
    nested: Any = tomllib.loads(f"{written}=0")
    while isinstance(nested, dict):
        ((key, nested),) = nested.items()
        keys.append(key)
    return tuple(keys)


class _TomlTokens:
    """The tokens of a valid TOML text, one at a time, without comments."""

    def __init__(self, text: str) -> None:
        self._matches = _TOML_TOKEN.finditer(text)
        self._next_line = 1
        self.advance()

    def advance(self) -> None:
        """Go to the next token; `kind` is "" after the last."""
        for match in self._matches:
            self.line = self._next_line
            self._next_line += match[0].count("\n")
            if match.lastgroup != "skip":
                self.kind, self.text = match.lastgroup or "", match[0]
                return
        self.kind = self.text = ""

    def take(self, mark: str) -> bool:
        """Go past this mark, if it is what comes."""
        is_next = self.kind != "string" and self.text == mark
        if is_next:
            self.advance()
        return is_next

    def skip_newlines(self) -> bool:
        """Go to the next token that is no newline; whether there is one."""
        while self.kind == "newline":
            self.advance()
        return bool(self.kind)

    def until(self, mark: str) -> str:
        """Go past the next such mark; what stood before it."""
        before = []
        while self.kind and (self.kind == "string" or self.text != mark):
            before.append(self.text)
            self.advance()
        self.take(mark)
        return "".join(before)

"""Holds the pages to what they claim: their code runs, prints what stands below it, and names what exists.

How a page is written:

- A `python` block runs, from the project's folder; the blocks of a page share their names.
- A `python`, `toml` or `csv` block that opens with the comment `# examples/…` is that file, word for word.
- An `output` block holds what the block before it prints, exactly. A `reading` block does so too, but
  what it shows depends on the language models, so it is renewed and not compared.
- In a `console` block every `$ discourse …` line names a command and options that exist.

`python tests/test_docs.py [PAGE…]` writes files and outputs afresh into the pages.
"""

from __future__ import annotations

import contextlib
import inspect
import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import click
import pytest
from attrs import frozen

from discourse import Pipeline, Registry
from discourse.testing import isolated_registry

ROOT = Path(__file__).resolve().parent.parent
SAMPLE_PLUGIN = ROOT / "examples" / "custom_plugin"
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BUILT_IN = ["analyze", "explain", "plugins", "show"]
FILE = re.compile(r"# (examples/\S+)\n")


@frozen
class Block:
    """A fenced block of a page: its language, its words and where these stand in the page."""

    language: str
    code: str
    start: int
    line: int

    @property
    def file(self) -> Path | None:
        """The file that the block shows, if it shows one."""
        shown = FILE.match(self.code)
        return ROOT / shown[1] if shown else None

    @property
    def runs(self) -> bool:
        return self.language == "python" and self.file is None

    @property
    def commands(self) -> list[list[str]]:
        """The words of each command of a console block, up to a pipe."""
        if self.language != "console":
            return []
        lines = self.code.replace("\\\n", " ").splitlines()
        return [
            shlex.split(command, comments=True)
            for line in lines
            if line.startswith("$ ")
            for command in re.split(r"&&|\|", line[2:])
        ]


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(m[1], m[2], m.start(2), text.count("\n", 0, m.start(2)) + 1)
        for m in BLOCK.finditer(text)
    ]


def printed(block: Block, page: Path, names: dict[str, Any]) -> str:
    """Run a Python block in the names of its page and give back what it prints."""
    told = io.StringIO()
    # Empty lines before the code make a traceback name the page's own line.
    code = compile("\n" * (block.line - 1) + block.code, str(page), "exec", dont_inherit=True)
    with contextlib.redirect_stdout(told):
        exec(code, names)
    return "".join(line.rstrip() + "\n" for line in told.getvalue().splitlines())


@contextlib.contextmanager
def sample_plugin_installed() -> Iterator[None]:
    """The sample plugin as if it had been installed: on the path, with its entry point."""
    facts = tomllib.loads((SAMPLE_PLUGIN / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    path = list(sys.path)
    with tempfile.TemporaryDirectory() as site:
        about = Path(site, f"{facts['name'].replace('-', '_')}-{facts['version']}.dist-info")
        about.mkdir()
        (about / "METADATA").write_text(f"Name: {facts['name']}\nVersion: {facts['version']}\n")
        points = facts["entry-points"]["discourse"].items()
        (about / "entry_points.txt").write_text(
            "[discourse]\n" + "".join(f"{name} = {module}\n" for name, module in points)
        )
        sys.path[:0] = [site, str(SAMPLE_PLUGIN)]
        try:
            yield
        finally:
            sys.path[:] = path


def setting(page: Path) -> contextlib.AbstractContextManager[None]:
    """Where the code of a page runs: the guide to plugins tells how to install one, and then uses it."""
    is_guide = page.name == "writing-a-plugin.md"
    return sample_plugin_installed() if is_guide else contextlib.nullcontext()


def shown_by(command: Block) -> str:
    """What the one command of a console block writes to a terminal of 100 columns."""
    line = command.code.removeprefix("$ ")
    env = {
        **os.environ,
        "COLUMNS": "100",
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }
    done = subprocess.run(
        line, shell=True, cwd=ROOT, env=env, capture_output=True, text=True, check=True
    )
    return "".join(line.rstrip() + "\n" for line in done.stdout.splitlines())


def page_id(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.fixture
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("page", PAGES, ids=page_id)
@pytest.mark.usefixtures("at_the_root")
def test_the_code_of_a_page_runs_and_prints_what_the_page_shows(page: Path) -> None:
    names: dict[str, Any] = {"__name__": "__main__"}
    said = ""
    with setting(page):
        for block in blocks(page):
            if block.runs:
                said = printed(block, page, names)
            elif block.language == "output":
                assert block.code == said, f"{page_id(page)}:{block.line}; renew: python {__file__}"


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_a_file_shown_on_a_page_is_the_file(page: Path) -> None:
    for block in blocks(page):
        if block.file:
            words = FILE.sub("", block.code, count=1)
            assert words == block.file.read_text(encoding="utf-8"), f"{page_id(page)}:{block.line}"


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_every_command_on_a_page_exists(page: Path) -> None:
    for block in blocks(page):
        for words in block.commands:
            where = f"{page_id(page)}:{block.line}: {shlex.join(words)}"
            if words[0] == "discourse":
                assert not unknown_words(words[1:]), where
            for flag, file in pairwise(words):
                if flag == "-r":
                    assert (ROOT / file).is_file(), where
            if words[0] == "python" and words[1].endswith(".py"):
                assert (ROOT / words[1]).is_file(), where


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)#\s]+)", text):
        if not target.startswith(("http://", "https://", "mailto:")):
            assert (page.parent / target).exists(), f"{page_id(page)}: {target}"


def test_the_readme_lists_what_each_plugin_provides() -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = {
        distribution: set(re.findall(r"`([\w.]+)`", layers))
        for distribution, layers in re.findall(
            r"\| `(discourse-\w+)` \|(.*)\|$", page, re.MULTILINE
        )
    }
    provided = {
        state.plugin.distribution: set(state.layers) for state in Registry.installed().plugins()
    }
    assert listed == {name: provided[name] for name in listed}


def unknown_words(words: list[str]) -> list[str]:
    """The subcommands and options among the words that the command line does not know."""
    from discourse.cli import main

    command: click.Command = main
    unknown = []
    context = click.Context(main)
    for word in words:
        if word.startswith("-"):
            known = {name for option in command.get_params(context) for name in option.opts}
            unknown += [] if word.partition("=")[0] in known else [word]
        elif isinstance(command, click.Group):
            found = command.get_command(context, word)
            if found is None:
                return [*unknown, word]
            command = found
    return unknown


def test_every_command_and_option_is_in_the_reference() -> None:
    from discourse.cli import main

    page = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    context = click.Context(main)
    for name in BUILT_IN:
        command = main.get_command(context, name)
        assert command is not None, name
        section = re.search(
            rf"^## `discourse {name}`\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL
        )
        assert section, f"docs/command-line.md has no section on {name}"
        for option in command.params:
            names = (
                option.opts if option.param_type_name == "option" else [option.human_readable_name]
            )
            assert any(f"`{n}" in section[1] for n in names), f"{name}: {names}"


def hooks() -> Iterator[tuple[str, str]]:
    """Every hook that the core specifies, with its signature as it is written."""
    from discourse.pipeline import hookspecs

    for name, function in inspect.getmembers(hookspecs, inspect.isfunction):
        if name.startswith("discourse_"):
            yield name, str(inspect.signature(function)).replace("'", "")


def documented_hooks() -> dict[str, str]:
    """The signature under each heading of the hook reference, by the hook's name."""
    page = (ROOT / "docs" / "hooks.md").read_text(encoding="utf-8")
    found = re.findall(r"^## `(\w+)`\n\n\*\*`(.+?)`\*\*$", page, re.MULTILINE)
    return dict(found)


def test_each_hook_is_documented_with_its_exact_signature() -> None:
    assert documented_hooks() == {name: f"{name}{signature}" for name, signature in hooks()}


@pytest.mark.usefixtures("at_the_root")
def test_the_hooks_as_the_page_shows_them_make_a_plugin() -> None:
    page = ROOT / "docs" / "hooks.md"
    plugin = ModuleType("discourse_page_of_hooks")
    for block in blocks(page):
        if block.runs:
            printed(block, page, plugin.__dict__)
    assert [name for name, _ in hooks() if name not in vars(plugin)] == []

    registry = isolated_registry(plugin)
    assert registry.annotators.keys() >= {"urgency"}
    assert registry.models.keys() >= {"legal-english"}
    assert registry.readers.keys() >= {"subtitles"}
    document = Pipeline(["zones"], registry=registry)("They must act now.")
    assert [zone.label for zone in document["zones"]] == ["body"]
    assert vars(plugin)["seconds"].keys() == {"zones"}


def renewed(page: Path) -> str:
    """The page with its files and outputs written afresh."""
    text = page.read_text(encoding="utf-8")
    names: dict[str, Any] = {"__name__": "__main__"}
    said = ""
    moved = 0
    for block in blocks(page):
        words = block.code
        if block.runs:
            said = printed(block, page, names)
        elif block.commands:
            # Only a lone command is run; a block of several is for the reader to try.
            lone = len(block.code.splitlines()) == 1 and block.commands[0][0] == "discourse"
            said = shown_by(block) if lone else ""
        elif block.file:
            words = f"# {page_id(block.file)}\n" + block.file.read_text(encoding="utf-8")
        elif block.language in ("output", "reading") and said:
            words = said
        start = block.start + moved
        text = text[:start] + words + text[start + len(block.code) :]
        moved += len(words) - len(block.code)
    return text


if __name__ == "__main__":
    os.chdir(ROOT)
    for page in [Path(name).resolve() for name in sys.argv[1:]] or PAGES:
        with setting(page):
            page.write_text(renewed(page), encoding="utf-8")

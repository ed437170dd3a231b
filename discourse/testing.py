"""What a plugin's author tests with: an isolated registry, documents by hand, a conformance check.

from discourse.testing import check_annotator, isolated_registry, marked

registry = isolated_registry(discourse_urgency)
text, parts = marked("We must [act](act) [now](cue).")
document = Pipeline(["urgency.calls"], registry=registry)(text)
assert document["urgency.calls"][0].parts == parts
"""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from types import ModuleType
from typing import Any

from discourse.errors import ContractError, DiscourseError
from discourse.model.annotations import Part
from discourse.model.codec import dumps, loads
from discourse.model.document import Document
from discourse.model.layers import Layer
from discourse.model.metadata import Metadata
from discourse.pipeline.planner import layer_of
from discourse.pipeline.registry import Registry
from discourse.pipeline.runner import Pipeline
from discourse.text.layers import SENTENCES, TOKENS, ZONES, Sentence, Token, Zone

HARD_TEXTS = (
    "",
    " \n\t\n ",
    "…!?",
    "👩‍👩‍👧‍👦 🇺🇦🇷🇺 👍🏽",
    "Line one.\r\nLine two.\r\n\r\nA new paragraph.\r\n",
    "Cafe\u0301 Zu\u0308rich: the coo\u0308peration of Coted\u2019Ivoire.",
    "An “unbalanced quotation, he said. Another ’one.",
    "\ud83d broken \x00 text \ufeff here",
    "word " * 500,
)
"""Texts that break analyses: empty, blank, no letters, emoji, CRLF, combining marks, unbalanced quotes, a lone
surrogate with a NUL and a BOM inside, one sentence of 500 words."""

HEAVY = ("torch", "stanza", "numpy", "scipy", "pandas", "sklearn", "networkx")


def isolated_registry(*plugins: Any, core: bool = True) -> Registry:
    """A registry of these plugins alone, whatever is installed.

    Args:
        plugins: modules (or objects with hook implementations), or names of installed plugins.
        core: whether the core's own annotators are there too.
    """
    names = {plugin for plugin in plugins if isinstance(plugin, str)} | (
        {"core"} if core else set()
    )
    block = {state.plugin.name for state in Registry.installed().plugins()} - names
    registry = Registry.installed(block=block)
    for plugin in plugins:
        if not isinstance(plugin, str):
            name = plugin.__name__ if isinstance(plugin, ModuleType) else type(plugin).__name__
            registry.register(plugin, name=name, distribution=name, version="0")
    return registry


def marked(text: str) -> tuple[str, tuple[Part, ...]]:
    """Plain text and its marked parts: `"[not](negation) [uncommon](contrary)"`.

    Marks may be nested; parts come in the order in which they start. `\\[` and `\\]` are brackets that mark
    nothing.

    Raises:
        ValueError: a mark is not closed.
    """
    plain: list[str] = []
    opened: list[int] = []
    parts: list[Part] = []
    length = 0
    place = 0
    while place < len(text):
        character = text[place]
        if character == "\\" and text[place + 1 : place + 2] in ("[", "]"):
            plain.append(text[place + 1])
            length, place = length + 1, place + 2
        elif character == "[":
            opened.append(length)
            place += 1
        elif character == "]" and text[place + 1 : place + 2] == "(" and opened:
            close = text.index(")", place)
            parts.append(Part(text[place + 2 : close], opened.pop(), length))
            place = close + 1
        else:
            plain.append(character)
            length, place = length + 1, place + 1
    if opened:
        raise ValueError(
            f"A mark is not closed in {text!r}; write '[words](name)', or '\\[' for a bracket."
        )
    return "".join(plain), tuple(sorted(parts, key=lambda part: (part.start, -part.end)))


def document_from_conllu(conllu: str, *, name: str = "conllu", language: str = "en") -> Document:
    """A document with zones, sentences and full tokens, from CoNLL-U: no model is needed.

    Words are joined by spaces unless `SpaceAfter=No`; multi-word tokens are cut as their words are; `# newpar`
    and `# newdoc` begin a paragraph. Empty nodes are left out.
    """
    text = ""
    zones: list[Zone] = []
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    begun = 0
    for comments, lines in _sentences_of(conllu):
        new_paragraph = any(comment.startswith(("# newpar", "# newdoc")) for comment in comments)
        if sentences:
            if new_paragraph:
                zones.append(Zone(start=begun, end=sentences[-1].end, label="body", rule="given"))
                text = f"{text.rstrip(' ')}\n\n"
                begun = len(text)
            elif not text.endswith(" "):
                text += " "
        first = len(tokens)
        start = len(text)
        inside_until, glued = 0, False
        for fields in lines:
            if "-" in fields[0]:
                inside_until = int(fields[0].split("-")[1])
                glued = "SpaceAfter=No" in fields[9]
                continue
            head = int(fields[6]) if fields[6].isdigit() else 0
            tokens.append(
                Token(
                    start=len(text),
                    end=len(text) + len(fields[1]),
                    lemma=_filled(fields[2]),
                    upos=_filled(fields[3]),
                    xpos=_filled(fields[4]),
                    feats=_filled(fields[5]),
                    head_index=first + head - 1 if head else -1,
                    deprel=_filled(fields[7]),
                )
            )
            text += fields[1]
            number = int(fields[0])
            if number < inside_until or (number == inside_until and glued):
                continue
            if number > inside_until and "SpaceAfter=No" in fields[9]:
                continue
            text += " "
        sentences.append(Sentence(start=start, end=tokens[-1].end))
    text = text.rstrip(" ")
    if sentences:
        zones.append(Zone(start=begun, end=sentences[-1].end, label="body", rule="given"))
    return Document(id=name, text=text, metadata=Metadata(language=language)).with_layers(
        ZONES.layer(zones),
        SENTENCES.layer(sentences),
        Layer(TOKENS, tokens, features=TOKENS.features),
    )


def check_annotator(
    name: str, registry: Registry, texts: Iterable[str] = HARD_TEXTS, *, language: str = "en"
) -> None:
    """Hold an annotator to the contract, on hard texts.

    It is pure and deterministic, gives what it declares and nothing else, within the text and in order, its
    layers survive saving, and importing it loads nothing heavy.

    Raises:
        AssertionError: says which promise was broken, and on which text.
    """
    annotator, _ = registry.annotators[name]
    _check_light(annotator.factory)
    pipeline = Pipeline(annotator.provides, registry=registry, language=language)
    for number, text in enumerate(texts):
        document = Document(
            id=f"hard text {number}", text=text, metadata=Metadata(language=language)
        )
        try:
            first = pipeline(document)
            second = pipeline(document)
        except ContractError as error:
            raise AssertionError(f"{name!r} breaks its contract: {error}") from error
        except DiscourseError as error:
            raise AssertionError(f"{name!r} fails on {text[:60]!r}: {error}") from error
        _promise(document.layers == {}, f"{name!r} changed the document that it was given")
        _promise(first == second, f"{name!r} gives two answers for {text[:60]!r}")
        for provided in annotator.provides:
            layer = layer_of(provided, registry.specs)
            there = layer == "metadata" or layer in first
            _promise(there, f"{name!r} does not give {provided!r}")
        saved = loads(dumps(first), registry.specs)
        _promise(saved == first, f"the layers of {name!r} change when saved, on {text[:60]!r}")


def _promise(kept: bool, broken: str) -> None:
    # not the assert statement, which python -O takes out
    if not kept:
        raise AssertionError(broken)


def _check_light(factory: Any) -> None:
    module = factory.partition(":")[0] if isinstance(factory, str) else factory.__module__
    importlib.import_module(module)
    code = f"import sys, {module}; print(*[m for m in {HEAVY!r} if m in sys.modules])"
    loaded = subprocess.run(  # noqa: S603 - our own interpreter, a module that was just imported
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    heavy = loaded.stdout.split()
    advice = "import it where it is used"
    _promise(not heavy, f"importing {module} loads {', '.join(heavy)}; {advice}")


def _sentences_of(conllu: str) -> Iterator[tuple[list[str], list[list[str]]]]:
    comments: list[str] = []
    lines: list[list[str]] = []
    for number, line in enumerate([*conllu.splitlines(), ""], start=1):
        line = line.strip()
        if line.startswith("#"):
            comments.append(line)
        elif line:
            fields = line.split("\t") if "\t" in line else line.split()
            if len(fields) != 10:
                raise ValueError(f"CoNLL-U, line {number}: {len(fields)} columns instead of 10.")
            if "." not in fields[0]:
                lines.append(fields)
        elif lines:
            yield comments, lines
            comments, lines = [], []


def _filled(column: str) -> str:
    return "" if column == "_" else column


__all__: Sequence[str] = (
    "HARD_TEXTS",
    "check_annotator",
    "document_from_conllu",
    "isolated_registry",
    "marked",
)

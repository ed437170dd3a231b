"""The hooks: what a plugin can give. A plugin implements those that it needs with `discourse.hookimpl`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import pluggy

from discourse.errors import DiscourseError
from discourse.model.document import Document
from discourse.model.layers import LayerSpec
from discourse.pipeline.annotator import Annotator, Findings
from discourse.pipeline.models import LanguageModel

if TYPE_CHECKING:
    import click

    from discourse.pipeline.execution import PreparedAnnotator
    from discourse.pipeline.reader import Reader

PROJECT = "discourse"
API_VERSION = 1
"""The version of these hooks. A plugin may ask for one: `discourse_api = 1` in its module."""

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def discourse_layers() -> Iterable[LayerSpec[Any]]:
    """The layers that the plugin defines.

    Example:
        @discourse.hookimpl
        def discourse_layers():
            return [LayerSpec("urgency.calls", Urgency)]
    """
    raise NotImplementedError  # specifications are never called


@hookspec
def discourse_annotators() -> Iterable[Annotator]:
    """The declarations of the plugin's annotators.

    Example:
        @discourse.hookimpl
        def discourse_annotators():
            return [
                Annotator(
                    "urgency",
                    requires=["tokens.lemma"],
                    provides=["urgency.calls"],
                    factory="discourse_urgency.finder:UrgencyFinder",
                )
            ]
    """
    raise NotImplementedError


@hookspec
def discourse_models() -> Iterable[LanguageModel]:
    """The language models that the plugin ships, in Stanza's folder layout.

    Example:
        @discourse.hookimpl
        def discourse_models():
            return [LanguageModel(name="compact-english", language="en", folder=HERE / "models")]
    """
    raise NotImplementedError


@hookspec
def discourse_readers() -> Iterable[Reader]:
    """Readers for kinds of files that the core does not know, by suffix.

    Example:
        @discourse.hookimpl
        def discourse_readers():
            return [Reader(name="subtitles", suffixes=(".srt",), read=read_subtitles)]
    """
    raise NotImplementedError


@hookspec
def discourse_commands() -> Iterable[click.Command]:
    """Subcommands for the command line.

    Example:
        @discourse.hookimpl
        def discourse_commands():
            return [click.Command("urgency", callback=print_urgent_calls, help="Calls to act now.")]
    """
    raise NotImplementedError


@hookspec(firstresult=True)
def discourse_run(
    annotator: PreparedAnnotator, documents: Sequence[Document]
) -> Sequence[Findings | Exception] | None:
    """Run an annotator over documents and give, for each in order, its findings or the exception.

    The core's own implementation comes last: a cache answers before it (`tryfirst=True`), a timer wraps it
    (`wrapper=True`, with one `yield`). None passes the question on.

    Example:
        @discourse.hookimpl(wrapper=True)
        def discourse_run(annotator, documents):
            started = time.perf_counter()
            findings = yield
            print(annotator.name, time.perf_counter() - started)
            return findings
    """
    raise NotImplementedError


@hookspec
def discourse_failed(
    annotator: PreparedAnnotator, document: Document, error: DiscourseError
) -> None:
    """Told of each failure of an annotator on a document, after it was recorded or before it is raised.

    Example:
        @discourse.hookimpl
        def discourse_failed(annotator, document, error):
            logging.getLogger("urgency").warning("%s on %s: %s", annotator.name, document.id, error)
    """
    raise NotImplementedError

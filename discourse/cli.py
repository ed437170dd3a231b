"""The command line: the library, with a progress bar."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import click

import discourse
from discourse import Document, Failure, Pipeline, Registry
from discourse.errors import (
    ConfigError,
    DiscourseError,
    MetadataWarning,
    PlanError,
    PluginWarning,
    WriteError,
)
from discourse.model.files import check_writable
from discourse.pipeline.planner import layer_of

if TYPE_CHECKING:
    from rich.console import Console

F = TypeVar("F", bound=Callable[..., Any])

EXAMPLES = """\b
Examples:
  discourse analyze speech.txt                      a reading on the terminal
  discourse analyze speech.txt --format json        everything, with offsets
  discourse analyze folder/ --format jsonl -o out.jsonl
  discourse analyze texts.csv --format csv -o tables/
  discourse show speech.txt relations               one layer as a table
  discourse explain --layers actors                 what would run, and why
  discourse plugins                                 what is installed
"""


class _Commands(click.Group):
    """The core's commands, and those that plugins bring."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted({*super().list_commands(context), *_brought(context)})

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        return super().get_command(context, name) or _brought(context).get(name)

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except (ConfigError, PlanError, WriteError) as error:
            raise click.UsageError(_printable(str(error))) from error
        except DiscourseError as error:
            raise _Failed(_printable(str(error))) from error
        except BrokenPipeError:
            # whoever reads us has seen enough (`discourse … | head`)
            sys.stderr.close()
            context.exit(0)


def _brought(context: click.Context) -> dict[str, click.Command]:
    """The plugins' commands; the plugins are looked for once a call."""
    if _COMMANDS not in context.meta:
        context.meta[_COMMANDS] = Registry.installed().commands
    commands: dict[str, click.Command] = context.meta[_COMMANDS]
    return commands


_COMMANDS = "discourse.commands"


class _Failed(click.ClickException):
    """An error of ours, told without a traceback."""

    exit_code = 1


@click.group(
    cls=_Commands, epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(package_name="discourse-kit", prog_name="discourse")
def main() -> None:
    """Who acts in a text, how it persuades, and through which frames: each answer with its evidence."""
    # Of a plugin that fails, a user wants to know what is wrong with it, not our line that warns.
    warnings.showwarning = _warn


_layers_option = click.option(
    "--layers", metavar="A,B", help="Only these layers and what they need. Default: all."
)


def _pipeline_options(command: F) -> F:
    options = [
        click.option(
            "--model", help="Linguistic model: an installed one's name, or stanza:LANGUAGE."
        ),
        click.option(
            "--language",
            metavar="CODE",
            help="Language of texts whose metadata does not say it.  [default: identified]",
        ),
        click.option(
            "--zones",
            type=click.Choice(["page", "plain"]),
            help="page: look for clutter about the body. plain: all is body. Default: page for files, plain for rows of a table.",
        ),
        click.option(
            "--config",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help="TOML file with a table of settings an annotator.",
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


@main.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--format",
    "form",
    type=click.Choice(["reading", "json", "jsonl", "csv"]),
    help="reading: for people (default). json: one document. jsonl: many. csv: a file a layer.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="File to write to; a folder for csv."
)
@click.option(
    "--on-error",
    type=click.Choice(["raise", "skip"]),
    default="skip",
    show_default=True,
    help="skip: report what fails and go on. raise: stop at the first failure.",
)
@click.option("--batch-size", type=click.IntRange(1), default=16, show_default=True)
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colours in a reading; always keeps them in a pipe.",
)
@click.option(
    "--country",
    metavar="CODE",
    help="Whom “we” and “our country” stand for, where a text's metadata does not say it: SRB, Serbia.",
)
@click.option("--speaker", metavar="NAME", help="Who says “I”, where a text does not tell.")
@_layers_option
@_pipeline_options
def analyze(
    inputs: tuple[str, ...],
    form: str | None,
    output: Path | None,
    on_error: str,
    batch_size: int,
    color: str,
    country: str | None,
    speaker: str | None,
    **options: Any,
) -> None:
    """Analyse texts: files, folders, or - for standard input.

    Reads .txt, .md, .html, .csv and .jsonl. The exit status is 0 if all went well, 1 if something failed (it is
    told on standard error, and the rest is there), 2 if the command itself is wrong.
    """
    form = form or _form_of(output)
    _check_output(output, form)
    pipeline = _pipeline(on_error=on_error, **options)
    documents = _told_of(_documents(inputs), country=country, speaker=speaker)
    outcomes = _Outcomes(pipeline, documents, batch_size)
    with outcomes.progress(quiet=form == "reading" and output is None):
        _write(outcomes, form, output, color)
    if outcomes.failures:
        raise SystemExit(1)


@main.command()
@click.argument("input_", metavar="FILE")
@click.argument("layer")
@click.option("--format", "form", type=click.Choice(["table", "csv", "jsonl"]), default="table")
@_pipeline_options
def show(input_: str, layer: str, form: str, **options: Any) -> None:
    """Show one LAYER of FILE as a table.

    With `csv` or `jsonl`, all columns; the table shows those that fit a screen.
    """
    from discourse.reading.tables import print_layers

    registry = Registry.installed()
    name = layer_of(layer, registry.specs)
    provided = (p for annotator, _ in registry.annotators.values() for p in annotator.provides)
    wanted = [p for p in provided if layer_of(p, registry.specs) == name] or [layer]
    pipeline = Pipeline(wanted, on_error="raise", registry=registry, **options)
    outcomes = pipeline.stream(_documents([input_]))
    # on_error="raise" lets no failure through
    documents = (outcome for outcome in outcomes if isinstance(outcome, Document))
    print_layers((document[name] for document in documents), form, _console("auto"))


@main.command()
@_layers_option
@_pipeline_options
def explain(**options: Any) -> None:
    """Tell what would run, in which order, and why."""
    click.echo(_pipeline(on_error="raise", **options).explain())


@main.command()
def plugins() -> None:
    """List the plugins: name, version, state, and what each provides."""
    from discourse.reading.tables import print_plugins

    states = Registry.installed().plugins()
    print_plugins(states, _console("auto"))
    if any(state.state == "failed" for state in states):
        raise SystemExit(1)


class _Outcomes:
    """The outcomes of a pipeline, with the failures told as they come and the progress shown."""

    def __init__(
        self, pipeline: Pipeline, inputs: Iterable[Document | Failure], batch_size: int
    ) -> None:
        self._pipeline = pipeline
        self._inputs = inputs
        self._batch_size = batch_size
        self._advance: Callable[[], None] = lambda: None
        self.failures = 0

    def __iter__(self) -> Iterator[Document]:
        for outcome in self._pipeline.stream(self._inputs, batch_size=self._batch_size):
            self._advance()
            if isinstance(outcome, Failure):
                self.failures += 1
                _complain(f"{outcome.id}: {outcome.error}")
                continue
            for omission in outcome.omissions:
                if omission.kind == "failed":
                    self.failures += 1
                    _complain(f"{outcome.id}: {omission.reason}")
            yield outcome

    def progress(self, *, quiet: bool) -> Any:
        """A bar on standard error, where that is a terminal and the bar would not disturb."""
        from rich.console import Console
        from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TimeElapsedColumn

        bar = Progress(
            SpinnerColumn(),
            "analysing",
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=quiet or not sys.stderr.isatty(),
        )
        task = bar.add_task("", total=None)
        self._advance = lambda: bar.advance(task)
        return bar


def _pipeline(layers: str | None, **options: Any) -> Pipeline:
    wanted = [name.strip() for name in layers.split(",") if name.strip()] if layers else None
    return Pipeline(wanted, **options)


def _documents(inputs: Sequence[str]) -> Iterator[Document | Failure]:
    for is_standard, names in groupby(inputs, key=lambda name: name == "-"):
        if is_standard:
            yield _standard_input()
        else:
            yield from discourse.read_many(names)


def _told_of(
    documents: Iterable[Document | Failure], **told: str | None
) -> Iterator[Document | Failure]:
    """The documents with what the command line says of them, where their own metadata does not."""
    for document in documents:
        if isinstance(document, Document):
            yield document.with_metadata(document.metadata.filled(told, "command line"))
        else:
            yield document


def _standard_input() -> Document:
    from discourse.text.reading.decoding import decode

    decoded = decode(sys.stdin.buffer.read(), Path("standard input"), None)
    return Document(id="stdin", text=decoded.text, metadata=decoded.metadata("page"))


def _form_of(output: Path | None) -> str:
    suffixes = {".json": "json", ".jsonl": "jsonl", ".csv": "csv"}
    return suffixes.get(output.suffix.lower(), "reading") if output else "reading"


def _check_output(output: Path | None, form: str) -> None:
    """Say now, and not after hours of work, that the results cannot be written."""
    if form == "csv" and (output is None or output.suffix or output.is_file()):
        raise click.UsageError("csv is a file a layer: name a folder with --output.")
    if form != "csv" and output is not None:
        check_writable(output)


def _write(documents: Iterable[Document], form: str, output: Path | None, color: str) -> None:
    if form == "csv" and output is not None:
        from discourse.tables import write_tables

        for path in write_tables(documents, output):
            click.echo(path, err=True)
    elif form == "reading":
        _write_reading(documents, output, color)
    elif form == "json":
        _write_lines([_only(documents)], output)
    else:
        _write_lines(documents, output)


def _write_lines(documents: Iterable[Document], output: Path | None) -> None:
    if output is not None:
        discourse.save_many(documents, output)
        return
    for document in documents:
        click.echo(discourse.dumps(document))


def _only(documents: Iterable[Document]) -> Document:
    iterator = iter(documents)
    first = next(iterator, None)
    if first is None:
        raise _Failed("There is no document to write.")
    if next(iterator, None) is not None:
        raise click.UsageError("json is for one document; for many, use --format jsonl.")
    return first


def _write_reading(documents: Iterable[Document], output: Path | None, color: str) -> None:
    from discourse.model.files import written_whole
    from discourse.reading import print_reading

    if output is None:
        console = _console(color)
        for document in documents:
            print_reading(document, console)
        return
    with written_whole(output) as file:
        from rich.console import Console

        console = Console(file=file, width=100, force_terminal=color == "always")
        for document in documents:
            print_reading(document, console)


def _console(color: str) -> Console:
    from rich.console import Console

    if color == "auto":
        return Console(highlight=False)
    return Console(
        highlight=False, force_terminal=color == "always", no_color=color == "never" or None
    )


def _warn(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    if issubclass(category, PluginWarning | MetadataWarning):
        click.secho("warning ", fg="yellow", err=True, nl=False)
        click.echo(_printable(str(message)), err=True)
    else:
        told = warnings.formatwarning(message, category, filename, lineno, line)
        click.echo(told, err=True, nl=False)


def _complain(message: str) -> None:
    click.secho("failed ", fg="red", err=True, nl=False)
    click.echo(_printable(message), err=True)


def _printable(message: str) -> str:
    """Without control characters, which a hostile file name or text could steer a terminal with."""
    return "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in message)


if __name__ == "__main__":
    main()

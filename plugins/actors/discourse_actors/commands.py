"""`discourse actors`: whom no gazetteer knows, and the network of a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from discourse import Document, Failure
from discourse.errors import DiscourseError

FILES = click.argument("files", nargs=-1, required=True, metavar="FILE…")
CODEBOOK = click.option(
    "--codebook",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A TSV file of your own actors (key, name, names, type, state, sector …), put above ours.",
)


@click.group("actors")
def actors_command() -> None:
    """Actors over whole corpora."""


@actors_command.command()
@FILES
@CODEBOOK
def unresolved(files: tuple[str, ...], codebook: Path | None) -> None:
    """List the actors of FILES that no list knows, as tab-separated values.

    These are names, coinages and descriptions that come up again, with counts and some of their contexts. Keep the
    rows that matter, mend them, and give the file back with --codebook; the columns for you are passed over then.
    FILES are texts, or results that were saved as JSON or JSONL.
    """
    from discourse_actors.gazetteer import load_gazetteer
    from discourse_actors.review import unresolved as unknown

    click.echo("\t".join(_COLUMNS))
    documents = _read(files, codebook)
    for actor in unknown(documents, load_gazetteer(codebook)):
        cells = (getattr(actor, column) for column in _COLUMNS)
        click.echo("\t".join(map(_cell, cells)))


@actors_command.command()
@FILES
@CODEBOOK
@click.option(
    "-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="GraphML"
)
@click.option(
    "--least-score",
    type=click.FloatRange(0, 1),
    default=0.7,
    show_default=True,
    help="Leave out relations that are less sure.",
)
def network(
    files: tuple[str, ...], codebook: Path | None, output: Path, least_score: float
) -> None:
    """Write who does what to whom in FILES as a graph that Gephi opens.

    FILES are texts, or results that were saved as JSON or JSONL.
    """
    from discourse.model.files import check_writable
    from discourse_actors.network import connected, write_graphml
    from discourse_actors.network import network as network_of

    check_writable(output)
    graph = connected(network_of(_read(files, codebook), least_score=least_score))
    write_graphml(graph, output)
    click.echo(f"{output}: {len(graph)} actors, {graph.number_of_edges()} ties", err=True)


def _read(files: tuple[str, ...], codebook: Path | None) -> Iterator[Document]:
    """The documents with the layers of this plugin; what cannot be read is told, and the others go on."""
    from discourse import Pipeline, read_many

    settings: dict[str, Any] = {"actors": {"codebook": str(codebook)}} if codebook else {}
    pipeline = Pipeline(["actors", "mentions", "relations"], config=settings, on_error="skip")
    for outcome in pipeline.stream(_not_coded_before(read_many(files), codebook)):
        if isinstance(outcome, Document) and "actors" in outcome:
            yield outcome
        elif isinstance(outcome, Document):
            click.echo(f"{outcome.id}: {'; '.join(o.reason for o in outcome.omissions)}", err=True)
        else:
            click.echo(f"{outcome.id}: {outcome.error}", err=True)


def _not_coded_before(
    documents: Iterable[Document | Failure], codebook: Path | None
) -> Iterator[Document | Failure]:
    """The documents; with a codebook, saved results that have actors already are refused, as it would change nothing."""
    for document in documents:
        if codebook is not None and isinstance(document, Document) and "actors" in document:
            problem = (
                "it was saved with its actors, and --codebook would not change them. Give the text itself, or leave "
                "--codebook out"
            )
            yield Failure(
                id=document.id, error=DiscourseError(f"Reading {document.id!r}: {problem}.")
            )
        else:
            yield document


_COLUMNS = ("key", "name", "type", "state", "sector", "count", "documents", "contexts")


def _cell(value: Any) -> str:
    """Without what would break a line, a cell or a terminal."""
    text = " | ".join(value) if isinstance(value, tuple) else str(value)
    return "".join(c if c.isprintable() else " " for c in text)

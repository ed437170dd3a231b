"""`discourse codebook`: check a codebook, try it on a text, measure it and its coders, fit its weights."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from discourse.errors import DiscourseError

if TYPE_CHECKING:
    from discourse.analysis.statistics import Estimate

MOST_CONFUSIONS = 10

FILE = click.argument("book", metavar="CODEBOOK")
CODED = click.argument(
    "coded", metavar="CODED.csv", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)

VECTORS = click.option(
    "--vectors",
    default="",
    metavar="MODEL",
    help="Sentence vectors as evidence: a model's folder, or a package that carries one.",
)


class Group(click.Group):
    """Commands whose errors of ours are told without a traceback."""

    def invoke(self, context: click.Context) -> object:
        try:
            return super().invoke(context)
        except DiscourseError as error:
            raise click.ClickException(str(error)) from error


@click.group("codebook", cls=Group)
def codebook_command() -> None:
    """Write, try and measure codebooks of frames.

    CODEBOOK is the name of one that is shipped or the path of a TOML file.
    """


@codebook_command.command()
@FILE
def check(book: str) -> None:
    """Read CODEBOOK, and look for its frames in its own examples."""
    from discourse_framing.codebooks import codebook
    from discourse_framing.coding import parsed

    read = codebook(book)
    examples = [
        (frame.id, text, expected)
        for frame in read.frame
        for texts, expected in ((frame.positive_examples, True), (frame.negative_examples, False))
        for text in texts
    ]
    documents = parsed([text for _, text, _ in examples], ["frames"], read, codebook=book)
    wrong = 0
    for (frame, text, expected), document in zip(examples, documents, strict=True):
        if expected != any(found.frame == frame for found in document["frames"]):
            wrong += 1
            click.echo(f"{frame}: {'not found in' if expected else 'wrongly found in'} {text!r}")
    click.echo(
        f"{read.name} {read.version}: {len(read.frame)} frames, {len(examples)} examples, "
        f"{wrong} of them wrong; {read.validation}."
    )
    if wrong:
        raise SystemExit(1)


@codebook_command.command("try")
@FILE
@click.argument("text")
@VECTORS
def try_(book: str, text: str, vectors: str) -> None:
    """Show the frames of CODEBOOK in TEXT, with the evidence."""
    from discourse_framing.codebooks import codebook
    from discourse_framing.coding import parsed

    [document] = parsed([text], ["frames"], codebook(book), codebook=book, vectors=vectors)
    for frame in document["frames"]:
        click.echo(f"{frame.frame} ({frame.voice}): {document.quote(frame)}")
        for evidence in frame.evidence:
            flags = [flag for flag in ("negated", "modal") if getattr(evidence, flag)]
            click.echo(
                f"    “{document.quote(evidence.span)}” {evidence.weight:g}"
                f"  {evidence.source}: {evidence.rule}{''.join(f', {flag}' for flag in flags)}"
            )
    if not len(document["frames"]):
        click.echo("No frame found.")


@codebook_command.command()
@FILE
@CODED
@VECTORS
def evaluate(book: str, coded: Path, vectors: str) -> None:
    """Compare CODEBOOK with what a person coded: F1 and agreement for each frame.

    CODED.csv has the columns text and label; several labels are parted by semicolons.
    """
    from discourse_framing.codebooks import codebook
    from discourse_framing.coding import agreement, parsed, read_coded

    read = codebook(book)
    texts = read_coded(coded, read)
    documents = parsed(
        [text.text for text in texts], ["frames"], read, codebook=book, vectors=vectors
    )
    ours = [frozenset(frame.frame for frame in document["frames"]) for document in documents]
    theirs = [text.frames for text in texts]
    click.echo(f"{len(texts)} texts, codebook against coder; intervals at 95 %")
    click.echo(
        f"{'frame':24} {'texts':>5} {'P':>5} {'R':>5} {'F1':>5}  {'alpha':^18} {'kappa':>6} {'AC1':>6}"
    )
    for one in agreement(read, ours, theirs):
        accuracy, alpha = one.accuracy, one.alpha
        click.echo(
            f"{one.frame:24} {accuracy.there:5} {accuracy.precision:5.2f} {accuracy.recall:5.2f} "
            f"{accuracy.f1:5.2f}  {alpha.value:5.2f} [{alpha.low:5.2f} {alpha.high:5.2f}] "
            f"{one.kappa.value:6.2f} {one.ac1.value:6.2f}"
        )


@codebook_command.command()
@FILE
@click.argument(
    "coders",
    metavar="CODER.csv CODER.csv …",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
def agree(book: str, coders: tuple[Path, ...]) -> None:
    """Compare people who coded the same texts with the frames of CODEBOOK.

    One table a coder, with the columns text and label; texts go together by the column id, where there is one.
    """
    from discourse_framing.codebooks import codebook
    from discourse_framing.reliability import confusions, read_coders, reliability

    if len(coders) < 2:
        raise click.UsageError("Agreement needs the tables of two coders or more.")
    read = codebook(book)
    codes = read_coders(coders, read)
    click.echo(f"{len(codes)} texts, {len(coders)} coders; intervals at 95 %")
    click.echo(f"{'frame':24} {'given':>12} {'all':>4}  {'alpha':^19} {'kappa':^19} {'AC1':^19}")
    for one in reliability(codes, read):
        figures = " ".join(map(_estimate, (one.alpha, one.kappa, one.ac1)))
        given = "/".join(map(str, one.given))
        click.echo(f"{one.frame:24} {given:>12} {one.all_gave:4}  {figures}")
    confused = confusions(codes)
    if confused:
        click.echo("\nWhat one gave and another gave instead, most often first")
        for (first, second), count in confused.most_common(MOST_CONFUSIONS):
            click.echo(f"{count:5}  {first}, {second}")


@codebook_command.command()
@click.argument("texts", type=click.Path(exists=True, path_type=Path))
@click.argument("books", metavar="CODEBOOK…", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="Folder for the files ID.background.json; put them beside the codebooks.",
)
@click.option("--number", default=30, show_default=True, help="How many of the texts to read.")
@click.option("--seed", default=1, show_default=True, help="Of the sample.")
@click.option("--source", default="", help="What the texts are, and their licence.")
def background(
    texts: Path, books: tuple[str, ...], output: Path, number: int, seed: int, source: str
) -> None:
    """Count in TEXTS (a file or a folder) how strong the evidence for each frame of CODEBOOK… is.

    The setting `common` raises thresholds by it, and profiles say which percentile of the background a frame's
    share is. The files hold counts and no texts.
    """
    from random import Random

    from discourse import Document, read_many
    from discourse.model.files import written_whole
    from discourse_framing.background import measured, written
    from discourse_framing.codebooks import codebook
    from discourse_framing.coding import LAYERS, analysed

    read = [codebook(book) for book in books]
    there = [each for each in read_many(texts) if isinstance(each, Document)]
    sample = Random(seed).sample(there, min(number, len(there)))  # noqa: S311 - a sample, no secret
    documents = analysed(sample, LAYERS, read[0].language)
    for found in measured(read, documents, source=source or texts.name):
        with written_whole(output / f"{found.codebook}.background.json") as file:
            file.write(written(found))
        click.echo(
            f"{found.codebook} {found.version}: {found.sentences} sentences of {len(found.documents)} texts"
        )


def _estimate(estimate: Estimate | None) -> str:
    if estimate is None:
        return " " * 19
    return f"{estimate.value:5.2f} [{estimate.low:5.2f} {estimate.high:5.2f}]"


@codebook_command.command()
@FILE
@CODED
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="JSON file for the weights.",
)
@VECTORS
def fit(book: str, coded: Path, output: Path, vectors: str) -> None:
    """Fit the weights of CODEBOOK to what a person coded, and say what that gains.

    Eight texts with a frame and eight without are enough to begin with. What stands beside a text helps: give
    it in the columns before and after, or say where texts stand in the columns document and position. Use
    the weights with `config = {"framing": {"codebook": …, "weights": …}}`; frames then have a probability.
    """
    from discourse.model.files import written_whole
    from discourse_framing.codebooks import codebook
    from discourse_framing.coding import read_coded, with_evidence
    from discourse_framing.combination import fit_weights, gains, write_weights
    from discourse_framing.layers import EXAMPLES_WEIGHT
    from discourse_framing.vectors import resemblances

    read = codebook(book)
    resemblance = resemblances([read], vectors, EXAMPLES_WEIGHT).get(read.id)
    texts = with_evidence(read_coded(coded, read), read, resemblance)
    weights = fit_weights(read, texts, data=coded.name, date=date.today().isoformat())
    with written_whole(output) as file:
        file.write(write_weights(weights))
    click.echo(
        f"{len(texts)} texts; F1 and calibration error (ECE) on texts that were held back; "
        "`alone` does not know what stands beside them"
    )
    click.echo(f"{'frame':24} {'texts':>5} {'as it is':>8} {'alone':>6} {'fitted':>6} {'ECE':>5}")
    for gain in gains(read, weights, texts):
        click.echo(
            f"{gain.frame:24} {gain.texts:5} {gain.before:8.2f} {gain.alone:6.2f} "
            f"{gain.after:6.2f} {gain.calibration_error:5.2f}"
        )
    left_out = [frame.id for frame in read.frame if frame.id not in weights.models]
    if left_out:
        click.echo(f"Too few codes, left as they are: {', '.join(left_out)}.")

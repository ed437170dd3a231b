"""`discourse codebook`: check a codebook, try it on a text, measure it on coded texts, fit its weights."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from discourse.errors import DiscourseError

FILE = click.argument("book", metavar="CODEBOOK")
CODED = click.argument(
    "coded", metavar="CODED.csv", type=click.Path(exists=True, dir_okay=False, path_type=Path)
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
    documents = parsed([text for _, text, _ in examples], ["frames"], read, book)
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
def try_(book: str, text: str) -> None:
    """Show the frames of CODEBOOK in TEXT, with the evidence."""
    from discourse_framing.codebooks import codebook
    from discourse_framing.coding import parsed

    [document] = parsed([text], ["frames"], codebook(book), book)
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
def evaluate(book: str, coded: Path) -> None:
    """Compare CODEBOOK with what a person coded: F1 and agreement for each frame.

    CODED.csv has the columns text and label; several labels are parted by semicolons.
    """
    from discourse_framing.codebooks import codebook
    from discourse_framing.coding import agreement, parsed, read_coded

    read = codebook(book)
    texts = read_coded(coded, read)
    documents = parsed([text.text for text in texts], ["frames"], read, book)
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
@CODED
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="JSON file for the weights.",
)
def fit(book: str, coded: Path, output: Path) -> None:
    """Fit the weights of CODEBOOK to what a person coded, and say what that gains.

    Eight texts with a frame and eight without are enough to begin with. Use the weights with
    `config = {"framing": {"codebook": …, "weights": …}}`; frames then have a probability.
    """
    from discourse.model.files import written_whole
    from discourse_framing.codebooks import codebook
    from discourse_framing.coding import findings_in, read_coded
    from discourse_framing.combination import fit_weights, gains, write_weights

    read = codebook(book)
    texts = read_coded(coded, read)
    findings = list(findings_in([text.text for text in texts], read))
    codes = [text.frames for text in texts]
    weights = fit_weights(read, findings, codes, data=coded.name, date=date.today().isoformat())
    with written_whole(output) as file:
        file.write(write_weights(weights))
    click.echo(f"{len(texts)} texts; F1 and calibration error (ECE) on texts that were held back")
    click.echo(f"{'frame':24} {'texts':>5} {'as it is':>8} {'fitted':>6} {'ECE':>5}")
    for gain in gains(read, weights, findings, codes):
        click.echo(
            f"{gain.frame:24} {gain.texts:5} {gain.before:8.2f} {gain.after:6.2f} "
            f"{gain.calibration_error:5.2f}"
        )
    left_out = [frame.id for frame in read.frame if frame.id not in weights.models]
    if left_out:
        click.echo(f"Too few codes, left as they are: {', '.join(left_out)}.")

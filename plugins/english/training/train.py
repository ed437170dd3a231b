"""Train the English models: `python train.py tagger|parser|lemma|ner|tokenizer|all --data DIR`.

Run it again to go on where a run was cut off. `recipe.toml` holds every setting.
"""

import argparse
import tomllib
from pathlib import Path

import dense
import entities
import lemmas
import parsing
import segmentation
import tagging
import torch
from corpus import flat_treebank, sentences
from loop import Schedule
from shipping import ship
from stanza.models.common.pretrain import Pretrain
from stanza.models.lemma.trainer import Trainer as Lemmatizer
from stanza.models.pos.trainer import Trainer as Tagger

HERE = Path(__file__).parent
LOGS = HERE / "logs"


class Run:
    """Where things lie in one run."""

    def __init__(self, data: Path, start: Path, work: Path) -> None:
        self.data, self.start, self.work = data, start / "en", work
        work.mkdir(parents=True, exist_ok=True)
        self.recipe = tomllib.loads((HERE / "recipe.toml").read_text(encoding="utf-8"))
        self.vectors = Pretrain(str(self.start / "pretrain" / "compact.pt"))

    def treebank(self, part: str) -> Path:
        path = self.work / f"{part}.conllu"
        if not path.exists():
            path.write_text(flat_treebank(self.data, part), encoding="utf-8")
        return path

    def retagged(self, part: str, *, dropout: bool) -> str:
        path = self.work / f"{part}.{'dropout' if dropout else 'best'}.conllu"
        if not path.exists():
            tagger = Tagger(
                pretrain=self.vectors,
                model_file=str(self.start / "pos" / "compact.pt"),
                device="cpu",
            )
            lemmatizer = Lemmatizer(
                model_file=str(self.start / "lemma" / "compact.pt"), device="cpu"
            )
            conllu = self.treebank(part).read_text(encoding="utf-8")
            path.write_text(
                parsing.retagged(conllu, tagger, lemmatizer, self.vectors, dropout=dropout),
                encoding="utf-8",
            )
        return path.read_text(encoding="utf-8")

    def gold(self) -> list[list[list[str]]]:
        return list(sentences(self.treebank("dev").read_text(encoding="utf-8")))


def tagger(run: Run) -> None:
    """UPOS, XPOS and features."""
    options = run.recipe["tagger"]
    trainer = tagging.continue_training(
        run.start / "pos" / "compact.pt",
        run.vectors,
        run.treebank("train"),
        run.treebank("dev"),
        run.gold(),
        Schedule(**options["schedule"]),
        options,
        run.work,
        LOGS / "tagger.tsv",
    )
    trainer.save(str(run.work / "pos.pt"))


def parser(run: Run) -> None:
    """Heads and relations, on tags as the tagger predicts them."""
    options = run.recipe["parser"]
    both = run.work / "train.predicted.conllu"
    dev = run.work / "dev.best.conllu"
    both.write_text(
        run.retagged("train", dropout=False) + run.retagged("train", dropout=True), encoding="utf-8"
    )
    run.retagged("dev", dropout=False)
    trainer = parsing.continue_training(
        run.start / "depparse" / "compact.pt",
        run.vectors,
        both,
        dev,
        run.gold(),
        Schedule(**options["schedule"]),
        options,
        run.work,
        LOGS / "parser.tsv",
    )
    trainer.save(str(run.work / "depparse.pt"))


def lemma(run: Run) -> None:
    """A dictionary, and a model for what it lacks."""
    options = run.recipe["lemma"]
    trainer = lemmas.train_from_nothing(
        run.treebank("train"),
        run.treebank("dev"),
        Schedule(**options["schedule"]),
        options,
        run.work,
        LOGS / "lemma.tsv",
    )
    trainer.save(str(run.work / "lemma.pt"))


def ner(run: Run) -> None:
    """Spans of persons, organisations, places …"""
    options = run.recipe["ner"]
    trainer = entities.continue_training(
        run.start / "ner" / "compact.pt",
        run.vectors,
        run.data,
        Schedule(**options["schedule"]),
        options,
        run.work,
        LOGS / "ner.tsv",
    )
    trainer.save(str(run.work / "ner.pt"))


def tokenizer(run: Run) -> None:
    """Where tokens and sentences end."""
    options = run.recipe["tokenizer"]
    trainer = segmentation.continue_training(
        run.start / "tokenize" / "compact.pt",
        run.treebank("train").read_text(encoding="utf-8"),
        run.treebank("dev").read_text(encoding="utf-8"),
        Schedule(**options["schedule"]),
        options,
        run.work,
        LOGS / "tokenizer.tsv",
    )
    trainer.save(str(run.work / "tokenize.pt"))


MODELS = {"tagger": tagger, "parser": parser, "lemma": lemma, "ner": ner, "tokenizer": tokenizer}


def main() -> None:
    """Train what is asked for, and ship it."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("model", choices=[*MODELS, "all"])
    arguments.add_argument(
        "--data", type=Path, required=True, help="the folder with ud/, ner/ and vectors/"
    )
    arguments.add_argument("--start", type=Path, required=True, help="the models to go on from")
    arguments.add_argument(
        "--work", type=Path, default=Path("work"), help="checkpoints and prepared data"
    )
    arguments.add_argument(
        "--ship", type=Path, help="write the models that are done into this folder"
    )
    given = arguments.parse_args()
    torch.set_num_threads(1)
    run = Run(given.data, given.start, given.work)
    for name in MODELS if given.model == "all" else [given.model]:
        seed = run.recipe[name]["seed"]
        torch.manual_seed(seed)
        dense.install(seed)
        MODELS[name](run)
    if given.ship:
        ship(run.work, run.start, given.ship)


if __name__ == "__main__":
    main()

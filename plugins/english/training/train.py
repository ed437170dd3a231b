"""Train the English models: `python train.py tagger|parser|lemma|ner|tokenizer|all --data DIR`.

Run it again to go on where a run was cut off. `recipe.toml` holds every setting.
"""

import argparse
import tomllib
from pathlib import Path

import dense
import parsing
import tagging
import torch
from corpus import flat_treebank, sentences
from loop import Schedule
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
                pretrain=self.vectors, model_file=str(self.start / "pos" / "compact.pt"), device="cpu"
            )
            lemmatizer = Lemmatizer(model_file=str(self.start / "lemma" / "compact.pt"), device="cpu")
            conllu = self.treebank(part).read_text(encoding="utf-8")
            path.write_text(
                parsing.retagged(conllu, tagger, lemmatizer, self.vectors, dropout=dropout), encoding="utf-8"
            )
        return path.read_text(encoding="utf-8")

    def gold(self) -> list[list[list[str]]]:
        return list(sentences(self.treebank("dev").read_text(encoding="utf-8")))


def tagger(run: Run) -> None:
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
    options = run.recipe["parser"]
    both = run.work / "train.predicted.conllu"
    dev = run.work / "dev.best.conllu"
    both.write_text(run.retagged("train", dropout=False) + run.retagged("train", dropout=True), encoding="utf-8")
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


MODELS = {"tagger": tagger, "parser": parser}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("model", choices=[*MODELS, "all"])
    arguments.add_argument("--data", type=Path, required=True, help="the folder with ud/, ner/ and vectors/")
    arguments.add_argument("--start", type=Path, required=True, help="the models to go on from")
    arguments.add_argument("--work", type=Path, default=Path("work"), help="checkpoints and prepared data")
    given = arguments.parse_args()
    torch.set_num_threads(1)
    run = Run(given.data, given.start, given.work)
    for name in MODELS if given.model == "all" else [given.model]:
        seed = run.recipe[name]["seed"]
        torch.manual_seed(seed)
        dense.install(seed)
        MODELS[name](run)


if __name__ == "__main__":
    main()

"""The tokenizer: where tokens and sentences end, character by character."""

from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import torch
from corpus import sentences
from dense import dense_lstm
from loop import Schedule, train
from stanza.models.tokenization.data import DataLoader, TokenizationDataset
from stanza.models.tokenization.trainer import Trainer
from stanza.models.tokenization.utils import output_predictions

INSIDE, TOKEN_END, SENTENCE_END = "012"


def text_and_labels(conllu: str) -> tuple[str, str]:
    """A treebank as Stanza's tokenizer reads it: its text, and a label under each character."""
    text, labels = [], []
    for block in conllu.split("\n\n"):
        if "# newpar" in block or "# newdoc" in block:
            text.append("\n\n")
            labels.append("\n\n")
        for words in sentences(block):
            for number, word in enumerate(words, 1):
                form, space = word[1], "" if "SpaceAfter=No" in word[9] else " "
                end = SENTENCE_END if number == len(words) else TOKEN_END
                text.append(form + space)
                labels.append(INSIDE * (len(form) - 1) + end + INSIDE * len(space))
    return "".join(text), "".join(labels)


def boundaries_f1(predicted: np.ndarray, gold: np.ndarray, least: int) -> float:
    """F1 of stretches between boundaries labelled `least` or more: 1 tokens, 2 sentences."""
    spans = []
    for labels in (predicted, gold):
        ends = np.flatnonzero(labels >= least).tolist()
        spans.append(set(zip([-1, *ends], ends, strict=False)))
    right = len(spans[0] & spans[1])
    return 2 * right / (len(spans[0]) + len(spans[1]))


def continue_training(
    start: Path,
    train_conllu: str,
    dev_conllu: str,
    schedule: Schedule,
    options: dict[str, Any],
    work: Path,
    log: Path,
) -> Trainer:
    """Go on from the tokenizer in `start`."""
    trainer = Trainer(model_file=str(start), device="cpu")
    trainer.args.update(options.get("model", {}))
    trainer.model.dropout.p = trainer.args["dropout"]  # the model was built before
    trainer.model.dropout_feat.p = trainer.args["feat_dropout"]
    files: dict[str, dict[str, str]] = {}
    for part, conllu in (("train", train_conllu), ("dev", dev_conllu)):
        files[part] = {}
        for kind, content in zip(("txt", "label"), text_and_labels(conllu), strict=True):
            path = work / f"{part}.{kind}"
            path.write_text(content, encoding="utf-8")
            files[part][kind] = str(path)
    learn = DataLoader(trainer.args, input_files=files["train"], vocab=trainer.vocab)
    dev = TokenizationDataset(
        trainer.args, input_files=files["dev"], vocab=trainer.vocab, evaluation=True
    )
    for rnn in (trainer.model.rnn, trainer.model.rnn2):
        rnn.forward = partial(dense_lstm, rnn)

    def loss_of(step: int) -> torch.Tensor:
        if step % options["shuffle_every"] == 0:
            learn.shuffle()
        units, labels, features, text = learn.next(
            unit_dropout=trainer.args["unit_dropout"],
            feat_unit_dropout=trainer.args["feat_unit_dropout"],
        )
        scores = trainer.model(units, features, [len(line) for line in text], text)
        return trainer.criterion(scores.flatten(0, 1), labels.flatten().long())

    def evaluate() -> dict[str, float]:
        _, _, predictions, _ = output_predictions(None, trainer, dev, trainer.vocab, {}, 1000)
        predicted, gold = np.concatenate(predictions), np.concatenate(dev.labels())
        return {
            "tokens": boundaries_f1(predicted, gold, 1),
            "sentences": boundaries_f1(predicted, gold, 2),
        }

    train(trainer.model, count(1), loss_of, evaluate, schedule, work / "tokenizer.checkpoint", log)
    return trainer

"""The entity model: nine classes, a CRF over BIOES tags."""

from pathlib import Path
from typing import Any

import torch
from corpus import entities, epochs
from loop import Schedule, train
from stanza.models.common.doc import Document
from stanza.models.common.pretrain import Pretrain
from stanza.models.ner.data import DataLoader
from stanza.models.ner.scorer import score_by_entity
from stanza.models.ner.trainer import Trainer, unpack_batch
from variation import varied


def span_f1(trainer: Trainer, loader: DataLoader) -> dict[str, float]:
    """Precision, recall and F1 of whole spans with their class."""
    predicted: list[list[str]] = []
    for batch in loader:
        predicted += trainer.predict(batch)
    gold = [[tags[0] for tags in sentence] for sentence in loader.tags]
    precision, recall, f1, _ = score_by_entity(predicted, gold, verbose=False)
    return {"precision": precision, "recall": recall, "f1": f1}


def continue_training(
    start: Path,
    vectors: Pretrain,
    data: Path,
    schedule: Schedule,
    options: dict[str, Any],
    work: Path,
    log: Path,
) -> Trainer:
    """Go on from the entity model in `start`."""
    trainer = Trainer(
        model_file=str(start), pretrain=vectors, device="cpu", args=dict(options.get("model", {}))
    )
    written = entities(data, "train")
    learn, dev = (
        DataLoader(
            Document(part),
            64,
            trainer.args,
            vectors,
            vocab=trainer.vocab,
            evaluation=True,
        )
        for part in ([*written, *varied(written, options["seed"])], entities(data, "dev"))
    )
    sentences = [sentence for batch in learn.data for sentence in batch]
    lengths = [len(sentence[0]) for sentence in sentences]

    def loss_of(indices: list[int]) -> torch.Tensor:
        learn.data = [[sentences[index] for index in indices]]
        inputs, _, by_length, _, lengths, word_lengths, characters, offsets = unpack_batch(
            learn[0], "cpu"
        )
        words, wordchars, mask, chars, tags = inputs
        arguments = (words, wordchars, mask, tags, by_length, lengths, word_lengths)
        return trainer.model(*arguments, chars, offsets, characters, None)[0]

    train(
        trainer.model,
        epochs(lengths, options["words_a_batch"], options["seed"]),
        loss_of,
        lambda: span_f1(trainer, dev),
        schedule,
        work / "ner.checkpoint",
        log,
    )
    return trainer

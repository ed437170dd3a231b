"""The tagger: UPOS, XPOS and features."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from corpus import epochs, sentences, to_conllu
from loop import Schedule, train
from stanza.models.common.pretrain import Pretrain
from stanza.models.pos.data import DataBatch, Dataset
from stanza.models.pos.trainer import Trainer, unpack_batch
from stanza.utils.conll import CoNLL
from variation import with_titles

COLUMNS = (3, 4, 5)


def batches_in_order(data: Dataset, words_a_batch: int) -> Iterator[DataBatch]:
    """Every sentence once, the longest together."""
    order = sorted(range(len(data)), key=lambda index: -len(data.data[index].word[0]))
    start = 0
    while start < len(order):
        size = max(1, words_a_batch // len(data.data[order[start]].word[0]))
        yield data.collate_fn([data[index] for index in order[start : start + size]])
        start += size


def predict(trainer: Trainer, data: Dataset, *, words_a_batch: int = 5000) -> list[list[list[str]]]:
    """[sentence][word][UPOS, XPOS, features], in whatever mode the model is: dropout, if it is training."""
    predictions: list[list[list[str]]] = [[] for _ in range(len(data))]
    with torch.no_grad():
        for batch in batches_in_order(data, words_a_batch):
            inputs, original, by_length, lengths, word_lengths, text = unpack_batch(batch, "cpu")
            words, mask, characters, character_mask, _, pretrained = inputs
            arguments = (words, mask, characters, character_mask, [], pretrained)
            _, columns = trainer.model(*arguments, by_length, lengths, word_lengths, text)
            names = [column.name for column in trainer.model.tag_columns]
            tags = [
                [trainer.vocab[name].unmap(sentence) for sentence in column.tolist()]
                for name, column in zip(names, columns, strict=True)
            ]
            for place, line in enumerate(original):
                length = int(lengths[place])
                predictions[batch.idx[line]] = [
                    [column[place][word] for column in tags] for word in range(length)
                ]
    return predictions


def accuracy(gold: list[list[list[str]]], predicted: list[list[list[str]]]) -> dict[str, float]:
    """The share of words with the right UPOS, and with everything right."""
    right, all_right, words = 0, 0, 0
    for gold_sentence, sentence in zip(gold, predicted, strict=True):
        for columns, tags in zip(gold_sentence, sentence, strict=True):
            words += 1
            right += columns[3] == tags[0]
            all_right += [columns[column] for column in COLUMNS] == tags
    return {"upos": right / words, "all_tags": all_right / words}


def continue_training(
    start: Path,
    vectors: Pretrain,
    train_file: Path,
    dev_file: Path,
    gold: list[list[list[str]]],
    schedule: Schedule,
    options: dict[str, Any],
    work: Path,
    log: Path,
) -> Trainer:
    """Go on from the tagger in `start`."""
    trainer = Trainer(
        pretrain=vectors, model_file=str(start), device="cpu", args=options.get("model", {})
    )
    trees = list(sentences(train_file.read_text(encoding="utf-8")))
    learn = Dataset(
        CoNLL.conll2doc(input_str=to_conllu(with_titles(trees, options["seed"]))),
        trainer.args,
        vectors,
        vocab=trainer.vocab,
    )
    dev = Dataset(
        CoNLL.conll2doc(str(dev_file)), trainer.args, vectors, vocab=trainer.vocab, evaluation=True
    )
    lengths = [len(sample.word[0]) for sample in learn.data]

    def loss_of(indices: list[int]) -> torch.Tensor:
        batch = learn.collate_fn([learn[index] for index in indices])
        inputs, _, by_length, lengths, word_lengths, text = unpack_batch(batch, "cpu")
        return trainer.model(*inputs, by_length, lengths, word_lengths, text)[0]

    train(
        trainer.model,
        epochs(lengths, options["words_a_batch"], options["seed"]),
        loss_of,
        lambda: accuracy(gold, predict(trainer, dev)),
        schedule,
        work / "tagger.checkpoint",
        log,
    )
    return trainer

"""The lemmatizer: a dictionary for words seen, a sequence-to-sequence model for the others."""

from pathlib import Path
from typing import Any

import torch
from corpus import epochs
from loop import Schedule, train
from stanza.models.lemma.data import DataLoader
from stanza.models.lemma.trainer import Trainer, unpack_batch
from stanza.models.lemmatizer import parse_args
from stanza.utils.conll import CoNLL


def lemmatize(trainer: Trainer, words: list[list[str]], loader: DataLoader) -> list[str]:
    """Lemmas of dev words (form, UPOS, lemma) by dictionary and model together."""
    predictions, edits = [], []
    for batch in loader:
        some, how = trainer.predict(batch, 1)
        predictions += some
        edits += how
    forms = [word[0] for word in words]
    return trainer.ensemble(
        [word[:2] for word in words], trainer.postprocess(forms, predictions, edits=edits)
    )


def train_from_nothing(
    train_file: Path,
    dev_file: Path,
    schedule: Schedule,
    options: dict[str, Any],
    work: Path,
    log: Path,
) -> Trainer:
    """The dictionary counts every token; the model learns each form, tag and lemma once.

    It is asked for rare words only, and those look like the other rare words.
    """
    settings = parse_args(["--shorthand", "en_compact"]) | options["model"]
    whole = DataLoader(CoNLL.conll2doc(str(train_file)), 200, settings, evaluation=False)
    settings |= {"vocab_size": whole.vocab["char"].size, "pos_vocab_size": whole.vocab["pos"].size}
    trainer = Trainer(args=settings, vocab=whole.vocab, device="cpu")
    trainer.train_dict(whole.raw_data())

    items = {(item[5], item[3], tuple(item[2])): item for batch in whole.data for item in batch}
    types = [items[key] for key in sorted(items)]
    lengths = [len(item[0]) for item in types]

    dev_doc = CoNLL.conll2doc(str(dev_file))
    words = DataLoader.load_doc(dev_doc, False, False, True)
    known = trainer.skip_seq2seq([word[:2] for word in words])
    unseen = [word for word, seen in zip(words, known, strict=True) if not seen]
    dev = DataLoader(dev_doc, 200, settings, vocab=whole.vocab, evaluation=True, skip=known)
    by_dictionary = trainer.predict_dict([word[:2] for word in words])
    right_by_dictionary = sum(
        lemma == word[2]
        for lemma, word, seen in zip(by_dictionary, words, known, strict=True)
        if seen
    )

    def loss_of(indices: list[int]) -> torch.Tensor:
        whole.data = [[types[index] for index in indices]]
        inputs, _, text = unpack_batch(whole[0], "cpu")
        source, mask, target_in, target_out, tags, edits = inputs
        scores, kinds = trainer.model(source, mask, target_in, tags, raw=text)
        return trainer.crit(scores.flatten(0, 1), target_out.flatten(), kinds, edits)

    batches = epochs(lengths, options["characters_a_batch"], options["seed"])

    def evaluate() -> dict[str, float]:
        right = sum(
            lemma == word[2]
            for lemma, word in zip(lemmatize(trainer, unseen, dev), unseen, strict=True)
        )
        return {"unseen": right / len(unseen), "lemmas": (right + right_by_dictionary) / len(words)}

    train(trainer.model, batches, loss_of, evaluate, schedule, work / "lemma.checkpoint", log)
    return trainer

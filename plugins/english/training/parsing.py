"""The dependency parser, trained on tags as the tagger predicts them.

With gold tags the parser learns to trust them more than it may: it lost six points of LAS between
gold tags and text. So it sees the training part twice: once with the tagger's best tags, once with
its tags under dropout, which on text that the tagger has learned is about as often wrong as the
tagger is on new text. Lemmas come from the dictionary by those tags.
"""

from pathlib import Path
from typing import Any

import torch
from corpus import epochs, sentences, to_conllu
from loop import Schedule, train
from stanza.models.common.dropout import WordDropout
from stanza.models.common.pretrain import Pretrain
from stanza.models.depparse.data import DataLoader
from stanza.models.depparse.trainer import GraphTrainer, Trainer, unpack_batch
from stanza.models.lemma.trainer import Trainer as Lemmatizer
from stanza.models.pos.data import Dataset
from stanza.models.pos.trainer import Trainer as Tagger
from stanza.utils.conll import CoNLL
from tagging import COLUMNS, predict

IDENTITY_GATE = (
    3.0  # sigmoid(3) = 0.95 of a layer's input passes by a layer that is not yet trained
)


def retagged(
    conllu: str, tagger: Tagger, lemmatizer: Lemmatizer, vectors: Pretrain, *, dropout: bool
) -> str:
    """The treebank with predicted tags and lemmas, gold trees."""
    data = Dataset(
        CoNLL.conll2doc(input_str=conllu), tagger.args, vectors, vocab=tagger.vocab, evaluation=True
    )
    tagger.model.train(dropout)
    for module in tagger.model.modules():
        if isinstance(module, WordDropout):  # whole words left out make errors that no text would
            module.eval()
    tagged = list(sentences(conllu))
    for words, tags in zip(tagged, predict(tagger, data), strict=True):
        lemmas = lemmatizer.predict_dict(
            [(word[1], tag[0]) for word, tag in zip(words, tags, strict=True)]
        )
        for word, tag, lemma in zip(words, tags, lemmas, strict=True):
            for column, value in zip(COLUMNS, tag, strict=True):
                word[column] = value
            word[2] = lemma
    tagger.model.eval()
    return to_conllu(tagged)


def attachment(
    gold: list[list[list[str]]], predicted: list[list[tuple[int, str]]]
) -> dict[str, float]:
    """UAS, and LAS without the relations' subtypes, as the CoNLL 2018 scorer counts."""
    heads, labelled, words = 0, 0, 0
    for gold_sentence, sentence in zip(gold, predicted, strict=True):
        for columns, (head, relation) in zip(gold_sentence, sentence, strict=True):
            words += 1
            right = int(columns[6]) == head
            heads += right
            labelled += right and columns[7].split(":")[0] == relation.split(":")[0]
    return {"uas": heads / words, "las": labelled / words}


def parse(trainer: Trainer, loader: DataLoader) -> list[list[tuple[int, str]]]:
    """[sentence][word](head, relation), in the order of the treebank."""
    parsed: list[list[tuple[int, str]]] = []
    for batch in loader:
        parsed += trainer.predict(batch)
    order = loader.data_orig_idx
    back: list[list[tuple[int, str]]] = [[] for _ in parsed]
    for place, index in enumerate(order):
        back[index] = parsed[place]
    return back


def deepened(start: Path, vectors: Pretrain, options: dict[str, Any]) -> Trainer:
    """The parser in `start` with more recurrent layers, each of which at first lets its input by."""
    old = Trainer.load(str(start), vectors, device="cpu")
    settings = {"enable_gradient_checkpointing": False, **old.args, **options}
    new = GraphTrainer(args=settings, vocab=old.vocab, pretrain=vectors, device="cpu")
    have, want = old.model.state_dict(), new.model.state_dict()
    new.model.load_state_dict(
        {
            name: have[name]
            if name in have and have[name].shape == want[name].shape
            else want[name]
            for name in want
        }
    )
    with torch.no_grad():
        for name in ("parserlstm_h_init", "parserlstm_c_init"):
            getattr(new.model, name)[: have[name].size(0)] = have[name]
        for layer in range(old.args["num_layers"], settings["num_layers"]):
            highway, gate = new.model.parserlstm.highway[layer], new.model.parserlstm.gate[layer]
            highway.weight.copy_(torch.eye(highway.out_features))
            gate.weight.mul_(0.1)
            gate.bias.fill_(IDENTITY_GATE)
            for weight in new.model.parserlstm.lstm[layer].parameters():
                weight.mul_(0.5)
    return new


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
    """Go on from the parser in `start`; both files hold predicted tags."""
    trainer = deepened(start, vectors, options.get("model", {}))
    budget = options["words_a_batch"]
    learn = DataLoader(
        CoNLL.conll2doc(str(train_file)), budget, trainer.args, vectors, vocab=trainer.vocab
    ).dataset
    dev = DataLoader(
        CoNLL.conll2doc(str(dev_file)),
        budget,
        trainer.args,
        vectors,
        vocab=trainer.vocab,
        evaluation=True,
        sort_during_eval=True,
    )

    def loss_of(indices: list[int]) -> torch.Tensor:
        batch = DataLoader.collate([learn[index] for index in indices])
        inputs, _, by_length, lengths, word_lengths, text = unpack_batch(batch, "cpu")
        return trainer.model.loss(*inputs, by_length, lengths, word_lengths, text)[0]

    train(
        trainer.model,
        epochs(learn.lengths, budget, options["seed"]),
        loss_of,
        lambda: attachment(gold, parse(trainer, dev)),
        schedule,
        work / "parser.checkpoint",
        log,
    )
    return trainer

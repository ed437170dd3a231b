"""The training code: data come through whole, and the quick networks compute what Stanza's do."""

import sys
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest
import torch
from discourse_english import MODELS
from hypothesis import example, given, settings
from hypothesis import strategies as st
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

import corpus
import dense
import loop
import mean
import segmentation
import shipping
import variation

MULTI_WORD = """# newdoc id = d
# newpar id = p
# text = We don't go.
1\tWe\twe\tPRON\tPRP\t_\t4\tnsubj\t4:nsubj\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t4:aux\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t4:advmod\t_
4\tgo\tgo\tVERB\tVB\t_\t0\troot\t0:root\tSpaceAfter=No
4.1\tgone\tgo\tVERB\tVBN\t_\t_\t_\t4:x\t_
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t4:punct\t_

"""

LENGTHS = st.lists(st.integers(1, 30), min_size=1, max_size=40)


def test_multi_word_tokens_are_taken_apart_and_empty_nodes_dropped():
    [words] = corpus.sentences("\n".join(corpus.flat(MULTI_WORD)))
    assert [(word[1], word[9]) for word in words] == [
        ("We", "_"),
        ("do", "SpaceAfter=No"),
        ("n't", "_"),
        ("go", "SpaceAfter=No"),
        (".", "_"),
    ]


def test_the_tokenizer_learns_from_the_text_that_was_written():
    text, labels = segmentation.text_and_labels("\n".join(corpus.flat(MULTI_WORD)) + "\n\n")
    assert text.strip() == "We don't go."
    assert labels.strip().startswith("010010010012")
    assert len(text) == len(labels)


@given(LENGTHS, st.integers(1, 60))
def test_each_pass_reads_every_sentence_once(lengths, budget):
    seen = Counter()
    for batch in corpus.epochs(lengths, budget, seed=1):
        assert sum(lengths[index] for index in batch) <= max(budget, max(lengths))
        seen.update(batch)
        if sum(seen.values()) >= len(lengths):
            break
    assert seen == Counter(range(len(lengths)))


def test_batches_come_again_alike_so_that_a_run_can_be_resumed():
    lengths = list(range(1, 40))
    first, second = (list(islice(corpus.epochs(lengths, 50, seed=3), 60)) for _ in range(2))
    assert first == second


ENTITIES = st.lists(
    st.tuples(
        st.sampled_from(["Paris", "the", "U", ".", "S", "Ministry", "of", "met", "’", "s"]),
        st.sampled_from(["O", "B-LOC", "B-ORG", "I-ORG", "I-LOC"]),
    ),
    min_size=1,
    max_size=12,
)


def proper(tokens):
    """Tags in which nothing goes on that has not begun."""
    sentence, before = [], "O"
    for text, tag in tokens:
        fits = not tag.startswith("I-") or before[2:] == tag[2:]
        before = tag if fits else "O"
        sentence.append({"text": text, "ner": before})
    return sentence


@given(st.lists(ENTITIES.map(proper), min_size=1, max_size=20), st.integers(0, 5))
@example([proper([("Paris", "O")]), proper([("’", "O"), ("s", "B-LOC"), ("Paris", "I-LOC")])], 1)
def test_a_varied_sentence_is_tagged_properly_and_the_same_for_the_same_seed(sentences, seed):
    made = list(variation.varied(sentences, seed))
    assert made == list(variation.varied(sentences, seed))
    for sentence in made:
        assert sentence == proper([(token["text"], token["ner"]) for token in sentence])
        assert all(token["text"].strip() for token in sentence)


def test_a_name_in_another_names_place_keeps_its_class_and_leaves_the_article_out():
    sentence = proper([("in", "O"), ("the", "O"), ("Paris", "B-LOC"), ("met", "O")])
    [span] = variation.spans(sentence)
    made = variation.replaced(sentence, span, "the Democratic People's Republic of Korea")
    assert [token["text"] for token in made][:5] == ["in", "the", "Democratic", "People", "'s"]
    assert [span[:2] for span in variation.spans(made)] == [(2, 8)]
    assert [token["text"] for token in variation.named("Côte d'Ivoire", "LOC")] == [
        "Côte",
        "d'Ivoire",
    ]


def test_initials_and_genitives_are_joined_as_our_tokenizer_has_them():
    tags = ["O", "B-LOC", "I-LOC", "I-LOC", "I-LOC", "O", "O", "O"]
    words = ["the", "U", ".", "S", ".", "’", "s", "case"]
    joined = variation.with_dots_joined(
        [{"text": word, "ner": tag} for word, tag in zip(words, tags, strict=True)], None
    )
    assert [token["text"] for token in joined] == ["the", "U.S.", "’s", "case"]


def test_titles_keep_their_tags_and_trees():
    trees = list(corpus.sentences("\n".join(corpus.flat(MULTI_WORD)) + "\n\n")) * 40
    titles = variation.with_titles(trees, 1)[len(trees) :]
    assert titles
    assert [word[1] for word in titles[0]] == ["We", "Do", "n't", "Go"]
    assert [word[2:] for word in titles[0]] == [word[2:] for word in trees[0][:4]]


def test_the_mean_of_two_models_lies_in_the_middle():
    first = {"weight": torch.zeros(2), "steps": torch.tensor(3)}
    second = {"weight": torch.ones(2).half(), "steps": torch.tensor(5)}
    middle = mean.mean_of(first, second)
    assert middle["weight"].tolist() == [0.5, 0.5]
    assert middle["steps"].item() == 3


def test_the_learning_rate_rises_stays_and_falls_to_nothing():
    schedule = loop.Schedule(steps=100, decay_steps=40, learning_rate=2.0, warmup_steps=10)
    rates = [schedule.rate(step) for step in range(1, 101)]
    assert rates[0] == pytest.approx(0.2)
    assert rates[9:60] == [2.0] * 51
    assert rates[-1] == 0
    assert sorted(rates[60:], reverse=True) == rates[60:]


def test_swapping_the_average_twice_changes_nothing():
    model = nn.Linear(3, 2)
    average = loop.Average(model, 0.9)
    with torch.no_grad():
        model.weight.add_(1.0)
    before = model.weight.clone()
    average.swap(model)
    assert not torch.equal(model.weight, before)
    average.swap(model)
    assert torch.equal(model.weight, before)


def test_a_run_that_was_cut_off_ends_where_it_would_have_ended(tmp_path):
    def run(folder, *batches_there):
        folder.mkdir()
        for count in batches_there:
            torch.manual_seed(0)
            model = nn.Linear(4, 1)
            everything = torch.randn(20, 8, 4, generator=torch.Generator().manual_seed(5))
            batches = iter(everything[:count])
            schedule = loop.Schedule(
                steps=20, decay_steps=5, learning_rate=0.1, evaluate_every=5, half=False
            )
            loop.train(
                model,
                batches,
                lambda batch, model=model: model(batch).square().mean(),
                lambda: {"zero": 0.0},
                schedule,
                folder / "checkpoint",
                folder / "log.tsv",
            )
        return model.weight

    whole, resumed = run(tmp_path / "whole", 20), run(tmp_path / "resumed", 10, 20)
    assert torch.allclose(whole, resumed)


@settings(deadline=None, max_examples=20)
@given(LENGTHS, st.booleans())
def test_a_dense_lstm_computes_what_a_packed_one_does(lengths, both_ways):
    torch.manual_seed(0)
    lengths = sorted(lengths, reverse=True)
    lstm = nn.LSTM(5, 4, batch_first=True, bidirectional=both_ways)
    state = tuple(torch.randn(1 + both_ways, len(lengths), 4) for _ in range(2))
    gradients, outputs = [], []
    for forward in (lstm, lambda packed, state: dense.dense_lstm(lstm, packed, state)):
        x = torch.randn(len(lengths), lengths[0], 5, generator=torch.Generator().manual_seed(1))
        x.requires_grad_()
        lstm.zero_grad()
        packed, (hidden, _) = forward(pack_padded_sequence(x, lengths, batch_first=True), state)
        (packed.data.square().sum() + hidden.sum()).backward()
        outputs.append((packed.data.detach(), hidden.detach()))
        gradients.append((x.grad, lstm.weight_ih_l0.grad.clone()))
    for one, other in zip(outputs[0] + gradients[0], outputs[1] + gradients[1], strict=True):
        assert torch.allclose(one, other, atol=1e-4)


@given(LENGTHS)
def test_dense_padding_is_padding(lengths):
    lengths = sorted(lengths, reverse=True)
    x = torch.randn(len(lengths), lengths[0], 3)
    packed = pack_padded_sequence(x, lengths, batch_first=True)
    wanted, sizes = pad_packed_sequence(packed, batch_first=True)
    padded, found = dense.dense_pad(packed, batch_first=True)
    assert torch.equal(padded, wanted)
    assert torch.equal(sizes, found)


def test_scoring_relations_at_gold_heads_alone_gives_the_same_loss():
    """Sentences of one length: Stanza's own loss also counts padding, by oversight."""
    from stanza.models.common.pretrain import Pretrain
    from stanza.models.depparse.data import DataLoader
    from stanza.models.depparse.trainer import Trainer, unpack_batch
    from stanza.utils.conll import CoNLL

    vectors = Pretrain(str(MODELS / "en" / "pretrain" / "compact.pt"))
    trainer = Trainer.load(str(MODELS / "en" / "depparse" / "compact.pt"), vectors, device="cpu")
    document = CoNLL.conll2doc(input_str="\n".join(corpus.flat(MULTI_WORD)) + "\n\n")
    arguments = (document, 100, trainer.args, vectors)
    data = DataLoader(*arguments, vocab=trainer.vocab, evaluation=True).dataset
    inputs, _, *rest, text = unpack_batch(DataLoader.collate([data[0], data[0]]), "cpu")
    model = trainer.model.train()
    for module in model.modules():
        for name in ("p", "dropprob", "dropout"):
            if isinstance(getattr(module, name, None), float):
                setattr(module, name, 0.0)
    wanted, _ = model.loss(*inputs, *rest, text)
    found, _ = dense.loss_at_gold_heads(model, *inputs, *rest, text)
    assert found.item() == pytest.approx(wanted.item(), rel=1e-4)


def test_halving_touches_single_precision_alone():
    value = {"a": torch.ones(2), "b": {"c": torch.ones(2, dtype=torch.int64)}, "d": "text"}
    halved = shipping.halved(value)
    assert halved["a"].dtype == torch.float16
    assert halved["b"]["c"].dtype == torch.int64
    assert halved["d"] == "text"


def test_a_shipped_model_forgets_the_paths_of_its_training(tmp_path):
    config = {"save_dir": "/somewhere", "train_file": "x", "hidden_dim": 3, "wordvec_file": None}
    torch.save({"model": {}, "config": config, "optimizer_state_dict": {}}, tmp_path / "a.pt")
    shipping.ship_model(tmp_path / "a.pt", tmp_path / "b.pt")
    saved = torch.load(tmp_path / "b.pt", weights_only=True)
    assert saved == {
        "model": {},
        "config": {"save_dir": None, "train_file": None, "hidden_dim": 3, "wordvec_file": None},
    }

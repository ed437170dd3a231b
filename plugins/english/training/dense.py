"""The same recurrent networks, several times faster to train on a CPU.

Torch runs a packed sequence on the CPU one time step at a time, and the gradient of every step is a
zero tensor of the whole batch's size: quadratic in the length of the longest sentence or word. Four
fifths of a training step went into filling zeros. Here the packed sequence is cut into groups of
similar length, each of which is padded and run as one dense sequence; gathering by index keeps the
gradient linear. Parameters and results are those of Stanza's own code, and nothing of this is
needed to use the models.
"""

import numpy as np
import torch
from stanza.models.common import char_model, crf, hlstm, packed_lstm
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.depparse import model as depparse_model
from stanza.models.ner import model as ner_model
from stanza.models.pos import model as pos_model
from stanza.models.tokenization import model as tokenization_model
from torch import Tensor, nn
from torch.nn.utils.rnn import PackedSequence

NOISE = np.random.Generator(np.random.SFC64(0))
GROUP_SHRINK = 0.8  # a group ends where sequences get shorter than this part of its longest


def positions(batch_sizes: Tensor) -> tuple[Tensor, list[int]]:
    """Where each time step starts in packed data, and the sequences' lengths, longest first."""
    starts = torch.cat([batch_sizes.new_zeros(1), batch_sizes.cumsum(0)[:-1]])
    sequences = torch.arange(int(batch_sizes[0]))
    lengths = (batch_sizes.unsqueeze(1) > sequences).sum(0)
    return starts, lengths.tolist()


def groups(lengths: list[int]) -> list[tuple[int, int]]:
    """Runs of neighbours of similar length, as (first, last + 1)."""
    bounds, first = [], 0
    for index, length in enumerate(lengths):
        if length < lengths[first] * GROUP_SHRINK - 1:
            bounds.append((first, index))
            first = index
    return [*bounds, (first, len(lengths))]


def grid(starts: Tensor, lengths: list[int], first: int, last: int) -> tuple[Tensor, Tensor]:
    """Packed positions of a group as [sequence, time], and which of them are words, not padding."""
    size = torch.tensor(lengths[first:last]).unsqueeze(1)
    time = torch.arange(lengths[first]).unsqueeze(0)
    real = time < size
    packed = starts[torch.minimum(time, size - 1)] + torch.arange(first, last).unsqueeze(1)
    return packed, real


def one_direction(lstm: nn.LSTM, x: Tensor, state: tuple[Tensor, Tensor], direction: int) -> Tensor:
    """A dense LSTM, forwards (0) or backwards (1) by its own weights; the caller turns the time."""
    suffix = "_reverse" if direction else ""
    weights = [
        getattr(lstm, f"{part}_l0{suffix}")
        for part in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
    ]
    state = tuple(part[direction : direction + 1].contiguous() for part in state)
    return torch.lstm(x, state, weights, True, 1, 0.0, lstm.training, False, True)[0]


def packed_lstm_forward(self, packed, lengths, hx=None):
    """In place of `PackedLSTM.forward`."""
    return dense_lstm(self.lstm, packed, hx)


def dense_lstm(lstm, packed, hx=None):
    """An `nn.LSTM` of one layer over packed data, either way, without recurrent dropout."""
    data, batch_sizes = packed.data, packed.batch_sizes
    directions = 2 if lstm.bidirectional else 1
    if hx is None:
        hx = (data.new_zeros(directions, int(batch_sizes[0]), lstm.hidden_size),) * 2
    starts, sizes = positions(batch_sizes)
    outputs, sources, finals = [], [], []
    for first, last in groups(sizes):
        cells, real = grid(starts, sizes, first, last)
        state = tuple(part[:, first:last] for part in hx)
        size = torch.tensor(sizes[first:last]).unsqueeze(1)
        backwards = (size - 1 - torch.arange(cells.size(1))).clamp(
            min=0
        )  # its own inverse on real words
        rows = torch.arange(last - first).unsqueeze(1)
        ways = [
            one_direction(
                lstm, data.index_select(0, cells.flatten()).view(*cells.shape, -1), state, 0
            )
        ]
        finals.append([ways[0][rows, size - 1].squeeze(1)])
        if directions == 2:
            turned = cells.gather(1, backwards)
            back = one_direction(
                lstm, data.index_select(0, turned.flatten()).view(*cells.shape, -1), state, 1
            )
            finals[-1].append(back[rows, size - 1].squeeze(1))
            flat = (rows * cells.size(1) + backwards).flatten()
            ways.append(back.flatten(0, 1).index_select(0, flat).view(*back.shape))
        outputs.append(torch.cat(ways, 2)[real])
        sources.append(cells[real])
    order = torch.argsort(torch.cat(sources))
    output = torch.cat(outputs).index_select(0, order)
    hidden = torch.stack([torch.cat(way) for way in zip(*finals, strict=True)])
    # Nothing in the tagger, the parser or the entity model reads the last cell state.
    return PackedSequence(output, batch_sizes), (hidden, hidden)


def dense_pad(packed, batch_first):
    """In place of `pad_packed_sequence`, whose gradient is quadratic as well."""
    starts, sizes = positions(packed.batch_sizes)
    cells, real = grid(starts, sizes, 0, len(sizes))
    padded = packed.data.index_select(0, cells.flatten()).view(*cells.shape, *packed.data.shape[1:])
    mask = real.view(*real.shape, *[1] * (padded.dim() - 2))
    return padded.masked_fill(~mask, 0), torch.tensor(sizes)


def dense_characters(self, chars, chars_mask, word_orig_idx, sentlens, wordlens):
    """In place of `CharacterModel.forward`, with attention over the characters.

    A word that comes twice in a batch is read once.
    """
    chars, inverse = chars.unique(dim=0, return_inverse=True)
    lengths = (chars != 0).sum(1)
    lengths, by_length = lengths.sort(descending=True, stable=True)
    rank = torch.empty_like(by_length)
    rank[by_length] = torch.arange(len(by_length))
    chars, inverse = chars[by_length], rank[inverse]

    count = chars.size(0)
    directions = self.num_dir * self.args["char_num_layers"]
    hidden = self.args["char_hidden_dim"]
    # One web address makes the padding a hundred times the text: only what is packed is embedded.
    ids = nn.utils.rnn.pack_padded_sequence(chars, lengths, batch_first=True)
    embedded = PackedSequence(self.dropout(self.char_emb(ids.data)), ids.batch_sizes)
    start = tuple(
        part.expand(directions, count, hidden).contiguous()
        for part in (self.charlstm_h_init, self.charlstm_c_init)
    )
    states, (last, _) = self.charlstm(embedded, lengths, hx=start)
    if self.attn:
        weighted = states.data * torch.sigmoid(self.char_attn(self.dropout(states.data)))
        word = torch.arange(count).expand(len(ids.batch_sizes), -1)
        word = word[word < ids.batch_sizes.unsqueeze(1)]
        words = weighted.new_zeros(count, weighted.size(1)).index_add(0, word, weighted)
    else:
        words = last[-2:].transpose(0, 1).reshape(count, -1)

    # Word number `word_orig_idx[i]` of the batch is line i of what came in.
    back = torch.empty(len(word_orig_idx), dtype=torch.long)
    back[torch.as_tensor(word_orig_idx)] = inverse
    sizes = torch.as_tensor(sentlens)
    offsets = sizes.cumsum(0) - sizes
    time = torch.arange(int(sizes[0])).unsqueeze(1)
    real = time < sizes
    order = (offsets + time)[real]
    return PackedSequence(words.index_select(0, back[order]), real.sum(1))


def dense_log_norm(self, inputs, masks, tag_indices):
    """In place of `CRFLoss.crf_log_norm`: a product of matrices a step, no slices."""
    steps, padding = inputs.float().unbind(1), masks.unbind(1)
    transitions = self._transitions.exp()
    alphas = steps[0]
    for scores, padded in zip(steps[1:], padding[1:], strict=True):
        peak = alphas.max(1, keepdim=True)[0].detach()
        moved = (
            torch.einsum("bi,ij->bj", (alphas - peak).exp(), transitions)
            .float()
            .clamp(min=1e-30)
            .log()
            + peak
        )
        alphas = torch.where(padded.unsqueeze(1), alphas, scores + moved)
    return torch.logsumexp(alphas, 1) * ~masks.all(1)


def quick_dropout(self, x):
    """In place of `Dropout.forward`: numpy draws the mask ten times faster than Torch does."""
    if not self.training or self.p == 0:
        return x
    keep = torch.from_numpy(NOISE.random(x.shape, dtype=np.float32)) >= self.p
    return x * keep.to(x.dtype).mul_(1 / (1 - self.p))


def loss_at_gold_heads(self, word, word_mask, *inputs_and_lengths):
    """In place of `GraphParser.loss`: relations are scored for the gold heads alone.

    The loss reads nothing else, and scoring all pairs of words took half of a step.
    """
    head, deprel, wordchars = inputs_and_lengths[7], inputs_and_lengths[8], inputs_and_lengths[0]
    states = self.embed(word, word_mask, *inputs_and_lengths)
    drop, size = self.drop, word.size(1)
    scores = self.unlabeled(drop(states), drop(states)).squeeze(3)
    offset = torch.arange(size).view(1, 1, -1) - torch.arange(size).view(1, -1, 1)
    order = self.linearization(drop(states), drop(states)).squeeze(3)
    scores = scores + nn.functional.logsigmoid(order * torch.sign(offset).float()).detach()
    distance = 1 + nn.functional.softplus(self.distance(drop(states), drop(states)).squeeze(3))
    divergence = -torch.log((offset.abs().float() - distance) ** 2 / 2 + 1)
    scores = scores + divergence.detach()
    scores = scores.masked_fill(torch.eye(size, dtype=torch.bool), -float("inf"))

    real = ~word_mask[:, 1:]
    gold = head.unsqueeze(2)
    scores = scores[:, 1:].masked_fill(word_mask.unsqueeze(1), -float("inf"))
    loss = self.crit(scores[real], head[real])
    order = order[:, 1:].gather(2, gold).squeeze(2)[real]
    rightward = (
        offset.expand_as(scores.new_empty(word.size(0), size, size))[:, 1:].gather(2, gold) > 0
    ).squeeze(2)[real]
    loss = loss + self.crit(torch.stack([-order / 2, order / 2], 1), rightward.long())
    loss = loss - divergence[:, 1:].gather(2, gold).squeeze(2)[real].sum()

    sentence = torch.arange(word.size(0)).unsqueeze(1).expand_as(head)
    dependents, heads = drop(states)[:, 1:][real], drop(states)[sentence[real], head[real]]
    labels = self.deprel
    one = dependents.new_ones(len(dependents), 1)
    left = torch.cat([labels.dropout(labels.hidden_func(labels.W1(dependents))), one], 1)
    right = torch.cat([labels.dropout(labels.hidden_func(labels.W2(heads))), one], 1)
    weight = labels.scorer.W_bilin.weight
    inner = (left @ weight.flatten(1)).view(len(left), weight.size(1), weight.size(2))
    relations = torch.bmm(right.unsqueeze(1), inner).squeeze(1) + labels.scorer.W_bilin.bias
    loss = loss + self.crit(relations, deprel[real] - VOCAB_PREFIX_SIZE)
    return loss / wordchars.size(0), None


def install(seed: int = 0) -> None:
    """Let Stanza's models run densely in this process."""
    global NOISE
    NOISE = np.random.Generator(np.random.SFC64(seed))
    nn.Dropout.forward = quick_dropout
    crf.CRFLoss.crf_log_norm = dense_log_norm
    depparse_model.GraphParser.loss = loss_at_gold_heads
    packed_lstm.PackedLSTM.forward = packed_lstm_forward
    char_model.CharacterModel.forward = dense_characters
    for module in (char_model, hlstm, pos_model, depparse_model, ner_model, tokenization_model):
        module.pad_packed_sequence = dense_pad

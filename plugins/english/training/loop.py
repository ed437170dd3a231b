"""One training loop for the tagger, the parser and the entity model.

Stanza's own trainers stop on a plateau and keep the best step. Here the learning rate stays up and
then falls in a straight line to zero, and what is kept is a running average of the weights; both
gain most when time is short. A run that was cut off goes on from its last checkpoint.
"""

import itertools
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import torch
from attrs import frozen
from torch import nn


@frozen
class Schedule:
    """Steps, and how the learning rate goes over them."""

    steps: int
    decay_steps: int  # the last so many fall to zero
    learning_rate: float
    warmup_steps: int = 100
    average: float = 0.998  # how much of the running average one step keeps
    evaluate_every: int = 200
    beta2: float = 0.95
    clip: float = 1.0
    half: bool = True  # products in bfloat16, in half the time; weights and averages stay whole

    def rate(self, step: int) -> float:
        """The learning rate of a step, counted from 1."""
        rising = min(1.0, step / self.warmup_steps)
        falling = min(1.0, max(0.0, (self.steps - step) / self.decay_steps))
        return self.learning_rate * rising * falling


class Average:
    """An exponential running average of a model's trained weights."""

    def __init__(self, model: nn.Module, keep: float) -> None:
        self.keep = keep
        self.weights = {name: weight.detach().clone() for name, weight in trained(model)}

    def update(self, model: nn.Module, step: int) -> None:
        keep = min(self.keep, (1 + step) / (10 + step))
        with torch.no_grad():
            for name, weight in trained(model):
                self.weights[name].lerp_(weight, 1 - keep)

    def swap(self, model: nn.Module) -> None:
        """Put the average into the model, and the model's weights here; twice is nothing done."""
        with torch.no_grad():
            for name, weight in trained(model):
                mine = self.weights[name].clone()
                self.weights[name].copy_(weight)
                weight.copy_(mine)


def trained(model: nn.Module) -> Iterator[tuple[str, nn.Parameter]]:
    """The weights that are learned: not the word vectors."""
    return ((name, weight) for name, weight in model.named_parameters() if weight.requires_grad)


def train(
    model: nn.Module,
    batches: Iterator[Any],
    loss_of: Callable[[Any], torch.Tensor],
    evaluate: Callable[[], dict[str, float]],
    schedule: Schedule,
    checkpoint: Path,
    log: Path,
) -> None:
    """Train `model` in place; at the end it holds the averaged weights.

    `evaluate` sees the averaged weights; its figures become a line of `log`. `batches` name what
    `loss_of` builds, and must be the same for the same seed: on resuming, those already learned
    from are skipped.
    """
    optimizer = torch.optim.Adam(
        [weight for _, weight in trained(model)],
        lr=schedule.learning_rate,
        betas=(0.9, schedule.beta2),
        eps=1e-6,
    )
    average = Average(model, schedule.average)
    done = 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(saved["model"], strict=False)
        optimizer.load_state_dict(saved["optimizer"])
        average.weights, done = saved["average"], saved["step"]
    started, losses = time.monotonic(), []
    for step, batch in enumerate(itertools.islice(batches, done, schedule.steps), done + 1):
        for group in optimizer.param_groups:
            group["lr"] = schedule.rate(step)
        model.train()
        optimizer.zero_grad()
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=schedule.half):
            loss = loss_of(batch)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), schedule.clip)
        optimizer.step()
        average.update(model, step)
        losses.append(loss.item())
        if step % schedule.evaluate_every == 0 or step == schedule.steps:
            save(checkpoint, model, optimizer, average, step)
            average.swap(model)
            model.eval()
            with torch.no_grad():
                figures = evaluate()
            average.swap(model)
            minutes = (time.monotonic() - started) / 60
            write_line(
                log,
                {"step": step, "loss": sum(losses) / len(losses), **figures, "minutes": minutes},
            )
            losses = []
    average.swap(model)
    model.eval()


def save(
    checkpoint: Path,
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    average: Average,
    step: int,
) -> None:
    """Write beside, then rename: a run that is cut off while writing keeps the last checkpoint."""
    state = {
        "model": dict(model.state_dict()),
        "optimizer": optimizer.state_dict(),
        "average": average.weights,
    }
    beside = checkpoint.with_suffix(".part")
    torch.save({**state, "step": step}, beside)
    beside.replace(checkpoint)


def write_line(log: Path, figures: dict[str, float]) -> None:
    """One more line of a log, under a head that names the figures."""
    log.parent.mkdir(parents=True, exist_ok=True)
    if not log.exists():
        log.write_text("\t".join(figures) + "\n", encoding="utf-8")
    cells = (str(value) if isinstance(value, int) else f"{value:.4f}" for value in figures.values())
    with log.open("a", encoding="utf-8") as table:
        table.write("\t".join(cells) + "\n")

"""Train the library's own model, in slices that continue where the last one stopped.

    python -m translaudit.training.train DATA RUN --minutes 9 --resume

DATA is what `translaudit.training.prepare` wrote. RUN gets `state.safetensors` (to continue from), the weights of the
last checkpoints and, at the end of every slice, their average in half precision (`averaged.safetensors`), which also
begins a run on another machine (`--start`). A run in slices gives the same as an unbroken one.
"""

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file

from translaudit.training import checkpoints, packing
from translaudit.training.batches import padded, steps
from translaudit.training.network import new_network, rate, summed_loss
from translaudit.training.packing import Indices, Packed
from translaudit.training.recipe import DEFAULT, Recipe, read_recipe

BETAS = (0.9, 0.98)
EPSILON = 1e-9
VALIDATION_ROWS = 64


class Feeder:
    """Cuts batches from packed pairs and sends them to the device, without waiting for it."""

    def __init__(self, packed: Packed, pad: int, device: str) -> None:
        """Count once where the sentences begin."""
        self._packed, self._pad, self._device = packed, pad, device
        self._starts = packed.source.starts, packed.target.starts

    def batch(self, rows: Indices) -> tuple[tuple[Any, Any, Any], int]:
        """Padded source and target tokens, the places of those that are no padding, and the number of these."""
        source = padded(self._packed.source, self._starts[0], rows, self._pad)
        target = padded(self._packed.target, self._starts[1], rows, self._pad)
        real = np.flatnonzero(target != self._pad)
        arrays = (torch.from_numpy(array).to(self._device, non_blocking=True) for array in (source, target, real))
        return tuple(arrays), len(real)


class Trainer:
    """A network with its optimizer and data."""

    def __init__(self, data: Path, run: Path, recipe: Recipe, *, device: str = "cpu", compiled: bool = False) -> None:
        """Read the data and make a fresh network."""
        self.recipe, self.run, self.device = recipe, run, device
        vocabulary = len(json.loads((data / "vocab.json").read_text(encoding="utf-8")))
        self._packed = packing.load(data / "train.npz.xz")
        dev = packing.load(data / "dev.npz.xz")
        self.network = new_network(recipe.model, vocabulary, recipe.seed).to(device)
        self._train = Feeder(self._packed, vocabulary - 1, device)
        self._dev = Feeder(dev, vocabulary - 1, device)
        order = np.lexsort((dev.source.lengths, dev.target.lengths))
        self._dev_rows = [order[at : at + VALIDATION_ROWS] for at in range(0, len(order), VALIDATION_ROWS)]
        decayed = [tensor for tensor in self.network.parameters() if tensor.requires_grad and tensor.dim() > 1]
        plain = [tensor for tensor in self.network.parameters() if tensor.requires_grad and tensor.dim() == 1]
        self._optimizer = torch.optim.AdamW(
            [{"params": decayed, "weight_decay": recipe.training.weight_decay}, {"params": plain, "weight_decay": 0.0}],
            betas=BETAS,
            eps=EPSILON,
            fused=device.startswith("cuda"),
        )
        self._loss = torch.compile(summed_loss, dynamic=True) if compiled else summed_loss
        self.done = 0
        run.mkdir(parents=True, exist_ok=True)

    def resume(self) -> None:
        """Continue from the run folder's state."""
        self.done = checkpoints.load_state(self.network, self._optimizer, self.run)

    def start_from(self, weights: Path) -> None:
        """Take over weights and their place in the plan; the optimizer's moments begin anew."""
        checkpoints.put_weights(self.network, load_file(weights))
        self.done = checkpoints.steps_done(weights)

    def train(self, *, minutes: float | None = None, most_steps: int | None = None) -> Iterator[str]:
        """Train until the plan, the minutes or the steps are over; yields lines of progress.

        Minutes are counted from the first step, and what has to be written at the end comes on top.
        """
        plan, begin = self.recipe.training, time.monotonic()
        counted, losses, since = 0, torch.zeros((), device=self.device), begin
        remaining = islice(steps(self._packed, self.recipe), self.done, None)
        for phase, epoch, rows in islice(remaining, most_steps):
            loss, tokens = self._step(rows)
            losses, counted = losses + loss, counted + tokens
            self.done += 1
            if self.done % plan.progress_every == 0:
                mean, speed = losses.item() / counted, counted / (time.monotonic() - since)
                yield (
                    f"step {self.done}/{plan.total_steps} phase {phase} epoch {epoch} loss {mean:.3f} "
                    f"rate {rate(self.done - 1, plan):.2e} {speed:.0f} target tokens/s"
                )
                counted, losses, since = 0, torch.zeros((), device=self.device), time.monotonic()
            if self.done % plan.save_every == 0:
                checkpoints.save_weights(self.network, self.done, self.run, plan.average)
            if self.done % plan.validate_every == 0:
                yield f"step {self.done} dev {self.dev_loss():.4f} nats/token"
            if minutes is not None and time.monotonic() - begin > 60 * minutes:
                break
        yield from self._finish()

    def _finish(self) -> Iterator[str]:
        """Write everything that the next slice, or the export, needs."""
        checkpoints.save_state(self.network, self._optimizer, self.done, self.run)
        if self.done == self.recipe.training.total_steps or not list(self.run.glob("weights-*.safetensors")):
            checkpoints.save_weights(self.network, self.done, self.run, self.recipe.training.average)
        checkpoints.average(self.run)
        yield f"step {self.done} saved; dev {self.dev_loss():.4f} nats/token"

    def _step(self, rows: Indices) -> tuple[Any, int]:
        plan = self.recipe.training
        torch.manual_seed(self.recipe.seed * 1_000_003 + self.done)  # dropout depends on the step alone
        self.network.train()
        for group in self._optimizer.param_groups:
            group["lr"] = rate(self.done, plan)
        tensors, tokens = self._train.batch(rows)
        with self._mixed():
            loss = self._loss(self.network, *tensors, plan.label_smoothing)
        (loss / tokens).backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), plan.clip)
        self._optimizer.step()
        self._optimizer.zero_grad(set_to_none=True)
        return loss.detach(), tokens

    def dev_loss(self) -> float:
        """Cross-entropy of the dev set without label smoothing, in nats a token."""
        self.network.eval()
        total, counted = 0.0, 0
        for rows in self._dev_rows:
            tensors, tokens = self._dev.batch(rows)
            with torch.no_grad(), self._mixed():
                total += summed_loss(self.network, *tensors).item()
            counted += tokens
        return total / counted

    def _mixed(self) -> Any:
        """Half the bits where a graphics card has units for them."""
        graphics = self.device.startswith("cuda")
        return torch.autocast(self.device.split(":")[0], torch.bfloat16, enabled=graphics)


def main() -> None:
    """Train a slice."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("--recipe", type=Path, default=DEFAULT)
    parser.add_argument("--total-steps", type=int, help="instead of the recipe's; the same for all slices of a run")
    parser.add_argument("--minutes", type=float, help="stop and save after so many minutes of training")
    parser.add_argument("--resume", action="store_true", help="continue from RUN where it has a state")
    parser.add_argument("--start", type=Path, help="begin with these weights (an averaged.safetensors)")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--compile", action="store_true", help="compile the network first")
    arguments = parser.parse_args()
    recipe = read_recipe(arguments.recipe)
    if arguments.total_steps:
        recipe = replace(recipe, training=replace(recipe.training, total_steps=arguments.total_steps))
    torch.set_float32_matmul_precision("high")
    trainer = Trainer(arguments.data, arguments.run, recipe, device=arguments.device, compiled=arguments.compile)
    if arguments.resume and (arguments.run / checkpoints.STATE).is_file():
        trainer.resume()
    elif arguments.start:
        trainer.start_from(arguments.start)
    size = sum(tensor.numel() for tensor in checkpoints.weights_of(trainer.network).values())
    print(f"{size / 1e6:.1f} million weights, from step {trainer.done}, on {arguments.device}", flush=True)  # noqa: T201
    for line in trainer.train(minutes=arguments.minutes):
        print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()

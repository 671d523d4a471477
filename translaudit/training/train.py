"""Train the library's own model, in slices that continue where the last one stopped.

    python -m translaudit.training.train DATA RUN --minutes 9 --resume

DATA is what `translaudit.training.prepare` wrote. RUN gets `state.safetensors` (to continue from), the weights of the
last checkpoints and, at the end of every slice, their average in half precision (`averaged.safetensors`), which also
begins a run on another machine (`--start`). A run in slices gives the same as an unbroken one.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file

from translaudit.training import checkpoints, packing
from translaudit.training.batches import padded, steps
from translaudit.training.network import new_network, rate, summed_loss
from translaudit.training.packing import UNALIGNED, Indices, Packed
from translaudit.training.recipe import DEFAULT, Recipe, TrainingRecipe, read_recipe

BETAS = (0.9, 0.98)
EPSILON = 1e-9
VALIDATION_ROWS = 64
MEETING = "meeting"
"""The file by which the processes of a run find each other."""


class Feeder:
    """Cuts batches from packed pairs and sends them to the device, without waiting for it."""

    def __init__(self, packed: Packed, pad: int, device: str) -> None:
        """Count once where the sentences begin."""
        self._packed, self._pad, self._device = packed, pad, device
        self._starts = packed.source.starts, packed.target.starts

    def batch(self, rows: Indices) -> tuple[tuple[Any, Any, Any, Any], int]:
        """Padded source and target tokens, the places of those that are no padding, their sources, and the number."""
        source = padded(self._packed.source, self._starts[0], rows, self._pad)
        target = padded(self._packed.target, self._starts[1], rows, self._pad)
        real = np.flatnonzero(target != self._pad)
        aligned = padded(self._packed.target, self._starts[1], rows, UNALIGNED, self._packed.aligned)
        every = (source, target, real, aligned)
        arrays = (torch.from_numpy(array).to(self._device, non_blocking=True) for array in every)
        return tuple(arrays), len(real)


class Trainer:
    """A network with its optimizer and data."""

    def __init__(self, data: Path, run: Path, recipe: Recipe, *, device: str = "cpu", fused: bool = False) -> None:
        """Read the data and make a fresh network; one of several processes where `torch.distributed` has begun.

        `fused` has the loss of a step compiled: the same within rounding, and faster.
        """
        self.recipe, self.run, self.device, self.done = recipe, run, device, 0
        vocabulary = len(json.loads((data / "vocab.json").read_text(encoding="utf-8")))
        self._packed = packing.load(data / "train.npz.xz")
        dev = packing.load(data / "dev.npz.xz")
        self.network = new_network(recipe.model, vocabulary, recipe.seed).to(device)
        with torch.no_grad():
            self.network.lm_head.weight[: vocabulary - 1] = torch.from_numpy(np.load(data / packing.EMBEDDINGS))
        self._loss = torch.compile(summed_loss, dynamic=True) if fused else summed_loss
        self._train = Feeder(self._packed, vocabulary - 1, device)
        self._dev = Feeder(dev, vocabulary - 1, device)
        order = np.lexsort((dev.source.lengths, dev.target.lengths))
        self._dev_rows = [order[at : at + VALIDATION_ROWS] for at in range(0, len(order), VALIDATION_ROWS)]
        self._optimizers = _optimizers(self.network, recipe.training)
        together = torch.distributed.is_initialized()
        self.rank = torch.distributed.get_rank() if together else 0
        self._processes = torch.distributed.get_world_size() if together else 1
        run.mkdir(parents=True, exist_ok=True)

    def resume(self) -> None:
        """Continue from the run folder's state."""
        self.done = checkpoints.load_state(self.network, self._optimizers, self.run)

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
            if self.done % plan.progress_every == 0 and not self.rank:
                mean, speed = losses.item() / counted, counted / (time.monotonic() - since)
                yield (
                    f"step {self.done}/{plan.total_steps} phase {phase} epoch {epoch} loss {mean:.3f} "
                    f"rate {rate(self.done - 1, plan):.2e} {speed:.0f} target tokens/s"
                )
                counted, losses, since = 0, torch.zeros((), device=self.device), time.monotonic()
            if self.done % plan.save_every == 0 and not self.rank:
                checkpoints.save_weights(self.network, self.done, self.run, plan.average)
            if self.done % plan.validate_every == 0 and not self.rank:
                yield f"step {self.done} dev {self.dev_loss():.4f} nats/token"
            if minutes is not None and self._any(over=time.monotonic() - begin > 60 * minutes):
                break
        yield from self._finish()

    def _finish(self) -> Iterator[str]:
        """Write everything that the next slice, or the export, needs; one process of several does."""
        if self.rank:
            return
        checkpoints.save_state(self.network, self._optimizers, self.done, self.run)
        if self.done == self.recipe.training.total_steps or not list(self.run.glob("weights-*.safetensors")):
            checkpoints.save_weights(self.network, self.done, self.run, self.recipe.training.average)
        checkpoints.average(self.run)
        yield f"step {self.done} saved; dev {self.dev_loss():.4f} nats/token"

    def _step(self, rows: Indices) -> tuple[Any, int]:
        plan = self.recipe.training
        torch.manual_seed(self.recipe.seed * 1_000_003 + self.done)  # dropout depends on the step alone
        self.network.train()
        for group in (group for optimizer in self._optimizers for group in optimizer.param_groups):
            group["lr"] = rate(self.done, plan) * group["share"]
        few = len(rows) < self._processes  # then each takes all, and the mean is the same
        own = rows if few else rows[self.rank :: self._processes]
        tensors, tokens = self._train.batch(own)
        with self._mixed():
            wanted, loss = self._loss(
                self.network, *tensors, smoothing=plan.label_smoothing, guidance=self.recipe.guidance.weight
            )
        wanted.backward()
        loss, tokens = self._together(loss.detach(), tokens)
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), plan.clip)
        for optimizer in self._optimizers:
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        return loss, tokens

    def _together(self, loss: Any, tokens: int) -> tuple[Any, int]:
        """Make the gradient a mean over the tokens of all processes; returns their loss and tokens."""
        gradients = [tensor.grad for tensor in self.network.parameters() if tensor.grad is not None]
        if self._processes > 1:
            counted = torch.tensor([tokens], device=self.device)
            flat = torch.cat([loss.reshape(1), *(gradient.flatten() for gradient in gradients)])
            torch.distributed.all_reduce(flat)
            torch.distributed.all_reduce(counted)
            loss, *summed = flat.split([1, *(gradient.numel() for gradient in gradients)])
            for gradient, new in zip(gradients, summed, strict=True):
                gradient.copy_(new.view_as(gradient))
            tokens = int(counted)
        for gradient in gradients:
            gradient.div_(tokens)
        return loss.squeeze(), tokens

    def _any(self, *, over: bool) -> bool:
        """Whether something is so in any process: all have to stop after the same step."""
        answer = torch.tensor([int(over)])
        if self._processes > 1:
            torch.distributed.all_reduce(answer)
        return bool(answer)

    def dev_loss(self) -> float:
        """Cross-entropy of the dev set without label smoothing, in nats a token."""
        self.network.eval()
        total, counted = 0.0, 0
        for rows in self._dev_rows:
            tensors, tokens = self._dev.batch(rows)
            with torch.no_grad(), self._mixed():
                total += summed_loss(self.network, *tensors)[0].item()
            counted += tokens
        return total / counted

    def _mixed(self) -> Any:
        """Half the bits for products of matrices, the weights themselves in full."""
        return torch.autocast(self.device.split(":")[0], torch.bfloat16)


def _optimizers(network: Any, recipe: TrainingRecipe) -> tuple[Any, ...]:
    """Muon for the matrices of the layers, AdamW for embeddings, biases and norms, at rates that mean the same.

    Sources: Jordan et al. 2024 (https://kellerjordan.github.io/posts/muon); Liu et al. 2025, arXiv:2502.16982.
    """
    trained = {name: tensor for name, tensor in network.named_parameters() if tensor.requires_grad}
    matrices = {name for name, tensor in trained.items() if tensor.dim() == 2 and ".layers." in name}
    return (
        torch.optim.Muon(
            [{"params": [trained[name] for name in trained if name in matrices], "share": 1.0}],
            weight_decay=recipe.weight_decay,
            adjust_lr_fn="match_rms_adamw",
        ),
        torch.optim.AdamW(
            [{"params": [trained[name] for name in trained if name not in matrices], "share": recipe.embedding_rate}],
            betas=BETAS,
            eps=EPSILON,
            weight_decay=0.0,
        ),
    )


def main() -> None:
    """Train a slice."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("--recipe", type=read_recipe, default=str(DEFAULT))
    parser.add_argument("--total-steps", type=int, help="instead of the recipe's; may be raised before the rate falls")
    parser.add_argument("--minutes", type=float, help="stop and save after so many minutes of training")
    parser.add_argument("--resume", action="store_true", help="continue from RUN where it has a state")
    parser.add_argument("--start", type=Path, help="begin with these weights (an averaged.safetensors)")
    parser.add_argument("--compile", action="store_true", help="faster steps after some minutes; needs a C++ compiler")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--processes", type=int, default=1, help="one for every core, where the device is a processor")
    arguments = parser.parse_args()
    if not hasattr(torch.optim, "Muon"):
        sys.exit(f"training needs torch 2.9 or later, this is {torch.__version__}")
    if arguments.processes > 1 and arguments.device != "cpu":
        parser.error("--processes divides the work of a processor: take --device cpu")
    if arguments.processes > 1:
        (arguments.run / MEETING).unlink(missing_ok=True)
        arguments.run.mkdir(parents=True, exist_ok=True)
        torch.multiprocessing.spawn(_one_of_many, (arguments,), arguments.processes, daemon=True)
    else:
        _train(arguments)


def _one_of_many(rank: int, arguments: argparse.Namespace) -> None:
    """Train on a share of every batch: processes of one thread are faster than as many threads of one process."""
    torch.set_num_threads(1)
    meeting = (arguments.run / MEETING).absolute()
    torch.distributed.init_process_group(
        "gloo", init_method=meeting.as_uri(), rank=rank, world_size=arguments.processes
    )
    _train(arguments)


def _train(arguments: argparse.Namespace) -> None:
    recipe = arguments.recipe
    if arguments.total_steps:
        recipe = replace(recipe, training=replace(recipe.training, total_steps=arguments.total_steps))
    torch.set_float32_matmul_precision("high")
    trainer = Trainer(arguments.data, arguments.run, recipe, device=arguments.device, fused=arguments.compile)
    if arguments.resume and (arguments.run / checkpoints.STATE).is_file():
        trainer.resume()
    elif arguments.start:
        trainer.start_from(arguments.start)
    size = sum(tensor.numel() for tensor in checkpoints.weights_of(trainer.network).values())
    begin = f"{size / 1e6:.1f} million weights, from step {trainer.done}, on {arguments.device}"
    for line in chain([begin] if trainer.rank == 0 else [], trainer.train(minutes=arguments.minutes)):
        print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()

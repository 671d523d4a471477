"""The state of a training run on disk, in safetensors: everything that the next step depends on."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

STATE = "state.safetensors"
AVERAGED = "averaged.safetensors"
MOMENTS = ("step", "exp_avg", "exp_avg_sq", "momentum_buffer")
"""What AdamW and Muon remember of a tensor."""
Tensors = dict[str, Any]


def weights_of(network: Any) -> Tensors:
    """The trained tensors, by name."""
    return {name: tensor.detach() for name, tensor in network.named_parameters() if tensor.requires_grad}


def save_state(network: Any, optimizers: Iterable[Any], step: int, folder: Path) -> None:
    """Write weights, optimizer moments and the number of steps done; a run that is killed keeps the state before."""
    tensors = {f"weights/{name}": tensor.cpu().contiguous() for name, tensor in weights_of(network).items()}
    moments = {tensor: state for optimizer in optimizers for tensor, state in optimizer.state.items()}
    for name, tensor in network.named_parameters():
        for key, value in moments.get(tensor, {}).items():
            tensors[f"{key}/{name}"] = value.cpu().contiguous()
    _write(tensors, folder / STATE, step)


def load_state(network: Any, optimizers: Iterable[Any], folder: Path) -> int:
    """Continue from `save_state`; returns the number of steps done.

    Raises:
        ValueError: the state is of a network of another shape.
    """
    tensors = load_file(folder / STATE)
    put_weights(network, {name[8:]: tensor for name, tensor in tensors.items() if name.startswith("weights/")})
    names = {tensor: name for name, tensor in network.named_parameters()}
    for optimizer in optimizers:
        for tensor in (tensor for group in optimizer.param_groups for tensor in group["params"]):
            found = {key: tensors[f"{key}/{names[tensor]}"] for key in MOMENTS if f"{key}/{names[tensor]}" in tensors}
            if found:
                optimizer.state[tensor] = {
                    key: value if key == "step" else value.to(tensor.device) for key, value in found.items()
                }
    return steps_done(folder / STATE)


def put_weights(network: Any, tensors: Tensors) -> None:
    """Set the trained tensors, of any precision.

    Raises:
        ValueError: names or shapes differ.
    """
    own = weights_of(network)
    if {name: tensor.shape for name, tensor in own.items()} != {name: each.shape for name, each in tensors.items()}:
        raise ValueError("these weights are of a network of another shape: use the recipe that they were trained with")
    with torch.no_grad():
        for name, tensor in own.items():
            tensor.copy_(tensors[name])


def save_weights(network: Any, step: int, folder: Path, keep: int) -> None:
    """Write the weights of a step in full precision, and let all but the last `keep` go."""
    tensors = {name: tensor.cpu().contiguous() for name, tensor in weights_of(network).items()}
    _write(tensors, folder / f"weights-{step:08}.safetensors", step)
    for old in sorted(folder.glob("weights-*.safetensors"))[:-keep]:
        old.unlink()


def average(folder: Path) -> Path:
    """Average the weights that are kept and write them in half precision to `averaged.safetensors`.

    Raises:
        FileNotFoundError: there are none.
    """
    files = sorted(folder.glob("weights-*.safetensors"))
    if not files:
        raise FileNotFoundError(f"{folder} has no weights-*.safetensors: train first")
    total: Tensors = {}
    for file in files:
        for name, tensor in load_file(file).items():
            total[name] = total[name] + tensor.double() if name in total else tensor.double()
    halves = {name: (tensor / len(files)).half() for name, tensor in total.items()}
    _write(halves, folder / AVERAGED, steps_done(files[-1]))
    return folder / AVERAGED


def steps_done(path: Path) -> int:
    """The number of steps that a file's weights were trained for."""
    with safe_open(path, "pt") as file:
        return int(file.metadata()["steps"])


def _write(tensors: Tensors, path: Path, step: int) -> None:
    building = path.with_name(f"{path.name}.building")
    save_file(tensors, building, {"steps": str(step)})
    building.replace(path)

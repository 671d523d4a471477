"""The benchmarks, found by walking this package: a file is all it takes to add one."""

import pkgutil
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from translaudit.bench.dataset import Dataset
from translaudit.bench.reading import benchmarks_root
from translaudit.errors import ConfigError, InputError


@cache
def all_datasets() -> dict[str, Dataset[Any]]:
    """Every benchmark by name, sorted.

    Raises:
        ConfigError: a module has no `DATASET` or no docstring; the message names it.
    """
    return {entry.name: _dataset(entry.name) for entry in sorted(pkgutil.iter_modules(__path__), key=lambda e: e.name)}


def bundled_names() -> tuple[str, ...]:
    """Names of the benchmarks that are files of the benchmark folder."""
    return tuple(name for name, dataset in all_datasets().items() if dataset.file is not None)


def locate(name: str, root: Path | None) -> tuple[Dataset[Any], Path]:
    """A benchmark and the file or folder of its rows, from `onlinemt` or `mqm:articles.tsv`.

    Raises:
        InputError: there is no benchmark of this name, or its data is not to be found.
    """
    kind, _, file = name.partition(":")
    dataset = all_datasets().get(kind)
    if dataset is None:
        raise InputError(f"no benchmark is called '{kind}': there are {', '.join(all_datasets())}")
    if dataset.file is not None:
        return dataset, benchmarks_root(root) / dataset.file
    if not file:
        raise InputError(f"'{kind}' needs a file: {kind}:FILE.tsv")
    return replace(dataset, name=f"{kind}:{Path(file).name}"), Path(file)


def _dataset(name: str) -> Dataset[Any]:
    module = import_module(f"{__name__}.{name}")
    dataset = getattr(module, "DATASET", None)
    if not isinstance(dataset, Dataset) or not module.__doc__:
        raise ConfigError(f"{module.__name__} has no DATASET or no docstring: it must end in DATASET = Dataset(...)")
    return replace(dataset, name=name, documentation=module.__doc__.strip())

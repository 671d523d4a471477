"""Run benchmarks: read the rows of a half, audit every pair once, measure, and keep what went wrong for reading."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from translaudit.bench.auditing import AuditPairs, MakeAuditor, Refusal, auditing
from translaudit.bench.dataset import Dataset, labels
from translaudit.bench.datasets import bundled_names, locate
from translaudit.bench.errors import BenchError, errors_of
from translaudit.bench.result import BenchResult, DatasetResult
from translaudit.bench.split import Half, Subset, first_keys, in_half, in_sample
from translaudit.bench.verdicts import Verdicts
from translaudit.errors import InputError
from translaudit.findings import Severity
from translaudit.record import Audit

Progress = Callable[[str, int, int], None]
"""Called with the dataset's name, the pairs done and the pairs in all."""


@dataclass(frozen=True, kw_only=True)
class BenchRun:
    """The figures, which can be committed, and what stays on this machine: the texts behind the errors."""

    result: BenchResult
    errors: tuple[BenchError, ...]
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Which rows of a benchmark are audited, and which findings count.

    `limit` keeps at most so many sentences or documents of each benchmark, chosen by hash. `select` keeps the findings
    whose code starts with one of its prefixes.
    """

    half: Half = Half.REPORT
    subset: Subset = Subset.FULL
    limit: int | None = None
    select: tuple[str, ...] = ()
    min_severity: Severity = Severity.MINOR


def run_bench(
    datasets: Sequence[str],
    root: Path | None,
    make_auditor: MakeAuditor,
    *,
    day: date,
    selection: Selection | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> BenchRun:
    """Measure the auditor on benchmarks.

    Args:
        datasets: names (`clean_pud`, `mqm:FILE.tsv`); none: every benchmark of the folder.
        root: the folder of the benchmark data; None takes it from the environment.
        make_auditor: makes the auditor, once in each process.
        day: the date to write into the result.
        selection: rows and findings that count; None: the reporting half, all findings of minor severity or above.
        jobs: number of processes.
        progress: told of every audited pair.

    Raises:
        InputError: a name is unknown, data is missing or bad, or nothing is left to audit.
    """
    selection = selection or Selection()
    with auditing(make_auditor, jobs=jobs) as audit_pairs:
        runs = [
            _run_dataset(*locate(name, root), audit_pairs, selection, progress)
            for name in dict.fromkeys(datasets or bundled_names())
        ]
    return BenchRun(
        result=BenchResult(
            date=day.isoformat(), version=version("translaudit"), datasets=tuple(result for result, _, _ in runs)
        ),
        errors=tuple(error for _, errors, _ in runs for error in errors),
        refusals=tuple(refusal for _, _, refusals in runs for refusal in refusals),
    )


def choose_rows(dataset: Dataset[Any], path: Path, selection: Selection) -> list[Any]:
    """The rows of a benchmark that a selection keeps, in file order.

    Raises:
        InputError: the data is missing or bad, or no row is left.
    """
    rows = [row for row in dataset.read(path) if _keeps(dataset, dataset.key(row), selection)]
    if selection.limit is not None:
        kept = first_keys(map(dataset.key, rows), selection.limit)
        rows = [row for row in rows if dataset.key(row) in kept]
    if not rows:
        raise InputError(f"{path} has no row in the half '{selection.half}': take --half all")
    return rows


def _keeps(dataset: Dataset[Any], key: str, selection: Selection) -> bool:
    in_subset = selection.subset is Subset.FULL or in_sample(key, dataset.fast_share)
    return in_subset and (not dataset.is_split or in_half(key, selection.half))


def _run_dataset(
    dataset: Dataset[Any],
    path: Path,
    audit_pairs: AuditPairs,
    selection: Selection,
    progress: Progress | None,
) -> tuple[DatasetResult, tuple[BenchError, ...], tuple[Refusal, ...]]:
    rows = choose_rows(dataset, path, selection)
    marked = labels(rows, dataset.labelled)
    pairs = list(dict.fromkeys(each.pair for each in marked))
    outcomes = dict(_followed(dataset.name, audit_pairs(pairs), len(pairs), progress))
    refusals = tuple(each for each in outcomes.values() if isinstance(each, Refusal))
    verdicts = Verdicts(
        audits={pair: each for pair, each in outcomes.items() if isinstance(each, Audit)},
        min_severity=selection.min_severity,
        select=selection.select,
    )
    if refusals and not verdicts.audits:
        raise InputError(f"no row of {dataset.name} could be audited: {refusals[0].reason}")
    result = _measured(dataset, rows, verdicts, selection, refused=len(refusals))
    return result, errors_of(dataset.name, [each for each in marked if each.pair in verdicts], verdicts), refusals


def _measured(
    dataset: Dataset[Any], rows: Sequence[Any], verdicts: Verdicts, selection: Selection, *, refused: int
) -> DatasetResult:
    audited = [row for row in rows if all(each.pair in verdicts for each in dataset.labelled(row))]
    measured = dataset.measure(rows if dataset.keeps_refused else audited, verdicts)
    return DatasetResult(
        dataset=dataset.name,
        half=selection.half if dataset.is_split else Half.ALL,
        subset=selection.subset if dataset.fast_share < 1 else Subset.FULL,
        select=selection.select,
        min_severity=selection.min_severity,
        limit=selection.limit,
        rows=len(rows),
        units=len({dataset.key(row) for row in rows}),
        pairs=len(verdicts.audits) + refused,
        refused=refused,
        witness=_most_frequent(audit.model or "" for audit in verdicts.audits.values()),
        signature=_most_frequent(audit.signature for audit in verdicts.audits.values()),
        figures=measured.figures,
        reliability=measured.reliability,
    )


def _followed(
    name: str, outcomes: Iterator[tuple[Any, Audit | Refusal]], total: int, progress: Progress | None
) -> Iterator[tuple[Any, Audit | Refusal]]:
    for done, outcome in enumerate(outcomes, start=1):
        if progress:
            progress(name, done, total)
        yield outcome


def _most_frequent(values: Iterable[str]) -> str:
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value), default="")

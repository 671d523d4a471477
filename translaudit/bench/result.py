"""The record of a benchmark run: figures with their intervals, and nothing of the texts they were computed on."""

from enum import StrEnum

import msgspec

from translaudit.bench.metrics.bootstrap import Estimate
from translaudit.bench.metrics.calibration import ReliabilityBin
from translaudit.bench.split import Half, Subset
from translaudit.errors import InputError
from translaudit.findings import Severity

SCHEMA_VERSION = 1
OWN = "own"
"""What a model is called that ships with translaudit, as `--model` names it."""
RECORDED = "re-translations recorded with the benchmark"
"""What the witness is called where each row has its own."""
DIGITS = 4


class Unit(StrEnum):
    """How a figure is to be read."""

    SHARE = "share"
    """0 to 1, shown as a percentage."""
    SCORE = "score"
    """A coefficient such as F1 or MCC, shown with three decimals."""
    RATE = "per 1,000 words"
    POINTS = "points"
    """0 to 100, as BLEU and chrF are given."""


class Better(StrEnum):
    """Which way a figure improves."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"
    """Shown for comparison only, for example how well people agree."""


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One figure of one group of rows. `support` is how many things (errors, findings, rows, words) it is a figure of.

    `value` is None where the figure is undefined (a precision without findings); `low` and `high` bound the 95 %
    bootstrap interval and are None where there are too few sentences or documents to resample.
    """

    metric: str
    value: float | None
    support: int
    group: str = "all"
    low: float | None = None
    high: float | None = None
    unit: Unit = Unit.SHARE
    better: Better = Better.HIGHER

    @property
    def label(self) -> str:
        """The metric, with its unit where the value does not show it."""
        return f"{self.metric} {self.unit.value}" if self.unit is Unit.RATE else self.metric


class DatasetResult(msgspec.Struct, frozen=True, kw_only=True):
    """What a run measured on one dataset, and on which rows of it.

    `units` counts the sentences or documents that were resampled, `pairs` the different pairs audited, `refused` those
    that could not be audited. `witness` and `signature` are the audits' most frequent ones (empty where there is no
    model, or nothing is audited).
    """

    dataset: str
    half: Half
    subset: Subset
    select: tuple[str, ...]
    min_severity: Severity
    limit: int | None
    rows: int
    units: int
    pairs: int
    refused: int
    witness: str
    signature: str
    figures: tuple[Figure, ...]
    reliability: tuple[ReliabilityBin, ...] = ()

    @property
    def recipe(self) -> str:
        """What must be equal for two results to be comparable."""
        named = self.witness not in ("", RECORDED)
        return f"{self.selection}|model:{self.witness}" if named else self.selection

    @property
    def selection(self) -> str:
        """Which rows were measured, and which findings counted."""
        parts = [self.dataset, f"half:{self.half}", f"subset:{self.subset}", f"min:{self.min_severity}"]
        parts += [f"select:{','.join(self.select)}"] if self.select else []
        parts += [f"limit:{self.limit}"] if self.limit is not None else []
        return "|".join(parts)

    def figure(self, metric: str, group: str = "all") -> Figure:
        """One figure by name.

        Raises:
            KeyError: there is none of this metric and group.
        """
        for figure in self.figures:
            if (figure.metric, figure.group) == (metric, group):
                return figure
        raise KeyError(f"{self.dataset} has no figure '{metric}' for '{group}'")


class BenchResult(msgspec.Struct, frozen=True, kw_only=True):
    """A whole run, as committed in `docs/benchmarks.json`. `date` is the day it ran (ISO 8601)."""

    schema: int = SCHEMA_VERSION
    date: str
    version: str
    datasets: tuple[DatasetResult, ...]

    def joined(self, other: "BenchResult") -> "BenchResult":
        """Both runs in one record; where they measured the same rows, the other run's figures stay."""
        recipes = {result.recipe for result in other.datasets}
        kept = tuple(result for result in self.datasets if result.recipe not in recipes)
        return msgspec.structs.replace(other, datasets=tuple(sorted((*kept, *other.datasets), key=_by_recipe)))


def make_figure(
    metric: str,
    estimate: Estimate,
    *,
    support: float,
    group: str = "all",
    unit: Unit = Unit.SHARE,
    better: Better = Better.HIGHER,
) -> Figure:
    """A figure, rounded so that it is the same on every machine."""
    value, low, high = (None if part is None else round(part, DIGITS) + 0.0 for part in estimate)
    return Figure(
        metric=metric, group=group, value=value, low=low, high=high, unit=unit, better=better, support=int(support)
    )


def encode_result(result: BenchResult) -> str:
    """The committed file's text: JSON, indented, the same bytes for the same figures."""
    return msgspec.json.format(msgspec.json.encode(result), indent=1).decode() + "\n"


def decode_result(text: str, place: str) -> BenchResult:
    """Read a committed file.

    Raises:
        InputError: it is not a benchmark result of this version.
    """
    try:
        result = msgspec.json.decode(text, type=BenchResult)
    except msgspec.MsgspecError as error:
        raise InputError(f"{place} is not a benchmark result: {error}") from None
    if result.schema != SCHEMA_VERSION:
        raise InputError(f"{place} has schema {result.schema}, not {SCHEMA_VERSION}: run the benchmarks again")
    return result


def _by_recipe(result: DatasetResult) -> str:
    return result.recipe

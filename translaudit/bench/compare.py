"""Has translaudit become worse? A run against the committed figures.

A figure fails when it falls out of the committed figure's own bootstrap interval on the bad side: by then it is worse
by more than the choice of sentences explains. Where the committed figure has no interval (one document only), any
worsening fails. The rows are the same, so smaller changes are real too; they are listed, and do not fail.
"""

from collections.abc import Iterator

import msgspec

from translaudit.bench.render import format_value
from translaudit.bench.result import BenchResult, Better, DatasetResult, Figure


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that is not what is committed. `now` is None where the run has no such figure any more."""

    dataset: str
    before: Figure
    now: Figure | None
    fails: bool

    def __str__(self) -> str:
        """One line: dataset, figure, before and now."""
        name = f"{self.dataset}: {self.before.metric}, {self.before.group}"
        now = "gone" if self.now is None else format_value(self.now)
        return f"{'WORSE' if self.fails else 'changed'} {name}: {format_value(self.before, interval=True)} -> {now}"


class Comparison(msgspec.Struct, frozen=True):
    """All changes, failing ones first, and the results that had nothing to be compared with, by recipe."""

    changes: tuple[Change, ...]
    unmatched: tuple[str, ...]

    @property
    def failures(self) -> tuple[Change, ...]:
        """The figures that became worse by more than their interval."""
        return tuple(change for change in self.changes if change.fails)


def compare(current: BenchResult, committed: BenchResult) -> Comparison:
    """Compare the results that both runs have: the same dataset, half, subset, codes, severity and model."""
    known = {result.recipe: result for result in committed.datasets}
    changes = [
        change
        for result in current.datasets
        if result.recipe in known
        for change in _changes(result, known[result.recipe])
    ]
    unmatched = tuple(result.recipe for result in current.datasets if result.recipe not in known)
    return Comparison(tuple(sorted(changes, key=lambda change: not change.fails)), unmatched)


def is_worse(now: Figure | None, before: Figure) -> bool:
    """Whether a figure left the committed interval on the bad side. Undefined or missing is worse than any value."""
    if before.value is None or before.better is Better.NEITHER:
        return False
    if now is None or now.value is None:
        return before.better is Better.HIGHER
    if before.better is Better.HIGHER:
        return now.value < (before.value if before.low is None else before.low)
    return now.value > (before.value if before.high is None else before.high)


def render_comparison(comparison: Comparison) -> str:
    """One line for each changed figure, worse ones first, and a last line with the verdict."""
    lines = [str(change) for change in comparison.changes]
    lines += [
        f"not compared {recipe}: nothing is committed for these rows and model" for recipe in comparison.unmatched
    ]
    worse, changed = len(comparison.failures), len(comparison.changes) - len(comparison.failures)
    verdict = f"{worse} figures became worse by more than their interval, {changed} changed otherwise"
    return "\n".join([*lines, verdict]) + "\n"


def _changes(current: DatasetResult, committed: DatasetResult) -> Iterator[Change]:
    figures = {(figure.metric, figure.group): figure for figure in current.figures}
    for before in committed.figures:
        now = figures.get((before.metric, before.group))
        if now is None or now.value != before.value:
            yield Change(dataset=current.dataset, before=before, now=now, fails=is_worse(now, before))

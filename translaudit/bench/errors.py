"""What the auditor got wrong, sentence by sentence: the false alarms and the misses, worst first."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

import msgspec

from translaudit.bench.metrics.spans import extents_of, hits
from translaudit.bench.pairs import Extent, Gold, Labelled
from translaudit.bench.verdicts import Verdicts
from translaudit.findings import Finding, Severity, Side

CONTEXT = 90
"""Characters shown on each side of the marked words of a long text."""
LIMIT = 50
OPEN, CLOSE = "[[", "]]"


class ErrorKind(StrEnum):
    """The two ways of being wrong."""

    MISSES = "misses"
    FALSE_ALARMS = "false-alarms"


class BenchError(msgspec.Struct, frozen=True, kw_only=True):
    """One miss or one false alarm. `label` is the category of a missed error, or the code of a false finding."""

    kind: ErrorKind
    dataset: str
    id: str
    label: str
    severity: Severity | None
    confidence: float | None
    message: str
    source: str
    target: str
    source_extents: tuple[Extent, ...]
    target_extents: tuple[Extent, ...]


def errors_of(dataset: str, labelled: Iterable[Labelled], verdicts: Verdicts) -> tuple[BenchError, ...]:
    """All misses and false alarms of a benchmark, gravest and surest first.

    A finding is a false alarm only where the labels are complete.
    """
    found = [error for each in labelled for error in _errors(dataset, each, verdicts.of(each))]
    return tuple(sorted(found, key=_worst_first))


def show(errors: Sequence[BenchError], kind: ErrorKind | str, prefix: str = "", *, limit: int = LIMIT) -> str:
    """Print errors of one kind with their sentences, the words in question between `[[` and `]]`.

    Args:
        errors: as a run holds them.
        kind: `misses` or `false-alarms`.
        prefix: of the code of false alarms (`NAM`, `NUM201`) or of the category of misses; empty: all.
        limit: how many to print; the rest is counted.
    """
    wanted = [each for each in errors if each.kind == ErrorKind(kind) and each.label.lower().startswith(prefix.lower())]
    counted = f"{len(wanted)} {ErrorKind(kind).value.replace('-', ' ')}" + (f" of {prefix}" if prefix else "")
    left = f"\n\n… and {len(wanted) - limit} more" if len(wanted) > limit else ""
    return "\n\n".join([counted, *map(_shown, wanted[:limit])]) + left + "\n"


def _errors(dataset: str, labelled: Labelled, findings: Sequence[Finding]) -> Iterator[BenchError]:
    for gold in labelled.gold:
        if not any(hits(finding, gold) for finding in findings):
            yield _miss(dataset, labelled, gold)
    for finding in findings if labelled.complete else ():
        if not any(hits(finding, gold) for gold in labelled.gold):
            yield _false_alarm(dataset, labelled, finding)


def _miss(dataset: str, labelled: Labelled, gold: Gold) -> BenchError:
    return BenchError(
        kind=ErrorKind.MISSES,
        dataset=dataset,
        id=labelled.id,
        label=gold.category,
        severity=gold.severity,
        confidence=None,
        message="",
        source=labelled.pair.source,
        target=labelled.pair.target,
        source_extents=gold.extents if gold.side is Side.SOURCE else (),
        target_extents=gold.extents if gold.side is Side.TARGET else (),
    )


def _false_alarm(dataset: str, labelled: Labelled, finding: Finding) -> BenchError:
    return BenchError(
        kind=ErrorKind.FALSE_ALARMS,
        dataset=dataset,
        id=labelled.id,
        label=finding.code,
        severity=finding.severity,
        confidence=finding.confidence,
        message=finding.message,
        source=labelled.pair.source,
        target=labelled.pair.target,
        source_extents=extents_of(finding, Side.SOURCE),
        target_extents=extents_of(finding, Side.TARGET),
    )


def _worst_first(error: BenchError) -> tuple[int, float]:
    return -(error.severity or Severity.MINOR).rank, -(error.confidence or 0.0)


def _shown(error: BenchError) -> str:
    facts = [error.dataset, error.id, error.label]
    facts += [error.severity.value] if error.severity else []
    facts += [f"confidence {error.confidence:.2f}"] if error.confidence is not None else []
    lines = [" · ".join(facts)]
    lines += [f"  {error.message}"] if error.message else []
    lines.append(f"  source: {mark(error.source, error.source_extents)}")
    lines.append(f"  target: {mark(error.target, error.target_extents)}")
    return "\n".join(lines)


def mark(text: str, extents: Sequence[Extent]) -> str:
    """A text on one line with some of its words between `[[` and `]]`; a long text is cut to what is around them.

    >>> mark("Witcoff met Putin.", [(0, 7)])
    '[[Witcoff]] met Putin.'
    """
    first = max(0, min((start for start, _ in extents), default=0) - CONTEXT)
    last = min(len(text), max((end for _, end in extents), default=0) + CONTEXT)
    if len(text) <= 4 * CONTEXT:
        first, last = 0, len(text)
    opening = {start: sum(begin == start for begin, _ in extents) for start, _ in extents}
    closing = {end: sum(finish == end for _, finish in extents) for _, end in extents}
    empty = {start for start, end in extents if start == end}
    parts = []
    for position in range(first, last + 1):
        if position in empty:
            parts.append(OPEN + CLOSE)
        else:
            parts.append(CLOSE * closing.get(position, 0) + OPEN * opening.get(position, 0))
        parts.append(text[position] if position < last else "")
    line = " ".join("".join(parts).split())
    return ("… " if first else "") + line + (" …" if last < len(text) else "")

"""The chart of quality along the article: what each sentence costs, and how good it is thought to be."""

from dataclasses import dataclass

from translaudit.findings import Severity, Side
from translaudit.penalty import points_of
from translaudit.record import Audit


@dataclass(frozen=True)
class Bar:
    """One target sentence in the chart of penalty points along the article; `height` is 0 to 1."""

    index: int
    height: float
    severity: str
    label: str


def bars_of(audit: Audit) -> tuple[Bar, ...]:
    """A bar for each sentence of the translation."""
    points = [0.0] * len(audit.target.segments)
    gravest = [0] * len(audit.target.segments)
    for finding in audit.findings:
        if finding.side is not Side.TARGET or not finding.target:
            continue
        start = finding.target[0].start
        index = next((i for i, segment in enumerate(audit.target.segments) if start <= segment.end), len(points) - 1)
        points[index] += points_of(finding)
        gravest[index] = max(gravest[index], finding.severity.rank)
    top = max([*points, 1.0])
    return tuple(
        Bar(
            index=index,
            height=(value / top) ** 0.5,
            severity=tuple(Severity)[gravest[index]].value,
            label=f"Sentence {index + 1}: {value:g} penalty points",
        )
        for index, value in enumerate(points)
    )


def quality_line(audit: Audit) -> str:
    """The estimated quality of the target sentences as points of a line in the chart; empty where there is none."""
    values = {index: pair.quality.value for pair in audit.pairs if pair.quality for index in pair.target}
    return " ".join(f"{index * 10 + 5},{42 - value * 0.4:.1f}" for index, value in sorted(values.items()))

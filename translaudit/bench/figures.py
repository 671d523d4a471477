"""Figures that several benchmarks share: spans, codes, false findings, calibration."""

from collections.abc import Callable, Iterable, Sequence

from translaudit.bench.metrics import calibration, counts, spans
from translaudit.bench.metrics.bootstrap import Statistic, estimate, sum_by_unit, with_rule_of_three
from translaudit.bench.pairs import Gold, Labelled
from translaudit.bench.result import Better, Figure, Unit, make_figure
from translaudit.bench.verdicts import Verdicts
from translaudit.findings import Finding

Count = Callable[[Sequence[Gold], Sequence[Finding]], list[float]]


def counted(
    metric: str,
    units: Sequence[str],
    rows: Sequence[Sequence[float]],
    statistic: Statistic,
    *,
    support: int = 1,
    group: str = "all",
    unit: Unit = Unit.SHARE,
    better: Better = Better.HIGHER,
) -> Figure:
    """A figure of summed counts; `support` is the index of the count that says how many things it is a figure of."""
    summed = sum_by_unit(units, rows)
    found = estimate(summed, statistic)
    held = summed[:, support] if rows else summed
    if unit is Unit.SHARE:
        found = with_rule_of_three(found, trials=float((held > 0).sum()))
    elif unit is Unit.RATE:
        found = with_rule_of_three(found, trials=float(held.sum()), scale=1000)
    return make_figure(metric, found, support=float(held.sum()), group=group, unit=unit, better=better)


def span_figures(labelled: Sequence[Labelled], verdicts: Verdicts) -> list[Figure]:
    """Precision, recall and F1 of findings on pairs whose labels are complete: overlapping, exact, by character."""
    figures = []
    ways: tuple[tuple[str, Count], ...] = (
        ("", spans.overlap_counts),
        (", exact spans", spans.exact_counts),
        (", characters", spans.character_counts),
    )
    units = [each.key for each in labelled]
    for suffix, count in ways:
        rows = [count(each.gold, verdicts.of(each)) for each in labelled]
        figures += [
            counted(f"precision{suffix}", units, rows, counts.precision, support=3),
            counted(f"recall{suffix}", units, rows, counts.recall),
            counted(f"F1{suffix}", units, rows, counts.f1, unit=Unit.SCORE),
        ]
    return figures


def recall_by(
    labelled: Sequence[Labelled], verdicts: Verdicts, name: str, group_of: Callable[[Gold], str | None]
) -> list[Figure]:
    """Share of marked errors that a finding overlaps, for each group of errors (severity, category)."""
    groups = sorted({group for each in labelled for gold in each.gold if (group := group_of(gold))})
    figures = []
    for group in groups:
        rows = [
            spans.overlap_counts([gold for gold in each.gold if group_of(gold) == group], verdicts.of(each))
            for each in labelled
        ]
        figures.append(counted("recall", [each.key for each in labelled], rows, counts.recall, group=f"{name} {group}"))
    return figures


def code_figures(labelled: Sequence[Labelled], verdicts: Verdicts) -> list[Figure]:
    """For each code and family: how many of its findings are right, and how many of the errors it finds by itself."""
    figures = []
    units = [each.key for each in labelled]
    for group, prefix in code_groups(finding for each in labelled for finding in verdicts.of(each)):
        rows = [
            spans.overlap_counts(
                each.gold, [finding for finding in verdicts.of(each) if finding.code.startswith(prefix)]
            )
            for each in labelled
        ]
        figures.append(counted("precision", units, rows, counts.precision, support=3, group=group))
        figures.append(counted("recall", units, rows, counts.recall, group=group))
    return figures


def code_groups(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    """Group names and code prefixes of the families and codes that speak: `("family NAM", "NAM")`, ..."""
    codes = {finding.code for finding in findings}
    families = sorted({code[:3] for code in codes})
    return [(f"family {family}", family) for family in families] + [(f"code {code}", code) for code in sorted(codes)]


def false_finding_figures(clean: Sequence[Labelled], verdicts: Verdicts, *, by_code: bool = True) -> list[Figure]:
    """Findings on texts that hold no known error: per 1,000 words of the target, and the share of texts with any."""
    units, words = [each.key for each in clean], [word_count(each) for each in clean]

    def rate(metric: str, findings_of: Callable[[Labelled], Sequence[Finding]], group: str = "all") -> Figure:
        rows = [(len(findings_of(each)), number) for each, number in zip(clean, words, strict=True)]
        unit, better = Unit.RATE, Better.LOWER
        return counted(metric, units, rows, counts.per_thousand, unit=unit, better=better, group=group)

    flagged = [(float(bool(verdicts.of(each))), 1.0) for each in clean]
    figures = [
        rate("false findings", verdicts.of),
        rate("false findings, neutral ones included", lambda each: verdicts.remarks(each.pair)),
        counted("texts with a false finding", units, flagged, counts.share, better=Better.LOWER),
    ]
    groups = code_groups(finding for each in clean for finding in verdicts.of(each)) if by_code else []
    for group, prefix in groups:
        figures.append(rate("false findings", _those_of(verdicts, prefix), group))
    return figures


def calibration_figures(
    labelled: Sequence[Labelled], verdicts: Verdicts
) -> tuple[list[Figure], tuple[calibration.ReliabilityBin, ...]]:
    """Whether the confidence of findings is the share of them that are right, on completely labelled pairs."""
    judged = [
        (each.key, finding.confidence, any(spans.hits(finding, gold) for gold in each.gold))
        for each in labelled
        for finding in verdicts.of(each)
    ]
    units = [unit for unit, _, _ in judged]
    rows = [calibration.calibration_counts(confidence, right=right) for _, confidence, right in judged]
    summed = sum_by_unit(units, rows)
    figures = [
        make_figure(metric, estimate(summed, statistic), support=len(judged), unit=Unit.SCORE, better=Better.LOWER)
        for metric, statistic in (
            ("expected calibration error", calibration.expected_calibration_error),
            ("Brier score", calibration.brier),
        )
    ]
    confidences, right = [confidence for _, confidence, _ in judged], [truth for _, _, truth in judged]
    return figures, calibration.reliability(confidences, right)


def word_count(labelled: Labelled) -> int:
    """Words of the target, split at white space."""
    return len(labelled.pair.target.split())


def _those_of(verdicts: Verdicts, prefix: str) -> Callable[[Labelled], Sequence[Finding]]:
    return lambda each: [finding for finding in verdicts.of(each) if finding.code.startswith(prefix)]

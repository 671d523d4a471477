"""`docs/benchmarks.md`, written from the committed figures and the benchmarks' own docstrings: nothing by hand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from translaudit.bench.dataset import Anchor, Dataset
from translaudit.bench.datasets import all_datasets
from translaudit.bench.metrics.calibration import ReliabilityBin
from translaudit.bench.render import describe_rows, format_number, format_value, markdown_table
from translaudit.bench.result import OWN, RECORDED, BenchResult, DatasetResult, Figure
from translaudit.bench.split import Subset

INTRODUCTION = """\
How good is the auditor? These are its figures on public and on hand-made data, the bad ones too. This page is
generated from `docs/benchmarks.json`; `translaudit bench` repeats the measurement.

Intervals are 95 % bootstrap intervals over sentences or documents, never over rows. Thresholds were chosen on the half
of each benchmark where SHA-256 of the German sentence (or the document's name) is even, and the figures are of the
other half unless it says otherwise. An accusation is a finding of severity minor or above: neutral findings ask for a
look and are counted apart. An anchor is somebody else's figure, or a simple method's, on the rows that it names.

Read the figures as development figures: for several checks the errors on both halves were looked at while rules and
word lists were written, and the planted articles and the seed were in view. Unseen text will do somewhat worse.

The column "with its own model" is the same measurement with the small model that ships with translaudit
(`--model own`) in place of the recorded re-translations, or of none where none were recorded. Its translations are
scored against and not believed; what it says of published words is heard."""
_COLUMNS = ("translaudit (95 % interval)", "with its own model")

Beside = Mapping[str, DatasetResult]
"""What was measured with the library's own model, by which rows were measured."""


def render_page(result: BenchResult) -> str:
    """The page: one part a benchmark, in the order of the results. The fast subset is left out: it is for guarding."""
    full = [dataset for dataset in result.datasets if dataset.subset is Subset.FULL]
    shown = [dataset for dataset in full if dataset.witness != OWN]
    beside = {dataset.selection: dataset for dataset in full if dataset.witness == OWN} if shown else {}
    shown = shown or full
    parts = [f"# Benchmarks\n\n{INTRODUCTION}\n\ntranslaudit {result.version}, measured on {result.date}."]
    parts += [_summary(shown, beside), *(_part(dataset, beside.get(dataset.selection)) for dataset in shown)]
    return "\n\n".join(parts) + "\n"


def _summary(results: Sequence[DatasetResult], beside: Beside) -> str:
    rows = [row for result in results for row in _headlines(result, beside)]
    return markdown_table(("benchmark", "half", "figure", *_COLUMNS, "anchors"), rows)


def _headlines(result: DatasetResult, beside: Beside) -> Iterator[Sequence[str]]:
    dataset = _dataset_of(result)
    figures = {figure.metric: figure for figure in result.figures if figure.group == "all"}
    for metric in dataset.headlines if dataset else ():
        if dataset and metric in figures:
            anchors = [each for each in dataset.anchors if (each.metric, each.group) == (metric, "all")]
            others = "; ".join(f"{format_number(each.value, each.unit)}: {each.what} ({each.rows})" for each in anchors)
            value = format_value(figures[metric], interval=True)
            own = _own_value(figures[metric], beside.get(result.selection))
            yield result.dataset, result.half.value, figures[metric].label, value, own, others


def _dataset_of(result: DatasetResult) -> Dataset[Any] | None:
    return all_datasets().get(result.dataset.partition(":")[0])


def _own_value(figure: Figure, own: DatasetResult | None) -> str:
    if own is None:
        return ""
    try:
        return format_value(own.figure(figure.metric, figure.group), interval=True)
    except KeyError:
        return ""


def _part(result: DatasetResult, own: DatasetResult | None) -> str:
    dataset = _dataset_of(result)
    blocks = [f"## {dataset.title if dataset else result.dataset}"]
    if dataset:
        blocks += [dataset.documentation, _facts(result, dataset)]
    main = [figure for figure in result.figures if figure.group == "all"]
    rest = [figure for figure in result.figures if figure.group != "all"]
    blocks += [_figure_table(main, own)] if main else []
    if dataset and dataset.anchors:
        blocks.append(_anchor_table(dataset.anchors, result.figures))
    if result.reliability:
        blocks.append(_reliability_table(result.reliability))
    if rest:
        table = _figure_table(rest, own, groups=True)
        blocks.append(f"<details><summary>By group: {len(rest)} figures</summary>\n\n{table}\n\n</details>")
    return "\n\n".join(blocks)


def _facts(result: DatasetResult, dataset: Dataset[Any]) -> str:
    facts = [
        ("Data", dataset.origin),
        ("Measured on", describe_rows(result)),
        ("Re-translations", _witness(result, dataset)),
        ("Audit signature", f"`{result.signature}`" if result.signature else "none: nothing is audited"),
    ]
    return "\n".join(f"- {name}: {fact}." for name, fact in facts)


def _witness(result: DatasetResult, dataset: Dataset[Any]) -> str:
    if result.witness == RECORDED or not result.pairs:
        return dataset.retranslations
    return result.witness or "none"


def _figure_table(figures: Iterable[Figure], own: DatasetResult | None, *, groups: bool = False) -> str:
    rows = [
        (
            figure.label,
            *((figure.group,) if groups else ()),
            format_value(figure, interval=True),
            *((_own_value(figure, own),) if own else ()),
            f"{figure.support:,}",
        )
        for figure in figures
    ]
    columns = _COLUMNS if own else _COLUMNS[:1]
    return markdown_table(("figure", *(("of",) if groups else ()), *columns, "n"), rows)


def _anchor_table(anchors: Sequence[Anchor], figures: Sequence[Figure]) -> str:
    ours = {(figure.metric, figure.group): figure for figure in figures}
    rows = [
        (
            anchor.metric if anchor.group == "all" else f"{anchor.metric}, {anchor.group}",
            format_number(anchor.value, anchor.unit),
            anchor.what,
            anchor.rows,
            _ours(ours.get((anchor.metric, anchor.group))),
        )
        for anchor in anchors
    ]
    return markdown_table(("anchor for", "value", "what it is", "computed on", "here"), rows)


def _ours(figure: Figure | None) -> str:
    return format_value(figure, interval=True) if figure else "not measured"


def _reliability_table(bins: Sequence[ReliabilityBin]) -> str:
    rows = [
        (
            f"{each.low:.1f} to {each.high:.1f}",
            f"{each.mean_confidence:.2f}",
            f"{each.share_right:.2f}",
            str(each.findings),
        )
        for each in bins
    ]
    return markdown_table(("confidence", "mean confidence", "share right", "findings"), rows)

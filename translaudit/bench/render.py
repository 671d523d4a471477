"""A benchmark run as text for a terminal, as JSON or as Markdown; each a pure function of the result."""

from collections.abc import Callable, Sequence

from translaudit.bench.result import BenchResult, DatasetResult, Figure, Unit, encode_result
from translaudit.bench.split import Half, Subset

UNDEFINED = "–"
HEADER = ("figure", "of", "value", "95 % interval", "n")


def format_value(figure: Figure, *, interval: bool = False) -> str:
    """A figure in its unit: `83.3 %`, `0.629`, `4.2`; with its interval on request: `83.3 % (80.0 to 86.3)`."""
    value = format_number(figure.value, figure.unit)
    shown = format_interval(figure)
    return f"{value} ({shown})" if interval and shown else value


def format_number(value: float | None, unit: Unit) -> str:
    """A bare figure in a unit."""
    if value is None:
        return UNDEFINED
    match unit:
        case Unit.SHARE:
            return f"{100 * value:.1f} %"
        case Unit.SCORE:
            return f"{value:.3f}"
        case Unit.RATE:
            return f"{value:.2f}"
        case Unit.POINTS:
            return f"{value:.1f}"


def format_interval(figure: Figure) -> str:
    """`80.0 to 86.3`, or nothing."""
    if figure.low is None or figure.high is None:
        return ""
    low, high = (format_number(bound, figure.unit).removesuffix(" %") for bound in (figure.low, figure.high))
    return f"{low} to {high}"


def describe_rows(result: DatasetResult) -> str:
    """One line on what the figures were computed on."""
    halves = {Half.REPORT: "the reporting half", Half.CHOOSE: "the half that chose thresholds", Half.ALL: "all rows"}
    parts = [f"{halves[result.half]}: {result.rows:,} rows, {result.units:,} different sentences or documents"]
    parts += ["the fast subset"] if result.subset is Subset.FAST else []
    parts += [f"at most {result.limit} sentences or documents"] if result.limit is not None else []
    parts += [f"codes {', '.join(result.select)}"] if result.select else []
    parts += [f"{result.refused} of {result.pairs} pairs refused"] if result.refused else []
    parts += [f"findings of severity {result.min_severity.value} or above"] if result.pairs else []
    return "; ".join(parts)


def render_text(result: BenchResult, *, groups: bool = True) -> str:
    """Tables for a terminal; without groups only the figures of all rows."""
    blocks = [f"translaudit {result.version}, {result.date}"]
    for dataset in result.datasets:
        rows = [_cells(figure) for figure in dataset.figures if groups or figure.group == "all"]
        blocks.append("\n".join([dataset.dataset, f"  {describe_rows(dataset)}", *_table([HEADER, *rows])]))
    return "\n\n".join(blocks) + "\n"


def render_json(result: BenchResult) -> str:
    """The committed format."""
    return encode_result(result)


def render_markdown(result: BenchResult) -> str:
    """The same tables in Markdown."""
    blocks = [f"# Benchmarks, translaudit {result.version}, {result.date}"]
    for dataset in result.datasets:
        rows = [_cells(figure) for figure in dataset.figures]
        blocks.append(f"## {dataset.dataset}\n\n{describe_rows(dataset)}.\n\n{markdown_table(HEADER, rows)}")
    return "\n\n".join(blocks) + "\n"


RENDERERS: dict[str, Callable[[BenchResult], str]] = {
    "text": render_text,
    "json": render_json,
    "markdown": render_markdown,
}


def markdown_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; a bar inside a cell is escaped."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _cells(figure: Figure) -> tuple[str, str, str, str, str]:
    return figure.label, figure.group, format_value(figure), format_interval(figure), f"{figure.support:,}"


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  " + "  ".join(_padded(row, widths)).rstrip() for row in rows]


def _padded(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [
        cell.ljust(width) if index < 2 else cell.rjust(width)
        for index, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]

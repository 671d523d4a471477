"""Draw `docs/img/reliability.svg` from `docs/benchmarks.json`: `python docs/reliability.py`.

A reliability diagram (DeGroot & Fienberg 1983): findings in bins of their confidence, across, against the share of them
that is right, up. On the diagonal confidence is a probability; the area of a point is the number of findings.
"""

import math
from pathlib import Path

from translaudit.bench import DatasetResult, Half, Subset, decode_result
from translaudit.bench.result import OWN

DOCS = Path(__file__).parent
SIDE, MARGIN = 320, 48
COLOURS = ("#0b6e99", "#b5541c", "#4f7a28", "#7d4f9e", "#8a6d00")


def main() -> None:
    """Read the figures and write the picture."""
    path = DOCS / "benchmarks.json"
    results = decode_result(path.read_text("utf-8"), str(path)).datasets
    full = [each for each in results if each.subset is Subset.FULL and each.half is not Half.CHOOSE]
    shown = [each for each in full if each.reliability and each.witness != OWN]
    (DOCS / "img" / "reliability.svg").write_text(picture(shown), "utf-8")


def picture(results: list[DatasetResult]) -> str:
    """The diagram of several benchmarks."""
    size = SIDE + 2 * MARGIN
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size + 190} {size}" role="img">',
        "<title>Reliability of the confidence of findings</title>",
        "<style>text { font: 12px sans-serif }</style>",
        f'<rect width="{size + 190}" height="{size}" fill="white"/>',
        f'<line x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}" stroke="#999" stroke-dasharray="4 4"/>',
        f'<rect x="{MARGIN}" y="{MARGIN}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#333"/>',
    ]
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        lines.append(f'<text x="{_x(tick)}" y="{_y(0) + 18}" text-anchor="middle">{tick:g}</text>')
        lines.append(f'<text x="{_x(0) - 8}" y="{_y(tick) + 4}" text-anchor="end">{tick:g}</text>')
    lines.append(f'<text x="{_x(0.5)}" y="{_y(0) + 38}" text-anchor="middle">confidence of findings</text>')
    lines.append(f'<text x="{MARGIN}" y="{MARGIN - 12}">share of findings that are right</text>')
    for number, result in enumerate(results):
        colour = COLOURS[number % len(COLOURS)]
        row = MARGIN + 20 * number + 10
        lines.append(f'<circle cx="{size}" cy="{row}" r="6" fill="{colour}"/>')
        lines.append(f'<text x="{size + 14}" y="{row + 4}">{result.dataset} ({result.half.value})</text>')
        for each in result.reliability:
            radius = max(2.0, math.sqrt(each.findings))
            lines.append(
                f'<circle cx="{_x(each.mean_confidence)}" cy="{_y(each.share_right)}" r="{radius:.1f}" fill="{colour}" '
                f'fill-opacity="0.7"><title>{each.findings} findings</title></circle>'
            )
    return "\n".join([*lines, "</svg>"]) + "\n"


def _x(value: float) -> float:
    return round(MARGIN + SIDE * value, 1)


def _y(value: float) -> float:
    return round(MARGIN + SIDE * (1 - value), 1)


if __name__ == "__main__":
    main()

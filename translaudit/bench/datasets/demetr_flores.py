"""Can a translation with one planted error be told from the same translation without it, and is the place found?

Fifty German sentences, a good English machine translation of each, and some thirty copies of it with one error each:
a wrong negation, a removed verb, a swapped name. *Forced choice* asks which of the two is better, by sentence scores
and by the audit's penalty (a tie is a failure); *localisation* asks for a finding at the changed words;
*differential detection* asks that this finding was not already made on the good translation.

The sentences are few, so the intervals are wide. The good translation is itself machine output, which resembles a
re-translation more than human work does: expect less on human translations. Many perturbations are cosmetic (all lower
case, a full stop removed), and an editor's tool need not report all of them.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from translaudit.bench.dataset import Anchor, Dataset, Measured, labels
from translaudit.bench.figures import code_groups, counted, false_finding_figures
from translaudit.bench.metrics import counts
from translaudit.bench.metrics.spans import hits
from translaudit.bench.pairs import Extent, Gold, Labelled, Pair, check_extents
from translaudit.bench.reading import read_jsonl
from translaudit.bench.result import Figure
from translaudit.bench.verdicts import Verdicts, suspicion_of
from translaudit.findings import Finding, Severity
from translaudit.score import score_segment

METRICS = {"BLEU": "bleu", "chrF": "chrf2", "chrF++": "chrf2++"}


class DemetrRow(msgspec.Struct, frozen=True):
    """A sentence with one perturbation; `changed_spans` index `perturbed`."""

    id: str
    source: str
    reference: str
    mt: str
    perturbed: str
    category: str
    severity: Severity
    changed_spans: tuple[Extent, ...]
    retranslation: str
    flores_line: str

    def __post_init__(self) -> None:
        check_extents(self.perturbed, self.changed_spans)


def read(path: Path) -> Iterator[DemetrRow]:
    """Rows of `demetr_flores.jsonl`."""
    return read_jsonl(path, DemetrRow)


def labelled(row: DemetrRow) -> tuple[Labelled, ...]:
    """The perturbed text with its error, and the good one without."""
    gold = Gold(row.changed_spans, row.category, row.severity)
    return (
        Labelled(id=row.id, key=row.source, pair=_pair(row, row.perturbed), gold=(gold,), complete=False),
        Labelled(id=f"flores {row.flores_line}", key=row.source, pair=_pair(row, row.mt)),
    )


def measure(rows: Sequence[DemetrRow], verdicts: Verdicts) -> Measured:
    """Forced choice, localisation, differential detection, and findings on the good translations."""
    good = [each for each in labels(rows, labelled) if each.complete]
    return Measured(
        (
            *_localisation(rows, verdicts),
            *_choices(rows, verdicts),
            *false_finding_figures(good, verdicts),
        )
    )


def new_findings(row: DemetrRow, verdicts: Verdicts) -> list[Finding]:
    """Findings on the perturbed text that the good text does not have, by code and quoted words."""
    known = Counter(map(_identity, verdicts.accusations(_pair(row, row.mt))))
    new = []
    for finding in verdicts.accusations(_pair(row, row.perturbed)):
        if known[_identity(finding)]:
            known[_identity(finding)] -= 1
        else:
            new.append(finding)
    return new


def _localisation(rows: Sequence[DemetrRow], verdicts: Verdicts) -> Iterator[Figure]:
    found = {row.id: verdicts.accusations(_pair(row, row.perturbed)) for row in rows}
    new = {row.id: new_findings(row, verdicts) for row in rows}
    for group, members in _groups(rows):
        yield _hit_share("localisation", members, found, group)
    for group, members in _groups(rows):
        yield _hit_share("differential detection", members, new, group)
    units = [row.source for row in rows]
    right = [[sum(_is_hit(row, [finding]) for finding in new[row.id]), len(new[row.id])] for row in rows]
    yield counted("precision of new findings", units, right, counts.share)
    for group, prefix in code_groups(finding for findings in new.values() for finding in findings):
        kept = {key: [each for each in findings if each.code.startswith(prefix)] for key, findings in new.items()}
        yield _hit_share("differential detection", rows, kept, group)


def _hit_share(metric: str, rows: Sequence[DemetrRow], found: Mapping[str, Sequence[Finding]], group: str) -> Figure:
    hit = [(float(_is_hit(row, found[row.id])), 1.0) for row in rows]
    return counted(metric, [row.source for row in rows], hit, counts.share, group=group)


def _is_hit(row: DemetrRow, findings: Sequence[Finding]) -> bool:
    gold = Gold(row.changed_spans, row.category)
    return any(hits(finding, gold) for finding in findings)


def _choices(rows: Sequence[DemetrRow], verdicts: Verdicts) -> Iterator[Figure]:
    def prefers(name: str, better: Callable[[DemetrRow], bool]) -> Iterator[Figure]:
        chosen = {row.id: (float(better(row)), 1.0) for row in rows}
        for group, members in _groups(rows, by_category=False):
            scores = [chosen[row.id] for row in members]
            yield counted(
                f"forced choice by {name}", [row.source for row in members], scores, counts.share, group=group
            )

    yield from prefers(
        "MQM penalty", lambda row: _penalty(row, row.mt, verdicts) < _penalty(row, row.perturbed, verdicts)
    )
    yield from prefers(
        "suspicion",
        lambda row: (
            suspicion_of(verdicts.audits[_pair(row, row.mt)]) < suspicion_of(verdicts.audits[_pair(row, row.perturbed)])
        ),
    )
    for reference in ("reference", "retranslation"):
        scored = _scores(rows, reference)
        for shown, metric in METRICS.items():
            yield from prefers(f"{shown} to the {reference}", _prefers_by(scored, metric))


def _prefers_by(
    scored: dict[str, tuple[dict[str, float], dict[str, float]]], metric: str
) -> Callable[[DemetrRow], bool]:
    return lambda row: scored[row.id][0][metric] > scored[row.id][1][metric]


def _scores(rows: Sequence[DemetrRow], reference: str) -> dict[str, tuple[dict[str, float], dict[str, float]]]:
    known: dict[tuple[str, str], dict[str, float]] = {}

    def score(text: str, against: str) -> dict[str, float]:
        if (text, against) not in known:
            scores = score_segment(text, against, tuple(METRICS.values()))
            known[text, against] = {metric: each.value for metric, each in scores.items()}
        return known[text, against]

    against = {row.id: row.reference if reference == "reference" else row.retranslation for row in rows}
    return {row.id: (score(row.mt, against[row.id]), score(row.perturbed, against[row.id])) for row in rows}


def _groups(rows: Sequence[DemetrRow], *, by_category: bool = True) -> Iterator[tuple[str, Sequence[DemetrRow]]]:
    yield "all", rows
    for severity in reversed(Severity):
        if members := [row for row in rows if row.severity is severity]:
            yield f"severity {severity.value}", members
    for category in sorted({row.category for row in rows}) if by_category else ():
        yield f"category {category}", [row for row in rows if row.category == category]


def _penalty(row: DemetrRow, text: str, verdicts: Verdicts) -> float:
    return verdicts.audits[_pair(row, text)].penalty.total


def _pair(row: DemetrRow, text: str) -> Pair:
    return Pair(row.source, text, ((row.source, row.retranslation),))


def _identity(finding: Finding) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    return finding.code, tuple(span.text for span in finding.target), tuple(span.text for span in finding.source)


def _anchors() -> Iterator[Anchor]:
    published = {
        ("human reference, all 100 published sentences", "reference"): {
            "BLEU": (81.6, 83.7, 88.1, 77.3),
            "chrF": (89.4, 93.0, 95.3, 84.1),
        },
        ("human reference", "reference"): {
            "BLEU": (83.3, 85.0, 91.0, 79.0),
            "chrF": (90.5, 93.7, 95.9, 85.6),
            "chrF++": (91.6, 93.7, 95.9, 88.2),
        },
        ("recorded re-translation", "retranslation"): {
            "BLEU": (87.3, 91.4, 92.7, 81.7),
            "chrF": (92.7, 97.5, 95.5, 87.4),
            "chrF++": (93.8, 96.6, 95.9, 90.5),
        },
    }
    for (what, reference), figures in published.items():
        rows = "all German sentences of DEMETR" if "published" in what else "all 50 sentences here"
        for metric, values in figures.items():
            groups = ("all", "severity critical", "severity major", "severity minor")
            for group, value in zip(groups, values, strict=True):
                yield Anchor(
                    metric=f"forced choice by {metric} to the {reference}",
                    group=group,
                    value=value / 100,
                    what=f"sacreBLEU sentence {metric} with the {what}",
                    rows=rows,
                )


DATASET = Dataset(
    title="DEMETR on FLORES: one planted error",
    file="demetr_flores.jsonl",
    read=read,
    key=lambda row: row.source,
    labelled=labelled,
    measure=measure,
    retranslations="recorded: Firefox Translations' German-English Marian model (bergamot-base)",
    origin="DEMETR (Karpinska et al., EMNLP 2022), MIT; sentences from FLORES, CC BY-SA 4.0; 1,456 rows, 50 sentences",
    anchors=tuple(_anchors()),
    fast_share=0.5,
    headlines=("localisation", "differential detection", "forced choice by MQM penalty"),
)

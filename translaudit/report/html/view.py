"""What the HTML page shows, computed before any markup is written."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from translaudit.align import Relation
from translaudit.documents import language_name
from translaudit.findings import Finding, Severity, Side
from translaudit.origins import line_and_column
from translaudit.record import Audit, AuditedDocument
from translaudit.report.corrections import Correction, corrections
from translaudit.report.families import family_name
from translaudit.report.html.chart import Bar, bars_of, quality_line
from translaudit.report.places import excerpt, visible
from translaudit.report.text import RELATIONS, summary_line

EXCERPT_WIDTH = 160


@dataclass(frozen=True)
class Run:
    """A stretch of text that the same findings cover; `findings` are their numbers, the gravest first."""

    text: str
    findings: tuple[int, ...]
    severity: str
    """Of the gravest finding; `source` where the words only bear witness; empty without a finding."""


@dataclass(frozen=True)
class SegmentView:
    """A sentence: its runs, and the numbers of what links it to sentences of the other article."""

    links: tuple[int, ...]
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Column:
    """One article: its paragraphs, each a list of sentences."""

    side: str
    lang: str
    language: str
    path: str
    paragraphs: tuple[tuple[SegmentView, ...], ...]


@dataclass(frozen=True)
class Card:
    """A finding as the panel shows it.

    `rank` is its number along the text, what is placed in the source last; `hints` are suggestions that a person has to
    work in; `alike` counts the findings that the same words would mend.
    """

    number: int
    rank: int
    finding: Finding
    title: str
    family: str
    place: str
    quoted: tuple[tuple[str, str, str], ...]
    quoted_source: tuple[tuple[str, str, str], ...]
    at_source: bool
    corrections: tuple[Correction, ...]
    hints: tuple[str, ...]
    alike: int


@dataclass(frozen=True)
class SharedStatement:
    """A sentence that both reports of an event have."""

    source: str
    target: str
    similarity: float


@dataclass(frozen=True)
class View:
    """The whole page."""

    audit: Audit
    title: str
    relation: str
    summary: str
    columns: tuple[Column, Column]
    cards: tuple[Card, ...]
    families: tuple[tuple[str, int], ...]
    severities: tuple[tuple[str, int], ...]
    bars: tuple[Bar, ...]
    quality_line: str
    statements: tuple[SharedStatement, ...]
    data: dict[str, Any]


def view_of(audit: Audit) -> View:
    """Lay out an audit for the page."""
    fitted = tuple(corrections(audit.target, finding) for finding in audit.findings)
    groups = _alike(audit, fitted)
    places = [(finding.place[0] is Side.SOURCE, finding.place[1]) for finding in audit.findings]
    along = sorted(range(len(places)), key=places.__getitem__)
    cards = tuple(
        _card(audit, number, along.index(number), fitted[number], len(groups[number]))
        for number in range(len(audit.findings))
    )
    families = Counter(card.family for card in cards)
    severities = Counter(finding.severity.value for finding in audit.findings)
    return View(
        audit=audit,
        title=f"{_name(audit.source)} → {_name(audit.target)}",
        relation=RELATIONS[audit.relation],
        summary=summary_line(audit),
        columns=(_column(audit, Side.SOURCE), _column(audit, Side.TARGET)),
        cards=cards,
        families=tuple(sorted(families.items())),
        severities=tuple((each.value, severities[each.value]) for each in reversed(Severity) if severities[each.value]),
        bars=bars_of(audit),
        quality_line=quality_line(audit),
        statements=tuple(
            SharedStatement(
                source=visible(audit.source.quote((each.source,))),
                target=visible(audit.target.quote(each.target)),
                similarity=each.similarity,
            )
            for each in audit.statements
        ),
        data=_data(audit, fitted, groups),
    )


def _alike(audit: Audit, fitted: tuple[tuple[Correction, ...], ...]) -> tuple[tuple[int, ...], ...]:
    """For each finding those, itself among them, of its code that the same suggestion mends; none for the others."""
    groups = defaultdict(list)
    keys = [
        (finding.code, finding.suggestions[each[0].index]) if each else None
        for finding, each in zip(audit.findings, fitted, strict=True)
    ]
    for number, key in enumerate(keys):
        groups[key].append(number)
    return tuple(tuple(groups[key]) if key else () for key in keys)


def _name(document: AuditedDocument) -> str:
    return visible(document.path or f"{language_name(document.lang)} text")


def _column(audit: Audit, side: Side) -> Column:
    document = audit.document(side)
    links = _links(audit, side)
    paragraphs: dict[int, list[SegmentView]] = {}
    for index, segment in enumerate(document.segments):
        runs = tuple(_runs(audit, side, document.text, segment.start, segment.end))
        paragraphs.setdefault(segment.paragraph, []).append(SegmentView(links.get(index, ()), runs))
    return Column(
        side=side.value,
        lang=document.lang,
        language=language_name(document.lang),
        path=visible(document.path or ""),
        paragraphs=tuple(tuple(segments) for segments in paragraphs.values()),
    )


def _links(audit: Audit, side: Side) -> dict[int, tuple[int, ...]]:
    """The numbers of the beads that hold a segment or, in two reports of one event, of the statements."""
    if audit.relation is Relation.PARALLEL:
        ties = [(pair.source, pair.target) for pair in audit.pairs if pair.source and pair.target]
    else:
        ties = [((each.source,), each.target) for each in audit.statements]
    links = defaultdict(list)
    for number, (source, target) in enumerate(ties):
        for index in source if side is Side.SOURCE else target:
            links[index].append(number)
    return {index: tuple(numbers) for index, numbers in links.items()}


def _runs(audit: Audit, side: Side, text: str, start: int, end: int) -> Iterator[Run]:
    spans = [
        (span.start, span.end, number)
        for number, finding in enumerate(audit.findings)
        for span in (finding.source if side is Side.SOURCE else finding.target)
        if span.start < end and span.end > start
    ]
    cuts = sorted({start, end, *(max(a, start) for a, _, _ in spans), *(min(b, end) for _, b, _ in spans)})
    for first, last in itertools.pairwise(cuts):
        covering = tuple(number for a, b, number in spans if a <= first and last <= b)
        yield Run(visible(text[first:last]), covering, _look(audit, side, covering))


def _look(audit: Audit, side: Side, covering: tuple[int, ...]) -> str:
    """The gravest severity of what is accused here; `source` for words that only bear witness; empty without any."""
    accused = [audit.findings[number].severity for number in covering if audit.findings[number].place[0] is side]
    if not covering:
        return ""
    return max(accused, key=lambda severity: severity.rank).value if accused else "source"


def _card(audit: Audit, number: int, rank: int, fitted: tuple[Correction, ...], alike: int) -> Card:
    finding = audit.findings[number]
    side, start = finding.place
    document = audit.document(side)
    line, column = line_and_column(document, start)
    return Card(
        number=number,
        rank=rank,
        finding=finding,
        title=visible(finding.name.replace("-", " ").capitalize()),
        family=family_name(finding.code),
        place=f"{language_name(document.lang)}, line {line}, column {column}",
        quoted=_quoted(document, finding, side),
        quoted_source=_quoted(audit.source, finding, Side.SOURCE) if side is Side.TARGET else (),
        at_source=finding.side is Side.SOURCE,
        corrections=fitted,
        hints=() if fitted else finding.suggestions,
        alike=alike,
    )


def _quoted(document: AuditedDocument, finding: Finding, side: Side) -> tuple[tuple[str, str, str], ...]:
    parts = []
    for span in finding.source if side is Side.SOURCE else finding.target:
        holders = [each for each in document.segments if each.start < span.end and span.start < each.end]
        bounds = (min(span.start, holders[0].start), max(span.end, holders[-1].end)) if holders else None
        part = excerpt(document.text, span.start, span.end, EXCERPT_WIDTH, bounds)
        parts.append((part.before, part.words, part.after))
    return tuple(parts)


def _data(
    audit: Audit, fitted: tuple[tuple[Correction, ...], ...], groups: tuple[tuple[int, ...], ...]
) -> dict[str, Any]:
    return {
        "path": audit.target.path or "article.txt",
        "lang": audit.target.lang,
        "text": audit.target.text,
        "findings": [
            {
                "code": finding.code,
                "fingerprint": finding.fingerprint,
                "words": " … ".join(span.text for span in finding.spans),
                "edits": [
                    {
                        "start": each.start,
                        "end": each.end,
                        "text": each.text,
                        "shown": visible(each.text),
                        "right": finding.suggestions[each.index],
                    }
                    for each in fitted[number]
                ],
                "alike": groups[number],
            }
            for number, finding in enumerate(audit.findings)
        ],
    }

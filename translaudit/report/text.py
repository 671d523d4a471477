"""The report that a person reads in a terminal: the gravest finding first, each with its words underlined."""

from collections import Counter
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import groupby

import msgspec
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from translaudit.align import Relation
from translaudit.documents import Span, language_name
from translaudit.findings import Finding, Severity, Side
from translaudit.origins import line_and_column
from translaudit.record import Audit, AuditedDocument
from translaudit.report.places import excerpt, visible
from translaudit.report.remarks import caveats
from translaudit.score import Score

STYLES = {
    Severity.CRITICAL: "bold red",
    Severity.MAJOR: "red",
    Severity.MINOR: "yellow",
    Severity.NEUTRAL: "cyan",
}
RELATIONS = {
    Relation.PARALLEL: "a sentence-by-sentence translation",
    Relation.COMPARABLE: "two reports on the same events, not a sentence-by-sentence translation",
    Relation.UNRELATED: "these two articles do not seem to be about the same events: is this the right pair?",
}
_TYPOGRAPHIC = {"│": "|", "‾": "^", "…": "...", "·": "-", "→": "->", "×": "x", "‘": "'", "’": "'", "–": "-", "—": "-"}


def render(
    audit: Audit, *, width: int = 100, color: bool = False, ascii_only: bool = False, verbose: bool = False
) -> str:
    """The report as text, at most `width` columns wide where the words allow it.

    `color` adds terminal escape codes; `ascii_only` puts plain characters for typographic ones; `verbose` adds the
    message of every wording, every aligned pair with its re-translation, and what two reports of one event share.
    """
    sheet = StringIO()
    console = Console(
        file=sheet, width=max(width, 40), force_terminal=color, color_system="standard" if color else None,
        highlight=False, markup=False, emoji=False, legacy_windows=False, no_color=not color,
    )  # fmt: skip
    for block in _blocks(audit, width=max(width, 40), verbose=verbose):
        console.print(block, soft_wrap=False)
    lines = (line.rstrip() for line in sheet.getvalue().splitlines())
    text = "\n".join(lines) + "\n"
    return _in_ascii(text) if ascii_only else text


def summary_line(audit: Audit) -> str:
    """How many findings of each severity there are, in words."""
    counts = {severity: sum(finding.severity is severity for finding in audit.findings) for severity in Severity}
    grave = [f"{counts[severity]} {severity}" for severity in reversed(Severity) if counts[severity] and severity.rank]
    neutral = counts[Severity.NEUTRAL]
    if not audit.findings:
        return "No findings."
    parts = ["To mend: " + ", ".join(grave)] if grave else ["Nothing to mend"]
    if neutral:
        parts.append(f"to look at: {neutral}")
    return "; ".join(parts) + "."


def statistics(audit: Audit) -> str:
    """How often each code was found, the most frequent first; a line a code, nothing without findings."""
    counts = Counter((finding.code, finding.name) for finding in audit.findings)
    return "".join(
        f"{count:>5}  {code} {name}\n"
        for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def _blocks(audit: Audit, *, width: int, verbose: bool) -> Iterator[Text | Padding | str]:
    yield from _head(audit)
    yield ""
    for (at_source, severity), group in groupby(
        audit.findings, key=lambda finding: (finding.side is Side.SOURCE, finding.severity)
    ):
        title = (
            f"In the {language_name(audit.source.lang)} source itself: {severity}" if at_source else severity.upper()
        )
        yield Text(title, style=STYLES[severity] + " underline")
        yield ""
        for alike in _grouped(group):
            yield from _finding(audit, alike, width, verbose=verbose)
            yield ""
    if verbose:
        yield from _all_pairs(audit)
        yield from _shared(audit)
    yield from _foot(audit)


def _head(audit: Audit) -> Iterator[Text]:
    source, target = _label(audit.source), _label(audit.target)
    yield Text(f"{source} → {target}", style="bold")
    yield Text(f"{audit.relation.capitalize()}: {RELATIONS[audit.relation]}.")
    if audit.scores:
        figures = " · ".join(_score(name, score) for name, score in audit.scores.items())
        yield Text(f"Against the re-translation by {audit.model}: {figures}")
    else:
        reason = "no model" if audit.model is None else "no aligned sentence has a re-translation to be trusted"
        yield Text(f"Scores: not computed: {reason}.")
    for notice in audit.notices:
        yield Text(visible(f"{notice.code}: {notice.message}"), style="dim")
    yield Text("")
    yield Text(summary_line(audit), style="bold")
    yield Text(
        f"MQM penalty {audit.penalty.total:g} points, {audit.penalty.per_100_words:.1f} for 100 words.", style="dim"
    )


def _finding(audit: Audit, alike: list[Finding], width: int, *, verbose: bool) -> Iterator[Text | Padding]:
    """One entry; without `verbose` the other wordings are only quoted, and no witness repeats the message."""
    finding = alike[0]
    side, _ = finding.place
    document = audit.document(side)
    head = Text()
    head.append(f"{finding.code} {finding.name}", style=STYLES[finding.severity])
    places = ", ".join(_place(document, each.spans) for each in alike)
    where = f"{language_name(document.lang)} {places}" if side is Side.SOURCE else places
    head.append(f"  {where}", style="bold")
    head.append(f"  confidence {finding.confidence:.0%}", style="dim")
    yield head
    for each in _one_for_each_wording(alike):
        yield from _quoted(document, each.spans, width - 4, STYLES[each.severity])
        if verbose:
            yield _indented(Text(visible(each.message)))
    if not verbose:
        yield _indented(Text(visible(finding.message)))
    if finding.suggestions:
        yield _indented(Text("write: ").append(visible(" or ".join(finding.suggestions)), style="green"))
    if side is Side.TARGET and finding.source:
        yield from _quoted(audit.source, finding.source, width - 4, "blue", "the source says:")
    for evidence in finding.evidence:
        if verbose or evidence.detail not in finding.message:
            strength = f" ({evidence.weight:+.1f} log-odds)" if verbose and evidence.weight is not None else ""
            yield _indented(Text(f"{evidence.witness}: {visible(evidence.detail)}{strength}", style="dim"))


def _quoted(
    document: AuditedDocument, spans: tuple[Span, ...], width: int, style: str, label: str = ""
) -> Iterator[Text | Padding]:
    if label:
        yield _indented(Text(label, style="dim"))
    for span in spans:
        part = excerpt(document.text, span.start, span.end, width - 4, _line_of(document, span))
        yield _indented(Text().append("│ ", "dim").append(part.before).append(part.words, style).append(part.after))
        blank, underline = cell_len(part.before), max(cell_len(part.words), 1)
        yield _indented(Text().append("│ ", "dim").append(" " * blank + "‾" * underline, style))


def _line_of(document: AuditedDocument, span: Span) -> tuple[int, int]:
    holders = [each for each in document.segments if each.start < span.end and span.start < each.end]
    if not holders:
        return max(0, span.start - 60), min(len(document.text), span.end + 60)
    return min(span.start, holders[0].start), max(span.end, holders[-1].end)


def _foot(audit: Audit) -> Iterator[Text]:
    for each in caveats(msgspec.structs.replace(audit, notices=())):
        yield Text(each, style="red" if each.startswith("Failed") else "dim")
    yield Text(visible(audit.signature), style="dim")


def _all_pairs(audit: Audit) -> Iterator[Text | Padding]:
    yield Text("Aligned sentences", style="underline")
    for pair in audit.pairs:
        yield Text("")
        for label, document, indices in (("source", audit.source, pair.source), ("target", audit.target, pair.target)):
            words = " ".join(document.quote(indices).split())
            yield Text().append(f"{label}: ", "dim").append(visible(words) or "nothing")
        if pair.retranslation is not None:
            yield Text().append("re-translation: ", "dim").append(visible(pair.retranslation))
        if pair.ailments:
            yield Text(f"not believed: {', '.join(pair.ailments)}", style="yellow")
        if pair.scores:
            yield Text(" · ".join(f"{name} {score.value:.1f}" for name, score in pair.scores.items()), style="dim")
    yield Text("")


def _shared(audit: Audit) -> Iterator[Text | Padding]:
    if not audit.statements:
        return
    yield Text("Sentences that seem to say the same", style="underline")
    for each in audit.statements:
        yield Text("")
        for label, words in (
            ("source: ", audit.source.quote((each.source,))),
            ("target: ", audit.target.quote(each.target)),
        ):
            yield Text().append(label, "dim").append(visible(" ".join(words.split())))
        yield Text(f"similarity {each.similarity:.2f}", style="dim")
    yield Text("")


def _grouped(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Findings with the same remedy, or about the same words, stand together, at the place of the first.

    So the several misspellings of one name are one entry.
    """
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        key = finding.code, *(finding.suggestions or ("", *(span.text for span in finding.spans)))
        groups.setdefault(key, []).append(finding)
    return list(groups.values())


def _one_for_each_wording(findings: Iterable[Finding]) -> list[Finding]:
    by_words: dict[str, Finding] = {}
    for finding in findings:
        by_words.setdefault(" … ".join(span.text for span in finding.spans), finding)
    return list(by_words.values())


def _place(document: AuditedDocument, spans: tuple[Span, ...]) -> str:
    return ":".join(map(str, line_and_column(document, spans[0].start)))


def _label(document: AuditedDocument) -> str:
    return f"{visible(document.path or 'text')} ({language_name(document.lang)})"


def _score(name: str, score: Score) -> str:
    interval = f" ({score.low:.1f}–{score.high:.1f})" if score.low is not None and score.high is not None else ""
    return f"{_NAMES[name]} {score.value:.1f}{interval}"


_NAMES = {"bleu": "BLEU", "chrf2++": "chrF2++", "ter": "TER"}


def _indented(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 2))


def _in_ascii(text: str) -> str:
    for character, plain in _TYPOGRAPHIC.items():
        text = text.replace(character, plain)
    return text

"""Findings that people have looked at and accepted: comments in the article, a file beside it, and a baseline.

A comment `<!-- translaudit: ignore[NAM101] reason -->` speaks for the paragraph it stands in or, alone in a paragraph,
for the next one. A text that must not be touched has `<article>.translaudit.toml` beside it instead. A baseline lists
fingerprints, which know the words and their neighbours but no line numbers.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from translaudit.documents import Document
from translaudit.errors import ConfigError
from translaudit.findings import Finding, Side
from translaudit.origins import line_and_column
from translaudit.record import Notice
from translaudit.segments import paragraphs

_COMMENT = re.compile(r"<!--\s*translaudit:\s*ignore(?:\[([^\]]*)\])?\s*(.*?)\s*-->", re.DOTALL)
BASELINE_SCHEMA = 1


class Suppression(msgspec.Struct, frozen=True, kw_only=True):
    """What to be silent about: code prefixes (empty: all), in a stretch of one side, where these words are accused.

    Without a side, it speaks for the whole of both.
    """

    codes: tuple[str, ...]
    side: Side | None
    start: int
    end: int
    words: str | None
    reason: str
    origin: str

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is to be kept silent."""
        side, start = finding.place
        return (
            (self.side is None or (side is self.side and self.start <= start <= self.end))
            and (not self.codes or finding.code.startswith(self.codes))
            and (self.words is None or any(span.text == self.words for span in finding.spans))
        )


class SidecarEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One `[[ignore]]` of a sidecar file."""

    code: str
    words: str | None = None
    reason: str = ""


class Sidecar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`<article>.translaudit.toml`."""

    ignore: tuple[SidecarEntry, ...] = ()


class BaselineEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A known finding: how many times it may occur."""

    code: str
    words: str
    fingerprint: str
    count: int = 1


class Baseline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of known findings."""

    schema: int = BASELINE_SCHEMA
    entries: tuple[BaselineEntry, ...] = ()


class Judged(msgspec.Struct, frozen=True):
    """Findings that remain, how many were kept silent, and what to say about suppressions that no longer fit."""

    findings: tuple[Finding, ...]
    suppressed: int
    notices: tuple[Notice, ...]


def suppressions_of(document: Document, side: Side, *, require_reason: bool) -> tuple[Suppression, ...]:
    """The suppressions in an article and in the file beside it.

    Raises:
        ConfigError: the file beside the article is broken, or a reason is required and one is missing.
    """
    return _reasoned((*_comments(document, side), *_sidecar(document, side)), require_reason=require_reason)


def suppressions_of_both(source: Document, target: Document, *, require_reason: bool) -> tuple[Suppression, ...]:
    """The suppressions in a file that holds both sides, and in the file beside it, which speaks for both.

    Raises:
        ConfigError: the file beside it is broken, or a reason is required and one is missing.
    """
    found = (*_comments(source, Side.SOURCE), *_comments(target, Side.TARGET), *_sidecar(target, None))
    return _reasoned(found, require_reason=require_reason)


def _reasoned(found: tuple[Suppression, ...], *, require_reason: bool) -> tuple[Suppression, ...]:
    for each in found:
        if require_reason and not each.reason:
            raise ConfigError(f"{each.origin}: say why: this project requires a reason for each suppression")
    return found


def suppress(findings: Sequence[Finding], suppressions: Sequence[Suppression]) -> Judged:
    """Keep the suppressed findings silent and count them; a suppression that fits nothing is noticed (CFG901)."""
    kept = tuple(finding for finding in findings if not any(each.covers(finding) for each in suppressions))
    unused = tuple(
        Notice("CFG901", f"{each.origin}: suppresses nothing any more: take it out")
        for each in suppressions
        if not any(each.covers(finding) for finding in findings)
    )
    return Judged(kept, len(findings) - len(kept), unused)


def compare_to_baseline(findings: Sequence[Finding], baseline: Baseline, origin: str) -> Judged:
    """Keep known findings silent, as often as the baseline allows; stale entries are noticed (CFG901)."""
    allowed = Counter({entry.fingerprint: entry.count for entry in baseline.entries})
    kept = []
    for finding in findings:
        if allowed[finding.fingerprint] > 0:
            allowed[finding.fingerprint] -= 1
        else:
            kept.append(finding)
    stale = tuple(
        Notice("CFG901", f"{origin}: '{entry.words}' ({entry.code}) no longer occurs: --update-baseline takes it out")
        for entry in baseline.entries
        if allowed[entry.fingerprint] > 0
    )
    return Judged(tuple(kept), len(findings) - len(kept), stale)


def baseline_of(findings: Iterable[Finding]) -> Baseline:
    """A baseline that accepts exactly these findings."""
    counts = Counter(finding.fingerprint for finding in findings)
    by_fingerprint = {finding.fingerprint: finding for finding in findings}
    entries = (
        BaselineEntry(
            each.code, " … ".join(span.text for span in each.spans), each.fingerprint, counts[each.fingerprint]
        )
        for each in by_fingerprint.values()
    )
    return Baseline(entries=tuple(sorted(entries, key=lambda entry: (entry.code, entry.words, entry.fingerprint))))


def without_stale(baseline: Baseline, findings: Sequence[Finding]) -> Baseline:
    """The baseline without what no longer occurs; nothing new is accepted."""
    counts = Counter(finding.fingerprint for finding in findings)
    entries = (
        msgspec.structs.replace(entry, count=min(entry.count, counts[entry.fingerprint]))
        for entry in baseline.entries
        if counts[entry.fingerprint]
    )
    return Baseline(entries=tuple(entries))


def read_baseline(path: Path) -> Baseline:
    """Read a baseline file.

    Raises:
        ConfigError: the file is missing, is not a baseline, or has another schema version.
    """
    try:
        baseline = msgspec.json.decode(path.read_bytes(), type=Baseline)
    except OSError as error:
        raise ConfigError(f"baseline {path} cannot be read: {error.strerror}; --write-baseline makes one") from None
    except msgspec.DecodeError as error:
        raise ConfigError(f"baseline {path}: {error}") from None
    if baseline.schema != BASELINE_SCHEMA:
        raise ConfigError(
            f"baseline {path} has schema version {baseline.schema}; this translaudit reads {BASELINE_SCHEMA}"
        )
    return baseline


def render_baseline(baseline: Baseline) -> str:
    """A baseline as JSON text."""
    return msgspec.json.format(msgspec.json.encode(baseline), indent=2).decode() + "\n"


def _comments(document: Document, side: Side) -> Iterable[Suppression]:
    if "<!--" not in document.text:
        return
    blocks = paragraphs(document.text)
    for match in _COMMENT.finditer(document.text):
        own = next(number for number, (start, end) in enumerate(blocks) if start <= match.start() < end)
        alone = not _COMMENT.sub("", document.text[slice(*blocks[own])]).strip()
        start, end = blocks[min(own + alone, len(blocks) - 1)]
        line, _ = line_and_column(document, match.start())
        yield Suppression(
            codes=tuple(code.strip() for code in (match[1] or "").split(",") if code.strip()),
            side=side,
            start=start,
            end=end,
            words=None,
            reason=match[2],
            origin=f"{document.path or side}:{line}",
        )


def _sidecar(document: Document, side: Side | None) -> Iterable[Suppression]:
    path = Path(f"{document.path}.translaudit.toml") if document.path else None
    if path is None or not path.is_file():
        return
    try:
        sidecar = msgspec.toml.decode(path.read_bytes(), type=Sidecar)
    except (OSError, msgspec.DecodeError) as error:
        raise ConfigError(f"{path}: {error}") from None
    for entry in sidecar.ignore:
        yield Suppression(
            codes=(entry.code,),
            side=side,
            start=0,
            end=len(document.text),
            words=entry.words,
            reason=entry.reason,
            origin=str(path),
        )

"""Findings that people have looked at and accepted: comments in the article, and a file beside it.

A comment `<!-- translaudit: ignore[NAM101] reason -->` speaks for the paragraph it stands in or, alone in a paragraph,
for the next one. A text that must not be touched has `<article>.translaudit.toml` beside it instead.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from translaudit.documents import Document, prose
from translaudit.errors import ConfigError
from translaudit.findings import Finding, Side
from translaudit.origins import line_and_column
from translaudit.record import Notice
from translaudit.segments import paragraphs
from translaudit.toml_files import converted, read_toml

_COMMENT = re.compile(r"<!--\s*translaudit:\s*(.*?)\s*-->", re.DOTALL)
_IGNORE = re.compile(r"ignore\s*(?:\[([^\]]*)\])?(?!\w)\s*(.*)", re.DOTALL)


class Suppression(msgspec.Struct, frozen=True, kw_only=True):
    """What to be silent about: code prefixes (empty: all), in a stretch of one side, where these words are accused.

    Without a side, it speaks for the whole of both. Where words are missing, the place is the gap, which belongs to the
    paragraph before it and, from `gap` on, to a comment that stands alone.
    """

    codes: tuple[str, ...]
    side: Side | None
    start: int
    end: int
    gap: int
    words: str | None
    reason: str
    origin: str

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is to be kept silent."""
        return (
            (self.side is None or self._is_in_reach(finding))
            and (not self.codes or finding.code.startswith(self.codes))
            and (self.words is None or any(span.text == self.words for span in (*finding.spans, *finding.target)))
        )

    def _is_in_reach(self, finding: Finding) -> bool:
        side, start = finding.place
        if side is self.side and self.start <= start <= self.end:
            return True
        missing = self.side is Side.TARGET and side is Side.SOURCE
        return missing and any(self.gap <= span.start <= self.end for span in finding.target)


class SidecarEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One `[[ignore]]` of a sidecar file."""

    code: str
    words: str | None = None
    reason: str = ""


class Sidecar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`<article>.translaudit.toml`."""

    ignore: tuple[SidecarEntry, ...] = ()


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


def _comments(document: Document, side: Side) -> Iterable[Suppression]:
    comments = list(_COMMENT.finditer(document.text)) if "<!--" in document.text else []
    if not comments:
        return
    blank = prose(document.text)
    marked = list(blank)
    for comment in comments:
        marked[comment.start()] = "·"  # so that a comment alone is a paragraph
    blocks = paragraphs("".join(marked))
    for comment in comments:
        own = next(number for number, (start, end) in enumerate(blocks) if start <= comment.start() < end)
        alone = not blank[slice(*blocks[own])].strip()
        following = next((block for block in blocks[own:] if blank[slice(*block)].strip()), blocks[own])
        start, end = following if alone else blocks[own]
        line, _ = line_and_column(document, comment.start())
        origin = f"{document.path or side}:{line}"
        ignored = _IGNORE.fullmatch(comment[1])
        if ignored is None:
            raise ConfigError(
                f"{origin}: '{' '.join(comment[1].split())}' says nothing to translaudit: "
                "write <!-- translaudit: ignore[CODE] reason -->"
            )
        yield Suppression(
            codes=tuple(code.strip().upper() for code in (ignored[1] or "").split(",") if code.strip()),
            side=side,
            start=start,
            end=end,
            gap=blocks[own - 1][1] if alone and own else start,
            words=None,
            reason=ignored[2],
            origin=origin,
        )


def _sidecar(document: Document, side: Side | None) -> Iterable[Suppression]:
    path = Path(f"{document.path}.translaudit.toml") if document.path else None
    if path is None or not path.is_file():
        return
    file = read_toml(path, "file of suppressions")
    known = (*Sidecar.__struct_fields__, *SidecarEntry.__struct_fields__)
    for number, entry in enumerate(converted(file, Sidecar, known).ignore):
        yield Suppression(
            codes=(entry.code.upper(),),
            side=side,
            start=0,
            end=len(document.text),
            gap=0,
            words=entry.words,
            reason=entry.reason,
            origin=file.place("ignore", number),
        )

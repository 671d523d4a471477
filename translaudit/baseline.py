"""A baseline: a file of findings that are known and accepted, so that only new ones count.

An entry knows the article (as a path from the baseline's folder), the code and the fingerprint of the words and their
neighbours, and no line numbers: edits elsewhere leave it alone. An article that was moved keeps its entries: where an
entry's own article is no longer there, its fingerprint may stand in any other.
"""

import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from translaudit.checks import select_checks
from translaudit.config import Config
from translaudit.errors import ConfigError
from translaudit.findings import Finding
from translaudit.record import Audit, Notice
from translaudit.suppressions import Judged

BASELINE_SCHEMA = 1
_BYTE = re.compile(r"\(byte (\d+)\)")
_ENTRY = re.compile(r"`\$\.entries\[(\d+)\]")
_OBJECT = re.compile(rb"\{")


class BaselineEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A known finding, and how many times its article may have it. A text without a file has the article ``."""

    article: str
    code: str
    words: str
    fingerprint: str
    count: int = 1


class Baseline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of known findings."""

    schema: int = BASELINE_SCHEMA
    entries: tuple[BaselineEntry, ...] = ()


class Share(msgspec.Struct, frozen=True):
    """What of a baseline concerns one article: its own entries, and those whose article is no longer there."""

    own: tuple[BaselineEntry, ...]
    loose: tuple[BaselineEntry, ...]


def article_in(baseline: Path, path: str | None) -> str:
    """How a baseline file calls an article: its path from the baseline's folder, with `/`; `` for a text of no file."""
    if path is None:
        return ""
    article = Path(path).resolve()
    try:
        return Path(os.path.relpath(article, baseline.resolve().parent)).as_posix()
    except ValueError:  # another drive of Windows
        return article.as_posix()


def share_of(baseline: Baseline, article: str, missing: frozenset[str]) -> Share:
    """The entries for an article.

    Args:
        baseline: the file.
        article: how the file calls the article; a text of no file may have any entry's findings.
        missing: articles of the file that are no longer there.
    """
    return Share(
        own=tuple(entry for entry in baseline.entries if entry.article == article),
        loose=tuple(
            entry
            for entry in baseline.entries
            if entry.article != article and (not article or entry.article in missing)
        ),
    )


def missing_articles(baseline: Baseline, path: Path) -> frozenset[str]:
    """The articles of a baseline file that are no longer where it says."""
    articles = {entry.article for entry in baseline.entries} - {""}
    return frozenset(article for article in articles if not (path.resolve().parent / article).is_file())


def heard_codes(audit: Audit, config: Config) -> frozenset[str]:
    """The codes of the checks that looked at an article: what the others found before is not known to be gone."""
    selected = {check.code for check in select_checks(config.select, config.ignore)}
    return frozenset(selected - {each.code for each in audit.not_run})


def found_in(audit: Audit, config: Config, baseline: Baseline, article: str) -> Counter[str]:
    """How often each fingerprint was found in an article; what a check that did not look knew of it counts as found."""
    heard = heard_codes(audit, config)
    silent = (entry for entry in baseline.entries if entry.article == article and entry.code not in heard)
    return Counter(each.fingerprint for each in audit.findings) + _counts(silent)


def compare_to_baseline(
    findings: Sequence[Finding], share: Share, origin: str, heard: frozenset[str] | None = None
) -> Judged:
    """Keep known findings silent, as often as entries allow; own ones that no longer fit are noticed (CFG901).

    Args:
        findings: of one article.
        share: what the baseline knows of it.
        origin: what to call the baseline.
        heard: codes of the checks that looked; None: all. What the others found is not called gone.
    """
    own, loose = _counts(share.own), _counts(share.loose)
    kept = []
    for finding in findings:
        allowed = own if own[finding.fingerprint] > 0 else loose
        if allowed[finding.fingerprint] > 0:
            allowed[finding.fingerprint] -= 1
        else:
            kept.append(finding)
    stale = tuple(
        Notice("CFG901", f"{origin}: '{entry.words}' ({entry.code}) no longer occurs: --update-baseline takes it out")
        for entry in share.own
        if own[entry.fingerprint] > 0 and (heard is None or entry.code in heard)
    )
    return Judged(tuple(kept), len(findings) - len(kept), stale)


def entries_of(findings: Iterable[Finding], article: str) -> tuple[BaselineEntry, ...]:
    """Entries that accept exactly these findings of an article."""
    findings = tuple(findings)
    counts = Counter(finding.fingerprint for finding in findings)
    by_fingerprint = {finding.fingerprint: finding for finding in findings}
    return tuple(
        BaselineEntry(article, each.code, " … ".join(span.text for span in each.spans), mark, counts[mark])
        for mark, each in by_fingerprint.items()
    )


def accepting(baseline: Baseline, article: str, findings: Iterable[Finding], missing: frozenset[str]) -> Baseline:
    """The baseline with exactly these findings accepted for an article; what it says of others stays."""
    new = entries_of(findings, article)
    moved = {entry.fingerprint for entry in new}
    kept = (
        entry
        for entry in baseline.entries
        if entry.article != article and not (entry.article in missing and entry.fingerprint in moved)
    )
    return _sorted((*kept, *new))


def without_stale(
    baseline: Baseline, seen: Mapping[str, Mapping[str, int]], missing: frozenset[str], *, whole: bool
) -> Baseline:
    """The baseline without what no longer occurs; nothing new is accepted.

    Args:
        baseline: the file.
        seen: for each article that was audited, how often each fingerprint was found in it.
        missing: articles that are no longer there; what was found of them elsewhere is put down for its new article.
        whole: every article was audited, so that what was not found of missing articles is gone.
    """
    entries: list[BaselineEntry] = []
    left = {article: Counter(counts) for article, counts in seen.items()}
    for entry in sorted(baseline.entries, key=lambda entry: entry.article in missing):
        if entry.article in left:
            count = min(entry.count, left[entry.article][entry.fingerprint])
            left[entry.article][entry.fingerprint] -= count
            entries += [msgspec.structs.replace(entry, count=count)] if count else []
        elif entry.article not in missing:
            entries.append(entry)
        else:
            entries += _moved(entry, left) or ([] if whole else [entry])
    return _sorted(entries)


def _moved(entry: BaselineEntry, left: Mapping[str, Counter[str]]) -> list[BaselineEntry]:
    article = next((name for name, counts in sorted(left.items()) if name and counts[entry.fingerprint] > 0), None)
    if article is None:
        return []
    count = min(entry.count, left[article][entry.fingerprint])
    left[article][entry.fingerprint] -= count
    return [msgspec.structs.replace(entry, article=article, count=count)]


def read_baseline(path: Path) -> Baseline:
    """Read a baseline file.

    Raises:
        ConfigError: the file is missing, is not a baseline, or has another schema version.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"baseline {path} cannot be read: {error.strerror}; --write-baseline makes one") from None
    try:
        baseline = msgspec.json.decode(data, type=Baseline)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}:{_line(data, str(error))}: this is no baseline: {error}") from None
    if baseline.schema != BASELINE_SCHEMA:
        raise ConfigError(
            f"baseline {path} has schema version {baseline.schema}; this translaudit reads {BASELINE_SCHEMA}"
        )
    return baseline


def render_baseline(baseline: Baseline) -> str:
    """A baseline as JSON text."""
    return msgspec.json.format(msgspec.json.encode(baseline), indent=2).decode() + "\n"


def _line(data: bytes, message: str) -> int:
    """The line of a mistake: of the byte, or of the entry, that the message names."""
    if byte := _BYTE.search(message):
        return data.count(b"\n", 0, int(byte[1])) + 1
    if entry := _ENTRY.search(message):
        places = [match.start() for match in _OBJECT.finditer(data)]
        return data.count(b"\n", 0, places[int(entry[1]) + 1]) + 1 if int(entry[1]) + 1 < len(places) else 1
    return 1


def _counts(entries: Iterable[BaselineEntry]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for entry in entries:
        counts[entry.fingerprint] += entry.count
    return counts


def _sorted(entries: Iterable[BaselineEntry]) -> Baseline:
    """In an order that differs between two versions of the file only where they differ."""
    return Baseline(
        entries=tuple(sorted(entries, key=lambda each: (each.article, each.code, each.words, each.fingerprint)))
    )

"""What changed between two audits of an article: findings that are new, fixed, or moved."""

import msgspec

from translaudit.findings import Finding
from translaudit.record import Audit


class Comparison(msgspec.Struct, frozen=True):
    """Findings by what became of them; `moved` pairs the old and the new place of the same finding."""

    new: tuple[Finding, ...]
    fixed: tuple[Finding, ...]
    moved: tuple[tuple[Finding, Finding], ...]
    unchanged: int


def compare_audits(old: Audit, new: Audit) -> Comparison:
    """Match the findings of two audits by fingerprint, each as often as it occurs."""
    remaining: dict[str, list[Finding]] = {}
    for finding in old.findings:
        remaining.setdefault(finding.fingerprint, []).append(finding)
    appeared, moved = [], []
    unchanged = 0
    for finding in new.findings:
        known = remaining.get(finding.fingerprint)
        if not known:
            appeared.append(finding)
            continue
        before = known.pop(0)
        if before.place == finding.place:
            unchanged += 1
        else:
            moved.append((before, finding))
    fixed = tuple(finding for finding in old.findings if _left(remaining, finding))
    return Comparison(tuple(appeared), fixed, tuple(moved), unchanged)


def _left(remaining: dict[str, list[Finding]], finding: Finding) -> bool:
    return any(each is finding for each in remaining.get(finding.fingerprint, ()))

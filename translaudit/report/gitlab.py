"""GitLab's code quality report (the Code Climate subset that GitLab reads)."""

import json
from collections import Counter

from translaudit.findings import Severity
from translaudit.origins import line_and_column
from translaudit.record import Audit
from translaudit.report.places import escaped_json
from translaudit.report.remarks import remark

LEVELS = {
    Severity.CRITICAL: "critical",
    Severity.MAJOR: "major",
    Severity.MINOR: "minor",
    Severity.NEUTRAL: "info",
}


def render(audit: Audit) -> str:
    """A JSON list with an entry for each finding; repeated fingerprints are numbered, as GitLab wants them unique."""
    entries = []
    seen: Counter[str] = Counter()
    for finding in audit.findings:
        side, start = finding.place
        document = audit.document(side)
        line, _ = line_and_column(document, start)
        seen[finding.fingerprint] += 1
        entries.append(
            {
                "description": remark(finding),
                "check_name": f"{finding.code} {finding.name}",
                "fingerprint": f"{finding.fingerprint}-{seen[finding.fingerprint]}",
                "severity": LEVELS[finding.severity],
                "location": {"path": document.path or f"{document.lang}.txt", "lines": {"begin": line}},
            }
        )
    return escaped_json(json.dumps(entries, indent=2, ensure_ascii=False)) + "\n"

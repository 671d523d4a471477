"""What of an audit is shown. Filtering never changes a verdict: scores and penalty stay those of the whole audit."""

import msgspec

from translaudit.findings import Severity
from translaudit.record import Audit


def at_least(audit: Audit, severity: Severity) -> Audit:
    """The audit without the findings below a severity."""
    findings = tuple(finding for finding in audit.findings if finding.severity.at_least(severity))
    return msgspec.structs.replace(audit, findings=findings)

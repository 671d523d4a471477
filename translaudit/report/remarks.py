"""A finding in one line, for formats that have room for a remark only."""

from translaudit.findings import Finding
from translaudit.record import Audit
from translaudit.report.places import visible
from translaudit.translators.base import Ailment


def remark(finding: Finding) -> str:
    """What is suspected and what to write instead, with nothing invisible left in it."""
    return visible(finding.message + (f" (write: {' or '.join(finding.suggestions)})" if finding.suggestions else ""))


def caveats(audit: Audit) -> tuple[str, ...]:
    """What a reader must know of the audit besides its findings: notices, checks not run, failures, suppressions."""
    needs = dict.fromkeys(each.needs for each in audit.not_run)
    weak = any(Ailment.WEAK in pair.ailments for pair in audit.pairs)
    return (
        *(f"{each.code}: {visible(each.message)}" for each in audit.notices),
        *((f"The model {audit.model} is weak: its translations are scored against, but not believed.",) * weak),
        *(
            f"Not run: {', '.join(each.code for each in audit.not_run if each.needs == need)}: needs {visible(need)}."
            for need in sorted(needs)
        ),
        *(f"Failed: {visible(failure)}" for failure in audit.failures),
        *((f"Suppressed: {audit.suppressed} known finding{'s' * (audit.suppressed != 1)}.",) * bool(audit.suppressed)),
    )

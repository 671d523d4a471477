"""What makes an audit fail. No gate looks at BLEU or another similarity: a paraphrase would fail and a typo pass."""

from translaudit.config import Config
from translaudit.record import Audit


def failed_gates(audit: Audit, config: Config) -> tuple[str, ...]:
    """The gates that an audit does not pass, in words; empty when it passes."""
    failed = []
    if grave := sum(config.fail_on.applies_to(finding.severity) for finding in audit.findings):
        failed.append(f"{grave} findings of severity {config.fail_on} or above")
    if config.max_penalty is not None and audit.penalty.per_100_words > config.max_penalty:
        failed.append(f"penalty {audit.penalty.per_100_words:.1f} for 100 words, more than {config.max_penalty:g}")
    return tuple(failed)

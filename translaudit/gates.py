"""What makes an audit fail. No gate looks at BLEU or another similarity: a paraphrase would fail and a typo pass."""

from translaudit.config import Config, FailOn
from translaudit.findings import Finding
from translaudit.record import Audit


def failed_gates(audit: Audit, config: Config) -> tuple[str, ...]:
    """The gates that an audit does not pass, in words; empty when it passes."""
    return tuple(
        failed for failed in (_findings(audit, config), _penalty(audit, config), _quality(audit, config)) if failed
    )


def fails(finding: Finding, config: Config) -> bool:
    """Whether a finding alone makes an audit fail: grave enough for its code, and sure enough."""
    return finding.confidence >= config.fail_confidence and _level(finding.code, config).applies_to(finding.severity)


def _level(code: str, config: Config) -> FailOn:
    prefixes = [prefix for prefix in config.fail_on_codes if code.startswith(prefix)]
    return config.fail_on_codes[max(prefixes, key=len)] if prefixes else config.fail_on


def _findings(audit: Audit, config: Config) -> str | None:
    grave = [finding for finding in audit.findings if fails(finding, config)]
    if not grave:
        return None
    count = f"{len(grave)} finding{'s' if len(grave) > 1 else ''}"
    if config.fail_on_codes:
        return f"{count} that the gates refuse: {', '.join(sorted({finding.code for finding in grave}))}"
    sure = f" and confidence {config.fail_confidence:.0%} or above" if config.fail_confidence else ""
    return f"{count} of severity {config.fail_on} or above{sure}"


def _penalty(audit: Audit, config: Config) -> str | None:
    if config.max_penalty is None or audit.penalty.per_100_words <= config.max_penalty:
        return None
    return f"penalty {audit.penalty.per_100_words:.1f} for 100 words, more than {config.max_penalty:g}"


def _quality(audit: Audit, config: Config) -> str | None:
    if config.min_quality is None:
        return None
    if audit.quality is None:
        return f"quality cannot be estimated ({audit.relation} articles), {config.min_quality:g} or more is required"
    if audit.quality.value >= config.min_quality:
        return None
    return f"quality {audit.quality.value:.0f}, less than {config.min_quality:g}"

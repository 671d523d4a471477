"""What the auditor said of each pair, as the figures need it."""

from collections.abc import Mapping
from dataclasses import dataclass

from translaudit.bench.pairs import Labelled, Pair
from translaudit.findings import Finding, Severity
from translaudit.record import Audit

ABOUT_THE_AUDIT = ("ALN", "ORC", "CFG")
"""Families that speak of the audit's own doubts; they accuse no words of being wrong."""


@dataclass(frozen=True, kw_only=True)
class Verdicts:
    """All audits of a benchmark run. A pair that could not be audited has none.

    Only findings of at least `min_severity` whose code starts with one of `select` (empty: any) are accusations: a
    neutral finding asks for a look and claims nothing.
    """

    audits: Mapping[Pair, Audit]
    min_severity: Severity = Severity.MINOR
    select: tuple[str, ...] = ()

    def __contains__(self, pair: Pair) -> bool:
        return pair in self.audits

    def of(self, labelled: Labelled) -> tuple[Finding, ...]:
        """The accusations in a labelled pair, gravest first."""
        return self.accusations(labelled.pair)

    def accusations(self, pair: Pair) -> tuple[Finding, ...]:
        """The accusations in a pair, gravest first."""
        return tuple(each for each in self.remarks(pair) if each.severity.at_least(self.min_severity))

    def remarks(self, pair: Pair) -> tuple[Finding, ...]:
        """The accusations and the neutral findings, without those about the audit itself."""
        return tuple(
            finding
            for finding in self.audits[pair].findings
            if not finding.code.startswith(ABOUT_THE_AUDIT)
            and (not self.select or finding.code.startswith(self.select))
        )


def suspicion_of(audit: Audit) -> float:
    """How bad a pair looks, for ranking: the audit's quality estimate if it has one, turned round; else the MQM penalty
    plus how little the aligned segments resemble each other (0 to 1).
    """
    if audit.quality is not None:
        return -audit.quality.value
    similarities = [pair.similarity for pair in audit.pairs]
    return audit.penalty.total + 1 - (sum(similarities) / len(similarities) if similarities else 0.0)

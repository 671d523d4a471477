"""SARIF 2.1.0, for code scanning; columns count code points, as `columnKind` says."""

import json
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from translaudit.documents import Span
from translaudit.findings import Finding, Severity
from translaudit.origins import is_literal, region_of
from translaudit.record import Audit, AuditedDocument
from translaudit.report.corrections import Correction, corrections
from translaudit.report.places import escaped_json, visible
from translaudit.report.remarks import caveats, remark

LEVELS = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "note",
}
_ESCAPED = frozenset('<>&"\\,;\t\r\n')
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(audit: Audit) -> str:
    """One run: a rule for each code that was found, a result for each finding, a notification for each caveat."""
    codes = sorted({(finding.code, finding.name, finding.mqm) for finding in audit.findings})
    rules = [
        {"id": code, "name": name, "shortDescription": {"text": name}, "properties": {"mqm": mqm}}
        for code, name, mqm in codes
    ]
    numbers = {code: number for number, (code, _, _) in enumerate(codes)}
    driver = {"name": "translaudit", "version": version("translaudit"), "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not audit.failures,
                "toolExecutionNotifications": [{"message": {"text": each}} for each in caveats(audit)],
            }
        ],
        "results": [_result(audit, finding, numbers[finding.code]) for finding in audit.findings],
        "properties": {"signature": audit.signature, "relation": audit.relation},
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return escaped_json(json.dumps(log, indent=2, ensure_ascii=False)) + "\n"


def _result(audit: Audit, finding: Finding, rule: int) -> dict[str, Any]:
    accused = audit.target if finding.spans == finding.target else audit.source
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": remark(finding)},
        "locations": [_location(accused, span) for span in finding.spans],
        "partialFingerprints": {"translaudit/v1": finding.fingerprint},
        "properties": {"severity": finding.severity, "confidence": finding.confidence},
    }
    if finding.spans == finding.target and finding.source:
        result["relatedLocations"] = [_location(audit.source, span) for span in finding.source]
    if fixes := list(_fixes(audit.target, finding)):
        result["fixes"] = fixes
    return result


def _location(document: AuditedDocument, span: Span) -> dict[str, Any]:
    return {
        "physicalLocation": {"artifactLocation": _artifact(document), "region": _region(document, span.start, span.end)}
    }


def _fixes(document: AuditedDocument, finding: Finding) -> Iterator[dict[str, Any]]:
    """What a tool can put into the file as it is: no words with markup between, and none that the file would escape."""
    for correction in corrections(document, finding):
        literal = is_literal(document, correction.start, correction.end)
        if literal and (document.origin is None or _ESCAPED.isdisjoint(correction.text)):
            yield _fix(document, correction)


def _fix(document: AuditedDocument, correction: Correction) -> dict[str, Any]:
    deleted = _region(document, correction.start, correction.end)
    return {
        "description": {"text": f"Write “{visible(correction.text)}”"},
        "artifactChanges": [
            {
                "artifactLocation": _artifact(document),
                "replacements": [{"deletedRegion": deleted, "insertedContent": {"text": correction.text}}],
            }
        ],
    }


def _artifact(document: AuditedDocument) -> dict[str, str]:
    return {"uri": quote(document.path or f"{document.lang}.txt", safe="/:")}


def _region(document: AuditedDocument, start: int, end: int) -> dict[str, int]:
    region = region_of(document, start, end)
    return {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
        "charOffset": region.start,
        "charLength": region.end - region.start,
    }

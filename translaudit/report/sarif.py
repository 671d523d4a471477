"""SARIF 2.1.0, for code scanning; columns count code points, as `columnKind` says."""

import json
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from translaudit.documents import Span
from translaudit.findings import Finding, Severity
from translaudit.record import Audit, AuditedDocument
from translaudit.report.places import line_and_column

LEVELS = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "note",
}
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(audit: Audit) -> str:
    """One run with a rule for each code that was found and a result for each finding."""
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
        "results": [_result(audit, finding, numbers[finding.code]) for finding in audit.findings],
        "properties": {"signature": audit.signature, "relation": audit.relation},
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def _result(audit: Audit, finding: Finding, rule: int) -> dict[str, Any]:
    accused = audit.target if finding.spans == finding.target else audit.source
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(accused, span) for span in finding.spans],
        "partialFingerprints": {"translaudit/v1": finding.fingerprint},
        "properties": {"severity": finding.severity, "confidence": finding.confidence},
    }
    if finding.spans == finding.target and finding.source:
        result["relatedLocations"] = [_location(audit.source, span) for span in finding.source]
    if finding.suggestions and len(finding.target) == 1:
        result["fixes"] = [_fix(audit.target, finding.target[0], suggestion) for suggestion in finding.suggestions]
    return result


def _location(document: AuditedDocument, span: Span) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(document), "region": _region(document, span)}}


def _fix(document: AuditedDocument, span: Span, suggestion: str) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(document, span), "insertedContent": {"text": suggestion}}
    return {
        "description": {"text": f"Write “{suggestion}”"},
        "artifactChanges": [{"artifactLocation": _artifact(document), "replacements": [replacement]}],
    }


def _artifact(document: AuditedDocument) -> dict[str, str]:
    return {"uri": quote(document.path or f"{document.lang}.txt", safe="/:")}


def _region(document: AuditedDocument, span: Span) -> dict[str, int]:
    line, column = line_and_column(document.text, span.start)
    end_line, end_column = line_and_column(document.text, span.end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }

"""XLIFF 2.1 with the aligned pairs as units and the findings as notes, for translation tools."""

from xml.etree import ElementTree as ET

from translaudit.findings import Finding, Severity, Side
from translaudit.record import Audit, AuditedDocument
from translaudit.report.places import visible
from translaudit.report.remarks import remark

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
PRIORITY = {Severity.CRITICAL: "1", Severity.MAJOR: "2", Severity.MINOR: "3", Severity.NEUTRAL: "4"}


def render(audit: Audit) -> str:
    """One file with a unit for each bead; a bead without source is a unit with an empty source."""
    ET.register_namespace("", NAMESPACE)
    root = ET.Element(
        f"{{{NAMESPACE}}}xliff", {"version": "2.1", "srcLang": audit.source.lang, "trgLang": audit.target.lang}
    )
    file = ET.SubElement(root, f"{{{NAMESPACE}}}file", {"id": "f1", "original": visible(audit.source.path or "text")})
    for number, pair in enumerate(audit.pairs, 1):
        unit = ET.SubElement(file, f"{{{NAMESPACE}}}unit", {"id": f"u{number}"})
        found = [finding for finding in audit.findings if _concerns(audit, finding, pair.source, pair.target)]
        if found:
            notes = ET.SubElement(unit, f"{{{NAMESPACE}}}notes")
            for finding in found:
                about = {
                    "category": f"{finding.code} {finding.name}",
                    "priority": PRIORITY[finding.severity],
                    "appliesTo": finding.place[0].value,
                }
                note = ET.SubElement(notes, f"{{{NAMESPACE}}}note", about)
                note.text = remark(finding)
        segment = ET.SubElement(unit, f"{{{NAMESPACE}}}segment")
        ET.SubElement(segment, f"{{{NAMESPACE}}}source").text = _words(audit.source, pair.source)
        ET.SubElement(segment, f"{{{NAMESPACE}}}target").text = _words(audit.target, pair.target)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _concerns(audit: Audit, finding: Finding, source: tuple[int, ...], target: tuple[int, ...]) -> bool:
    side, start = finding.place
    document, indices = audit.document(side), (source if side is Side.SOURCE else target)
    return any(document.segments[index].start <= start < document.segments[index].end for index in indices)


def _words(document: AuditedDocument, indices: tuple[int, ...]) -> str:
    return visible(" ".join(document.quote(indices).split()))

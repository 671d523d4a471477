"""TMX 1.4b with the sentences that belong together and the findings as notes, for translation memories."""

from importlib.metadata import version
from xml.etree import ElementTree as ET

from translaudit.align import Relation
from translaudit.findings import Side
from translaudit.record import Audit, AuditedDocument
from translaudit.report.places import visible
from translaudit.report.remarks import remark

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def render(audit: Audit) -> str:
    """A unit for each aligned pair of a translation, or for each statement that two reports of one event share.

    What stands on one side alone is no translation and is left out, with its findings.
    """
    root = ET.Element("tmx", {"version": "1.4"})
    header = {
        "creationtool": "translaudit", "creationtoolversion": version("translaudit"), "segtype": "sentence",
        "o-tmf": "translaudit", "adminlang": "en", "srclang": audit.source.lang, "datatype": "plaintext",
    }  # fmt: skip
    ET.SubElement(root, "header", header)
    body = ET.SubElement(root, "body")
    for number, (source, target) in enumerate(_ties(audit), 1):
        unit = ET.SubElement(body, "tu", {"tuid": str(number)})
        for finding in audit.findings:
            side, start = finding.place
            if _holds(audit.document(side), source if side is Side.SOURCE else target, start):
                note = ET.SubElement(unit, "note")
                note.text = f"{finding.code} {finding.name} ({finding.severity}): {remark(finding)}"
        for document, indices in ((audit.source, source), (audit.target, target)):
            variant = ET.SubElement(unit, "tuv", {_LANG: document.lang})
            ET.SubElement(variant, "seg").text = visible(" ".join(document.quote(indices).split()))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _ties(audit: Audit) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    if audit.relation is Relation.PARALLEL:
        return [(pair.source, pair.target) for pair in audit.pairs if pair.source and pair.target]
    return [((each.source,), each.target) for each in audit.statements]


def _holds(document: AuditedDocument, indices: tuple[int, ...], position: int) -> bool:
    return any(document.segments[index].start <= position < document.segments[index].end for index in indices)

"""JUnit XML: one test case a finding, for continuous integration that shows nothing else."""

from xml.etree import ElementTree as ET

from translaudit.findings import Severity
from translaudit.origins import line_and_column
from translaudit.record import Audit
from translaudit.report.places import visible


def render(audit: Audit) -> str:
    """A test suite named after the translation. Neutral findings pass; an audit without findings is one passed case."""
    name = visible(audit.target.path or f"{audit.target.lang} text")
    failures = sum(finding.severity is not Severity.NEUTRAL for finding in audit.findings)
    count = max(len(audit.findings), 1)
    attributes = {"name": name, "tests": str(count), "failures": str(failures), "errors": "0", "skipped": "0"}
    root = ET.Element("testsuites", {key: attributes[key] for key in ("name", "tests", "failures", "errors")})
    suite = ET.SubElement(root, "testsuite", attributes | {"time": "0"})
    for finding in audit.findings:
        side, start = finding.place
        document = audit.document(side)
        line, column = line_and_column(document, start)
        words = visible(" … ".join(span.text for span in finding.spans))
        case = ET.SubElement(
            suite,
            "testcase",
            {"classname": name, "name": f"{finding.code} {finding.name} {line}:{column} {words}", "time": "0"},
        )
        if finding.severity is not Severity.NEUTRAL:
            failure = ET.SubElement(case, "failure", {"type": finding.code, "message": visible(finding.message)})
            failure.text = "\n".join(f"{each.witness}: {visible(each.detail)}" for each in finding.evidence)
    if not audit.findings:
        ET.SubElement(suite, "testcase", {"classname": name, "name": "no findings", "time": "0"})
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"

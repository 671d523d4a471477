"""One JSON object a line and finding, for streams and `jq`; the fields are those of the JSON report."""

import msgspec

from translaudit.record import Audit
from translaudit.report.places import escaped_json


def render(audit: Audit) -> str:
    """A line for each finding, with the paths and the audit's signature; nothing for an audit without findings."""
    common = {"source_path": audit.source.path, "target_path": audit.target.path, "signature": audit.signature}
    lines = (msgspec.json.encode(msgspec.to_builtins(finding) | common).decode() for finding in audit.findings)
    return "".join(escaped_json(line) + "\n" for line in lines)

"""The audit as JSON, with a published schema; a stored audit reads back to the same record."""

from typing import Any

import msgspec

from translaudit.errors import InputError
from translaudit.record import SCHEMA_VERSION, Audit
from translaudit.report.places import escaped_json


def render(audit: Audit) -> str:
    """The whole audit, indented, keys in the order of the schema, with a line break at the end."""
    return escaped_json(msgspec.json.format(msgspec.json.encode(audit), indent=2).decode()) + "\n"


def read(text: str, place: str) -> Audit:
    """Read an audit that `render` wrote.

    Raises:
        InputError: the text is not an audit, or is one of another schema version.
    """
    try:
        audit = msgspec.json.decode(text, type=Audit)
    except msgspec.DecodeError as error:
        raise InputError(f"{place} is not an audit: {error}") from None
    if audit.schema != SCHEMA_VERSION:
        raise InputError(f"{place} has schema version {audit.schema}; this translaudit reads {SCHEMA_VERSION}")
    return audit


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of the audit."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Audit)}

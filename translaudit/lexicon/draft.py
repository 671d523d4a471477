"""Lexicon entries drafted from findings on names that a person has accepted."""

import json
from collections.abc import Iterable

from translaudit.findings import Finding
from translaudit.lexicon.entries import NameEntry

NAME_CODES = ("NAM101", "NAM105")
"""Findings that know the right spelling of a name: misspelt and inconsistent names."""


def draft_names(findings: Iterable[Finding], source_lang: str) -> tuple[NameEntry, ...]:
    """One entry for each suggested name: how the source writes it, and the accused spellings as wrong.

    Args:
        findings: what was accepted; findings other than `NAME_CODES`, and those without a suggestion, are passed over.
        source_lang: ISO 639-1 code of the source articles.
    """
    forms: dict[str, set[str]] = {}
    wrong: dict[str, set[str]] = {}
    for finding in findings:
        if finding.code in NAME_CODES and finding.suggestions:
            name = finding.suggestions[0]
            accused = finding.target or finding.source
            forms.setdefault(name, set()).update(span.text for span in finding.source if finding.target and span.text)
            wrong.setdefault(name, set()).update(span.text for span in accused if span.text != name)
    return tuple(
        NameEntry(
            canonical=name,
            forms={source_lang: tuple(sorted(forms[name]))} if forms[name] else {},
            wrong=tuple(sorted(wrong[name])),
        )
        for name in sorted(wrong)
    )


def render_names(entries: Iterable[NameEntry]) -> str:
    """Entries as the text of a lexicon file (TOML), for a person to look through."""
    return "\n".join(_render(entry) for entry in entries)


def _render(entry: NameEntry) -> str:
    lines = ["[[name]]", f"canonical = {_string(entry.canonical)}"]
    if entry.forms:
        lines.append(f"forms = {{ {', '.join(f'{lang} = {_array(forms)}' for lang, forms in entry.forms.items())} }}")
    return "\n".join([*lines, f"wrong = {_array(entry.wrong)}", ""])


def _array(texts: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_string, texts))}]"


def _string(text: str) -> str:
    # A JSON string is a TOML basic string, but for U+007F, which TOML wants escaped.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

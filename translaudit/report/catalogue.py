"""The documentation of the checks, made from the checks themselves."""

from collections.abc import Iterable

from translaudit.checks.base import Check, Example, TextCheck


def page(check: Check) -> str:
    """One check as Markdown: what it is, its documentation and its examples."""
    needs = ", ".join(sorted(check.needs)) or "nothing"
    parts = [
        f"## {check.code} {check.name}",
        f"Severity: {check.severity}. MQM category: {check.mqm}. Looks at: "
        f"{'each article alone' if isinstance(check, TextCheck) else 'the pair'}. Needs: {needs}."
        + ("" if check.default else " Off by default: select it by its code."),
        check.documentation,
    ]
    accused = [example for example in check.examples if example.accused and not example.known_failure]
    silent = [example for example in check.examples if not example.accused and not example.known_failure]
    failing = [example for example in check.examples if example.known_failure]
    for title, examples in (("Accused", accused), ("Left alone", silent), ("Known to be wrong", failing)):
        if examples:
            parts.append(f"{title}:\n\n" + "\n".join(_bullet(example) for example in examples))
    return "\n\n".join(parts)


def catalogue(checks: Iterable[Check]) -> str:
    """The page of all checks as Markdown, with a table on top."""
    checks = tuple(checks)
    table = ["| code | name | severity | MQM category |", "|---|---|---|---|"]
    table += [f"| {check.code} | {check.name} | {check.severity} | {check.mqm} |" for check in checks]
    head = "# Checks\n\nGenerated from the checks by `make docs`; `translaudit explain CODE` prints one of these pages."
    return "\n\n".join([head, "\n".join(table), *(page(check) for check in checks)]) + "\n"


def _bullet(example: Example) -> str:
    quoted = "; ".join(f"`{words}`" for words in example.accused)
    source = f"“{_flat(example.source)}” → " if example.source else ""
    outcome = f": {quoted}" if quoted else ""
    return f"- {source}“{_flat(example.target)}”{outcome}"


def _flat(text: str) -> str:
    return " ⏎ ".join(line for line in text.splitlines() if line.strip())

"""Write the pages that are made from the code, or with `--check` say which of them are stale (exit status 1)."""

import json
import sys
from pathlib import Path

from translaudit.checks import all_checks
from translaudit.report.catalogue import catalogue
from translaudit.report.json import schema

DOCS = Path(__file__).parent


def pages() -> dict[Path, str]:
    """Every generated page with its content."""
    return {
        DOCS / "checks.md": catalogue(all_checks()),
        DOCS / "audit.schema.json": json.dumps(schema(), indent=2, ensure_ascii=False) + "\n",
    }


def main() -> int:
    """Write or check all pages."""
    stale = [path for path, content in pages().items() if not path.exists() or path.read_text("utf-8") != content]
    if "--check" in sys.argv:
        for path in stale:
            print(f"{path.name} is stale: run `make docs`", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.write_text(pages()[path], "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

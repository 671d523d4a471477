"""Take the pictures of the documentation anew: the report of the two example articles, as a page and in a terminal.

Needs the development extra and Chromium; run it from the root of the repository: `python docs/screenshots.py`.
"""

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from translaudit.auditor import Auditor
from translaudit.report.text import render

PICTURES = Path(__file__).parent / "img"
SEEDS = Path("seeds")
COLORS = 256
LARGEST = 200_000
LINES = 46
TERMINAL = (
    "<style>body {{ margin: 0 }}</style>"
    '<pre style="margin:0;padding:16px 20px;font:14px/1.35 DejaVu Sans Mono,monospace;'
    'color:{foreground};background:{background}"><style>{stylesheet}</style>{code}</pre>'
)


def main() -> int:
    """Write the pictures; exit status 1 where one has become too large."""
    audit = Auditor("none").audit(SEEDS / "000_c040f3b033556a48.txt", SEEDS / "001_5f0f520af9895938.txt")
    page, terminal = audit.to_html(), _terminal(render(audit, width=100, color=True))
    program = shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for theme in ("light", "dark"):
            _take(browser, page, f"report-{theme}.png", 1400, 960, theme, "nna")
            _take(browser, page, f"report-phone-{theme}.png", 360, 740, theme, "nna", stay=True)
        _take(browser, terminal, "report-terminal.png", 900, 905, "dark")
        browser.close()
    large = [path.name for path in PICTURES.glob("report-*.png") if path.stat().st_size > LARGEST]
    if large:
        print(f"too large: {', '.join(large)}", file=sys.stderr)
    return 1 if large else 0


def _terminal(text: str) -> str:
    console = Console(record=True, width=100, file=io.StringIO(), legacy_windows=False)
    console.print(Text.from_ansi("\n".join(text.splitlines()[:LINES])))
    return console.export_html(theme=MONOKAI, code_format=TERMINAL)


def _take(
    browser: Browser, html: str, name: str, width: int, height: int, theme: str, keys: str = "", *, stay: bool = False
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.set_content(html)
    for key in keys:
        page.keyboard.press(key)
    if not stay:
        page.evaluate("scrollTo(0, 0)")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(COLORS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(PICTURES / name, optimize=True)
    context.close()


if __name__ == "__main__":
    sys.exit(main())

"""A browser for the tests of the page: the system's Chromium, driven by Playwright's library."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

Theme = Literal["light", "dark"]
VENDOR = Path(__file__).parent / "vendor"
_NAMES = ("chromium", "chromium-browser", "google-chrome")


@contextmanager
def chromium() -> Iterator["Browser"]:
    """Start the browser, or skip the test with what is missing."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="the page is not tested: playwright is not installed")
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        pytest.skip("the page is not tested: no Chromium (apt-get install chromium)")
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, headless=True, args=arguments)
        yield browser
        browser.close()


class Watched:
    """A page with all that it must not do: dialogs, errors, violations of its policy, requests."""

    def __init__(self, page: "Page", path: Path) -> None:
        self.page = page
        self.misdeeds: list[str] = []
        page.on("dialog", self._note_dialog)
        page.on("pageerror", lambda error: self.misdeeds.append(f"error: {error}"))
        page.on("console", lambda message: self.misdeeds.append(f"{message.type}: {message.text}"))
        page.on("request", lambda request: self._note_request(request.url, path))
        page.goto(path.as_uri())

    def _note_dialog(self, dialog: "Dialog") -> None:
        self.misdeeds.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _note_request(self, url: str, path: Path) -> None:
        if url != path.as_uri() and not url.startswith("data:"):
            self.misdeeds.append(f"request: {url}")


@contextmanager
def opened(
    browser: "Browser", html: str, folder: Path, *, width: int = 1400, height: int = 1000, theme: Theme = "light"
) -> Iterator[Watched]:
    """Show a page; afterwards it must have done nothing that it must not do."""
    path = folder / "page.html"
    path.write_text(html, "utf-8")
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=theme, reduced_motion="reduce", accept_downloads=True
    )
    watched = Watched(context.new_page(), path)
    yield watched
    context.close()
    assert watched.misdeeds == []


def saved(page: "Page", button: str) -> bytes:
    """What a download button of the page saves."""
    with page.expect_download() as expected:
        page.click(button)
    return Path(expected.value.path()).read_bytes()

"""Whatever an article holds, a report of it shows it and does nothing."""

import json
import unicodedata
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from tests.report.hand_made import audit_of
from translaudit.report import Format, renderer

HOSTILE = [
    "</script><script>alert(1)</script> came.",
    "<img src=x onerror=alert(1)> came & went.",
    "\u202etfel ot thgir\u202c came.",
    "zero\u200bwidth\u2060 came.",
    "\x1b[31mred\x1b[0m \x07bell came.",
    "👩\u200d👩\u200d👧 came.",
    "W" * 10_000 + " came.",
    '"]]>--><!-- came.',
    "`code` **bold** [link](javascript:alert(1)) came.",
    "%0A::error::fake came.",
]


class Elements(HTMLParser):
    """Counts the elements and attributes that a browser would make."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on")]


@pytest.mark.parametrize("text", HOSTILE)
def test_the_page_has_no_element_that_an_article_asked_for(text: str) -> None:
    page = Elements()
    page.feed(renderer(Format.HTML)(audit_of(source=text, target=text, words=text.split()[0])))
    assert page.tags.count("script") == 2
    assert "img" not in page.tags
    assert page.handlers == []


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("form", [form for form in Format if form not in (Format.JSON, Format.JSONL, Format.SARIF)])
def test_no_control_or_direction_character_gets_through(form: Format, text: str) -> None:
    report = renderer(form)(audit_of(source=text, target=text, words=text.split()[0]))
    if form is Format.HTML:
        report = report.partition('<script type="application/json"')[0]
    harmful = [character for character in report if unicodedata.category(character) in ("Cc", "Cf")]
    assert set(harmful) <= {"\n", "\t", "\r"}


@pytest.mark.parametrize("text", HOSTILE)
def test_xml_reports_stay_well_formed_and_json_reports_parse(text: str) -> None:
    audit = audit_of(source=text, target=text, words=text.split()[0])
    for form in (Format.JUNIT, Format.XLIFF):
        ET.fromstring(renderer(form)(audit))
    for form in (Format.JSON, Format.SARIF, Format.GITLAB):
        json.loads(renderer(form)(audit))


def test_a_workflow_command_inside_an_article_stays_text() -> None:
    report = renderer(Format.GITHUB)(audit_of(target="%0A::error::fake\ncame.", words="%0A::error::fake\ncame"))
    assert report.count("\n") == 1
    assert "%250A" in report

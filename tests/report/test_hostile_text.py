"""Whatever an article holds, a report of it shows it and does nothing."""

import json
import unicodedata
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from tests.report.hand_made import audit_of
from translaudit.report import Format, renderer
from translaudit.report.json import read

HOSTILE = [
    "</script><script>alert(1)</script> came.",
    "<img src=x onerror=alert(1)> came & went.",
    "\u202etfel ot thgir\u202c came.",
    "zero\u200bwidth\u2060 came.",
    "\x1b[31mred\x1b[0m \x07bell came.",
    "👩\u200d👩\u200d👧 came.",
    "tag\U000e0041ged\u3164 came\ufeff.",
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
@pytest.mark.parametrize("form", Format)
def test_no_control_or_direction_character_gets_through(form: Format, text: str) -> None:
    report = renderer(form)(audit_of(source=text, target=text, words=text.split()[0], path=f"{text[:40]}.txt"))
    harmful = [character for character in report if unicodedata.category(character) in ("Cc", "Cf")]
    assert set(harmful) <= {"\n", "\t", "\r"}


@pytest.mark.parametrize("text", HOSTILE)
def test_xml_reports_stay_well_formed_and_json_reports_parse(text: str) -> None:
    audit = audit_of(source=text, target=text, words=text.split()[0])
    for form in (Format.JUNIT, Format.XLIFF, Format.TMX):
        ET.fromstring(renderer(form)(audit))
    for form in (Format.SARIF, Format.GITLAB):
        json.loads(renderer(form)(audit))
    assert read(renderer(Format.JSON)(audit), "audit.json") == audit
    assert [json.loads(line)["message"] for line in renderer(Format.JSONL)(audit).splitlines()] == [
        finding.message for finding in audit.findings
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_the_same_holds_in_a_notebook(text: str) -> None:
    shown = audit_of(source=text, target=text, words=text.split()[0])._repr_html_()
    page = Elements()
    page.feed(shown)
    assert set(page.tags) <= {"div", "p", "strong", "br", "em", "table", "thead", "tbody", "tr", "th", "td", "span"}
    assert page.handlers == []
    assert not [each for each in shown if unicodedata.category(each) in ("Cc", "Cf")]


def test_a_workflow_command_inside_an_article_stays_text() -> None:
    report = renderer(Format.GITHUB)(audit_of(target="%0A::error::fake\ncame.", words="%0A::error::fake\ncame"))
    assert report.count("\n") == 1
    assert "%250A" in report

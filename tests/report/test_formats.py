"""Every format says the same, in its own grammar."""

import csv
import json
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import msgspec
import pytest

from tests.report.hand_made import TARGET, audit_of, full_audit
from tests.report.test_hostile_text import HOSTILE
from translaudit.align import Relation, Statement
from translaudit.auditor import Auditor
from translaudit.inputs.tmx import read_tmx
from translaudit.record import Audit
from translaudit.report import Format, renderer
from translaudit.report.json import read, schema
from translaudit.report.text import render, statistics

SEEDS = Path("seeds")
VENDOR = Path(__file__).parent / "vendor"
AUDITS = [
    pytest.param(audit_of(), id="one finding"),
    pytest.param(full_audit(), id="full"),
    *(pytest.param(audit_of(text, text, text.split()[0]), id=f"hostile {at}") for at, text in enumerate(HOSTILE)),
]


@pytest.fixture(scope="module")
def seed_audit() -> Audit:
    return Auditor("none").audit(SEEDS / "000_c040f3b033556a48.txt", SEEDS / "001_5f0f520af9895938.txt")


@pytest.mark.parametrize("form", Format)
def test_the_report_of_a_full_audit_is_as_a_person_last_saw_it(
    form: Format, golden: Callable[[str, str], None]
) -> None:
    golden(f"full.{form}", renderer(form)(full_audit()))


def test_the_statistics_count_each_code_the_most_frequent_first() -> None:
    audit = full_audit()
    counted = statistics(msgspec.structs.replace(audit, findings=(*audit.findings, audit.findings[1])))
    assert counted.splitlines()[0] == "    2  NAM101 misspelt-name"
    assert len(counted.splitlines()) == 6


def test_source_words_that_only_bear_witness_do_not_look_accused() -> None:
    page = renderer(Format.HTML)(full_audit())
    assert '<mark class="source" data-findings="0">kam</mark>' in page
    assert '<mark class="major" data-findings="2">Danach ging er wieder.</mark>' in page


@pytest.mark.parametrize("form", Format)
def test_the_report_of_the_seeds_is_as_a_person_last_saw_it(
    form: Format, seed_audit: Audit, golden: Callable[[str, str], None]
) -> None:
    golden(f"seeds.{form}", renderer(form)(seed_audit))


def test_an_editor_sees_which_sentences_of_two_reports_say_the_same(seed_audit: Audit) -> None:
    assert seed_audit.relation is Relation.COMPARABLE
    said = {index for statement in seed_audit.statements for index in statement.target}
    assert len(said) == sum(len(statement.target) for statement in seed_audit.statements) > 0
    principle = "Artikel 5 ist ein Kardinalprinzip der NATO"
    (shared,) = (each for each in seed_audit.statements if principle in seed_audit.source.quote((each.source,)))
    assert "considered an attack against all members" in seed_audit.target.quote(shared.target)
    for report in (render(seed_audit, verbose=True), renderer(Format.MARKDOWN)(seed_audit), seed_audit.to_html()):
        assert principle in report.partition("Sentences that seem to say the same")[2]
    assert "say the same" not in render(seed_audit)


def test_a_translation_shares_no_statements_its_pairs_say_more() -> None:
    audit = Auditor("none").audit(
        "Der Ausschuss hörte am Donnerstag 14 Zeugen. Der Anwalt verwies auf ein Verfahren.",
        "The committee heard 14 witnesses on Thursday. The lawyer referred to proceedings.",
    )
    assert audit.relation is Relation.PARALLEL
    assert audit.statements == ()


@pytest.mark.parametrize("form", Format)
def test_a_stored_audit_renders_to_the_same_bytes(form: Format, seed_audit: Audit) -> None:
    stored = read(renderer(Format.JSON)(seed_audit), "audit.json")
    assert renderer(form)(stored) == renderer(form)(seed_audit)


def test_the_json_report_fits_its_published_schema(seed_audit: Audit) -> None:
    published = json.loads(Path("docs/audit.schema.json").read_text("utf-8"))
    assert published == json.loads(json.dumps(schema()))
    jsonschema.validate(json.loads(seed_audit.to_json()), published)


def test_every_span_of_the_seed_audit_quotes_the_stored_text(seed_audit: Audit) -> None:
    assert seed_audit.findings
    for finding in seed_audit.findings:
        assert all(seed_audit.target.text[span.start : span.end] == span.text for span in finding.target)
        assert all(seed_audit.source.text[span.start : span.end] == span.text for span in finding.source)


def test_a_spreadsheet_shows_words_and_runs_no_formula() -> None:
    audit = audit_of(target="=SUM(A1) came.\n", words="=SUM(A1)")
    (row,) = csv.DictReader(StringIO(renderer(Format.CSV)(audit)))
    assert row["text"] == "'=SUM(A1)"
    assert (row["line"], row["column"], row["code"]) == ("1", "1", "NAM101")


def test_github_gets_a_line_and_columns_for_each_finding() -> None:
    line = renderer(Format.GITHUB)(audit_of()).strip()
    assert line.startswith(
        "::error file=article.en.txt,line=1,endLine=1,title=NAM101 misspelt-name,col=5,endColumn=11::"
    )
    assert line.endswith("(write: Witkoff)")


def test_junit_counts_what_is_to_mend_as_failures() -> None:
    suite = ET.fromstring(renderer(Format.JUNIT)(audit_of()))
    assert suite.attrib["failures"] == "1"
    assert suite.find("testsuite/testcase/failure") is not None


def test_sarif_regions_count_code_points_and_offer_the_fix() -> None:
    run = json.loads(renderer(Format.SARIF)(audit_of(target="😀 Witcoff came.\n")))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    (result,) = run["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"], region["charOffset"]) == (3, 10, 2)
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "Witkoff"


def test_mqm_rows_mark_the_accused_words_and_pairs_without_findings_say_so() -> None:
    rows = list(csv.reader(StringIO(renderer(Format.MQM)(audit_of())), delimiter="\t"))
    assert rows[1][6:] == ["Mr. <v>Witcoff</v> came on Friday.", "accuracy/mistranslation", "Major"]
    assert rows[2][6:] == ["He left again on Saturday.", "No-error", "Neutral"]


def test_xliff_holds_every_pair_and_the_findings_as_notes() -> None:
    names = {"x": "urn:oasis:names:tc:xliff:document:2.0"}
    root = ET.fromstring(renderer(Format.XLIFF)(audit_of()))
    units = root.findall("x:file/x:unit", names)
    assert [unit.findtext("x:segment/x:target", namespaces=names) for unit in units] == TARGET.splitlines()
    assert units[0].find("x:notes/x:note", names) is not None
    assert units[1].find("x:notes", names) is None


def test_gitlab_fingerprints_are_unique_even_for_repeated_findings() -> None:
    audit = audit_of()
    twice = msgspec.structs.replace(audit, findings=audit.findings * 2)
    entries = json.loads(renderer(Format.GITLAB)(twice))
    assert len({entry["fingerprint"] for entry in entries}) == 2


def test_tmx_is_read_back_as_the_aligned_pairs() -> None:
    stored = read_tmx(renderer(Format.TMX)(full_audit()).encode(), "pairs.tmx", "de", "en")
    assert [line for line in stored.target.text.splitlines() if line] == [
        "Mr. Witcoff did not come on Friday.", "He thanked all the guests , he said."
    ]  # fmt: skip


def test_tmx_of_two_reports_holds_what_both_say_and_nothing_else() -> None:
    reports = msgspec.structs.replace(
        full_audit(), relation=Relation.COMPARABLE, statements=(Statement(source=1, target=(1,), similarity=0.4),)
    )
    units = ET.fromstring(renderer(Format.TMX)(reports)).findall("body/tu")
    assert [[seg.text for seg in unit.iter("seg")] for unit in units] == [
        ["Er dankte allen allen Gästen.", "He thanked all the guests , he said."]
    ]
    assert units[0].findtext("note") == "FLU601 blank (minor): a blank before a comma (write: ,)"


@pytest.mark.parametrize("form", [Format.TEXT, Format.MARKDOWN, Format.SARIF, Format.HTML])
def test_what_was_not_looked_at_is_told(form: Format) -> None:
    report = renderer(form)(full_audit())
    for words in ("CFG902", "the model that ships was used", "NAM102", "a re-translation", "PHR401: too long"):
        assert words in report
    assert re.search(r"2 known finding|[Ss]uppressed: 2", report)


@pytest.mark.parametrize("audit", AUDITS)
def test_sarif_fits_its_official_schema(audit: Audit) -> None:
    schema = json.loads((VENDOR / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
    jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).validate(
        json.loads(renderer(Format.SARIF)(audit))
    )


@pytest.mark.parametrize("audit", AUDITS)
@pytest.mark.parametrize("form", [Format.XLIFF, Format.TMX])
def test_xliff_and_tmx_keep_to_what_their_standards_allow(form: Format, audit: Audit) -> None:
    etree = pytest.importorskip("lxml.etree", reason="lxml validates against the grammar")
    grammar = etree.RelaxNG(etree.parse(str(Path(__file__).parent / "schemas" / f"{form}-as-written.rng")))
    grammar.assertValid(etree.fromstring(renderer(form)(audit).encode()))


@pytest.mark.parametrize("audit", AUDITS)
def test_junit_fits_the_schema_that_jenkins_reads_by(audit: Audit) -> None:
    etree = pytest.importorskip("lxml.etree", reason="lxml validates against the XML schema")
    schema = etree.XMLSchema(etree.parse(str(VENDOR / "junit-10.xsd")))
    schema.assertValid(etree.fromstring(renderer(Format.JUNIT)(audit).encode()))


def test_a_blank_that_is_accused_is_quoted() -> None:
    report = renderer(Format.TEXT)(full_audit())
    assert "He thanked all the guests , he said.\n  │                          ‾‾\n" in report


def test_words_of_the_source_are_placed_in_the_source() -> None:
    assert "ACC501 omission  German 3:1" in renderer(Format.TEXT)(full_audit())


def test_an_audit_shows_itself_in_one_line() -> None:
    assert repr(full_audit()).startswith("<Audit de → en, parallel: To mend: ")
    assert len(repr(full_audit())) < 120

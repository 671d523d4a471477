"""What is found in HTML, XLIFF, TMX, PO and tables stands at the right characters of the file as it is on disk."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from translaudit.auditor import Auditor
from translaudit.errors import InputError
from translaudit.origins import region_of
from translaudit.record import Audit
from translaudit.report import Format, renderer
from translaudit.report.json import read

GERMAN_PAGE = """<!DOCTYPE html>
<html lang="de-DE"><head><meta charset="utf-8"><title>Gipfel</title></head>
<body><p>Steve Witkoff traf am Freitag in Alaska den russischen Pr&auml;sidenten.</p>
<p>Die Gespr&auml;che dauerten drei Stunden. Herr Witkoff nannte sie ergiebig.</p></body></html>
"""
ENGLISH_PAGE = """<!DOCTYPE html>
<html lang="en"><head><script>document.write("<p>Mr. Vitkoff</p>");</script></head>
<body><nav><a href="/">Mr. Vitkoff and all the news</a></nav>
<p>Steve Witkoff met the <!-- sic --> Russian president &amp; his staff in Alaska on Friday.</p>
<p>The talks&nbsp;lasted
   three hours. &#8220;Mr. Witcoff called them fruitful.&#8221;</p></body></html>
"""
XLIFF_1 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
 <file original="summit" source-language="de-DE" target-language="en-GB" datatype="plaintext"><body>
  <trans-unit id="1">
   <source>Steve Witkoff traf am Freitag in Alaska den russischen Pr&#228;sidenten.</source>
   <target>Steve Witkoff met the <g id="1">Russian</g> president in Alaska on Friday.</target>
  </trans-unit>
  <trans-unit id="2">
   <source>Die Gespräche dauerten drei Stunden. Herr Witkoff nannte sie ergiebig.</source>
   <target>The <![CDATA[talks lasted <three> & a bit]]> hours.
     <ph id="2">{code}</ph>&quot;Mr. <!-- note -->Witcoff called them fruitful.&quot;</target>
   <alt-trans><source>Alt</source><target>Mr. Vitkoff</target></alt-trans>
  </trans-unit>
 </body></file>
</xliff>
"""
XLIFF_2 = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="de" trgLang="en">
<file id="f1"><unit id="u1"><notes><note>Witcoff</note></notes>
<segment><source>Steve Witkoff traf am Freitag in Alaska den russischen Präsidenten.</source>
<target>Steve Witkoff met the Russian president in Alaska on Friday.</target></segment>
<segment><source>Herr <pc id="1">Witkoff</pc> nannte die Gespräche ergiebig.</source>
<target>Mr.<ph id="2"/> <pc id="1">Witcoff</pc> called the talks fruitful.</target></segment></unit></file></xliff>
"""
TMX = """<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="de" segtype="sentence"/><body>
<tu><tuv xml:lang="de-DE"><seg>Steve Witkoff traf am Freitag in Alaska den russischen Präsidenten.</seg></tuv>
<tuv xml:lang="fr"><seg>M. Vitkoff</seg></tuv>
<tuv xml:lang="en-GB"><seg>Steve Witkoff met the Russian president in Alaska on Friday.</seg></tuv></tu>
<tu><prop type="x">Vitkoff</prop>
<tuv xml:lang="en"><seg>R&amp;D: Mr. <hi>Witcoff</hi> called them fruitful.</seg></tuv>
<tuv xml:lang="de"><seg>F&amp;E: Herr <bpt i="1">&lt;b&gt;</bpt>Witkoff<ept i="1"/> nannte sie gut.</seg></tuv></tu>
</body></tmx>
"""
PO = r"""# Translation of the summit
msgid ""
msgstr ""
"Language: en_GB\n"
"Content-Type: text/plain; charset=UTF-8\n"

#: summit.txt:1
msgid "Steve Witkoff traf am Freitag in Alaska den russischen Präsidenten."
msgstr "Steve Witkoff met the Russian president in Alaska on Friday."

#, fuzzy
msgid "Herr Witkoff ging."
msgstr "Mr. Vitkoff left."

msgctxt "second"
msgid ""
"Herr Witkoff nannte die "
"Gespräche \"ergiebig\".\n"
msgstr ""
"The \"talks\", said Mr. "
"Witcoff, were \"fruitful\".\n"

#~ msgid "Herr Witkoff kam."
#~ msgstr "Mr. Vitkoff came."
"""
TSV = """de\ten
Steve Witkoff traf am Freitag in Alaska den Präsidenten.\tSteve Witkoff met the Russian president.
"Herr Witkoff nannte sie ""ergiebig""."\t"The ""talks"", said Mr. Witcoff, were ""fruitful""."
"""
CSV = """id;source;target
1;Steve Witkoff traf am Freitag in Alaska den russischen Präsidenten.;Steve Witkoff met the Russian president.
2;"Herr Witkoff nannte sie ""ergiebig"";
nicht mehr.";"The ""talks"";
said Mr. Witcoff, were ""fruitful""."
"""
BILINGUAL = {
    "one.xlf": XLIFF_1, "two.xliff": XLIFF_2, "memory.tmx": TMX, "en.po": PO, "pairs.tsv": TSV, "pairs.csv": CSV,
}  # fmt: skip
DISGUISES = {"as written": ("\n", ""), "CRLF": ("\r\n", ""), "CR": ("\r", ""), "BOM": ("\n", "\ufeff")}
IN_FORMATS = [(name, text, disguise) for name, text in BILINGUAL.items() for disguise in DISGUISES]


def disguised(text: str, disguise: str) -> str:
    line_end, mark = DISGUISES[disguise]
    return mark + text.replace("\n", line_end)


def place_by_hand(text: str, words: str) -> tuple[int, int]:
    """Line and column of the last occurrence, as an editor shows them."""
    before = re.split(r"\r\n|\r|\n", text[: text.rindex(words)])
    return len(before), len(before[-1]) + 1


@pytest.fixture(scope="module")
def auditor() -> Auditor:
    return Auditor("none")


def written(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def assert_stands_at_the_name(audit: Audit, text: str) -> None:
    (finding,) = [each for each in audit.findings if each.code == "NAM101"]
    (span,) = finding.target
    assert span.text == "Witcoff"
    region = region_of(audit.target, span.start, span.end)
    assert text[region.start : region.end] == "Witcoff"
    assert (region.line, region.column) == place_by_hand(text, "Witcoff")
    assert (region.end_line, region.end_column) == (region.line, region.column + 7)


def name_result(audit: Audit) -> dict[str, Any]:
    """What SARIF says of the misspelt name."""
    results: list[dict[str, Any]] = json.loads(renderer(Format.SARIF)(audit))["runs"][0]["results"]
    (result,) = [each for each in results if each["ruleId"] == "NAM101"]
    return result


@pytest.mark.parametrize(("name", "text", "disguise"), IN_FORMATS)
def test_a_finding_in_a_file_of_both_sides_points_at_the_words_on_disk(
    auditor: Auditor, tmp_path: Path, name: str, text: str, disguise: str
) -> None:
    content = disguised(text, disguise)
    audit = auditor.audit_file(written(tmp_path, name, content))
    assert audit.relation == "parallel"
    assert "aligner:given" in audit.signature
    assert_stands_at_the_name(audit, content)


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_finding_in_a_page_points_at_the_words_on_disk(auditor: Auditor, tmp_path: Path, disguise: str) -> None:
    content = disguised(ENGLISH_PAGE, disguise)
    audit = auditor.audit(written(tmp_path, "de.html", GERMAN_PAGE), written(tmp_path, "en.HTM", content))
    assert "Vitkoff" not in audit.target.text
    assert_stands_at_the_name(audit, content)


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_a_declared_encoding_is_read(auditor: Auditor, tmp_path: Path, encoding: str) -> None:
    content = XLIFF_1.replace("UTF-8", encoding)
    audit = auditor.audit_file(written(tmp_path, "one.xlf", content, encoding))
    assert "Gespräche" in audit.source.text
    assert_stands_at_the_name(audit, "\ufeff" + content if encoding == "utf-16" else content)


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("name", ["two.xliff", "en.po"])
def test_a_stored_audit_of_a_file_with_markup_renders_to_the_same_bytes(
    auditor: Auditor, tmp_path: Path, name: str, form: Format
) -> None:
    audit = auditor.audit_file(written(tmp_path, name, BILINGUAL[name]))
    stored = read(renderer(Format.JSON)(audit), "audit.json")
    assert renderer(form)(stored) == renderer(form)(audit)


def test_every_report_with_places_gives_those_of_the_file(auditor: Auditor, tmp_path: Path) -> None:
    audit = auditor.audit_file(written(tmp_path, "two.xliff", XLIFF_2))
    line, column = place_by_hand(XLIFF_2, "Witcoff")
    assert f"line={line},endLine={line}," in renderer(Format.GITHUB)(audit)
    assert f"col={column},endColumn={column + 6}::" in renderer(Format.GITHUB)(audit)
    assert f'"begin": {line}' in renderer(Format.GITLAB)(audit)
    assert f"NAM101 misspelt-name {line}:{column} Witcoff" in renderer(Format.JUNIT)(audit)
    assert f",target,{line},{column}," in renderer(Format.CSV)(audit)
    assert f"English {line}:{column}," in renderer(Format.MARKDOWN)(audit)
    assert f"NAM101 misspelt-name  {line}:{column} " in renderer(Format.TEXT)(audit)
    assert f"line {line}, column {column}" in renderer(Format.HTML)(audit)
    result = name_result(audit)
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (line, column, column + 7)
    assert XLIFF_2[region["charOffset"] :][: region["charLength"]] == "Witcoff"
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"] == region


def test_no_fix_is_offered_for_words_with_markup_between(auditor: Auditor, tmp_path: Path) -> None:
    page = ENGLISH_PAGE.replace("Witcoff", "<b>Wit</b>coff")
    audit = auditor.audit(written(tmp_path, "de.html", GERMAN_PAGE), written(tmp_path, "en.html", page))
    result = name_result(audit)
    region = result["locations"][0]["physicalLocation"]["region"]
    assert page[region["charOffset"] :][: region["charLength"]] == "Wit</b>coff"
    assert "fixes" not in result


def test_a_plain_text_has_no_map_and_its_record_says_nothing_of_one(auditor: Auditor) -> None:
    audit = auditor.audit("Herr Witkoff kam am Freitag.", "Mr. Witcoff came on Friday.")
    assert audit.target.origin is None
    assert "origin" not in audit.to_json()


def test_comments_in_a_page_silence_a_paragraph_and_are_named_by_the_line_of_the_file(
    auditor: Auditor, tmp_path: Path
) -> None:
    german = written(tmp_path, "de.html", GERMAN_PAGE)
    inside = ENGLISH_PAGE.replace("fruitful.", "fruitful. <!-- translaudit: ignore[NAM101] his own spelling -->")
    before = ENGLISH_PAGE.replace("<p>The talks", "<!-- translaudit: ignore[NAM101] -->\n<p>The talks")
    for page in (inside, before):
        audit = auditor.audit(german, written(tmp_path, "en.html", page))
        assert [each.code for each in audit.findings if each.code == "NAM101"] == []
        assert audit.suppressed == 1
    unused = ENGLISH_PAGE.replace("Witcoff", "Witkoff").replace("fruitful.", "<!-- translaudit: ignore[NAM101] -->")
    audit = auditor.audit(german, written(tmp_path, "en.html", unused))
    assert [notice.code for notice in audit.notices] == ["CFG901"]
    assert "en.html:6: suppresses nothing" in audit.notices[0].message


def test_a_file_beside_a_file_of_both_sides_silences_either_side_and_is_used_up_once(
    auditor: Auditor, tmp_path: Path
) -> None:
    path = written(tmp_path, "en.po", PO)
    written(tmp_path, "en.po.translaudit.toml", '[[ignore]]\ncode = "NAM101"\nwords = "Witcoff"\nreason = "his own"\n')
    audit = auditor.audit_file(path)
    assert (audit.suppressed, audit.notices) == (1, ())


def test_a_unit_without_translation_is_an_omission(auditor: Auditor, tmp_path: Path) -> None:
    text = XLIFF_2.replace("<target>Steve Witkoff met the Russian president in Alaska on Friday.</target>", "")
    audit = auditor.audit_file(written(tmp_path, "two.xliff", text))
    (finding,) = [each for each in audit.findings if each.code == "ACC501"]
    assert finding.source[0].text.startswith("Steve Witkoff traf")
    assert (audit.pairs[0].source, audit.pairs[0].target) == ((0,), ())


def test_files_of_both_sides_are_audited_alone_and_others_in_pairs(auditor: Auditor, tmp_path: Path) -> None:
    page, table = written(tmp_path, "en.html", ENGLISH_PAGE), written(tmp_path, "pairs.tsv", TSV)
    with pytest.raises(InputError, match=r"pairs\.tsv holds both"):
        auditor.audit(table, page)
    with pytest.raises(InputError, match=r"en\.html is one article: name its translation too"):
        auditor.audit_file(page)

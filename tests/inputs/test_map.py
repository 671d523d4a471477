"""The map from extracted text to file: whatever stands in a file, every character of the text is found again there."""

import csv
import html
from io import StringIO
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translaudit.documents import Document
from translaudit.errors import InputError
from translaudit.inputs.html import read_html
from translaudit.inputs.po import read_po
from translaudit.inputs.table import read_table
from translaudit.inputs.tmx import read_tmx
from translaudit.inputs.xliff import read_xliff
from translaudit.origins import is_literal, line_and_column, region_of

WORDS = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn", "Zs", "Zl", "Zp"], exclude_characters="\ufffe\uffff"
    ),
    min_size=1,
    max_size=8,
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
SENTENCE_PAIRS = st.lists(st.tuples(SENTENCES, SENTENCES), min_size=1, max_size=4)
REFERENCES = st.sampled_from(["named", "decimal", "hexadecimal"])
MARKUP = st.text("<>&;#/!-[]x \"'=\n\rpbrscitdl\u00e4\u00ad", max_size=60)


def referred(text: str, how: str) -> str:
    """The text as character references."""
    if how == "named":
        return escape(text)
    return "".join(f"&#{ord(each)};" if how == "decimal" else f"&#x{ord(each):X};" for each in text)


def assert_leads_back(document: Document, file: str, decoded: object = None) -> None:
    """Runs cover the text in order, and literal ones, white space apart, are the characters of the file."""
    assert document.origin is not None
    position = 0
    for run in document.origin.runs:
        inserted = document.text[position : run.start]
        assert set(inserted) <= {"\n"}
        position = run.start + run.length
        words, written = document.text[run.start : position], file[run.offset : run.offset + run.width]
        assert len(written) == run.width
        if run.literal:
            assert words.split() == written.split()
        elif callable(decoded):
            assert decoded(written) == words
    assert position == len(document.text)
    for position in range(len(document.text) + 1):
        line, column = line_and_column(document, position)
        lines = file.replace("\r\n", "\n\n").replace("\r", "\n").split("\n")
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(max(lines, key=len)) + 2


def assert_words_stand_in_file(document: Document, file: str) -> None:
    """Each word of the text that the file writes as it is is found by its region."""
    position = 0
    for word in document.text.split():
        start = document.text.index(word, position)
        position = start + len(word)
        if is_literal(document, start, position):
            region = region_of(document, start, position)
            assert file[region.start : region.end] == word


def in_xml(text: str) -> str:
    return html.unescape(text).replace("\r\n", "\n").replace("\r", "\n")


@given(SENTENCE_PAIRS, REFERENCES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_xliff_and_tmx_lead_back(pairs: list[tuple[str, str]], how: str, line_end: str) -> None:
    units = "".join(
        f"<trans-unit id={quoteattr(one)}>\n<source>{referred(one, how)}</source>"
        f"<target>{escape(two)} <g id='1'>{referred(two, how)}</g></target></trans-unit>\n"
        for one, two in pairs
    )
    tus = "".join(
        f"<tu><tuv xml:lang='de'><seg>{referred(one, how)}</seg></tuv>\n"
        f"<tuv lang='EN'><seg>{escape(two)}</seg></tuv></tu>"
        for one, two in pairs
    )
    xliff = f"<xliff version='1.2'><file><body>{units}</body></file></xliff>".replace("\n", line_end)
    tmx = f"<tmx version='1.4'><body>{tus}</body></tmx>".replace("\n", line_end)
    both = read_xliff(xliff.encode(), "a.xlf", "de", "en")
    assert both.source.text == "\n\n".join(one for one, _ in pairs)
    assert both.target.text == "\n\n".join(f"{two} {two}" for _, two in pairs)
    for unit, (one, two) in zip(both.units, pairs, strict=True):
        assert both.source.text[slice(*unit.source)] == one
        assert both.target.text[slice(*unit.target)] == f"{two} {two}"
    for document in (both.source, both.target):
        assert_leads_back(document, xliff, in_xml)
        assert_words_stand_in_file(document, xliff)
    both = read_tmx(tmx.encode(), "a.tmx", "de", "en")
    assert both.target.text == "\n\n".join(two for _, two in pairs)
    for document in (both.source, both.target):
        assert_leads_back(document, tmx, in_xml)
        assert_words_stand_in_file(document, tmx)


@given(SENTENCE_PAIRS, st.sampled_from([",", ";"]), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_a_table_that_a_spreadsheet_wrote_leads_back(
    pairs: list[tuple[str, str]], delimiter: str, line_end: str, everything_quoted: bool
) -> None:
    sheet = StringIO()
    quoting: Literal[0, 1] = csv.QUOTE_ALL if everything_quoted else csv.QUOTE_MINIMAL
    writer = csv.writer(sheet, delimiter=delimiter, lineterminator=line_end, quoting=quoting)
    writer.writerows([("source", "target"), *pairs])
    both = read_table(sheet.getvalue().encode(), "a.csv", "de", "en", suffix=".csv")
    assert both.source.text == "\n\n".join(one for one, _ in pairs)
    assert both.target.text == "\n\n".join(two for _, two in pairs)
    for document in (both.source, both.target):
        assert_leads_back(document, sheet.getvalue(), lambda written: written.replace('""', '"'))
        assert_words_stand_in_file(document, sheet.getvalue())


@given(SENTENCE_PAIRS, st.integers(1, 20), st.sampled_from(["\n", "\r\n"]))
def test_po_strings_broken_anywhere_lead_back(pairs: list[tuple[str, str]], width: int, line_end: str) -> None:
    def strings(text: str) -> str:
        pieces = [text[start : start + width] for start in range(0, len(text), width)]
        return "\n".join('"' + piece.replace("\\", "\\\\").replace('"', '\\"') + '"' for piece in ["", *pieces])

    po = "\n".join(f"#. note\nmsgid {strings(one)}\nmsgstr {strings(two)}\n" for one, two in pairs)
    po = po.replace("\n", line_end)
    both = read_po(po.encode(), "a.po", "de", "en")
    assert both.source.text == "\n\n".join(one for one, _ in pairs)
    assert both.target.text == "\n\n".join(two for _, two in pairs)
    for document in (both.source, both.target):
        assert_leads_back(document, po, lambda written: written[1:])
        assert_words_stand_in_file(document, po)


@given(st.lists(SENTENCES, min_size=1, max_size=4), REFERENCES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_a_page_leads_back(sentences: list[str], how: str, line_end: str) -> None:
    body = "".join(
        f"<p class='a>b'>\n {referred(each, how)}\n<i>{escape(each)}</i> </p>\n<!-- x > y -->\n" for each in sentences
    )
    page = f"<html lang=de><title>T</title>\n{body}".replace("\n", line_end)
    document = read_html(page.encode(), "a.html", "de")
    assert document.text == "\n\n".join(f"{each} {each}" for each in sentences)
    assert_leads_back(document, page, lambda written: html.unescape(written) if written.strip() else " ")
    assert_words_stand_in_file(document, page)


@given(MARKUP)
def test_broken_pages_lead_back_too(markup: str) -> None:
    page = f"<p>Anfang {markup} Ende"
    try:
        document = read_html(page.encode(), "a.html", "de")
    except InputError:
        pytest.fail("a page with words has text")
    assert document.text.startswith("Anfang")
    assert_leads_back(document, page)
    assert_words_stand_in_file(document, page)

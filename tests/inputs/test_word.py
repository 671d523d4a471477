"""Word documents: what is printed is read, and nothing else."""

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translaudit import audit
from translaudit.batch.places import place_of
from translaudit.batch.rows import read_rows
from translaudit.errors import InputError
from translaudit.inputs import read_document
from translaudit.inputs.word import read_word
from translaudit.manifest import pairs_in_folder
from translaudit.report.sarif import render

MAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
UNHIDDEN = "<w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>"
"""Words that were hidden before a tracked change."""
PRINTABLE = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\u00ad"), min_size=1
)


def word_file(body: str, part: str = "word/document.xml") -> bytes:
    """A `.docx` file with the elements of its body."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("_rels/.rels", f'<Relationships><Relationship Type="{MAIN}" Target="{part}"/></Relationships>')
        package.writestr(part, f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
    return packed.getvalue()


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str) -> str:
    return f"<w:p>{run(text)}</w:p>"


def text_of(body: str) -> str:
    return read_word(word_file(body), "article.docx", "en").text


@given(st.lists(PRINTABLE.filter(str.strip), min_size=1, max_size=5))
def test_every_paragraph_is_read_character_for_character(paragraphs: list[str]) -> None:
    assert text_of("".join(map(paragraph, paragraphs))) == "\n\n".join(paragraphs)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<w:p><w:r><w:t>Rub</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>io said</w:t></w:r></w:p>", "Rubio said"),
        ("<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r></w:p>", "one\ntwo\tthree"),
        ("<w:p><w:r><w:t>Al</w:t><w:noBreakHyphen/><w:t>Assad</w:t></w:r></w:p>", "Al\u2011Assad"),
        ("<w:p><w:r><w:t>hos</w:t><w:softHyphen/><w:t>pital</w:t></w:r></w:p>", "hospital"),
        (
            f"<w:p><w:del><w:r><w:delText>Witcoff</w:delText></w:r></w:del><w:ins>{run('Witkoff')}</w:ins></w:p>",
            "Witkoff",
        ),
        (
            f"<w:p><w:moveFrom>{run('later')}</w:moveFrom>{run('He came ')}<w:moveTo>{run('later')}</w:moveTo></w:p>",
            "He came later",
        ),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>note</w:t></w:r><w:r><w:t>Text</w:t></w:r></w:p>", "Text"),
        ('<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Text</w:t></w:r></w:p>', "Text"),
        (
            f"<w:p><w:r><w:instrText>HYPERLINK</w:instrText></w:r><w:hyperlink>{run('Reuters')}</w:hyperlink></w:p>",
            "Reuters",
        ),
        (
            f"<w:p><w:r><w:drawing><w:txbxContent>{paragraph('box')}</w:txbxContent></w:drawing></w:r>{run('Text')}</w:p>",
            "Text",
        ),
        (f"<w:tbl><w:tr><w:tc>{paragraph('a')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl>", "a\n\nb"),
        (
            f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('He said ')}</w:p>{paragraph('that it was late.')}",
            "He said that it was late.",
        ),
        (
            f"<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r>{UNHIDDEN}<w:t>not </w:t></w:r>{run('late')}</w:p>",
            "not late",
        ),
        (paragraph("Regie\u00adrung"), "Regierung"),
        (paragraph("first") + "<w:p/>" + paragraph("  ") + paragraph("last"), "first\n\nlast"),
    ],
)
def test_what_is_printed_is_read_and_nothing_else(body: str, text: str) -> None:
    assert text_of(body) == text


def test_the_text_may_lie_in_another_part() -> None:
    data = word_file(paragraph("The vote is on Friday."), part="word/document2.xml")
    assert read_word(data, "article.docx", "en").text == "The vote is on Friday."


def test_an_editor_audits_two_word_files(tmp_path: Path) -> None:
    texts = {
        "de": "Der Sondergesandte Steve Witkoff traf am Freitag den Minister.",
        "en": "Special envoy Steve Witcoff met the minister on Friday.",
    }
    for lang, text in texts.items():
        (tmp_path / f"visit.{lang}.docx").write_bytes(word_file(paragraph(text)))
    found = audit(tmp_path / "visit.de.docx", tmp_path / "visit.en.docx", model="none").findings
    assert [finding.target[0].text for finding in found] == ["Witcoff"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 and then nothing",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 a protected file",
        word_file(paragraph("Text"))[:-30],
        b"Just text.",
    ],
)
def test_what_is_no_word_document_is_one_line(data: bytes) -> None:
    with pytest.raises(InputError, match=r"article.docx is no Word document that can be read: save it anew") as caught:
        read_word(data, "article.docx", "en")
    assert "\n" not in str(caught.value)


@given(st.integers(0), st.integers(1, 255))
def test_a_damaged_file_is_read_or_refused_but_never_breaks_off(place: int, change: int) -> None:
    data = bytearray(word_file(paragraph("Der Minister sagte am Freitag, er wolle bleiben.")))
    data[place % len(data)] ^= change
    for damaged in (bytes(data), bytes(data[1:])):
        try:
            assert read_word(damaged, "article.docx", "de").text
        except InputError as error:
            assert "\n" not in str(error)  # noqa: PT017 - either way is right


def test_no_tool_is_told_to_write_into_a_packed_file(tmp_path: Path) -> None:
    for lang, text in (("de", "Herr Witkoff kam am Freitag."), ("en", "Mr Witcoff came on Friday.")):
        (tmp_path / f"visit.{lang}.docx").write_bytes(word_file(paragraph(text)))
    sarif = render(audit(tmp_path / "visit.de.docx", tmp_path / "visit.en.docx", model="none"))
    assert "Witcoff" in sarif
    assert '"fixes"' not in sarif


def test_the_lock_file_of_an_open_document_is_no_article(tmp_path: Path) -> None:
    for name in ("visit.de.docx", "~$sit.de.docx", "visit.en.docx"):
        (tmp_path / name).write_bytes(word_file(paragraph("Text")))
    assert [pair.source.name for pair in pairs_in_folder(tmp_path, "de", "en")] == ["visit.de.docx"]
    rows = read_rows(place_of(tmp_path), source_lang="de", target_lang="en")
    assert [row.id for row in rows] == ["visit"]


@pytest.mark.parametrize("suffix", [".doc", ".odt", ".rtf", ".pdf"])
def test_files_of_other_writing_programs_are_refused_with_the_way_out(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"visit{suffix}").write_bytes(b"\xd0\xcf")
    with pytest.raises(InputError, match=r"does not read: save it as .docx or as UTF-8 text"):
        read_document(tmp_path / f"visit{suffix}", "en")


def test_a_package_without_text_or_with_broken_text_is_refused() -> None:
    with pytest.raises(InputError, match="has no text to audit"):
        text_of("<w:p/>")
    with pytest.raises(InputError, match="not well-formed XML"):
        text_of("<w:p>")


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused() -> None:
    with pytest.raises(InputError, match="more than the limit"):
        text_of(paragraph("a" * 30_000_000))

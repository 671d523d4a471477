"""Files that are broken, mislabelled or made to harm are refused in one line, soon; nothing outside them is read."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translaudit.errors import InputError
from translaudit.inputs import is_bilingual, read_bilingual, read_document

XLIFF = '<xliff version="1.2"><file source-language="{}" target-language="{}"><body>{}</body></file></xliff>'
UNIT = '<trans-unit id="1"><source>Der Rat tagt.</source><target>The council meets.</target></trans-unit>'
BOMB = """<?xml version="1.0"?>
<!DOCTYPE xliff [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<xliff version="1.2"><file><body><trans-unit id="1"><source>&c;</source><target>&c;</target></trans-unit></body></file>
</xliff>"""
OUTSIDE = """<!DOCTYPE xliff [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
<xliff version="1.2"><file><body><trans-unit id="1"><source>&secret;</source><target>x</target></trans-unit></body>
</file></xliff>"""
PARAMETER = """<!DOCTYPE tmx [<!ENTITY % more SYSTEM "http://example.org/more.dtd"> %more;]><tmx><body/></tmx>"""
ONE_LANGUAGE = '<tmx version="1.4"><body><tu><tuv xml:lang="fr"><seg>Oui.</seg></tuv></tu></body></tmx>'


def told_of(path: Path) -> str | None:
    """The message with which a file is refused, if it is."""
    try:
        if is_bilingual(path):
            read_bilingual(path, "de", "en")
        else:
            read_document(path, "en")
    except InputError as error:
        return str(error)
    return None


def refused(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    message = told_of(path)
    assert message is not None
    assert str(path) in message
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.xlf", BOMB, "declares the entity 'a'"),
        ("a.xlf", OUTSIDE, "declares the entity 'secret'"),
        ("a.tmx", PARAMETER, "declares the entity 'more'"),
        ("a.tmx", '<!DOCTYPE tmx SYSTEM "t.dtd"><tmx>&foo;</tmx>', "uses the entity 'foo', which is not known"),
        ("a.xlf", XLIFF.format("de", "en", UNIT)[:-20], "not well-formed XML: unclosed token at line 1"),
        ("a.xlf", "<xliff><file></xliff>", "not well-formed XML: mismatched tag at line 1, column 16"),
        ("a.xlf", "<html/>", "is not XLIFF: its outermost element is <html>"),
        ("a.tmx", "<xliff/>", "is not TMX: its outermost element is <xliff>"),
        ("a.xlf", XLIFF.format("de", "en", ""), "has no unit"),
        ("a.tmx", "<tmx><body/></tmx>", "has no unit"),
        ("a.tmx", ONE_LANGUAGE, "no unit in 'de' and 'en': its languages are fr"),
        ("a.po", "# nothing here\n", "has no entry"),
        ("a.tsv", "de\ten\n", "has no row"),
        ("a.xlf", XLIFF.format("de", "en", UNIT.replace("The council meets.", "")), "has no translation in any unit"),
        ("a.xlf", XLIFF.format("fr-CA", "en", UNIT), "says that its source is 'fr-CA', the settings say 'de'"),
        ("a.xlf", XLIFF.format("de", "nl", UNIT), "says that its translation is 'nl', the settings say 'en'"),
        ("a.po", 'msgid ""\nmsgstr "Language: fr\\n"\nmsgid "Ja."\nmsgstr "Oui."\n', "its translation is 'fr'"),
        ("a.csv", "en,de\nYes,Ja\n", None),
        ("a.csv", "fr,en\nOui,Yes\n", "its source is 'fr'"),
        ("a.html", "<html lang='de'><p>Der Rat tagt.", "its article is 'de', the settings say 'en'"),
        ("a.html", "<nav>Home</nav><script>alert(1)</script>", "has no text to audit"),
        ("a.po", "msgid Ja\n", "is not PO at line 1"),
        ("a.po", '"Ja"\n', "has a string without msgid or msgstr at line 1"),
        ("a.csv", 'a,b\n"Ja,Yes\n', "has a quotation mark that is not closed at line 2"),
        ("a.csv", "Ja\nNein\n", "has 1 columns at line 1, not two"),
        ("a.tsv", "Ja\tYes\nNein\n", "has 1 columns at line 2, not two"),
        ("a.xlf", '<?xml version="1.0" encoding="klingon"?><xliff/>', "declares the encoding 'klingon', which is not"),
        ("a.xlf", '<?xml version="1.0" encoding="rot13"?><xliff/>', "declares the encoding 'rot13', which is not"),
        ("a.html", "<meta charset=utf-7><p>+ADw-", "declares the encoding 'utf-7', which is not known"),
        ("a.po", b'msgid ""\nmsgstr "Content-Type: text/plain; charset=x\\n"\n', "declares the encoding 'x'"),
        ("a.xlf", b"<xliff>\xfc</xliff>", "is not UTF-8: byte 0xfc at position 7"),
        ("a.html", b"<p>a\0b", "NUL character at character 4"),
        *((name, "", "is empty") for name in ("a.html", "a.xlf", "a.tmx", "a.po", "a.tsv", "a.csv")),
        *((name, "\ufeff \n", "") for name in ("a.html", "a.xlf", "a.tmx", "a.po", "a.tsv", "a.csv")),
    ],
)
def test_a_bad_file_is_refused_in_one_line(tmp_path: Path, name: str, content: str | bytes, told: str | None) -> None:
    if told is None:
        (tmp_path / name).write_bytes(str(content).encode())
        assert read_bilingual(tmp_path / name, "de", "en").source.text == "Ja"
    else:
        assert told in refused(tmp_path, name, content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", "<p>x" + "<div>" * 50_000),
        ("a.html", "<p>x" + "&" * 100_000),
        ("a.html", "<p>x" + "<a href='" * 50_000),
        ("a.xlf", "<xliff>" + "<g>" * 50_000),
        ("a.xlf", XLIFF.format("de", "en", UNIT.replace("tagt.", "&amp;&#228;ä " * 50_000))),
        ("a.csv", "a,b\n" + 'x,"' + '""' * 500_000 + "\n"),
        ("a.tsv", '"a\t"b\n' * 30_000),
        ("a.po", 'msgid "' + "\\" * 500_000),
    ],
    ids=["deep", "ampersands", "open tags", "deep XML", "references", "quotation marks", "literal marks", "escapes"],
)
def test_a_file_made_to_keep_the_reader_busy_is_done_with_soon(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, "utf-8")
    start = time.process_time()
    told_of(path)
    assert time.process_time() - start < 20


@given(st.sampled_from(["a.html", "a.xlf", "a.tmx", "a.po", "a.tsv", "a.csv"]), st.binary(max_size=80))
def test_no_bytes_end_in_anything_but_documents_or_one_line(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(data)
    assert "\n" not in (told_of(path) or "")

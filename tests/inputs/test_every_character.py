"""Round trips: every character of the text leads to the characters of the file that stand for it, however written."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translaudit.documents import Document
from translaudit.inputs.html import read_html
from translaudit.inputs.po import read_po
from translaudit.inputs.tmx import read_tmx
from translaudit.inputs.xliff import read_xliff
from translaudit.origins import region_of


class Character(NamedTuple):
    """A character of a text, what the file writes for it, and what it writes before that and says nothing."""

    text: str
    written: str
    before: str


SECTION = "<![CDATA["
XML_WAYS: tuple[Callable[[str], str], ...] = (
    lambda each: {"<": "&lt;", "&": "&amp;", ">": "&gt;", '"': "&quot;"}.get(each, each),
    lambda each: f"&#{ord(each)};",
    lambda each: f"&#x{ord(each):x};",
)
PO_WAYS: tuple[Callable[[str], str], ...] = (
    lambda each: {'"': '\\"', "\\": "\\\\"}.get(each, each),
    lambda each: {'"': '\\"', "\\": "\\\\"}.get(each, each),
)
LETTERS = st.sampled_from("Witcoffé—ß𝄞<&>\"'")


def sentences(ways: tuple[Callable[[str], str], ...], before: tuple[str, ...]) -> st.SearchStrategy[list[Character]]:
    """Words of characters, each written in one of some ways, with a blank as it is between the words."""
    character = st.builds(
        lambda each, way, said: Character(each, way(each), said),
        LETTERS,
        st.sampled_from(ways),
        st.sampled_from(before),
    )
    words = st.lists(st.lists(character, min_size=1, max_size=6), min_size=1, max_size=5)
    return words.map(lambda listed: [each for word in listed for each in (*word, Character(" ", " ", ""))][:-1])


def assert_every_character_leads_back(document: Document, file: str, begin: int, sentence: list[Character]) -> None:
    assert document.text.endswith("".join(each.text for each in sentence))
    position, offset = len(document.text) - len(sentence), begin
    for each in sentence:
        offset += len(each.before)
        region = region_of(document, position, position + 1)
        section = each.written.startswith(SECTION)
        start = offset + len(SECTION) if section else offset
        end = start + 1 if section else offset + len(each.written)
        assert (region.start, region.end) == (start, end), (each, file[region.start : region.end])
        lines = file[:start].split("\n")
        assert (region.line, region.column) == (len(lines), len(lines[-1]) + 1)
        position, offset = position + 1, offset + len(each.written)


def written(sentence: list[Character]) -> str:
    return "".join(each.before + each.written for each in sentence)


CDATA = (*XML_WAYS, lambda each: f"{SECTION}{each}]]>")


@given(sentences(CDATA, ("", "", "<!-- a > &amp; b -->", "<g id='1'/>", "<?note <b>?>", "<ph id='2'>code</ph>")))
def test_in_xliff(sentence: list[Character]) -> None:
    head = (
        "<?xml version='1.0'?>\n<xliff version='1.2'><file source-language='de'><body><!-- Ä -->\n<trans-unit id='1'>"
        "<source>Ein Satz.</source>\n<target>"
    )
    file = f"{head}{written(sentence)}</target></trans-unit></body></file></xliff>"
    both = read_xliff(file.encode(), "a.xlf", "de", "en")
    assert_every_character_leads_back(both.target, file, len(head), sentence)


@given(sentences(CDATA, ("", "", "<!-- a > &amp; b -->", "<hi/>", "<bpt i='1'>&lt;b&gt;</bpt>")))
def test_in_tmx(sentence: list[Character]) -> None:
    head = "<tmx version='1.4'><body>\n<tu><tuv xml:lang='de'><seg>Ein Satz.</seg></tuv>\n<tuv xml:lang='en'><seg>"
    file = f"{head}{written(sentence)}</seg></tuv></tu></body></tmx>"
    both = read_tmx(file.encode(), "a.tmx", "de", "en")
    assert_every_character_leads_back(both.target, file, len(head), sentence)


@given(sentences(XML_WAYS, ("", "", "<!-- a > &amp; b -->", "<b></b>", "<script>var a = '<p>';</script>", "&shy;")))
def test_in_html(sentence: list[Character]) -> None:
    head = "<!DOCTYPE html>\n<html lang=en><title>Ä</title>\n<body><p>A first one.</p>\n<!-- x -->\n<p>"
    file = f"{head}{written(sentence)}</p></body></html>"
    document = read_html(file.encode(), "a.html", "en")
    assert_every_character_leads_back(document, file, len(head), sentence)


@given(sentences(PO_WAYS, ("", "", '"\n"', '"\n\n "')))
def test_in_po(sentence: list[Character]) -> None:
    head = '# Ä\n#: a.txt:1\nmsgid "Ein \\"Satz\\"."\nmsgstr ""\n"'
    file = f'{head}{written(sentence)}"\n'
    both = read_po(file.encode(), "a.po", "de", "en")
    assert_every_character_leads_back(both.target, file, len(head), sentence)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_byte_order_mark_is_a_character_of_the_file(mark: str) -> None:
    file = f'{mark}msgid "Herr Witkoff"\nmsgstr "Mr. Witcoff"\n'
    both = read_po(file.encode(), "a.po", "de", "en")
    region = region_of(both.target, 4, 11)
    assert file[region.start : region.end] == "Witcoff"

"""A suggestion is fitted to its place, or not offered for a click."""

import pytest

from tests.report.hand_made import audited, finding
from translaudit.documents import document_from_text
from translaudit.findings import Side
from translaudit.report.corrections import corrections


def corrected(text: str, words: str, suggestion: str) -> str | None:
    document = document_from_text(text, "en")
    found = corrections(audited(document, Side.TARGET), finding(document, words, suggestion))
    if not found:
        return None
    return text[: found[0].start] + found[0].text + text[found[0].end :]


@pytest.mark.parametrize(
    ("text", "words", "suggestion", "expected"),
    [
        ("Five of the nine hostages are free.", "Five", "four", "Four of the nine hostages are free."),
        ("He said: “Five are free.”", "Five", "four", "He said: “Four are free.”"),
        ("It snowed. She left, she says.", "She", "he", "It snowed. He left, she says."),
        ("Mr Vitkoff’s plane landed.", "Vitkoff", "Witkoff", "Mr Witkoff’s plane landed."),
        ("Mr Vitkoff’s plane landed.", "Vitkoff’s", "Witkoff", "Mr Witkoff’s plane landed."),
        ("WITCOFF SEES PUTIN", "WITCOFF", "Witkoff", "WITKOFF SEES PUTIN"),
        ("SIMONA Halep won.", "SIMONA", "Simona", "Simona Halep won."),
        ("The NATO has met.", "NATO", "alliance", "The alliance has met."),
        ("On Monday The vote was lost.", "The", "the", "On Monday the vote was lost."),
        ("It lost it’s way.", "it’s", "its", "It lost its way."),
        ("He got a detention commandment.", "detention commandment", "arrest warrant", "He got an arrest warrant."),
        ("It is an export stop now.", "export stop", "freeze on exports", "It is a freeze on exports now."),
    ],
)
def test_the_corrected_sentence_is_what_an_editor_would_write(
    text: str, words: str, suggestion: str, expected: str
) -> None:
    assert corrected(text, words, suggestion) == expected


@pytest.mark.parametrize(
    ("text", "words", "suggestion"),
    [
        ("It was his 67th birthday.", "67th", "76"),
        ("In the 1990s it rained.", "1990s", "1980"),
        ("It was his fifth birthday.", "fifth", "six"),
        ("Only one person came.", "one", "two"),
        ("The 1 person came.", "1", "14"),
        ("Two safety guarantees are missing.", "safety guarantee", "security guarantee"),
    ],
)
def test_what_would_make_a_bad_sentence_is_not_offered(text: str, words: str, suggestion: str) -> None:
    assert corrected(text, words, suggestion) is None


def test_two_suggestions_that_come_to_the_same_are_offered_once() -> None:
    document = document_from_text("Boss of the union left.", "en")
    one = finding(document, "Boss", "Head")
    both = type(one)(**{name: getattr(one, name) for name in one.__struct_fields__} | {"suggestions": ("head", "Head")})
    assert [each.text for each in corrections(audited(document, Side.TARGET), both)] == ["Head"]

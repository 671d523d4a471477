"""What people have accepted stays accepted, is counted, and is noticed when it no longer fits."""

from pathlib import Path

import msgspec
import pytest

from tests.pipeline.known_findings import finding
from translaudit.documents import document_from_file, document_from_text
from translaudit.errors import ConfigError
from translaudit.findings import Side
from translaudit.suppressions import suppress, suppressions_of

TEXT = "Mr. Witcoff came to Kiev.\n\nThe talks went on. Mr. Witcoff left.\n"


def test_a_comment_in_a_paragraph_speaks_for_that_paragraph_only() -> None:
    text = TEXT.replace("Kiev.", "Kiev. <!-- translaudit: ignore[NAM101] his own spelling -->")
    suppressions = suppressions_of(document_from_text(text, "en"), Side.TARGET, require_reason=True)
    first, second = finding(text, "Witcoff"), finding(text, "Witcoff", occurrence=1)
    verdict = suppress([first, second], suppressions)
    assert verdict.findings == (second,)
    assert verdict.suppressed == 1


def test_a_comment_alone_speaks_for_the_next_paragraph() -> None:
    text = TEXT.replace("The talks", "<!-- translaudit: ignore -->\n\nThe talks")
    suppressions = suppressions_of(document_from_text(text, "en"), Side.TARGET, require_reason=False)
    first, second = finding(text, "Witcoff"), finding(text, "Witcoff", occurrence=1)
    assert suppress([first, second], suppressions).findings == (first,)


def test_a_suppression_that_fits_nothing_is_noticed_with_its_line() -> None:
    text = TEXT + "\n<!-- translaudit: ignore[NUM] -->\n\nThe end.\n"
    suppressions = suppressions_of(document_from_text(text, "en"), Side.TARGET, require_reason=False)
    (notice,) = suppress([finding(text, "Witcoff")], suppressions).notices
    assert notice.code == "CFG901"
    assert "target:5" in notice.message


def test_a_file_beside_the_article_silences_words_without_touching_the_text(tmp_path: Path) -> None:
    path = tmp_path / "article.en.txt"
    path.write_text(TEXT, "utf-8")
    (tmp_path / "article.en.txt.translaudit.toml").write_text(
        '[[ignore]]\ncode = "NAM"\nwords = "Kiev"\nreason = "our style"\n', "utf-8"
    )
    suppressions = suppressions_of(document_from_file(path, "en"), Side.TARGET, require_reason=True)
    witcoff, kiev = finding(TEXT, "Witcoff"), finding(TEXT, "Kiev", "NAM104")
    assert suppress([witcoff, kiev], suppressions).findings == (witcoff,)


def test_a_missing_reason_is_refused_where_the_project_requires_one() -> None:
    document = document_from_text("Text. <!-- translaudit: ignore[NAM101] -->", "en")
    with pytest.raises(ConfigError, match="requires a reason"):
        suppressions_of(document, Side.TARGET, require_reason=True)


def test_a_comment_over_several_lines_is_read_whole() -> None:
    reason = "his own spelling,\n     as he signs it"
    for text, silenced in (
        (TEXT.replace("Kiev.", f"Kiev. <!-- translaudit: ignore[NAM101]\n     {reason} -->"), 0),
        (TEXT.replace("The talks", f"<!--\n  translaudit: ignore[nam101, NUM]\n  {reason}\n-->\nThe talks"), 1),
    ):
        (suppression,) = suppressions_of(document_from_text(text, "en"), Side.TARGET, require_reason=True)
        assert "as he signs it" in suppression.reason
        both = [finding(text, "Witcoff", occurrence=number) for number in (0, 1)]
        assert suppress(both, [suppression]).findings == (both[1 - silenced],)


def test_a_comment_that_says_nothing_to_translaudit_is_refused_with_its_line() -> None:
    text = TEXT + "\n<!-- translaudit: ingore[NAM101] his own spelling -->\n"
    with pytest.raises(ConfigError, match=r"target:5: 'ingore\[NAM101\] his own spelling' says nothing"):
        suppressions_of(document_from_text(text, "en"), Side.TARGET, require_reason=False)


@pytest.mark.parametrize(
    "target",
    [
        "The council passed the budget. <!-- translaudit: ignore[ACC501] cut for length -->\n\nThe mayor left.",
        "The council passed the budget.\n\n<!-- translaudit: ignore[ACC501] cut for length -->\n\nThe mayor left.",
        "The council passed the budget.\n\nThe mayor left. <!-- translaudit: ignore[ACC] elsewhere -->",
    ],
    ids=["in the paragraph before", "between the paragraphs", "in another paragraph"],
)
def test_an_omission_is_accepted_where_the_translation_leaves_it_out(target: str) -> None:
    source = "Der Stadtrat beschloss den Haushalt.\n\nDie Opposition stimmte dagegen.\n\nDer Bürgermeister ging."
    german, english = document_from_text(source, "de"), document_from_text(target, "en")
    start, gap = source.index("Die Opposition"), target.index("budget.") + len("budget.")
    omission = msgspec.structs.replace(
        finding(source, "Die Opposition stimmte dagegen.", "ACC501"),
        source=(german.span(start, start + 31),),
        target=(english.span(gap, gap),),
    )
    elsewhere = "elsewhere" in target
    verdict = suppress([omission], suppressions_of(english, Side.TARGET, require_reason=True))
    assert verdict.suppressed == (0 if elsewhere else 1)


def test_a_broken_file_beside_the_article_is_one_line_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "article.en.txt"
    path.write_text(TEXT, "utf-8")
    beside = tmp_path / "article.en.txt.translaudit.toml"
    for text, told in (
        ('[[ignore]]\ncode = "NAM"\nwordz = "Kiev"\n', ":3: unknown key 'wordz': did you mean 'words'?"),
        ('[[ignore]]\ncode = "NAM"\n\n[[ignore]]\ncode = 5\n', ":5: 'code': expected `str`, got `int`"),
        ("[[ignore]]\ncode =\n", ":2: file of suppressions is not TOML"),
    ):
        beside.write_text(text, "utf-8")
        with pytest.raises(ConfigError) as caught:
            suppressions_of(document_from_file(path, "en"), Side.TARGET, require_reason=False)
        assert f"{beside}{told}" in str(caught.value)

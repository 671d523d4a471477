"""What people have accepted stays accepted, is counted, and is noticed when it no longer fits."""

from pathlib import Path

import pytest

from translaudit.documents import document_from_file, document_from_text
from translaudit.errors import ConfigError
from translaudit.findings import Finding, Severity, Side, fingerprint
from translaudit.suppressions import (
    baseline_of,
    compare_to_baseline,
    read_baseline,
    render_baseline,
    suppress,
    suppressions_of,
    without_stale,
)

TEXT = "Mr. Witcoff came to Kiev.\n\nThe talks went on. Mr. Witcoff left.\n"


def finding(text: str, words: str, code: str = "NAM101", occurrence: int = 0) -> Finding:
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(words, start + 1)
    document = document_from_text(text, "en")
    spans = (document.span(start, start + len(words)),)
    return Finding(
        code=code,
        name="misspelt-name",
        mqm="accuracy/mistranslation",
        severity=Severity.MAJOR,
        confidence=0.9,
        message=f"‘{words}’ is misspelt",
        side=Side.TARGET,
        target=spans,
        source=(),
        suggestions=(),
        evidence=(),
        fingerprint=fingerprint(code, spans, document),
    )


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


def test_a_baseline_does_not_mind_edits_elsewhere_but_counts_each_occurrence(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(render_baseline(baseline_of([finding(TEXT, "Witcoff")])), "utf-8")
    edited = "A new first paragraph.\n\n" + TEXT
    known, other = finding(edited, "Witcoff"), finding(edited, "Witcoff", occurrence=1)
    verdict = compare_to_baseline([known, known, other], read_baseline(path), str(path))
    assert verdict.findings == (known, other)
    assert verdict.suppressed == 1
    assert verdict.notices == ()


def test_a_mended_finding_makes_its_entry_stale_and_an_update_takes_it_out() -> None:
    baseline = baseline_of([finding(TEXT, "Witcoff"), finding(TEXT, "Kiev")])
    remaining = [finding(TEXT, "Kiev")]
    (notice,) = compare_to_baseline(remaining, baseline, "baseline.json").notices
    assert "'Witcoff' (NAM101) no longer occurs" in notice.message
    assert [entry.words for entry in without_stale(baseline, remaining).entries] == ["Kiev"]


def test_a_file_that_is_no_baseline_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text('{"schema": 7}', "utf-8")
    with pytest.raises(ConfigError, match="schema version 7"):
        read_baseline(path)
    path.write_text('{"entries": [{"kode": 1}]}', "utf-8")
    with pytest.raises(ConfigError, match=r"baseline.json"):
        read_baseline(path)

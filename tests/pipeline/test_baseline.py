"""A baseline keeps what is known of each article, follows an article that moves, and lets go of what is mended."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import translaudit
from tests.pipeline.known_findings import finding
from translaudit.baseline import (
    Baseline,
    accepting,
    article_in,
    compare_to_baseline,
    entries_of,
    found_in,
    heard_codes,
    missing_articles,
    read_baseline,
    render_baseline,
    share_of,
    without_stale,
)
from translaudit.config import Config
from translaudit.errors import ConfigError
from translaudit.findings import Finding

TEXT = "Mr. Witcoff came to Kiev.\n\nThe talks went on. Mr. Witcoff left.\n"
NOTHING_MISSING: frozenset[str] = frozenset()


WITCOFF, KIEV = finding(TEXT, "Witcoff"), finding(TEXT, "Kiev")


def baseline(**articles: list[Finding]) -> Baseline:
    return Baseline(entries=tuple(entry for name, known in articles.items() for entry in entries_of(known, name)))


def articles_and_words(known: Baseline) -> list[tuple[str, str, int]]:
    return [(entry.article, entry.words, entry.count) for entry in known.entries]


def counted(*findings: Finding) -> Counter[str]:
    return Counter(each.fingerprint for each in findings)


def test_edits_elsewhere_do_not_matter_and_each_occurrence_counts(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(render_baseline(baseline(one=[WITCOFF])), "utf-8")
    edited = "A new first paragraph.\n\n" + TEXT
    known, other = finding(edited, "Witcoff"), finding(edited, "Witcoff", occurrence=1)
    share = share_of(read_baseline(path), "one", NOTHING_MISSING)
    verdict = compare_to_baseline([known, known, other], share, str(path))
    assert (verdict.findings, verdict.suppressed, verdict.notices) == ((known, other), 1, ())


def test_what_is_known_of_one_article_is_new_in_another_and_not_stale_there() -> None:
    share = share_of(baseline(one=[WITCOFF], two=[KIEV]), "two", NOTHING_MISSING)
    verdict = compare_to_baseline([WITCOFF], share, "baseline.json")
    assert verdict.findings == (WITCOFF,)
    (notice,) = verdict.notices
    assert notice.message.startswith("baseline.json: 'Kiev' (NAM101) no longer occurs")


def test_an_article_that_was_moved_keeps_what_is_known_of_it() -> None:
    known = baseline(old=[WITCOFF], one=[KIEV])
    share = share_of(known, "new", frozenset({"old"}))
    assert compare_to_baseline([WITCOFF, KIEV], share, "baseline.json").findings == (KIEV,)
    updated = without_stale(known, {"new": counted(WITCOFF)}, frozenset({"old"}), whole=False)
    assert articles_and_words(updated) == [("new", "Witcoff", 1), ("one", "Kiev", 1)]


def test_a_text_of_no_file_is_known_by_its_fingerprints_alone() -> None:
    share = share_of(baseline(one=[WITCOFF]), "", NOTHING_MISSING)
    verdict = compare_to_baseline([WITCOFF, KIEV], share, "baseline.json")
    assert (verdict.findings, verdict.notices) == ((KIEV,), ())


def test_an_update_takes_out_what_is_mended_in_the_articles_that_were_audited_and_nothing_else() -> None:
    known = baseline(one=[WITCOFF, WITCOFF, KIEV], two=[KIEV], gone=[WITCOFF])
    seen = {"one": counted(WITCOFF, WITCOFF, WITCOFF)}
    updated = without_stale(known, seen, NOTHING_MISSING, whole=True)
    assert articles_and_words(updated) == [("gone", "Witcoff", 1), ("one", "Witcoff", 2), ("two", "Kiev", 1)]


@pytest.mark.parametrize(("whole", "left"), [(True, []), (False, [("gone", "Kiev", 1)])])
def test_what_is_known_of_a_deleted_article_goes_when_every_article_was_audited(
    whole: bool, left: list[tuple[str, str, int]]
) -> None:
    updated = without_stale(baseline(gone=[KIEV]), {"one": counted(WITCOFF)}, frozenset({"gone"}), whole=whole)
    assert articles_and_words(updated) == left


def test_accepting_an_article_replaces_its_own_entries_and_those_of_its_old_place() -> None:
    known = baseline(one=[KIEV], two=[KIEV], old=[WITCOFF])
    updated = accepting(known, "one", [WITCOFF], frozenset({"old"}))
    assert articles_and_words(updated) == [("one", "Witcoff", 1), ("two", "Kiev", 1)]


@pytest.mark.parametrize(("select", "kept"), [(("NUM",), 1), (("NAM",), 0), ((), 0)])
def test_what_a_check_that_did_not_look_knows_is_neither_stale_nor_taken_out(
    select: tuple[str, ...], kept: int
) -> None:
    config, known = Config(model="none", select=select), baseline(one=[WITCOFF])
    audit = translaudit.audit("Herr Weber kam am Montag.", "Mr. Weber came on Monday.", config=config)
    updated = without_stale(known, {"one": found_in(audit, config, known, "one")}, NOTHING_MISSING, whole=True)
    assert len(updated.entries) == kept
    verdict = compare_to_baseline([], share_of(known, "one", NOTHING_MISSING), "b.json", heard_codes(audit, config))
    assert len(verdict.notices) == 1 - kept


@given(st.lists(st.sampled_from(["one", "two", "gone"])), st.lists(st.sampled_from([WITCOFF, KIEV])), st.booleans())
def test_an_update_accepts_nothing_new(articles: list[str], found: list[Finding], whole: bool) -> None:
    known = baseline(**{name: [WITCOFF] * articles.count(name) for name in set(articles)})
    updated = without_stale(known, {"one": counted(*found)}, frozenset({"gone"}), whole=whole)
    assert sum(entry.count for entry in updated.entries) <= sum(entry.count for entry in known.entries)
    assert all(entry.words == "Witcoff" for entry in updated.entries)


def test_articles_are_named_from_the_folder_of_the_baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ci" / "baseline.json"
    article = tmp_path / "desk" / "summit.en.txt"
    path.parent.mkdir()
    article.parent.mkdir()
    article.write_text("Text.")
    assert article_in(path, str(article)) == "../desk/summit.en.txt"
    monkeypatch.chdir(article.parent)
    assert article_in(path, "summit.en.txt") == "../desk/summit.en.txt"
    known = baseline(**{"../desk/summit.en.txt": [KIEV], "../desk/gone.en.txt": [KIEV]})
    assert missing_articles(known, path) == {"../desk/gone.en.txt"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"schema": 7}', "schema version 7"),
        ('{\n "entries": [\n  {"kode": 1}\n ]\n}', r"baseline\.json:3: this is no baseline"),
        ('{\n "entries": [\n  {"code": }\n', r"baseline\.json:3: this is no baseline"),
        ("\n\n\xff", r"baseline\.json:\d: this is no baseline"),
    ],
)
def test_a_file_that_is_no_baseline_is_refused_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text, "latin-1")
    with pytest.raises(ConfigError, match=told):
        read_baseline(path)

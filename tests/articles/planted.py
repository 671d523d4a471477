"""Invented news articles: German, a clean translation, and the translation with planted errors."""

import hashlib
from functools import lru_cache
from pathlib import Path

import msgspec

from translaudit.auditor import Auditor
from translaudit.config import Config
from translaudit.findings import Finding, Severity

FOLDER = Path(__file__).parent
SLUGS = tuple(sorted(path.parent.name for path in FOLDER.glob("*/errors.toml")))
MENDED = tuple(sorted(f"mended/{path.parent.name}" for path in FOLDER.glob("mended/*/errors.toml")))
"""Articles on both halves of which checks were mended: they report nothing about unseen text."""
REPORTS = tuple(sorted(f"reports/{path.parent.name}" for path in FOLDER.glob("reports/*/errors.toml")))
"""Pairs of two reports on one event; the English one holds the errors."""
GOOD = tuple(sorted(f"good/{path.parent.name}" for path in FOLDER.glob("good/*/en.txt")))
"""Very free translations and independent reports without an error."""
OMISSION_CODES = {"ACC501", "ACC509", "NAM102", "NUM202"}


class Planted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An error: the clean words, the words that replace them, and which of these are wrong (all, if not said).

    `source` holds the German words that an omission leaves untold.
    """

    family: str
    was: str
    now: str
    words: str | None = None
    source: str | None = None


class _Errors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    errors: tuple[Planted, ...]


def text_of(slug: str, name: str) -> str:
    """The text of `de`, `en` or `en_errors`."""
    return (FOLDER / slug / f"{name}.txt").read_text("utf-8")


@lru_cache
def planted_in(slug: str) -> tuple[Planted, ...]:
    """The errors of one article."""
    return msgspec.toml.decode((FOLDER / slug / "errors.toml").read_bytes(), type=_Errors).errors


def is_chosen_half(slug: str) -> bool:
    """Whether the article is one that defects may be mended from; the others only report."""
    return int(hashlib.sha256(slug.encode()).hexdigest(), 16) % 2 == 0


@lru_cache
def accusations(slug: str, name: str) -> tuple[Finding, ...]:
    """What an audit without a model accuses in one English text: findings of minor severity or above."""
    audit = _auditor().audit(text_of(slug, "de"), text_of(slug, name))
    return tuple(finding for finding in audit.findings if finding.severity is not Severity.NEUTRAL)


def is_hit(slug: str, error: Planted, finding: Finding) -> bool:
    """Whether a finding points at a planted error: at its words, or at the German words of an omission."""
    if error.source is not None:
        start = text_of(slug, "de").index(error.source)
        end = start + len(error.source)
        return finding.code in OMISSION_CODES and any(span.start < end and start < span.end for span in finding.source)
    words = error.words or error.now
    start = text_of(slug, "en_errors").index(error.now) + error.now.index(words)
    return any(span.start < start + len(words) and start < span.end for span in finding.target)


@lru_cache
def _auditor() -> Auditor:
    return Auditor("none", Config())

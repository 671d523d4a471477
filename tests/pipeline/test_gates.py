"""What makes an audit fail: severity, by code where wanted, and sureness; penalty; quality. Never a score."""

from pathlib import Path

import msgspec
import pytest

from translaudit import Audit, Auditor, Config
from translaudit.config import FailOn
from translaudit.gates import failed_gates
from translaudit.record import Quality

GERMAN = "Steve Witkoff traf am Freitag den Präsidenten.\n\nDie Gespräche dauerten drei Stunden.\n"
ENGLISH = "Steve Witcoff met the the president on Friday.\n\nThe talks lasted three hours.\n"


@pytest.fixture(scope="module")
def audit() -> Audit:
    """A misspelt name (major, 90 % sure) and a doubled word (minor)."""
    return Auditor(config=Config(model="none", select=("NAM101", "FLU802"))).audit(GERMAN, ENGLISH)


@pytest.mark.parametrize(
    ("settings", "failed"),
    [
        ({}, ("1 finding of severity major or above",)),
        ({"fail_on": "minor"}, ("2 findings of severity minor or above",)),
        ({"fail_on": "critical"}, ()),
        ({"fail_on": "never"}, ()),
        ({"fail_on": "never", "fail_on_codes": {"FLU": "minor"}}, ("1 finding that the gates refuse: FLU802",)),
        ({"fail_on_codes": {"NAM": "never"}}, ()),
        ({"fail_on_codes": {"NAM": "never", "NAM101": "major"}}, ("1 finding that the gates refuse: NAM101",)),
        ({"fail_confidence": 0.99}, ()),
        ({"fail_confidence": 0.5}, ("1 finding of severity major or above and confidence 50% or above",)),
        ({"fail_on": "never", "max_penalty": 1}, ("penalty 46.2 for 100 words, more than 1",)),
        ({"fail_on": "never", "max_penalty": 50}, ()),
    ],
)
def test_a_gate_stops_what_it_is_set_to_stop(
    audit: Audit, settings: dict[str, object], failed: tuple[str, ...]
) -> None:
    assert failed_gates(audit, msgspec.convert(settings, Config)) == failed


def test_the_quality_gate_stops_a_low_estimate_and_a_missing_one(audit: Audit) -> None:
    config = Config(fail_on=FailOn.NEVER, min_quality=60)
    for quality, failed in (
        (Quality(61, 50, 70), ()),
        (Quality(59.4, 50, 70), ("quality 59, less than 60",)),
        (None, ("quality cannot be estimated (parallel articles), 60 or more is required",)),
    ):
        assert failed_gates(msgspec.structs.replace(audit, quality=quality), config) == failed


def test_no_gate_looks_at_bleu_chrf_or_ter(audit: Audit, tmp_path: Path) -> None:
    recorded = tmp_path / "recorded.tsv"
    recorded.write_text("".join(f"{line}\tNothing of this kind.\n" for line in GERMAN.split("\n") if line), "utf-8")
    config = Config(model=f"recorded:{recorded}", select=("NAM101", "FLU802"))
    scored = Auditor(config=config).audit(GERMAN, ENGLISH)
    assert scored.scores["bleu"].value < 10
    strict = Config(fail_on=FailOn.MINOR, min_quality=50, max_penalty=10, fail_confidence=0.2)
    assert failed_gates(msgspec.structs.replace(audit, scores=scored.scores), strict) == failed_gates(audit, strict)

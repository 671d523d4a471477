"""What an audit can be told: frozen, typed, read once at the edges."""

from enum import StrEnum
from typing import Annotated

import msgspec

from translaudit.findings import Severity

PENALTY = {Severity.NEUTRAL: 0.0, Severity.MINOR: 1.0, Severity.MAJOR: 5.0, Severity.CRITICAL: 25.0}
"""MQM's severity multipliers; punctuation counts `MINOR_PUNCTUATION` when minor (Freitag et al. 2021,
doi 10.1162/tacl_a_00437)."""
MINOR_PUNCTUATION = 0.1


class FailOn(StrEnum):
    """From which severity on an audit fails."""

    NEVER = "never"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    def applies_to(self, severity: Severity) -> bool:
        """Whether a finding of this severity makes an audit fail."""
        return self is not FailOn.NEVER and severity.at_least(Severity(self.value))


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The settings of an audit; the defaults are what the command line uses."""

    source_lang: str = "de"
    """ISO 639-1 code of the source article's language."""
    target_lang: str = "en"
    """ISO 639-1 code of the published translation's language."""
    select: tuple[str, ...] = ()
    """Code prefixes to run (`NAM`, `NUM201`); empty: all checks that run by default."""
    ignore: tuple[str, ...] = ()
    """Code prefixes not to run, whatever `select` says."""
    min_severity: Severity = Severity.NEUTRAL
    """Findings below this are not shown; they are still counted in the penalty."""
    fail_on: FailOn = FailOn.MAJOR
    """Findings at or above this make an audit fail."""
    fail_on_codes: dict[str, FailOn] = {}
    """The same by code or code prefix (`NAM = "minor"`, `FLU = "never"`); the longest prefix wins over `fail_on`."""
    fail_confidence: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.0
    """Findings below this confidence (0 to 1) make no audit fail; they are still shown."""
    max_penalty: Annotated[float, msgspec.Meta(ge=0)] | None = None
    """An audit fails when the MQM penalty per 100 target words is above this."""
    min_quality: Annotated[float, msgspec.Meta(ge=0, le=100)] | None = None
    """An audit fails when the estimated quality (0 to 100) is below this, or cannot be estimated."""
    severities: dict[str, Severity] = {}
    """Severity by code, instead of the check's own."""
    lexicons: tuple[str, ...] = ()
    """Lexicon files, added to the bundled one; later files win."""
    baseline: str | None = None
    """File of findings that are known and accepted."""
    require_reason: bool = False
    """Refuse suppressions that do not say why."""
    model: str = "auto"
    """`auto`, a hub id, a folder, `recorded:FILE.tsv` or `none`."""
    embeddings: str | None = None
    """Hub id or folder of a sentence-transformers model (`sentence-transformers/LaBSE`) that helps the aligner."""
    lm: str = "auto"
    """A causal language model of the target language that weighs mendings of phrases: `auto` (where one is installed),
    `none`, or a folder with safetensors or one GGUF file. It needs the extra `lm`; a batch asks none."""
    device: str = "auto"
    """`auto`, `cpu` or `cuda`."""
    engine: str = "auto"
    """What runs a Transformers folder: `auto` (CTranslate2 where it is installed), `transformers` or `ctranslate2`."""
    draft: bool = False
    """The translation is raw machine output that somebody will edit: point at every word that is more suspicious than
    most (PHR401). In published text this would accuse too much."""
    beam: Annotated[int, msgspec.Meta(ge=1, le=64)] = 4
    """Beam size of the re-translation."""
    offline: bool = False
    """Never use the network."""
    cache: bool = True
    """Keep model outputs on disk, so that a second audit of the same text costs no model time."""

"""Audit translated articles: likely mistranslations at their exact words, with a MarianMT model as witness.

>>> import translaudit
>>> result = translaudit.audit("Herr Witkoff kam am Freitag.", "Mr. Witcoff came on Friday.", model="none")
>>> [(finding.code, finding.spans[0].text, finding.suggestions) for finding in result.findings]
[('NAM101', 'Witcoff', ('Witkoff',))]
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    __version__: str
    from translaudit.align import Relation
    from translaudit.auditor import Auditor, audit
    from translaudit.config import Config
    from translaudit.errors import ConfigError, InputError, ModelError, TranslauditError
    from translaudit.findings import Finding, Severity, Side
    from translaudit.record import Audit

__all__ = [
    "Audit",
    "Auditor",
    "Config",
    "ConfigError",
    "Finding",
    "InputError",
    "ModelError",
    "Relation",
    "Severity",
    "Side",
    "TranslauditError",
    "audit",
]

_HOMES = {
    "Audit": "record",
    "Auditor": "auditor",
    "Config": "config",
    "ConfigError": "errors",
    "Finding": "findings",
    "InputError": "errors",
    "ModelError": "errors",
    "Relation": "align",
    "Severity": "findings",
    "Side": "findings",
    "TranslauditError": "errors",
    "audit": "auditor",
}


def __getattr__(name: str) -> Any:
    """Import the public names when they are first used, so that `import translaudit` costs next to nothing."""
    if name in _HOMES:
        return getattr(import_module(f"translaudit.{_HOMES[name]}"), name)
    if name == "__version__":
        return import_module("importlib.metadata").version("translaudit")
    raise AttributeError(f"module 'translaudit' has no attribute '{name}'")


def __dir__() -> list[str]:
    """The public names before their first use too, for completion in a notebook."""
    return sorted({*globals(), *__all__, "__version__"})

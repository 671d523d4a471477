"""The checks, found by walking this package: a file is all it takes to add one."""

import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from types import ModuleType

from translaudit.checks.base import Check, PairCheck, TextCheck
from translaudit.errors import ConfigError

ENTRY_POINTS = "translaudit.checks"


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check of this package and of installed plugins, sorted by code.

    Raises:
        ConfigError: a module has no well-formed `CHECK`, or two checks share a code; the message names the module.
    """
    found: dict[str, tuple[Check, str]] = {}
    for module in (*_bundled_modules(), *_plugin_modules()):
        check = _check_of(module)
        if check.code in found:
            raise ConfigError(f"{check.code} is defined twice: in {found[check.code][1]} and in {module.__name__}")
        found[check.code] = (check, module.__name__)
    return tuple(found[code][0] for code in sorted(found))


def _bundled_modules() -> Iterator[ModuleType]:
    for family in pkgutil.iter_modules(__path__):
        if family.ispkg:
            package = import_module(f"{__name__}.{family.name}")
            for entry in pkgutil.iter_modules(package.__path__):
                yield import_module(f"{package.__name__}.{entry.name}")


def _plugin_modules() -> Iterator[ModuleType]:
    for entry in sorted(entry_points(group=ENTRY_POINTS), key=lambda entry: entry.name):
        yield entry.load()


def _check_of(module: ModuleType) -> Check:
    check = getattr(module, "CHECK", None)
    if not isinstance(check, TextCheck | PairCheck):
        raise ConfigError(
            f"{module.__name__} has no CHECK: end the module with CHECK = TextCheck(...) or PairCheck(...)"
        )
    if not (module.__doc__ or "").strip():
        raise ConfigError(f"{module.__name__} has no docstring: say what it finds, why, and when it is wrong")
    return replace(check, documentation=(module.__doc__ or "").strip())


def select_checks(select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> tuple[Check, ...]:
    """The checks whose code starts with a selected prefix and with no ignored one.

    Raises:
        ConfigError: a prefix fits no check.
    """
    for prefix in (*select, *ignore):
        if not any(check.code.startswith(prefix) for check in all_checks()):
            raise ConfigError(f"no check has a code that starts with '{prefix}': 'translaudit checks' lists them")
    return tuple(
        check
        for check in all_checks()
        if (check.code.startswith(select) if select else check.default)
        and not (ignore and check.code.startswith(ignore))
    )

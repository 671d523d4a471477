"""The way of the data: a module imports only from those above it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import translaudit

PACKAGE = Path(translaudit.__file__).parent

LAYERS = [
    {"errors", "user_cache", "rare_collection"},
    {"toml_files"},
    {"languages"},
    {"origins"},
    {"documents"},
    {"segments", "findings", "inputs"},
    {"articles"},
    {"inputs.reading"},
    {"translators.base", "language_models.base"},
    {"lexicon", "align"},
    {"score", "config"},
    {"translators"},
    {"language_models"},
    {"checks.base"},
    {"names", "numbers", "quotations", "fluency", "accuracy", "phrases"},
    {"record"},
    {"quality"},
    {"checks"},
    {"testimony", "penalty", "signature", "suppressions", "gates", "config_files", "config_docs"},
    {"baseline", "manifest"},
    {"flow"},
    {"auditor"},
    {"report", "output"},
    {"bench", "pytest_plugin", "batch", "training", "compare"},
    {"cli"},
    {"__main__"},
]


def layer_of(module: str) -> int:
    parts = module.split(".")
    for length in range(len(parts), 0, -1):
        for number, layer in enumerate(LAYERS):
            if ".".join(parts[:length]) in layer:
                return number
    raise AssertionError(f"{module} has no place in the order of modules")


def module_level_imports(path: Path) -> list[str]:
    return [
        node.module.removeprefix("translaudit.")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("translaudit.")
    ]


MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_those_above_it(path: Path) -> None:
    module = ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
    below = [name for name in module_level_imports(path) if layer_of(name) > layer_of(module)]
    assert not below


def test_only_the_scores_know_sacrebleu_and_only_the_engines_know_torch() -> None:
    for path in MODULES:
        module = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        source = path.read_text("utf-8")
        assert "import sacrebleu" not in source.replace("from sacrebleu", "import sacrebleu") or module == "score"
        if "import torch" in source or "import transformers" in source or "from transformers" in source:
            assert module.startswith(("translators.", "language_models.", "training.")), module


def test_importing_the_package_and_asking_for_help_loads_no_heavy_library() -> None:
    code = (
        "import sys, translaudit, translaudit.cli, translaudit.auditor\n"
        "print([name for name in ('torch', 'transformers', 'pandas', 'sacrebleu', 'wordfreq', 'babel')"
        " if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

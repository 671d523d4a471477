"""A run that is killed in the middle of an audit has not asked the model in vain."""

import subprocess
import sys
from collections.abc import Sequence
from itertools import islice, product
from pathlib import Path
from typing import Any

import pytest

from translaudit.align import Relation
from translaudit.auditor import Auditor
from translaudit.config import Config
from translaudit.record import Audit
from translaudit.translators.base import Retranslation
from translaudit.translators.testimony import ModelTranslator

SUBJECTS = {"Der Minister": "The minister", "Die Polizei": "The police", "Frau Weber": "Ms Weber"}
PREDICATES = {
    "besucht die Stadt": "visits the city",
    "kritisiert den Plan": "criticises the plan",
    "warnt vor einem Krieg": "warns of a war",
}
CIRCUMSTANCES = {"am Montag": "on Monday", "in Berlin": "in Berlin", "seit gestern": "since yesterday"}
FIRST = 4
AUDIT_SLOWLY = f"""
import sys, time
from pathlib import Path
from translaudit.auditor import Auditor
from translaudit.config import Config
from translaudit.translators import cache
from translaudit.translators.testimony import ModelTranslator

cache.AT_ONCE = {FIRST}, {FIRST}
translate = ModelTranslator.translate

def translate_slowly(self, texts, **options):
    answers = translate(self, texts, **options)
    print(len(texts), flush=True)
    time.sleep(1)
    return answers

ModelTranslator.translate = translate_slowly
Auditor(sys.argv[1], Config(engine="transformers", device="cpu")).audit(Path(sys.argv[2]), Path(sys.argv[3]))
"""


@pytest.fixture
def articles(tmp_path: Path) -> tuple[Path, Path]:
    sentences = list(islice(product(SUBJECTS.items(), PREDICATES.items(), CIRCUMSTANCES.items()), 20))
    paths = tmp_path / "a.de.txt", tmp_path / "a.en.txt"
    for side, path in enumerate(paths):
        path.write_text("\n\n".join(" ".join(part[side] for part in parts) + "." for parts in sentences), "utf-8")
    return paths


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    texts: list[str] = []
    translate = ModelTranslator.translate

    def noting(self: ModelTranslator, wanted: Sequence[str], **options: Any) -> list[Retranslation]:
        texts.extend(wanted)
        return translate(self, wanted, **options)

    monkeypatch.setattr(ModelTranslator, "translate", noting)
    return texts


def audit(model: Path, articles: tuple[Path, Path], *, cache: bool = True) -> Audit:
    auditor = Auditor(str(model), Config(engine="transformers", device="cpu", cache=cache))
    return auditor.audit(*articles, relation=Relation.PARALLEL)


def test_a_killed_audit_leaves_a_cache_that_the_next_one_uses(
    small_marian: Path,
    articles: tuple[Path, Path],
    asked: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TRANSLAUDIT_CACHE", str(tmp_path / "cache"))
    command = [sys.executable, "-c", AUDIT_SLOWLY, str(small_marian), *map(str, articles)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        answered = [int(child.stdout.readline()) for _ in range(2)]
        child.kill()
    assert answered == [FIRST, FIRST]
    assert child.returncode == -9

    resumed = audit(small_marian, articles)
    assert len(asked) in {20 - FIRST, 20 - 2 * FIRST}
    assert len(set(asked)) == len(asked)

    asked.clear()
    assert audit(small_marian, articles) == resumed
    assert asked == []

    assert audit(small_marian, articles, cache=False).pairs == resumed.pairs
    assert len(asked) == 20

"""Every command of docs/pipeline.md, run in order in an empty folder, those that its snippets for services call too."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "pipeline.md").read_text("utf-8")
BLOCK = re.compile(r"^```(file|sh)[ ]?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SNIPPET = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command, shell=True, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def write_files(folder: Path) -> None:
    for kind, name, body in BLOCK.findall(PAGE):
        if kind == "file":
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(body, "utf-8")


def test_the_page_leads_from_nothing_to_a_failing_build(tmp_path: Path) -> None:
    ran = 0
    for kind, argument, body in BLOCK.findall(PAGE):
        if kind == "file":
            path = tmp_path / argument
            path.parent.mkdir(exist_ok=True)
            path.write_text(body, "utf-8")
            continue
        expected = int(argument.removeprefix("exit=") or 0)
        for command in body.strip().splitlines():
            if command.startswith("make ") and shutil.which("make") is None:
                continue
            done = run(command, tmp_path)
            assert done.returncode == expected, f"{command}\n{done.stdout}\n{done.stderr}"
            ran += 1
    assert ran >= 18


def commands_of(value: Any) -> Iterator[str]:
    """What a service would run: the values of `run`, `script` and `entry`."""
    if isinstance(value, list):
        for each in value:
            yield from commands_of(each)
    if isinstance(value, dict):
        for key, each in value.items():
            if key in ("run", "script", "entry"):
                yield from [each] if isinstance(each, str) else each
            else:
                yield from commands_of(each)


COMMANDS = [command for text in SNIPPET.findall(PAGE) for command in commands_of(yaml.safe_load(text))]
CALLS = [command for command in COMMANDS if not command.startswith("pip ")]


def test_the_services_call_translaudit_and_pytest() -> None:
    assert [command.split()[0] for command in CALLS] == ["translaudit", "translaudit", "pytest"]


@pytest.mark.parametrize("command", CALLS, ids=lambda command: " ".join(command.split()[:2] + command.split()[-2:]))
def test_a_service_that_calls_this_fails_on_the_garbled_article(tmp_path: Path, command: str) -> None:
    write_files(tmp_path)
    done = run(command, tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    if "github" in command:
        assert "::error file=articles/summit.en.txt,line=3,endLine=3,title=NAM101 misspelt-name,col=35," in done.stdout
    elif "gitlab" in command:
        (place,) = {
            (each["location"]["path"], each["location"]["lines"]["begin"])
            for each in json.loads((tmp_path / "gl-code-quality-report.json").read_text("utf-8"))
            if each["check_name"].startswith("NAM101")
        }
        assert place == ("articles/summit.en.txt", 3)


@pytest.mark.parametrize(("argument", "status"), [("articles.toml", 1), ("articles", 1), ("good.toml", 0)])
def test_the_hook_of_the_repository_runs_on_a_list_and_on_a_folder(tmp_path: Path, argument: str, status: int) -> None:
    write_files(tmp_path)
    good = (tmp_path / "articles" / "summit.en.txt").read_text("utf-8").replace("Witcoff", "Witkoff")
    (tmp_path / "good.en.txt").write_text(good, "utf-8")
    pair = 'source = "articles/summit.de.txt"\ntarget = "good.en.txt"\n'
    (tmp_path / "good.toml").write_text(f"[[article]]\n{pair}", "utf-8")
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["id"] == yaml.safe_load(SNIPPET.findall(PAGE)[2])["repos"][0]["hooks"][0]["id"]
    done = run(f"{hook['entry']} {argument}", tmp_path)
    assert done.returncode == status, done.stdout + done.stderr

"""Every command of docs/pipeline.md, run in order in an empty folder."""

import os
import re
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "pipeline.md"
BLOCK = re.compile(r"^```(file|sh)[ ]?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_page_leads_from_nothing_to_a_failing_build(tmp_path: Path) -> None:
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    ran = 0
    for kind, argument, body in BLOCK.findall(PAGE.read_text("utf-8")):
        if kind == "file":
            path = tmp_path / argument
            path.parent.mkdir(exist_ok=True)
            path.write_text(body, "utf-8")
            continue
        expected = int(argument.removeprefix("exit=") or 0)
        for command in body.strip().splitlines():
            done = subprocess.run(
                command, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120
            )
            assert done.returncode == expected, f"{command}\n{done.stdout}\n{done.stderr}"
            ran += 1
    assert ran == 12

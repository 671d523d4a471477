"""The command line as a user starts it."""

import subprocess
import sys


def run(*arguments: str, status: int = 0) -> str:
    """What `translaudit` prints: its output, or its message where it refuses; fails on another exit status."""
    done = subprocess.run(
        [sys.executable, "-m", "translaudit", *arguments], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == status, done.stderr
    return done.stderr if status == 2 else done.stdout

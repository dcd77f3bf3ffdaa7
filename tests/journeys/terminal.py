"""A stranger's terminal: one process obeys `sembilan …` line by line, so Django starts once and not each time."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Said:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


class Terminal:
    """`terminal("run", "2026-10")` in an installation of its own."""

    def __init__(self, home: Path, **environment: str) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "SEMBILAN_"))}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.terminal"],
            env={**kept, "SEMBILAN_HOME": str(home), **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def __call__(self, *words: str) -> Said:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()
        return Said(**json.loads(self.process.stdout.readline()))

    def close(self) -> None:
        """Leave; the installation stays."""
        self.process.communicate()


def obey(words: list[str]) -> Said:
    from sembilan.config.command import main

    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main(words)
        except SystemExit as left:
            code = int(left.code or 0)
    return Said(code, out.getvalue(), err.getvalue())


if __name__ == "__main__":
    answers = sys.stdout
    for line in sys.stdin:
        print(json.dumps(vars(obey(json.loads(line)))), file=answers, flush=True)

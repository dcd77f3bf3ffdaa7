"""`make check`: every check of the house, one after another; reports all that failed, not only the first."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = ROOT / ".venv" / "bin"
CHECKS = {
    "format": ["ruff", "format", "--check", "."],
    "lint": ["ruff", "check", "."],
    "types": ["mypy"],
    "imports": ["lint-imports"],
    "migrations": ["python", "manage.py", "makemigrations", "--check", "--dry-run"],
    "translations": ["python", "-m", "sembilan.web.translations", "check"],
    "packs": ["sembilan", "pack", "check"],
    "cases": ["sembilan", "pack", "test"],
    "tests": ["pytest", "-n", os.environ.get("JOBS", "3"), "--dist", "loadscope", "-q"],
}


def main() -> int:
    """Run them all; 0 only when each passed."""
    failed = []
    for name, (program, *words) in CHECKS.items():
        print(f"── {name}", flush=True)
        began = time.monotonic()
        done = subprocess.run([BIN / program, *words], cwd=ROOT, check=False)
        print(f"   {name}: {'ok' if not done.returncode else 'FAILED'} in {time.monotonic() - began:.0f} s", flush=True)
        if done.returncode:
            failed.append(name)
    print(f"\nFailed: {', '.join(failed)}" if failed else "\nAll checks passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

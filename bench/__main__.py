"""`python -m bench [PART …] [--small] [--nation] [--year]`: measure, print one table; 1 only for wrong results."""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench import table
from bench.table import Line

OFFICE = (
    "writing",
    "loading",
    "preview",
    "directory",
    "month",
    "pages",
    "people_pages",
    "attendance_pages",
)  # each stands on the one before
ALONE = ("contract", "rating", "raters", "worklog")  # each with a region of its own, or none
PARTS = ("evaluation", *ALONE, *OFFICE)
A_YEAR = 11_000_000  # entries of daily work of 50,000 people


def main() -> int:
    """Measure what is asked, each part in a process of its own."""
    asked = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    asked.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    asked.add_argument("--small", action="store_true", help="5,000 employees: everything tried in a minute")
    asked.add_argument("--nation", action="store_true", help="also 5,000,000 employees in memory")
    asked.add_argument("--year", action="store_true", help="11 million entries of daily work: ten minutes")
    args = asked.parse_args()
    parts = args.parts or list(PARTS)
    if unknown := set(parts) - set(PARTS):
        asked.error(f"unknown: {', '.join(sorted(unknown))}")
    lines: list[Line] = []
    wrong = False
    if "evaluation" in parts:
        counts = [(5_000 if args.small else 1_000_000, 4.0), *([(5_000_000, 12.0)] if args.nation else [])]
        for employees, limit in counts:
            found = child("bench.evaluation", str(employees))
            wrong |= found is None
            lines += table.evaluation(found, employees, limit) if found else [failed("evaluation")]
    for part in (one for one in ALONE if one in parts):
        found = child(f"bench.{part}", *_sizes(part, args))
        wrong |= found is None
        lines += getattr(table, part)(found) if found else [failed(part)]
    lines += office([part for part in OFFICE if part in parts], 5_000 if args.small else 50_000)
    table.show(lines)
    return int(wrong)


def _sizes(part: str, args: argparse.Namespace) -> list[str]:
    """What a part is told of how much to measure."""
    people = ["--people", "5000" if args.small else "50000"]
    if part == "worklog":
        return [*people, "--rows", str(A_YEAR if args.year else 100_000 if args.small else 1_000_000)]
    return [] if part == "contract" else people


def office(parts: list[str], employees: int) -> list[Line]:
    """The parts that need an installation, in a folder that is deleted at the end."""
    if not parts:
        return []
    folder = Path(tempfile.mkdtemp(prefix="sembilan-bench-"))
    folder.chmod(0o755)
    lines: list[Line] = []
    try:
        for part in OFFICE[: OFFICE.index(parts[-1]) + 1]:
            found = child("bench.office", part, str(folder), str(employees))
            if found is None:
                return [*lines, failed(part)]
            lines += getattr(table, part)(found) if part in parts else []
    finally:
        child("bench.office", "stop", str(folder), "0")
        shutil.rmtree(folder, ignore_errors=True)
    return lines


def child(module: str, *args: str) -> Any:
    """What a process of its own measured, nothing if it failed."""
    print(f"… {module} {' '.join(args)}", file=sys.stderr)
    done = subprocess.run([sys.executable, "-m", module, *args], stdout=subprocess.PIPE, text=True, check=False)
    return json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else None


def failed(part: str) -> Line:
    """A part that did not come to its end; why stands above the table."""
    return Line(part, "gagal, lihat di atas", "", "", "", False)


if __name__ == "__main__":
    sys.exit(main())

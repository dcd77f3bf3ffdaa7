"""One region's installation to measure in: an own SEMBILAN_HOME, invented files, and the region once loaded.

Started as `python -m bench.office PART FOLDER EMPLOYEES` by the table, so each part begins with a fresh process;
it prints what it measured as the last line, in JSON.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from pathlib import Path

from sembilan.exchange.sample.region import KODE, Wish, write
from sembilan.terms.month import Month

MONTH = Month(2026, 10)
BY = "cli:bench"


def files_of(folder: Path) -> Path:
    """Where the invented files lie."""
    return folder / "files"


def written(folder: Path, employees: int) -> dict[str, float]:
    """Write the region unless it is there, and say how fast."""
    if files_of(folder).exists():
        return {}
    begun = time.perf_counter()
    rows = write(files_of(folder), Wish(employees, MONTH, dossiers=False))
    seconds = time.perf_counter() - begun
    begun = time.perf_counter()
    write(folder / "two", Wish(50, MONTH))  # what starting costs, to keep it apart
    return {"rows": rows, "seconds": seconds, "start": time.perf_counter() - begun}


def started(folder: Path) -> None:
    """Begin Django in the installation's own home, with the tables there."""
    os.environ["SEMBILAN_HOME"] = str(folder / "home")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sembilan.config.settings")
    import django

    django.setup()
    from sembilan.config import schema

    if not schema.is_current():
        schema.migrate()


def stopped(folder: Path) -> None:
    """Stop the installation's PostgreSQL."""
    from sembilan.config import postgres

    if not os.environ.get("DATABASE_URL"):
        postgres.stop((folder / "home").resolve())


def region() -> object:
    """The one region there is."""
    from sembilan.organisation.models import Instansi

    return Instansi.objects.get(kode=KODE)


def main(part: str, folder: str, employees: str) -> None:
    """Measure one part; the parts before it are there already."""
    home = Path(folder)
    if part == "writing":
        found = written(home, int(employees))
    elif part == "stop":
        found = {}
        stopped(home)
    else:
        started(home)
        found = importlib.import_module(f"bench.{part}").measure(files_of(home))
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])

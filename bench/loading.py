"""`sembilan load`, file by file, and the reading library alone on the same workbook."""

from __future__ import annotations

import time
from pathlib import Path

from python_calamine import CalamineWorkbook

from bench.office import BY


def measure(files: Path) -> dict[str, float]:
    """Rows a second over all but Excel; Excel beside calamine alone."""
    from sembilan.exchange.batch import Load

    begun = time.perf_counter()
    load = Load(files, by=BY)
    recognised, rows, excel_rows, rejected, plain, excel = time.perf_counter() - begun, 0, 0, 0, 0.0, 0.0
    begun = time.perf_counter()
    for outcome in load.run():
        seconds, begun = time.perf_counter() - begun, time.perf_counter()
        rejected += outcome.rejected
        if outcome.name.endswith(".xlsx"):
            excel, excel_rows = excel + seconds, excel_rows + outcome.read
        else:
            plain, rows = plain + seconds, rows + outcome.read
    alone = sum(map(_calamine, sorted(files.rglob("*.xlsx")))) if excel_rows else 0.0
    return {
        "rows": rows, "plain": plain, "excel": excel, "excel rows": excel_rows, "calamine": alone,
        "recognised": recognised, "rejected": rejected,
    }  # fmt: skip


def _calamine(path: Path) -> float:
    begun = time.perf_counter()
    book = CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()
    return time.perf_counter() - begun

"""A workbook as rows of the sheet of plans, whatever order its columns are in."""

from __future__ import annotations

from typing import Any

from sembilan.documents.reading import MB, at_most, first_sheet, places
from sembilan.planning.sheet import HEADS, NEEDED, Line

LARGEST = 8 * MB
MOST_ROWS = 10_000


def lines_of(content: bytes) -> list[Line]:
    """The rows of the first sheet, blank ones left out; `Refused` for a file that is no such sheet."""
    table = first_sheet(content, LARGEST)
    found = places(table, HEADS.values(), (HEADS[key] for key in NEEDED))
    at_most(MOST_ROWS, table)
    keys = {found[head]: key for key, head in HEADS.items() if head in found}
    rows = [Line(number, {keys[n]: _text(cell) for n, cell in enumerate(row) if n in keys})
            for number, row in enumerate(table[1:], start=2)]  # fmt: skip
    return [row for row in rows if any(row.cells.values())]


def _text(cell: Any) -> str:
    """A cell as it would be written; a number with a comma, so that it is read back as it is."""
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return str(int(cell)) if cell == int(cell) else f"{cell:.3f}".rstrip("0").replace(".", ",")
    return str(cell).strip()

"""A file handed in becomes tables of text: one a sheet, or why it cannot be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from sembilan.exchange.files import attlog, sheet
from sembilan.exchange.files.fault import Fault
from sembilan.exchange.files.recognise import REGION, opened
from sembilan.exchange.files.sheet import SheetTable
from sembilan.exchange.files.text import SEPARATORS, TextTable
from sembilan.exchange.uploads import place
from sembilan.exchange.uploads.cells import KeptTable, keep
from sembilan.exchange.uploads.mapping import Laid

MOST_SHEETS = 20


def kept(instansi_id: int, sha256: str, name: str) -> list[dict[str, Any]]:
    """Read a file and keep its cells; the name and the rows of each sheet. Raises `Fault`."""
    path = place.original(instansi_id, sha256)
    with path.open("rb") as file:
        start = file.read(8)
    is_book = start.startswith(sheet.MAGIC)
    tables: Sequence[TextTable | SheetTable] = sheet.sheets(path)[:MOST_SHEETS] if is_book else [text(path, name)]
    found = []
    for number, table in enumerate(tables):
        rows = keep(table, place.cells(instansi_id, sha256, number))
        found.append({"name": table.sheet if isinstance(table, SheetTable) else "", "rows": rows})
    if not any(one["rows"] for one in found):
        raise Fault("file-empty")
    return found


def text(path: Path, name: str) -> TextTable:
    """A text table with its separator: that of the recogniser, else the one that cuts most lines alike."""
    source = opened(path, name)[0]
    if source.special == REGION:
        raise Fault("file-region")
    table = source.table if isinstance(source.table, TextTable) else None
    if table is None:
        raise source.fault or Fault("file-empty")
    if source.kind is None:
        table.separator = max(SEPARATORS, key=lambda separator: _alike(table.head(separator)))
    return table


def _alike(lines: list[list[str]]) -> tuple[int, int]:
    """How many lines have the commonest number of cells above one, and that number."""
    widths = Counter(len(cells) for cells in lines if len(cells) > 1)
    width, count = max(widths.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
    return count, width


def log_or_table(recognised: Callable[[KeptTable], Laid], cells: Path) -> Laid:
    """What kept cells are: the log of a clocking machine, which has no headings, or a table."""
    table = KeptTable(cells)
    lines = ["\t".join(row) for row in islice(table.head(";"), 50)]
    return Laid(attlog.KIND.code) if attlog.looks_like(lines) else recognised(table)

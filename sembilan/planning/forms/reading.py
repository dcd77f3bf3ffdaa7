"""A workbook as rows of the sheet of plans, whatever order its columns are in."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from sembilan.documents.reading import MB, first_sheet
from sembilan.planning.sheet import HEADS, NEEDED, Line
from sembilan.records.actions import Refused

LARGEST = 8 * MB
MOST_ROWS = 10_000


def lines_of(content: bytes) -> list[Line]:
    """The rows of the first sheet, blank ones left out; `Refused` for a file that is no such sheet."""
    table = first_sheet(content, LARGEST)
    keys = {head.casefold(): key for key, head in HEADS.items()}
    places = {place: keys.get(_text(cell).casefold(), "") for place, cell in enumerate(table[0])} if table else {}
    lacking = [HEADS[key] for key in NEEDED if key not in places.values()]
    if lacking:
        raise Refused(_("Kolom %(names)s tidak ada. Unduh berkasnya dari halaman ini dan isi di dalamnya.")
                         % {"names": ", ".join(lacking)})  # fmt: skip
    if len(table) > MOST_ROWS:
        raise Refused(_("Lebih dari %(most)s baris. Bagi menjadi beberapa berkas.") % {"most": MOST_ROWS})
    rows = [Line(number, {places[n]: _text(cell) for n, cell in enumerate(row) if places.get(n)})
            for number, row in enumerate(table[1:], start=2)]  # fmt: skip
    return [row for row in rows if any(row.cells.values())]


def _text(cell: Any) -> str:
    """A cell as it would be written; a number with a comma, so that it is read back as it is."""
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return str(int(cell)) if cell == int(cell) else f"{cell:.3f}".rstrip("0").replace(".", ",")
    return str(cell).strip()

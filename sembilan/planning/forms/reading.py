"""A workbook as rows of the sheet of plans, whatever order its columns are in."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineWorkbook

from sembilan.planning.sheet import HEADS, NEEDED, Line

LARGEST = 8 * 1024 * 1024
MOST_ROWS = 10_000


class Unreadable(Exception):
    """A file that is no such sheet; its text says what to do."""


def lines_of(content: bytes) -> list[Line]:
    """The rows of the first sheet, blank ones left out."""
    table = _table(content)
    keys = {head.casefold(): key for key, head in HEADS.items()}
    places = {place: keys.get(_text(cell).casefold(), "") for place, cell in enumerate(table[0])} if table else {}
    lacking = [HEADS[key] for key in NEEDED if key not in places.values()]
    if lacking:
        raise Unreadable(_("Kolom %(names)s tidak ada. Unduh berkasnya dari halaman ini dan isi di dalamnya.")
                         % {"names": ", ".join(lacking)})  # fmt: skip
    if len(table) > MOST_ROWS:
        raise Unreadable(_("Lebih dari %(most)s baris. Bagi menjadi beberapa berkas.") % {"most": MOST_ROWS})
    rows = [Line(number, {places[n]: _text(cell) for n, cell in enumerate(row) if places.get(n)})
            for number, row in enumerate(table[1:], start=2)]  # fmt: skip
    return [row for row in rows if any(row.cells.values())]


def _table(content: bytes) -> Sequence[Sequence[Any]]:
    if len(content) > LARGEST:
        raise Unreadable(_("Berkas lebih besar dari 8 MB. Bagi menjadi beberapa berkas."))
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    # The library is Rust: what it finds wrong in a broken workbook comes as errors of many sorts, even a panic.
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        raise Unreadable(_("Berkas ini bukan Excel yang dapat dibaca. Unduh berkasnya dari halaman ini.")) from None


def _text(cell: Any) -> str:
    """A cell as it would be written; a number with a comma, so that it is read back as it is."""
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return str(int(cell)) if cell == int(cell) else f"{cell:.3f}".rstrip("0").replace(".", ",")
    return str(cell).strip()

"""The first sheet of a workbook somebody handed in, as cells; a file that is none is refused with a sentence."""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineWorkbook

from sembilan.records.actions import Refused

MB = 1024 * 1024
UNFOLDED = 200 * MB  # what a small file may unfold to before nobody reads it


def places(table: Sequence[Sequence[Any]], known: Iterable[str], needed: Iterable[str]) -> dict[str, int]:
    """Where each known heading stands in the first row, in any order and in small or capital letters.

    Raises `Refused` naming the needed ones that are missing.
    """
    heads = [" ".join(str(cell).split()).casefold() for cell in table[0]] if table else []
    lacking = [name for name in needed if name.casefold() not in heads]
    if lacking:
        told = _("Kolom %(names)s tidak ada di baris pertama. Unduh berkasnya dari halaman ini dan isi di dalamnya.")
        raise Refused(told % {"names": ", ".join(lacking)})
    return {name: heads.index(name.casefold()) for name in known if name.casefold() in heads}


def at_most(rows: int, table: Sequence[Sequence[Any]]) -> None:
    """Raise `Refused` for more rows than that under the headings."""
    if len(table) - 1 > rows:
        raise Refused(_("Lebih dari %(n)s baris. Bagi menjadi beberapa berkas.") % {"n": rows})


def first_sheet(content: bytes, largest: int = 4 * MB) -> Sequence[Sequence[Any]]:
    """Its cells line by line from the first on, empty lines with them.

    Raises `Refused` for a file that is larger than `largest` bytes, unfolds to too much, or is no workbook.
    """
    if len(content) > largest:
        raise Refused(_("Berkas lebih besar dari %(n)s MB. Bagi menjadi beberapa berkas.") % {"n": largest // MB})
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            if sum(part.file_size for part in parts.infolist()) > UNFOLDED:
                raise Refused(_("Isi berkas ini terlalu besar untuk dibuka. Bagi menjadi beberapa berkas."))
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        table = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
        return [[cell if _is_written(cell) else str(cell) for cell in line] for line in table]
    # The library is Rust: what it finds wrong in a broken workbook comes as errors of many sorts, even a panic.
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError | Refused):
            raise
        told = _("Berkas ini bukan Excel yang dapat dibaca. Unduh contohnya dari halaman ini dan isi di dalamnya.")
        raise Refused(told) from error


def _is_written(cell: Any) -> bool:
    """Whether it is what a person can write; a forged workbook may hold numbers that are none."""
    return not isinstance(cell, float) or math.isfinite(cell)

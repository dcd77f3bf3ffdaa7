"""The first sheet of a workbook somebody handed in, as cells; a file that is none is refused with a sentence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineWorkbook

from sembilan.records.actions import Refused

MB = 1024 * 1024
UNFOLDED = 200 * MB  # what a small file may unfold to before nobody reads it


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
        return book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    # The library is Rust: what it finds wrong in a broken workbook comes as errors of many sorts, even a panic.
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError | Refused):
            raise
        told = _("Berkas ini bukan Excel yang dapat dibaca. Unduh contohnya dari halaman ini dan isi di dalamnya.")
        raise Refused(told) from error

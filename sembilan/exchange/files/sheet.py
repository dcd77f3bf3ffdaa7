"""Tables in a workbook: the cells as text, exactly as sure as the workbook is of them.

A long number kept as a number has lost its last digits; it becomes text with an exponent, so that no reader
mistakes it for the number it was.
"""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import polars as pl
from python_calamine import CalamineWorkbook

from sembilan.exchange.files.fault import Fault
from sembilan.exchange.files.text import HEAD_ROWS

MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
BLOCK_ROWS = 200_000
EXACT = 10**15
UNFOLDED = 2_000_000_000
LOCKED = "EncryptedPackage".encode("utf-16-le")


class SheetTable:
    """One sheet of a workbook."""

    separator = ";"
    is_empty = False

    def __init__(self, path: Path, sheet: str, cells: list[list[Any]]) -> None:
        self.path, self.sheet, self.cells = path, sheet, cells

    def head(self, separator: str) -> list[list[str]]:
        """The first rows as text."""
        return [[written(cell) or "" for cell in row] for row in self.cells[:HEAD_ROWS]]

    def blocks(self) -> Iterator[tuple[pl.DataFrame, int]]:
        """Rows as text, `row` counted from 1; the share of the file's bytes that each block stands for."""
        size = self.path.stat().st_size
        for start in range(0, len(self.cells), BLOCK_ROWS):
            part = self.cells[start : start + BLOCK_ROWS]
            yield framed(part, start + 1), size * len(part) // len(self.cells)


def sheets(path: Path) -> list[SheetTable]:
    """The sheets of a workbook that hold anything."""
    refuse_odd(path)
    try:
        book = CalamineWorkbook.from_path(str(path))
        found = [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names]
    # The library is Rust: what it finds wrong in a broken workbook comes as errors of many sorts, even a panic.
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        raise Fault("file-unreadable") from None
    return [SheetTable(path, name, cells) for name, cells in found if cells]


def refuse_odd(path: Path) -> None:
    """A workbook with a password, or one that would unfold to more than memory holds, is not opened."""
    with path.open("rb") as file:
        is_zip = file.read(4) == MAGIC[0]
    if is_zip and zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as book:
            if sum(part.file_size for part in book.infolist()) > UNFOLDED:
                raise Fault("file-huge")
    elif not is_zip and LOCKED in path.read_bytes():
        raise Fault("file-locked")


def framed(cells: Sequence[Sequence[Any]], first: int) -> pl.DataFrame:
    """Rows of cells as text columns `0`, `1`, …"""
    columns = {str(place): pl.Series(column(values), dtype=pl.String) for place, values in enumerate(zip(*cells))}
    return pl.DataFrame(columns).with_row_index("row", offset=first).with_columns(pl.col("row").cast(pl.Int64))


def column(values: tuple[Any, ...]) -> list[str | None]:
    """A column of cells as text; most columns hold text only and pass as they are."""
    if set(map(type, values)) == {str}:
        return list(values)
    return [value if type(value) is str else written(value) for value in values]


def written(value: Any) -> str | None:
    """One cell as a person would write it."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float | int):
        if abs(value) >= EXACT:
            return f"{value:.14E}"
        return str(int(value)) if value == int(value) else f"{value:.12g}"
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value)

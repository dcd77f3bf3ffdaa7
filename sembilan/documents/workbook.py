"""Lists as Excel files, as they stand on a page: one home for how a table is laid out.

A cell holds text, a number or a date and never a formula, so what somebody typed into a name is only shown. A NIP is
text, because Excel keeps only fifteen digits of a number.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SAFE = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
LONGEST = 32_767  # characters a cell can hold
_CONTROL = {number: None for number in range(32) if number not in (9, 10, 13)} | {0xFFFE: None, 0xFFFF: None}
Row = Sequence[Any]


@dataclass(frozen=True)
class Hundredths:
    """A number kept in hundredths, shown with two decimals."""

    value: int


@dataclass(frozen=True)
class Sheet:
    """One sheet: its headings, its rows, how wide its columns are, and how many of the first stay in sight."""

    heads: Sequence[str]
    rows: Iterable[Row]
    widths: Sequence[int] = ()
    name: str = "Data"
    fixed: int = 0


def xlsx(heads: Sequence[str], rows: Iterable[Row], widths: Sequence[int] = ()) -> bytes:
    """A small table as the bytes of a file."""
    return book(Sheet(heads, rows, widths))


def book(*sheets: Sheet) -> bytes:
    """Several sheets as the bytes of one file."""
    kept = BytesIO()
    _written(kept, sheets)
    return kept.getvalue()


def write(to: IO[bytes] | Path, heads: Sequence[str], rows: Iterable[Row], widths: Sequence[int] = ()) -> int:
    """Write a table however long it is; how many rows it had."""
    return _written(str(to) if isinstance(to, Path) else to, [Sheet(heads, rows, widths)])


def _written(to: str | IO[bytes], sheets: Iterable[Sheet]) -> int:
    # Row by row to the disk: the memory it takes does not grow with the list.
    with xlsxwriter.Workbook(to, {"constant_memory": True, **SAFE}) as file:
        looks = {
            "head": file.add_format({"bold": True}),
            "date": file.add_format({"num_format": "dd-mm-yyyy"}),
            "hundredths": file.add_format({"num_format": "0.00"}),
        }
        return sum(_sheet(file.add_worksheet(one.name[:31]), one, looks) for one in sheets)


def _sheet(sheet: Worksheet, one: Sheet, looks: dict[str, Any]) -> int:
    sheet.freeze_panes(1, one.fixed)
    for place, width in enumerate(one.widths):
        sheet.set_column(place, place, width)
    for place, head in enumerate(one.heads):
        sheet.write_string(0, place, str(head), looks["head"])
    line = 0
    for line, row in enumerate(one.rows, start=1):
        for place, value in enumerate(row):
            _cell(sheet, line, place, value, looks)
    return line


def _cell(sheet: Worksheet, line: int, place: int, value: Any, looks: dict[str, Any]) -> None:
    if isinstance(value, str):
        shown = value if value.isprintable() else value.translate(_CONTROL)
        if shown:
            sheet.write_string(line, place, shown[:LONGEST])
    elif isinstance(value, Hundredths):
        sheet.write_number(line, place, value.value / 100, looks["hundredths"])
    elif isinstance(value, dt.date):
        sheet.write_datetime(line, place, dt.datetime(value.year, value.month, value.day), looks["date"])
    elif isinstance(value, int | float):
        sheet.write_number(line, place, value)
    elif value is not None:
        sheet.write_string(line, place, str(value)[:LONGEST])

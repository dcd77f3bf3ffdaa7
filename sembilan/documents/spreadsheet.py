"""A table of results as CSV, Excel or Parquet, with the columns of its area in their order and their written form."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import polars as pl
import xlsxwriter

from sembilan.terms.column import Col, Unit

DIGITS_OF_A_NIP = 18


class UnknownForm(Exception):
    """A file name whose ending says no form we write."""


def write(results: pl.DataFrame, cols: Sequence[Col], path: Path) -> None:
    """Write the table in the form the file's name asks for; the file appears whole or not at all."""
    form = FORMS.get(path.suffix.lower())
    if form is None:
        raise UnknownForm(path.suffix)
    cols = [col for col in cols if not col.optional or col.name in results.columns]
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        form(results.sort("nip"), cols, beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _csv(results: pl.DataFrame, cols: Sequence[Col], path: Path) -> None:
    """Comma, UTF-8, LF, whole numbers without separators, words for codes."""
    results.select(_text(col) for col in cols).write_csv(path, line_terminator="\n")


def _text(col: Col) -> pl.Expr:
    if col.unit is Unit.NIP:
        return pl.col(col.name).cast(pl.String).str.zfill(DIGITS_OF_A_NIP)
    return col.written()


def _typed(col: Col) -> pl.Expr:
    """As in a CSV, but a score stays a number."""
    if col.unit is Unit.SCORE:
        return (pl.col(col.name).cast(pl.Decimal(18, 2)) / 100).cast(pl.Decimal(18, 2)).alias(col.name)
    return _text(col)


def _parquet(results: pl.DataFrame, cols: Sequence[Col], path: Path) -> None:
    results.select(_typed(col) for col in cols).write_parquet(path)


def _xlsx(results: pl.DataFrame, cols: Sequence[Col], path: Path) -> None:
    """One sheet; a NIP is text, because Excel keeps only fifteen digits of a number."""
    table = results.select(_typed(col) for col in cols)
    with xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_numbers": False}) as book:
        sheet = book.add_worksheet(cols[0].name if len(cols) == 1 else "hasil")
        score, head = book.add_format({"num_format": "0.00"}), book.add_format({"bold": True})
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, 0, DIGITS_OF_A_NIP + 2)
        for place, col in enumerate(cols):
            sheet.write_string(0, place, col.name, head)
        for line, row in enumerate(table.iter_rows(), start=1):
            for place, (col, value) in enumerate(zip(cols, row, strict=True)):
                if isinstance(value, str):
                    sheet.write_string(line, place, value)
                elif value is not None:
                    sheet.write_number(line, place, value, score if col.unit is Unit.SCORE else None)


FORMS: Mapping[str, Callable[[pl.DataFrame, Sequence[Col], Path], None]] = {
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".parquet": _parquet,
}

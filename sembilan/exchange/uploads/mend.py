"""Rows with faults as a workbook to mend and hand in again: their own columns, why, and where they stood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import polars as pl
import xlsxwriter

from sembilan.documents.formulas import harmless
from sembilan.exchange.files.fault import Held
from sembilan.exchange.models import Upload
from sembilan.records.rejects import sentence, todo

WHY, WHERE = "ALASAN DITAHAN", "BARIS ASAL"
NAME = re.compile(r"^perbaikan-(\d+)-")


def file_name(upload: Upload) -> str:
    """What the workbook is called; its name leads back to the file it mends."""
    stem = Path(upload.source).name.rsplit(".", 1)[0]
    return f"perbaikan-{upload.pk}-{stem}.xlsx"


def mended(name: str) -> int | None:
    """The upload whose rows a file mends, by its name."""
    found = NAME.match(name)
    return int(found[1]) if found and len(found[1]) < 19 else None


def origin(headings: Sequence[str], frame: pl.DataFrame) -> dict[int, int]:
    """Where each row of a mended file stood in the file it mends."""
    if WHERE not in headings:
        return {}
    column = str(list(headings).index(WHERE))
    if column not in frame.columns:
        return {}
    numbers = frame.select("row", where=pl.col(column).cast(pl.Int64, strict=False)).drop_nulls()
    return dict(numbers.iter_rows())


def write(path: Path, upload: Upload, frame: pl.DataFrame, held: Sequence[Held]) -> None:
    """Write the rows with faults; every cell as text, so that no NIP is rounded and no formula runs."""
    why: dict[int, list[str]] = {}
    for one in held:
        what = f"{one.column}: {sentence(one.code, one.params)} {todo(one.code)}".strip()
        why.setdefault(one.row, []).append(what)
    was = origin(upload.headings, frame)
    own = [place for place, heading in enumerate(upload.headings) if heading not in (WHY, WHERE)]
    rows = frame.filter(pl.col("row").is_in(list(why)))
    columns = [str(place) if str(place) in rows.columns else None for place in own]
    beside = path.with_suffix(".new")
    with xlsxwriter.Workbook(str(beside), {"constant_memory": True}) as book:
        sheet, head = book.add_worksheet("perbaikan"), book.add_format({"bold": True})
        sheet.freeze_panes(1, 0)
        _line(sheet, 0, [*(upload.headings[place] for place in own), WHY, WHERE], head)
        for line, row in enumerate(rows.iter_rows(named=True), start=1):
            cells = [row[name] if name else "" for name in columns]
            _line(sheet, line, harmless([*cells, " ".join(why[row["row"]]), str(was.get(row["row"], row["row"]))]))
    beside.replace(path)


def _line(sheet: xlsxwriter.worksheet.Worksheet, line: int, cells: Sequence[object], look: object = None) -> None:
    for place, cell in enumerate(cells):
        if cell:
            sheet.write_string(line, place, str(cell), look)

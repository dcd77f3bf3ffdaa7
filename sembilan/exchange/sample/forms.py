"""The forms in which offices hand over their lists: separator, encoding, ends of lines, title rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import polars as pl
import xlsxwriter

BOM = "\ufeff".encode()
MADE = dt.datetime(2020, 1, 1)  # stands in the workbook, which must not depend on the clock


class Sheet(Protocol):
    """A list that grows by blocks of rows."""

    def add(self, rows: pl.DataFrame) -> None:
        """Write a block of rows."""

    def close(self) -> None:
        """End the list."""


@dataclass(frozen=True)
class Form:
    """How one office writes its list."""

    name: str
    header: tuple[str, ...]
    separator: str = ";"
    newline: str = "\r\n"
    bom: bool = True
    encoding: str = "utf-8"

    def open(self, folder: Path) -> Csv:
        """Begin the list in a folder, with its header."""
        return Csv(self, folder / self.name)


UNOR = Form("unor.csv", ("UNOR ID", "UNOR INDUK ID", "NAMA UNOR", "ESELON", "NAMA JABATAN PIMPINAN"))
JABATAN = Form("jabatan.csv", ("JABATAN ID", "NAMA JABATAN", "JENIS", "KELAS JABATAN"))
TPP = Form("tpp_dasar.csv", ("KELAS JABATAN", "TUKIN BPK", "PERSEN BEBAN KERJA", "PERSEN KONDISI KERJA"), bom=False)
PIN = Form("pin_mesin.csv", ("PIN", "NIP"), ",", "\n", bom=False)
ABSENCE = Form("cuti_dan_dinas.csv", ("NIP", "JENIS", "MULAI", "SAMPAI", "STATUS"))
ACTIVITY = Form("aktivitas_harian.csv", ("NIP", "TANGGAL", "MENIT", "STATUS"), ",", "\n", bom=False)
RATING = Form("penilaian_periodik.csv", ("NIP", "PERIODE", "RATING HASIL KERJA", "RATING PERILAKU KERJA"))
ASSESSMENT = Form("hasil_asesmen.csv", ("NIP", "TANGGAL", "JPM (%)", "POTENSI"))
TRAINING = Form("riwayat_diklat.csv", ("NIP", "JENIS", "JP", "TANGGAL SELESAI"), bom=False, encoding="cp1252")
SANCTION = Form("hukuman_disiplin.csv", ("NIP", "TINGKAT", "JENIS", "TMT"))


class Csv:
    """A list as text."""

    def __init__(self, form: Form, path: Path) -> None:
        self.form = form
        self.file = path.open("wb")
        self.file.write(BOM if form.bom else b"")
        self.file.write((form.separator.join(form.header) + form.newline).encode(form.encoding))

    def add(self, rows: pl.DataFrame) -> None:
        """Write a block of rows."""
        ends, marks = self.form.newline, self.form.separator
        text = rows.write_csv(include_header=False, separator=marks, line_terminator=ends, quote_style="never")
        self.file.write(text.encode(self.form.encoding))

    def close(self) -> None:
        """End the list."""
        self.file.close()


class Excel:
    """A list as a workbook, with title rows above the header and the sum below, as people make them."""

    def __init__(self, path: Path, titles: Sequence[str], header: Sequence[str]) -> None:
        self.book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
        self.book.set_properties({"created": MADE})
        self.sheet = self.book.add_worksheet("Sheet1")
        self.row = 0
        for title in titles:
            self._line([title])
        self._line(header)
        self.titles = self.row

    def _line(self, values: Sequence[Any]) -> None:
        for column, value in enumerate(values):
            if not isinstance(value, str):
                self.sheet.write_number(self.row, column, value)
            elif value.endswith("E+17"):  # a NIP that somebody's program took for a number
                self.sheet.write_number(self.row, column, float(value))
            elif value:
                self.sheet.write_string(self.row, column, value)
        self.row += 1

    def add(self, rows: pl.DataFrame) -> None:
        """Write a block of rows."""
        for row in rows.iter_rows():
            self._line(row)

    def close(self) -> None:
        """End the list with the number of its rows."""
        self._line(["JUMLAH", self.row - self.titles])
        self.book.close()

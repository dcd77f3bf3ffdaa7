"""A workbook of SKP as it is handed in, and as it travels signed from its preview to being taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from sembilan.documents import carried
from sembilan.documents.reading import MB, at_most, first_sheet, places
from sembilan.records.actions import Refused
from sembilan.skp.queries.bulk_rows import HEADS, NEEDED, Fault, Row, read

LARGEST = 4 * MB
MOST_ROWS = 5_000
SALT = "skp.bulk"
EXACT = 10**15
XLSX_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,.xlsx"


class FileForm(forms.Form):
    """The workbook."""

    file = forms.FileField(
        label=_("Berkas Excel"), widget=forms.FileInput(attrs={"accept": XLSX_KIND}),
        help_text=_("Satu baris satu indikator. Unduh dahulu daftar unit ini, lalu isi di dalamnya."),
    )  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """The cells of a file under the headings it has, the first row's number, and what it is for."""

    unit: str
    year: int
    heads: Sequence[str]
    cells: Sequence[Sequence[str]]

    def rows(self) -> list[Row | Fault]:
        """Each row that says anything, read; one that holds a name and nothing more is as it was taken along."""
        found = (dict(zip(self.heads, line, strict=True)) for line in self.cells)
        return [read(number, cells) for number, cells in enumerate(found, start=2) if _says(cells)]

    def raw(self, number: int) -> Sequence[str]:
        """A row as it came."""
        return self.cells[number - 2]

    def signed(self) -> str:
        """As text nobody can change unseen."""
        told = {"unit": self.unit, "year": self.year, "heads": list(self.heads), "cells": list(self.cells)}
        return carried.signed(told, SALT)


def unsigned(text: str) -> Sheet:
    """The file of a preview again."""
    return Sheet(**carried.unsigned(text, SALT))


def handed_in(content: bytes, unit: str, year: int) -> Sheet:
    """The cells of a workbook under the headings we know; refused with a sentence when there are none."""
    lines = [[_text(cell) for cell in line] for line in first_sheet(content, LARGEST)]
    found = places(lines, HEADS, NEEDED)
    at_most(MOST_ROWS, lines)
    cells = [[line[place] if place < len(line) else "" for place in found.values()] for line in lines[1:]]
    sheet = Sheet(unit, year, list(found), cells)
    if len(sheet.signed()) > carried.MOST:
        raise Refused(_now("Isi berkas ini terlalu banyak untuk sekali muat. Bagi menjadi beberapa berkas."))
    return sheet


def _says(cells: Mapping[str, str]) -> bool:
    return any(value for name, value in cells.items() if name not in ("NIP", "Nama"))


def _text(cell: Any) -> str:
    """A cell as a person would write it; a long number kept as a number has lost its last digits, and shows it."""
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, float | int):
        if abs(cell) >= EXACT:
            return f"{cell:.14E}"
        return str(int(cell)) if cell == int(cell) else f"{cell:.12g}"
    return " ".join(str(cell).split())

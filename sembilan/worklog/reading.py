"""A table of a unit's daily work: each row is read, and what is wrong with it is told with its field and a remedy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from sembilan.documents.reading import MB, first_sheet, places
from sembilan.records.actions import Refused

LARGEST = 2 * MB
MOST_ROWS = 5_000
HEADS = ("NIP", "Tanggal", "Uraian", "Menit", "Nomor RHK", "Keterangan")
FORMS = ("%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d")


@dataclass(frozen=True)
class Fault:
    """What is wrong with a row: which field, what, and what to do."""

    row: int
    field: str
    text: str


@dataclass(frozen=True)
class Line:
    """A row that could be read."""

    row: int
    nip: str
    day: dt.date
    text: str
    minutes: int
    rhk: int | None
    note: str


@dataclass
class Read:
    """The rows that could be read, and the faults of the others."""

    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read(content: bytes) -> Read:
    """The rows of a workbook with the headings of the template, in any order."""
    found = Read()
    try:
        rows = first_sheet(content, LARGEST)
        found_at = places(rows, HEADS, HEADS[:4])
    except Refused as refused:
        found.faults.append(Fault(0, "", refused.sentence))
        return found
    for number, row in enumerate(rows[1 : MOST_ROWS + 1], start=2):
        cells = {name: row[place] if place < len(row) else "" for name, place in found_at.items()}
        if any(str(cell).strip() for cell in cells.values()):
            _take(found, number, cells)
    if len(rows) > MOST_ROWS + 1:
        said = _("Hanya %(n)s baris pertama yang dibaca. Muat sisanya dalam berkas lain.") % {"n": MOST_ROWS}
        found.faults.append(Fault(MOST_ROWS + 2, "", said))
    return found


def _take(found: Read, number: int, cells: Mapping[str, Any]) -> None:
    faults: list[Fault] = []

    def ask(name: str, reader: Callable[[Any], Any], remedy: str) -> Any:
        try:
            return reader(cells.get(name, ""))
        except (ValueError, OverflowError):
            faults.append(Fault(number, name, remedy))
            return None

    nip = ask("NIP", _nip, _("NIP harus 18 angka, ditulis sebagai teks."))
    day = ask("Tanggal", _day, _("Tulis tanggal seperti 31-12-2026."))
    text = ask("Uraian", _said, _("Isi uraian, paling panjang 300 huruf."))
    minutes = ask("Menit", _minutes, _("Isi menit sebagai angka 1 sampai 1440."))
    rhk = ask("Nomor RHK", _rhk, _("Isi nomor RHK seperti di SKP, atau kosongkan."))
    found.faults += faults
    if not faults:
        found.lines.append(Line(number, nip, day, text, minutes, rhk, str(cells.get("Keterangan", "")).strip()[:200]))


def _nip(cell: Any) -> str:
    digits = "".join(str(cell).split()).lstrip("'")
    if len(digits) != 18 or not digits.isdecimal():
        raise ValueError
    return digits


def _day(cell: Any) -> dt.date:
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    for form in FORMS:
        try:
            return dt.datetime.strptime(str(cell).strip(), form).date()
        except ValueError:
            continue
    raise ValueError


def _said(cell: Any) -> str:
    text = " ".join(str(cell).split())
    if not 0 < len(text) <= 300:
        raise ValueError
    return text


def _minutes(cell: Any) -> int:
    number = float(cell)
    if number != int(number) or not 1 <= number <= 1_440:
        raise ValueError
    return int(number)


def _rhk(cell: Any) -> int | None:
    return int(float(cell)) if str(cell).strip() else None

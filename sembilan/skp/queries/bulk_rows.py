"""A row of a workbook of SKP: one indicator of one RHK of one person. What cannot be read with certainty is told."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from sembilan.planning.models import Indicator
from sembilan.skp.models import Measure, Rhk

# The headings of the file, in its order; they are the same in every language, so that any file can be handed in again.
HEADS = (
    "NIP", "Nama", "Jenis", "RHK", "RHK pimpinan", "Aspek", "Indikator", "Target", "Satuan", "Arah", "Kolaborasi",
    "Mitra",
)  # fmt: skip
NEEDED = ("NIP", "RHK")
LONGEST = {"RHK": 500, "RHK pimpinan": 500, "Indikator": 500, "Satuan": 60, "Mitra": 300}
CHOICES: Mapping[str, tuple[str, ...]] = {
    "Jenis": tuple(Rhk.Kind.values),
    "Aspek": tuple(Measure.Aspect.values),
    "Arah": tuple(Indicator.Direction.values),
    "Kolaborasi": ("ya", "tidak"),
}
NIP = re.compile(r"[0-9]{18}")
NUMBER = re.compile(r"-?(?:[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+)(?:,[0-9]{1,3})?")
DOUBTFUL = re.compile(r"-?[0-9]{1,3}\.[0-9]{3}")  # 1.250 is a thousand in one hand and one and a quarter in another
PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]{1,3})?")  # as a cell that holds a number says it
BIGGEST = 10**15


@dataclass(frozen=True)
class Fault:
    """What is wrong with a row, in which column, and what to do."""

    row: int
    nip: str
    column: str
    value: str
    said: str


@dataclass(frozen=True)
class Row:
    """A row that was read: `rhk` and `measure` hold the fields the file has a column for."""

    number: int
    nip: str
    text: str
    serves: str | None
    rhk: Mapping[str, Any]
    aspect: str
    indicator: str
    measure: Mapping[str, Any]


class Unread(Exception):
    """A cell that cannot be read: its column, and what to do."""

    def __init__(self, column: str, said: str) -> None:
        super().__init__(said)
        self.column, self.said = column, said


def read(number: int, cells: Mapping[str, str]) -> Row | Fault:
    """One row, or what is wrong with it."""
    try:
        return _row(number, cells)
    except Unread as fault:
        return Fault(number, cells.get("NIP", ""), fault.column, cells.get(fault.column, ""), fault.said)


def _row(number: int, cells: Mapping[str, str]) -> Row:
    nip = _nip(cells["NIP"])
    _lengths(cells)
    if not cells["RHK"]:
        raise Unread("RHK", _("RHK kosong. Isi rencana hasil kerjanya."))
    return Row(
        number, nip, cells["RHK"], cells.get("RHK pimpinan"), _rhk(cells), _choice(cells, "Aspek"),
        cells.get("Indikator", ""), _measure(cells),
    )  # fmt: skip


def _nip(text: str) -> str:
    nip = text.replace(" ", "").lstrip("'")
    if NIP.fullmatch(nip):
        return nip
    if re.search(r"[eE][+]", nip):
        raise Unread("NIP", _("NIP terpotong oleh Excel. Jadikan selnya teks, lalu isi lagi 18 angkanya."))
    raise Unread("NIP", _("NIP harus 18 angka."))


def _lengths(cells: Mapping[str, str]) -> None:
    for column, most in LONGEST.items():
        if len(cells.get(column, "")) > most:
            raise Unread(column, _("Lebih panjang dari %(n)s huruf. Ringkas.") % {"n": most})


def _choice(cells: Mapping[str, str], column: str) -> str:
    text = cells.get(column, "").casefold()
    if text and text not in CHOICES[column]:
        raise Unread(column, _("Isi salah satu: %(words)s.") % {"words": ", ".join(CHOICES[column])})
    return text


def _rhk(cells: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if "Jenis" in cells:
        found["kind"] = _choice(cells, "Jenis") or Rhk.Kind.MAIN.value
    partners, told = cells.get("Mitra", ""), _choice(cells, "Kolaborasi")
    if partners and told == "tidak":
        raise Unread("Kolaborasi", _('Mitra disebut, tetapi kolaborasinya "tidak". Pilih salah satu.'))
    if "Kolaborasi" in cells or "Mitra" in cells:
        found["is_collaboration"] = told == "ya" or bool(partners)
        found["partners"] = partners
    return found


def _measure(cells: Mapping[str, str]) -> dict[str, Any]:
    target, unit = cells.get("Target", ""), cells.get("Satuan", "")
    if not cells.get("Indikator"):
        if target or unit:
            raise Unread("Indikator", _("Ada target tanpa indikator. Isi indikatornya, atau kosongkan targetnya."))
        return {}
    found: dict[str, Any] = {}
    if "Target" in cells:
        found |= _target(target)
    if "Satuan" in cells:
        found["unit"] = unit
    if "Arah" in cells:
        found["direction"] = _choice(cells, "Arah") or Indicator.Direction.UP.value
    return found


def _target(text: str) -> dict[str, Any]:
    """A number, a range of two, or words."""
    found = {"target_milli": None, "target_until_milli": None, "target_text": ""}
    parts = [part.strip() for part in re.split(r"\s[-–]\s|–", text)] if text else []
    if len(parts) in (1, 2) and all(NUMBER.fullmatch(part) or PLAIN.fullmatch(part) for part in parts):
        numbers = [_milli(part) for part in parts]
        if numbers != sorted(numbers):
            raise Unread("Target", _("Rentangnya terbalik. Tulis yang kecil lebih dahulu."))
        return found | dict(zip(("target_milli", "target_until_milli"), numbers, strict=False))
    if len(text) > 200:
        raise Unread("Target", _("Lebih panjang dari %(n)s huruf. Ringkas.") % {"n": 200})
    return found | {"target_text": text}


def _milli(text: str) -> int:
    if DOUBTFUL.fullmatch(text):
        whole = text.replace(".", "")
        told = _("%(text)s dapat berarti dua hal. Tulis %(whole)s, atau %(comma)s dengan koma.")
        raise Unread("Target", told % {"text": text, "whole": whole, "comma": text.replace(".", ",")})
    plain = text if PLAIN.fullmatch(text) else text.replace(".", "").replace(",", ".")
    milli = int(Decimal(plain) * 1_000)
    if abs(milli) >= BIGGEST:
        raise Unread("Target", _("Angkanya terlalu besar. Pakai satuan yang lebih besar, misalnya juta."))
    return milli


def first_faults(rows: Sequence[Row]) -> dict[int, Fault]:
    """Rows of one file that contradict an earlier one, by their number."""
    said: dict[tuple[str, str], Row] = {}
    measured: dict[tuple[str, str, str, str], Row] = {}
    found: dict[int, Fault] = {}
    for row in rows:
        first = said.setdefault((row.nip, plain(row.text)), row)
        if (first.rhk, plain(first.serves or "")) != (row.rhk, plain(row.serves or "")):
            told = _("RHK ini di baris %(n)s berbeda jenis, RHK pimpinan, kolaborasi, atau mitranya. Samakan.")
            found[row.number] = Fault(row.number, row.nip, "RHK", row.text, told % {"n": first.number})
        before = measured.setdefault((row.nip, plain(row.text), row.aspect, plain(row.indicator)), row)
        if before is not row and before.measure != row.measure:
            told = _("Indikator ini di baris %(n)s sudah ada dengan target lain. Pilih salah satu.")
            found[row.number] = Fault(row.number, row.nip, "Indikator", row.indicator, told % {"n": before.number})
    return found


def plain(text: str) -> str:
    """A text as it is compared: without case and spaces."""
    return " ".join(text.split()).casefold()

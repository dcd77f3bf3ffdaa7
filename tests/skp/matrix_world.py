"""A January in which Budi has promised two results, and what his unit takes of them."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from django.utils import timezone

from sembilan.people.models import Employee
from sembilan.skp.actions import RhkText, make_skp, put_rhk
from sembilan.skp.models import Rhk, Skp, State
from sembilan.skp.queries.bulk_rows import HEADS
from tests import cast

YEAR = 2026
RESULTS = ("Mutu pembelajaran SD meningkat", "Layanan kurikulum tertib")


def person(role: cast.Role) -> Employee:
    """The record of one of the cast."""
    return Employee.objects.select_related("instansi").get(nip=role.nip)


def skp(role: cast.Role, state: str = State.DRAFT, agreed_on: dt.date | None = None) -> Skp:
    """An SKP of the year in a state."""
    made = make_skp(employee=person(role), year=timezone.localdate().year, by=role.nip)
    Skp.objects.filter(pk=made.pk).update(state=state, agreed_on=agreed_on)
    made.refresh_from_db()
    return made


def results(*texts: str) -> list[Rhk]:
    """The results that Budi has promised."""
    made = skp(cast.BUDI)
    return [put_rhk(skp=made, said=RhkText(text), by=cast.BUDI.nip) for text in texts or RESULTS]


def workbook(*rows: Sequence[Any], heads: Sequence[str] = HEADS) -> io.BytesIO:
    """An Excel file with these rows."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([heads, *rows]):
            sheet.write_row(number, 0, row)
    kept.seek(0)
    kept.name = "skp.xlsx"
    return kept


def cells(nip: str, rhk: str = "Modul ajar tersusun", **otherwise: Any) -> list[Any]:
    """A row of the workbook; anything of it can be said otherwise."""
    given = dict.fromkeys(HEADS, "") | {
        "NIP": nip, "RHK": rhk, "Aspek": "kuantitas", "Indikator": "Jumlah modul", "Target": 12, "Satuan": "modul",
    }  # fmt: skip
    return list((given | {name.replace("_", " "): value for name, value in otherwise.items()}).values())

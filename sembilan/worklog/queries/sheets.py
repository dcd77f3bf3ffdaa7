"""Lists of daily work as tables to take along, and the empty one that is filled in for a unit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import polars as pl
from django.utils.translation import gettext as _

from sembilan.documents.workbook import xlsx
from sembilan.people.models import Employee
from sembilan.worklog.models import Entry
from sembilan.worklog.queries.team import Summary
from sembilan.worklog.reading import HEADS


def entries(rows: Iterable[Entry]) -> bytes:
    """Entry by entry."""
    heads = [_("NIP"), _("Nama"), _("Tanggal"), _("Uraian"), _("Menit"), _("RHK"), _("Keterangan"), _("Keputusan"),
             _("Alasan"), _("Bukti")]  # fmt: skip
    lines = [
        [one.employee.nip, one.employee.full_name, one.day, one.text, one.minutes, one.rhk.text if one.rhk else "",
         one.note, one.get_decision_display(), one.reason, len(one.evidence.all())]
        for one in rows
    ]  # fmt: skip
    return xlsx(heads, lines, [20, 28, 12, 48, 8, 40, 24, 12, 24, 8])


def summaries(rows: Sequence[Summary]) -> bytes:
    """Person by person."""
    heads = [_("NIP"), _("Nama"), _("Hari"), _("Catatan"), _("Menit"), _("Disetujui"), _("Menunggu"), _("Ditolak"),
             _("Dengan bukti"), _("Terakhir")]  # fmt: skip
    lines = [
        [one.employee.nip, one.employee.full_name, one.days, one.entries, one.minutes, one.approved, one.waiting,
         one.rejected, one.proven, one.last]
        for one in rows
    ]  # fmt: skip
    return xlsx(heads, lines, [20, 28, 8, 10, 10, 10, 10, 10, 14, 12])


def late(rows: pl.DataFrame, names: dict[str, str]) -> bytes:
    """Superior by superior."""
    heads = [_("NIP atasan"), _("Nama atasan"), _("Pegawai"), _("Catatan"), _("Menit"), _("Terlama")]
    lines = [
        [one["superior"], names.get(one["superior"], ""), one["people"], one["entries"], one["minutes"], one["oldest"]]
        for one in rows.iter_rows(named=True)
    ]
    return xlsx(heads, lines, [20, 28, 10, 10, 10, 12])


def template(some: Iterable[Employee], day: dt.date) -> bytes:
    """The table an officer fills in: her people with today's date, the rest empty."""
    return xlsx(list(HEADS), [[one.nip, day.strftime("%d-%m-%Y"), "", "", "", ""] for one in some],
                [20, 12, 48, 8, 12, 24])  # fmt: skip

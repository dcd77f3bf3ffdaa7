"""Minutes of work reported per day, with the superior's decision."""

from __future__ import annotations

import polars as pl
from django.utils.translation import gettext_noop as _

from sembilan.exchange.files.cells import DATE, NIP, number, words
from sembilan.exchange.files.kind import Field, Kind
from sembilan.exchange.files.kinds.cuti import STATUS
from sembilan.exchange.files.office import Office
from sembilan.performance.actions import take_activities


def write(office: Office, good: pl.DataFrame) -> int:
    """Put the days."""
    return take_activities(good.drop("row"), instansi=office.instansi)


KIND = Kind(
    code="aktivitas",
    title=_("Aktivitas harian"),
    order=61,
    key=("employee_id", "day"),
    when="day",
    fields=(
        Field("employee_id", ("NIP", "NIP BARU", "NIP PEGAWAI"), NIP, refers="nip"),
        Field("day", ("TANGGAL", "TGL", "TANGGAL AKTIVITAS", "HARI"), DATE),
        Field("minutes", ("MENIT", "JUMLAH MENIT", "DURASI", "DURASI (MENIT)", "WAKTU (MENIT)"), number(0, 1440)),
        Field("decision", ("STATUS", "KEPUTUSAN", "STATUS PERSETUJUAN"), words(STATUS)),
    ),
    write=write,
    table="performance_dailyactivity",
)

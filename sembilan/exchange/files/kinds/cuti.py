"""Leave and official travel, with the decision on each."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
from django.utils.translation import gettext_noop as _

from sembilan.attendance.actions import take_absences
from sembilan.exchange.files.cells import DATE, NIP, words
from sembilan.exchange.files.kind import Field, Kind
from sembilan.exchange.files.office import Office

JENIS = {
    "Cuti Tahunan": "cuti tahunan",
    "Cuti Besar": "cuti besar",
    "Cuti Sakit": "cuti sakit",
    "Sakit": "cuti sakit",
    "Cuti Melahirkan": "cuti melahirkan",
    "Cuti Alasan Penting": "cuti alasan penting",
    "Cuti Karena Alasan Penting": "cuti alasan penting",
    "Cuti Bersama": "cuti bersama",
    "Cuti di Luar Tanggungan Negara": "cltn",
    "CLTN": "cltn",
    "Dinas Luar": "dinas luar",
    "Perjalanan Dinas": "dinas luar",
    "Tugas Luar": "dinas luar",
    "DL": "dinas luar",
}
STATUS = {
    "Disetujui": "disetujui",
    "Setuju": "disetujui",
    "Approved": "disetujui",
    "Ditolak": "ditolak",
    "Tolak": "ditolak",
    "Rejected": "ditolak",
    "Diajukan": "diajukan",
    "Menunggu": "diajukan",
    "Proses": "diajukan",
    "Pending": "diajukan",
}


def write(office: Office, good: pl.DataFrame) -> int:
    """Put the absences."""
    return take_absences(good.drop("row"), instansi=office.instansi)


def reversed_span(frame: pl.DataFrame) -> Sequence[tuple[pl.Expr, str, str]]:
    """The last day is not before the first."""
    return [(pl.col("last") < pl.col("first"), "last", "span-reversed")]


KIND = Kind(
    code="cuti",
    title=_("Cuti dan dinas"),
    order=60,
    key=("employee_id", "kind", "first"),
    when="first",
    fields=(
        Field("employee_id", ("NIP", "NIP BARU", "NIP PEGAWAI"), NIP, refers="nip"),
        Field("kind", ("JENIS", "JENIS CUTI", "JENIS CUTI/DINAS", "KETERANGAN"), words(JENIS)),
        Field("first", ("MULAI", "TANGGAL MULAI", "TGL AWAL", "DARI", "DARI TANGGAL"), DATE),
        Field("last", ("SAMPAI", "TANGGAL SELESAI", "TGL AKHIR", "S.D.", "SAMPAI TANGGAL", "SAMPAI DENGAN"), DATE),
        Field("decision", ("STATUS", "KEPUTUSAN", "STATUS PERSETUJUAN"), words(STATUS)),
    ),
    write=write,
    table="attendance_absence",
    check=reversed_span,
)

"""What was left of annual leave at the end of years that are not counted here."""

from __future__ import annotations

import polars as pl
from django.utils.translation import gettext_noop as _

from sembilan.exchange.files.cells import NIP, number, words_text
from sembilan.exchange.files.kind import Field, Kind
from sembilan.exchange.files.office import Office
from sembilan.leave.actions import take_openings
from sembilan.leave.actions.openings import MOST

SOURCE = "Berkas saldo cuti"


def write(office: Office, good: pl.DataFrame) -> int:
    """Put what was left; where no paper is named, the file itself is what it comes from."""
    return take_openings(good.drop("row").with_columns(pl.col("source").fill_null(SOURCE)), instansi=office.instansi)


KIND = Kind(
    code="saldo-cuti",
    title=_("Saldo cuti tahunan"),
    order=61,
    key=("employee_id", "year"),
    fields=(
        Field("employee_id", ("NIP", "NIP BARU", "NIP PEGAWAI"), NIP, refers="nip"),
        Field("year", ("TAHUN", "TAHUN CUTI", "TAHUN SALDO"), number(2015, 2100), example="2025"),
        Field("days", ("SISA", "SISA CUTI", "SALDO CUTI", "SISA HARI", "JUMLAH SISA"), number(0, MOST), example="6"),
        Field(
            "source", ("KETERANGAN", "DASAR", "DASAR SURAT", "NOMOR SURAT"), words_text(200), needed=False,
            example="Buku cuti 2025",
        ),
    ),
    write=write,
    table="leave_leaveopening",
)  # fmt: skip

"""What each kelas jabatan is worth: tukin BPK and the region's percentages."""

from __future__ import annotations

import polars as pl
from django.utils.translation import gettext_noop as _

from sembilan.allowance.actions import take_kelas
from sembilan.exchange.files.cells import PERCENT, number
from sembilan.exchange.files.kind import Field, Kind
from sembilan.exchange.files.office import Office


def write(office: Office, good: pl.DataFrame) -> int:
    """Put the values from the start of the year the region's numbers are for."""
    return take_kelas(good.drop("row"), instansi=office.instansi, since=office.year_start())


KIND = Kind(
    code="tpp",
    title=_("Dasar TPP per kelas jabatan"),
    order=30,
    key=("kelas",),
    fields=(
        Field("kelas", ("KELAS JABATAN", "KELAS", "KELAS JAB", "GRADE"), number(1, 17)),
        Field("tukin_bpk", ("TUKIN BPK", "TUNJANGAN KINERJA BPK", "BASIC TPP BPK"), number(0, 1_000_000_000)),
        Field("beban_kerja_bp", ("PERSEN BEBAN KERJA", "BEBAN KERJA", "% BEBAN KERJA", "BEBAN KERJA (%)"), PERCENT),
        Field(
            "kondisi_kerja_bp",
            ("PERSEN KONDISI KERJA", "KONDISI KERJA", "% KONDISI KERJA", "KONDISI KERJA (%)"),
            PERCENT,
        ),
    ),
    write=write,
    table="allowance_tppkelas",
)

"""The two ratings of each employee for a month."""

from __future__ import annotations

import polars as pl
from django.utils.translation import gettext_noop as _

from sembilan.exchange.files.cells import MONTH, NIP, words
from sembilan.exchange.files.kind import Field, Kind
from sembilan.exchange.files.office import Office
from sembilan.performance.actions import take_ratings

RATING = {
    "Di Bawah Ekspektasi": 1,
    "Dibawah Ekspektasi": 1,
    "Di Bawah": 1,
    "Sesuai Ekspektasi": 2,
    "Sesuai": 2,
    "Di Atas Ekspektasi": 3,
    "Diatas Ekspektasi": 3,
    "Di Atas": 3,
}


def write(office: Office, good: pl.DataFrame) -> int:
    """Put the ratings."""
    return take_ratings(good.drop("row"), instansi=office.instansi)


KIND = Kind(
    code="penilaian",
    title=_("Penilaian periodik"),
    order=62,
    key=("employee_id", "month"),
    when="month",
    fields=(
        Field("employee_id", ("NIP", "NIP BARU", "NIP PEGAWAI"), NIP, refers="nip"),
        Field("month", ("PERIODE", "BULAN", "PERIODE PENILAIAN"), MONTH),
        Field("hasil_kerja", ("RATING HASIL KERJA", "HASIL KERJA"), words(RATING, pl.Int64)),
        Field("perilaku", ("RATING PERILAKU KERJA", "PERILAKU KERJA", "PERILAKU"), words(RATING, pl.Int64)),
    ),
    write=write,
    table="performance_periodicrating",
)

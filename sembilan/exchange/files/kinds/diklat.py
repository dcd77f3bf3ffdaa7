"""Trainings and their hours (JP)."""

from __future__ import annotations

import polars as pl
from django.utils.translation import gettext_noop as _

from sembilan.exchange.files.cells import DATE, NIP, number, words_text
from sembilan.exchange.files.kind import Field, Kind
from sembilan.exchange.files.office import Office
from sembilan.learning.actions import take_trainings


def write(office: Office, good: pl.DataFrame) -> int:
    """Put the trainings."""
    return take_trainings(good.drop("row"), instansi=office.instansi)


KIND = Kind(
    code="diklat",
    title=_("Riwayat diklat"),
    order=64,
    fields=(
        Field("employee_id", ("NIP", "NIP BARU", "NIP PEGAWAI"), NIP, refers="nip"),
        Field("kind", ("JENIS", "JENIS DIKLAT", "NAMA DIKLAT", "JENIS PELATIHAN", "NAMA PELATIHAN"), words_text(120)),
        Field("jp", ("JP", "JUMLAH JP", "JAM PELAJARAN", "JUMLAH JAM"), number(1, 2000)),
        Field(
            "finished_on", ("TANGGAL SELESAI", "TGL SELESAI", "SELESAI", "TANGGAL SERTIFIKAT", "TANGGAL AKHIR"), DATE
        ),
    ),
    write=write,
    table="learning_training",
)

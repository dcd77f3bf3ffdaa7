"""Results of assessment: JPM and potential, in hundredths."""

from __future__ import annotations

import polars as pl
from django.utils.translation import gettext_noop as _

from sembilan.assessment.actions import take_results
from sembilan.exchange.files.cells import DATE, NIP, number
from sembilan.exchange.files.kind import Field, Kind
from sembilan.exchange.files.office import Office


def write(office: Office, good: pl.DataFrame) -> int:
    """Put the results."""
    return take_results(good.drop("row"), instansi=office.instansi)


KIND = Kind(
    code="asesmen",
    title=_("Hasil asesmen"),
    order=63,
    key=("employee_id", "assessed_on"),
    fields=(
        Field("employee_id", ("NIP", "NIP BARU", "NIP PEGAWAI"), NIP, refers="nip"),
        Field("assessed_on", ("TANGGAL", "TANGGAL ASESMEN", "TGL PENILAIAN", "TANGGAL UJI"), DATE),
        Field("jpm", ("JPM (%)", "JPM", "NILAI JPM", "KOMPETENSI"), number(0, 10_000, scale=2)),
        Field("potensi", ("POTENSI", "NILAI POTENSI", "SKOR POTENSI", "POTENSI (%)"), number(0, 10_000, scale=2)),
    ),
    write=write,
    table="assessment_assessmentresult",
)

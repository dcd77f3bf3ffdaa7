"""What else a month is paid and cut by, where the region's rules read it: innovation, negative acts, LHKPN, budget."""

from __future__ import annotations

import polars as pl
from django.utils.translation import gettext_noop as _

from sembilan.allowance.actions import take_elements
from sembilan.exchange.files.cells import MONTH, NIP, number, words
from sembilan.exchange.files.kind import Field, Kind
from sembilan.exchange.files.office import Office

DELIVERED = {"Belum": True, "Terlambat": True, "Sudah": False, "Tidak wajib": False}


def write(office: Office, good: pl.DataFrame) -> int:
    """Put the elements."""
    return take_elements(good.drop("row"), instansi=office.instansi)


KIND = Kind(
    code="unsur",
    title=_("Unsur tunjangan bulanan"),
    order=63,
    key=("employee_id", "month"),
    when="month",
    fields=(
        Field("employee_id", ("NIP", "NIP BARU", "NIP PEGAWAI"), NIP, refers="nip"),
        Field("month", ("PERIODE", "BULAN", "PERIODE TUNJANGAN"), MONTH),
        Field("inovasi", ("INOVASI DIAKUI", "INOVASI"), number(0, 31), may_be_empty=True),
        Field("pelanggaran", ("AKTIVITAS NEGATIF", "PELANGGARAN"), number(0, 99), may_be_empty=True),
        Field("lhkpn_late", ("LHKPN/LHKASN", "LHKPN", "LHKASN"), words(DELIVERED, pl.Boolean), may_be_empty=True),
        Field("serapan_bp", ("PENYERAPAN ANGGARAN", "SERAPAN"), number(0, 10_000, 2), may_be_empty=True),
    ),
    write=write,
    table="allowance_payelement",
)

"""Which PIN of the terminals is whose."""

from __future__ import annotations

import polars as pl
from django.utils.translation import gettext_noop as _

from sembilan.attendance.actions import take_pins
from sembilan.exchange.files.cells import NIP, number
from sembilan.exchange.files.kind import Field, Kind
from sembilan.exchange.files.office import Office


def write(office: Office, good: pl.DataFrame) -> int:
    """Put the owners of PINs."""
    return take_pins(good.drop("row"), instansi=office.instansi)


KIND = Kind(
    code="pin",
    title=_("PIN mesin presensi"),
    order=50,
    key=("pin",),
    fields=(
        Field(
            "pin",
            ("PIN", "PIN MESIN", "USER ID", "ID MESIN", "NO PIN", "ID FINGER", "PIN ABSEN"),
            number(0, 10**15),
        ),
        Field("employee_id", ("NIP", "NIP BARU", "NIP PEGAWAI"), NIP, refers="nip"),
    ),
    write=write,
    table="attendance_terminalpin",
    refreshes=True,
)

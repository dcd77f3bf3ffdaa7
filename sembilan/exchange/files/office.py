"""The region a file is read for: its zone, its year, and the records its rows may name."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

import polars as pl

from sembilan.organisation.models import Instansi, RegionParameter
from sembilan.records.staging import fetch

NAMED = {
    "nip": ("select nip, id from people_employee", pl.Int64),
    "unor": ("select kode, id from organisation_unor", pl.String),
    "jabatan": ("select kode, id from organisation_jabatan", pl.String),
}


@dataclass
class Office:
    """What reading a file needs to know of the region; asked from the database once, forgotten after each write."""

    instansi: Instansi
    today: dt.date
    name: str = ""
    _known: dict[str, pl.DataFrame] = field(default_factory=dict)

    def known(self, what: str) -> pl.DataFrame:
        """The records of a sort: `key` as files name them, `id` as the database does."""
        if what not in self._known:
            sql, dtype = NAMED[what]
            self._known[what] = fetch(sql, {"key": dtype, "id": pl.Int64})
        return self._known[what]

    def forget(self) -> None:
        """Ask again; something was written."""
        self._known.clear()

    def pins(self) -> pl.Series:
        """Every PIN that is somebody's."""
        if "pin" not in self._known:
            self._known["pin"] = fetch("select distinct pin from attendance_terminalpin", {"pin": pl.Int64})
        return self._known["pin"]["pin"]

    def year_start(self) -> dt.date:
        """From when the region's numbers hold: the start of the newest year it gave, else of this year."""
        newest = RegionParameter.objects.order_by("-valid").values_list("valid", flat=True).first()
        return newest.lower if newest and newest.lower else dt.date(self.today.year, 1, 1)

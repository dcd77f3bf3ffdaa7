"""A superior's people on a day: the state of each, those of her own unit first, and who there is nothing known of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl
from django.utils.translation import gettext as _

from sembilan.attendance.queries import board
from sembilan.attendance.queries.board import Asked
from sembilan.attendance.queries.known import PRESENT, State
from sembilan.organisation.access import Permission, Scope
from sembilan.organisation.models import Instansi, Unor
from sembilan.people.models import Employee

TONES = {
    State.HADIR: "good", State.TERLAMBAT: "warn", State.WFH: "good", State.CUTI: "info", State.DINAS: "info",
    State.MENUNGGU: "info", State.TANPA_KABAR: "bad",
}  # fmt: skip
URGENT = (State.TANPA_KABAR, State.MENUNGGU, State.TERLAMBAT, State.BELUM, State.HADIR, State.WFH)


@dataclass(frozen=True)
class Person:
    """One person and what she is at the moment."""

    employee: Employee
    unit: str
    state: str
    first: int | None
    late: int
    starts: int
    word: str = ""

    @property
    def awaited(self) -> str:
        """For which decision she waits, if a room says so."""
        return _(self.word) if self.word else ""

    @property
    def tone(self) -> str:
        """How it is coloured."""
        return TONES.get(State(self.state), "")

    @property
    def is_present(self) -> bool:
        """Whether she was heard of."""
        return self.state in PRESENT

    @property
    def minute(self) -> int | None:
        """When she was first heard of, in minutes of the day."""
        return None if self.first is None else self.first // 60


def own_places(scope: Scope) -> list[Unor]:
    """The units a reader looks over: those she leads, else those whose people she may read, else the whole region."""
    paths = scope.paths(Permission.SUPERVISE) or scope.paths(Permission.READ)
    if paths:
        return list(Unor.objects.filter(path__in=paths).order_by("path"))
    if scope.is_all(Permission.READ):
        return list(Unor.objects.filter(parent=None).order_by("path"))
    return []


def found(instansi: Instansi, places: list[Unor], wanted: Asked) -> pl.DataFrame:
    """The people of some units and all under them: the units' own people first, then by unit and urgency."""
    paths = [unor.path for unor in places]
    everybody = board.states(instansi, wanted)
    under = pl.any_horizontal(pl.lit(False), *(pl.col("path").str.starts_with(path) for path in paths))
    order = {str(state): place for place, state in enumerate(URGENT)}
    rank = pl.col("state").replace_strict(order, default=len(order), return_dtype=pl.Int32)
    direct = ~pl.col("path").is_in(paths)
    return everybody.filter(under).sort(direct, "path", rank, "nip")


def people(rows: pl.DataFrame) -> list[Person]:
    """The rows of a page with names."""
    nips = [f"{nip:018d}" for nip in rows["nip"]]
    known = {one.nip: one for one in Employee.objects.filter(nip__in=nips)}
    units = dict(Unor.objects.filter(path__in=rows["path"].unique().to_list()).values_list("path", "name"))
    names = ("late", "starts", "word")
    return [
        Person(known[nip], units.get(row["path"], ""), row["state"], row["first"], *(row[name] for name in names))
        for nip, row in zip(nips, rows.iter_rows(named=True), strict=True)
        if nip in known
    ]


def page_of(instansi: Instansi, places: list[Unor], wanted: Asked) -> dict[str, Any]:
    """The rows of everybody there and their counts."""
    rows = found(instansi, places, wanted)
    return {"rows": rows, "total": board.whole(rows, ", ".join(unor.name for unor in places))}
